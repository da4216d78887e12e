CREATE TABLE "asked_editions" (
	"course_version_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"people" integer NOT NULL,
	"done" integer NOT NULL,
	"last_person_id" uuid,
	"finished_at" timestamp with time zone,
	"changed" integer NOT NULL,
	CONSTRAINT "asked_editions_course_version_id_agency_id_pk" PRIMARY KEY("course_version_id","agency_id")
);
--> statement-breakpoint
ALTER TABLE "asked_editions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "asked_editions" ADD CONSTRAINT "asked_editions_course_version_id_course_versions_id_fk" FOREIGN KEY ("course_version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_editions" ADD CONSTRAINT "asked_editions_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asked_editions_under_way" ON "asked_editions" USING btree ("agency_id") WHERE "asked_editions"."finished_at" is null;--> statement-breakpoint
CREATE POLICY "asked_editions_read" ON "asked_editions" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator', 'author')) then true when "asked_editions"."agency_id" in (select acting_agencies()) then true else coalesce("asked_editions"."agency_id" in (select served_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "asked_editions_rows" ON "asked_editions" AS PERMISSIVE FOR ALL TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));