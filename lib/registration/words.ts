/** What states of registration are called, for pages and lists alike. */
import { longDay } from '@/lib/platform/words-of-time'
import type { RegistrationState } from './kinds'
import type { Standing } from './rules'

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

export function standingWords(standing: Standing, opensOn: string | null): string {
  if (standing === 'not-yet') return opensOn ? `Opens on ${longDay(opensOn)}` : 'Not open yet'
  return { open: 'Open', closed: 'Registration is closed', paused: 'Registration is paused', begun: 'It has begun' }[
    standing
  ]
}
