/** What may come in about requirements. */
import * as z from 'zod/mini'
import { type Employment, employments, type HeldRoleName, heldRoles } from '@/lib/agencies/kinds'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { dayText, textLine } from '@/lib/platform/text'
import { whole } from '@/lib/platform/whole'
import { criterionShape } from './engine/countable'
import { type Criterion, namedIn } from './engine/criterion'
import { type Limits, limitQuestions, limitsShape, problemOfAfter } from './engine/limits'

/**
 * `before-act` is a gate: it has no last day, and until it is met something may not be done (`limits.heldBack`). Where it repeats,
 * it is due again by a day from one completion to the next (decision 0076).
 */
export const dueKinds = ['within-days-of-start', 'within-months-of-start', 'by-date', 'before-act'] as const
/**
 * What the months of a rule that repeats are counted from: one's own completion, the same day of each period for everybody
 * where a day is named, or the first day one was due oneself (a license cycle).
 */
export const repeatsFrom = ['completion', 'fixed-day', 'first-due'] as const
export type RepeatFrom = (typeof repeatsFrom)[number]
export const populations = ['everyone', 'unit', 'position', 'employment', 'role', 'team', 'people'] as const
/** How many people a requirement may name one by one. */
export const MOST_NAMED = 200
export const statusKinds = ['overdue', 'due-soon', 'not-cleared', 'open', 'met', 'not-applicable'] as const
export type StatusKind = (typeof statusKinds)[number]

/** Days before a due date from which a renewal counts, unless a requirement says otherwise. */
export const DEFAULT_WINDOW_DAYS = 90

const day = dayText()
const days = (max: number) =>
  z.int('Give a whole number of days.').check(z.minimum(1, 'At least 1 day.'), z.maximum(max, `At most ${max} days.`))
const line = (what: string, most: number) =>
  textLine({ most, missing: `Give ${what}.` }).check(z.regex(/^[^<>]*$/, 'Leave out < and >.'))

/** What a rule asks for and when: all of a requirement that is not an agency's own choice. */
export const ruleFields = {
  /** What is asked for: a module, so many of a list, or hours. */
  criterion: criterionShape,
  dueKind: z.enum(dueKinds),
  withinDays: z._default(z.nullable(days(3650)), null),
  dueBy: z._default(z.nullable(day), null),
  /** Null: once. */
  repeatMonths: z._default(
    z.nullable(
      z
        .int('Give a whole number of months.')
        .check(z.minimum(1, 'At least 1 month.'), z.maximum(240, 'At most 240 months.')),
    ),
    null,
  ),
  /** Null: the fixed day where there is one, otherwise the completion. */
  repeatFrom: z._default(z.nullable(z.enum(repeatsFrom)), null),
  windowDays: z._default(days(366), DEFAULT_WINDOW_DAYS),
  /** What bounds it beside its clock; what has no meaning with that clock is left out. */
  limits: z._default(limitsShape, {}),
}
const leftOut = z.array(z.uuid()).check(z.maxLength(MOST_NAMED, `At most ${MOST_NAMED} people are left out by name.`))
/**
 * Whom an agency asks, and since when. What the population names must be said; unit, position and employment may narrow any but
 * people by name: then all of it must hold. Of any but those, people may be left out by name.
 */
export const whomFields = {
  population: z.enum(populations),
  unitId: z._default(z.nullable(z.uuid('Choose the unit.')), null),
  position: z._default(z.nullable(line('the position', 120)), null),
  /** As the roster says how they serve. */
  employment: z._default(z.nullable(z.enum(employments, 'Choose how people serve.')), null),
  /** Held in the agency, here in the product. */
  role: z._default(z.nullable(z.enum(heldRoles, 'Choose the role.')), null),
  teamId: z._default(z.nullable(z.uuid('Choose the team.')), null),
  /** Those it names, in any order; each counts once. */
  personIds: z._default(z.array(z.uuid()).check(z.maxLength(MOST_NAMED, `At most ${MOST_NAMED} people by name.`)), []),
  /** Those whom it leaves out, in any order. */
  exceptPersonIds: z._default(leftOut, []),
  effectiveFrom: day,
}
const terms = {
  name: line('the requirement a name', 120),
  ...ruleFields,
  ...whomFields,
  citation: z._default(z.nullable(line('the source', 300)), null),
}
type Clocked = {
  dueKind: (typeof dueKinds)[number]
  repeatMonths: number | null
  repeatFrom?: RepeatFrom | null
}
/** What the months of a rule are counted from: the fixed day only where it names one, the first day due where it does not. */
export function clockOf({ dueKind, repeatMonths, repeatFrom }: Clocked): RepeatFrom {
  if (repeatMonths === null) return 'completion'
  if (dueKind === 'by-date') return repeatFrom === 'completion' ? 'completion' : 'fixed-day'
  if (dueKind === 'before-act') return 'completion'
  return repeatFrom === 'first-due' ? 'first-due' : 'completion'
}

export type Whom = {
  population: (typeof populations)[number]
  unitId: string | null
  position: string | null
  employment?: Employment | null
  role?: HeldRoleName | null
  teamId?: string | null
  personIds?: string[]
}
type Terms = Clocked & Whom & { criterion: Criterion; limits: Limits; withinDays: number | null; dueBy: string | null }
type Lacking<T> = Readonly<Record<string, readonly [isMissing: (terms: T) => boolean, message: string]>>

/** What goes with each choice of by when must be there. */
const lacking: Lacking<Terms> = {
  withinDays: [(of) => of.dueKind === 'within-days-of-start' && of.withinDays === null, 'Give the number of days.'],
  'limits.withinMonths': [
    (of) => of.dueKind === 'within-months-of-start' && of.limits.withinMonths === undefined,
    'Give the months.',
  ],
  'limits.heldBack': [(of) => of.dueKind === 'before-act' && !of.limits.heldBack, 'Say what waits for it.'],
  dueBy: [(of) => of.dueKind === 'by-date' && of.dueBy === null, 'Give the day by which it is due.'],
}
/** The same of whom it is for. */
const lackingWhom: Lacking<Whom> = {
  unitId: [(of) => of.population === 'unit' && of.unitId === null, 'Choose the unit.'],
  position: [(of) => of.population === 'position' && of.position === null, 'Give the position as the roster has it.'],
  employment: [(of) => of.population === 'employment' && !of.employment, 'Choose how people serve.'],
  role: [(of) => of.population === 'role' && !of.role, 'Choose the role.'],
  teamId: [(of) => of.population === 'team' && !of.teamId, 'Choose the team.'],
  personIds: [(of) => of.population === 'people' && !of.personIds?.length, 'Choose at least one person.'],
}
const notOfClock: Partial<Record<RepeatFrom, string>> = {
  'fixed-day': 'Only a rule that names a day and repeats can be due on that day each time.',
  'first-due': 'Only a rule that repeats and names no day has periods of each person’s own.',
}
const lackingIn = <T>(of: Lacking<T>, terms: T) =>
  Object.entries(of).map(
    ([field, [isMissing, message]]) =>
      () =>
        isMissing(terms) && { field, message },
  )
/** What is not said of whom it is for, each asked by itself. */
export const whomQuestions = (whom: Whom) => lackingIn(lackingWhom, whom)

const complete = whole<Terms>((terms) => [
  ...lackingIn(lacking, terms),
  ...whomQuestions(terms),
  () => {
    const message = terms.repeatFrom && terms.repeatFrom !== clockOf(terms) && notOfClock[terms.repeatFrom]
    return message ? { field: 'repeatFrom', message } : null
  },
  () => {
    const message = problemOfAfter(terms.limits, namedIn(terms.criterion).courses)
    return message === null ? null : { field: 'limits.afterCourses', message }
  },
  ...limitQuestions(terms).map((ask) => () => {
    const [field, message] = ask() ?? []
    return field && message ? { field: `limits.${field}`, message } : null
  }),
])

export const makeRequirementInput = z.object({ agencyId: z.uuid(), key: creationKey, ...terms }).check(complete)
export const changeRequirementInput = z
  .object({
    requirementId: z.uuid(),
    madeFrom,
    ...terms,
    /** Those who are left out stay so where a client says nothing of them. */
    exceptPersonIds: z.optional(leftOut),
  })
  .check(complete)
export const previewRequirementInput = z
  .object({ agencyId: z.uuid(), requirementId: z._default(z.nullable(z.uuid()), null), ...terms })
  .check(complete)
export const retireRequirementInput = z.object({
  requirementId: z.uuid(),
  /** First day on which it no longer applies; today when not given. */
  retiredOn: z.optional(day),
})
export type RequirementTerms = Omit<z.infer<typeof makeRequirementInput>, 'agencyId' | 'key'>

export const requirementIdInput = z.object({ requirementId: z.uuid() })
export const agencyIdInput = z.object({ agencyId: z.uuid() })
export const listRequirementsInput = z.object({
  agencyId: z.uuid(),
  /** Text in an address; the operation and the query both read it. */
  retired: z._default(z.union([z.boolean(), z.stringbool()]), false),
})
export const asOfInput = z.object({ asOf: z.optional(day) })
