-- The same answers, with what an agency's rows say looked up once for all who are asked about.
create or replace function people_as_known(agency uuid, asked uuid[], day date)
returns table (person_id uuid, given_name text, family_name text, email text, "position" text, unit_name text)
language plpgsql stable security definer rows 50 set search_path = pg_catalog, public, pg_temp as $$
begin
  if not public.acting_as('system') and not exists (select 1 from public.acting_agencies() as mine where mine = agency) then
    return;
  end if;
  return query
  with theirs as materialized (
    select a.person_id, a.unit_id, a."position", a.valid_from, a.valid_to, a.service_starts_on, a.id
    from public.affiliations a where a.agency_id = agency and a.person_id = any(asked)),
  joined as materialized (
    select j.person_id from public.joinings j where j.agency_id = agency and j.person_id = any(asked))
  select p.id, coalesce(n.given_name, p.given_name), coalesce(n.family_name, p.family_name), coalesce(
    (select l.identifier from public.logins l where l.person_id = p.id and l.kind = 'email' and case
          when l.main_since is null then not public.is_confirmed(l.person_id)
          when p.id not in (select j.person_id from joined j)
            then exists (select 1 from public.known_addresses k where k.agency_id = agency and k.person_id = p.id
              and k.email = l.identifier)
          when t.serves_on then true
          else (l.main_since at time zone (select g.time_zone from public.agencies g where g.id = agency))::date < t.until end
      order by l.main_since is null, l.created_at, l.id limit 1),
    (select k.email from public.known_addresses k where k.person_id = p.id and k.agency_id = agency
      order by k.recorded_at desc, k.email limit 1),
    (select i.email from public.invitations i where i.person_id = p.id and i.agency_id = agency
      and (i.answer is distinct from 'withdrawn' or i.expires_at > i.sent_at) order by i.id desc limit 1)),
    s."position", u.name
  from (select h.person_id, bool_or(h.valid_to is null) as serves_on, max(h.valid_to) as until from theirs h group by h.person_id) t
  join public.people p on p.id = t.person_id
  left join public.names_on_papers n on n.person_id = p.id and n.agency_id = agency
    and p.id not in (select j.person_id from joined j)
  left join (
    select distinct on (h.person_id) h.person_id, h.unit_id, h."position" from theirs h
    where h.valid_from <= day and (h.valid_to is null or h.valid_to > day)
    order by h.person_id, h.service_starts_on, h.id) s on s.person_id = p.id
  left join public.units u on u.id = s.unit_id;
end
$$;
--> statement-breakpoint
create or replace function known_trainings(wanted jsonb)
returns table (person_id uuid, course_id uuid, begun boolean, lessons_total integer, lessons_done integer, attempts integer)
language plpgsql stable security definer rows 50 set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
  with asked as materialized (
    select distinct w.person, w.course from jsonb_to_recordset(wanted) as w(person uuid, course uuid) where w.course is not null),
  mine as materialized (
    select z.id, (now() at time zone z.time_zone)::date as today from public.agencies z
    where z.id = any(array(select public.acting_agencies()))),
  seen as materialized (
    select distinct a.person_id from public.affiliations a join mine m on m.id = a.agency_id
    where a.person_id = any(array(select w.person from asked w)) and (a.valid_to is null or a.valid_to > m.today)
      and (exists (select 1 from public.joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not public.is_confirmed(a.person_id)))
  select w.person, w.course, e.id is not null, coalesce(cardinality(v.lesson_keys), 0),
         (select count(*)::integer from public.lesson_progress l where l.enrollment_id = e.id and l.done_at is not null),
         (select count(*)::integer from public.attempts t where t.enrollment_id = e.id and t.submitted_at is not null)
  from asked w
  join seen s on s.person_id = w.person
  left join public.enrollments e on e.person_id = w.person and e.course_id = w.course and e.completed_at is null and e.withdrawn_at is null
  left join public.course_versions v on v.id = e.course_version_id;
end
$$;
