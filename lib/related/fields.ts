/** What is said of a course that somebody else gives, and where it stands. */
export const relatedStates = ['suggested', 'returned', 'listed', 'retired'] as const
export type RelatedState = (typeof relatedStates)[number]

export const relatedModes = ['self-paced', 'live-online', 'in-person', 'mixed'] as const
export type RelatedMode = (typeof relatedModes)[number]

export const modeNames: Readonly<Record<RelatedMode, string>> = {
  'self-paced': 'Online, at your own pace',
  'live-online': 'Online, live',
  'in-person': 'In person',
  mixed: 'In person and online',
}

export const relatedStateNames: Readonly<Record<RelatedState, string>> = {
  suggested: 'Waiting for a moderator',
  returned: 'Returned to you',
  listed: 'Listed',
  retired: 'Retired',
}

/** A link is opened by somebody twice a year. */
export const LINK_HOLDS_DAYS = 180
