/** What the address of the page about hours holds: the period, whom it is narrowed to, and which requirement is looked at. */
import type * as z from 'zod/mini'
import { employments } from '@/lib/agencies/kinds'
import { addDays, addMonths } from '@/lib/platform/days'
import { isDayText } from '@/lib/platform/text'
import type { HoursStanding, hoursShape, personHoursShape } from '@/lib/reporting/hours-inputs'

export type Hours = z.infer<typeof hoursShape>
export type PersonHours = z.infer<typeof personHoursShape>
const names = ['from', 'to', 'unit', 'position', 'employment', 'requirement', 'standing', 'below'] as const
export type Asked = Record<(typeof names)[number], string>

export const askedOf = (params: { get: (name: string) => string | null }): Asked =>
  Object.fromEntries(names.map((name) => [name, params.get(name)?.trim() ?? ''])) as Asked

/** The address with some of it changed; what is empty is left out. */
export function addressWith(asked: Asked, change: Partial<Asked>): string {
  const query = new URLSearchParams(Object.entries({ ...asked, ...change }).filter(([, value]) => value)).toString()
  return query ? `/agency/hours?${query}` : '/agency/hours'
}

/** The hours of one person in the same period. */
export function personAddress(personId: string, { from, to }: Pick<Asked, 'from' | 'to'>): string {
  const query = new URLSearchParams(Object.entries({ from, to }).filter(([, value]) => value)).toString()
  return query ? `/agency/hours/${personId}?${query}` : `/agency/hours/${personId}`
}

/** What stands for a day in the address and is none: "2026-02-30". */
export const noDaysIn = ({ from, to }: Pick<Asked, 'from' | 'to'>): string[] =>
  [from, to].filter((text) => text !== '' && !isDayText(text))

/** The calendar year that such a text speaks of, where it speaks of one. */
export function yearIn(text: string): { year: string; from: string; to: string } | null {
  const year = /^\d{4}(?=-)/.exec(text)?.[0] ?? ''
  const days = { from: `${year}-01-01`, to: `${year}-12-31` }
  return isDayText(days.from) ? { year, ...days } : null
}

const standings: readonly HoursStanding[] = ['far-short', 'short', 'part-missing', 'met']

/** What the API is asked for, where all that stands for a day is one. */
export const inputOf = (
  agencyId: string,
  { from, to, unit, position, employment, requirement, standing, below }: Asked,
) => ({
  agencyId,
  from: [from].find(isDayText),
  to: [to].find(isDayText),
  unitId: unit || undefined,
  position: position || undefined,
  employment: employments.find((each) => each === employment),
  requirementId: requirement || undefined,
  standing: standings.find((each) => each === standing),
  below: below || undefined,
})

export function csvHref(agencyId: string, asked: Asked): string {
  const { agencyId: _, ...input } = inputOf(agencyId, asked)
  const query = new URLSearchParams(Object.entries(input).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return `/api/v1/agencies/${agencyId}/reports/hours.csv?${query}`
}

export const personInputOf = (agencyId: string, personId: string, { from, to }: Pick<Asked, 'from' | 'to'>) => ({
  ...{ agencyId, personId },
  from: [from].find(isDayText),
  to: [to].find(isDayText),
})

export function personCsvHref(agencyId: string, personId: string, asked: Pick<Asked, 'from' | 'to'>): string {
  const { from, to } = personInputOf(agencyId, personId, asked)
  const query = new URLSearchParams(
    Object.entries({ from, to }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return `/api/v1/agencies/${agencyId}/people/${personId}/hours.csv?${query}`
}

type Often = { label: string; from: string; to: string }

/** Periods that are often wanted, by the day it is at the agency; the fiscal year only where it is another. */
export function oftenWanted({ today, yearStartsIn }: Pick<Hours, 'today' | 'yearStartsIn'>): Often[] {
  const years = (startsIn: number, label: string) =>
    [0, 1].map((back) => {
      const year = Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) < startsIn ? 1 : 0) - back
      const from = `${year}-${String(startsIn).padStart(2, '0')}-01`
      return { label: `${back === 0 ? 'this' : 'last'} ${label}`, from, to: addDays(addMonths(from, 12), -1) }
    })
  const fiscal = yearStartsIn === null || yearStartsIn === 1 ? [] : years(yearStartsIn, 'fiscal year')
  return [...years(1, 'calendar year'), ...fiscal]
}
