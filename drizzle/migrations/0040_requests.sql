-- Kinds of requests whose queue the acting person works: each is a role on the platform, so the duties say it.
create function acting_request_kinds() returns setof text language sql stable rows 1 as $$
  select left(duty, -length('-officer'))
  from unnest(string_to_array(nullif(current_setting('app.duties', true), ''), ',')) as duty
  where duty like '%-officer'
$$;
--> statement-breakpoint
CREATE TABLE "coaching_goals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"text" text NOT NULL,
	"status" text NOT NULL,
	"reached" text NOT NULL,
	"settled_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coaching_goals_status" CHECK ("coaching_goals"."status" in ('open', 'reached', 'partly-reached', 'dropped')),
	CONSTRAINT "coaching_goals_settled_on_a_day" CHECK (("coaching_goals"."status" = 'open') = ("coaching_goals"."settled_on" is null))
);
--> statement-breakpoint
ALTER TABLE "coaching_goals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coaching_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"minutes" integer NOT NULL,
	"status" text NOT NULL,
	"notes" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coaching_sessions_status" CHECK ("coaching_sessions"."status" in ('planned', 'held', 'missed')),
	CONSTRAINT "coaching_sessions_minutes" CHECK ("coaching_sessions"."minutes" between 15 and 480)
);
--> statement-breakpoint
ALTER TABLE "coaching_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_by" uuid NOT NULL,
	"from_officer" boolean NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "request_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "request_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_plan_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"rules" jsonb NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_plan_rules_of_a_day" UNIQUE("kind","valid_from"),
	CONSTRAINT "request_plan_rules_kind" CHECK ("request_plan_rules"."kind" in ('training', 'prosecution-training', 'coaching', 'other-help'))
);
--> statement-breakpoint
ALTER TABLE "request_plan_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_service_levels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"valid_from" date NOT NULL,
	"answer_working_days" integer NOT NULL,
	"decision_working_days" integer NOT NULL,
	"zone" text NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_service_levels_validFrom_unique" UNIQUE("valid_from"),
	CONSTRAINT "request_service_levels_in_order" CHECK ("request_service_levels"."answer_working_days" between 1 and "request_service_levels"."decision_working_days")
);
--> statement-breakpoint
ALTER TABLE "request_service_levels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	"reason" text,
	"taken_by" uuid,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_steps_verb" CHECK ("request_steps"."verb" in ('change', 'submit', 'screen', 'accept', 'decline', 'schedule', 'release', 'deliver', 'evaluate', 'close', 'withdraw')),
	CONSTRAINT "request_steps_from" CHECK ("request_steps"."from_status" in ('draft', 'submitted', 'screened', 'accepted', 'declined', 'scheduled', 'delivered', 'evaluated', 'closed', 'withdrawn')),
	CONSTRAINT "request_steps_to" CHECK ("request_steps"."to_status" in ('draft', 'submitted', 'screened', 'accepted', 'declined', 'scheduled', 'delivered', 'evaluated', 'closed', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "request_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"task" text NOT NULL,
	"done_on" date NOT NULL,
	"note" text,
	"file_id" uuid,
	"done_by" uuid NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_tasks_once" UNIQUE("request_id","task"),
	CONSTRAINT "request_tasks_task" CHECK ("request_tasks"."task" in ('ask', 'room', 'announce', 'materials', 'roster', 'evaluation'))
);
--> statement-breakpoint
ALTER TABLE "request_tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid,
	"fields" jsonb NOT NULL,
	"state" text,
	"priority_ids" text[] NOT NULL,
	"wished_on" date,
	"plan_rules_id" uuid,
	"service_levels_id" uuid,
	"officer_id" uuid,
	"event_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"sent_on" date,
	"answered_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"summary" text,
	CONSTRAINT "requests_one_an_event" UNIQUE("event_id"),
	CONSTRAINT "requests_kind" CHECK ("requests"."kind" in ('training', 'prosecution-training', 'coaching', 'other-help')),
	CONSTRAINT "requests_status" CHECK ("requests"."status" in ('draft', 'submitted', 'screened', 'accepted', 'declined', 'scheduled', 'delivered', 'evaluated', 'closed', 'withdrawn')),
	CONSTRAINT "requests_sent_with_rules" CHECK ("requests"."sent_at" is null or ("requests"."sent_on" is not null and "requests"."plan_rules_id" is not null and "requests"."service_levels_id" is not null)),
	CONSTRAINT "requests_a_draft_is_not_sent" CHECK ("requests"."status" <> 'draft' or "requests"."sent_at" is null)
);
--> statement-breakpoint
ALTER TABLE "requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "roles" DROP CONSTRAINT "roles_role";--> statement-breakpoint
ALTER TABLE "coaching_goals" ADD CONSTRAINT "coaching_goals_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD CONSTRAINT "coaching_sessions_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_messages" ADD CONSTRAINT "request_messages_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_messages" ADD CONSTRAINT "request_messages_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_notes" ADD CONSTRAINT "request_notes_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_notes" ADD CONSTRAINT "request_notes_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_plan_rules" ADD CONSTRAINT "request_plan_rules_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_service_levels" ADD CONSTRAINT "request_service_levels_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_taken_by_people_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_tasks" ADD CONSTRAINT "request_tasks_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_tasks" ADD CONSTRAINT "request_tasks_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_tasks" ADD CONSTRAINT "request_tasks_done_by_people_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_plan_rules_id_request_plan_rules_id_fk" FOREIGN KEY ("plan_rules_id") REFERENCES "public"."request_plan_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_service_levels_id_request_service_levels_id_fk" FOREIGN KEY ("service_levels_id") REFERENCES "public"."request_service_levels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_officer_id_people_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coaching_goals_by_request" ON "coaching_goals" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE INDEX "coaching_sessions_by_request" ON "coaching_sessions" USING btree ("request_id","held_on");--> statement-breakpoint
CREATE INDEX "request_messages_by_request" ON "request_messages" USING btree ("request_id","written_at");--> statement-breakpoint
CREATE INDEX "request_notes_by_request" ON "request_notes" USING btree ("request_id","written_at");--> statement-breakpoint
CREATE INDEX "request_steps_by_request" ON "request_steps" USING btree ("request_id","taken_at");--> statement-breakpoint
CREATE INDEX "requests_by_person" ON "requests" USING btree ("person_id","updated_at");--> statement-breakpoint
CREATE INDEX "requests_by_agency" ON "requests" USING btree ("agency_id","status");--> statement-breakpoint
CREATE INDEX "requests_in_queue" ON "requests" USING btree ("kind","status","sent_at");--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_role" CHECK ("roles"."role" in ('supervisor', 'coordinator', 'organizer', 'trusted-organizer', 'moderator', 'author', 'administrator', 'auditor', 'training-officer', 'prosecution-training-officer', 'coaching-officer', 'other-help-officer'));--> statement-breakpoint
CREATE POLICY "coaching_goals_read" ON "coaching_goals" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from requests r where r.id = "coaching_goals"."request_id"));--> statement-breakpoint
CREATE POLICY "coaching_goals_rows" ON "coaching_goals" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce(exists (select 1 from requests r where r.id = "coaching_goals"."request_id" and r.status <> 'draft'
      and r.kind in (select acting_request_kinds()) and r.person_id not in (select acting_records())
      and not coalesce(r.agency_id in (select managed_agencies()), false)), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce(exists (select 1 from requests r where r.id = "coaching_goals"."request_id" and r.status <> 'draft'
      and r.kind in (select acting_request_kinds()) and r.person_id not in (select acting_records())
      and not coalesce(r.agency_id in (select managed_agencies()), false)), false) end);--> statement-breakpoint
CREATE POLICY "coaching_sessions_read" ON "coaching_sessions" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from requests r where r.id = "coaching_sessions"."request_id"));--> statement-breakpoint
CREATE POLICY "coaching_sessions_rows" ON "coaching_sessions" AS PERMISSIVE FOR ALL TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce(exists (select 1 from requests r where r.id = "coaching_sessions"."request_id" and r.status <> 'draft'
      and r.kind in (select acting_request_kinds()) and r.person_id not in (select acting_records())
      and not coalesce(r.agency_id in (select managed_agencies()), false)), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce(exists (select 1 from requests r where r.id = "coaching_sessions"."request_id" and r.status <> 'draft'
      and r.kind in (select acting_request_kinds()) and r.person_id not in (select acting_records())
      and not coalesce(r.agency_id in (select managed_agencies()), false)), false) end);--> statement-breakpoint
CREATE POLICY "request_messages_read" ON "request_messages" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from requests r where r.id = "request_messages"."request_id"));--> statement-breakpoint
CREATE POLICY "request_messages_added" ON "request_messages" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("request_messages"."written_by" in (select acting_records()) and exists (select 1 from requests r where r.id = "request_messages"."request_id")), false) end);--> statement-breakpoint
CREATE POLICY "request_notes_read" ON "request_notes" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce(exists (select 1 from requests r where r.id = "request_notes"."request_id" and r.status <> 'draft'
      and r.kind in (select acting_request_kinds()) and r.person_id not in (select acting_records())
      and not coalesce(r.agency_id in (select managed_agencies()), false)), false) end);--> statement-breakpoint
CREATE POLICY "request_notes_added" ON "request_notes" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("request_notes"."written_by" in (select acting_records()) and case when (select acting_as('system')) then true else coalesce(exists (select 1 from requests r where r.id = "request_notes"."request_id" and r.status <> 'draft'
      and r.kind in (select acting_request_kinds()) and r.person_id not in (select acting_records())
      and not coalesce(r.agency_id in (select managed_agencies()), false)), false) end), false) end);--> statement-breakpoint
CREATE POLICY "request_plan_rules_read" ON "request_plan_rules" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "request_plan_rules_added" ON "request_plan_rules" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "request_service_levels_read" ON "request_service_levels" AS PERMISSIVE FOR SELECT TO "attest_app" USING (true);--> statement-breakpoint
CREATE POLICY "request_service_levels_added" ON "request_service_levels" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
CREATE POLICY "request_steps_read" ON "request_steps" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from requests r where r.id = "request_steps"."request_id"));--> statement-breakpoint
CREATE POLICY "request_steps_added" ON "request_steps" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("request_steps"."taken_by" in (select acting_records()) and exists (select 1 from requests r where r.id = "request_steps"."request_id")), false) end);--> statement-breakpoint
CREATE POLICY "request_tasks_read" ON "request_tasks" AS PERMISSIVE FOR SELECT TO "attest_app" USING (exists (select 1 from requests r where r.id = "request_tasks"."request_id"));--> statement-breakpoint
CREATE POLICY "request_tasks_added" ON "request_tasks" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce(("request_tasks"."done_by" in (select acting_records()) and exists (select 1 from requests r where r.id = "request_tasks"."request_id")), false) end);--> statement-breakpoint
CREATE POLICY "request_tasks_changed" ON "request_tasks" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce(("request_tasks"."done_by" in (select acting_records()) and exists (select 1 from requests r where r.id = "request_tasks"."request_id")), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce(("request_tasks"."done_by" in (select acting_records()) and exists (select 1 from requests r where r.id = "request_tasks"."request_id")), false) end);--> statement-breakpoint
CREATE POLICY "request_tasks_removed" ON "request_tasks" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce(exists (select 1 from requests r where r.id = "request_tasks"."request_id"), false) end);--> statement-breakpoint
CREATE POLICY "requests_read" ON "requests" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "requests"."person_id" in (select acting_records()) then true when "requests"."status" <> 'draft' and "requests"."agency_id" in (select managed_agencies()) then true when "requests"."status" <> 'draft' and "requests"."kind" in (select acting_request_kinds()) then true else coalesce("requests"."status" <> 'draft' and (select acting_as('administrator')), false) end);--> statement-breakpoint
CREATE POLICY "requests_added" ON "requests" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("requests"."status" = 'draft' and ("requests"."person_id" in (select acting_records()) and ("requests"."agency_id" is null or "requests"."agency_id" in (select served_agencies()))), false) end);--> statement-breakpoint
CREATE POLICY "requests_moved" ON "requests" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true when "requests"."status" in ('draft', 'submitted', 'screened', 'accepted', 'scheduled') and "requests"."person_id" in (select acting_records()) then true else coalesce("requests"."status" <> 'draft' and ("requests"."kind" in (select acting_request_kinds()) and not "requests"."person_id" in (select acting_records()) and not coalesce("requests"."agency_id" in (select managed_agencies()), false)), false) end) WITH CHECK (case when (select acting_as('system')) then true when "requests"."status" in ('draft', 'submitted', 'withdrawn') and ("requests"."person_id" in (select acting_records()) and ("requests"."agency_id" is null or "requests"."agency_id" in (select served_agencies()))) then true else coalesce("requests"."status" <> 'draft' and ("requests"."kind" in (select acting_request_kinds()) and not "requests"."person_id" in (select acting_records()) and not coalesce("requests"."agency_id" in (select managed_agencies()), false)), false) end);--> statement-breakpoint
CREATE POLICY "requests_removed" ON "requests" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("requests"."status" = 'draft' and "requests"."person_id" in (select acting_records()), false) end);