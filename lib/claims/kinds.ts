/** The words of claims that never change by themselves: states, steps, who takes them, and what can be wrong with a field. */

export const claimStates = [
  'draft',
  'submitted',
  /** Approved by one, and so many hours that the agency asks a second one. */
  'seconding',
  'returned',
  'approved',
  'rejected',
  'disputed',
  'withdrawn',
] as const
export type ClaimState = (typeof claimStates)[number]

export const claimVerbs = [
  'submit',
  'withdraw',
  'return',
  'approve',
  'second',
  'reject',
  'dispute',
  'grant',
  'refuse',
  /** Whoever decided takes it back on the same day. */
  'reopen',
] as const
export type ClaimVerb = (typeof claimVerbs)[number]
/** Steps of whoever claims; all others are taken by who decides. */
export const claimantsVerbs = ['submit', 'withdraw', 'dispute'] as const satisfies readonly ClaimVerb[]

/** What a return can name, in the order of the form. */
export const claimFieldKeys = [
  'title',
  'provider',
  'startsOn',
  'endsOn',
  'minutes',
  'mode',
  'topicIds',
  'note',
  'evidence',
] as const
export type ClaimFieldKey = (typeof claimFieldKeys)[number]
export type FieldReason = { field: ClaimFieldKey; reason: string }

/** What a training was about, and how many minutes of it were about which, as far as that is known. */
export type Topics = { topicIds: readonly string[]; topicMinutes: Readonly<Record<string, number>> }

export const trainingModes = ['in-person', 'virtual', 'self-paced'] as const
export type TrainingMode = (typeof trainingModes)[number]

/** How something on the record is like what is claimed: the same training, or only its day or its title. */
export const likenessKinds = ['same', 'same-day', 'same-title'] as const
export type LikenessKind = (typeof likenessKinds)[number]
/** Where the other one stands: a credit of a module, an event, a claim or a file; a claim that is not decided; an event ahead of its credit. */
export const alikeSources = ['module', 'event', 'claim', 'import', 'open-claim', 'registration'] as const
export type AlikeSource = (typeof alikeSources)[number]
