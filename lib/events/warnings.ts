/** What of a submission wants a second look of a moderator. Pure, and read on the server alone: it knows many words. */
import type { EventFields } from './fields'
import { hasLinks, type Warning } from './moderation-rules'
import { warningsOfTexts } from './public-texts'

/** One who posts in bulk has more waiting than anybody else would. */
const MANY_WAITING = 5

/** What of a submission wants a second look. `published`: how many events of whoever posted it were ever public. */
export function warningsOf(
  event: EventFields,
  { published, waiting, similar }: { published: number; waiting: number; similar: number },
): Warning[] {
  return [
    ...warningsOfTexts(event),
    ...(published === 0 && hasLinks(event) ? (['first-with-links'] as const) : []),
    ...(waiting > MANY_WAITING ? (['many-waiting'] as const) : []),
    ...(similar > 0 ? (['double'] as const) : []),
  ]
}
