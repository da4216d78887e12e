/** What may come in about agencies, their people and roles. */

export const agencyKinds = [
  'law-enforcement',
  'victim-services',
  'prosecution',
  'tribal',
  'child-welfare',
  'juvenile-justice',
  'runaway-homeless-youth',
  'other',
] as const
export type AgencyKind = (typeof agencyKinds)[number]

export const employments = ['sworn', 'civilian', 'volunteer'] as const
export type Employment = (typeof employments)[number]

export const roleNames = [
  'supervisor',
  'coordinator',
  'organizer',
  'trusted-organizer',
  'moderator',
  'author',
  'administrator',
  'auditor',
] as const

export const taskForceKinds = ['enhanced-collaborative-model', 'innocence-lost', 'icac', 'other'] as const
export const taskForceSides = ['law-enforcement', 'victim-services', 'other'] as const
