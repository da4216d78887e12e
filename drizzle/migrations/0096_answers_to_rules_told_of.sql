-- Whoever answers says in their own name what becomes of a rule; what was told, by whom and when stays as it was sent.
create function guard_suggested_rule() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare answers constant text[] := array['status', 'answer', 'answered_by', 'answered_at'];
begin
  if acting_as('system') or not row_security_active('public.suggested_rules') then return new; end if;
  if to_jsonb(new) - answers is distinct from to_jsonb(old) - answers then
    raise insufficient_privilege using message = 'What an agency told of stays as it was sent.';
  end if;
  if new.status = 'waiting' or new.answered_by is distinct from acting_person() then
    raise insufficient_privilege using message = 'A rule is answered in one''s own name.';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger suggested_rules_guarded before update on suggested_rules for each row when (old.* is distinct from new.*) execute function guard_suggested_rule();
