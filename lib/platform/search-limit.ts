/**
 * What one network may ask in words and places of its own: questions that no kept page answers. Counted in this process alone,
 * since a counter in the database would cost more than the question; several processes let through as many times that.
 */
import { networkOf } from './client-address'
import type { Ctx } from './context'
import { refuse, windowStart } from './rate-limit'

/** A room of seventy, each with eight questions, behind one network. */
export const SEARCHES = 600
const MINUTES = 5

let counted = { start: 0, tries: new Map<string, number>() }

/** Who connects from this machine is a proxy that names nobody: there all would count as one. */
const isNobody = (address: string | null) => address === null || address === '::1' || address.startsWith('127.')

/** Counts one question of this network. @throws too-many after 600 in five minutes, with the seconds until the window ends */
export function limitSearches(ctx: Ctx, address: string | null): void {
  if (isNobody(address)) return
  const start = windowStart(ctx, MINUTES)
  if (counted.start !== start) counted = { start, tries: new Map() }
  const network = networkOf(address)
  const tries = (counted.tries.get(network) ?? 0) + 1
  counted.tries.set(network, tries)
  if (tries > SEARCHES) refuse(ctx, MINUTES)
}
