/** What the person ticked or unticked, where it differs from what was proposed. Kept across the pages of the list. */
import type { Entry, ListingFile } from '../kinds'

export type Choices = ReadonlyMap<string, { chosen: boolean; isPublic: boolean }>

export const isChosen = (entry: Entry, choices: Choices) => choices.get(entry.key)?.chosen ?? entry.proposed

export function choose(choices: Choices, entries: readonly Entry[], chosen: boolean): Choices {
  const next = new Map(choices)
  for (const { key, isPublic, proposed, loadable } of entries) {
    if (!loadable) continue
    if (proposed === chosen) next.delete(key)
    else next.set(key, { chosen, isPublic })
  }
  return next
}

/** Of the whole file, also of the pages that are not shown. */
export function totals({ proposedCount, proposedPublic }: ListingFile, choices: Choices) {
  const all = [...choices.entries()]
  const include = all.filter(([, each]) => each.chosen)
  const leaveOut = all.filter(([, each]) => !each.chosen)
  const isPublic = (list: typeof all) => list.filter(([, each]) => each.isPublic).length
  return {
    include: include.map(([key]) => key),
    leaveOut: leaveOut.map(([key]) => key),
    changes: proposedCount + include.length - leaveOut.length,
    leaving: proposedPublic + isPublic(include) - isPublic(leaveOut),
  }
}
