CREATE TABLE "attendance_credits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"credit_minutes" integer NOT NULL,
	"credit_id" uuid,
	"confirmed_by" uuid NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendance_credits_in_order" UNIQUE("session_id","person_id","number"),
	CONSTRAINT "attendance_credits_posted" CHECK (("attendance_credits"."credit_minutes" > 0) = ("attendance_credits"."credit_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "attendance_credits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendance_overrides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"registration_id" uuid,
	"walk_in_id" uuid,
	"credit_minutes" integer NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendance_overrides_of_one" CHECK (("attendance_overrides"."registration_id" is null) <> ("attendance_overrides"."walk_in_id" is null)),
	CONSTRAINT "attendance_overrides_minutes" CHECK ("attendance_overrides"."credit_minutes" >= 0)
);
--> statement-breakpoint
ALTER TABLE "attendance_overrides" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "check_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"registration_id" uuid,
	"walk_in_id" uuid,
	"kind" text NOT NULL,
	"undoes" uuid,
	"at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	"door" text,
	"way" text NOT NULL,
	CONSTRAINT "check_ins_kind" CHECK ("check_ins"."kind" in ('in', 'out', 'undo')),
	CONSTRAINT "check_ins_way" CHECK ("check_ins"."way" in ('scan', 'code', 'tap', 'walk-in')),
	CONSTRAINT "check_ins_of_one" CHECK (("check_ins"."registration_id" is null) <> ("check_ins"."walk_in_id" is null)),
	CONSTRAINT "check_ins_undo" CHECK (("check_ins"."kind" = 'undo') = ("check_ins"."undoes" is not null))
);
--> statement-breakpoint
ALTER TABLE "check_ins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "walk_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "walk_ins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attendance_credits" ADD CONSTRAINT "attendance_credits_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_credits" ADD CONSTRAINT "attendance_credits_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_credits" ADD CONSTRAINT "attendance_credits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_credits" ADD CONSTRAINT "attendance_credits_credit_id_credits_id_fk" FOREIGN KEY ("credit_id") REFERENCES "public"."credits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_credits" ADD CONSTRAINT "attendance_credits_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_overrides" ADD CONSTRAINT "attendance_overrides_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_overrides" ADD CONSTRAINT "attendance_overrides_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_overrides" ADD CONSTRAINT "attendance_overrides_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_overrides" ADD CONSTRAINT "attendance_overrides_walk_in_id_walk_ins_id_fk" FOREIGN KEY ("walk_in_id") REFERENCES "public"."walk_ins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_overrides" ADD CONSTRAINT "attendance_overrides_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_walk_in_id_walk_ins_id_fk" FOREIGN KEY ("walk_in_id") REFERENCES "public"."walk_ins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_ins" ADD CONSTRAINT "walk_ins_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk_ins" ADD CONSTRAINT "walk_ins_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_credits_by_event" ON "attendance_credits" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "attendance_overrides_by_event" ON "attendance_overrides" USING btree ("event_id","decided_at");--> statement-breakpoint
CREATE INDEX "check_ins_by_event" ON "check_ins" USING btree ("event_id","session_id","at");--> statement-breakpoint
CREATE INDEX "check_ins_by_registration" ON "check_ins" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "walk_ins_by_event" ON "walk_ins" USING btree ("event_id");--> statement-breakpoint
CREATE POLICY "attendance_credits_read" ON "attendance_credits" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "attendance_credits"."person_id" in (select acting_records()) then true else coalesce("attendance_credits"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end);--> statement-breakpoint
CREATE POLICY "attendance_credits_added" ON "attendance_credits" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "attendance_overrides_read" ON "attendance_overrides" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("attendance_overrides"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end);--> statement-breakpoint
CREATE POLICY "attendance_overrides_added" ON "attendance_overrides" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("attendance_overrides"."decided_by" = (select acting_person()) and "attendance_overrides"."event_id" in (select staffed_events('owner', 'co-organizer'))), false) end);--> statement-breakpoint
CREATE POLICY "check_ins_read" ON "check_ins" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("check_ins"."event_id" in (select staffed_events('owner', 'co-organizer', 'helper')), false) end);--> statement-breakpoint
CREATE POLICY "check_ins_added" ON "check_ins" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("check_ins"."recorded_by" = (select acting_person()) and "check_ins"."event_id" in (select staffed_events('owner', 'co-organizer', 'helper'))), false) end);--> statement-breakpoint
CREATE POLICY "walk_ins_read" ON "walk_ins" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("walk_ins"."event_id" in (select staffed_events('owner', 'co-organizer', 'helper')), false) end);--> statement-breakpoint
CREATE POLICY "walk_ins_added" ON "walk_ins" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("walk_ins"."added_by" = (select acting_person()) and "walk_ins"."event_id" in (select staffed_events('owner', 'co-organizer', 'helper'))), false) end);