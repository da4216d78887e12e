/** How events are answered that are looked for by words, to be named in a rule. */
import * as z from 'zod/mini'
import { calendarItemShape } from './shapes'

export const foundEventsShape = z.object({
  items: z.array(
    z.extend(calendarItemShape, {
      eventId: z.string(),
      /** The event that its series is called by, where it is a date of one. */
      seriesId: z.nullable(z.string()),
    }),
  ),
  total: z.int(),
})
export type FoundEvents = z.infer<typeof foundEventsShape>
