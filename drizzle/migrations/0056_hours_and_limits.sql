ALTER TABLE "requirement_versions" DROP CONSTRAINT "requirement_versions_criterion";--> statement-breakpoint
ALTER TABLE "requirement_versions" DROP CONSTRAINT "requirement_versions_due_kind";--> statement-breakpoint
ALTER TABLE "requirement_versions" DROP CONSTRAINT "requirement_versions_due";--> statement-breakpoint
ALTER TABLE "requirement_versions" DROP CONSTRAINT "requirement_versions_repeat_from";--> statement-breakpoint
ALTER TABLE "requirement_versions" DROP CONSTRAINT "requirement_versions_clock";--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "course_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "requirement_versions" ALTER COLUMN "course_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD COLUMN "limits" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_criterion" CHECK (coalesce("requirement_versions"."criterion"->>'kind', '') in ('course', 'some', 'minutes'));--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_due_kind" CHECK ("requirement_versions"."due_kind" in ('within-days-of-start', 'within-months-of-start', 'by-date'));--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_due" CHECK (("requirement_versions"."due_kind" = 'by-date') = ("requirement_versions"."due_by" is not null) and ("requirement_versions"."due_kind" = 'within-days-of-start') = ("requirement_versions"."within_days" is not null)
        and ("requirement_versions"."due_kind" = 'within-months-of-start') = ("requirement_versions"."limits"->>'withinMonths' is not null));--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_repeat_from" CHECK ("requirement_versions"."repeat_from" in ('completion', 'fixed-day', 'first-due'));--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_clock" CHECK ("requirement_versions"."repeat_from" = 'completion' or ("requirement_versions"."repeat_months" is not null and ("requirement_versions"."repeat_from" = 'fixed-day') = ("requirement_versions"."due_by" is not null)));