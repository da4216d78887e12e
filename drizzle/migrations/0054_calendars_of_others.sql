CREATE TABLE "calendar_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"source_id" uuid,
	"file_name" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"state" text NOT NULL,
	"row_count" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"past" integer NOT NULL,
	"later" integer NOT NULL,
	"entries" "bytea",
	"undo" "bytea",
	"applied_count" integer,
	"is_by_itself" boolean DEFAULT false NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"rolled_back_at" timestamp with time zone,
	CONSTRAINT "calendar_batches_state" CHECK ("calendar_batches"."state" in ('checked', 'applied', 'rolled-back'))
);
--> statement-breakpoint
ALTER TABLE "calendar_batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "calendar_sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"address" text NOT NULL,
	"name" text NOT NULL,
	"besides" jsonb NOT NULL,
	"keep_up_to_date" boolean NOT NULL,
	"state" text NOT NULL,
	"etag" text,
	"last_modified" text,
	"digest" "bytea",
	"failures" integer NOT NULL,
	"failure" text,
	"asked_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_sources_state" CHECK ("calendar_sources"."state" in ('asked', 'read', 'failing', 'paused'))
);
--> statement-breakpoint
ALTER TABLE "calendar_sources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "foreign_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"uid" text NOT NULL,
	"recurrence" text NOT NULL,
	"origin" text NOT NULL,
	"event_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"changed_at" text,
	"fields" jsonb NOT NULL,
	"version" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "foreign_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "calendar_batches" ADD CONSTRAINT "calendar_batches_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_batches" ADD CONSTRAINT "calendar_batches_source_id_calendar_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."calendar_sources"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_sources" ADD CONSTRAINT "calendar_sources_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "foreign_events" ADD CONSTRAINT "foreign_events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "foreign_events" ADD CONSTRAINT "foreign_events_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_batches_by_person" ON "calendar_batches" USING btree ("person_id","checked_at","id");--> statement-breakpoint
CREATE INDEX "calendar_batches_by_source" ON "calendar_batches" USING btree ("source_id","checked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_sources_once" ON "calendar_sources" USING btree ("person_id","address");--> statement-breakpoint
CREATE INDEX "calendar_sources_by_state" ON "calendar_sources" USING btree ("state","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "foreign_events_once" ON "foreign_events" USING btree ("person_id","uid","recurrence");--> statement-breakpoint
CREATE INDEX "foreign_events_by_event" ON "foreign_events" USING btree ("event_id");--> statement-breakpoint
CREATE POLICY "calendar_batches_read" ON "calendar_batches" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("calendar_batches"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "calendar_batches_added" ON "calendar_batches" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "calendar_batches_changed" ON "calendar_batches" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "calendar_batches_removed" ON "calendar_batches" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "calendar_sources_read" ON "calendar_sources" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("calendar_sources"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "calendar_sources_added" ON "calendar_sources" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("calendar_sources"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "calendar_sources_changed" ON "calendar_sources" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("calendar_sources"."person_id" = (select acting_person()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("calendar_sources"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "calendar_sources_removed" ON "calendar_sources" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("calendar_sources"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "foreign_events_read" ON "foreign_events" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("foreign_events"."person_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "foreign_events_added" ON "foreign_events" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "foreign_events_changed" ON "foreign_events" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "foreign_events_removed" ON "foreign_events" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));