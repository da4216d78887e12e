ALTER POLICY "logins_read" ON "logins" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select acting_agencies()) and case
      when "logins"."main_since" is null then not is_confirmed("logins"."person_id")
      when not exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        then exists (select 1 from known_addresses k where k.agency_id = a.agency_id and k.person_id = a.person_id
          and k.email = "logins"."identifier")
      when a.valid_to is null then true
      else ("logins"."main_since" at time zone (select g.time_zone from agencies g where g.id = a.agency_id))::date < a.valid_to end), false) end);--> statement-breakpoint
-- Whether somebody whom an agency has on its roster has yet to say that they serve there.
create function awaits_word(person uuid, agency uuid) returns boolean language sql stable as $$
  select exists (select 1 from affiliations a join agencies g on g.id = a.agency_id
    where a.person_id = person and a.agency_id = agency and (a.valid_to is null or a.valid_to > (now() at time zone g.time_zone)::date)
      and not exists (select 1 from joinings j where j.person_id = a.person_id and j.agency_id = a.agency_id))
$$;
--> statement-breakpoint
-- The roles of a person that are in effect: not revoked, bound to an address that is theirs and confirmed, and of an agency
-- that has them on its roster only once they have said that they serve there.
create or replace function roles_in_effect(person uuid) returns jsonb language sql stable
set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'agencyId', r.agency_id, 'unitId', r.unit_id)), '[]'::jsonb)
  from roles r where r.person_id = person and r.revoked_at is null and exists (
    select 1 from logins l where l.person_id = r.person_id and l.kind = 'email' and l.identifier = r.bound_to
      and l.verified_at is not null) and not awaits_word(r.person_id, r.agency_id)
$$;
--> statement-breakpoint
-- What agencies knew of those who left without a word of theirs stays known to them.
insert into known_addresses (agency_id, person_id, email, recorded_at)
select a.agency_id, l.person_id, l.identifier, l.main_since
from logins l join affiliations a on a.person_id = l.person_id join agencies g on g.id = a.agency_id
where l.kind = 'email' and l.main_since is not null and (l.main_since at time zone g.time_zone)::date < a.valid_to
  and not exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
on conflict do nothing;
--> statement-breakpoint
-- An address that was an agency's to know stays so when it is no longer the main one, or no longer there. To whom they have
-- not said that they serve there it was so only where it is the first that they confirmed.
create or replace function keep_known_address() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.known_addresses (agency_id, person_id, email, recorded_at)
  select distinct on (a.agency_id) a.agency_id, old.person_id, old.identifier, clock_timestamp()
  from public.affiliations a join public.agencies g on g.id = a.agency_id
  cross join lateral (select old.main_since is null and not exists (select 1 from public.logins o
    where o.person_id = old.person_id and o.id <> old.id and o.verified_at is not null) as is_first) first
  where a.person_id = old.person_id
    and (first.is_first or exists (select 1 from public.joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id))
    and (a.valid_to is null or (old.main_since at time zone g.time_zone)::date < a.valid_to or first.is_first)
  on conflict (agency_id, person_id, email) do update set recorded_at = excluded.recorded_at;
  return null;
end
$$;
