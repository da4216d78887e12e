-- Agencies the acting person coordinates; whoever only looks after their people writes nothing of theirs.
create function managed_agencies() returns setof uuid language sql stable rows 2 as $$
  select substr(duty, 13)::uuid
  from unnest(string_to_array(nullif(current_setting('app.duties', true), ''), ',')) as duty where duty like 'coordinator:%'
$$;
--> statement-breakpoint
-- Answered about oneself and the people of one's agencies; of anybody else it says nothing.
create or replace function is_confirmed(person uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select case when public.acting_as('system', 'administrator') or person = public.acting_person() or exists (
      select 1 from public.affiliations a where a.person_id = person and a.agency_id in (select public.acting_agencies()))
    then exists (select 1 from public.logins l where l.person_id = person and l.verified_at is not null) end
$$;
--> statement-breakpoint
-- Answered to who coordinates the agency. New to the record is whom the same transaction added.
create or replace function may_serve(person uuid, agency uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select case
    when agency not in (select public.managed_agencies()) then false
    when exists (select 1 from public.affiliations a where a.person_id = person and a.agency_id = agency
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) then true
    when exists (select 1 from public.logins l where l.person_id = person and l.verified_at is not null) then false
    when exists (select 1 from public.affiliations a where a.person_id = person) then
      exists (select 1 from public.affiliations a where a.person_id = person and a.agency_id = agency)
    else exists (select 1 from public.people p where p.id = person and p.xmin = pg_current_xact_id_if_assigned()::xid) end
$$;
--> statement-breakpoint
-- That an address is somebody's, and that messages go to it, is written by the system alone, once its code was typed.
create function guard_login() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if acting_as('system') or not row_security_active('public.logins') then return new; end if;
  if tg_op = 'INSERT' then
    if new.verified_at is null and new.main_since is null then return new; end if;
  elsif new.person_id = old.person_id and new.verified_at is not distinct from old.verified_at
    and new.main_since is not distinct from old.main_since
    and (new.identifier = old.identifier or old.verified_at is null) then return new;
  end if;
  raise insufficient_privilege using message = 'Whose an address is does not change by hand.';
end
$$;
--> statement-breakpoint
create trigger logins_guarded before insert or update on logins for each row execute function guard_login();
--> statement-breakpoint
-- By the hand of an agency a role ends, and nothing else of it changes.
create function guard_role() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if acting_as('system', 'administrator') or not row_security_active('public.roles') then return new; end if;
  if old.revoked_at is null and new.id = old.id and row(new.person_id, new.role, new.agency_id, new.unit_id, new.bound_to,
      new.granted_by, new.granted_at) is not distinct from
      row(old.person_id, old.role, old.agency_id, old.unit_id, old.bound_to, old.granted_by, old.granted_at)
  then return new; end if;
  raise insufficient_privilege using message = 'A role ends; it does not change.';
end
$$;
--> statement-breakpoint
create trigger roles_guarded before update on roles for each row when (old.* is distinct from new.*) execute function guard_role();
--> statement-breakpoint
-- What a load changed is read back to be carried out, so no agency writes it.
create function guard_roster_batch() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if acting_as('system') or not row_security_active('public.roster_batches') then return new; end if;
  if tg_op = 'INSERT' then
    if new.undo is null then return new; end if;
  elsif new.undo is not distinct from old.undo and new.agency_id = old.agency_id then return new;
  end if;
  raise insufficient_privilege using message = 'What a load changed is not written by hand.';
end
$$;
--> statement-breakpoint
create trigger roster_batches_guarded before insert or update on roster_batches for each row execute function guard_roster_batch();
--> statement-breakpoint
DROP POLICY "roster_batches_rows" ON "roster_batches" CASCADE;--> statement-breakpoint
CREATE POLICY "roster_batches_read" ON "roster_batches" AS PERMISSIVE FOR SELECT TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("roster_batches"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "roster_batches_added" ON "roster_batches" AS PERMISSIVE FOR INSERT TO "attest_app" WITH CHECK (case when (select acting_as('system')) then true else coalesce("roster_batches"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "roster_batches_changed" ON "roster_batches" AS PERMISSIVE FOR UPDATE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("roster_batches"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("roster_batches"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
CREATE POLICY "roster_batches_removed" ON "roster_batches" AS PERMISSIVE FOR DELETE TO "attest_app" USING (case when (select acting_as('system')) then true else coalesce("roster_batches"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "affiliations_added" ON "affiliations" TO attest_app WITH CHECK (case when (select acting_as('system')) then true else coalesce(("affiliations"."agency_id" in (select managed_agencies()) and may_serve("affiliations"."person_id", "affiliations"."agency_id")), false) end);--> statement-breakpoint
ALTER POLICY "affiliations_changed" ON "affiliations" TO attest_app USING (case when (select acting_as('system')) then true else coalesce("affiliations"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("affiliations"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "affiliations_removed" ON "affiliations" TO attest_app USING (case when (select acting_as('system')) then true else coalesce("affiliations"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "agencies_changed" ON "agencies" TO attest_app USING ((select acting_as('system', 'administrator'))) WITH CHECK ((select acting_as('system', 'administrator')));--> statement-breakpoint
ALTER POLICY "invitations_added" ON "invitations" TO attest_app WITH CHECK (case when (select acting_as('system')) then true else coalesce(("invitations"."answer" is null and ("invitations"."agency_id" in (select managed_agencies()) and exists (select 1 from affiliations a where a.person_id = "invitations"."person_id"
    and a.agency_id = "invitations"."agency_id" and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)))), false) end);--> statement-breakpoint
ALTER POLICY "invitations_changed" ON "invitations" TO attest_app USING (case when (select acting_as('system')) then true when ("invitations"."answered_by" is null and "invitations"."agency_id" in (select managed_agencies())) then true else coalesce((("invitations"."answer" is null or "invitations"."answered_by" = (select acting_person())) and exists (select 1 from logins l where l.person_id = (select acting_person()) and l.kind = 'email' and l.identifier = "invitations"."email"
    and l.verified_at is not null)), false) end) WITH CHECK (case when (select acting_as('system')) then true when ("invitations"."answered_by" is null and "invitations"."agency_id" in (select managed_agencies())) then true else coalesce((("invitations"."answer" is null or "invitations"."answered_by" = (select acting_person())) and exists (select 1 from logins l where l.person_id = (select acting_person()) and l.kind = 'email' and l.identifier = "invitations"."email"
    and l.verified_at is not null)), false) end);--> statement-breakpoint
ALTER POLICY "names_on_papers_added" ON "names_on_papers" TO attest_app WITH CHECK (case when (select acting_as('system')) then true else coalesce(("names_on_papers"."agency_id" in (select managed_agencies()) and exists (select 1 from affiliations a where a.person_id = "names_on_papers"."person_id"
    and a.agency_id = "names_on_papers"."agency_id" and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date))), false) end);--> statement-breakpoint
ALTER POLICY "names_on_papers_changed" ON "names_on_papers" TO attest_app USING (case when (select acting_as('system')) then true else coalesce(("names_on_papers"."agency_id" in (select managed_agencies()) and exists (select 1 from affiliations a where a.person_id = "names_on_papers"."person_id"
    and a.agency_id = "names_on_papers"."agency_id" and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date))), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce(("names_on_papers"."agency_id" in (select managed_agencies()) and exists (select 1 from affiliations a where a.person_id = "names_on_papers"."person_id"
    and a.agency_id = "names_on_papers"."agency_id" and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date))), false) end);--> statement-breakpoint
ALTER POLICY "names_on_papers_removed" ON "names_on_papers" TO attest_app USING (case when (select acting_as('system')) then true else coalesce(("names_on_papers"."agency_id" in (select managed_agencies()) and exists (select 1 from affiliations a where a.person_id = "names_on_papers"."person_id"
    and a.agency_id = "names_on_papers"."agency_id" and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date))), false) end);--> statement-breakpoint
ALTER POLICY "roles_added" ON "roles" TO attest_app WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce(("roles"."role" = 'supervisor' and "roles"."agency_id" in (select managed_agencies())), false) end);--> statement-breakpoint
ALTER POLICY "roles_changed" ON "roles" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true else coalesce("roles"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("roles"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "units_added" ON "units" TO attest_app WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("units"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "units_changed" ON "units" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true else coalesce("units"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce("units"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "units_removed" ON "units" TO attest_app USING (case when (select acting_as('system')) then true else coalesce("units"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "audit_events_added" ON "audit_events" TO attest_app WITH CHECK (case when (select acting_as('system')) then true else coalesce((case when (select acting_person()) is null then "audit_events"."actor_kind" = 'anyone' and "audit_events"."actor_person_id" is null
          else "audit_events"."actor_kind" in ('person', 'token') and "audit_events"."actor_person_id" = (select acting_person()) end), false) end);--> statement-breakpoint
ALTER POLICY "logins_added" ON "logins" TO attest_app WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select managed_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("logins"."person_id")), false) end);--> statement-breakpoint
ALTER POLICY "logins_changed" ON "logins" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select managed_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("logins"."person_id")), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "logins"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select managed_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("logins"."person_id")), false) end);--> statement-breakpoint
ALTER POLICY "logins_removed" ON "logins" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "logins"."person_id" and a.agency_id in (select managed_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("logins"."person_id")), false) end);--> statement-breakpoint
ALTER POLICY "people_added" ON "people" TO attest_app WITH CHECK (case when (select acting_as('system', 'administrator')) then true else coalesce((select exists (select 1 from managed_agencies())), false) end);--> statement-breakpoint
ALTER POLICY "people_changed" ON "people" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true when "people"."id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "people"."id" and a.agency_id in (select managed_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("people"."id")), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "people"."id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "people"."id" and a.agency_id in (select managed_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("people"."id")), false) end);--> statement-breakpoint
ALTER POLICY "person_names_added" ON "person_names" TO attest_app WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select managed_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("person_names"."person_id")), false) end);--> statement-breakpoint
ALTER POLICY "person_names_changed" ON "person_names" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select managed_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("person_names"."person_id")), false) end) WITH CHECK (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select managed_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("person_names"."person_id")), false) end);--> statement-breakpoint
ALTER POLICY "person_names_removed" ON "person_names" TO attest_app USING (case when (select acting_as('system', 'administrator')) then true when "person_names"."person_id" = (select acting_person()) then true else coalesce((exists (select 1 from affiliations a where a.person_id = "person_names"."person_id" and a.agency_id in (select managed_agencies())
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) and not is_confirmed("person_names"."person_id")), false) end);--> statement-breakpoint
ALTER POLICY "enrollments_read" ON "enrollments" TO attest_app USING (case when (select acting_as('system')) then true when "enrollments"."person_id" = (select acting_person()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = "enrollments"."person_id" and (a.valid_to is null or a.valid_to > (now() at time zone (select z.time_zone from agencies z where z.id = a.agency_id))::date) and a.agency_id in (select acting_agencies())
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))), false) end);--> statement-breakpoint
ALTER POLICY "lesson_progress_read" ON "lesson_progress" TO attest_app USING (case when (select acting_as('system')) then true when "lesson_progress"."person_id" = (select acting_person()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = "lesson_progress"."person_id" and (a.valid_to is null or a.valid_to > (now() at time zone (select z.time_zone from agencies z where z.id = a.agency_id))::date) and a.agency_id in (select acting_agencies())
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))), false) end);--> statement-breakpoint
ALTER POLICY "certificates_read" ON "certificates" TO attest_app USING (case when (select acting_as('system')) then true when "certificates"."person_id" = (select acting_person()) then true when "certificates"."agency_id" in (select acting_agencies()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = "certificates"."person_id" and (a.valid_to is null or a.valid_to > (now() at time zone (select z.time_zone from agencies z where z.id = a.agency_id))::date) and a.agency_id in (select acting_agencies())
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))), false) end);--> statement-breakpoint
ALTER POLICY "credits_read" ON "credits" TO attest_app USING (case when (select acting_as('system')) then true when "credits"."person_id" = (select acting_person()) then true when "credits"."agency_id" in (select acting_agencies()) then true else coalesce(exists (
    select 1 from affiliations a where a.person_id = "credits"."person_id" and (a.valid_to is null or a.valid_to > (now() at time zone (select z.time_zone from agencies z where z.id = a.agency_id))::date) and a.agency_id in (select acting_agencies())
      and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
        or not is_confirmed(a.person_id))), false) end);--> statement-breakpoint
ALTER POLICY "assignments_added" ON "assignments" TO attest_app WITH CHECK (case when (select acting_as('system')) then true else coalesce("assignments"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "assignments_changed" ON "assignments" TO attest_app USING (case when (select acting_as('system')) then true else coalesce("assignments"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("assignments"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "requirement_versions_added" ON "requirement_versions" TO attest_app WITH CHECK (case when (select acting_as('system')) then true else coalesce("requirement_versions"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "requirements_added" ON "requirements" TO attest_app WITH CHECK (case when (select acting_as('system')) then true else coalesce("requirements"."agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "requirements_changed" ON "requirements" TO attest_app USING (case when (select acting_as('system')) then true else coalesce("requirements"."agency_id" in (select managed_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("requirements"."agency_id" in (select managed_agencies()), false) end);