-- Most people hold no role: whether one is in effect is asked only of those who hold any.
create or replace function session_actor(session uuid, at timestamptz) returns table (person_id uuid, roles jsonb, language text, unnoted boolean)
  language plpgsql stable security definer rows 1 set search_path = pg_catalog, public, pg_temp as $$
begin
  select s.person_id,
    case when exists (select 1 from public.roles r where r.person_id = s.person_id and r.revoked_at is null)
      then public.roles_in_effect(s.person_id) else '[]'::jsonb end,
    p.language, s.last_seen_at < at - interval '1 minute'
  into person_id, roles, language, unnoted
  from public.sessions s join public.people p on p.id = s.person_id
  where s.id = session and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - interval '2 hours';
  if found then return next; end if;
end
$$;
