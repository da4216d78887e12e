/** What answers about the code of the minute look like. */
import * as z from 'zod/mini'
import { markKinds } from './kinds'

export const minuteCodeShape = z.object({
  /** Null while the session is not on. */
  code: z.nullable(z.string()),
  secondsLeft: z.int(),
  expected: z.int(),
  cameIn: z.int(),
})

export const mySessionShape = z.object({
  eventId: z.string(),
  sessionId: z.string(),
  title: z.string(),
  startsLocal: z.string(),
  endsLocal: z.string(),
  zone: z.string(),
  /** One's own, the earliest first. */
  marks: z.array(z.object({ kind: z.enum(markKinds), at: z.string() })),
})
export type MySession = z.infer<typeof mySessionShape>

export const checkedMyselfInShape = z.object({
  outcome: z.enum(['in', 'out', 'already']),
  session: mySessionShape,
})
