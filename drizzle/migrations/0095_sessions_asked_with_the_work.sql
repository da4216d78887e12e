ALTER POLICY "audit_events_added" ON "audit_events" TO attest_app WITH CHECK (case when acting_as('system') then true else coalesce((case when acting_person() is null then "audit_events"."actor_kind" = 'anyone' and "audit_events"."actor_person_id" is null
          else "audit_events"."actor_kind" in ('person', 'token') and "audit_events"."actor_person_id" = acting_person() end), false) end);--> statement-breakpoint
ALTER POLICY "attempts_rows" ON "attempts" TO attest_app USING (case when acting_as('system') then true else coalesce("attempts"."person_id" = acting_person(), false) end) WITH CHECK (case when acting_as('system') then true else coalesce("attempts"."person_id" = acting_person(), false) end);--> statement-breakpoint
ALTER POLICY "enrollments_read" ON "enrollments" TO attest_app USING (case when acting_as('system') then true when "enrollments"."person_id" = acting_person() then true else coalesce(shows_itself("enrollments"."person_id"), false) end);--> statement-breakpoint
ALTER POLICY "enrollments_added" ON "enrollments" TO attest_app WITH CHECK (case when acting_as('system') then true else coalesce("enrollments"."person_id" = acting_person(), false) end);--> statement-breakpoint
ALTER POLICY "enrollments_changed" ON "enrollments" TO attest_app USING (case when acting_as('system') then true else coalesce("enrollments"."person_id" = acting_person(), false) end) WITH CHECK (case when acting_as('system') then true else coalesce("enrollments"."person_id" = acting_person(), false) end);--> statement-breakpoint
ALTER POLICY "lesson_progress_read" ON "lesson_progress" TO attest_app USING (case when acting_as('system') then true when "lesson_progress"."person_id" = acting_person() then true else coalesce(shows_itself("lesson_progress"."person_id"), false) end);--> statement-breakpoint
ALTER POLICY "lesson_progress_added" ON "lesson_progress" TO attest_app WITH CHECK (case when acting_as('system') then true else coalesce("lesson_progress"."person_id" = acting_person(), false) end);--> statement-breakpoint
ALTER POLICY "lesson_progress_changed" ON "lesson_progress" TO attest_app USING (case when acting_as('system') then true else coalesce("lesson_progress"."person_id" = acting_person(), false) end) WITH CHECK (case when acting_as('system') then true else coalesce("lesson_progress"."person_id" = acting_person(), false) end);
--> statement-breakpoint
-- Refuses a transaction whose session no longer holds as it did: whose it is, with which roles and in which language.
-- @returns whether its sign of life is to be noted
create function session_holds(session uuid, at timestamptz, person uuid, held jsonb, language_chosen text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare unnoted boolean; found_roles jsonb;
begin
  select s.last_seen_at < at - interval '1 minute', case when exists (select 1 from public.roles r where r.person_id = person and r.revoked_at is null)
    then public.roles_in_effect(person) else '[]'::jsonb end into unnoted, found_roles
  from public.sessions s join public.people p on p.id = s.person_id
  where s.id = session and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - interval '2 hours'
    and s.person_id = person and p.language is not distinct from language_chosen;
  -- Roles come in any order.
  if not found or (found_roles @> held and found_roles <@ held) is not true then
    raise exception 'The session does not hold as it did.' using errcode = 'AT001';
  end if;
  return unnoted;
end
$$;
