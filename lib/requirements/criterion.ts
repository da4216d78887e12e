/**
 * What a rule asks for, and which credits meet it. Pure, and the one place that reads a criterion; how it will grow is
 * stated in docs/decisions/0016-criterion-and-counted-credits.md.
 */
import * as z from 'zod/mini'
import type { Day } from '@/lib/platform/time'

export const criterionKinds = ['course'] as const

/** As a requirement version keeps it: one document of one of these kinds. */
export const criterionShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('course'), courseId: z.uuid('Choose the module.') }),
])
export type Criterion = z.infer<typeof criterionShape>

export type CountableCredit = {
  id: string
  courseId: string | null
  creditMinutes: number
  earnedOn: Day
  reversed: boolean
}

/** A credit and how many of its minutes count. */
export type CountedCredit = { creditId: string; earnedOn: Day; minutes: number }
/** The day on which all that is asked for was there, and what counts toward it in order of the days earned. */
export type Met = { on: Day; counted: CountedCredit[] }

/** The module to take to meet it. */
export const courseOf = (criterion: Criterion): string => criterion.courseId

/** The modules whose credits can count. */
export const coursesOf = (criteria: readonly Criterion[]): string[] => [...new Set(criteria.map(courseOf))]

/** Whether two rules ask for the same, so that a renewal under the one is a renewal under the other. */
export const asksTheSame = (one: Criterion, other: Criterion): boolean => one.courseId === other.courseId

/** Whether a credit is of the sort that is asked for, whenever it was earned. */
export const concerns = (criterion: Criterion, credit: Pick<CountableCredit, 'courseId'>): boolean =>
  credit.courseId === criterion.courseId

/**
 * How credits meet a criterion, or null: as soon as they do (`earliest`), or by those earned last (`latest`).
 * @param credits in order of the days earned, and all within the days that count
 */
export function meet(criterion: Criterion, credits: readonly CountableCredit[], by: 'earliest' | 'latest'): Met | null {
  const fits = (credit: CountableCredit) => !credit.reversed && concerns(criterion, credit)
  const found = by === 'earliest' ? credits.find(fits) : credits.findLast(fits)
  return found ? { on: found.earnedOn, counted: [inWhole(found)] } : null
}

const inWhole = ({ id, earnedOn, creditMinutes }: CountableCredit): CountedCredit => ({
  creditId: id,
  earnedOn,
  minutes: creditMinutes,
})
