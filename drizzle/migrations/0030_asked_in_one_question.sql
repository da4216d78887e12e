-- Who holds this session, and at most once a minute that there was a sign of life: one question instead of a second
-- transaction. Losing a minute of it in a crash loses nothing, so the answer does not wait for the disk.
drop function session_actor(uuid, timestamptz);
--> statement-breakpoint
create function session_actor(session uuid, at timestamptz, seen boolean) returns table (person_id uuid, roles jsonb)
language plpgsql volatile security definer rows 1 set search_path = pg_catalog, public, pg_temp as $$
declare held record;
begin
  select s.person_id, s.last_seen_at into held from public.sessions s
  where s.id = session and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - interval '2 hours';
  if not found then return; end if;
  if seen and held.last_seen_at < at - interval '1 minute' then
    perform set_config('synchronous_commit', 'off', true);
    update public.sessions s set last_seen_at = at where s.id = session and s.last_seen_at < at - interval '1 minute';
  end if;
  return query select held.person_id, public.roles_in_effect(held.person_id);
end
$$;
--> statement-breakpoint
-- How far people have come with trainings that are missing: counted as the owner, since only the reader reads the rows,
-- and only of people whose record shows itself to who acts (as `showsItself` says it).
create function known_trainings(wanted jsonb)
returns table (person_id uuid, course_id uuid, begun boolean, lessons_total integer, lessons_done integer, attempts integer)
language plpgsql stable security definer rows 50 set search_path = pg_catalog, public, pg_temp as $$
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
    where a.person_id = w.person and a.agency_id in (select public.acting_agencies())
      and (a.valid_to is null or a.valid_to > (now() at time zone (select z.time_zone from public.agencies z where z.id = a.agency_id))::date)
      and (exists (select 1 from public.joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not exists (select 1 from public.logins g where g.person_id = a.person_id and g.verified_at is not null)));
end
$$;
