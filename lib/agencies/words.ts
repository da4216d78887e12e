/** What forms about agencies and rosters call their fields, and what a role is. Pure: the browser loads it. */
import type { RoleName } from '@/lib/platform/context'
import { dayBefore } from '@/lib/platform/words-of-time'

export const agencyFields = {
  name: 'name',
  kind: 'kind',
  ori: 'ORI',
  uei: 'UEI',
  state: 'state',
  county: 'county',
  timeZone: 'time zone',
  isOvcGrantee: 'grant of the Office for Victims of Crime',
} as const

export const calledFields = { givenName: 'first name', familyName: 'last name', email: 'e-mail' } as const

export const placeFields = {
  unitId: 'unit',
  position: 'position',
  employment: 'employment',
  employeeNumber: 'employee number',
} as const

export const roleWords: Record<RoleName, string> = {
  supervisor: 'Supervisor',
  coordinator: 'Coordinator',
  organizer: 'Organizer',
  'trusted-organizer': 'Trusted organizer',
  moderator: 'Moderator',
  author: 'Author',
  administrator: 'Administrator',
  auditor: 'Auditor',
  'training-officer': 'Request officer, training by request',
  'prosecution-training-officer': 'Request officer, prosecution unit training',
  'coaching-officer': 'Request officer, coaching',
  'other-help-officer': 'Request officer, other help',
}

/** What somebody may do from the moment the role is theirs. */
export const roleMeanings: Record<RoleName, string> = {
  supervisor: 'Sees the training of the people in the unit and in those below it.',
  coordinator: 'Keeps the roster and the requirements of the agency, and sees the training of all its people.',
  organizer: 'Posts events in the agency’s name once a moderator approves them.',
  'trusted-organizer': 'Posts events that stand on the calendar at once.',
  moderator: 'Decides which events stand on the calendar.',
  author: 'Writes and publishes modules.',
  administrator: 'Manages agencies and all roles, and reads the audit trail.',
  auditor: 'Sees the record and changes nothing; every view is noted.',
  'training-officer': 'Answers requests for training and decides about them.',
  'prosecution-training-officer': 'Answers requests for prosecution unit training and decides about them.',
  'coaching-officer': 'Answers requests for capacity building coaching, decides about them and keeps the plans.',
  'other-help-officer': 'Answers requests for other help and decides about them.',
}

/** Where somebody with the role begins. */
export const roleStarts: Record<RoleName, string> = {
  supervisor: '/agency',
  coordinator: '/agency/roster',
  organizer: '/events',
  'trusted-organizer': '/events',
  moderator: '/moderation',
  author: '/modules',
  administrator: '/admin',
  auditor: '/agency/completion',
  'training-officer': '/requests/queue',
  'prosecution-training-officer': '/requests/queue',
  'coaching-officer': '/requests/queue',
  'other-help-officer': '/requests/queue',
}

/** What comes after that, where the role is a work of several steps. */
export const roleNext: { [Role in RoleName]?: readonly { says: string; page: string }[] } = {
  coordinator: [
    {
      says: 'Then say what is asked of your people; the laws of the states and conditions of awards are there to adopt',
      page: '/agency/requirements/packs',
    },
    { says: 'From then on, who is missing something', page: '/agency' },
  ],
}

/**
 * The last day of a service as it is shown, which is kept by the first day without it (`validTo`). One that ended on the day
 * it began has that day alone.
 */
export function lastDayOf(from: string, validTo: string): string {
  const last = dayBefore(validTo)
  return last < from ? from : last
}

/** Why a team cannot be removed. */
export const usedWords = {
  people: 'Somebody is or was in this team, or was written into it by mistake.',
  requirement: 'A requirement is or was for this team.',
} as const
