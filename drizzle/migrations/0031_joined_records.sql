CREATE TABLE "joined_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"lasting_id" uuid NOT NULL,
	"asked_by" uuid,
	"joined_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"end_reason" text,
	"moved" jsonb,
	CONSTRAINT "joined_records_two" CHECK ("joined_records"."person_id" <> "joined_records"."lasting_id")
);
--> statement-breakpoint
ALTER TABLE "joined_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "joined_records" ADD CONSTRAINT "joined_records_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joined_records" ADD CONSTRAINT "joined_records_lasting_id_people_id_fk" FOREIGN KEY ("lasting_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "joined_records_open_once" ON "joined_records" USING btree ("person_id") WHERE "joined_records"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "joined_records_by_lasting" ON "joined_records" USING btree ("lasting_id");--> statement-breakpoint
-- Which record goes on: the one that this one was joined to, or itself. Doors, since policies ask them.
create function lasting_record(person uuid) returns uuid language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select j.lasting_id from public.joined_records j
    where j.person_id = person and j.ended_at is null), person)
$$;
--> statement-breakpoint
-- A record and those that were joined to it.
create function records_of(person uuid) returns setof uuid language sql stable security definer rows 2
set search_path = pg_catalog, public, pg_temp as $$
  select person union all select j.person_id from public.joined_records j
    where j.lasting_id = person and j.ended_at is null
$$;
--> statement-breakpoint
create function acting_records() returns setof uuid language sql stable security definer rows 2
set search_path = pg_catalog, public, pg_temp as $$
  select r from public.records_of(public.acting_person()) as r where public.acting_person() is not null
$$;
--> statement-breakpoint
-- Whoever's addresses went to the record that goes on has confirmed them.
create or replace function is_confirmed(person uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select case when public.acting_as('system', 'administrator') or person = public.acting_person() or exists (
      select 1 from public.affiliations a where a.person_id = person and a.agency_id in (select public.acting_agencies()))
    then exists (select 1 from public.logins l where l.person_id = person and l.verified_at is not null)
      or exists (select 1 from public.joined_records j where j.person_id = person and j.ended_at is null)
    end
$$;
--> statement-breakpoint
create or replace function may_serve(person uuid, agency uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select case
    when agency not in (select public.managed_agencies()) then false
    when exists (select 1 from public.affiliations a where a.person_id = person and a.agency_id = agency
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) then true
    when exists (select 1 from public.logins l where l.person_id = person and l.verified_at is not null) then false
    when exists (select 1 from public.joined_records j where j.person_id = person and j.ended_at is null)
      then false
    when exists (select 1 from public.affiliations a where a.person_id = person) then
      exists (select 1 from public.affiliations a where a.person_id = person and a.agency_id = agency)
    else exists (select 1 from public.people p where p.id = person and p.xmin = pg_current_xact_id_if_assigned()::xid) end
$$;
--> statement-breakpoint
create or replace function served_agencies() returns setof uuid language plpgsql stable rows 2 as $$
begin
  return query select a.agency_id from affiliations a where a.person_id in (select acting_records());
end
$$;
--> statement-breakpoint
CREATE POLICY "joined_records_read" ON "joined_records" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system', 'administrator')) then true when "joined_records"."person_id" = (select acting_person()) then true else coalesce("joined_records"."lasting_id" = (select acting_person()), false) end);--> statement-breakpoint
CREATE POLICY "joined_records_added" ON "joined_records" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "joined_records_changed" ON "joined_records" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
ALTER POLICY "affiliations_read" ON "affiliations" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true when "affiliations"."person_id" in (select acting_records()) then true else coalesce("affiliations"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "audit_events_read" ON "audit_events" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true when "audit_events"."person_id" in (select acting_records()) then true when "audit_events"."actor_person_id" in (select acting_records()) then true else coalesce("audit_events"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "certificates_read" ON "certificates" TO attest_app USING (case when (select acting_as('system')) then true when "certificates"."person_id" in (select acting_records()) then true when "certificates"."agency_id" in (select acting_agencies()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = lasting_record("certificates"."person_id") and (a.valid_to is null or a.valid_to > (now() at time zone (select z.time_zone from agencies z where z.id = a.agency_id))::date) and a.agency_id in (select acting_agencies())
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))), false) end);--> statement-breakpoint
ALTER POLICY "credits_read" ON "credits" TO attest_app USING (case when (select acting_as('system')) then true when "credits"."person_id" in (select acting_records()) then true when "credits"."agency_id" in (select acting_agencies()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = lasting_record("credits"."person_id") and (a.valid_to is null or a.valid_to > (now() at time zone (select z.time_zone from agencies z where z.id = a.agency_id))::date) and a.agency_id in (select acting_agencies())
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))), false) end);--> statement-breakpoint
ALTER POLICY "obligations_read" ON "obligations" TO attest_app USING (case when (select acting_as('system')) then true when "obligations"."person_id" in (select acting_records()) then true else coalesce("obligations"."agency_id" in (select acting_agencies()), false) end);
