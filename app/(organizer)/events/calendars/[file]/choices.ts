/** What the person ticked or unticked, where it differs from what was proposed. Kept across the pages of the list. */
import type { CalendarFile, Entry } from '../kinds'

export type Choices = ReadonlyMap<string, boolean>

export const isChosen = (entry: Entry, choices: Choices) => choices.get(entry.key) ?? entry.proposed

export function choose(choices: Choices, entries: readonly Entry[], chosen: boolean): Choices {
  const next = new Map(choices)
  for (const { key, proposed, loadable } of entries) {
    if (!loadable) continue
    if (proposed === chosen) next.delete(key)
    else next.set(key, chosen)
  }
  return next
}

/** Of the whole calendar, also of the pages that are not shown. */
export function totals({ proposedCount }: CalendarFile, choices: Choices) {
  const all = [...choices]
  const include = all.flatMap(([key, chosen]) => (chosen ? [key] : []))
  const leaveOut = all.flatMap(([key, chosen]) => (chosen ? [] : [key]))
  return { include, leaveOut, changes: proposedCount + include.length - leaveOut.length }
}
