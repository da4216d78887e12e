-- Who gave earlier training is told as well: the agency’s own file said it.
create or replace function givers_of(agency uuid, first_day date, last_day date) returns table (credit_id uuid, provider text)
language sql stable security definer rows 1000 set search_path = pg_catalog, public, pg_temp as $$
  select c.id, nullif(btrim(k.provider), '') from public.credits c join public.claims k on k.credit_id = c.id
  where c.agency_id = agency and c.earned_on between first_day and last_day and c.source_kind = 'claim'
    and (public.acting_as('system') or agency in (select public.acting_agencies()))
  union all
  select c.id, coalesce(g.name, nullif(btrim(e.sponsor), '')) from public.credits c
  join public.attendance_credits k on k.id = c.source_id join public.events e on e.id = k.event_id
  left join public.agencies g on g.id = e.agency_id
  where c.agency_id = agency and c.earned_on between first_day and last_day and c.source_kind = 'event'
    and (public.acting_as('system') or agency in (select public.acting_agencies()))
  union all
  select c.id, nullif(btrim(k.provider), '') from public.credits c join public.earlier_trainings k on k.id = c.source_id
  where c.agency_id = agency and c.earned_on between first_day and last_day and c.source_kind = 'import'
    and (public.acting_as('system') or agency in (select public.acting_agencies()))
$$;
