-- Who holds a session is told with the language that they chose, in the same question.
drop function session_actor(uuid, timestamptz, boolean);
--> statement-breakpoint
create function session_actor(session uuid, at timestamptz, seen boolean) returns table (person_id uuid, roles jsonb, language text)
language plpgsql volatile security definer rows 1 set search_path = pg_catalog, public, pg_temp as $$
declare held record;
begin
  select s.person_id, s.last_seen_at, p.language into held
  from public.sessions s join public.people p on p.id = s.person_id
  where s.id = session and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - interval '2 hours';
  if not found then return; end if;
  if seen and held.last_seen_at < at - interval '1 minute' then
    perform set_config('synchronous_commit', 'off', true);
    update public.sessions s set last_seen_at = at where s.id = session and s.last_seen_at < at - interval '1 minute';
  end if;
  return query select held.person_id, public.roles_in_effect(held.person_id), held.language;
end
$$;
