CREATE TABLE "own_dates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"dated_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	"replaced_at" timestamp with time zone,
	CONSTRAINT "own_dates_kind" CHECK ("own_dates"."kind" in ('license', 'certification', 'appointment', 'promotion', 'grant-contact'))
);
--> statement-breakpoint
ALTER TABLE "own_dates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "own_dates" ADD CONSTRAINT "own_dates_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_dates" ADD CONSTRAINT "own_dates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_dates" ADD CONSTRAINT "own_dates_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "own_dates_once" ON "own_dates" USING btree ("person_id","agency_id","kind") WHERE "own_dates"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "own_dates_by_agency" ON "own_dates" USING btree ("agency_id");--> statement-breakpoint
CREATE POLICY "own_dates_read" ON "own_dates" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "own_dates"."person_id" in (select acting_records()) then true else coalesce("own_dates"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "own_dates_added" ON "own_dates" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("own_dates"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "own_dates_changed" ON "own_dates" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("own_dates"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("own_dates"."agency_id" in (select managed_agencies()), false) end);