-- May an agency write that somebody serves it? Who serves it now; who did and has no account; and newcomers to the record.
-- A door, since an agency sees neither the accounts nor the service of others.
create function may_serve(person uuid, agency uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public, pg_temp as $$
  select case
    when exists (select 1 from public.affiliations a where a.person_id = person and a.agency_id = agency
      and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)) then true
    when public.is_confirmed(person) then false
    else exists (select 1 from public.affiliations a where a.person_id = person and a.agency_id = agency)
      or not exists (select 1 from public.affiliations a where a.person_id = person) end
$$;
--> statement-breakpoint
-- Who answered is the owner of the address, and nobody where nothing was answered.
update invitations set answered_by = null where answer is null or answer = 'withdrawn';
--> statement-breakpoint
update invitations i set answered_by = coalesce(
  (select l.person_id from logins l where l.kind = 'email' and l.identifier = i.email), i.person_id)
where i.answer in ('accepted', 'declined') and i.answered_by is null;
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_answered_by" CHECK (("invitations"."answered_by" is not null) = coalesce("invitations"."answer" in ('accepted', 'declined'), false));--> statement-breakpoint
ALTER POLICY "affiliations_added" ON "affiliations" TO attest_app WITH CHECK (case when (select acting_as('system')) then true else coalesce(("affiliations"."agency_id" in (select acting_agencies()) and may_serve("affiliations"."person_id", "affiliations"."agency_id")), false) end);--> statement-breakpoint
ALTER POLICY "affiliations_changed" ON "affiliations" TO attest_app USING (case when (select acting_as('system')) then true else coalesce("affiliations"."agency_id" in (select acting_agencies()), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce("affiliations"."agency_id" in (select acting_agencies()), false) end);--> statement-breakpoint
ALTER POLICY "invitations_added" ON "invitations" TO attest_app WITH CHECK (case when (select acting_as('system')) then true else coalesce(("invitations"."answer" is null and ("invitations"."agency_id" in (select acting_agencies()) and exists (select 1 from affiliations a where a.person_id = "invitations"."person_id"
    and a.agency_id = "invitations"."agency_id" and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date)))), false) end);--> statement-breakpoint
ALTER POLICY "invitations_changed" ON "invitations" TO attest_app USING (case when (select acting_as('system')) then true when ("invitations"."answered_by" is null and "invitations"."agency_id" in (select acting_agencies())) then true else coalesce((("invitations"."answer" is null or "invitations"."answered_by" = (select acting_person())) and exists (select 1 from logins l where l.person_id = (select acting_person()) and l.kind = 'email' and l.identifier = "invitations"."email"
    and l.verified_at is not null)), false) end) WITH CHECK (case when (select acting_as('system')) then true when ("invitations"."answered_by" is null and "invitations"."agency_id" in (select acting_agencies())) then true else coalesce((("invitations"."answer" is null or "invitations"."answered_by" = (select acting_person())) and exists (select 1 from logins l where l.person_id = (select acting_person()) and l.kind = 'email' and l.identifier = "invitations"."email"
    and l.verified_at is not null)), false) end);--> statement-breakpoint
ALTER POLICY "names_on_papers_added" ON "names_on_papers" TO attest_app WITH CHECK (case when (select acting_as('system')) then true else coalesce(("names_on_papers"."agency_id" in (select acting_agencies()) and exists (select 1 from affiliations a where a.person_id = "names_on_papers"."person_id"
    and a.agency_id = "names_on_papers"."agency_id" and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date))), false) end);--> statement-breakpoint
ALTER POLICY "names_on_papers_changed" ON "names_on_papers" TO attest_app USING (case when (select acting_as('system')) then true else coalesce(("names_on_papers"."agency_id" in (select acting_agencies()) and exists (select 1 from affiliations a where a.person_id = "names_on_papers"."person_id"
    and a.agency_id = "names_on_papers"."agency_id" and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date))), false) end) WITH CHECK (case when (select acting_as('system')) then true else coalesce(("names_on_papers"."agency_id" in (select acting_agencies()) and exists (select 1 from affiliations a where a.person_id = "names_on_papers"."person_id"
    and a.agency_id = "names_on_papers"."agency_id" and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date))), false) end);--> statement-breakpoint
ALTER POLICY "names_on_papers_removed" ON "names_on_papers" TO attest_app USING (case when (select acting_as('system')) then true else coalesce(("names_on_papers"."agency_id" in (select acting_agencies()) and exists (select 1 from affiliations a where a.person_id = "names_on_papers"."person_id"
    and a.agency_id = "names_on_papers"."agency_id" and (a.valid_to is null or a.valid_to >= (now() at time zone 'Etc/GMT+12')::date))), false) end);
--> statement-breakpoint
-- Whose service it is, and that it is over for somebody with an account, is not an agency's to change. Policies see one state
-- of a row at a time, so this compares the two.
create function guard_affiliation() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if acting_as('system') or not row_security_active('public.affiliations') then return new; end if;
  if new.person_id <> old.person_id or new.agency_id <> old.agency_id then
    raise insufficient_privilege using message = 'Whose service it is does not change.';
  end if;
  if old.valid_to < (now() at time zone 'Etc/GMT+12')::date and (new.valid_to is null or new.valid_to > old.valid_to)
    and is_confirmed(new.person_id) then
    raise insufficient_privilege using message = 'This service is over; it begins again when its owner says so.';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger affiliations_guarded before update on affiliations for each row
  when (new.person_id <> old.person_id or new.agency_id <> old.agency_id or new.valid_to is distinct from old.valid_to)
  execute function guard_affiliation();
--> statement-breakpoint
create function guard_invitation() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if acting_as('system') or not row_security_active('public.invitations') then return new; end if;
  raise insufficient_privilege using message = 'What was asked, and whom, does not change.';
end
$$;
--> statement-breakpoint
create trigger invitations_guarded before update on invitations for each row
  when (new.agency_id <> old.agency_id or new.person_id <> old.person_id or new.email <> old.email)
  execute function guard_invitation();
