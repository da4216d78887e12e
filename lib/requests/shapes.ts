/** How requests are answered: in lists, one as whoever asks may see it, rules and figures. */
import * as z from 'zod/mini'
import { eventStates } from '@/lib/events/fields'
import { requestDraft } from './inputs'
import {
  coachingSessionStates,
  goalStates,
  parties,
  payItems,
  requestKinds,
  requestSides,
  requestStates,
  requestVerbs,
  taskKeys,
} from './kinds'
import { planRules, serviceLevels } from './rule-inputs'

export const requestResultShape = z.object({
  requestId: z.string(),
  state: z.enum(requestStates),
  /** What the next step is made from. */
  version: z.string(),
  /** The draft of an event that it became. */
  eventId: z.nullable(z.string()),
})
export type RequestResult = z.infer<typeof requestResultShape>
/** `version`: of the answers, which a correction is made from. */
export const evaluationResultShape = z.object({ state: z.enum(requestStates), version: z.string() })
export type EvaluationResult = z.infer<typeof evaluationResultShape>

const promised = z.object({ dueOn: z.string(), keptOn: z.nullable(z.string()), workingDaysLate: z.int() })
/** Working days since it was sent, and whether what was promised about answering is kept. */
export const ageShape = z.object({ workingDays: z.int(), answer: promised, decision: promised, isLate: z.boolean() })

export const planShape = z.object({
  lead: z.object({
    needed: z.nullable(z.int()),
    given: z.int(),
    latestAskOn: z.nullable(z.string()),
    earliestOn: z.string(),
    firm: z.boolean(),
    met: z.boolean(),
  }),
  tasks: z.array(
    z.object({
      key: z.enum(taskKeys),
      party: z.enum(parties),
      dueOn: z.string(),
      doneOn: z.nullable(z.string()),
      daysLate: z.int(),
      sourced: z.boolean(),
    }),
  ),
  late: z.array(z.enum(taskKeys)),
  day: z.enum(['past', 'not-a-working-day', 'fine']),
  pays: z.object({ provider: z.array(z.enum(payItems)), host: z.array(z.enum(payItems)) }),
  fee: z.nullable(z.object({ cents: z.int(), waived: z.boolean() })),
})

const itemFields = {
  requestId: z.string(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  version: z.string(),
  /** What it is about: a module, a topic, a subject, an organization, or the beginning of what was wished. */
  about: z.string(),
  agency: z.nullable(z.object({ agencyId: z.string(), name: z.string() })),
  requesterName: z.string(),
  /** The reader asked for it. */
  own: z.boolean(),
  /** By the clock that the service levels name. */
  sentOn: z.nullable(z.string()),
  wishedOn: z.nullable(z.string()),
  /** Of the place, two letters. */
  place: z.nullable(z.string()),
  updatedAt: z.string(),
  officerName: z.nullable(z.string()),
  age: z.nullable(ageShape),
}
/** `stands`: where it stands and what comes next, in one sentence for whoever asked. */
export const requestItemShape = z.object({ ...itemFields, stands: z.string() })
export type RequestItem = z.infer<typeof requestItemShape>
export const requestsShape = z.object({
  items: z.array(requestItemShape),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
})

export const queueShape = z.object({
  /** The longest owed first. */
  items: z.array(requestItemShape),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** Kinds that the reader works. */
  kinds: z.array(z.enum(requestKinds)),
  /** How many stand in each state, of the chosen kinds. */
  counts: z.array(z.object({ state: z.enum(requestStates), count: z.int(), late: z.int() })),
})

export const goalShape = z.object({
  goalId: z.string(),
  version: z.string(),
  text: z.string(),
  state: z.enum(goalStates),
  reached: z.string(),
  settledOn: z.nullable(z.string()),
})
export const coachingSessionShape = z.object({
  sessionId: z.string(),
  version: z.string(),
  on: z.string(),
  minutes: z.int(),
  state: z.enum(coachingSessionStates),
  notes: z.string(),
})
const coachingShape = z.object({
  goals: z.array(goalShape),
  sessions: z.array(coachingSessionShape),
  /** What came of it, in numbers. */
  came: z.object({
    reached: z.int(),
    'partly-reached': z.int(),
    dropped: z.int(),
    sessions: z.int(),
    minutes: z.int(),
  }),
})

const messageShape = z.object({
  messageId: z.string(),
  text: z.string(),
  fromOfficer: z.boolean(),
  name: z.string(),
  own: z.boolean(),
  writtenAt: z.string(),
})

const said = { byName: z.string(), version: z.string() }

export const requestShape = z.object({
  ...itemFields,
  stands: z.string(),
  /** While it is a draft anything may be missing. */
  fields: requestDraft,
  /** Names of what `fields` names by id. */
  course: z.nullable(z.object({ courseId: z.string(), slug: z.string(), title: z.string() })),
  topic: z.nullable(z.object({ topicId: z.string(), name: z.string() })),
  /** The rules it is planned by: in force on the day it was sent, or today for a draft. */
  rules: planRules,
  levels: serviceLevels,
  /** Of a training with a day: by the wished day, or by the agreed one once there is an event. */
  plan: z.nullable(planShape),
  /** The latest day that is taken for what was done: it has begun by the clock of requests or by that of the place. */
  latestOn: z.string(),
  checklist: z.array(
    z.object({
      task: z.enum(taskKeys),
      doneOn: z.string(),
      note: z.nullable(z.string()),
      doneByName: z.string(),
      /** Fetched at `/requests/{requestId}/tasks/{task}/file`. */
      file: z.nullable(z.object({ fileId: z.string(), name: z.string(), size: z.int() })),
    }),
  ),
  /** What it became. `slug` while anyone can see it; `own` where the reader keeps it. */
  event: z.nullable(
    z.object({
      eventId: z.string(),
      title: z.string(),
      status: z.enum(eventStates),
      slug: z.nullable(z.string()),
      firstOn: z.nullable(z.string()),
      lastOn: z.nullable(z.string()),
      creditMinutes: z.nullable(z.int()),
      own: z.boolean(),
    }),
  ),
  coaching: z.nullable(coachingShape),
  /** Whom a training reached, as either side said it. */
  attendance: z.nullable(
    z.object({
      ...{ people: z.int(), countedBy: z.string(), heldOn: z.string(), minutes: z.nullable(z.int()) },
      ...said,
    }),
  ),
  /** How it went, from 1 to 5, in words, and of the forms that came back; from whoever asked. */
  evaluation: z.nullable(
    z.object({
      ...{ useful: z.int(), ready: z.int(), words: z.string() },
      ...{ formsBack: z.nullable(z.int()), content: z.nullable(z.int()), ...said },
    }),
  ),
  summary: z.nullable(z.string()),
  steps: z.array(
    z.object({
      verb: z.enum(requestVerbs),
      from: z.enum(requestStates),
      to: z.enum(requestStates),
      reason: z.nullable(z.string()),
      /** Null: the system, when an event is over. */
      byName: z.nullable(z.string()),
      at: z.string(),
    }),
  ),
  messages: z.array(messageShape),
  /** Steps, messages and notes come a page at a time; the first page holds the last of them. */
  thread: z.object({ page: z.int(), pages: z.int() }),
  /** Of officers for each other; null for everybody else. */
  notes: z.nullable(
    z.array(z.object({ noteId: z.string(), text: z.string(), name: z.string(), writtenAt: z.string() })),
  ),
  /** Whom it can be assigned to; null for everybody but officers. */
  officers: z.nullable(z.array(z.object({ personId: z.string(), name: z.string(), assigned: z.boolean() }))),
  sides: z.array(z.enum(requestSides)),
  may: z.object({
    change: z.boolean(),
    submit: z.boolean(),
    discard: z.boolean(),
    withdraw: z.boolean(),
    screen: z.boolean(),
    accept: z.boolean(),
    decline: z.boolean(),
    schedule: z.boolean(),
    release: z.boolean(),
    deliver: z.boolean(),
    evaluate: z.boolean(),
    close: z.boolean(),
    write: z.boolean(),
    note: z.boolean(),
    assign: z.boolean(),
    tick: z.boolean(),
    count: z.boolean(),
    rate: z.boolean(),
    coach: z.boolean(),
  }),
  /** What the next step of an officer still wants, in sentences. */
  lacks: z.array(z.string()),
})
export type Request = z.infer<typeof requestShape>

/** What of the catalog a training can be asked for. */
export const requestChoicesShape = z.object({
  courses: z.array(z.object({ courseId: z.string(), title: z.string(), creditMinutes: z.int() })),
  topics: z.array(z.object({ topicId: z.string(), name: z.string() })),
})

/** How requests are planned and answered now. */
export const currentRulesShape = z.object({
  today: z.string(),
  plans: z.array(planRules),
  levels: serviceLevels,
})
export type CurrentRules = z.infer<typeof currentRulesShape>
const recorded = { recordedByName: z.nullable(z.string()), recordedAt: z.string() }
export const ruleHistoryShape = z.object({
  plans: z.array(z.object({ rules: planRules, ...recorded })),
  levels: z.array(z.object({ levels: serviceLevels, ...recorded })),
})

const counted = z.object({ key: z.string(), count: z.int() })
export const requestFiguresShape = z.object({
  from: z.string(),
  to: z.string(),
  sent: z.int(),
  byKind: z.array(counted),
  byState: z.array(counted),
  /** Of the place, two letters. */
  byPlace: z.array(counted),
  byPriority: z.array(counted),
  /** Of those sent in these days: how many were answered and decided, on time, and the median of working days. */
  answer: z.object({ given: z.int(), onTime: z.int(), medianWorkingDays: z.nullable(z.number()) }),
  decision: z.object({ given: z.int(), onTime: z.int(), medianWorkingDays: z.nullable(z.number()) }),
  delivered: z.int(),
  /** Trainings that took place: how many, and how many people were expected at them. */
  trainings: z.int(),
  peopleExpected: z.int(),
  /** People who were counted there, and how many requests say so. */
  trained: z.object({ people: z.int(), requests: z.int() }),
  /** What requesters said, on average from 1 to 5; forms of participants that came back, and how many were content. */
  evaluations: z.object({
    given: z.int(),
    useful: z.nullable(z.number()),
    ready: z.nullable(z.number()),
    formsBack: z.int(),
    content: z.int(),
  }),
  coachingMinutes: z.int(),
})
export type RequestFigures = z.infer<typeof requestFiguresShape>
