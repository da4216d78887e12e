/** Claims for training elsewhere, from a draft to a final answer: what may follow what, and whose step it is. Pure. */
import { areTitlesAlike } from '@/lib/records/titles'
import type { ClaimState, ClaimVerb, LikenessKind, Topics } from './kinds'
import { claimantsVerbs } from './kinds'

type Steps = Partial<Record<ClaimVerb, ClaimState>>

/** What each state allows, and the state that follows. What was taken back may be sent again: nothing is typed twice. */
const transitions: Record<ClaimState, Steps> = {
  draft: { submit: 'submitted' },
  submitted: { withdraw: 'withdrawn', return: 'returned', approve: 'approved', reject: 'rejected' },
  seconding: { withdraw: 'withdrawn', return: 'returned', second: 'approved', reject: 'rejected' },
  returned: { submit: 'submitted', withdraw: 'withdrawn' },
  approved: { dispute: 'disputed' },
  rejected: { dispute: 'disputed' },
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
