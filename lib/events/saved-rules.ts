/** When a saved search is looked at again. Pure; time is an argument. */
import { dayIn } from '@/lib/platform/time'
import { mondayOf } from './rules'
import type { Rhythm } from './saved-inputs'

const HOUR = 3_600_000
/** A run that came late yesterday does not put off the one of today. */
const NEARLY_A_DAY = 20 * HOUR
/** A Monday without a run is made up for. */
const OVER_A_WEEK = 8 * 24 * HOUR
/** The calendar is that of the whole country: its day is the one in the east. */
const ZONE = 'America/New_York'

/** Daily ones each day; weekly ones on Mondays, or as soon as a Monday was missed. */
export function isDue({ rhythm, toldUntil }: { rhythm: Rhythm; toldUntil: Date }, now: Date): boolean {
  if (rhythm === 'never') return false
  const since = now.getTime() - toldUntil.getTime()
  if (since < NEARLY_A_DAY) return false
  const today = dayIn(ZONE, now)
  return rhythm === 'daily' || mondayOf(today) === today || since > OVER_A_WEEK
}
