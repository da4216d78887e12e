/** One request with all that the reader may see of it. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import { courses } from '@/lib/catalog/tables'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import { fileContents, files } from '@/lib/platform/tables'
import { type CoachingPlan, reachedBy } from './coaching'
import { rulesOf } from './dated-rules'
import { requestInput } from './inputs'
import { type RequestSide, type RequestVerb, requestVerbs } from './kinds'
import { lackingBefore } from './lacking'
import { namesOf, officersOf } from './officers'
import { can, sidesOf, visibleTo } from './policy'
import { type RequestRow, requestColumns } from './records'
import { follows, isOver, mayCoach, mayTake, mayTick } from './rules'
import type { Request } from './shapes'
import { itemOf, type Known, knownOf, planIn } from './standings'
import {
  coachingGoals,
  coachingSessions,
  requestMessages,
  requestNotes,
  requestSteps,
  requests,
  requestTasks,
} from './tables'

/**
 * A request as its requester, a coordinator of the agency it is for, an officer of its kind or an administrator sees it.
 * Internal notes are there for officers who did not ask for it themselves.
 * @throws signed-out, not-found
 */
export async function getRequest(ctx: Ctx, input: unknown): Promise<Request> {
  const { requestId } = requestInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select(requestColumns)
      .from(requests)
      .where(and(visibleTo(actor), eq(requests.id, requestId)))
    if (!row) throw notFound('This request')
    const known = await knownOf(tx, ctx, [row])
    const sides = sidesOf(actor, row)
    const parts = await partsOf(tx, row, can.work(sides))
    const { plan, levels } = rulesOf(known.rules, row, ctx.now)
    return {
      ...itemOf(known, row, ctx),
      ...{ fields: row.fields, rules: plan, levels, plan: planIn(known, row, ctx.now), summary: row.summary },
      ...(await chosenIn(tx, known, row)),
      event: eventIn(known, row, actingPersonId(actor)),
      coaching: row.kind === 'coaching' ? coachingIn(parts) : null,
      ...(await toldBy(tx, ctx, parts, can.work(sides))),
      officers: can.work(sides) ? await officersFor(tx, ctx, row) : null,
      ...{ sides, may: mayOf(row, sides), lacks: can.work(sides) ? lackingIn(ctx, row, known, parts) : [] },
    }
  })
}

type Parts = Awaited<ReturnType<typeof partsOf>>

async function partsOf(tx: Tx, { id, kind }: RequestRow, notes: boolean) {
  const coaching = kind === 'coaching'
  return {
    steps: await tx
      .select()
      .from(requestSteps)
      .where(eq(requestSteps.requestId, id))
      .orderBy(asc(requestSteps.takenAt), asc(requestSteps.id)),
    messages: await tx
      .select()
      .from(requestMessages)
      .where(eq(requestMessages.requestId, id))
      .orderBy(asc(requestMessages.writtenAt), asc(requestMessages.id)),
    tasks: await tx.select().from(requestTasks).where(eq(requestTasks.requestId, id)),
    notes: notes
      ? await tx
          .select()
          .from(requestNotes)
          .where(eq(requestNotes.requestId, id))
          .orderBy(asc(requestNotes.writtenAt), asc(requestNotes.id))
      : null,
    goals: coaching
      ? await tx
          .select()
          .from(coachingGoals)
          .where(eq(coachingGoals.requestId, id))
          .orderBy(asc(coachingGoals.createdAt), asc(coachingGoals.id))
      : [],
    sessions: coaching
      ? await tx
          .select()
          .from(coachingSessions)
          .where(eq(coachingSessions.requestId, id))
          .orderBy(asc(coachingSessions.heldOn), asc(coachingSessions.id))
      : [],
  }
}

async function chosenIn(tx: Tx, known: Known, { fields }: RequestRow): Promise<Pick<Request, 'course' | 'topic'>> {
  if (fields.kind !== 'training') return { course: null, topic: null }
  const { courseId, topicId } = fields
  const [course] = courseId ? await tx.select({ slug: courses.slug }).from(courses).where(eq(courses.id, courseId)) : []
  return {
    course: courseId && course ? { courseId, slug: course.slug, title: known.about.get(courseId) ?? '' } : null,
    topic: topicId ? { topicId, name: known.about.get(topicId) ?? topicId } : null,
  }
}

function eventIn(known: Known, { eventId }: RequestRow, reader: string | null): Request['event'] {
  const event = eventId ? known.events.get(eventId) : undefined
  if (!eventId || !event) return null
  const { title, status, slug, firstOn, lastOn, creditMinutes, organizerId } = event
  const shown = status === 'published' || status === 'cancelled'
  return {
    ...{ eventId, title, status, firstOn, lastOn, creditMinutes },
    ...{ slug: shown ? slug : null, own: organizerId === reader },
  }
}

const planOf = ({ goals, sessions }: Parts, summary: string | null): CoachingPlan => ({
  goals: goals.map(({ id, text, status, settledOn, reached }) => ({ id, text, state: status, settledOn, reached })),
  sessions: sessions.map(({ id, heldOn, minutes, status }) => ({ id, on: heldOn, minutes, state: status })),
  summary: summary ?? '',
})

const coachingIn = (parts: Parts): Request['coaching'] => ({
  goals: parts.goals.map(({ id, text, status, reached, settledOn, updatedAt }) => ({
    ...{ goalId: id, version: updatedAt.toISOString(), text, state: status, reached, settledOn },
  })),
  sessions: parts.sessions.map(({ id, heldOn, minutes, status, notes, updatedAt }) => ({
    ...{ sessionId: id, version: updatedAt.toISOString(), on: heldOn, minutes, state: status, notes },
  })),
  came: reachedBy(planOf(parts, null)),
})

/** What was done and said, with names of whoever did and said it. */
async function toldBy(tx: Tx, ctx: Ctx, { steps, messages, notes, tasks }: Parts, isOfficer: boolean) {
  const reader = actingPersonId(ctx.actor)
  const writers = [...messages, ...(notes ?? [])].map(({ writtenBy }) => writtenBy)
  const doers = [...steps.map(({ takenBy }) => takenBy), ...tasks.map(({ doneBy }) => doneBy)]
  const names = await namesOf({ tx, ctx }, [...writers, ...doers])
  const name = (id: string) => names.get(id) ?? ''
  const sentFiles = await filesOf(tx, ctx, tasks)
  return {
    steps: steps.map(({ verb, fromStatus, toStatus, reason, takenBy, takenAt }) => ({
      ...{ verb, from: fromStatus, to: toStatus, reason, at: takenAt.toISOString() },
      byName: takenBy && name(takenBy),
    })),
    messages: messages.map(({ id, text, fromOfficer, writtenBy, writtenAt }) => ({
      ...{ messageId: id, text, fromOfficer, name: name(writtenBy) },
      ...{ own: writtenBy === reader, writtenAt: writtenAt.toISOString() },
    })),
    notes:
      isOfficer && notes
        ? notes.map(({ id, text, writtenBy, writtenAt }) => ({
            ...{ noteId: id, text, name: name(writtenBy), writtenAt: writtenAt.toISOString() },
          }))
        : null,
    checklist: tasks.map(({ task, doneOn, note, doneBy, fileId }) => ({
      ...{ task, doneOn, note, doneByName: name(doneBy) },
      file: sentFiles.find((file) => file.fileId === fileId) ?? null,
    })),
  }
}

/** Names of the files, which are readable to their senders only. */
async function filesOf(tx: Tx, ctx: Ctx, tasks: Parts['tasks']) {
  const ids = tasks.flatMap(({ fileId }) => fileId ?? [])
  if (ids.length === 0) return []
  return asSystem(tx, ctx, () =>
    tx
      .select({ fileId: files.id, name: files.name, size: fileContents.size })
      .from(files)
      .innerJoin(fileContents, eq(fileContents.digest, files.digest))
      .where(inArray(files.id, ids)),
  )
}

async function officersFor(tx: Tx, ctx: Ctx, row: RequestRow): Promise<Request['officers']> {
  const found = await officersOf({ tx, ctx }, row)
  return found.map((officer) => ({ ...officer, assigned: officer.personId === row.officerId }))
}

function mayOf(row: RequestRow, sides: readonly RequestSide[]): Request['may'] {
  const steps = Object.fromEntries(
    requestVerbs.map((verb) => [verb, mayTake(verb, sides) && follows(row.status, verb) !== null]),
  ) as Record<RequestVerb, boolean>
  const sent = row.status !== 'draft'
  return {
    ...steps,
    discard: !sent && sides.includes('requester'),
    write: sent && can.takePart(sides),
    note: can.work(sides),
    assign: can.work(sides) && !isOver(row.status),
    tick: mayTick(row.kind, row.status) && can.takePart(sides),
    coach: mayCoach(row.kind, row.status) && can.work(sides),
  }
}

/** What the next step of an officer wants first, in sentences. */
function lackingIn(ctx: Ctx, row: RequestRow, known: Known, parts: Parts): string[] {
  const verbs: readonly RequestVerb[] = ['schedule', 'deliver']
  const verb = verbs.find((each) => follows(row.status, each) !== null)
  const plan = row.kind === 'coaching' ? planOf(parts, row.summary) : null
  const { endsAt } = known.events.get(row.eventId ?? '') ?? {}
  return verb ? lackingBefore(ctx, verb, { kind: row.kind, plan, endsAt }) : []
}
