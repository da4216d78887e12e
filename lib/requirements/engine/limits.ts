/** What bounds a rule beside its clock: how far back training counts, how long it may still be made up, who owes what part. */
import * as z from 'zod/mini'
import { addMonths } from '@/lib/platform/days'
import { dayText, textLine } from '@/lib/platform/text'
import { startKinds } from './own-dates'

const whole = (most: number, message: string) => z.int(message).check(z.minimum(1, message), z.maximum(most, message))
const months = whole(240, 'Give whole months, 1 to 240.')

/**
 * What waits for a gate, as it stands after "they may", however it was typed: "May speak with victims." is "speak with victims".
 * A word in capitals keeps them.
 */
export function actWords(typed: string): string {
  const words = typed.replace(/^(?:before )?(?:they |(?:he|she) )?may (?=\S)/i, '').replace(/(?<=\S)\s*[.;,]+$/, '')
  return words.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase())
}

/** Of `roundedTo`: the end of each person's own month of birth. */
export const BIRTH_MONTH = 'birth-month'
const whichPeriod = whole(20, 'Say which period, 1 to 20.')

const dayOfYear = z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Give month and day as 06-30.'))

/** Who begins within a period owes it in part by their months, or owes the next one first; otherwise all of it. */
export const joinerKinds = ['by-month', 'next-period'] as const

export const limitsShape = z.object({
  /** Months after the trigger (`within-months-of-start`). */
  withinMonths: z.optional(months),
  /** What may not be done before it is met (`before-act`), as it stands after "they may": "speak with victims under privilege". */
  heldBack: z.optional(
    textLine({ most: 120, missing: 'Say what waits for it.' }).check(
      z.overwrite(actWords),
      z.regex(/^[^<>]*$/, 'Leave out < and >.'),
    ),
  ),
  /** What the days or months are counted from, instead of the start: a day of each person. Whoever has none is not asked. */
  countedFrom: z.optional(z.enum(startKinds)),
  /** The same from the completion of other training: the day on which all of these modules were there. Nobody is asked before. */
  afterCourses: z.optional(
    z.array(z.uuid('Choose the module.')).check(z.minLength(1, 'Choose at least one module.'), z.maxLength(12)),
  ),
  /** The last day moves to the next such day of a year: "06-30"; or to the end of each person's own month of birth, and the days of their periods with it. */
  roundedTo: z.optional(z.union([dayOfYear, z.literal(BIRTH_MONTH)])),
  /** Of each person's own periods: the ones before this ask nothing. */
  firstPeriod: z.optional(whichPeriod),
  /** The same of those after this. */
  lastPeriod: z.optional(whichPeriod),
  /** Of each person's own periods: the day that they are counted from is the last of the one before the first, not the first day of it. */
  ownDayIs: z.optional(z.literal('last-before')),
  /** Whose own day is on this day or before it has until `startedDueBy` instead. */
  startedBy: z.optional(dayText()),
  startedDueBy: z.optional(dayText()),
  /** Whoever completed it on this day or before it, however long ago, is due again by `doneDueBy` instead. */
  doneBy: z.optional(dayText()),
  doneDueBy: z.optional(dayText()),
  /** Days after a period in which what is missing may still be made up in time. */
  graceDays: z.optional(whole(366, 'Give whole days, 1 to 366.')),
  /** The same by a day of the year: "03-15". */
  graceTo: z.optional(dayOfYear),
  /** Training before this day does not count. */
  countsFrom: z.optional(dayText()),
  /** Training older than that when it begins to apply does not count. */
  lookBackMonths: z.optional(months),
  /** So many minutes of a period beyond what it asked count for the next. */
  carryOverMinutes: z.optional(whole(60_000, 'Give the hours that are carried over.')),
  joiners: z.optional(z.enum(joinerKinds)),
  /** What one month is worth where months are counted; otherwise an equal share. */
  minutesPerMonth: z.optional(whole(60_000, 'Give the hours for one month.')),
  /** After a break in service of so many months, training from before it no longer counts. */
  breakMonths: z.optional(months),
  /** Months of a period wholly on leave are not owed and its last day stays; otherwise the clock stands still. */
  onLeave: z.optional(z.enum(['by-month'])),
  /** At least so many days are left after the return from leave. */
  returnDays: z.optional(whole(366, 'Give whole days, 1 to 366.')),
  /** Of a module: days after an edition that changes what is taught, within which it is asked for again. */
  editionDays: z.optional(whole(3650, 'Give whole days, 1 to 3650.')),
  /** The same in months. */
  editionMonths: z.optional(months),
  /** Of a change: what is still owed under the versions before ends on its first day, and everybody is asked anew. */
  replaces: z.optional(z.literal('running')),
})
export type Limits = z.infer<typeof limitsShape>

/** @param asked modules that are asked for: none of them can be waited for */
export function problemOfAfter({ afterCourses = [], countedFrom }: Limits, asked: readonly string[]): string | null {
  if (countedFrom && afterCourses.length > 0) return 'It is counted from a day of each person, or from other training.'
  if (new Set(afterCourses).size < afterCourses.length) return 'The same module stands in the list twice.'
  return asked.some((id) => afterCourses.includes(id)) ? 'It cannot wait for what it asks for.' : null
}

type Bounded = { limits: Limits; repeatMonths: number | null }

/** What goes together must be there, and in an order in time; each answers with the field and the sentence. */
export const limitQuestions = (rule: Bounded): readonly (() => [keyof Limits, string] | null)[] => [
  () =>
    rule.limits.lastPeriod !== undefined && rule.limits.lastPeriod < (rule.limits.firstPeriod ?? 1)
      ? ['lastPeriod', 'The last period is before the first.']
      : null,
  () =>
    rule.limits.startedBy && !rule.limits.startedDueBy
      ? ['startedDueBy', 'Give the day by which it is due for them.']
      : null,
  () => {
    const { startedBy, startedDueBy } = rule.limits
    return startedBy && startedDueBy && startedDueBy <= startedBy
      ? ['startedDueBy', 'This day comes before the last day of those whom it is for.']
      : null
  },
  () =>
    rule.limits.startedDueBy && !rule.limits.startedBy
      ? ['startedBy', 'Give the last day of those who have longer.']
      : null,
  () =>
    rule.limits.doneBy && !rule.limits.doneDueBy
      ? ['doneDueBy', 'Give the day by which it is due again for them.']
      : null,
  () =>
    rule.limits.doneDueBy && !rule.limits.doneBy ? ['doneBy', 'Give the day by which they had completed it.'] : null,
  () => {
    const { doneBy, doneDueBy } = rule.limits
    if (!doneBy || !doneDueBy || rule.repeatMonths === null) return null
    if (doneDueBy <= doneBy) return ['doneDueBy', 'This day comes before the one by which they had completed it.']
    return doneDueBy > addMonths(doneBy, rule.repeatMonths)
      ? ['doneDueBy', 'This is later than the rule asks of whoever completed it on the day before.']
      : null
  },
]
