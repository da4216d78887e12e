import { dayHere } from '@/lib/platform/words-of-time'
import type { Request } from '@/lib/requests/shapes'

/** The day to offer for what was done: the reader's own, or the latest that is taken where theirs is ahead. */
export function dayOffered({ latestOn }: Pick<Request, 'latestOn'>): string {
  const own = dayHere(new Date().toISOString())
  return own < latestOn ? own : latestOn
}
