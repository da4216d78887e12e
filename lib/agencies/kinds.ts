/** The kinds of agencies; apart from what may come in about them, so that forms of other things load no more than that. */
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
