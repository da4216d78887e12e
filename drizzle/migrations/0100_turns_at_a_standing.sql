-- Two who write one person's obligations at once took turns at the row only when both had counted: the second one wrote what it had
-- counted before the first was there. Now the row is held before it is counted (decision 0067); where there is none yet, whoever
-- adds it second counts again. Columns are named, so that a new one anywhere changes nothing.
create or replace function keep_standing(of_agency uuid, of_person uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  stands public.standings;
  is_there boolean;
begin
  loop
    perform from public.standings where agency_id = of_agency and person_id = of_person for no key update;
    is_there := found;
    with owed as (
      select due_on is null as is_gate, opens_on, due_on, least(satisfied_on, ends_on) as done
      from public.obligations where agency_id = of_agency and person_id = of_person
    ), counted as (
      select is_gate, opens_on, done,
             least(greatest(opens_on, due_on - 90), done) as due90, least(greatest(opens_on, due_on - 60), done) as due60,
             least(greatest(opens_on, due_on - 30), done) as due30, least(greatest(opens_on, due_on + 1), done) as overdue
      from owed where done is null or done > greatest(opens_on, due_on - 90)
    )
    select coalesce(array_agg(due90 order by due90) filter (where not is_gate), '{}'),
           coalesce(array_agg(due60 order by due60) filter (where not is_gate), '{}'),
           coalesce(array_agg(due30 order by due30) filter (where not is_gate), '{}'),
           coalesce(array_agg(overdue order by overdue) filter (where not is_gate), '{}'),
           coalesce(array_agg(done order by done) filter (where not is_gate and done is not null), '{}'),
           coalesce(array_agg(opens_on order by opens_on) filter (where is_gate), '{}'),
           coalesce(array_agg(done order by done) filter (where is_gate and done is not null), '{}')
    into stands.due90_on, stands.due60_on, stands.due30_on, stands.overdue_on, stands.done_on,
         stands.not_cleared_on, stands.cleared_on
    from counted;
    if stands.due90_on = '{}' and stands.not_cleared_on = '{}' then
      delete from public.standings where agency_id = of_agency and person_id = of_person;
      return found;
    elsif is_there then
      update public.standings s set
        due90_on = stands.due90_on, due60_on = stands.due60_on, due30_on = stands.due30_on, overdue_on = stands.overdue_on,
        done_on = stands.done_on, not_cleared_on = stands.not_cleared_on, cleared_on = stands.cleared_on
      where s.agency_id = of_agency and s.person_id = of_person and
        (s.due90_on, s.due60_on, s.due30_on, s.overdue_on, s.done_on, s.not_cleared_on, s.cleared_on) is distinct from
        (stands.due90_on, stands.due60_on, stands.due30_on, stands.overdue_on, stands.done_on, stands.not_cleared_on, stands.cleared_on);
      return found;
    end if;
    insert into public.standings
      (agency_id, person_id, due90_on, due60_on, due30_on, overdue_on, done_on, not_cleared_on, cleared_on)
    values (of_agency, of_person, stands.due90_on, stands.due60_on, stands.due30_on, stands.overdue_on, stands.done_on,
            stands.not_cleared_on, stands.cleared_on)
    on conflict (agency_id, person_id) do nothing;
    if found then
      return true;
    end if;
  end loop;
end
$$;
--> statement-breakpoint
-- In one order of people, whichever the plan: two statements that write many of the same never wait for each other.
create or replace function obligations_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform keep_standing(agency_id, person_id) from (
      select distinct agency_id, person_id from rows_after order by 1, 2 offset 0) m;
  elsif tg_op = 'DELETE' then
    perform keep_standing(agency_id, person_id) from (
      select distinct agency_id, person_id from rows_before order by 1, 2 offset 0) m;
  else
    perform keep_standing(agency_id, person_id) from (
      select distinct agency_id, person_id from (
        select agency_id, person_id, opens_on, due_on, satisfied_on, ends_on, 1 as rows from rows_after
        union all select agency_id, person_id, opens_on, due_on, satisfied_on, ends_on, -1 from rows_before) r
      group by agency_id, person_id, opens_on, due_on, satisfied_on, ends_on having sum(rows) <> 0 order by 1, 2 offset 0) m;
  end if;
  return null;
end
$$;
