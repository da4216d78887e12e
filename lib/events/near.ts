/**
 * Events near a ZIP code. Distances are between ZIP codes, never between addresses. A place that is not shown counts as
 * somewhere in its state and nothing more: neither whether it is found, nor where it stands, nor any figure tells more of it.
 */
import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { milesBetween, type Point } from '@/lib/platform/distance'
import { pointOfZip } from '@/lib/platform/zip-points'
import { statesOfZip } from '@/lib/platform/zip-states'
import type { CalendarFilter } from './inputs'
import type { NearPlace } from './shapes'
import { eventSessions, events } from './tables'

export type Asked = { place: NearPlace; point: Point | null; states: readonly string[] }

/** What is known of the ZIP code that was typed; null when none was. */
export function askedNear({ near, within }: Pick<CalendarFilter, 'near' | 'within'>): Asked | null {
  if (!near) return null
  const point = pointOfZip(near)
  const states = point ? statesOfZip(near) : []
  const place = {
    zip: near,
    within,
    isKnown: point !== null,
    isExact: point?.isExact ?? false,
    state: states[0] ?? null,
  }
  return { place, point, states }
}

type Placed = { placeHidden: boolean; postalCode: string | null }

/** Whole miles from the ZIP code that was asked for to that of the place; null where either is not known or not shown. */
export function milesTo(asked: Asked | null, { placeHidden, postalCode }: Placed): number | null {
  if (!asked?.point || placeHidden || !postalCode) return null
  const there = pointOfZip(postalCode)
  return there ? Math.round(milesBetween(asked.point, there)) : null
}

const five = sql<string>`left(${eventSessions.postalCode}, 5)`

/**
 * Sessions at a place within the distance; those of its state whose place is not shown or has no known ZIP code; and those
 * online, unless only events in person are wanted. Nothing is narrowed by a ZIP code that is not known.
 * @param days the other conditions of the sessions that are asked for: the fewer, the fewer ZIP codes are looked at
 */
export async function nearCondition(tx: Tx, filter: CalendarFilter, days: readonly SQL[]): Promise<SQL | undefined> {
  const asked = askedNear(filter)
  if (!asked?.point) return undefined
  const { near, nowhere } = sorted(asked.point, filter.within, await codesOf(tx, days))
  const online = filter.format.length === 0 || filter.format.includes('virtual')
  const shown = eq(events.hidePlace, false)
  const unplaced = or(eq(events.hidePlace, true), isNull(eventSessions.postalCode), anyOf(nowhere))
  return or(
    and(shown, anyOf(near)),
    and(unplaced, inArray(eventSessions.state, [...asked.states])),
    online ? eq(events.format, 'virtual') : undefined,
  )
}

const anyOf = (codes: readonly string[]): SQL =>
  codes.length > 0 ? sql`${five} = any(${sql.param(`{${codes.join(',')}}`)}::text[])` : sql`false`

/** Of thirty thousand ZIP codes few have a session to come, so that nothing about places is kept beside them. */
async function codesOf(tx: Tx, days: readonly SQL[]): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ code: five })
    .from(eventSessions)
    .innerJoin(events, eq(eventSessions.eventId, events.id))
    .where(and(isNotNull(eventSessions.postalCode), eq(events.hidePlace, false), ...days))
  return rows.map(({ code }) => code).filter((code) => /^\d{5}$/.test(code))
}

function sorted(from: Point, within: number, codes: readonly string[]): { near: string[]; nowhere: string[] } {
  const near: string[] = []
  const nowhere: string[] = []
  for (const code of codes) {
    const there = pointOfZip(code)
    if (!there) nowhere.push(code)
    else if (milesBetween(from, there) <= within) near.push(code)
  }
  return { near, nowhere }
}
