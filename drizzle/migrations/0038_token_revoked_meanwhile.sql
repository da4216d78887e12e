-- A token that is revoked while its use is noted acts no more: what it may is read again after the wait.
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
    update public.api_tokens t set last_used_at = at where t.id = held.id and t.revoked_at is null;
    if not found then return; end if;
  end if;
  return query select held.id, held.person_id, held.may_write, held.last_used_at, public.roles_in_effect(held.person_id);
end
$$;
