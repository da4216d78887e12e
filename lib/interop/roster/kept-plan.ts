/** How a plan is kept with its file: the terms as they are, the entries, which may be 20,000, packed. */
import { pack, unpack } from '@/lib/platform/packed'
import type { rosterBatches } from '../tables'
import type { RosterEntry, RosterPlan } from './plan'

type Kept = Pick<typeof rosterBatches.$inferSelect, 'plan' | 'entries'>

export async function keptPlan({ entries, ...plan }: RosterPlan): Promise<Kept> {
  const keepsMonths = entries.some(({ cells }) => cells?.birthMonth)
  return { plan: { ...plan, keepsMonths }, entries: await pack(entries) }
}

/** The same without the months of birth of rows that were not taken. */
export async function withoutMonths(kept: Kept): Promise<Kept> {
  const plan = await planOf(kept)
  return keptPlan({
    ...plan,
    entries: plan.entries.map((entry) => {
      if (!entry.cells) return entry
      const { birthMonth: _, ...cells } = entry.cells
      return { ...entry, cells }
    }),
  })
}

/** The plan as it was; without entries once these have been removed in their time. */
export async function planOf({ plan, entries }: Kept): Promise<RosterPlan> {
  return { ...plan, entries: entries ? await unpack<RosterEntry>(entries) : [] }
}
