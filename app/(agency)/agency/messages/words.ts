/** How messages of an agency are spoken of. */
import type { LeftOut } from '@/lib/reminders/rules'

export const leftOutWords: Record<LeftOut, string> = {
  'not-joined': 'Has not said yet that they serve here',
  'no-address': 'Has confirmed no address',
  'on-leave': 'On leave',
  'written-lately': 'Was written to today already',
  'nothing-open': 'Has nothing to do by then',
}

export const kindWords = {
  dates: 'Dates of their training',
  'late-list': 'List of who is overdue',
  welcome: 'Welcome to the roster',
  written: 'Written by a coordinator',
} as const

export const stateWords = {
  waiting: 'On its way',
  sending: 'On its way',
  sent: 'Sent',
  moot: 'Not sent',
} as const
