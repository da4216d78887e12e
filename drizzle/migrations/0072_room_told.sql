-- Says of sessions to come between which instants whoever registers gets a place, as it is kept from now on.
update event_sessions e set room_from = r.opens, room_until = r.until
from (
  select s.id, (g.opens_on::timestamp at time zone s.zone) as opens,
    least(
      case when g.unit = 'session' then s.starts_at else f.starts_at end,
      (g.closes_on + 1)::timestamp at time zone s.zone
    ) as until
  from event_sessions s
  join events v on v.id = s.event_id and v.status = 'published'
  join event_registration_settings g on g.event_id = s.event_id and g.paused_at is null
  cross join lateral (
    select min(o.starts_at) as starts_at from event_sessions o where o.event_id = s.event_id and o.withdrawn_at is null
  ) f
  cross join lateral (
    select count(*) filter (where p.state in ('registered', 'offered')) as taken,
      count(*) filter (where p.state = 'waitlisted') as waiting
    from registrations p
    where p.event_id = s.event_id and p.ended_at is null
      and p.session_id is not distinct from case when g.unit = 'session' then s.id end
  ) p
  cross join lateral (select case when g.unit = 'session' then s.capacity else g.capacity end as capacity) c
  where s.withdrawn_at is null and (c.capacity is null or (c.capacity > p.taken and p.waiting = 0))
) r
where e.id = r.id;
