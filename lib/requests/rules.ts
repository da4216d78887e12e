/**
 * Requests for training and help, from a draft to a closed request: what may follow what, and whose step it is. Pure.
 * Planning, promised answers, coaching and the sentence about where it stands have files of their own beside this one.
 */
import type { EventStatus } from '@/lib/events/fields'
import { isTraining, type RequestKind, type RequestSide, type RequestState, type RequestVerb } from './kinds'

type Steps = Partial<Record<RequestVerb, RequestState>>

/**
 * What each state allows, and the state that follows. A screened request that its requester changes is screened again; one
 * whose event is called off goes back to accepted. An evaluation that never came is said as such: no state is skipped.
 */
const transitions: Record<RequestState, Steps> = {
  draft: { change: 'draft', submit: 'submitted' },
  submitted: { change: 'submitted', screen: 'screened', withdraw: 'withdrawn' },
  screened: { change: 'submitted', accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
  accepted: { schedule: 'scheduled', withdraw: 'withdrawn' },
  declined: {},
  scheduled: { release: 'accepted', deliver: 'delivered', withdraw: 'withdrawn' },
  delivered: { evaluate: 'evaluated' },
  evaluated: { close: 'closed' },
  closed: {},
  withdrawn: {},
}

/** The state after the step, or null when the state does not allow it. */
export const follows = (state: RequestState, verb: RequestVerb): RequestState | null => transitions[state][verb] ?? null

/** What may be done in a state. */
export const stepsFrom = (state: RequestState): readonly RequestVerb[] =>
  Object.keys(transitions[state]) as RequestVerb[]

export const isOver = (state: RequestState): boolean => stepsFrom(state).length === 0
/** Waits for whoever decides: what promises to answer are counted for. */
export const awaitsDecision = (state: RequestState): boolean => state === 'submitted' || state === 'screened'

/** An event that is not called off: it is on the calendar, or may still come there. */
export const mayTakePlace = (event: EventStatus): boolean => event !== 'cancelled' && event !== 'withdrawn'

const agreed: readonly RequestState[] = ['accepted', 'scheduled', 'delivered', 'evaluated']
/** Both sides tick what is done of a training that was accepted. */
export const mayTick = (kind: RequestKind, state: RequestState): boolean => isTraining(kind) && agreed.includes(state)
/** What took place is counted and evaluated until the request is closed. */
const tookPlace: readonly RequestState[] = ['delivered', 'evaluated']
export const mayCount = (kind: RequestKind, state: RequestState): boolean =>
  isTraining(kind) && tookPlace.includes(state)
export const mayRate = (state: RequestState): boolean => tookPlace.includes(state)
/** The plan of a coaching is written from the day it is accepted until it is delivered. */
export const mayCoach = (kind: RequestKind, state: RequestState): boolean =>
  kind === 'coaching' && (state === 'accepted' || state === 'scheduled')

/** A draft is its requester's alone; a coordinator may take back what was asked for their agency, and nothing more. */
const takenBy: Record<RequestVerb, readonly RequestSide[]> = {
  change: ['requester'],
  submit: ['requester'],
  withdraw: ['requester', 'coordinator'],
  screen: ['officer'],
  accept: ['officer'],
  decline: ['officer'],
  schedule: ['officer'],
  release: ['officer', 'system'],
  deliver: ['officer', 'system'],
  evaluate: ['requester', 'officer'],
  close: ['officer'],
}

/**
 * Whose step it is. `sides` is all that somebody is to this request. Nobody decides about what they asked for themselves,
 * nor about what their own agency asked for where they coordinate it.
 */
export function mayTake(verb: RequestVerb, sides: readonly RequestSide[]): boolean {
  const asked = sides.includes('requester') || sides.includes('coordinator')
  const counted = asked ? sides.filter((side) => side !== 'officer') : sides
  return counted.some((side) => takenBy[verb].includes(side))
}

/** The steps that somebody can take now. */
export const stepsOf = (state: RequestState, sides: readonly RequestSide[]): readonly RequestVerb[] =>
  stepsFrom(state).filter((verb) => mayTake(verb, sides))

export type Refusal =
  | 'nothing-sent'
  | 'sent-already'
  | 'waits-for-screening'
  | 'waits-for-decision'
  | 'no-day-yet'
  | 'not-held-yet'
  | 'evaluation-first'
  | 'close-it'
  | 'it-took-place'
  | 'decided'
  | 'over'

const standing: Record<RequestState, Refusal> = {
  draft: 'nothing-sent',
  submitted: 'waits-for-screening',
  screened: 'waits-for-decision',
  accepted: 'no-day-yet',
  declined: 'over',
  scheduled: 'not-held-yet',
  delivered: 'evaluation-first',
  evaluated: 'close-it',
  closed: 'over',
  withdrawn: 'over',
}
const instead: Partial<Record<`${RequestState} ${RequestVerb}`, Refusal>> = {
  'accepted change': 'decided',
  'scheduled change': 'decided',
  'delivered withdraw': 'it-took-place',
  'evaluated withdraw': 'it-took-place',
}

/** Why a step is not possible now, as a key of `refusalTexts`. */
export const refusal = (state: RequestState, verb: RequestVerb): Refusal =>
  verb === 'submit' ? 'sent-already' : (instead[`${state} ${verb}`] ?? standing[state])

/** A training is delivered once its event is over, by its own clock. What a coaching wants first is `planProblems`. */
export const awaitsEvent = (
  kind: RequestKind,
  verb: RequestVerb,
  endsAt: Date | null | undefined,
  now: Date,
): boolean => verb === 'deliver' && isTraining(kind) && !(endsAt && endsAt <= now)
