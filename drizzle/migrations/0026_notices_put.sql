-- Puts a notice into the transaction that causes it, and its delivery into the queue; the same one a second time is none.
create function put_notice(new_id uuid, of_kind text, under text, for_person uuid, to_address text, in_zone text, made_from jsonb,
  at timestamptz, not_before timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into notices (id, kind, key, person_id, address, time_zone, payload, state, made_at, due_at)
    values (new_id, of_kind, under, for_person, to_address, in_zone, made_from, 'waiting', at, coalesce(not_before, at))
    on conflict (kind, key) do nothing;
  if found then
    perform enqueue('notices.deliver', json_build_object('noticeId', new_id), 'notice:' || new_id, not_before);
  end if;
end
$$;
--> statement-breakpoint
-- Messages that wait in the queue as jobs of their own become notices.
do $$
declare
  old record;
begin
  if to_regclass('graphile_worker._private_jobs') is null then return; end if;
  for old in
    select j.id, t.identifier as task, j.payload::jsonb as payload, j.run_at, j.created_at
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier in ('identity.send-code', 'identity.send-address-code', 'identity.send-address-taken', 'identity.tell-of-change',
      'identity.send-access-restored', 'agencies.send-invitation', 'agencies.send-role', 'events.tell-organizer')
  loop
    perform put_notice(gen_random_uuid(),
      case old.task when 'identity.send-code' then 'identity.sign-in-code' when 'identity.send-address-code' then 'identity.address-code'
        when 'identity.send-address-taken' then 'identity.address-taken' when 'identity.tell-of-change' then 'identity.addresses-changed'
        when 'identity.send-access-restored' then 'identity.access-restored' when 'agencies.send-invitation' then 'agencies.invitation'
        when 'agencies.send-role' then 'agencies.role-given' else 'events.decision-made' end,
      'job ' || old.id,
      case old.task when 'agencies.send-role' then (select r.person_id from roles r where r.id::text = old.payload->>'roleId')
        when 'events.tell-organizer' then (select e.organizer_id from events e where e.id::text = old.payload->>'eventId') end,
      old.payload->>'email', null,
      case when old.task in ('identity.send-code', 'identity.send-address-code')
        then (old.payload - 'email') || jsonb_build_object('sentAt', to_char(old.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
        when old.task = 'agencies.send-invitation' then old.payload else old.payload - 'email' end,
      old.created_at, case when old.run_at > now() then old.run_at end);
    delete from graphile_worker._private_jobs j where j.id = old.id;
  end loop;
end
$$;
