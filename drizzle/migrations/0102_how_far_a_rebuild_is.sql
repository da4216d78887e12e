CREATE TABLE "rebuilds" (
	"agency_id" uuid PRIMARY KEY NOT NULL,
	"asked_by" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"people" integer NOT NULL,
	"done" integer NOT NULL,
	"last_person_id" uuid,
	"changed" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rebuilds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rebuilds" ADD CONSTRAINT "rebuilds_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "rebuilds_read" ON "rebuilds" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true else coalesce("rebuilds"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "rebuilds_rows" ON "rebuilds" AS PERMISSIVE FOR ALL TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));