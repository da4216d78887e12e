/** What would follow from a training if it stood on the record, rule by rule. */
import * as z from 'zod/mini'
import { statusKinds } from '../inputs'

/** Why what a rule looks at counts for it no more, or not at all. `met`: nothing is owed; `topic`: it counts only training about some topics. */
export const whysNot = [
  'over-limit',
  'enough',
  'other-period',
  'too-old',
  'too-early',
  'again',
  'apart',
  'provider',
  'met',
  'topic',
] as const
export type WhyNot = (typeof whysNot)[number]

const measure = { unit: z.enum(['minutes', 'modules', 'parts']), have: z.int(), would: z.int(), need: z.int() }
const rule = { requirementId: z.string(), name: z.string(), agencyName: z.string() }

/** One time that a rule is owed, as it stands (`have`) and as it would stand (`would`). Minutes of a rule with hours of its own are sixtieths of those. */
const followedShape = z.object({
  ...rule,
  ...measure,
  /** The first day on which training counts for it, where it names one, and the last day in time, where there is one. */
  from: z.nullable(z.string()),
  dueOn: z.nullable(z.string()),
  /** All that is asked this time would be there. */
  isMet: z.boolean(),
  /** It is of a time that has not begun. */
  isAhead: z.boolean(),
  /** Minimums inside that it would bring nearer. */
  parts: z.array(z.object({ label: z.string(), ...measure })),
  /** Where the person stands with the rule today, and would stand. */
  was: z.enum(statusKinds),
  becomes: z.enum(statusKinds),
})
export type Followed = z.infer<typeof followedShape>

const notFollowedShape = z.object({
  ...rule,
  why: z.enum(whysNot),
  /** How many of its minutes; null where all of it counts for nothing. */
  minutes: z.nullable(z.int()),
})
export type NotFollowed = z.infer<typeof notFollowedShape>

/** The last day for what is owed next, where it would be another one though nothing that is open would be met. */
const movedShape = z.object({
  ...rule,
  dueWas: z.string(),
  dueBecomes: z.string(),
  /** By the new day it would be overdue today. */
  isOverdue: z.boolean(),
})
export type Moved = z.infer<typeof movedShape>

/** `not`: rules that look at such training and to which it adds nothing, or not all of its minutes. */
export const followsShape = z.object({
  counts: z.array(followedShape),
  moves: z.array(movedShape),
  not: z.array(notFollowedShape),
})
export type Follows = z.infer<typeof followsShape>
/** Of a training that nothing looks at. */
export const nothingFollows = (): Follows => ({ counts: [], moves: [], not: [] })
