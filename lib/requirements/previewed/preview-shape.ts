/** What would follow from a requirement, or from a change of one: what its simulation answers. */
import * as z from 'zod/mini'
import { namedShape } from '../answers'

/**
 * Why somebody is not asked on a day. Of those it is for: they left, begin to serve later, are among them on other days, do not
 * serve here, are exempt, have yet to complete what it is counted from, have no day on the roster that it is counted from, are
 * asked from a later day on, or something else of the rule. Of the others who serve: what they are not, or that it leaves them out by name.
 */
export const whyNotAsked = [
  'left',
  'starts-later',
  'on-other-days',
  'not-serving',
  'exempt',
  'waits',
  'no-date',
  'asked-later',
  'otherwise',
  'not-named',
  'other-unit',
  'other-position',
  'other-employment',
  'excepted',
] as const
export type WhyNotAsked = (typeof whyNotAsked)[number]
/** Of each kind so many are named, the first by name. */
export const MOST_SHOWN = 50

/** How many they are, and the first of them by name. */
const someShape = { people: z.int(), first: z.array(namedShape) }

const dueShape = z.extend(namedShape, { dueOn: z.string() })

export const previewShape = z.object({
  /** The day the figures are for: the day it takes effect, or today when that is past. */
  onDay: z.string(),
  serving: z.int(),
  appliesTo: z.int(),
  met: z.int(),
  overdue: z.int(),
  dueSoon: z.int(),
  dueLater: z.int(),
  /** Of what must be done before an act. */
  notCleared: z.int(),
  /** Whom it does not ask yet, because they have not completed what it is counted from. */
  waiting: z.int(),
  /** What those who owe it have still to learn, as far as it is known: minutes of the module, or hours that are missing. */
  minutesToGo: z.int(),
  /** What an hour of work costs the agency, in cents, where it said so. */
  hourCents: z.nullable(z.int()),
  /** Who has to do it by when, for a year from that day; who is overdue is in none of them. */
  months: z.object({ each: z.array(z.object({ month: z.string(), people: z.int() })), later: z.int() }),
  /**
   * Who would have less than 30 days from that day, or none: of a new rule all of them, of a change those to whom it gives such a
   * day and had another one. The first by name, with the day each would be due.
   */
  hurried: z.object({ people: z.int(), first: z.array(dueShape) }),
  /** Who is asked on that day, and who is not, by why; those who left are told of where it names them. */
  who: z.object({
    asked: z.object(someShape),
    not: z.array(z.object({ why: z.enum(whyNotAsked), ...someShape })),
  }),
  /** Against the rule as it is now, people on that day; null for a new one. */
  changes: z.nullable(
    z.object({
      asked: z.int(),
      noLongerAsked: z.int(),
      overdue: z.int(),
      noLongerOverdue: z.int(),
      owesAgain: z.int(),
      /** The first, by name, of those it makes overdue, and the day each would be due under the change. */
      overdueNamed: z.array(dueShape),
    }),
  ),
})
