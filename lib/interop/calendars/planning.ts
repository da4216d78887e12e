/** From the bytes of a calendar to what each entry would change: read, put into our words, compared with what stands here. */
import { and, eq, inArray, or } from 'drizzle-orm'
import { topics } from '@/lib/catalog/tables'
import { findAlike } from '@/lib/events/likeness'
import { fullSessions } from '@/lib/events/places'
import { eventColumns as columnsOfEvents, fieldsOf } from '@/lib/events/records'
import { extent } from '@/lib/events/rules'
import { events } from '@/lib/events/tables'
import { MOST_DATES } from '@/lib/formats/icalendar-entries'
import { readCalendarApart } from '@/lib/formats/icalendar-worker'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { invalid } from '@/lib/platform/errors'
import { fold } from '@/lib/platform/fold'
import { addMonths, dayIn } from '@/lib/platform/time'
import { planInTime } from '../batches'
import { foreignEvents } from '../calendar-tables'
import { draftOf } from './drafting'
import { type CalendarEntry, type Draft, type Known, keyOf } from './entries'
import type { Besides } from './facts'
import { CALENDAR_TOO_LARGE, LARGEST_CALENDAR_BYTES } from './inputs'
import { likelyOf, planSteps, type RefusedLine } from './rules'
import { readEventTable } from './table'

export type ReadFile = { name: string | null; drafts: Draft[]; refused: RefusedLine[]; past: number; later: number }

/** @throws invalid for what is neither a calendar nor a table of events, is too large or takes too long */
export async function readDrafts(ctx: Ctx, bytes: Uint8Array, besides: Besides): Promise<ReadFile> {
  if (bytes.length > LARGEST_CALENDAR_BYTES) throw invalid('file', CALENDAR_TOO_LARGE)
  if (!looksLikeCalendar(bytes)) return readTableOf(ctx, bytes, besides)
  const until = addMonths(dayIn(besides.zone, ctx.now), 12)
  const found = await readCalendarApart(bytes, { zone: besides.zone, now: ctx.now.toISOString(), until })
  if ('problem' in found) throw invalid('file', found.problem)
  const { name, refused, past, later } = found
  return { ...{ name, refused, past, later }, drafts: found.events.map((event) => draftOf(event, besides)) }
}

/** A calendar says so in its first line, in any encoding; everything else may be a table. */
const looksLikeCalendar = (bytes: Uint8Array): boolean =>
  /^\s*BEGIN:\s*VCALENDAR/i.test(
    Buffer.from(bytes.subarray(0, 200))
      .toString('latin1')
      .replace(/[^\x20-\x7e\r\n]/g, ''),
  )

async function readTableOf(ctx: Ctx, bytes: Uint8Array, besides: Besides): Promise<ReadFile> {
  const names = await read(ctx, (tx) => tx.select({ id: topics.id, name: topics.name }).from(topics))
  const byName = new Map(
    names.flatMap(
      ({ id, name }) =>
        [
          [fold(name), id],
          [id, id],
        ] as const,
    ),
  )
  const rows = await readEventTable(bytes, besides.zone, byName)
  if (rows.length === 0) throw invalid('file', 'The file has a header line and no rows below it.')
  if (rows.length > MOST_DATES) throw invalid('file', 'The table has more than 1,000 events. Send it in parts.')
  const drafts = rows.map(({ event, said }) => draftOf(event, besides, said))
  return { name: null, drafts, refused: [], past: 0, later: 0 }
}

/** What the calendar would change of what one person has here. `origin`: the calendar that it is. */
export async function planOf(
  ctx: Ctx,
  { drafts, refused }: Pick<ReadFile, 'drafts' | 'refused'>,
  { personId, origin }: { personId: string; origin: string },
): Promise<CalendarEntry[]> {
  const { known, alike } = await read(ctx, async (tx) => {
    const known = await asSystem(tx, ctx, () => knownOf(tx, ctx, { personId, origin, drafts }))
    const keys = new Set(known.map(keyOf))
    const news = drafts.filter((draft) => !keys.has(keyOf(draft)) && !draft.isCancelled && draft.refused === null)
    return { known, alike: await asSystem(tx, ctx, () => findAlike(tx, personId, news.map(likelyOf))) }
  })
  const standing = {
    ...{ known: new Map(known.map((each) => [keyOf(each), each])), alike, now: ctx.now },
    ofOrigin: known.filter((each) => each.origin === origin),
  }
  return planInTime(
    planSteps(drafts, refused, standing),
    'The calendar takes too long to compare. Export a shorter span of days.',
  )
}

type Whose = { personId: string; origin: string; drafts: readonly Draft[] }

async function knownOf(tx: Tx, ctx: Ctx, { personId, origin, drafts }: Whose): Promise<Known[]> {
  const uids = [...new Set(drafts.map(({ uid }) => uid))]
  const rows = await tx
    .select({ foreign: foreignEvents, event: columnsOfEvents })
    .from(foreignEvents)
    .innerJoin(events, eq(events.id, foreignEvents.eventId))
    .where(
      and(
        eq(foreignEvents.personId, personId),
        // Whoever the event belongs to by now decides about it.
        eq(events.organizerId, personId),
        or(eq(foreignEvents.origin, origin), uids.length > 0 ? inArray(foreignEvents.uid, uids) : undefined),
      ),
    )
  const sessions = await fullSessions(
    tx,
    rows.map(({ event }) => event.id),
  )
  return rows.map(({ foreign, event }) => {
    const sent = sessions.get(event.id) ?? []
    const over = extent(sent)
    return {
      ...{ uid: foreign.uid, recurrence: foreign.recurrence, sequence: foreign.sequence, changedAt: foreign.changedAt },
      ...{ fields: foreign.fields, origin: foreign.origin, loadedVersion: foreign.version, eventId: event.id },
      ...{ version: event.updatedAt.toISOString(), status: event.status, current: fieldsOf(event, sent) },
      isOver: over !== null && over.to <= ctx.now.getTime(),
    }
  })
}
