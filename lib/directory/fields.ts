/** The closed lists of the directory: rules depend on each of their words. What listings are described by stands in vocabularies.ts. */

/** The kinds of listing, in the order they are offered. */
export const listingKinds = [
  'service-provider',
  'human-trafficking-task-force',
  'icac-task-force',
  'innocence-lost-task-force',
  'victim-compensation',
  'assistance-administrator',
  'coalition',
  'trafficking-coordinator',
  'training-board',
] as const
export type ListingKind = (typeof listingKinds)[number]

export const listingKindNames: Readonly<Record<ListingKind, string>> = {
  'service-provider': 'Service provider',
  'human-trafficking-task-force': 'Human trafficking task force',
  'icac-task-force': 'Internet Crimes Against Children task force',
  'innocence-lost-task-force': 'Innocence Lost task force',
  'victim-compensation': 'Victim compensation',
  'assistance-administrator': 'Victim assistance administrator',
  coalition: 'Coalition',
  'trafficking-coordinator': 'Anti-trafficking coordinator',
  'training-board': 'Training board of the state',
}

/** What is kept. That a listing is stale is not kept: it follows from the day it was last verified. */
export const listingStates = ['suggested', 'returned', 'listed', 'retired'] as const
export type ListingState = (typeof listingStates)[number]

/** How somebody made sure: nothing else sets a new day. */
export const verificationWays = ['called', 'official-page', 'written-answer', 'visited'] as const
export type VerificationWay = (typeof verificationWays)[number]

export const verificationWayNames: Readonly<Record<VerificationWay, string>> = {
  called: 'Somebody called the number',
  'official-page': 'Read on the page of the organization or of a government',
  'written-answer': 'The organization answered in writing',
  visited: 'Somebody was there',
}

/** How sure a row of the reference data was when it was read; a person’s suggestion has none. */
export const confidences = ['text-read', 'secondary'] as const
export type Confidence = (typeof confidences)[number]

export const listingDecisions = ['listed', 'returned', 'retired', 'merged', 'claim-accepted', 'claim-declined'] as const

/** Services by which a place is one where people stay: its street is nobody’s to know. */
export const shelterServices: readonly string[] = [
  'emergency-shelter',
  'transitional-housing',
  'scattered-site-housing',
  'rapid-rehousing',
]
