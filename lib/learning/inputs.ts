/** What may come in while somebody takes a module, and the shapes in which learning answers. */

import * as z from 'zod/mini'
import { changedSinceShape } from '@/lib/catalog/inputs'
import { textBlock, textLine } from '@/lib/platform/text'

/** A question as it was put to the person: its options in the order shown. Kept on the server with the bank's own ids. */
export type AskedQuestion = {
  id: string
  lessonKey: string
  prompt: string
  options: { id: string; text: string }[]
  several: boolean
}

/** What the person chose (ids of the bank), and when by their own device; the later one wins. */
export type GivenAnswer = { chosen: string[]; answeredAt: string }

const key = z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[a-z0-9-]+$/))
const id = z.uuid()
const instant = z.iso.datetime({ offset: true, error: 'Write the time as 2026-11-22T13:20:46Z.' })

export const slugInput = z.object({ slug: key })
export const enrollInput = z.object({
  slug: key,
  /** Begin anew when all attempts at the test are used up. */
  again: z.optional(z.boolean()),
})
export const withdrawInput = z.object({
  enrollmentId: id,
  reason: z.optional(textBlock({ most: 400, tooLong: 'Keep it to 400 characters.' })),
})
export const reachPlaceInput = z.object({
  enrollmentId: id,
  lessonKey: key,
  /** Id of the last heading or block the reader came to; nothing: the start of the lesson. */
  place: z.optional(z.nullable(textLine({ most: 120 }))),
  /** When, by the reader's own device: it orders places, and nothing else. */
  placeAt: instant,
  /** The reader says that the lesson is done; it stays done. */
  done: z.optional(z.boolean()),
  /** How long this waited for a connection, by the clock that kept it; believed back to the last message at most. */
  secondsAgo: z.optional(z.int().check(z.minimum(0), z.maximum(30 * 86_400))),
})
export const startAttemptInput = z.object({ enrollmentId: id })
export const attemptInput = z.object({ attemptId: id })
export const saveAnswerInput = z.object({
  attemptId: id,
  questionId: key,
  /** The numbers of the options as shown, from 1. */
  chosen: z.array(z.int().check(z.minimum(1), z.maximum(20))).check(z.maxLength(20)),
  /** When, by the person's own device. */
  answeredAt: instant,
})
export const submitAttemptInput = z.object({
  attemptId: id,
  /** Hand it in although some questions have no answer. */
  confirmUnanswered: z.optional(z.boolean()),
})

/** How long the lesson was open until it was marked done, in seconds, an hour at most. */
const readSeconds = z.nullable(z.int())

export const progressShape = z.object({
  lessonKey: z.string(),
  place: z.nullable(z.string()),
  placeAt: z.string(),
  doneAt: z.nullable(z.string()),
  readSeconds,
  /** Seconds until the lesson may be marked done, where the message asked for that: 0 when it is done, null for a place. */
  waitSeconds: z.nullable(z.int()),
})

/** Where to go on: a lesson and the place in it, or the test when every lesson is done. */
export const resumeShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('lesson'),
    lessonKey: z.string(),
    number: z.int(),
    title: z.string(),
    place: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal('test') }),
])
export type Resume = z.infer<typeof resumeShape>

/** A pass now posts nothing: the credit of `earnedOn` stands, and another counts from `countsFrom` on. */
const practiceShape = z.nullable(z.object({ earnedOn: z.string(), countsFrom: z.string() }))

export const enrollmentShape = z.object({
  enrollmentId: z.string(),
  slug: z.string(),
  title: z.string(),
  edition: z.int(),
  editionName: z.string(),
  /** A newer edition is what new enrollments get. */
  isEarlier: z.boolean(),
  changedSince: z.nullable(changedSinceShape),
  creditMinutes: z.int(),
  enrolledAt: z.string(),
  lastActiveAt: z.string(),
  completedAt: z.nullable(z.string()),
  withdrawnAt: z.nullable(z.string()),
  lessonsTotal: z.int(),
  lessonsDone: z.int(),
  minutesLeft: z.int(),
  resume: resumeShape,
  /** When the next attempt at the test opens; nothing when it is open, or lessons are left. */
  testOpensAt: z.nullable(z.string()),
  lessons: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      minutes: z.int(),
      startedAt: z.nullable(z.string()),
      doneAt: z.nullable(z.string()),
      place: z.nullable(z.string()),
      readSeconds,
      /** Seconds until the lesson may be marked done, if it stays open or is opened now; 0: now. */
      waitSeconds: z.int(),
    }),
  ),
})
export type Enrollment = z.infer<typeof enrollmentShape>

export const myEnrollmentShape = z.object({
  /** The enrollment that is open now. */
  enrollment: z.nullable(enrollmentShape),
  lastCompleted: z.nullable(
    z.object({ completedAt: z.string(), edition: z.int(), certificateCode: z.nullable(z.string()) }),
  ),
  practice: practiceShape,
})
export const myEnrollmentsShape = z.object({ items: z.array(enrollmentShape) })
export const enrolledShape = z.object({
  enrollmentId: z.string(),
  slug: z.string(),
  edition: z.int(),
  began: z.boolean(),
})
export const withdrawnShape = z.object({ enrollmentId: z.string(), withdrawnAt: z.string() })

export const attemptShape = z.object({
  attemptId: z.string(),
  enrollmentId: z.string(),
  slug: z.string(),
  title: z.string(),
  edition: z.int(),
  isEarlier: z.boolean(),
  number: z.int(),
  attempts: z.int(),
  startedAt: z.string(),
  submittedAt: z.nullable(z.string()),
  questions: z.array(
    z.object({
      id: z.string(),
      prompt: z.string(),
      several: z.boolean(),
      options: z.array(z.object({ number: z.int(), text: z.string() })),
      chosen: z.array(z.int()),
      answeredAt: z.nullable(z.string()),
    }),
  ),
})
export type Attempt = z.infer<typeof attemptShape>

export const savedAnswerShape = z.object({
  questionId: z.string(),
  chosen: z.array(z.int()),
  answeredAt: z.string(),
  savedAt: z.string(),
})

const scoreShape = z.object({
  lessonKey: z.string(),
  number: z.int(),
  title: z.string(),
  asked: z.int(),
  right: z.int(),
})

export const resultShape = z.object({
  attemptId: z.string(),
  enrollmentId: z.string(),
  slug: z.string(),
  title: z.string(),
  edition: z.int(),
  isEarlier: z.boolean(),
  number: z.int(),
  submittedAt: z.string(),
  passed: z.boolean(),
  right: z.int(),
  asked: z.int(),
  needed: z.int(),
  lessons: z.array(scoreShape),
  /** After a pass only: every question with what was chosen, what is right and why. */
  questions: z.nullable(
    z.array(
      z.object({
        number: z.int(),
        prompt: z.string(),
        right: z.boolean(),
        chosen: z.array(z.string()),
        answer: z.array(z.string()),
        rationale: z.string(),
      }),
    ),
  ),
  attemptsLeft: z.int(),
  /** When the next attempt opens; nothing when it is open now, or none is left. */
  nextOpensAt: z.nullable(z.string()),
  credit: z.nullable(
    z.object({
      creditId: z.string(),
      creditMinutes: z.int(),
      earnedOn: z.string(),
      certificateCode: z.nullable(z.string()),
    }),
  ),
  /** After a pass that was practice: the credit that stands. */
  practice: z.nullable(z.object({ earnedOn: z.nullable(z.string()) })),
})
export type AttemptResult = z.infer<typeof resultShape>

/** What stands between the person and a new attempt. */
export const testStates = [
  'open',
  'may-start',
  'lessons-left',
  'cooling-off',
  'used-up',
  'passed',
  'not-enrolled',
] as const

export const testRulesShape = z.object({
  state: z.enum(testStates),
  draw: z.int(),
  needed: z.int(),
  passPercent: z.int(),
  attempts: z.int(),
  attemptsUsed: z.int(),
  coolingOffHours: z.int(),
  nextOpensAt: z.nullable(z.string()),
  enrollmentId: z.nullable(z.string()),
  /** The edition enrolled in, when it is not the current one. */
  earlierEdition: z.nullable(z.int()),
  /** Of an enrollment that goes on: the edition since which what is taught has changed. */
  changedSince: z.nullable(changedSinceShape),
  openAttemptId: z.nullable(z.string()),
  lessonsLeft: z.array(z.object({ key: z.string(), number: z.int(), title: z.string() })),
  practice: practiceShape,
  /** Attempts that were handed in, the latest first. */
  taken: z.array(
    z.object({ attemptId: z.string(), number: z.int(), submittedAt: z.string(), right: z.int(), passed: z.boolean() }),
  ),
})
export type MyTestRules = z.infer<typeof testRulesShape>
