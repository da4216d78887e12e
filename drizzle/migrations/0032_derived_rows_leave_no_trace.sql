-- Removes people whom a roster load added and who have nothing else in the record, when that load is taken back. Whoever
-- is referred to from anywhere else, or has confirmed an address, stays. What is derived about them is no trace: it stands
-- until the change is committed, and goes with them.
create or replace function remove_people_without_trace(wanted uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  person uuid;
  removed integer := 0;
begin
  if not public.acting_as('system') then raise insufficient_privilege; end if;
  foreach person in array wanted loop
    begin
      if not exists (select 1 from public.logins l where l.person_id = person and l.verified_at is not null) then
        delete from public.obligations o where o.person_id = person;
        delete from public.person_names n where n.person_id = person;
        delete from public.logins l where l.person_id = person;
        delete from public.people p where p.id = person;
        removed := removed + 1;
      end if;
    exception when foreign_key_violation then
      null;
    end;
  end loop;
  return removed;
end
$$;
