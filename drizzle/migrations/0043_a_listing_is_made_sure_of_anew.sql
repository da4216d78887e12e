ALTER POLICY "listings_changed" ON "listings" TO attest_app USING (case when (select acting_as('system', 'moderator', 'administrator')) then true when ("listings"."status" in ('suggested', 'returned') and "listings"."suggested_by" = (select acting_person()) and "listings"."keeper_agency_id" is null) then true else coalesce(("listings"."status" in ('suggested', 'returned', 'listed') and "listings"."keeper_agency_id" in (select managed_agencies())), false) end) WITH CHECK (case when (select acting_as('system', 'moderator', 'administrator')) then true when ("listings"."status" in ('suggested', 'returned', 'retired') and "listings"."suggested_by" = (select acting_person()) and "listings"."keeper_agency_id" is null) then true else coalesce("listings"."keeper_agency_id" in (select managed_agencies()), false) end);--> statement-breakpoint
-- Policies see a row before or after: what may follow what is held here. Neither its keeper nor whoever suggested it makes a
-- listing public, or changes what was verified about a public one.
create function guard_listing() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if acting_as('system') or not row_security_active('public.listings') then return new; end if;
  if new.status <> 'listed' then return new; end if;
  if old.status <> 'listed' then
    if acting_as('moderator') and new.suggested_by is distinct from acting_person()
        and (old.keeper_agency_id is null or old.keeper_agency_id not in (select managed_agencies()))
    then return new; end if;
  elsif acting_as('moderator') or row(new.kind, new.name, new.phone, new.text_number, new.url, new.keeper_agency_id)
      is not distinct from row(old.kind, old.name, old.phone, old.text_number, old.url, old.keeper_agency_id)
  then return new; end if;
  raise insufficient_privilege using message = 'A moderator makes a listing public, once its number was checked.';
end
$$;
--> statement-breakpoint
create trigger listings_guarded before update on listings for each row when (old.* is distinct from new.*) execute function guard_listing();
