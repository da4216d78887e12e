CREATE TABLE "event_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"session_id" uuid,
	"reason" text NOT NULL,
	"times_before" jsonb NOT NULL,
	"sequence" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_changes_kind" CHECK ("event_changes"."kind" in ('rescheduled', 'postponed', 'moved', 'session-cancelled'))
);
--> statement-breakpoint
ALTER TABLE "event_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_status";--> statement-breakpoint
ALTER TABLE "event_changes" ADD CONSTRAINT "event_changes_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_changes" ADD CONSTRAINT "event_changes_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_changes" ADD CONSTRAINT "event_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_changes_by_event" ON "event_changes" USING btree ("event_id","changed_at");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_status" CHECK ("events"."status" in ('draft', 'submitted', 'returned', 'published', 'postponed', 'cancelled', 'withdrawn'));--> statement-breakpoint
CREATE POLICY "event_changes_read" ON "event_changes" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from events e where e.id = "event_changes"."event_id"));--> statement-breakpoint
CREATE POLICY "event_changes_added" ON "event_changes" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("event_changes"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end);--> statement-breakpoint
ALTER POLICY "events_read" ON "events" TO attest_app USING (case when "events"."status" in ('published', 'postponed', 'cancelled') then true when (select acting_as('system')) then true when "events"."organizer_id" = (select acting_person()) then true when "events"."status" in ('submitted', 'returned') and (select acting_as('moderator')) then true else coalesce("events"."id" in (select staffed_events('owner', 'co-organizer')), false) end);--> statement-breakpoint
ALTER POLICY "events_changed" ON "events" TO attest_app USING (case when (select acting_as('system')) then true when "events"."organizer_id" = (select acting_person()) then true when "events"."status" in ('submitted', 'returned', 'published', 'postponed', 'cancelled') and (select acting_as('moderator')) then true else coalesce("events"."id" in (select staffed_events('owner', 'co-organizer')), false) end) WITH CHECK (case when (select acting_as('system')) then true when "events"."organizer_id" = (select acting_person()) then true when "events"."status" in ('submitted', 'returned', 'published', 'postponed', 'cancelled') and (select acting_as('moderator')) then true else coalesce("events"."id" in (select staffed_events('owner', 'co-organizer')), false) end);