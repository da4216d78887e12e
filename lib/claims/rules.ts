/** Claims for training elsewhere, from a draft to a final answer: what may follow what, and whose step it is. Pure. */
import type { Day } from '@/lib/platform/time'
import { areTitlesAlike } from '@/lib/records/titles'
import type { ClaimState, ClaimVerb, LikenessKind, Topics } from './kinds'
import { claimantsVerbs } from './kinds'

type Steps = Partial<Record<ClaimVerb, ClaimState>>

/** What each state allows, and the state that follows. What was taken back may be sent again: nothing is typed twice. */
const transitions: Record<ClaimState, Steps> = {
  draft: { submit: 'submitted' },
  submitted: { withdraw: 'withdrawn', return: 'returned', approve: 'approved', reject: 'rejected' },
  seconding: {
    ...{ withdraw: 'withdrawn', return: 'returned', second: 'approved', reject: 'rejected' },
    reopen: 'submitted',
  },
  returned: { submit: 'submitted', withdraw: 'withdrawn', reopen: 'submitted' },
  approved: { dispute: 'disputed', reopen: 'submitted' },
  rejected: { dispute: 'disputed', reopen: 'submitted' },
  disputed: { grant: 'approved', refuse: 'rejected' },
  withdrawn: { submit: 'submitted' },
}

/** Where a claim stands, as far as its next step depends on it. */
export type Stand = {
  state: ClaimState
  /** Minutes that were claimed, and those that count. */
  minutes: number | null
  acceptedMinutes: number | null
  /** Other topics count, or other minutes of them, than were claimed. */
  otherTopics: boolean
  /** Who decided so far; the first of two among them. */
  decidedBy: readonly string[]
  /** The final answer was given. */
  settled: boolean
}

/** The state after the step, or null when the state does not allow it. */
export function follows(stand: Stand, verb: ClaimVerb): ClaimState | null {
  if (verb === 'dispute' && !mayBeDisputed(stand)) return null
  if (verb === 'reopen' && stand.settled) return null
  return transitions[stand.state][verb] ?? null
}

/** A refusal, fewer minutes, or other topics than were claimed; once, since the answer to it is final. */
const mayBeDisputed = ({ state, minutes, acceptedMinutes, otherTopics, settled }: Stand): boolean =>
  !settled &&
  (state === 'rejected' || (state === 'approved' && (otherTopics || (acceptedMinutes ?? 0) < (minutes ?? 0))))

const sorted = ({ topicIds, topicMinutes }: Topics) =>
  JSON.stringify([[...topicIds].sort(), Object.entries(topicMinutes).sort(([a], [b]) => (a < b ? -1 : 1))])
export const areSameTopics = (one: Topics, other: Topics): boolean => sorted(one) === sorted(other)

/** Its claimant may write in it: nobody has to decide about it at present. */
export const isWritten = (state: ClaimState): boolean => ['draft', 'returned', 'withdrawn'].includes(state)
/** Waits for somebody at the agency. */
export const awaitsDecision = (state: ClaimState): boolean => ['submitted', 'seconding', 'disputed'].includes(state)
export const waitingStates = ['submitted', 'seconding', 'disputed'] as const satisfies readonly ClaimState[]

export type ClaimSides = {
  /** It is the actor's own, under whichever of their records. */
  own: boolean
  /** It is of somebody who supervises the actor there. */
  above: boolean
  /** Coordinates the agency that it is for. */
  reviews: boolean
}

const isClaimants = (verb: ClaimVerb) => claimantsVerbs.some((each) => each === verb)
/** Steps that want another person than whoever decided before. */
const wantsAnother: ReadonlySet<ClaimVerb> = new Set(['second', 'grant', 'refuse'])

/** Whose step it is. Nobody decides about their own claim, nor about one of who supervises them, and a second look or a final answer is somebody else's. */
export function mayTake(
  verb: ClaimVerb,
  { own, above, reviews }: ClaimSides,
  stand: Stand,
  personId: string | null,
): boolean {
  if (isClaimants(verb)) return own
  if (own || above || !reviews || personId === null) return false
  return !wantsAnother.has(verb) || !stand.decidedBy.includes(personId)
}

/** The last step of a claim, for whoever may take it back. */
export type LastStep = {
  verb: ClaimVerb
  byMe: boolean
  /** At the agency. */
  on: Day
  /** Its claimant wrote in it or showed something more since. */
  isOvertaken: boolean
}

const decisions: ReadonlySet<ClaimVerb> = new Set(['return', 'approve', 'second', 'reject'])

export type Kept = 'final' | 'went-on' | 'not-yours' | 'another-day'

/**
 * Why the last decision stands, as a key of `refusalTexts`; null where it may be taken back: by whoever took it, until midnight
 * at the agency, as long as its claimant has not gone on from it. Final answers are final.
 */
export function whyKept(last: LastStep | null, { settled }: Stand, today: Day): Kept | null {
  if (settled) return 'final'
  if (!last || last.isOvertaken || !decisions.has(last.verb)) return 'went-on'
  if (!last.byMe) return 'not-yours'
  return last.on === today ? null : 'another-day'
}

/** More than the agency lets one person approve. */
export const wantsSecond = (minutes: number, secondAboveMinutes: number | null): boolean =>
  secondAboveMinutes !== null && minutes > secondAboveMinutes

export type Refusal = 'nothing-sent' | 'sent-already' | 'waits' | 'with-claimant' | 'decided' | 'final'

/** Why a step is not possible now, as a key of `refusalTexts`. */
export function refusal({ state, settled }: Stand, verb: ClaimVerb): Refusal {
  if (verb === 'submit') return 'sent-already'
  if (state === 'draft') return 'nothing-sent'
  if (state === 'returned' || state === 'withdrawn') return 'with-claimant'
  if (awaitsDecision(state)) return 'waits'
  return settled ? 'final' : 'decided'
}

type Told = { title: string; startsOn: string; endsOn: string }

/** How something on the record is like what is claimed; null: not at all. */
export function likenessOf(claim: Told, other: Told): LikenessKind | null {
  const days = claim.startsOn <= other.endsOn && other.startsOn <= claim.endsOn
  const titles = areTitlesAlike(claim.title, other.title)
  if (days) return titles ? 'same' : 'same-day'
  return titles ? 'same-title' : null
}
