ALTER TABLE "requirement_versions" DROP CONSTRAINT "requirement_versions_due_kind";--> statement-breakpoint
ALTER TABLE "requirement_versions" DROP CONSTRAINT "requirement_versions_due";--> statement-breakpoint
ALTER TABLE "obligations" ALTER COLUMN "due_on" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_due_kind" CHECK ("requirement_versions"."due_kind" in ('within-days-of-start', 'within-months-of-start', 'by-date', 'before-act'));--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_due" CHECK (("requirement_versions"."due_kind" = 'by-date') = ("requirement_versions"."due_by" is not null) and ("requirement_versions"."due_kind" = 'within-days-of-start') = ("requirement_versions"."within_days" is not null)
        and ("requirement_versions"."due_kind" = 'within-months-of-start') = ("requirement_versions"."limits"->>'withinMonths' is not null)
        and ("requirement_versions"."due_kind" = 'before-act') = ("requirement_versions"."limits"->>'heldBack' is not null) and ("requirement_versions"."due_kind" <> 'before-act' or "requirement_versions"."repeat_months" is null));