/** Whose attendance was confirmed, for what follows from it: by the last posting of each session and person. */
import { type SQL, sql } from 'drizzle-orm'
import { anyId } from '@/lib/platform/bulk'
import type { Tx } from '@/lib/platform/database'
import { ofActingPerson } from '@/lib/platform/row-security'

/** A row `c` of `attendance_credits` that stands, and counts something. */
export const stands: SQL = sql`c.credit_minutes > 0 and not exists (select 1 from attendance_credits l
  where l.session_id = c.session_id and l.person_id = c.person_id and l.number > c.number)`

export type ConfirmedEvent = {
  eventId: string
  title: string
  /** The first day of the event, and the last on which attendance of somebody was confirmed for the first time: where it took place. */
  heldOn: string | null
  confirmedOn: string | null
  zone: string | null
  /** It has not begun, or has no day. */
  isAhead: boolean
  people: number
}

/** What is known of events and of how many attended. Asked as the system, once it is known that the actor may. */
export async function confirmedEvents(tx: Tx, eventIds: readonly string[], now: Date): Promise<ConfirmedEvent[]> {
  if (eventIds.length === 0) return []
  return tx.execute<ConfirmedEvent>(sql`
    select e.id as "eventId", e.title, s.zone, s.starts_local::date::text as "heldOn",
      (select (max(f.posted_at) at time zone s.zone)::date::text from attendance_credits f
        where f.event_id = e.id and f.number = 1) as "confirmedOn",
      e.status = 'postponed' or s.starts_at is null or s.starts_at > ${now.toISOString()}::timestamptz as "isAhead",
      (select count(distinct lasting_record(c.person_id))::int from attendance_credits c
        where c.event_id = e.id and ${stands}) as people
    from events e left join lateral (select x.zone, x.starts_local, x.starts_at from event_sessions x
      where x.event_id = e.id order by x.withdrawn_at is not null, x.starts_at, x.id limit 1) s on true
    where e.id = ${anyId(eventIds)} order by s.starts_at desc, e.id`)
}

/** Events that whoever acts attended, as confirmed: of these, or of all. Asked as the person. */
export async function attendedByMe(tx: Tx, eventId?: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct c.event_id as id from attendance_credits c
    where ${ofActingPerson(sql`c.person_id`)} and ${stands} ${eventId ? sql`and c.event_id = ${eventId}::uuid` : sql``}`)
  return rows.map(({ id }) => id)
}
