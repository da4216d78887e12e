import { dayHere, wallOf } from '@/lib/platform/words-of-time'

/** Requests are counted by this clock where nobody chose another. */
const USUAL_CLOCK = 'America/New_York'

/** The day it is by the reader's own clock, or by that of requests where theirs is ahead: a day that has begun for both. */
export function todayHere(): string {
  const now = new Date().toISOString()
  const [own, ours] = [dayHere(now), wallOf(now, USUAL_CLOCK).on]
  return own < ours ? own : ours
}
