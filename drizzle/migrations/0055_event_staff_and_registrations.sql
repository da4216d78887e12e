CREATE TABLE "event_registration_settings" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"opens_on" date,
	"closes_on" date,
	"capacity" integer,
	"needs_approval" boolean NOT NULL,
	"questions" jsonb NOT NULL,
	"audience_limit" text[] NOT NULL,
	"audience_proof" text NOT NULL,
	"guests_allowed" boolean NOT NULL,
	"paused_at" timestamp with time zone,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid NOT NULL,
	CONSTRAINT "event_registration_settings_unit" CHECK ("event_registration_settings"."unit" in ('event', 'session')),
	CONSTRAINT "event_registration_settings_with_room" CHECK ("event_registration_settings"."capacity" > 0)
);
--> statement-breakpoint
ALTER TABLE "event_registration_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"session_id" uuid,
	"person_id" uuid,
	"guest_name" text,
	"guest_email" text,
	"agency_id" uuid,
	"state" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"answers" jsonb NOT NULL,
	"audience_word" text,
	"offered_at" timestamp with time zone,
	"offer_until" timestamp with time zone,
	"told_sequence" integer NOT NULL,
	"check_in_code" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"registered_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"ending" text,
	"reason" text,
	CONSTRAINT "registrations_checkInCode_unique" UNIQUE("check_in_code"),
	CONSTRAINT "registrations_state" CHECK ("registrations"."state" in ('pending-confirmation', 'awaiting-approval', 'registered', 'waitlisted', 'offered', 'withdrawn', 'declined', 'expired')),
	CONSTRAINT "registrations_ending" CHECK ("registrations"."ending" in ('by-person', 'by-staff', 'by-coordinator', 'passed', 'offer-expired', 'not-approved', 'not-confirmed', 'event-cancelled', 'session-withdrawn')),
	CONSTRAINT "registrations_of_somebody" CHECK (("registrations"."person_id" is null) = ("registrations"."guest_email" is not null and "registrations"."guest_name" is not null)),
	CONSTRAINT "registrations_ended" CHECK (("registrations"."ended_at" is not null) = ("registrations"."state" in ('withdrawn', 'declined', 'expired')) and ("registrations"."ended_at" is null) = ("registrations"."ending" is null)),
	CONSTRAINT "registrations_offered" CHECK (("registrations"."state" = 'offered') = ("registrations"."offer_until" is not null))
);
--> statement-breakpoint
ALTER TABLE "registrations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"until" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "event_staff_role" CHECK ("event_staff"."role" in ('co-organizer', 'helper')),
	CONSTRAINT "event_staff_helpers_for_a_while" CHECK ("event_staff"."role" <> 'helper' or "event_staff"."until" is not null)
);
--> statement-breakpoint
ALTER TABLE "event_staff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_staff_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"digest" "bytea" NOT NULL,
	"day" date NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "event_staff_codes_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
ALTER TABLE "event_staff_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
-- Events that the acting person runs as one of these, now: policies of events and of all that belongs to them ask it once a statement.
create function staffed_events(variadic as_what text[]) returns setof uuid language sql stable security definer rows 20
set search_path = pg_catalog, public, pg_temp as $$
  select e.id from public.events e where 'owner' = any(as_what) and e.organizer_id = public.acting_person()
  union
  select s.event_id from public.event_staff s
  where s.role = any(as_what) and s.person_id in (select public.acting_records())
    and s.accepted_at is not null and s.ended_at is null and (s.until is null or s.until > now())
$$;
--> statement-breakpoint
-- Policies see a row before or after: an event stays with whoever posted it, whoever changes it.
create function guard_organizer() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if acting_as('system') or not row_security_active('public.events') then return new; end if;
  raise insufficient_privilege using message = 'An event stays with whoever posted it.';
end
$$;
--> statement-breakpoint
create trigger events_keep_their_organizer before update of organizer_id on events for each row
  when (old.organizer_id is distinct from new.organizer_id) execute function guard_organizer();
--> statement-breakpoint
ALTER TABLE "event_sessions" ADD COLUMN "capacity" integer;--> statement-breakpoint
ALTER TABLE "event_sessions" ADD COLUMN "credit_minutes" integer;--> statement-breakpoint
ALTER TABLE "event_sessions" ADD COLUMN "attendance_rule" jsonb;--> statement-breakpoint
ALTER TABLE "event_registration_settings" ADD CONSTRAINT "event_registration_settings_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_registration_settings" ADD CONSTRAINT "event_registration_settings_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_registered_by_people_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_staff" ADD CONSTRAINT "event_staff_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_staff" ADD CONSTRAINT "event_staff_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_staff" ADD CONSTRAINT "event_staff_given_by_people_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_staff" ADD CONSTRAINT "event_staff_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_staff_codes" ADD CONSTRAINT "event_staff_codes_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_staff_codes" ADD CONSTRAINT "event_staff_codes_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_once" ON "registrations" USING btree ("event_id",coalesce("session_id", "event_id"),"person_id") WHERE ended_at is null and person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_of_guests_once" ON "registrations" USING btree ("event_id",coalesce("session_id", "event_id"),"guest_email") WHERE ended_at is null and person_id is null;--> statement-breakpoint
CREATE INDEX "registrations_by_turn" ON "registrations" USING btree ("event_id","session_id","state","queued_at","id");--> statement-breakpoint
CREATE INDEX "registrations_by_person" ON "registrations" USING btree ("person_id","event_id");--> statement-breakpoint
CREATE INDEX "registrations_by_agency" ON "registrations" USING btree ("agency_id","event_id");--> statement-breakpoint
CREATE INDEX "registrations_by_address" ON "registrations" USING btree ("guest_email") WHERE person_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "event_staff_once" ON "event_staff" USING btree ("event_id","person_id","role") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "event_staff_by_person" ON "event_staff" USING btree ("person_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "event_staff_codes_by_event" ON "event_staff_codes" USING btree ("event_id","day");--> statement-breakpoint
ALTER TABLE "event_sessions" ADD CONSTRAINT "event_sessions_with_room" CHECK ("event_sessions"."capacity" > 0);--> statement-breakpoint
ALTER TABLE "event_sessions" ADD CONSTRAINT "event_sessions_credit" CHECK ("event_sessions"."credit_minutes" >= 0);--> statement-breakpoint
CREATE POLICY "event_registration_settings_read" ON "event_registration_settings" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from events e where e.id = "event_registration_settings"."event_id"));--> statement-breakpoint
CREATE POLICY "event_registration_settings_rows" ON "event_registration_settings" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("event_registration_settings"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("event_registration_settings"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end);--> statement-breakpoint
CREATE POLICY "registrations_read" ON "registrations" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "registrations"."person_id" in (select acting_records()) then true when "registrations"."agency_id" in (select managed_agencies()) then true else coalesce("registrations"."event_id" in (select staffed_events('owner', 'co-organizer', 'helper')), false) end);--> statement-breakpoint
CREATE POLICY "registrations_added" ON "registrations" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "registrations_changed" ON "registrations" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "registrations_removed" ON "registrations" AS PERMISSIVE FOR DELETE TO "attest_app" USING ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "event_staff_read" ON "event_staff" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "event_staff"."person_id" in (select acting_records()) then true else coalesce("event_staff"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end);--> statement-breakpoint
CREATE POLICY "event_staff_added" ON "event_staff" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("event_staff"."event_id" in (select staffed_events('owner')) and "event_staff"."accepted_at" is null and not "event_staff"."person_id" in (select acting_records())), false) end);--> statement-breakpoint
CREATE POLICY "event_staff_changed" ON "event_staff" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("event_staff"."event_id" in (select staffed_events('owner')), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("event_staff"."event_id" in (select staffed_events('owner')), false) end);--> statement-breakpoint
CREATE POLICY "event_staff_codes_rows" ON "event_staff_codes" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("event_staff_codes"."event_id" in (select staffed_events('owner')), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("event_staff_codes"."event_id" in (select staffed_events('owner')), false) end);--> statement-breakpoint
ALTER POLICY "event_sessions_rows" ON "event_sessions" TO attest_app USING (case when (select acting_as('system')) then true else coalesce("event_sessions"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("event_sessions"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end);--> statement-breakpoint
ALTER POLICY "events_read" ON "events" TO attest_app USING (case when "events"."status" in ('published', 'cancelled') then true when (select acting_as('system')) then true when "events"."organizer_id" = (select acting_person()) then true when "events"."status" in ('submitted', 'returned') and (select acting_as('moderator')) then true else coalesce("events"."id" in (select staffed_events('owner', 'co-organizer')), false) end);--> statement-breakpoint
ALTER POLICY "events_changed" ON "events" TO attest_app USING (case when (select acting_as('system')) then true when "events"."organizer_id" = (select acting_person()) then true when "events"."status" in ('submitted', 'returned', 'published', 'cancelled') and (select acting_as('moderator')) then true else coalesce("events"."id" in (select staffed_events('owner', 'co-organizer')), false) end) WITH CHECK (case when (select acting_as('system')) then true when "events"."organizer_id" = (select acting_person()) then true when "events"."status" in ('submitted', 'returned', 'published', 'cancelled') and (select acting_as('moderator')) then true else coalesce("events"."id" in (select staffed_events('owner', 'co-organizer')), false) end);--> statement-breakpoint
ALTER POLICY "hidden_places_read" ON "hidden_places" TO attest_app USING (exists (select 1 from event_sessions s where s.id = "hidden_places"."session_id"
    and case when (select acting_as('system', 'moderator')) then true else coalesce(s.event_id in (select staffed_events('owner', 'co-organizer')), false) end));--> statement-breakpoint
ALTER POLICY "hidden_places_rows" ON "hidden_places" TO attest_app USING (exists (select 1 from event_sessions s where s.id = "hidden_places"."session_id"
    and case when (select acting_as('system')) then true else coalesce(s.event_id in (select staffed_events('owner', 'co-organizer')), false) end)) WITH CHECK (exists (select 1 from event_sessions s where s.id = "hidden_places"."session_id"
    and case when (select acting_as('system')) then true else coalesce(s.event_id in (select staffed_events('owner', 'co-organizer')), false) end));--> statement-breakpoint
ALTER POLICY "moderation_decisions_read" ON "moderation_decisions" TO attest_app USING (case when (select acting_as('system', 'moderator', 'administrator')) then true else coalesce("moderation_decisions"."event_id" in (select staffed_events('owner', 'co-organizer')), false) end);