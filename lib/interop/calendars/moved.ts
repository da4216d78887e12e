/** Calendars that somebody loaded or follows go along with their record, as their events do. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { Moved, Pair } from '@/lib/identity/moved'
import { anyId } from '@/lib/platform/bulk'
import { asSystem } from '@/lib/platform/database'

const TABLES = ['calendar_sources', 'calendar_batches', 'foreign_events'] as const
/** What both have stays with whom it was: one address, and one entry, once for each person. */
const twice = {
  calendar_sources: sql`exists (select 1 from calendar_sources o where o.person_id = t.to_person and o.address = r.address)`,
  calendar_batches: sql`false`,
  foreign_events: sql`exists (select 1 from foreign_events o where o.person_id = t.to_person and o.uid = r.uid and o.recurrence = r.recurrence)`,
}

export async function moveCalendars(w: Writer, { personId, lastingId }: Pair): Promise<string[]> {
  const moved: string[] = []
  for (const table of TABLES) {
    const rows = await asSystem(w.tx, w.ctx, () =>
      w.tx.execute<{ id: string }>(sql`
        update ${sql.identifier(table)} r set person_id = t.to_person
        from (select ${lastingId}::uuid as to_person) t
        where r.person_id = ${personId}::uuid and not (${twice[table]}) returning r.id`),
    )
    moved.push(...rows.map(({ id }) => id))
  }
  return moved
}

export async function moveCalendarsBack(
  w: Writer,
  { personId, lastingId }: Pair,
  { calendars = [] }: Moved,
): Promise<void> {
  for (const table of TABLES)
    await asSystem(w.tx, w.ctx, () =>
      w.tx.execute(sql`update ${sql.identifier(table)} set person_id = ${personId}::uuid
        where id = ${anyId(calendars)} and person_id = ${lastingId}::uuid`),
    )
}
