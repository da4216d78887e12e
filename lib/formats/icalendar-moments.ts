/** Moments as calendars write them: days, wall clocks with a zone or without, and instants (RFC 5545, section 3.3.5). */
import ICAL from 'ical.js'
import { cleanLine } from '@/lib/platform/text'
import { instantOf } from '@/lib/platform/time'
import { wallOf } from '@/lib/platform/words-of-time'
import type { ForeignEvent } from './icalendar-entries'
import { Refusal } from './icalendar-series'
import { zoneNamed } from './icalendar-tzid'

/** The zones that the file describes, and the one of what names none. */
export type Zones = { byName: ReadonlyMap<string, string | null>; usual: string; isUsualNamed: boolean }
/** A moment as an entry gives it. */
export type Moment = { wall: string; zone: string; by: ForeignEvent['zoneBy']; isDay: boolean }
export function momentOf(parsed: ICAL.Component, name: string, zones: Zones): Moment | null {
  const property = parsed.getFirstProperty(name)
  return property ? readMoment(property.getFirstValue(), String(property.getParameter('tzid') ?? ''), zones) : null
}

export function readMoment(value: unknown, tzid: string, zones: Zones): Moment {
  if (!(value instanceof ICAL.Time)) throw new Refusal('A day or a time of it cannot be read.')
  const wall = value.toString()
  if (!/^(19|20|21)\d\d-\d\d-\d\d(T\d\d:\d\d:\d\dZ?)?$/.test(wall))
    throw new Refusal('A day or a time of it cannot be read.')
  if (value.isDate) return { wall, zone: zones.usual, by: zones.isUsualNamed ? 'name' : 'nothing', isDay: true }
  if (wall.endsWith('Z')) {
    const { on, time } = wallOf(wall, zones.usual)
    return { wall: `${on}T${time}`, zone: zones.usual, by: 'instant', isDay: false }
  }
  if (!tzid)
    return { wall: wall.slice(0, 16), zone: zones.usual, by: zones.isUsualNamed ? 'name' : 'nothing', isDay: false }
  const zone = zoneNamed(tzid) ?? zones.byName.get(tzid) ?? null
  if (!zone) throw new Refusal(`Nobody knows which time zone “${cleanLine(tzid).slice(0, 60)}” is.`)
  return { wall: wall.slice(0, 16), zone, by: 'name', isDay: false }
}

export function later({ wall, zone }: Moment, seconds: number): string {
  const { on, time } = wallOf(new Date(instantOf(wall, zone).getTime() + seconds * 1000).toISOString(), zone)
  return `${on}T${time}`
}

/** A moment by the clocks of another one. */
export function onClock(moment: Moment, { zone }: Moment): string {
  if (moment.isDay || moment.zone === zone) return moment.wall
  const { on, time } = wallOf(instantOf(moment.wall, moment.zone).toISOString(), zone)
  return `${on}T${time}`
}
/** The day of it by those clocks. */
export const dayOnClock = (moment: Moment, starts: Moment): string => onClock(moment, starts).slice(0, 10)

export function untilOn(utc: string, zone: string): string {
  const [, y, m, d, h, i, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(utc) ?? []
  if (!y) throw new Refusal('The end of its rule is no day.')
  const { on, time } = wallOf(`${y}-${m}-${d}T${h}:${i}:${s}Z`, zone)
  return `${on.replaceAll('-', '')}T${time.replace(':', '')}59`
}
