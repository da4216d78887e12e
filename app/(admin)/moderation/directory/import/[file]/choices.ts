import { type Choices, differing, keysOf } from '@/app/_imports/choices'
import type { Entry, ListingFile } from '../kinds'

/** Of the whole file, also of the pages that are not shown. */
export function totals({ proposedCount, proposedPublic }: ListingFile, choices: Choices<Entry>) {
  const { include, leaveOut } = differing(choices)
  const isPublic = (list: readonly Entry[]) => list.filter((each) => each.isPublic).length
  return {
    ...{ include: keysOf(include), leaveOut: keysOf(leaveOut) },
    changes: proposedCount + include.length - leaveOut.length,
    leaving: proposedPublic + isPublic(include) - isPublic(leaveOut),
  }
}
