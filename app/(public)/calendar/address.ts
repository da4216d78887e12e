/** Addresses of the calendar: what is chosen stands in them, and only what is chosen. */
import { type CalendarFilter, USUAL_DISTANCE } from '@/lib/events/inputs'

export type View = 'list' | 'week' | 'month' | 'map'
/** The list is what the calendar is without a view. */
type Extra = { view?: Exclude<View, 'list'>; month?: string; week?: string; page?: number }

export function calendarQuery(filter: CalendarFilter, extra: Extra = {}): string {
  const query = new URLSearchParams()
  const add = (name: string, value: string | undefined) => value && query.append(name, value)
  add('q', filter.q)
  add('from', filter.from)
  add('to', filter.to)
  add('near', filter.near)
  add('within', filter.near && filter.within !== USUAL_DISTANCE ? String(filter.within) : undefined)
  add('state', filter.state)
  for (const way of filter.format) add('format', way)
  for (const kind of filter.kind) add('kind', kind)
  for (const audience of filter.audience) add('audience', audience)
  add('topic', filter.topic)
  add('priority', filter.priority)
  add('credit', filter.credit ? '1' : undefined)
  add('free', filter.free ? '1' : undefined)
  add('places', filter.places ? '1' : undefined)
  add('view', extra.view)
  add('month', extra.month)
  add('week', extra.week)
  add('page', extra.page && extra.page > 1 ? String(extra.page) : undefined)
  const text = query.toString()
  return text ? `?${text}` : ''
}

export const calendarHref = (filter: CalendarFilter, extra: Extra = {}) => `/calendar${calendarQuery(filter, extra)}`

/** `2026-12` to `2027-01`. */
export function monthPlus(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The weeks of a month from Sunday to Saturday; null where another month has the day. */
export function weeksOf(month: string): (string | null)[][] {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  const before = new Date(Date.UTC(year, number - 1, 1)).getUTCDay()
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, i) => {
    const day = i - before + 1
    return day < 1 || day > length ? null : `${month}-${String(day).padStart(2, '0')}`
  })
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
