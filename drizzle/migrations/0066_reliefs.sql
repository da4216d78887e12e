CREATE TABLE "reliefs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"requirement_id" uuid,
	"from_on" date NOT NULL,
	"until_on" date,
	"due_on" date,
	"new_due_on" date,
	"why" text NOT NULL,
	"evidence" text,
	"recommended_by" uuid,
	"recommended_by_name" text,
	"recommended_at" timestamp with time zone,
	"granted" boolean,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"decision_words" text,
	"ended_by" uuid,
	"ended_by_name" text,
	"ended_at" timestamp with time zone,
	"ended_on" date,
	"ended_why" text,
	CONSTRAINT "reliefs_kind" CHECK ("reliefs"."kind" in ('waiver', 'extension', 'exemption', 'leave')),
	CONSTRAINT "reliefs_about" CHECK (("reliefs"."kind" = 'leave') = ("reliefs"."requirement_id" is null)),
	CONSTRAINT "reliefs_days" CHECK ("reliefs"."until_on" is null or "reliefs"."until_on" > "reliefs"."from_on"),
	CONSTRAINT "reliefs_signed" CHECK (("reliefs"."granted" is null) = ("reliefs"."decided_at" is null) and ("reliefs"."ended_at" is null or "reliefs"."granted" is true)
        and ("reliefs"."decided_at" is not null or "reliefs"."recommended_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "reliefs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reliefs" ADD CONSTRAINT "reliefs_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reliefs" ADD CONSTRAINT "reliefs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reliefs" ADD CONSTRAINT "reliefs_requirement_id_requirements_id_fk" FOREIGN KEY ("requirement_id") REFERENCES "public"."requirements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reliefs" ADD CONSTRAINT "reliefs_recommended_by_people_id_fk" FOREIGN KEY ("recommended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reliefs" ADD CONSTRAINT "reliefs_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reliefs" ADD CONSTRAINT "reliefs_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reliefs_by_person" ON "reliefs" USING btree ("person_id","agency_id");--> statement-breakpoint
CREATE INDEX "reliefs_by_agency" ON "reliefs" USING btree ("agency_id","decided_at");--> statement-breakpoint
CREATE POLICY "reliefs_read" ON "reliefs" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "reliefs"."person_id" in (select acting_records()) then true else coalesce("reliefs"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "reliefs_added" ON "reliefs" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce((not "reliefs"."person_id" in (select acting_records()) and ("reliefs"."agency_id" in (select managed_agencies())
          or ("reliefs"."agency_id" in (select acting_agencies()) and "reliefs"."decided_at" is null and "reliefs"."recommended_by" = (select acting_person())))), false) end);--> statement-breakpoint
CREATE POLICY "reliefs_changed" ON "reliefs" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce((not "reliefs"."person_id" in (select acting_records()) and "reliefs"."agency_id" in (select managed_agencies())), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce((not "reliefs"."person_id" in (select acting_records()) and "reliefs"."agency_id" in (select managed_agencies())), false) end);