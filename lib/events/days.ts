/** The calendar by days, for anyone: a month or a week, each session on the days of its own place. */
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { readSearchWords } from '@/lib/platform/search-words'
import { addDays, addMonths, type Day } from '@/lib/platform/time'
import { type CalendarFilter, monthInput, weekInput } from './inputs'
import { askedNear, milesTo } from './near'
import { wallText } from './places'
import { daysOf, isPublic, mondayOf } from './rules'
import { all, eventConditions, hasWords, isLike, sessionConditions } from './search'
import type { CalendarMonth, CalendarWeek, WeekItem } from './shapes'
import { eventSessions, events } from './tables'

const LIMIT = 1000

/** The first session that is left of each event counts as its first, whatever the filter leaves of it. */
const columns = {
  slug: events.slug,
  title: events.title,
  kind: events.kind,
  format: events.format,
  status: events.status,
  creditMinutes: events.creditMinutes,
  placeHidden: events.hidePlace,
  startsLocal: eventSessions.startsLocal,
  endsLocal: eventSessions.endsLocal,
  zone: eventSessions.zone,
  venueName: eventSessions.venueName,
  city: eventSessions.city,
  state: eventSessions.state,
  postalCode: eventSessions.postalCode,
  part: sql<number>`${eventSessions.position} + 1`,
  parts: sql<number>`(select count(*)::int from event_sessions o where o.event_id = ${events.id} and o.withdrawn_at is null)`,
  total: sql<number>`count(*) over ()::int`,
}

/** By words as they are; where these are found nowhere, by words like them. */
async function sessionsOn(ctx: Ctx, filter: CalendarFilter, days: { from: Day; to: Day }) {
  const near = askedNear(filter)
  const find = async (tx: Tx, matching: (words: string) => SQL) =>
    tx
      .select(columns)
      .from(events)
      .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
      .where(
        all(...eventConditions(filter, matching), ...(await sessionConditions(tx, { ...filter, ...days }, ctx.now))),
      )
      .orderBy(asc(eventSessions.startsAt), asc(eventSessions.id))
      .limit(LIMIT)
  const { wanted, unwanted } = readSearchWords(filter.q)
  const rows = await read(ctx, async (tx) => {
    const found = await find(tx, hasWords)
    return found.length === 0 && wanted && !unwanted ? find(tx, isLike) : found
  })
  const items = rows.map(({ total: _, postalCode, status, ...row }) => ({
    ...row,
    miles: milesTo(near, { placeHidden: row.placeHidden, postalCode }),
    status: isPublic(status) ? status : ('published' as const),
    startsLocal: wallText(row.startsLocal),
    endsLocal: wallText(row.endsLocal),
  }))
  return { items, total: rows[0]?.total ?? 0, place: near?.place ?? null }
}

/** A session over midnight stands on both days. */
function onDays<T extends { startsLocal: string; endsLocal: string }>(items: readonly T[]): Map<Day, T[]> {
  const byDay = new Map<Day, T[]>()
  for (const item of items) for (const on of daysOf([item])) byDay.set(on, [...(byDay.get(on) ?? []), item])
  return byDay
}

/**
 * The days of a month (`2026-12`) that have sessions, each by the clock of its place; a session over midnight stands on
 * both days. Of more than a thousand sessions the first are given, and the total says how many there are.
 */
export async function monthOf(ctx: Ctx, input: unknown): Promise<CalendarMonth> {
  const { month, ...filter } = monthInput.parse(input)
  const first = `${month}-01`
  const after = addMonths(first, 1)
  const { items, total, place } = await sessionsOn(ctx, filter, { from: first, to: addDays(after, -1) })
  const days = [...onDays(items)]
    .filter(([on]) => on >= first && on < after)
    .map(([on, ofDay]) => ({
      on,
      items: ofDay.map(({ slug, title, status, startsLocal, zone }) => ({ slug, title, status, startsLocal, zone })),
    }))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  return { month, days, total, place }
}

/**
 * The seven days of the week that has the day, from Monday, each with its sessions in order of time by the clock of their
 * place, and the next day after it that has any (null when none is posted).
 */
export async function weekOf(ctx: Ctx, input: unknown): Promise<CalendarWeek> {
  const { week, ...filter } = weekInput.parse(input)
  const monday = mondayOf(week)
  const last = addDays(monday, 6)
  const [{ items, total, place }, nextOn] = await Promise.all([
    sessionsOn(ctx, filter, { from: monday, to: last }),
    nextDay(ctx, filter, addDays(last, 1)),
  ])
  const byDay = onDays<WeekItem>(items)
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i))
  return { startsOn: monday, days: days.map((on) => ({ on, items: byDay.get(on) ?? [] })), total, nextOn, place }
}

/** What is already under way on the day was seen in the week before. */
const nextDay = (ctx: Ctx, filter: CalendarFilter, from: Day): Promise<Day | null> =>
  read(ctx, async (tx) => {
    const [found] = await tx
      .select({ startsLocal: sql<string | null>`min(${eventSessions.startsLocal})::text` })
      .from(events)
      .innerJoin(eventSessions, eq(eventSessions.eventId, events.id))
      .where(
        all(
          ...eventConditions(filter, hasWords),
          ...(await sessionConditions(tx, { ...filter, from, to: undefined }, ctx.now)),
          sql`${eventSessions.startsLocal} >= ${from}::timestamp`,
        ),
      )
    return found?.startsLocal?.slice(0, 10) ?? null
  })
