-- Whether somebody confirmed an address as theirs: from then on nobody else changes what is a person's. A door, since the
-- policies of `logins` ask it themselves.
create function is_confirmed(person uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from public.logins l where l.person_id = person and l.verified_at is not null)
$$;
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"email" text NOT NULL,
	"sent_by" uuid,
	"sent_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	CONSTRAINT "invitations_answer" CHECK ("invitations"."answer" in ('accepted', 'declined', 'withdrawn')),
	CONSTRAINT "invitations_answered" CHECK (("invitations"."answer" is null) = ("invitations"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "names_on_papers" (
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "names_on_papers_agency_id_person_id_pk" PRIMARY KEY("agency_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "names_on_papers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "bound_to" text;--> statement-breakpoint
ALTER TABLE "logins" ADD COLUMN "is_main" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_codes" ADD COLUMN "remembered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_codes" ADD COLUMN "for_person_id" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "names_on_papers" ADD CONSTRAINT "names_on_papers_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "names_on_papers" ADD CONSTRAINT "names_on_papers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_by_email" ON "invitations" USING btree ("email","sent_at");--> statement-breakpoint
CREATE INDEX "invitations_by_agency" ON "invitations" USING btree ("agency_id","person_id");--> statement-breakpoint
CREATE INDEX "invitations_by_person" ON "invitations" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open_once" ON "invitations" USING btree ("agency_id","person_id","email") WHERE "invitations"."answer" is null;--> statement-breakpoint
CREATE INDEX "names_on_papers_by_person" ON "names_on_papers" USING btree ("person_id");--> statement-breakpoint
DROP POLICY "logins_rows" ON "logins" CASCADE;--> statement-breakpoint
DROP POLICY "person_names_rows" ON "person_names" CASCADE;--> statement-breakpoint
CREATE POLICY "logins_read" ON "logins" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select acting_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "logins_added" ON "logins" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select acting_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("logins"."person_id")), false) end);--> statement-breakpoint
CREATE POLICY "logins_changed" ON "logins" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select acting_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("logins"."person_id")), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select acting_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("logins"."person_id")), false) end);--> statement-breakpoint
CREATE POLICY "logins_removed" ON "logins" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select acting_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("logins"."person_id")), false) end);--> statement-breakpoint
CREATE POLICY "person_names_read" ON "person_names" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce(exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select acting_agencies())), false) end);--> statement-breakpoint
CREATE POLICY "person_names_added" ON "person_names" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select acting_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("person_names"."person_id")), false) end);--> statement-breakpoint
CREATE POLICY "person_names_changed" ON "person_names" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select acting_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("person_names"."person_id")), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select acting_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("person_names"."person_id")), false) end);--> statement-breakpoint
CREATE POLICY "person_names_removed" ON "person_names" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select acting_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("person_names"."person_id")), false) end);--> statement-breakpoint
CREATE POLICY "invitations_read" ON "invitations" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "invitations"."agency_id" in (select acting_agencies()) then true else coalesce(exists (select 1 from logins l where l.person_id = (select acting_person()) and l.kind = 'email' and l.identifier = "invitations"."email"
    and l.verified_at is not null), false) end);--> statement-breakpoint
CREATE POLICY "invitations_added" ON "invitations" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("invitations"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "invitations_changed" ON "invitations" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true when "invitations"."agency_id" in (select acting_agencies()) then true else coalesce(exists (select 1 from logins l where l.person_id = (select acting_person()) and l.kind = 'email' and l.identifier = "invitations"."email"
    and l.verified_at is not null), false) end) WITH CHECK (case when (select acting_as('system')) then true when "invitations"."agency_id" in (select acting_agencies()) then true else coalesce(exists (select 1 from logins l where l.person_id = (select acting_person()) and l.kind = 'email' and l.identifier = "invitations"."email"
    and l.verified_at is not null), false) end);--> statement-breakpoint
CREATE POLICY "names_on_papers_read" ON "names_on_papers" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "names_on_papers"."person_id" = (select acting_person()) then true else coalesce("names_on_papers"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "names_on_papers_added" ON "names_on_papers" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("names_on_papers"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "names_on_papers_changed" ON "names_on_papers" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("names_on_papers"."agency_id" in (select acting_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("names_on_papers"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "names_on_papers_removed" ON "names_on_papers" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("names_on_papers"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "people_changed" ON "people" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true when "people"."id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "people"."id" and a.agency_id in (select acting_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("people"."id")), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "people"."id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "people"."id" and a.agency_id in (select acting_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("people"."id")), false) end);--> statement-breakpoint
-- Roles held before are bound to the address their person signs in with, or else to the one written down first.
update roles r set bound_to = (select l.identifier from logins l where l.person_id = r.person_id and l.kind = 'email'
  order by l.verified_at is null, l.verified_at, l.created_at limit 1);
--> statement-breakpoint
-- The roles of a person that are in effect: not revoked, and bound to an address that is theirs and confirmed.
create function roles_in_effect(person uuid) returns jsonb language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'agencyId', r.agency_id, 'unitId', r.unit_id)), '[]'::jsonb)
  from roles r where r.person_id = person and r.revoked_at is null and exists (
    select 1 from logins l where l.person_id = r.person_id and l.kind = 'email' and l.identifier = r.bound_to
      and l.verified_at is not null)
$$;
--> statement-breakpoint
create or replace function session_actor(session uuid, at timestamptz) returns table (person_id uuid, last_seen_at timestamptz, roles jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.person_id, s.last_seen_at, roles_in_effect(s.person_id)
  from sessions s
  where s.id = session and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - interval '2 hours'
$$;
--> statement-breakpoint
create or replace function token_actor(digest bytea, at timestamptz) returns table (token_id uuid, person_id uuid, may_write boolean, last_used_at timestamptz, roles jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.id, t.person_id, t.may_write, t.last_used_at, roles_in_effect(t.person_id)
  from api_tokens t
  where t.token_hash = digest and t.revoked_at is null and t.expires_at > at
$$;
