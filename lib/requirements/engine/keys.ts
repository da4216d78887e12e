/** What a single training of a rule is known by. Apart from the shapes of rules: pages that say them load this, and no shape. Pure. */
import type { Narrowing } from './narrowing'

type Single =
  | { kind: 'course'; courseId: string }
  | { kind: 'event'; eventId: string; series: boolean }
  | { kind: 'training'; of: object }

const TRAINING = 'training:'
const SERIES = 'series:'
/** Of any date of a series, which is called by its first. */
export const seriesKey = (eventId: string): string => `${SERIES}${eventId}`
/** What a single training is known by; credits say the same of what they were earned in (`isOf`). */
export const keyOf = (single: Single): string =>
  single.kind === 'course'
    ? single.courseId
    : single.kind === 'training'
      ? `${TRAINING}${canonical(single.of)}`
      : single.series
        ? seriesKey(single.eventId)
        : single.eventId
/** The id behind a key. */
export const idOf = (key: string): string => (key.startsWith(SERIES) ? key.slice(SERIES.length) : key)
/** On any date of it. */
export const isSeries = (key: string): boolean => key.startsWith(SERIES)
/** Which training it is that a key stands for; null for a module, an event and a series. */
export const narrowingIn = (key: string): Narrowing | null =>
  key.startsWith(TRAINING) ? (JSON.parse(key.slice(TRAINING.length)) as Narrowing) : null

/** A document as text, the same in whichever order its fields came: PostgreSQL keeps them in one of its own. */
export const canonical = (value: unknown): string => JSON.stringify(inOrder(value))

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, inOrder(each)]))
}
