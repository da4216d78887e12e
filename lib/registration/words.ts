/** What states of registration are called, for pages and lists alike. */
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { Ending, groupRefusals, RegistrationState } from './kinds'
import type { Standing } from './rules'
import type { Concerned } from './shapes'

const stateNames: Record<RegistrationState, string> = {
  'pending-confirmation': 'Address not confirmed',
  'awaiting-approval': 'Waits for approval',
  registered: 'Registered',
  waitlisted: 'On the waiting list',
  offered: 'A place is kept',
  withdrawn: 'Not coming',
  declined: 'Declined',
  expired: 'Offer ran out',
}
export const stateName = (state: RegistrationState): string => stateNames[state]

/** "On the waiting list, number 3" */
export const stateWords = (state: RegistrationState, turn: number | null): string =>
  turn === null ? stateNames[state] : `${stateNames[state]}, number ${turn}`

export const stateStatus = {
  'pending-confirmation': 'waiting',
  'awaiting-approval': 'waiting',
  registered: 'met',
  waitlisted: 'waiting',
  offered: 'soon',
  withdrawn: 'off',
  declined: 'refused',
  expired: 'off',
} as const satisfies Record<RegistrationState, string>

/** "14 registered people and 3 waiting people will be told." */
export function concernedWords({ registered, waiting }: Concerned): string {
  const parts = [
    registered > 0 ? count(registered, 'registered person', 'registered people') : '',
    waiting > 0 ? count(waiting, 'waiting person', 'waiting people') : '',
  ]
  return parts.some(Boolean)
    ? `${parts.filter(Boolean).join(' and ')} will be told.`
    : 'Nobody is registered: nobody is told.'
}

export function standingWords(standing: Standing, opensOn: string | null): string {
  if (standing === 'not-yet') return opensOn ? `Opens on ${longDay(opensOn)}` : 'Not open yet'
  return { open: 'Open', closed: 'Registration is closed', paused: 'Registration is paused', begun: 'It has begun' }[
    standing
  ]
}

const endings: Record<Ending, string> = {
  'by-person': 'Given back by themselves',
  'by-staff': 'Taken off by the organizer',
  'by-coordinator': 'Given back by the agency',
  passed: 'Left to the next by themselves',
  'offer-expired': 'Not answered in time',
  'not-approved': 'Declined by the organizer',
  'not-confirmed': 'The address was not confirmed',
  'event-cancelled': 'The event was canceled',
  'session-withdrawn': 'This part does not take place',
}
export const endingWords = (ending: Ending): string => endings[ending]

/** Why somebody was not registered by their agency, and what to do about it. */
export const groupRefusalWords: Record<(typeof groupRefusals)[number], string> = {
  'not-here': 'Nobody of this name serves in your agency today.',
  'their-own-affair': 'They decide about this event themselves. Ask them.',
  'taken-off': 'The organizer took them off the list. Write to the organizer.',
}
