CREATE TABLE "suggested_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"by_person_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"place" text NOT NULL,
	"asks_of" text NOT NULL,
	"says" text NOT NULL,
	"citation" text,
	"url" text,
	"status" text NOT NULL,
	"suggested_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "suggested_rules_asks_of" CHECK ("suggested_rules"."asks_of" in ('law-enforcement', 'victim-services', 'child-welfare', 'others')),
	CONSTRAINT "suggested_rules_status" CHECK ("suggested_rules"."status" in ('waiting', 'taken-up', 'declined')),
	CONSTRAINT "suggested_rules_found" CHECK ("suggested_rules"."citation" is not null or "suggested_rules"."url" is not null),
	CONSTRAINT "suggested_rules_answered" CHECK (num_nulls("suggested_rules"."answer", "suggested_rules"."answered_by", "suggested_rules"."answered_at") = case "suggested_rules"."status" when 'waiting' then 3 else 0 end)
);
--> statement-breakpoint
ALTER TABLE "suggested_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "suggested_rules" ADD CONSTRAINT "suggested_rules_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggested_rules" ADD CONSTRAINT "suggested_rules_by_person_id_people_id_fk" FOREIGN KEY ("by_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggested_rules" ADD CONSTRAINT "suggested_rules_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggested_rules_by_agency" ON "suggested_rules" USING btree ("agency_id","suggested_at");--> statement-breakpoint
CREATE INDEX "suggested_rules_by_status" ON "suggested_rules" USING btree ("status","suggested_at");--> statement-breakpoint
CREATE POLICY "suggested_rules_read" ON "suggested_rules" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'moderator', 'administrator')) then true else coalesce("suggested_rules"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "suggested_rules_added" ON "suggested_rules" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("suggested_rules"."agency_id" in (select managed_agencies()) and "suggested_rules"."by_person_id" = (select acting_person()) and "suggested_rules"."status" = 'waiting'), false) end);--> statement-breakpoint
CREATE POLICY "suggested_rules_answered" ON "suggested_rules" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce((((select acting_as('moderator', 'administrator')) and not ("suggested_rules"."by_person_id" in (select acting_records()) or "suggested_rules"."agency_id" in (select acting_agencies()) or "suggested_rules"."agency_id" in (select served_agencies()))) and "suggested_rules"."status" = 'waiting'), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce(((select acting_as('moderator', 'administrator')) and not ("suggested_rules"."by_person_id" in (select acting_records()) or "suggested_rules"."agency_id" in (select acting_agencies()) or "suggested_rules"."agency_id" in (select served_agencies()))), false) end);