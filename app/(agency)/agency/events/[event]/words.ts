import { count } from '@/lib/platform/words'
import type { GroupOffer } from '@/lib/registration/shapes'
import { standingWords } from '@/lib/registration/words'

/** What of the agency's people is shown, as the address says it. */
export type Chosen = { who: 'helped' | 'all'; unitId: string; position: string; q: string }

/** "24 of 40 places left", "full, with 2 people on the waiting list" */
export function roomWords({ standing, free, capacity, waiting }: GroupOffer['scopes'][number]): string {
  if (standing !== 'open') return standingWords(standing, null).toLowerCase()
  if (capacity === null || free === null) return 'there is room'
  if (free > 0 && waiting === 0) return `${free} of ${count(capacity, 'place')} left`
  return waiting === 0
    ? 'full, and nobody waits yet'
    : `full, with ${count(waiting, 'person', 'people')} on the waiting list`
}
