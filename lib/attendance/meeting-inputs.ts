/** What may come in about attendance files of meeting tools. */
import * as z from 'zod/mini'
import { isZone } from '@/lib/platform/zones'

const of = {
  eventId: z.uuid(),
  sessionId: z.uuid(),
  fileId: z.uuid(),
  /** Of the clock that the file was written by; the session's where nothing is said. */
  zone: z.optional(z.string().check(z.refine((zone) => zone === '' || isZone(zone), 'Choose a time zone.'))),
}

export const meetingFileInput = z.object(of)

export const loadMeetingFileInput = z.object({
  ...of,
  /** For whom of the file marks are made: somebody who is known, or somebody new. Whoever is left out gets none. */
  people: z
    .array(z.object({ key: z.string().check(z.maxLength(400)), as: z.union([z.literal('walk-in'), z.uuid()]) }))
    .check(z.minLength(1, 'Tick at least one person.'), z.maxLength(5000)),
})
