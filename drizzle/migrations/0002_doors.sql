-- Doors: the few questions that must be answered before it is known who acts. Each runs as the owner, takes a secret
-- and gives back the least that serves.

-- Who holds this session, if it has not ended: absolute end, and two hours without a sign of life.
create function session_actor(session uuid, at timestamptz) returns table (person_id uuid, last_seen_at timestamptz, roles jsonb)
language sql stable security definer set search_path = public as $$
  select s.person_id, s.last_seen_at, coalesce(
    (select jsonb_agg(jsonb_build_object('role', r.role, 'agencyId', r.agency_id, 'unitId', r.unit_id))
       from roles r where r.person_id = s.person_id and r.revoked_at is null), '[]'::jsonb)
  from sessions s
  where s.id = session and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - interval '2 hours'
$$;
--> statement-breakpoint
create function token_actor(digest bytea, at timestamptz) returns table (token_id uuid, person_id uuid, may_write boolean, last_used_at timestamptz, roles jsonb)
language sql stable security definer set search_path = public as $$
  select t.id, t.person_id, t.may_write, t.last_used_at, coalesce(
    (select jsonb_agg(jsonb_build_object('role', r.role, 'agencyId', r.agency_id, 'unitId', r.unit_id))
       from roles r where r.person_id = t.person_id and r.revoked_at is null), '[]'::jsonb)
  from api_tokens t
  where t.token_hash = digest and t.revoked_at is null and t.expires_at > at
$$;
--> statement-breakpoint
-- What anyone may read who holds a certificate's code: no more than the certificate itself shows.
create function certificate_by_code(wanted text) returns table (
  code text, name_as_issued text, title text, edition integer, credit_minutes integer, earned_on date, agency_name text,
  issued_at timestamptz, valid_to date, superseded_by text, revoked_at timestamptz, revoked_reason text, credit_reversed boolean)
language sql stable security definer set search_path = public as $$
  select c.code, c.name_as_issued, c.title, c.edition, c.credit_minutes, c.earned_on, c.agency_name, c.issued_at, c.valid_to,
         (select n.code from certificates n where n.supersedes = c.id),
         r.revoked_at, r.reason,
         exists (select 1 from credits x where x.reverses = c.credit_id)
  from certificates c left join certificate_revocations r on r.certificate_id = c.id
  where c.code = wanted
$$;
--> statement-breakpoint
-- Enqueues a job in the transaction that causes it. The queue's own tables stay closed to the app.
create function enqueue(job text, payload json, job_key text, run_at timestamptz default null) returns void
language plpgsql security definer set search_path = public as $$
begin
  perform graphile_worker.add_job(job, payload, job_key => enqueue.job_key, run_at => enqueue.run_at, max_attempts => 8,
    job_key_mode => 'preserve_run_at');
end
$$;
--> statement-breakpoint
-- Tells every page cache that a kind of public content changed; heard only when the transaction commits.
create function bump_generation(wanted text) returns void language sql security definer set search_path = public as $$
  insert into content_generations (kind, generation) values (wanted, 1)
    on conflict (kind) do update set generation = content_generations.generation + 1;
  select pg_notify('content', wanted);
$$;
--> statement-breakpoint
-- Counts a try in its window; gives back how many there were with this one.
create function count_try(wanted text, window_start timestamptz) returns integer language sql security definer set search_path = public as $$
  insert into rate_counters (key, window_start, count) values (wanted, count_try.window_start, 1)
    on conflict (key, window_start) do update set count = rate_counters.count + 1
  returning count
$$;
--> statement-breakpoint
-- Removes people whom a roster load added and who have nothing else in the record, when that load is taken back. Whoever
-- is referred to from anywhere else, or has confirmed an address, stays.
create function remove_people_without_trace(wanted uuid[]) returns integer
language plpgsql security definer set search_path = public as $$
declare
  person uuid;
  removed integer := 0;
begin
  if not acting_as('system') then raise insufficient_privilege; end if;
  foreach person in array wanted loop
    begin
      if not exists (select 1 from logins l where l.person_id = person and l.verified_at is not null) then
        delete from person_names n where n.person_id = person;
        delete from logins l where l.person_id = person;
        delete from people p where p.id = person;
        removed := removed + 1;
      end if;
    exception when foreign_key_violation then
      null;
    end;
  end loop;
  return removed;
end
$$;
--> statement-breakpoint
-- Removes a unit that a roster load added, unless something is in it by now.
create function remove_unit_without_trace(wanted uuid) returns boolean
language plpgsql security invoker as $$
begin
  delete from units u where u.id = wanted;
  return found;
exception when foreign_key_violation then
  return false;
end
$$;
