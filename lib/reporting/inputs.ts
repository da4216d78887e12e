/** What may be asked of the record, and what is answered. */
import * as z from 'zod/mini'
import { priorityKeys } from '@/lib/catalog/keys'
import { quickObject } from '@/lib/platform/quick-object'
import { cursorText, dayText, searchText } from '@/lib/platform/text'
import { chainShape, creditShape, creditTotalsShape } from '@/lib/records/inputs'
import { explanationShape, statusShape } from '@/lib/requirements/told-shapes'

/** Of a training that is missing: how urgent it is, or that something may not be done before it. */
export const missingKinds = ['overdue', 'due-30', 'due-60', 'due-90', 'not-cleared'] as const
export type Missing = (typeof missingKinds)[number]
/** People by their most urgent training, each in one; who is not yet cleared for something is in that part as well. */
export const buckets = [...missingKinds, 'up-to-date'] as const

const day = dayText()
const cursor = cursorText
const limit = (usual: number, most: number) =>
  z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(most)), usual)
export const blankIsNothing = <T extends z.ZodMiniType>(inner: T) =>
  z.optional(
    z.pipe(
      z.transform((value) => (value === '' ? undefined : value)),
      z.optional(inner),
    ),
  )

/** An agency on a day; today in the agency's zone when none is given. */
export const agencyOnDay = { agencyId: z.uuid(), asOf: blankIsNothing(day) }
export const agencyOnDayInput = z.object(agencyOnDay)

export const exceptionsInput = z.object({
  ...agencyOnDay,
  bucket: z._default(z.enum(missingKinds), 'overdue'),
  cursor,
  limit: limit(25, 100),
})

const completionFilters = {
  asOf: agencyOnDay.asOf,
  /** Part of a name. */
  person: blankIsNothing(searchText(80)),
  /** This unit and those below it. */
  unitId: blankIsNothing(z.uuid()),
  requirementId: blankIsNothing(z.uuid()),
  /** Only trainings of this priority, and the people whom one of them is asked of. */
  priority: blankIsNothing(z.enum(priorityKeys, 'This priority is not known.')),
  /** People whose most urgent training is in this part. */
  status: blankIsNothing(z.enum(buckets)),
}
/** What narrows the completion table as a file. */
export const completionQuery = z.object(completionFilters)
export const matrixInput = z.object({ agencyId: z.uuid(), ...completionFilters, cursor, limit: limit(25, 100) })
export type MatrixFilters = z.infer<typeof matrixInput>

export const priorityInput = z.object({ priority: z.enum(priorityKeys, 'This priority is not known.') })
export const priorityFiguresShape = z.object({
  /** The calendar year, up to today. */
  year: z.int(),
  /** Kinds with fewer people are left out. */
  leastPeople: z.int(),
  kinds: z.array(z.object({ kind: z.string(), people: z.int(), hours: z.int() })),
})

export const personRecordInput = z.object({ ...agencyOnDay, personId: z.uuid() })
export const statusInput = z.object({ ...agencyOnDay, personId: z.uuid(), requirementId: z.uuid() })

export const heading = { agencyName: z.string(), asOf: z.string(), today: z.string() }

export const summaryShape = z.object({
  ...heading,
  people: z.int(),
  requirements: z.int(),
  /** People, each once, by their most urgent training; `notCleared`: all who are not yet cleared for something. */
  counts: z.object({
    overdue: z.int(),
    due30: z.int(),
    due60: z.int(),
    due90: z.int(),
    notCleared: z.int(),
    upToDate: z.int(),
  }),
  overdueTrainings: z.int(),
  /** First day on which anybody served, as far as the record reaches back; null: it holds nobody. */
  beginsOn: z.nullable(z.string()),
})

/** What is known of the training that is missing. Only for today: it is not dated. */
export const knownShape = z.nullable(
  quickObject({
    state: z.enum(['not-started', 'started', 'lessons-done']),
    lessonsDone: z.int(),
    lessonsTotal: z.int(),
    attempts: z.int(),
  }),
)
export const named = { personId: z.string(), givenName: z.string(), familyName: z.string() }
export const placed = { position: z.nullable(z.string()), unitName: z.nullable(z.string()) }

export const exceptionShape = quickObject({
  ...named,
  ...placed,
  /** Where to write to, for coordinators. */
  email: z.nullable(z.string()),
  requirementId: z.string(),
  requirementName: z.string(),
  courseSlug: z.nullable(z.string()),
  /** Null where it must be done before an act: before they may do what is held back. */
  dueOn: z.nullable(z.string()),
  heldBack: z.nullable(z.string()),
  /** Days overdue, or days left. */
  days: z.nullable(z.int()),
  known: knownShape,
})
export const exceptionsShape = z.object({
  items: z.array(exceptionShape),
  total: z.int(),
  nextCursor: z.nullable(z.string()),
  mayWrite: z.boolean(),
})

export const standingShape = z.object({
  items: z.array(
    z.object({
      requirementId: z.string(),
      name: z.string(),
      appliesTo: z.int(),
      met: z.int(),
      due90: z.int(),
      later: z.int(),
      overdue: z.int(),
      notCleared: z.int(),
    }),
  ),
})

export const chartsShape = z.object({
  /** Thirteen weeks from the day asked for; what falls due in each. */
  weeks: z.array(z.object({ from: z.string(), due: z.int(), soon: z.boolean() })),
  /** The last days of twelve months and the day itself. */
  history: z.array(z.object({ on: z.string(), required: z.int(), met: z.int() })),
  units: z.array(z.object({ unitName: z.string(), overdue: z.int() })),
})

const column = z.object({
  requirementId: z.string(),
  name: z.string(),
  creditMinutes: z.int(),
  repeatMonths: z.nullable(z.int()),
})
export const matrixShape = z.object({
  ...heading,
  columns: z.array(column),
  /** All requirements of the agency, for the filter; `columns` holds at most twelve. */
  requirements: z.array(z.object({ requirementId: z.string(), name: z.string() })),
  units: z.array(z.object({ unitId: z.string(), name: z.string(), depth: z.int() })),
  items: z.array(z.object({ ...named, ...placed, cells: z.array(statusShape) })),
  counts: z.object({ total: z.int(), overdue: z.int(), due30: z.int(), notCleared: z.int() }),
  /** Of all who fit the filters, for each column; with the first page only. */
  totals: z.array(z.object({ appliesTo: z.int(), met: z.int(), overdue: z.int(), notCleared: z.int() })),
  nextCursor: z.nullable(z.string()),
})

export const explainedShape = z.object({
  ...heading,
  ...named,
  ...placed,
  requirementId: z.string(),
  requirementName: z.string(),
  courseSlug: z.nullable(z.string()),
  courseTitle: z.nullable(z.string()),
  status: statusShape,
  explanation: z.nullable(explanationShape),
  /** Where it does not ask yet: what it waits for, in a sentence. */
  waits: z.nullable(z.string()),
  known: knownShape,
  /** Where to write to, for coordinators. */
  email: z.nullable(z.string()),
})

/** How long lessons were open until they were marked done; an hour each at most. */
const readingShape = z.object({
  seconds: z.int(),
  lessons: z.array(z.object({ title: z.string(), seconds: z.int() })),
})

export const personRecordShape = z.object({
  ...heading,
  ...named,
  ...placed,
  /** First day of the present service, or null when the person does not serve on the day asked for. */
  servesSince: z.nullable(z.string()),
  obligations: z.array(
    z.object({
      requirementId: z.string(),
      requirementName: z.string(),
      courseSlug: z.nullable(z.string()),
      courseTitle: z.nullable(z.string()),
      status: statusShape,
      explanation: explanationShape,
      known: knownShape,
    }),
  ),
  /** Where to write to, for coordinators. */
  email: z.nullable(z.string()),
  credits: z.array(z.extend(creditShape, { reading: z.nullable(readingShape) })),
  moreCredits: z.boolean(),
  totals: creditTotalsShape,
  service: z.array(
    z.object({
      from: z.string(),
      to: z.nullable(z.string()),
      unitName: z.nullable(z.string()),
      position: z.nullable(z.string()),
    }),
  ),
  chain: chainShape,
  views: z.array(z.object({ at: z.string(), by: z.string() })),
  mayCorrect: z.boolean(),
})

/** Who looked at one's own record, and what administrators did about it. */
export const myViewsShape = z.object({
  items: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      agencyName: z.nullable(z.string()),
      what: z.enum(['opened', 'compared', 'joined', 'restored']),
      /** What an administrator wrote; null where none is asked for. */
      reason: z.nullable(z.string()),
    }),
  ),
})
export type MyView = z.infer<typeof myViewsShape>['items'][number]
