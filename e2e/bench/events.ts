/** Five thousand events of a year to come, in every state and zone that the country has, for the calendar and its feeds. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { instantOf } from '@/lib/platform/time'

const EVENTS = 5000
const PLACES = [
  ['NY', 'America/New_York', '10001'],
  ['IL', 'America/Chicago', '60601'],
  ['CO', 'America/Denver', '80202'],
  ['AZ', 'America/Phoenix', '85004'],
  ['CA', 'America/Los_Angeles', '94103'],
  ['AK', 'America/Anchorage', '99501'],
  ['HI', 'Pacific/Honolulu', '96813'],
  ['PR', 'America/Puerto_Rico', '00901'],
  ['GU', 'Pacific/Guam', '96910'],
] as const
const DAY = 86_400_000

export async function fillEvents(sql: postgres.Sql): Promise<void> {
  const [person] = await sql`select id from people limit 1`
  const rows = Array.from({ length: EVENTS }, (_, n) => {
    const [state, zone, zip] = PLACES[n % PLACES.length] ?? PLACES[0]
    const on = new Date(Date.now() + (1 + ((n * 37) % 360)) * DAY).toISOString().slice(0, 10)
    const [starts, ends] = [`${on}T09:00`, `${on}T12:00`]
    return {
      ...{ id: randomUUID(), session: randomUUID(), n, state, zone, zip, starts, ends },
      ...{ starts_at: instantOf(starts, zone).toISOString(), ends_at: instantOf(ends, zone).toISOString() },
    }
  })
  await sql`with given as (
      select * from jsonb_to_recordset(${sql.json(rows)}) as r(id uuid, session uuid, n int, state text, zone text, zip text, starts timestamp,
        ends timestamp, starts_at timestamptz, ends_at timestamptz)
    ), posted as (
      insert into events (id, slug, title, summary, description, kind, format, status, organizer_id, sponsor, audiences, topic_ids, priority_ids,
        cost, contact_name, contact_email, credit_minutes, hide_place, sequence, created_at, updated_at, published_at, search, search_words)
      select id, 'measured-' || n, 'Measured event ' || n || ': officers and advocates together', 'A half day in one room: a shared case, worked twice.',
        '', (array['training', 'webinar', 'meeting'])[1 + n % 3], case when n % 3 = 1 then 'virtual' else 'in-person' end, 'published', ${person?.id},
        'Office ' || n % 200, '{law-enforcement,victim-services}', '{}', '{collaboration}', 'Free', 'Somebody', 'events@agency.example', 180, false, 0,
        now(), now(), now(), to_tsvector('english', 'measured event ' || n), 'measured event ' || n
      from given
    )
    insert into event_sessions (id, event_id, position, starts_local, ends_local, zone, starts_at, ends_at, venue_name, address, city, state, postal_code)
    select session, id, 0, starts, ends, zone, starts_at, ends_at, 'Harbor Hall', '200 Quay Street', 'Town ' || n % 400, state, zip from given`
  await sql`select bump_generation('calendar')`
  await sql`vacuum analyze events, event_sessions`
}
