/** What lists and screens say of a request: its age, its plan, and where it stands. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { courseVersions, topics } from '@/lib/catalog/tables'
import { eventSessions, events } from '@/lib/events/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { inWords } from '@/lib/platform/in-words'
import { isDayText } from '@/lib/platform/text'
import { type Day, dayIn } from '@/lib/platform/time'
import { nextSession } from './coaching'
import { type DatedRules, dayOfPlace, loadDatedRules, requestDay, rulesOf } from './dated-rules'
import type { TaskKey } from './kinds'
import { standingTexts } from './messages'
import { namesOf } from './officers'
import { coachingSessions } from './outcome-tables'
import { type Plan, planFor } from './planner'
import { aboutOf, heldOf, type RequestRow, versionOfRow } from './records'
import { type Age, ageOf } from './service-levels'
import type { RequestItem } from './shapes'
import { whereItStands } from './standing'
import { requestTasks } from './tables'

/** The event that a training became, as far as its days go. */
export type Became = {
  title: string
  status: typeof events.$inferSelect.status
  slug: string
  organizerId: string
  creditMinutes: number | null
  firstOn: Day | null
  lastOn: Day | null
  endsAt: Date | null
  cancelReason: string | null
}

/** All that a page of requests is shown from, read once for the page. */
export type Known = {
  rules: DatedRules
  today: Day
  names: Map<string, string>
  agencies: Map<string, string>
  about: Map<string, string>
  events: Map<string, Became>
  done: Map<string, Partial<Record<TaskKey, Day>>>
  sessions: Map<string, { id: string; on: Day; minutes: number; state: 'planned' | 'held' | 'missed' }[]>
}

export async function knownOf(tx: Tx, ctx: Ctx, rows: readonly RequestRow[]): Promise<Known> {
  const rules = await loadDatedRules(tx)
  const ids = rows.map(({ id }) => id)
  return {
    ...{ rules, today: requestDay(rules, ctx.now) },
    names: await namesOf(
      { tx, ctx },
      rows.flatMap(({ personId, officerId }) => [personId, officerId]),
    ),
    agencies: await agencyNames(tx, rows),
    about: await namedThings(tx, rows),
    events: await eventsOf(tx, ctx, rows),
    done: await tasksDone(tx, ids),
    sessions: await sessionsOf(tx, ids),
  }
}

async function agencyNames(tx: Tx, rows: readonly RequestRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ agencyId }) => agencyId ?? [])
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ id: agencies.id, name: agencies.name })
    .from(agencies)
    .where(inArray(agencies.id, ids))
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Titles of modules and names of topics by their ids. */
async function namedThings(tx: Tx, rows: readonly RequestRow[]): Promise<Map<string, string>> {
  const asked = rows.flatMap(({ fields }) => (fields.kind === 'training' ? [fields] : []))
  const courseIds = asked.flatMap(({ courseId }) => courseId ?? [])
  const topicIds = asked.flatMap(({ topicId }) => topicId ?? [])
  const titles =
    courseIds.length === 0
      ? []
      : await tx
          .selectDistinctOn([courseVersions.courseId], { id: courseVersions.courseId, name: courseVersions.title })
          .from(courseVersions)
          .where(inArray(courseVersions.courseId, courseIds))
          .orderBy(courseVersions.courseId, sql`${courseVersions.edition} desc`)
  const names = topicIds.length === 0 ? [] : await tx.select().from(topics).where(inArray(topics.id, topicIds))
  return new Map([...titles, ...names].map(({ id, name }) => [id, name]))
}

/** Read by the system: a draft of an event is its organizer’s, and its day is said to whoever asked for the training. */
async function eventsOf(tx: Tx, ctx: Ctx, rows: readonly RequestRow[]): Promise<Map<string, Became>> {
  const ids = rows.flatMap(({ eventId }) => eventId ?? [])
  if (ids.length === 0) return new Map()
  const found = await asSystem(tx, ctx, () =>
    tx
      .select({
        id: events.id,
        title: events.title,
        status: events.status,
        slug: events.slug,
        organizerId: events.organizerId,
        creditMinutes: events.creditMinutes,
        draft: events.draft,
        cancelReason: events.cancelReason,
        starts: sql<string | null>`min(${eventSessions.startsLocal})`,
        ends: sql<string | null>`max(${eventSessions.endsLocal})`,
        endsAt: sql<string | null>`max(${eventSessions.endsAt})`,
      })
      .from(events)
      .leftJoin(eventSessions, and(eq(eventSessions.eventId, events.id), isNull(eventSessions.withdrawnAt)))
      .where(inArray(events.id, ids))
      .groupBy(events.id),
  )
  return new Map(found.map((row) => [row.id, becameOf(row)]))
}

type Found = Omit<Became, 'firstOn' | 'lastOn' | 'endsAt'> & {
  draft: typeof events.$inferSelect.draft
  starts: string | null
  ends: string | null
  endsAt: string | null
}

function becameOf({ draft, starts, ends, endsAt, ...event }: Found): Became {
  const written =
    draft?.sessions
      .map(({ startsLocal }) => startsLocal.slice(0, 10))
      .filter(isDayText)
      .sort() ?? []
  const hours = draft?.creditHours ?? null
  return {
    ...event,
    creditMinutes: draft ? hours && Math.round(hours * 60) : event.creditMinutes,
    firstOn: written[0] ?? starts?.slice(0, 10) ?? null,
    lastOn: written.at(-1) ?? ends?.slice(0, 10) ?? null,
    endsAt: endsAt ? new Date(endsAt) : null,
  }
}

async function tasksDone(tx: Tx, ids: readonly string[]): Promise<Known['done']> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ id: requestTasks.requestId, task: requestTasks.task, on: requestTasks.doneOn })
    .from(requestTasks)
    .where(inArray(requestTasks.requestId, [...ids]))
  const done: Known['done'] = new Map()
  for (const { id, task, on } of found) done.set(id, { ...done.get(id), [task]: on })
  return done
}

async function sessionsOf(tx: Tx, ids: readonly string[]): Promise<Known['sessions']> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select()
    .from(coachingSessions)
    .where(inArray(coachingSessions.requestId, [...ids]))
  const sessions: Known['sessions'] = new Map()
  for (const { requestId, id, heldOn, minutes, status } of found)
    sessions.set(requestId, [...(sessions.get(requestId) ?? []), { id, on: heldOn, minutes, state: status }])
  return sessions
}

/** How old it is, by the levels of the day it was sent; nothing for a draft. */
export function ageIn(known: Pick<Known, 'rules'>, row: RequestRow, now: Date): Age | null {
  if (!row.sentOn) return null
  const { levels } = rulesOf(known.rules, row, now)
  const on = (at: Date | null) => (at ? dayIn(levels.zone, at) : null)
  const waiting = {
    state: row.status,
    sentOn: row.sentOn,
    answeredOn: on(row.answeredAt),
    decidedOn: on(row.decidedAt),
  }
  return ageOf(levels, waiting, dayIn(levels.zone, now))
}

/** Of a training: by the agreed day once there is one, else by the wished one. */
export function planIn(known: Known, row: RequestRow, now: Date): Plan | null {
  const held = heldOf(row.fields)
  const agreed = row.eventId ? (known.events.get(row.eventId)?.firstOn ?? null) : null
  const wishedOn = agreed ?? row.wishedOn
  if (!held || !wishedOn || !isDayText(wishedOn)) return null
  const done = known.done.get(row.id) ?? {}
  const wish = { wishedOn, days: held.trainingDays ?? 1, people: held.people ?? 0, sentOn: row.sentOn, done }
  return planFor(rulesOf(known.rules, row, now).plan, wish, todayOf(known, row, now))
}

/** A draft is counted by the day on which it would be sent; what was sent, by the clock of its place. */
const todayOf = ({ rules, today }: Known, row: RequestRow, now: Date): Day =>
  row.sentOn ? dayOfPlace(rules, row, now) : today

const nameOf = (known: Known, id: string | null): string | null => (id === null ? null : (known.names.get(id) ?? null))

const isShown = ({ status, endsAt }: Became, now: Date) => status === 'published' && (endsAt === null || endsAt > now)

/** What the fields name by id, in words. */
export const namedIn = (known: Known, { fields }: RequestRow): string | null =>
  fields.kind === 'training'
    ? (known.about.get(fields.courseId ?? '') ?? known.about.get(fields.topicId ?? '') ?? null)
    : null

export function itemOf(known: Known, row: RequestRow, { now, locale }: Ctx): RequestItem {
  const age = ageIn(known, row, now)
  const plan = planIn(known, row, now)
  const event = row.eventId ? known.events.get(row.eventId) : undefined
  const sessions = known.sessions.get(row.id) ?? []
  const stand = {
    ...{ kind: row.kind, state: row.status, since: dayIn(rulesOf(known.rules, row, now).levels.zone, row.updatedAt) },
    ...{ sentOn: row.sentOn, age, plan, on: event?.firstOn ?? row.wishedOn, lastOn: event?.lastOn ?? null },
    onCalendar: event !== undefined && isShown(event, now),
    sessionOn: nextSession({ goals: [], sessions, summary: '' })?.on ?? null,
  }
  return {
    ...{ requestId: row.id, kind: row.kind, state: row.status, version: versionOfRow(row) },
    about: aboutOf(row.fields, namedIn(known, row)),
    agency: row.agencyId ? { agencyId: row.agencyId, name: known.agencies.get(row.agencyId) ?? '' } : null,
    requesterName: nameOf(known, row.personId) ?? '',
    own: row.own,
    ...{ sentOn: row.sentOn, wishedOn: row.wishedOn, place: row.state, updatedAt: row.updatedAt.toISOString() },
    officerName: nameOf(known, row.officerId),
    age,
    stands: whereItStands(inWords(standingTexts, locale), stand, todayOf(known, row, now)),
  }
}
