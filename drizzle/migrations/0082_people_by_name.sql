CREATE TABLE "assignment_people" (
	"assignment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	CONSTRAINT "assignment_people_assignment_id_person_id_pk" PRIMARY KEY("assignment_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "assignment_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assignments" DROP CONSTRAINT "assignments_population";--> statement-breakpoint
ALTER TABLE "assignment_people" ADD CONSTRAINT "assignment_people_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_people" ADD CONSTRAINT "assignment_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_people" ADD CONSTRAINT "assignment_people_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_people_by_agency" ON "assignment_people" USING btree ("agency_id");--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_population" CHECK ("assignments"."population" in ('everyone', 'unit', 'position', 'employment', 'people'));--> statement-breakpoint
CREATE POLICY "assignment_people_read" ON "assignment_people" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "assignment_people"."person_id" in (select acting_records()) then true else coalesce("assignment_people"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "assignment_people_added" ON "assignment_people" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("assignment_people"."agency_id" in (select managed_agencies())
  and exists (select 1 from affiliations a where a.person_id = "assignment_people"."person_id" and a.agency_id = "assignment_people"."agency_id")
  and exists (select 1 from assignments s where s.id = "assignment_people"."assignment_id" and s.agency_id = "assignment_people"."agency_id")), false) end);