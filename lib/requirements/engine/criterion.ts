/**
 * What a rule asks for, as a requirement version keeps it: one document of a closed set of kinds. Pure, and light: the
 * browser loads it with the forms. Which credits meet it is decided in meet.ts; the choices are stated in
 * docs/decisions/0016-criterion-and-counted-credits.md and 0048-hours-and-their-allocation.md.
 */
import * as z from 'zod/mini'
import { whichFields } from '@/lib/certifications/inputs'
import { holds } from '@/lib/platform/whole'
import { canonical } from './keys'
import { MOST_MINUTES, minutes, modes, type Narrowing, narrowingShape } from './narrowing'

export const criterionKinds = ['course', 'event', 'training', 'some', 'minutes', 'certification'] as const
/** Of the minutes given in these ways at most so many count. */
const capShape = z.object({ modes, atMost: z.int().check(z.minimum(0), z.maximum(MOST_MINUTES)) })
export type Cap = z.infer<typeof capShape>
const caps = z._default(z.array(capShape).check(z.maxLength(2)), [])

const floorShape = z.object({
  of: narrowingShape,
  atLeast: minutes,
  caps,
  /** Its minutes may fill another part as well: they are the same minutes, looked at twice. */
  mayShare: z._default(z.boolean(), false),
})
/** Minutes inside the total. Parts inside a part are inside its minutes in turn. */
const partShape = z.extend(floorShape, { parts: z._default(z.array(floorShape).check(z.maxLength(12)), []) })

const courseShape = z.object({ kind: z.literal('course'), courseId: z.uuid('Choose the module.') })
/** Attended, as credit for a session of it says; with `series` on any of the dates of a series, which is called by its first. */
const eventShape = z.object({
  kind: z.literal('event'),
  eventId: z.uuid('Choose the event.'),
  series: z._default(z.boolean(), false),
})
/** One training in whole, of whatever source: a course given elsewhere by its name or its subject, and by whom it was given. */
const trainingShape = z.object({
  kind: z.literal('training'),
  of: narrowingShape.check(
    holds(({ titles, topics, priorities, providers }) => Boolean(titles ?? topics ?? priorities ?? providers), {
      path: ['titles'],
      message: 'Say what it is called, what it is about, or who gives it.',
    }),
  ),
})
/** How long an hour of the rule is; `inHalves`: of a training count whole hours and, after the first, halves. */
const hourShape = z.object({
  minutes: z
    .int('Give whole minutes.')
    .check(z.minimum(30, 'At least 30 minutes.'), z.maximum(120, 'At most 120 minutes.')),
  inHalves: z._default(z.boolean(), false),
})
export type HourShape = z.infer<typeof hourShape>
const minutesShape = z.object({
  kind: z.literal('minutes'),
  atLeast: minutes,
  of: z._default(narrowingShape, {}),
  caps,
  parts: z._default(z.array(partShape).check(z.maxLength(20)), []),
  /** All of it within so many months. */
  withinMonths: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(120))), null),
  /** The same training counts once in a period. */
  eachOnce: z._default(z.boolean(), false),
  /** Where an hour is not sixty minutes. All amounts of the rule are in its own hours then, as if they had sixty. */
  hour: z.optional(hourShape),
})
export type MinutesCriterion = z.infer<typeof minutesShape>
export type Part = MinutesCriterion['parts'][number]

/** One of these, verified and valid on every day. It stands alone: until when it is met is said by the one that is held. */
const certificationShape = z.object({
  kind: z.literal('certification'),
  of: z.array(z.object(whichFields)).check(z.minLength(1, 'Choose at least one certification.'), z.maxLength(12)),
})

const someOf = <Member extends z.core.SomeType>(member: Member) =>
  z.object({
    kind: z.literal('some'),
    count: z.int().check(z.minimum(1), z.maximum(60)),
    of: z.array(member).check(z.minLength(1, 'Choose at least one training.'), z.maxLength(60)),
  })
const singleShape = z.discriminatedUnion('kind', [courseShape, eventShape, trainingShape])
const innerShape = z.discriminatedUnion('kind', [
  courseShape,
  eventShape,
  trainingShape,
  minutesShape,
  someOf(singleShape),
])
/** The form of it; whether it can be counted exactly is asked in countable.ts. */
export const anyShape = z.discriminatedUnion('kind', [
  courseShape,
  eventShape,
  trainingShape,
  minutesShape,
  someOf(innerShape),
  certificationShape,
])

export type Criterion = z.infer<typeof anyShape>
export type Some = Extract<Criterion, { kind: 'some' }>
export type Single = z.infer<typeof singleShape>

/** All hours that a criterion speaks of. */
export const timedIn = (criterion: Criterion): MinutesCriterion[] =>
  criterion.kind === 'minutes' ? [criterion] : criterion.kind === 'some' ? criterion.of.flatMap(timedIn) : []

/** Hours are asked for, all or in part, so that they add up over a time. */
export const asksForMinutes = (criterion: Criterion): boolean => timedIn(criterion).length > 0

/** What is held meets it, not what is learned. */
export const asksForCertification = ({ kind }: Criterion): boolean => kind === 'certification'

/** A module, an event or a course given elsewhere: what one completes by a single training. */
export const isSingle = (criterion: Criterion): criterion is Single =>
  criterion.kind === 'course' || criterion.kind === 'event' || criterion.kind === 'training'

/** The single trainings that a criterion names as such, not the training whose hours it counts. */
export const singlesIn = (criterion: Criterion): Single[] =>
  isSingle(criterion) ? [criterion] : criterion.kind === 'some' ? criterion.of.flatMap(singlesIn) : []

const coursesIn = (criterion: Criterion): string[] =>
  singlesIn(criterion).flatMap((each) => (each.kind === 'course' ? each.courseId : []))
const eventsIn = (criterion: Criterion): string[] =>
  singlesIn(criterion).flatMap((each) => (each.kind === 'event' ? each.eventId : []))

/** Attendance at an event is asked for, alone or of a list. */
export const asksForEvents = (criterion: Criterion): boolean => eventsIn(criterion).length > 0

/** One training in whole is asked for, alone or of a list, whatever module or event it may be. */
export const asksForTraining = (criterion: Criterion): boolean =>
  singlesIn(criterion).some(({ kind }) => kind === 'training')

export const narrowingsIn = (criterion: Criterion): Narrowing[] => [
  ...singlesIn(criterion).flatMap((each) => (each.kind === 'training' ? each.of : [])),
  ...timedIn(criterion).flatMap((each) => [
    each.of,
    ...each.parts.flatMap((part) => [part.of, ...part.parts.map((inner) => inner.of)]),
  ]),
]

/** Who gave a training decides whether it counts. */
export const asksForProviders = (criterion: Criterion): boolean =>
  narrowingsIn(criterion).some(({ providers }) => providers !== undefined)

/** All of these modules. */
export const allOf = (courseIds: readonly string[]): Criterion => ({
  kind: 'some',
  count: courseIds.length,
  of: courseIds.map((courseId) => ({ kind: 'course', courseId })),
})

/** All that a criterion names: of the catalog, of the calendar, and the agency that gives training itself. */
export function namedIn(criterion: Criterion) {
  const of = narrowingsIn(criterion)
  return {
    events: eventsIn(criterion),
    /** Those of them that stand for any date of their series. */
    series: singlesIn(criterion).flatMap((each) => (each.kind === 'event' && each.series ? each.eventId : [])),
    agencies: of.flatMap(({ providers }) => providers?.agencyId ?? []),
    courses: [...coursesIn(criterion), ...of.flatMap(({ courseIds = [] }) => courseIds)],
    topics: of.flatMap(({ topics = [], exceptTopics = [] }) => [...topics, ...exceptTopics]),
    priorities: of.flatMap(({ priorities = [] }) => priorities),
  }
}

/** The one module to take to meet it, where it asks for one. */
export const courseOf = (criterion: Criterion): string | null =>
  criterion.kind === 'course' ? criterion.courseId : null

/** The modules whose credits can count; null: any training might. */
export function coursesOf(criteria: readonly Criterion[]): string[] | null {
  if (criteria.some((each) => asksForMinutes(each) || asksForEvents(each) || asksForTraining(each))) return null
  return [...new Set(criteria.flatMap(coursesIn))]
}

/** A list that only names modules and events: so many different ones of them. */
export const isListOfSingles = (criterion: Some): boolean => criterion.of.every(isSingle)

const ofAnybody = new WeakMap<Criterion, Criterion>()

/** The same whoever gave the training. */
export function whoeverGave(criterion: Criterion): Criterion {
  const before = ofAnybody.get(criterion)
  if (before) return before
  const open = asksForProviders(criterion) ? withoutProviders(criterion) : criterion
  ofAnybody.set(criterion, open)
  return open
}

function withoutProviders(criterion: Criterion): Criterion {
  if (criterion.kind === 'some') return { ...criterion, of: criterion.of.map(withoutProviders) as Some['of'] }
  if (criterion.kind !== 'minutes' && criterion.kind !== 'training') return criterion
  const { providers: _, ...of } = criterion.of
  // What is said by its provider alone is nothing that others give.
  if (criterion.kind === 'training' && !(of.titles ?? of.topics ?? of.priorities)) return criterion
  return { ...criterion, of }
}

/** Whether two rules ask for the same, so that a renewal under the one is a renewal under the other. */
export const asksTheSame = (one: Criterion, other: Criterion): boolean =>
  one === other || canonical(one) === canonical(other)
