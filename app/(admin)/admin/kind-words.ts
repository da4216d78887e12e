/** How the administration says what an agency is and what a role is called. */
import type { AgencyKind } from '@/lib/agencies/inputs'
import type { RoleName } from '@/lib/platform/context'

export const kindWords: Record<AgencyKind, string> = {
  'law-enforcement': 'Law enforcement',
  'victim-services': 'Victim services',
  prosecution: 'Prosecution',
  tribal: 'Tribal',
  'child-welfare': 'Child welfare',
  'juvenile-justice': 'Juvenile justice',
  'runaway-homeless-youth': 'Runaway and homeless youth',
  other: 'Other',
}

export const kindChoices = Object.entries(kindWords).map(([value, label]) => ({ value, label }))

export const roleWords: Record<RoleName, string> = {
  supervisor: 'Supervisor',
  coordinator: 'Coordinator',
  organizer: 'Organizer',
  'trusted-organizer': 'Trusted organizer',
  moderator: 'Moderator',
  author: 'Author',
  administrator: 'Administrator',
  auditor: 'Auditor',
}

/** Roles that can be held on the platform, and those that can be held in one agency. */
export const platformRoles: readonly RoleName[] = [
  'administrator',
  'moderator',
  'author',
  'organizer',
  'trusted-organizer',
  'auditor',
]
export const agencyRoles: readonly RoleName[] = [
  'coordinator',
  'supervisor',
  'auditor',
  'organizer',
  'trusted-organizer',
]

export const roleChoices = (roles: readonly RoleName[]) => roles.map((value) => ({ value, label: roleWords[value] }))
