/** What answers about attendance files of meeting tools look like. */
import * as z from 'zod/mini'
import { meetingTools } from '@/lib/formats/meeting-files'

export const meetingFileShape = z.object({
  fileName: z.string(),
  tool: z.nullable(z.enum(meetingTools)),
  /** Of the clock that its times were read by. */
  zone: z.string(),
  /** The file says itself that its times are UTC. */
  isUtc: z.boolean(),
  session: z.object({ startsLocal: z.string(), endsLocal: z.string(), zone: z.string() }),
  beginsAt: z.nullable(z.string()),
  endsAt: z.nullable(z.string()),
  people: z.array(
    z.object({
      key: z.string(),
      names: z.array(z.string()),
      email: z.string(),
      inAt: z.string(),
      outAt: z.nullable(z.string()),
      stays: z.int(),
      /** Whole minutes between the start and the end of the session. */
      minutes: z.int(),
      match: z.nullable(z.object({ id: z.string(), by: z.enum(['address', 'name']) })),
      why: z.nullable(z.enum(['nobody', 'several'])),
      /** Marks of it that are kept already. */
      isKept: z.boolean(),
    }),
  ),
  /** Who is expected, to choose from. */
  known: z.array(z.object({ id: z.string(), name: z.string(), agencyName: z.nullable(z.string()) })),
  /** Expected, and not in the file by address or name. */
  missing: z.int(),
  passedOver: z.array(z.object({ line: z.int(), why: z.string() })),
})
export type MeetingFile = z.infer<typeof meetingFileShape>

export const meetingLoadedShape = z.object({ people: z.int(), marks: z.int(), walkIns: z.int() })
