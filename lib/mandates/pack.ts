/**
 * A mandate pack: a rule of law, of an award or of a standard as reviewed data, with where it was read and how sure that is.
 * Packs come with the product (drizzle/seed/mandates); an agency adopts one as a requirement of its own. Pure.
 */
import * as z from 'zod/mini'
import { employments } from '@/lib/agencies/kinds'
import { certificationKinds } from '@/lib/certifications/kinds'
import { dayText, textLine } from '@/lib/platform/text'
import { acceptedSources, deliveryModes } from '@/lib/requirements/engine/narrowing'
import { ownDateKinds } from '@/lib/requirements/engine/own-dates'
import { ruleFields, statusKinds } from '@/lib/requirements/inputs'
import { type Confidence, confidences, disciplines, holdings } from './fields'

const words = z.string().check(z.minLength(2), z.maxLength(600))
const dayOfYears = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))

/** Whom an agency would ask first; `positionLike` is found among the positions in use there. */
const suggestion = z.discriminatedUnion('population', [
  z.object({ population: z.literal('everyone') }),
  z.object({ population: z.literal('employment'), employment: z.enum(employments) }),
  z.object({ population: z.literal('position'), positionLike: words }),
  /** By name: those of an award, say. */
  z.object({ population: z.literal('people') }),
])
export type Suggestion = z.infer<typeof suggestion>

/** What only the agency knows of a rule, as it says it. */
export const givenShape = z.object({
  /** Names of courses. */
  titles: z._default(
    z.array(textLine({ most: 200, missing: 'Name the course.' })).check(z.maxLength(20, 'At most 20 courses.')),
    [],
  ),
  countsFrom: z._default(z.nullable(dayText()), null),
  months: z._default(
    z.nullable(
      z.int('Give whole months.').check(z.minimum(1, 'At least 1 month.'), z.maximum(240, 'At most 240 months.')),
    ),
    null,
  ),
})
export type Given = z.infer<typeof givenShape>

/** The same as the rule asks for it: each as it goes on "Give". */
const asksGiven = z.object({
  /** `every`: all of them, not any one. They take the place of the subject that the terms name. */
  courses: z.optional(z.object({ words, every: z.boolean() })),
  /** The first day from which training counts. */
  countsFrom: z.optional(words),
  /** Within how many months; `again`: and then as often. */
  months: z.optional(z.object({ words, again: z.boolean() })),
})

/** What the rules must say of one person on a day: each pack is tried on its own. */
const workedCase = z.object({
  serves: dayOfYears,
  dates: z.optional(z.partialRecord(z.enum(ownDateKinds), dayOfYears)),
  earned: z.array(
    z.object({
      ...{ on: dayOfYears, minutes: z.int(), topics: z.array(z.string()), mode: z.enum(deliveryModes) },
      ...{ title: z.optional(words), provider: z.optional(words), source: z.optional(z.enum(acceptedSources)) },
    }),
  ),
  /** Certifications, each verified. */
  held: z.optional(
    z.array(z.object({ kind: z.enum(certificationKinds), on: dayOfYears, until: z.nullable(dayOfYears) })),
  ),
  /** The day that the agency gave, where the rule asks for one. */
  dueBy: z.optional(dayOfYears),
  given: z.optional(givenShape),
  on: dayOfYears,
  is: z.enum(statusKinds),
  dueOn: z.optional(dayOfYears),
})

export const packRule = z.object({
  /** As the builder of requirements takes them. */
  terms: z.object(ruleFields),
  /** The first day by which it is due, where only the agency knows it, as it goes on "By"; the terms name none then. */
  asksDay: z.optional(words),
  /** What else only the agency knows; the terms leave it out. */
  asksGiven: z.optional(asksGiven),
  suggests: suggestion,
  /** What the rule here does not look at, so that somebody must. */
  leaves: z.array(words),
  worked: z.array(workedCase).check(z.minLength(2)),
})

export const packFields = {
  id: z.string().check(z.regex(/^[a-z0-9-]{3,60}$/)),
  /** By its postal code, or US. */
  state: z.string().check(z.regex(/^[A-Z]{2}$/)),
  asksOf: z.enum(disciplines),
  title: z.string().check(z.minLength(3), z.maxLength(120)),
  whom: words,
  /** What it asks, in our own words. */
  says: words,
  due: z.nullable(words),
  again: z.nullable(words),
  citation: z.string().check(z.minLength(3), z.maxLength(120)),
  /** A day, or the month or year where no more was read. */
  effectiveOn: z.nullable(z.string().check(z.regex(/^\d{4}(-\d\d){0,2}$/))),
  source: z.object({ title: words, url: z.string().check(z.regex(/^https?:\/\/[^\s\\@]+$/)) }),
  /** The day on which a copy of the source was read. */
  readOn: dayOfYears,
  confidence: z.enum(confidences),
  holds: z.enum(holdings),
  /** What follows for whoever misses it. */
  effect: z.nullable(words),
  note: z.nullable(words),
  /** Null where requirements cannot say it; `missing` says what stands in the way. */
  rule: z.nullable(packRule),
  missing: z.array(words),
}
export const packShape = z.object(packFields).check(
  z.refine((pack) => !isLead(pack) || pack.rule === null, 'A lead has no rule.'),
  z.refine(
    (pack) => isLead(pack) || (pack.rule === null) === pack.missing.length > 0,
    'A pack has a rule or says what is missing.',
  ),
  z.refine(
    ({ rule }) => (rule?.asksDay !== undefined) === (rule?.terms.dueKind === 'by-date' && rule.terms.dueBy === null),
    'A rule that is due by a day names it or says which day the agency gives.',
  ),
  z.refine(
    ({ rule }) => !rule?.asksGiven?.courses || rule.terms.criterion.kind === 'training',
    'A rule whose courses the agency names asks for one training in whole.',
  ),
  z.refine(
    ({ rule }) => !rule?.asksGiven?.months || rule.terms.dueKind === 'within-months-of-start',
    'A rule whose months the agency gives is due within months.',
  ),
)

export type Pack = z.infer<typeof packShape>
export type PackRule = NonNullable<Pack['rule']>

/** Known from memory or a bill alone: something to look for, not to adopt. */
export const isLead = ({ confidence }: { confidence: Confidence }): boolean =>
  confidence === 'memory-only' || confidence === 'bill-not-confirmed'
