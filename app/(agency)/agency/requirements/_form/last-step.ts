/** What the button of the form says that it does: for how many, and from when. */
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { Preview } from '../words'

type Step = { begins: boolean; preview: Preview | undefined; effectiveFrom: string }

/** "Ask 23 people from January 1, 2027", "Save the change for 23 people from January 1, 2027" */
export function lastStep({ begins, preview, effectiveFrom }: Step): string {
  if (!preview) return begins ? 'Make the requirement' : 'Save the change'
  const { appliesTo } = preview
  if (appliesTo === 0) return begins ? 'Make it, although it asks nobody yet' : 'Save it, although it asks nobody'
  const people = count(appliesTo, 'person', 'people')
  return `${begins ? `Ask ${people}` : `Save the change for ${people}`} from ${longDay(effectiveFrom)}`
}
