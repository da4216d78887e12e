/** What may come in about attendance. */
import * as z from 'zod/mini'
import { madeFrom } from '@/lib/audit/sent'
import { daysInOrder, dayText, emailAddress, textBlock, textLine, thingName } from '@/lib/platform/text'
import { doorWays, markKinds } from './kinds'

/** As many as a device without connection sends at once; more go in several parts. */
export const MOST_AT_ONCE = 200
/** A device that was without connection for longer is asked about in person. */
const LONGEST_AGO_SECONDS = 7 * 86_400

const secondsAgo = z.int().check(z.minimum(0), z.maximum(LONGEST_AGO_SECONDS))
const door = textLine({ most: 40, tooLong: 'The name of a door may have at most 40 characters.' })

export const doorInput = z.object({ eventId: z.uuid() })

const walkInInput = z.object({
  walkInId: z.uuid(),
  name: thingName('the name', 120),
  email: z.union([z.literal(''), emailAddress]),
  secondsAgo,
})
/** What is typed in the form for somebody who came unannounced. */
export const walkInForm = z.object({ name: walkInInput.shape.name, email: walkInInput.shape.email })

const markInput = z.object({
  markId: z.uuid(),
  sessionId: z.uuid(),
  kind: z.enum(markKinds),
  way: z.enum(doorWays),
  /** Whom it is about: one of the three. */
  registrationId: z.optional(z.uuid()),
  walkInId: z.optional(z.uuid()),
  code: z.optional(z.string().check(z.maxLength(64))),
  /** Of an undo: the mark that does not hold. */
  undoes: z.optional(z.uuid()),
  /** How long the mark waited on the device; a device's own clock is not asked. */
  secondsAgo,
})
export type MarkInput = z.infer<typeof markInput>

export const markInInput = z.object({
  eventId: z.uuid(),
  door,
  walkIns: z.array(walkInInput).check(z.maxLength(MOST_AT_ONCE, 'At most 200 people at once.')),
  marks: z.array(markInput).check(z.maxLength(MOST_AT_ONCE, 'At most 200 marks at once.')),
})
export type MarkInInput = z.infer<typeof markInInput>

export const attendanceInput = z.object({ eventId: z.uuid() })

const minutes = (least: number) =>
  z
    .int('Write whole minutes, for example 90.')
    .check(
      z.minimum(least, `Write whole minutes, ${least} at least.`),
      z.maximum(24 * 60, 'A session lasts a day at most: 1,440 minutes.'),
    )

export const decideInput = z.object({
  eventId: z.uuid(),
  sessionId: z.uuid(),
  registrationId: z.optional(z.uuid()),
  walkInId: z.optional(z.uuid()),
  creditMinutes: minutes(0),
  reason: textBlock({ most: 500, missing: 'Say why in a sentence; it stays in the record.', least: 10 }),
})

export const attendanceRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('present') }),
  z.object({ kind: z.literal('minutes'), least: minutes(1) }),
  /** More than nothing, at most 1. */
  z.object({
    kind: z.literal('share'),
    ofSessions: z.number('Choose how many of the sessions.').check(z.positive(), z.maximum(1)),
  }),
])

/** Sessions that are left out stay as they are. */
export const countingInput = z.object({
  eventId: z.uuid(),
  madeFrom,
  sessions: z
    .array(z.object({ sessionId: z.uuid(), creditMinutes: z.nullable(minutes(0)), rule: attendanceRule }))
    .check(z.minLength(1), z.maxLength(30)),
})

export const confirmInput = z.object({
  eventId: z.uuid(),
  /** What was shown when it was confirmed. */
  seen: z.string().check(z.maxLength(64)),
})

/** Of one event, or of all that one runs; the first and the last day on which sessions were held. */
export const figuresInput = z
  .object({ eventId: z.optional(z.uuid()), from: z.optional(dayText()), to: z.optional(dayText()) })
  .check(daysInOrder())
