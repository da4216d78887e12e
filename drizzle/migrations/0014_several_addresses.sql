CREATE TABLE "known_addresses" (
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"email" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "known_addresses_agency_id_person_id_email_pk" PRIMARY KEY("agency_id","person_id","email")
);
--> statement-breakpoint
ALTER TABLE "known_addresses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "logins" ADD COLUMN "main_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_in_codes" ADD COLUMN "asked_from" text;--> statement-breakpoint
ALTER TABLE "known_addresses" ADD CONSTRAINT "known_addresses_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_addresses" ADD CONSTRAINT "known_addresses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "known_addresses_by_person" ON "known_addresses" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "logins_one_main" ON "logins" USING btree ("person_id") WHERE "logins"."main_since" is not null;--> statement-breakpoint
ALTER TABLE "logins" DROP COLUMN "is_main";--> statement-breakpoint
ALTER TABLE "logins" ADD CONSTRAINT "logins_main_confirmed" CHECK ("logins"."main_since" is null or "logins"."verified_at" is not null);--> statement-breakpoint
CREATE POLICY "known_addresses_read" ON "known_addresses" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true when "known_addresses"."person_id" = (select acting_person()) then true else coalesce("known_addresses"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "known_addresses_added" ON "known_addresses" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK ((select acting_as('system')));--> statement-breakpoint
CREATE POLICY "known_addresses_changed" ON "known_addresses" AS PERMISSIVE FOR UPDATE TO "attest_app" USING ((select acting_as('system'))) WITH CHECK ((select acting_as('system')));--> statement-breakpoint
ALTER POLICY "logins_read" ON "logins" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select acting_agencies()) and case
      when "logins"."main_since" is null then not is_confirmed("logins"."person_id")
      when a.valid_to is null then true
      else ("logins"."main_since" at time zone (select g.time_zone from agencies g where g.id = a.agency_id))::date < a.valid_to end), false) end);--> statement-breakpoint
-- The first address that somebody confirms is their main one, whichever way it is written.
create function first_confirmed_is_main() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.kind = 'email' and new.verified_at is not null and new.main_since is null and not exists (
    select 1 from public.logins l where l.person_id = new.person_id and l.id <> new.id and l.main_since is not null)
  then new.main_since := new.verified_at; end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger logins_first_is_main before insert on logins for each row execute function first_confirmed_is_main();
--> statement-breakpoint
create trigger logins_confirmed_is_main before update of verified_at on logins for each row
when (old.verified_at is null) execute function first_confirmed_is_main();
--> statement-breakpoint
update logins l set main_since = l.verified_at where l.kind = 'email' and l.verified_at is not null and l.id = (
  select f.id from logins f where f.person_id = l.person_id and f.kind = 'email' and f.verified_at is not null
  order by f.verified_at, f.created_at, f.id limit 1);
--> statement-breakpoint
-- Agencies go on knowing people by the address they wrote down.
insert into known_addresses (agency_id, person_id, email, recorded_at)
select distinct a.agency_id, l.person_id, l.identifier, l.created_at
from logins l join affiliations a on a.person_id = l.person_id join agencies g on g.id = a.agency_id
where l.kind = 'email' and l.verified_at is not null
  and (a.valid_to is null or (l.created_at at time zone g.time_zone)::date <= a.valid_to)
on conflict do nothing;
--> statement-breakpoint
-- An address that was an agency's to know stays so when it is no longer the main one, or no longer there.
create function keep_known_address() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.known_addresses (agency_id, person_id, email, recorded_at)
  select distinct on (a.agency_id) a.agency_id, old.person_id, old.identifier, clock_timestamp()
  from public.affiliations a join public.agencies g on g.id = a.agency_id
  where a.person_id = old.person_id
    and (a.valid_to is null or (old.main_since at time zone g.time_zone)::date < a.valid_to
      or old.main_since is null and not exists (select 1 from public.logins o
        where o.person_id = old.person_id and o.id <> old.id and o.verified_at is not null))
  on conflict (agency_id, person_id, email) do update set recorded_at = excluded.recorded_at;
  return null;
end
$$;
--> statement-breakpoint
create trigger logins_kept_when_changed after update on logins for each row when (
  (old.main_since is not null and new.main_since is distinct from old.main_since)
  or (old.verified_at is null and new.main_since is not null and new.person_id = old.person_id))
execute function keep_known_address();
--> statement-breakpoint
create trigger logins_kept_when_removed after delete on logins for each row
when (old.main_since is not null) execute function keep_known_address();
