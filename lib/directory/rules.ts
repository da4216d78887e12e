/**
 * Listings of the directory, from a suggestion to one that people are sent to: what may follow what, who may be listed, and
 * when one has to be checked again. Pure; the day is an argument.
 */
import type { FieldProblem } from '@/lib/platform/errors'
import { type Day, daysBetween } from '@/lib/platform/time'
import type { ListingKind, ListingState, VerificationWay } from './fields'

export const listingVerbs = [
  'change',
  'recheck',
  'list',
  'return',
  'resend',
  'verify',
  'claim',
  'retire',
  'restore',
  'merge',
] as const
export type ListingVerb = (typeof listingVerbs)[number]

const transitions: Record<ListingState, Partial<Record<ListingVerb, ListingState>>> = {
  suggested: { change: 'suggested', list: 'listed', return: 'returned', retire: 'retired', merge: 'retired' },
  returned: { change: 'returned', resend: 'suggested', retire: 'retired', merge: 'retired' },
  listed: {
    change: 'listed',
    recheck: 'suggested',
    verify: 'listed',
    claim: 'listed',
    retire: 'retired',
    merge: 'retired',
  },
  // Its number may be another’s by now: it comes back as a suggestion, never straight to the public.
  retired: { restore: 'suggested' },
}

/** The state after the verb, or null when the state does not allow it. */
export const follows = (state: ListingState, verb: ListingVerb): ListingState | null => transitions[state][verb] ?? null

const standing: Record<ListingState, string> = {
  suggested: 'This listing is a suggestion that waits for a moderator.',
  returned: 'This suggestion was returned with a reason.',
  listed: 'This listing is public.',
  retired: 'This listing was retired.',
}
const instead: Record<ListingState, string> = {
  suggested: 'Somebody has to check it before anything else.',
  returned: 'Change what the reason asks for, and send it again.',
  listed: 'Change it, verify it or retire it.',
  retired: 'Restore it first; then it is checked like a new one.',
}

/** Why a verb is refused, in two sentences of which the second says what would work. */
export const refusal = (state: ListingState): string => `${standing[state]} ${instead[state]}`

/** A listing that nobody verified for so long says so on its face. */
export const STALE_AFTER_DAYS = 180

/** @param lastVerifiedOn null counts as never verified */
export const isStale = (lastVerifiedOn: Day | null, today: Day): boolean =>
  lastVerifiedOn === null || daysBetween(lastVerifiedOn, today) >= STALE_AFTER_DAYS

/**
 * Whom the directory lists. After the directory of victim services that OVC described in 2003 (OJP release OVC03179): programs
 * that serve victims directly, have run for 12 months or hold VOCA funds, are open to the public, are public or nonprofit,
 * and gave the right contacts.
 */
export const eligibilityChecks = [
  { id: 'direct', question: 'It serves victims directly.' },
  { id: 'lasting', question: 'It has run for 12 months, or holds funds under the Victims of Crime Act (VOCA).' },
  { id: 'open', question: 'It is open to the public.' },
  { id: 'public-or-nonprofit', question: 'It is a public agency or a nonprofit, lawful, and advertises nothing.' },
  { id: 'contact', question: 'Its contacts are right: somebody called, or read them on its own page.' },
] as const
export type EligibilityCheck = (typeof eligibilityChecks)[number]['id']

/** A task force or an office of a state serves through others; its contacts have to be right all the same. */
const asked = (kind: ListingKind): readonly EligibilityCheck[] =>
  kind === 'service-provider' ? eligibilityChecks.map(({ id }) => id) : ['public-or-nonprofit', 'contact']

export const checksFor = (kind: ListingKind) => eligibilityChecks.filter(({ id }) => asked(kind).includes(id))

export type Confirmation = {
  met: readonly EligibilityCheck[]
  verifiedOn: Day | null
  verifiedHow: VerificationWay | null
}

export const unmetWords = (unmet: readonly { question: string }[]): string =>
  `Confirm, or return the suggestion: ${unmet.map(({ question }) => question).join(' ')}`

/** What is missing before a listing of this kind may be public; empty when nothing is. */
export function listingProblems(kind: ListingKind, confirmation: Confirmation, today: Day): FieldProblem[] {
  const { met, verifiedOn, verifiedHow } = confirmation
  const unmet = checksFor(kind).filter(({ id }) => !met.includes(id))
  return [
    ...unmet.map((check) => ({ field: `met.${check.id}`, message: unmetWords([check]) })),
    ...(verifiedHow ? [] : [{ field: 'verifiedHow', message: 'Say how it was verified.' }]),
    ...dayProblems(verifiedOn, today),
  ]
}

/** Nobody called whom no number is known of. */
export const callProblems = (
  { phone, textNumber }: { phone: string | null; textNumber: string | null },
  how: VerificationWay | null,
): FieldProblem[] =>
  how === 'called' && !phone && !textNumber
    ? [
        {
          field: 'verifiedHow',
          message: 'This listing has no number: add the one that was called, or choose another way.',
        },
      ]
    : []

/** A day of verification lies behind us, and not so far that the listing would be stale at once. */
function dayProblems(verifiedOn: Day | null, today: Day): FieldProblem[] {
  const problem = (message: string) => [{ field: 'verifiedOn', message }]
  if (verifiedOn === null) return problem('Say on which day it was verified.')
  if (verifiedOn > today) return problem('Choose today or a day before it.')
  if (isStale(verifiedOn, today))
    return problem(`That is more than ${STALE_AFTER_DAYS} days ago: check it again first.`)
  return []
}

/** What a verification was about: with another number, page, name or kind it says nothing any longer. */
const verifiedFields = ['kind', 'name', 'phone', 'textNumber', 'url'] as const
type VerifiedFields = Record<(typeof verifiedFields)[number], string>

/** Whether the listing has to be made sure of anew before anyone is sent to it. */
export const needsRecheck = (before: VerifiedFields, after: VerifiedFields): boolean =>
  verifiedFields.some((field) => before[field] !== after[field])
