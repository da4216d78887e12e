/** The calendar on a map, for anyone: what one can travel to, by state and, where the place is shown, by ZIP code. */
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { readSearchWords } from '@/lib/platform/search-words'
import { pointOfZip } from '@/lib/platform/zip-points'
import { itemsOf } from './calendar'
import { type CalendarFilter, listCalendarInput } from './inputs'
import { type Asked, askedNear, milesTo } from './near'
import { all, eventConditions, hasWords, isLike, sessionConditions } from './search'
import type { CalendarMap } from './shapes'
import { eventSessions, events } from './tables'

const PAGE = 25
const LIMIT = 2000

/** Of each event its first session that is left; of a place that is not shown only the state is read. */
const columns = {
  id: events.id,
  slug: events.slug,
  placeHidden: events.hidePlace,
  total: sql<number>`count(*) over ()::int`,
  states: sql<string[]>`array_agg(distinct ${eventSessions.state}) filter (where ${eventSessions.state} is not null)`,
  codes: sql<
    string[]
  >`array_agg(distinct ${eventSessions.postalCode}) filter (where ${eventSessions.postalCode} is not null and not ${events.hidePlace})`,
}
type Row = {
  id: string
  slug: string
  placeHidden: boolean
  total: number
  states: string[] | null
  codes: string[] | null
}

/**
 * A page of 25 events in person that the filter leaves, the nearest first where a ZIP code is given, else by day; how many there
 * are in each state and territory, and how many more are online. A place that is not shown counts for its state and has no point.
 */
export async function mapCalendar(ctx: Ctx, input: unknown = {}): Promise<CalendarMap> {
  const { page: wanted, ...filter } = listCalendarInput.parse(input)
  const asked = askedNear(filter)
  return read(ctx, async (tx) => {
    const { rows, online } = await orLike(filter, (matching) => found(tx, ctx.now, filter, matching))
    const sorted = nearestFirst(rows, asked)
    const pages = Math.max(1, Math.ceil(sorted.length / PAGE))
    const page = Math.min(wanted, pages)
    const shown = sorted.slice((page - 1) * PAGE, page * PAGE)
    const items = await itemsOf(
      tx,
      shown.map(({ row }) => row.id),
      asked,
    )
    return {
      items,
      points: sorted.flatMap(({ row, point }) => (point ? [{ slug: row.slug, ...point }] : [])),
      byState: byState(rows),
      ...{ total: rows[0]?.total ?? 0, page, pages, online },
      place: asked?.place ?? null,
    }
  })
}

type Found = { rows: Row[]; online: number }

async function orLike(filter: CalendarFilter, ask: (matching: (words: string) => SQL) => Promise<Found>) {
  const exact = await ask(hasWords)
  const { wanted, unwanted } = readSearchWords(filter.q)
  return wanted && !unwanted && exact.rows.length + exact.online === 0 ? ask(isLike) : exact
}

async function found(tx: Tx, now: Date, filter: CalendarFilter, matching: (words: string) => SQL): Promise<Found> {
  const of = async (format: CalendarFilter['format'][number]) => {
    const only = { ...filter, format: [format] }
    return all(...eventConditions(only, matching), ...(await sessionConditions(tx, only, now)))
  }
  const rows = await tx
    .select(columns)
    .from(events)
    .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
    .where(await of('in-person'))
    .groupBy(events.id)
    .orderBy(asc(sql`min(${eventSessions.startsAt})`), asc(events.id))
    .limit(LIMIT)
  const [online] = await tx
    .select({ total: sql<number>`count(distinct ${events.id})::int` })
    .from(events)
    .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
    .where(and(await of('virtual'), inArray(events.format, ['virtual'])))
  const { format } = filter
  const wantsOnline = format.length === 0 || format.includes('virtual')
  return { rows, online: wantsOnline ? (online?.total ?? 0) : 0 }
}

type Placed = { row: Row; point: { latitude: number; longitude: number } | null; miles: number | null }

/** Those without a point come last, by day: nothing about a place that is not shown follows from where it stands. */
function nearestFirst(rows: readonly Row[], asked: Asked | null): Placed[] {
  const placed = rows.map((row): Placed => {
    const codes = (row.codes ?? []).map((postalCode) => ({
      postalCode,
      miles: milesTo(asked, { placeHidden: row.placeHidden, postalCode }),
    }))
    const [nearest] = codes.sort((a, b) => (a.miles ?? 0) - (b.miles ?? 0))
    const point = nearest && !row.placeHidden ? pointOfZip(nearest.postalCode) : null
    return {
      row,
      point: point && { latitude: point.latitude, longitude: point.longitude },
      miles: nearest?.miles ?? null,
    }
  })
  const far = ({ miles }: Placed) => miles ?? 100_000
  return placed.sort((a, b) => far(a) - far(b))
}

function byState(rows: readonly Row[]): CalendarMap['byState'] {
  const totals = new Map<string, number>()
  for (const { states } of rows) for (const state of states ?? []) totals.set(state, (totals.get(state) ?? 0) + 1)
  return [...totals].map(([state, total]) => ({ state, total })).sort((a, b) => (a.state < b.state ? -1 : 1))
}
