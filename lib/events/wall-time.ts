/** Wall-clock times of a place, checked without Temporal so that the form can say at once what is wrong with one. */
import { wallOf } from '@/lib/platform/words-of-time'

/** `2026-12-10T09:00` */
export const WALL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

const HOUR = 3_600_000
/** Further from UTC than any zone is, with room for a change of clocks. */
const FAR = 26 * HOUR

/** Is it a day and time that a calendar and a clock can show? */
export function isWallTime(wall: string): boolean {
  if (!WALL_TIME.test(wall)) return false
  const at = Date.parse(`${wall}:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 16) === wall
}

/**
 * The instant of a wall time (milliseconds), the first of two where the clock is turned back; null where the clock is
 * turned forward over it.
 */
export function instantOfWall(wall: string, zone: string): number | null {
  const asUtc = Date.parse(`${wall}:00.000Z`)
  const offsets = [asUtc - FAR, asUtc + FAR].map((at) => shownAt(at, zone) - at)
  const found = offsets.map((offset) => asUtc - offset).filter((at) => shownAt(at, zone) === asUtc)
  return found.length > 0 ? Math.min(...found) : null
}

/** What the clock of the zone shows, read as if it were UTC. */
function shownAt(at: number, zone: string): number {
  const { on, time } = wallOf(new Date(at).toISOString(), zone)
  return Date.parse(`${on}T${time}:00.000Z`)
}

/** Real minutes from one wall time to another in the zone: a night of changing clocks is an hour shorter or longer. */
export function minutesBetween(from: string, to: string, zone: string): number | null {
  const [a, b] = [instantOfWall(from, zone), instantOfWall(to, zone)]
  return a === null || b === null ? null : Math.round((b - a) / 60_000)
}
