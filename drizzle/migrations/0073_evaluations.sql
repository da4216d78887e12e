CREATE TABLE "evaluation_forms" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"questions" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evaluation_forms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evaluation_tallies" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"counted" jsonb NOT NULL,
	"shown" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evaluation_tallies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evaluations_given" (
	"event_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "evaluations_given_event_id_person_id_pk" PRIMARY KEY("event_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "evaluations_given" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "evaluation_forms" ADD CONSTRAINT "evaluation_forms_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_forms" ADD CONSTRAINT "evaluation_forms_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_tallies" ADD CONSTRAINT "evaluation_tallies_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations_given" ADD CONSTRAINT "evaluations_given_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations_given" ADD CONSTRAINT "evaluations_given_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "evaluation_forms_rows" ON "evaluation_forms" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("evaluation_forms"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("evaluation_forms"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end);--> statement-breakpoint
CREATE POLICY "evaluation_tallies_rows" ON "evaluation_tallies" AS PERMISSIVE FOR ALL TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "evaluations_given_read" ON "evaluations_given" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("evaluations_given"."person_id" in (select acting_records()), false) end);--> statement-breakpoint
CREATE POLICY "evaluations_given_added" ON "evaluations_given" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));