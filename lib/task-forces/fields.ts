/** What is said of a task force, its partners and its awards: the closed lists, and what they are called. */

export const taskForceKinds = ['enhanced-collaborative-model', 'innocence-lost', 'icac', 'other'] as const
export type TaskForceKind = (typeof taskForceKinds)[number]
export const taskForceKindNames: Readonly<Record<TaskForceKind, string>> = {
  'enhanced-collaborative-model': 'Enhanced Collaborative Model',
  'innocence-lost': 'Innocence Lost',
  icac: 'Internet Crimes Against Children',
  other: 'Another kind',
}

/** `other` is a member: at the table, and neither of the two sides. */
export const taskForceSides = ['law-enforcement', 'victim-services', 'other'] as const
export type TaskForceSide = (typeof taskForceSides)[number]
export const sideNames: Readonly<Record<TaskForceSide, string>> = {
  'law-enforcement': 'Law enforcement',
  'victim-services': 'Victim services',
  other: 'Member',
}
/** The two sides of the Enhanced Collaborative Model, each with one partner at a time. */
export const partnerSides = ['law-enforcement', 'victim-services'] as const
export type PartnerSide = (typeof partnerSides)[number]

export const awardFunders = ['bja', 'ovc', 'ojjdp', 'other'] as const
export type AwardFunder = (typeof awardFunders)[number]
export const funderNames: Readonly<Record<AwardFunder, string>> = {
  bja: 'Bureau of Justice Assistance (BJA)',
  ovc: 'Office for Victims of Crime (OVC)',
  ojjdp: 'Office of Juvenile Justice and Delinquency Prevention (OJJDP)',
  other: 'Another funder',
}
export const funderShort: Readonly<Record<AwardFunder, string>> = {
  bja: 'BJA',
  ovc: 'OVC',
  ojjdp: 'OJJDP',
  other: 'Other',
}

/** What an amount counts: pages that publish awards differ in it, and two of them may both be right. */
export const amountBases = ['total', 'federal-share', 'match'] as const
export type AmountBasis = (typeof amountBases)[number]
export const basisNames: Readonly<Record<AmountBasis, string>> = {
  total: 'Total',
  'federal-share': 'Federal share',
  match: 'Match',
}

export const awardStates = ['running', 'ended', 'ahead', 'unknown'] as const
export type AwardState = (typeof awardStates)[number]

/** Why a task force answers a ZIP code: it serves the county, or the whole state, or its seat is near. */
export const servesWays = ['county', 'state', 'near'] as const
