-- Who holds a session is one statement with their roles, and changes nothing. Signs of life are noted apart, of many sessions at
-- once: writing one with the question made every first request of a minute three times as dear.
drop function session_actor(uuid, timestamptz, boolean);
--> statement-breakpoint
create function session_actor(session uuid, at timestamptz) returns table (person_id uuid, roles jsonb, language text, unnoted boolean)
language plpgsql stable security definer rows 1 set search_path = pg_catalog, public, pg_temp as $$
begin
  select s.person_id, public.roles_in_effect(s.person_id), p.language, s.last_seen_at < at - interval '1 minute'
  into person_id, roles, language, unnoted
  from public.sessions s join public.people p on p.id = s.person_id
  where s.id = session and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - interval '2 hours';
  if found then return next; end if;
end
$$;
--> statement-breakpoint
create function sessions_used(used uuid[], at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  -- One that is being changed is left to its next request.
  update public.sessions s set last_seen_at = at from (
    select u.id from public.sessions u where u.id = any(used) and u.ended_at is null and u.last_seen_at < at - interval '1 minute'
    order by u.id for no key update skip locked) held
  where s.id = held.id;
end
$$;
