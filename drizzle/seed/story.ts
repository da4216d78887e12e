/** The days of the demonstration world: everything is told relative to the day on which it is first started. */
import { eq } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { addDays, type Day, dayIn, instantOf, systemNow } from '@/lib/platform/time'

export const HOME_ZONE = 'America/Los_Angeles'
export const MARLOW_BAY = 'Marlow Bay Police Department'
/** The agencies were added this many days ago; a start that follows one that was broken off counts from there. */
const FOUNDED_DAYS_AGO = 399

export type Story = {
  today: Day
  now: Date
  /** The day that many days after today; before it when negative. */
  day(days: number): Day
  /** A wall-clock time in the home zone that many days ago, and never later than now. */
  at(daysAgo: number, clock?: string): Date
  founded: Date
}

export async function beginStory(now: Date = systemNow()): Promise<Story> {
  const [first] = await read(systemCtx('demonstration'), (tx) =>
    tx.select({ createdAt: agencies.createdAt }).from(agencies).where(eq(agencies.name, MARLOW_BAY)).limit(1),
  )
  const today = first ? addDays(dayIn(HOME_ZONE, first.createdAt), FOUNDED_DAYS_AGO) : dayIn(HOME_ZONE, now)
  const day = (days: number) => addDays(today, days)
  const at = (daysAgo: number, clock = '10:00') => {
    const then = instantOf(`${day(-daysAgo)}T${clock}`, HOME_ZONE)
    return then < now ? then : now
  }
  return { today, now, day, at, founded: at(FOUNDED_DAYS_AGO) }
}
