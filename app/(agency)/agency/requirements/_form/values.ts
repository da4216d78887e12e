/** The form of a requirement: the fields of the API, and the choices between them that decide which count. */

import type { FieldErrors, UseFormReturn } from 'react-hook-form'
import type * as z from 'zod/mini'
import type { PackDetail } from '@/lib/mandates/inputs'
import type { Given } from '@/lib/mandates/pack'
import { suggestedWhom } from '@/lib/mandates/rules'
import { clockOf, DEFAULT_WINDOW_DAYS, type previewRequirementInput } from '@/lib/requirements/inputs'
import type { Person } from '../../_people/find-people'
import { givenOf } from '../packs/[pack]/adopt-values'
import type { RequirementDetail } from '../words'
import { type BoundValues, blankBounds, boundFieldOf, boundsOf, limitsOf } from './bounds'
import { criterionOf, whatOf } from './what'
import { fieldOf } from './what-places'
import { blankWhat, type WhatValues } from './what-values'
import { blankAnd, type WhomValues, whomIn, whomOf } from './whom'

export type RequirementInput = z.input<typeof previewRequirementInput>
export type RequirementGiven = z.output<typeof previewRequirementInput>
type Fields = Omit<Required<RequirementInput>, 'criterion' | 'limits' | 'personIds' | 'exceptPersonIds'>
export type RequirementValues = Fields & {
  what: WhatValues
  bounds: BoundValues
  /** Whom it names, as they are shown. */
  people: Person[]
  /** What narrows whom it is for. */
  and: WhomValues['and']
  /** Whom it leaves out, as they are shown. */
  except: Person[]
  repeats: 'once' | 'again'
  /** Of a new requirement that was sent, until it is made: sent again after a reload, it is made once. */
  key: string | null
  /** Of a pack that two people have not verified: whoever adopts it read the source. */
  haveRead: boolean
  /** Of a pack that leaves something to the agency: what it says of it, and courses as they are typed, a line each. */
  given: Omit<Given, 'titles' | 'months'> | null
  courses: string
  /** Of a change: the version it was made from. */
  madeFrom: string | number
}
export type RequirementForm = UseFormReturn<RequirementValues, unknown, RequirementGiven>

export const newRequirement = (agencyId: string, today: string): RequirementValues => ({
  agencyId,
  requirementId: null,
  name: '',
  what: blankWhat,
  bounds: blankBounds,
  population: 'everyone',
  unitId: null,
  position: null,
  employment: null,
  role: null,
  teamId: null,
  people: [],
  and: blankAnd,
  except: [],
  dueKind: 'within-days-of-start',
  withinDays: null,
  dueBy: null,
  repeats: 'once',
  repeatMonths: null,
  repeatFrom: 'completion',
  windowDays: DEFAULT_WINDOW_DAYS,
  citation: null,
  effectiveFrom: today,
  key: null,
  haveRead: false,
  given: null,
  courses: '',
  madeFrom: 0,
})

/** A draft belongs to the agency, and to the version that is being changed or the pack that it is made of. */
export const draftOf = (
  { agencyId, requirementId, madeFrom }: Pick<RequirementValues, 'agencyId' | 'requirementId' | 'madeFrom'>,
  pack: Pick<PackDetail, 'packId' | 'edition'> | undefined,
) =>
  `requirement.${requirementId ? `${requirementId}.${madeFrom}` : [agencyId, ...(pack ? [pack.packId, pack.edition] : [])].join('.')}`

/** What is typed on the page of a pack: of one edition, since what was said to have been read was that one. */
export const adoptionOf = ({ packId, edition }: Pick<PackDetail, 'packId' | 'edition'>, agencyId: string) =>
  `adoption.${agencyId}.${packId}.${edition}`

type PackRule = NonNullable<PackDetail['rule']>
type OfPack = Pick<PackDetail, 'title' | 'citation'> & { rule: Pick<PackRule, 'terms' | 'suggests' | 'asksGiven'> }

/** What an agency makes of a pack begins with what that says, and for whom it suggests. */
export function requirementOfPack(
  { title, citation, rule }: OfPack,
  { agencyId, today, positions }: { agencyId: string; today: string; positions: readonly string[] },
): RequirementValues {
  const { criterion, limits, ...clock } = rule.terms
  const { personIds: _, exceptPersonIds: __, ...whom } = suggestedWhom(rule.suggests, positions)
  return {
    ...newRequirement(agencyId, today),
    ...whom,
    ...clock,
    ...{ name: title, citation, what: whatOf(criterion, []), bounds: boundsOf(limits) },
    repeats: clock.repeatMonths === null && !rule.asksGiven?.months?.again ? 'once' : 'again',
    repeatFrom: rule.asksGiven?.months?.again
      ? (clock.repeatFrom ?? 'completion')
      : repeatFromOf({ ...clock, repeatFrom: clock.repeatFrom ?? 'completion' }),
    given: rule.asksGiven ? { countsFrom: null } : null,
  }
}

/** What a pack leaves to the agency, as it stands in the form: months are those of its clock. */
export const givenIn = ({ given, courses, bounds }: Pick<RequirementValues, 'given' | 'courses' | 'bounds'>) =>
  given && { ...givenOf(given, courses), months: limitsOf(bounds).withinMonths ?? null }

/** A change begins with what holds now, from today or from the day of a version that is still to come. */
export const changedRequirement = (requirement: RequirementDetail, today: string): RequirementValues => ({
  agencyId: requirement.agencyId,
  requirementId: requirement.requirementId,
  name: requirement.name,
  what: whatOf(requirement.criterion, requirement.events),
  bounds: boundsOf(requirement.limits),
  ...whomOf(requirement),
  role: requirement.role,
  teamId: requirement.teamId,
  people: requirement.people.map(({ personId, name }) => ({ personId, name })),
  except: requirement.excepted.map(({ personId, name }) => ({ personId, name })),
  dueKind: requirement.dueKind,
  withinDays: requirement.withinDays,
  dueBy: requirement.dueBy,
  repeats: requirement.repeatMonths === null ? 'once' : 'again',
  repeatMonths: requirement.repeatMonths,
  repeatFrom: repeatFromOf(requirement),
  windowDays: requirement.windowDays,
  citation: requirement.citation,
  effectiveFrom: requirement.effectiveFrom > today ? requirement.effectiveFrom : today,
  key: null,
  haveRead: false,
  given: null,
  courses: '',
  madeFrom: requirement.version,
})

/** Of a rule that is asked once: what "again" would mean, were it chosen. */
export const repeatFromOf = (rule: Pick<RequirementDetail, 'dueKind' | 'repeatMonths' | 'repeatFrom'>) =>
  rule.repeatMonths === null ? (rule.dueKind === 'by-date' ? 'fixed-day' : 'completion') : clockOf(rule)

/** What is held is due again when it expires, whatever was chosen. */
export const repeatsIn = ({ asks, repeats }: Pick<RequirementValues, 'repeats'> & Pick<WhatValues, 'asks'>) =>
  asks === 'held' ? 'once' : repeats

/** Hours fall due in periods of their own or of everybody; windows are for those who come later, and for renewals. */
export const clockIn = ({
  repeats,
  dueKind,
  repeatFrom,
}: Pick<RequirementValues, 'repeats' | 'dueKind' | 'repeatFrom'>) =>
  clockOf({ dueKind, repeatMonths: repeats === 'again' ? 12 : null, repeatFrom: repeatFrom ?? null })

/** The window decides when a renewal counts, and how long those have who start after a fixed day. */
export const windowCounts = (rule: Pick<RequirementValues, 'repeats' | 'dueKind' | 'repeatFrom'>): boolean =>
  rule.dueKind === 'by-date' || (rule.repeats === 'again' && clockIn(rule) === 'completion')

/** What the API is given: fields that the choices leave without meaning are left out, whatever was typed there before. */
export function inputOf({
  repeats: chosen,
  key: _,
  madeFrom: __,
  haveRead: ___,
  given: ____,
  courses: _____,
  what,
  bounds,
  people,
  and,
  except,
  ...values
}: RequirementValues): RequirementInput {
  const { dueKind } = values
  const isHeld = what.asks === 'held'
  const repeats = repeatsIn({ asks: what.asks, repeats: chosen })
  const clock = clockIn({ repeats, dueKind, repeatFrom: values.repeatFrom })
  return {
    ...values,
    criterion: criterionOf(what, values.agencyId) as RequirementInput['criterion'],
    limits: limitsOf(bounds),
    withinDays: dueKind === 'within-days-of-start' ? values.withinDays : null,
    dueBy: dueKind === 'by-date' ? values.dueBy : null,
    ...whomIn({ ...values, people, and, except }),
    // "Again" without a number is not "once".
    repeatMonths: repeats === 'again' ? (values.repeatMonths ?? Number.NaN) : null,
    repeatFrom: clock === 'completion' && dueKind !== 'by-date' ? null : repeats === 'again' ? clock : null,
    windowDays:
      isHeld || windowCounts({ repeats, dueKind, repeatFrom: values.repeatFrom })
        ? values.windowDays
        : DEFAULT_WINDOW_DAYS,
  }
}

const narrowings = [
  ['unit', 'unitId'],
  ['position', 'position'],
  ['employment', 'employment'],
] as const

type Refusal = { type: string; message: string }

/** Refusals of the rule and its bounds at the fields of the form that they come from. */
export function inFields(
  errors: Record<string, unknown>,
  { what, population }: RequirementValues,
): FieldErrors<RequirementValues> {
  const { criterion, limits, personIds, exceptPersonIds, ...others } = errors
  const found: Record<string, unknown> = { ...others }
  const [whom] = flat(personIds)
  if (whom) found.people = whom[1]
  const [left] = flat(exceptPersonIds)
  if (left) found.except = left[1]
  for (const [kind, field] of narrowings) {
    if (!(field in found) || kind === population) continue
    found.and = { ...(found.and as object), [field]: found[field] }
    delete found[field]
  }
  for (const [path, refusal] of flat(criterion)) {
    const field = fieldOf(path, what)
    if (field === 'criterion') found.criterion = refusal
    else set(found, `what.${field}`, field.endsWith('about') ? { ...refusal, message: 'Choose a topic.' } : refusal)
  }
  for (const [path, refusal] of flat(limits)) set(found, `bounds.${boundFieldOf(path)}`, refusal)
  return found
}

function flat(errors: unknown, path = ''): [string, Refusal][] {
  if (typeof errors !== 'object' || errors === null) return []
  const { message, type } = errors as Partial<Refusal>
  if (typeof message === 'string') return [[path, { message, type: String(type) }]]
  return Object.entries(errors).flatMap(([key, each]) => flat(each, path ? `${path}.${key}` : key))
}

/** The first refusal of a field is the one that is shown. */
function set(into: Record<string, unknown>, path: string, refusal: Refusal): void {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) into[first] ??= refusal
  else {
    into[first] ??= {}
    set(into[first] as Record<string, unknown>, rest.join('.'), refusal)
  }
}
