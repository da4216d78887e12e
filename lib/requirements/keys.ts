/** What a single training of a rule is known by. Apart from the shapes of rules: pages that say them load this, and no shape. Pure. */

type Single = { kind: 'course'; courseId: string } | { kind: 'event'; eventId: string; series: boolean }

const SERIES = 'series:'
/** Of any date of a series, which is called by its first. */
export const seriesKey = (eventId: string): string => `${SERIES}${eventId}`
/** What a single training is known by; credits say the same of what they were earned in (`isOf`). */
export const keyOf = (single: Single): string =>
  single.kind === 'course' ? single.courseId : single.series ? seriesKey(single.eventId) : single.eventId
/** The id behind a key. */
export const idOf = (key: string): string => (key.startsWith(SERIES) ? key.slice(SERIES.length) : key)
/** On any date of it. */
export const isSeries = (key: string): boolean => key.startsWith(SERIES)
