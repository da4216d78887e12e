/** The words of attendance that tables, rules and screens share. */

/** What was noted at the door: came in, went out, or that an earlier mark was a slip and does not hold. */
export const markKinds = ['in', 'out', 'undo'] as const
export type MarkKind = (typeof markKinds)[number]

/** How it is noted at a door: by the code of the square, a code that was typed, a tap in the list, or as somebody who came unannounced. */
export const doorWays = ['scan', 'code', 'tap', 'walk-in'] as const
/** Besides by the file of a meeting tool, and by whoever came themselves with the code of the minute. */
export const markWays = [...doorWays, 'file', 'self'] as const

/** Why somebody wants a look before credit is posted. */
export const exceptionKinds = [
  'left-early',
  'no-check-out',
  'out-without-in',
  'not-registered',
  'no-account',
  'claimed',
] as const
export type ExceptionKind = (typeof exceptionKinds)[number]
