/** The kinds of agencies and how people serve there; apart from what may come in about them, so that forms of other things load no more than that. */
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

export const employments = ['sworn', 'civilian', 'volunteer', 'contractor'] as const
export type Employment = (typeof employments)[number]
export const CHOOSE_EMPLOYMENT = 'Choose sworn, civilian, volunteer or contractor.'

/** Roles that are held in an agency by its own people: requirements may be for those who hold one. */
export const heldRoles = ['supervisor', 'coordinator', 'organizer', 'trusted-organizer'] as const
export type HeldRoleName = (typeof heldRoles)[number]
