-- Whose trainings are known is whose record shows itself (`shows_itself`): one that was joined to another is confirmed as well.
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
        or not public.is_confirmed(a.person_id)));
end
$$;
