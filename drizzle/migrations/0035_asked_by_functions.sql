-- Whether a person's record shows to who acts (`showsItself`), asked by a function: what a policy asks in words is made ready
-- for every statement that names the table, nine times for marking a lesson done, and hardly ever comes to be asked.
create function shows_itself(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select 1 from public.affiliations a where a.person_id = person and a.agency_id in (select public.acting_agencies())
      and (a.valid_to is null or a.valid_to > (now() at time zone (select z.time_zone from public.agencies z where z.id = a.agency_id))::date)
      and (exists (select 1 from public.joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not public.is_confirmed(a.person_id)))
$$;
--> statement-breakpoint
-- The same rows as before; the agencies of who acts are asked for once, not once for each person.
create or replace function known_trainings(wanted jsonb)
returns table (person_id uuid, course_id uuid, begun boolean, lessons_total integer, lessons_done integer, attempts integer)
language plpgsql stable security definer rows 50 set search_path = pg_catalog, public, pg_temp as $$
declare mine uuid[] := array(select public.acting_agencies());
begin
  return query
  select w.person, w.course, e.id is not null, coalesce(cardinality(v.lesson_keys), 0),
         (select count(*)::integer from public.lesson_progress l where l.enrollment_id = e.id and l.done_at is not null),
         (select count(*)::integer from public.attempts t where t.enrollment_id = e.id and t.submitted_at is not null)
  from jsonb_to_recordset(wanted) as w(person uuid, course uuid)
  left join public.enrollments e on e.person_id = w.person and e.course_id = w.course and e.completed_at is null and e.withdrawn_at is null
  left join public.course_versions v on v.id = e.course_version_id
  where exists (
    select 1 from public.affiliations a
    where a.person_id = w.person and a.agency_id = any(mine)
      and (a.valid_to is null or a.valid_to > (now() at time zone (select z.time_zone from public.agencies z where z.id = a.agency_id))::date)
      and (exists (select 1 from public.joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not exists (select 1 from public.logins g where g.person_id = a.person_id and g.verified_at is not null)));
end
$$;
--> statement-breakpoint
-- Who holds this token, and at most once a minute that it was used: as it is noted of sessions.
create or replace function token_actor(digest bytea, at timestamptz)
returns table (token_id uuid, person_id uuid, may_write boolean, last_used_at timestamptz, roles jsonb)
language plpgsql volatile security definer rows 1 set search_path = pg_catalog, public, pg_temp as $$
declare held record;
begin
  select t.id, t.person_id, t.may_write, t.last_used_at into held from public.api_tokens t
  where t.token_hash = digest and t.revoked_at is null and t.expires_at > at;
  if not found then return; end if;
  if held.last_used_at is null or held.last_used_at < at - interval '1 minute' then
    perform set_config('synchronous_commit', 'off', true);
    update public.api_tokens t set last_used_at = at
    where t.id = held.id and (t.last_used_at is null or t.last_used_at < at - interval '1 minute');
  end if;
  return query select held.id, held.person_id, held.may_write, held.last_used_at, public.roles_in_effect(held.person_id);
end
$$;
--> statement-breakpoint
-- People as an agency knows them: the name it may read (`nameShownTo`), the address it sees (`addressIn`), and where they serve
-- on a day, for those who look after its people. Asked once for a page of a list: under row security each row asked a dozen
-- times who acts. A test holds it to the two.
create function people_as_known(agency uuid, asked uuid[], day date)
returns table (person_id uuid, given_name text, family_name text, email text, "position" text, unit_name text)
language plpgsql stable security definer rows 50 set search_path = pg_catalog, public, pg_temp as $$
begin
  if not public.acting_as('system') and not exists (select 1 from public.acting_agencies() as mine where mine = agency) then
    return;
  end if;
  return query
  select p.id, coalesce(n.given_name, p.given_name), coalesce(n.family_name, p.family_name), coalesce(
    (select l.identifier from public.logins l where l.person_id = p.id and l.kind = 'email' and exists (
        select 1 from public.affiliations a where a.person_id = l.person_id and a.agency_id = agency and case
          when l.main_since is null then not public.is_confirmed(l.person_id)
          when not exists (select 1 from public.joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
            then exists (select 1 from public.known_addresses k where k.agency_id = a.agency_id and k.person_id = a.person_id
              and k.email = l.identifier)
          when a.valid_to is null then true
          else (l.main_since at time zone (select g.time_zone from public.agencies g where g.id = a.agency_id))::date < a.valid_to end)
      order by l.main_since is null, l.created_at, l.id limit 1),
    (select k.email from public.known_addresses k where k.person_id = p.id and k.agency_id = agency
      order by k.recorded_at desc, k.email limit 1),
    (select i.email from public.invitations i where i.person_id = p.id and i.agency_id = agency
      and (i.answer is distinct from 'withdrawn' or i.expires_at > i.sent_at) order by i.id desc limit 1)),
    s."position", u.name
  from public.people p
  left join public.names_on_papers n on n.person_id = p.id and n.agency_id = agency
    and not exists (select 1 from public.joinings j where j.person_id = p.id and j.agency_id = agency)
  left join lateral (
    select a.unit_id, a."position" from public.affiliations a where a.person_id = p.id and a.agency_id = agency
      and a.valid_from <= day and (a.valid_to is null or a.valid_to > day)
    order by a.service_starts_on, a.id limit 1) s on true
  left join public.units u on u.id = s.unit_id
  where p.id = any(asked) and exists (select 1 from public.affiliations a where a.person_id = p.id and a.agency_id = agency);
end
$$;
