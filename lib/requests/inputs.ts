/** What may come in about requests. A draft has the shape of its kind and may still be incomplete; sending asks for all of it. */
import * as z from 'zod/mini'
import { agencyKinds } from '@/lib/agencies/kinds'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { priorityKeys } from '@/lib/catalog/keys'
import { stateCodes } from '@/lib/platform/states'
import { daysInOrder, dayText, emailAddress, textBlock, textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { isZone } from '@/lib/platform/zones'
import {
  coachingAims,
  coachingSessionStates,
  coachingStages,
  goalStates,
  helpKinds,
  organizationKinds,
  prosecutionAudiences,
  requestKinds,
  requestStates,
  taskKeys,
} from './kinds'

const text = (most: number) => z._default(textBlock({ most }), '')
const line = (most: number) => z._default(textLine({ most }), '')
const key = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/))
const maybe = <T extends z.ZodMiniType>(schema: T) => z._default(z.nullable(schema), null)
export const number = (least: number, most: number, message: string) =>
  z.int(message).check(z.minimum(least, message), z.maximum(most, message))
const wallTime = (message: string) => z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, message))

/** What every kind asks: for whom, about what, and who answers questions. */
const common = {
  /** For an agency, or for nobody but oneself. */
  agencyId: maybe(z.uuid()),
  priorityIds: z._default(z.array(z.enum(priorityKeys)), []),
  /** What it is wished for, in the requester's words. */
  need: text(3000),
  contactName: line(120),
  contactEmail: line(254),
  contactPhone: line(40),
}
/** A training wants a day, a place and people. */
const held = {
  wishedOn: line(10),
  /** Any other day that would do. */
  otherDays: line(300),
  trainingDays: maybe(number(1, 10, 'Give whole days from 1 to 10.')),
  /** Wall clock of the place. */
  startsLocal: z._default(textLine({ most: 5 }), '09:00'),
  endsLocal: z._default(textLine({ most: 5 }), '16:00'),
  zone: line(60),
  people: maybe(number(1, 2000, 'Give a whole number of people from 1 to 2,000.')),
  audienceKinds: z._default(z.array(z.enum(agencyKinds)), []),
  venueName: line(160),
  address: line(200),
  city: line(100),
  state: line(2),
  postalCode: line(10),
  access: text(1000),
}

const trainingDraft = z.object({
  kind: z.literal('training'),
  ...common,
  ...held,
  /** A module of the catalog, or a topic of it. */
  courseId: maybe(z.uuid()),
  topicId: maybe(key),
})
const prosecutionDraft = z.object({
  kind: z.literal('prosecution-training'),
  ...common,
  ...held,
  audience: maybe(z.enum(prosecutionAudiences, 'Say whom it is for.')),
  subject: line(200),
})
const coachingDraft = z.object({
  kind: z.literal('coaching'),
  ...common,
  organization: line(200),
  organizationKind: maybe(z.enum(organizationKinds, 'Say whether it is an organization or a tribe.')),
  state: line(2),
  stage: maybe(z.enum(coachingStages, 'Say whether services begin, go on or grow.')),
  aims: z._default(z.array(z.enum(coachingAims)), []),
  today: text(2000),
})
const helpDraft = z.object({
  kind: z.literal('other-help'),
  ...common,
  help: maybe(z.enum(helpKinds, 'Say what kind of help it is.')),
  state: line(2),
  neededBy: line(10),
})
export const requestDraft = z.discriminatedUnion('kind', [trainingDraft, prosecutionDraft, coachingDraft, helpDraft])
export type RequestFields = z.infer<typeof requestDraft>
export type FieldsOf<K extends RequestFields['kind']> = Extract<RequestFields, { kind: K }>

export const needed = (most: number, missing: string, least = 1) => textLine({ most, missing, least })
const chosenState = z.enum(stateCodes as [string, ...string[]], 'Choose a state or territory.')
const commonSent = {
  need: textBlock({ most: 3000, missing: 'Say in a few sentences what you wish for.', least: 20 }),
  contactName: needed(120, 'Give the name of somebody who answers questions.'),
  contactEmail: emailAddress,
}
const heldSent = {
  wishedOn: dayText('Choose the day you wish for.'),
  trainingDays: number(1, 10, 'Give whole days from 1 to 10.'),
  startsLocal: wallTime('Give the time as 09:00.'),
  endsLocal: wallTime('Give the time as 16:00.'),
  zone: needed(60, 'Choose the time zone of the place.').check(z.refine(isZone, 'Choose the time zone of the place.')),
  people: number(1, 2000, 'Give a whole number of people from 1 to 2,000.'),
  audienceKinds: z.array(z.enum(agencyKinds)).check(z.minLength(1, 'Say who will come.')),
  city: needed(100, 'Say in which town it is to be.'),
  state: chosenState,
}
/** A day of training ends after it begins. */
const inOrder = holds<{ startsLocal: string; endsLocal: string }>(
  ({ startsLocal, endsLocal }) => startsLocal < endsLocal,
  {
    message: 'The day has to end after it begins.',
    path: ['endsLocal'],
  },
)

/** A complete request, as it may be sent. */
export const requestFields = z.discriminatedUnion('kind', [
  z.extend(trainingDraft, { ...commonSent, ...heldSent }).check(
    inOrder,
    holds(({ courseId, topicId }) => courseId !== null || topicId !== null, {
      message: 'Choose a module or a topic of the catalog.',
      path: ['topicId'],
    }),
  ),
  z
    .extend(prosecutionDraft, {
      ...commonSent,
      ...heldSent,
      audience: z.enum(prosecutionAudiences, 'Say whom it is for.'),
      subject: needed(200, 'Say what it is to be about.', 5),
    })
    .check(inOrder),
  z.extend(coachingDraft, {
    ...commonSent,
    organization: needed(200, 'Give the name of the organization or tribe.'),
    organizationKind: z.enum(organizationKinds, 'Say whether it is an organization or a tribe.'),
    state: chosenState,
    stage: z.enum(coachingStages, 'Say whether services begin, go on or grow.'),
    aims: z.array(z.enum(coachingAims)).check(z.minLength(1, 'Choose what coaching should help with.')),
  }),
  z.extend(helpDraft, {
    ...commonSent,
    help: z.enum(helpKinds, 'Say what kind of help it is.'),
    neededBy: z._default(z.union([z.literal(''), dayText()], 'Write the day as 2026-11-22, or leave it empty.'), ''),
  }),
])

const requestId = z.uuid()
export const draftRequestInput = z.object({ key: creationKey, fields: requestDraft })
export const changeRequestInput = z.object({ requestId, madeFrom, fields: requestDraft })
export const requestInput = z.object({ requestId })
/** A step is about the request as whoever takes it has seen it. */
export const stepInput = z.object({ requestId, madeFrom })
const reason = (missing: string) => textBlock({ most: 1000, missing, least: 10 })
export const declineRequestInput = z.extend(stepInput, {
  reason: reason('Say why, and what the requester can do instead.'),
})
export const withdrawRequestInput = z.extend(stepInput, { reason: reason('Say why, in a sentence.') })
export const releaseRequestInput = z.extend(stepInput, {
  reason: reason('Say why it does not take place on that day.'),
})
export const assignRequestInput = z.extend(stepInput, { officerId: z.nullable(z.uuid()) })
export const acceptRequestInput = z.extend(stepInput, { message: text(4000) })
export const scheduleRequestInput = z.extend(stepInput, {
  /** The day that was agreed; trainings have one. */
  on: z._default(z.nullable(dayText('Choose the day that was agreed.')), null),
})
export const evaluateRequestInput = z.extend(stepInput, {
  reason: reason('Say what came back, or why there is no evaluation.'),
})
const people = number(0, 5000, 'Give a whole number of people from 0 to 5,000.')
/** `madeFrom`: the version of what was counted before; null where nothing was. */
export const attendanceInput = z.object({
  requestId,
  madeFrom: z.nullable(madeFrom),
  people,
  countedBy: needed(120, 'Say who counted, or from what: a sign-in sheet, the host.', 2),
  heldOn: dayText('Choose the last day of the training.'),
  minutes: maybe(number(15, 6000, 'Give minutes from 15 to 6,000, or leave it empty.')),
})
const mark = number(1, 5, 'Choose an answer.')
/** `madeFrom`: the version of the answers given before; null where there are none. */
export const evaluationInput = z
  .object({
    requestId,
    madeFrom: z.nullable(madeFrom),
    useful: mark,
    ready: mark,
    words: text(3000),
    formsBack: maybe(people),
    content: maybe(people),
  })
  .check(
    holds(({ formsBack, content }) => content === null || (formsBack !== null && content <= formsBack), {
      message: 'That is more than came back.',
      path: ['content'],
    }),
  )
export const closeRequestInput = z.extend(stepInput, { summary: text(6000) })
export const taskInput = z.object({ requestId, task: z.enum(taskKeys) })
export const tickTaskInput = z.extend(taskInput, {
  doneOn: dayText('Say on which day it was done.'),
  note: text(1000),
  /** Of a file that was sent for it (`/files?use=request`), or the one that is there. */
  fileId: maybe(z.uuid()),
})

const page = z.catch(z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 1), 1)
/** `page`: of what was done and said about it, the last first. */
export const oneRequestInput = z.object({ requestId, page })
export const listRequestsInput = z.object({ page })
export const agencyRequestsInput = z.object({ agencyId: z.uuid(), page })
const flag = z.catch(
  z.pipe(
    z.transform((value: unknown) => ['1', 'true', true].includes(value as string)),
    z.boolean(),
  ),
  false,
)
/** As addresses hold it: what cannot be understood is as if it were not there. */
export const requestQueueInput = z.object({
  kind: z.catch(z.optional(z.enum(requestKinds)), undefined),
  /** One state; without it all that is not over. */
  state: z.catch(z.optional(z.enum(requestStates)), undefined),
  mine: flag,
  late: flag,
  page,
})
export const requestFiguresInput = z
  .object({ from: dayText('Choose the first day.'), to: dayText('Choose the last day.') })
  .check(daysInOrder())

export const messageInput = z.object({
  key: creationKey,
  requestId,
  text: textBlock({ most: 4000, missing: 'Write a message.' }),
})
export const goalInput = z.object({ key: creationKey, requestId, text: reason('Say what is to be reached.') })
export const settleGoalInput = z.object({
  goalId: z.uuid(),
  madeFrom,
  state: z.enum(goalStates),
  reached: text(1000),
})
export const coachingSessionInput = z.object({
  key: creationKey,
  requestId,
  on: dayText('Choose a day.'),
  minutes: number(15, 480, 'Give minutes from 15 to 480.'),
})
export const settleSessionInput = z.object({
  sessionId: z.uuid(),
  madeFrom,
  state: z.enum(coachingSessionStates),
  notes: text(4000),
})
