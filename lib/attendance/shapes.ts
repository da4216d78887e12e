/** What answers about attendance look like. */
import * as z from 'zod/mini'
import { attendanceRule } from './inputs'
import { exceptionKinds, markKinds } from './kinds'

const sessionShape = z.object({
  sessionId: z.string(),
  startsLocal: z.string(),
  endsLocal: z.string(),
  zone: z.string(),
  withdrawn: z.boolean(),
})

/** What a device at the door keeps: who is expected, and what was marked. */
export const doorShape = z.object({
  eventId: z.string(),
  title: z.string(),
  cancelled: z.boolean(),
  postponed: z.boolean(),
  /** When this was so; what a device keeps is gone on the day after the last session. */
  takenAt: z.string(),
  forgetAt: z.string(),
  sessions: z.array(sessionShape),
  people: z.array(
    z.object({
      /** The registration, or whoever came unannounced. */
      id: z.string(),
      walkIn: z.boolean(),
      name: z.string(),
      agencyName: z.nullable(z.string()),
      /** Null for all sessions. */
      sessionId: z.nullable(z.string()),
      /** Of the square and to be typed; null where there is none. */
      code: z.nullable(z.string()),
      /** Not all who stand in the list have a place. */
      hasPlace: z.boolean(),
    }),
  ),
  marks: z.array(
    z.object({
      markId: z.string(),
      sessionId: z.string(),
      personId: z.string(),
      kind: z.enum(markKinds),
      undoes: z.nullable(z.string()),
      at: z.string(),
      by: z.string(),
      door: z.nullable(z.string()),
    }),
  ),
  may: z.object({ seeAttendance: z.boolean() }),
})
export type Door = z.infer<typeof doorShape>
export type DoorPerson = Door['people'][number]

/** What became of each mark that was sent. */
export const markedShape = z.object({
  results: z.array(
    z.object({
      markId: z.string(),
      outcome: z.enum(['kept', 'refused']),
      /** A sentence to show where it was refused. */
      why: z.nullable(z.string()),
    }),
  ),
})

export const attendanceShape = z.object({
  eventId: z.string(),
  title: z.string(),
  /** What is posted is what was seen: sent back with the confirmation. */
  seen: z.string(),
  /** What a change of how sessions count is made from. */
  countingVersion: z.string(),
  zone: z.string(),
  sessions: z.array(
    z.extend(sessionShape, {
      /** What it counts, in minutes, and for whom; `ownMinutes` is null where that is its share of what the event counts. */
      creditMinutes: z.int(),
      ownMinutes: z.nullable(z.int()),
      rule: attendanceRule,
      /** It is over, and may count. */
      counts: z.boolean(),
      cameCount: z.int(),
    }),
  ),
  people: z.array(
    z.object({
      id: z.string(),
      walkIn: z.boolean(),
      name: z.string(),
      agencyName: z.nullable(z.string()),
      hasAccount: z.boolean(),
      /** Nobody decides or confirms about themselves. */
      isMe: z.boolean(),
      needsLook: z.boolean(),
      creditMinutes: z.int(),
      sessions: z.array(
        z.object({
          sessionId: z.string(),
          present: z.boolean(),
          minutes: z.int(),
          inAt: z.nullable(z.string()),
          outAt: z.nullable(z.string()),
          exceptions: z.array(z.enum(exceptionKinds)),
          /** What would be posted; what stands in the record. */
          creditMinutes: z.int(),
          postedMinutes: z.nullable(z.int()),
          decided: z.nullable(z.object({ reason: z.string(), by: z.string(), at: z.string() })),
        }),
      ),
    }),
  ),
  agencies: z.array(z.object({ name: z.string(), registered: z.int(), came: z.int(), creditMinutes: z.int() })),
  totals: z.object({
    expected: z.int(),
    came: z.int(),
    needLook: z.int(),
    walkIns: z.int(),
    /** People and minutes that a confirmation now would post, correct, or keep until the person has an account. */
    toPost: z.int(),
    toCorrect: z.int(),
    minutesToPost: z.int(),
    waiting: z.int(),
    postedPeople: z.int(),
  }),
})
export type Attendance = z.infer<typeof attendanceShape>
export type AttendancePerson = Attendance['people'][number]

export const confirmedShape = z.object({
  /** Credits that were posted, and those that were taken back by a reversal. */
  posted: z.int(),
  reversed: z.int(),
  people: z.int(),
})

const figure = z.object({ events: z.int(), people: z.int(), minutes: z.int() })
/** `name` is empty for people without an agency, and for what serves no priority. */
const figures = z.array(z.extend(figure, { name: z.string() }))
export const figuresShape = z.object({
  /** Of the event that was asked for; null for all of them. */
  title: z.nullable(z.string()),
  total: figure,
  agencies: figures,
  /** Kinds of agencies, and the three priorities, by their keys. */
  disciplines: figures,
  priorities: figures,
})
export type Figures = z.infer<typeof figuresShape>
