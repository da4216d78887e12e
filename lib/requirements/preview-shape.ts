/** What would follow from a requirement, or from a change of one: what its simulation answers. */
import * as z from 'zod/mini'
import { namedShape } from './inputs'

/** Why somebody is not asked on a day whom a rule names: they left, begin to serve later, are in the team or hold the role on other days, do not serve here, or something else of the rule. */
export const whyNotAsked = ['left', 'starts-later', 'not-in-team', 'not-serving', 'otherwise'] as const
export type WhyNotAsked = (typeof whyNotAsked)[number]
/** Of those whom a change would make overdue, so many are named. */
export const mostNamedOverdue = 50

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
  /** Those it names, who are in its team or hold its role: who is asked on that day, and who is not and why. */
  named: z.nullable(
    z.object({
      asked: z.array(namedShape),
      not: z.array(z.extend(namedShape, { why: z.enum(whyNotAsked) })),
    }),
  ),
  /** Against the rule as it is now, people on that day; null for a new one. */
  changes: z.nullable(
    z.object({
      asked: z.int(),
      noLongerAsked: z.int(),
      overdue: z.int(),
      noLongerOverdue: z.int(),
      owesAgain: z.int(),
      /** The first fifty, by name, of those it makes overdue, and the day each would be due under the change. */
      overdueNamed: z.array(z.extend(namedShape, { dueOn: z.string() })),
    }),
  ),
})
