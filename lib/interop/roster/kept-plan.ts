/** How a plan is kept with its file: the terms as they are, the entries, which may be 20,000, packed. */
import { pack, unpack } from '@/lib/platform/packed'
import type { rosterBatches } from '../tables'
import type { RosterEntry, RosterPlan } from './plan'

type Kept = Pick<typeof rosterBatches.$inferSelect, 'plan' | 'entries'>

export async function keptPlan({ entries, ...plan }: RosterPlan): Promise<Kept> {
  return { plan, entries: await pack(entries) }
}

/** The plan as it was; without entries once these have been removed in their time. */
export async function planOf({ plan, entries }: Kept): Promise<RosterPlan> {
  return { ...plan, entries: entries ? await unpack<RosterEntry>(entries) : [] }
}
