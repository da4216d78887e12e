/** The dates of a series besides one of them: each is an event of its own, and only their series holds them together. */
import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import type { Actor, Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import type { EventStatus, SessionFields } from './fields'
import { fullSessions, wallText } from './places'
import { runBy, visibleTo } from './policy'
import { type EventRow, eventColumns, fieldsOf } from './records'
import { isPublic } from './rules'
import type { SeriesDate } from './series-inputs'
import type { AlsoOn } from './shapes'
import { eventSessions, events } from './tables'

const inSeries = (seriesId: string, eventId: string) => and(eq(events.seriesId, seriesId), ne(events.id, eventId))

/** States that no step leads out of. */
export const ends: readonly EventStatus[] = ['cancelled', 'withdrawn']
/** Where it begins, as far as that is written; what has no day yet comes after all others. */
const startOf = (sessions: readonly SessionFields[]) => sessions[0]?.startsLocal || '9999'

/** All dates of an event's series that the actor sees and runs, that event among them, in order; none where there is no series. */
export async function seriesOf(tx: Tx, actor: Actor, row: EventRow, sessions: SessionFields[]): Promise<SeriesDate[]> {
  if (row.seriesId === null || actor.kind !== 'person') return []
  const rows = await tx
    .select(eventColumns)
    .from(events)
    .where(and(visibleTo(actor), runBy(actor.personId), eq(events.seriesId, row.seriesId)))
    .orderBy(asc(events.id))
  const all = await fullSessions(
    tx,
    rows.map(({ id }) => id),
  )
  const from = startOf(fieldsOf(row, sessions).sessions)
  const dates = rows.map((each) => {
    const own = fieldsOf(each, all.get(each.id) ?? []).sessions
    const [first] = own
    return {
      ...{ eventId: each.id, status: each.status, slug: isPublic(each.status) ? each.slug : null },
      ...{ startsLocal: first?.startsLocal ?? '', endsLocal: first?.endsLocal ?? '', zone: first?.zone ?? '' },
      isLater: each.id !== row.id && startOf(own) > from && !ends.includes(each.status),
    }
  })
  return dates.sort((a, b) => (a.startsLocal < b.startsLocal ? -1 : 1))
}

/** The other dates that anyone sees: published and not over, the next first. */
export async function alsoOn(tx: Tx, ctx: Ctx, { id, seriesId }: Pick<EventRow, 'id' | 'seriesId'>): Promise<AlsoOn[]> {
  if (seriesId === null) return []
  const rows = await tx
    .selectDistinctOn([events.id], {
      ...{ slug: events.slug, startsLocal: eventSessions.startsLocal },
      ...{ endsLocal: eventSessions.endsLocal, zone: eventSessions.zone, startsAt: eventSessions.startsAt },
    })
    .from(events)
    .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
    .where(
      and(
        inSeries(seriesId, id),
        eq(events.status, 'published'),
        sql`${eventSessions.withdrawnAt} is null`,
        gt(eventSessions.endsAt, ctx.now),
      ),
    )
    .orderBy(asc(events.id), asc(eventSessions.startsAt))
  return rows
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map(({ slug, startsLocal, endsLocal, zone }) => ({
      ...{ slug, startsLocal: wallText(startsLocal), endsLocal: wallText(endsLocal), zone },
    }))
}
