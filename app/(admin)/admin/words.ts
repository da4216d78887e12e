/** How the screens of administration call kinds and roles. */
import type * as z from 'zod/mini'
import type { AgencyKind, roleNames } from '@/lib/agencies/inputs'
import type { agencyShape, roleShape } from '@/lib/agencies/shapes'

export type Agency = z.infer<typeof agencyShape>
export type Role = z.infer<typeof roleShape>
export type RoleName = (typeof roleNames)[number]

export const kindNames: Record<AgencyKind, string> = {
  'law-enforcement': 'Law enforcement',
  'victim-services': 'Victim services',
  prosecution: 'Prosecution',
  tribal: 'Tribal agency',
  'child-welfare': 'Child welfare',
  'juvenile-justice': 'Juvenile justice',
  'runaway-homeless-youth': 'Runaway and homeless youth',
  other: 'Other',
}

/** Roles that hold on the whole platform, and roles that hold in one agency. */
export const platformRoles: readonly RoleName[] = [
  'administrator',
  'moderator',
  'author',
  'auditor',
  'organizer',
  'trusted-organizer',
  'training-officer',
  'prosecution-training-officer',
  'coaching-officer',
  'other-help-officer',
]
export const agencyRoles: readonly RoleName[] = [
  'coordinator',
  'supervisor',
  'organizer',
  'trusted-organizer',
  'auditor',
]

/** A closed list as the choices of a field. */
export const choicesOf = <K extends string>(names: Readonly<Record<K, string>>, keys?: readonly K[]) =>
  (keys ?? (Object.keys(names) as K[])).map((value) => ({ value, label: names[value] }))
