/** What a pack is known by, as forms and filters choose it. Light enough for the browser. */

export const confidences = ['text-read', 'official-page', 'secondary', 'memory-only', 'bill-not-confirmed'] as const
export type Confidence = (typeof confidences)[number]
export const disciplines = ['law-enforcement', 'victim-services', 'child-welfare', 'others'] as const
export type Discipline = (typeof disciplines)[number]
/** Whether it is law as far as was seen. */
export const holdings = ['in-force', 'replaced', 'for-a-time', 'not-a-law'] as const
