CREATE TABLE "creations" (
	"person_id" uuid NOT NULL,
	"event" text NOT NULL,
	"key" text NOT NULL,
	"digest" text NOT NULL,
	"answer" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "creations_person_id_event_key_pk" PRIMARY KEY("person_id","event","key")
);
--> statement-breakpoint
ALTER TABLE "creations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD COLUMN "repeat_from" text DEFAULT 'completion' NOT NULL;--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_repeat_from" CHECK ("requirement_versions"."repeat_from" in ('completion', 'fixed-day'));--> statement-breakpoint
ALTER TABLE "requirement_versions" ADD CONSTRAINT "requirement_versions_clock" CHECK ("requirement_versions"."repeat_from" <> 'fixed-day' or ("requirement_versions"."due_by" is not null and "requirement_versions"."repeat_months" is not null));--> statement-breakpoint
CREATE POLICY "creations_rows" ON "creations" AS PERMISSIVE FOR ALL TO "attest_app" USING ("creations"."person_id" = (select acting_person())) WITH CHECK ("creations"."person_id" = (select acting_person()));