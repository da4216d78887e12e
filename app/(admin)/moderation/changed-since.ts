import type { EventFields } from '@/lib/events/fields'
import { fieldNames } from '@/lib/events/words'

/** What of an event is no longer as it was shown, in the words of its form. */
export const changedSince = (shown: EventFields, now: EventFields): string[] =>
  (Object.keys(fieldNames) as (keyof EventFields)[])
    .filter((field) => JSON.stringify(shown[field]) !== JSON.stringify(now[field]))
    .map((field) => fieldNames[field])
