/** One request with all that the reader may see of it. */
import { and, eq, inArray } from 'drizzle-orm'
import { courses } from '@/lib/catalog/tables'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import { fileContents, files } from '@/lib/platform/tables'
import { coachingIn, planIn as coachingPlanIn, type KeptPlan, keptPlanOf } from './coaching-plan'
import { lastDay, rulesOf } from './dated-rules'
import { oneRequestInput } from './inputs'
import { type RequestSide, type RequestVerb, requestVerbs } from './kinds'
import { lackingBefore } from './lacking'
import { namesOf, officersOf } from './officers'
import { attendanceOf, evaluationOf } from './outcome'
import { can, sidesOf, visibleTo } from './policy'
import { type RequestRow, requestColumns } from './records'
import { follows, isOver, mayCoach, mayCount, mayRate, mayTake, mayTick } from './rules'
import type { Request } from './shapes'
import { itemOf, type Known, knownOf, planIn } from './standings'
import { requests, requestTasks } from './tables'
import { threadOf } from './thread'

/**
 * A request as its requester, a coordinator of the agency it is for, an officer of its kind or an administrator sees it.
 * Internal notes are there for officers who did not ask for it themselves. `page`: of what was done and said, 50 at a time,
 * the last first.
 * @throws signed-out, not-found
 */
export async function getRequest(ctx: Ctx, input: unknown): Promise<Request> {
  const { requestId, page } = oneRequestInput.parse(input)
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
    const works = can.work(sides)
    const kept = await keptPlanOf(tx, row)
    const { plan, levels } = rulesOf(known.rules, row, ctx.now)
    return {
      ...itemOf(known, row, ctx),
      ...{ fields: row.fields, rules: plan, levels, plan: planIn(known, row, ctx.now), summary: row.summary },
      latestOn: lastDay(known.rules, row, ctx.now),
      ...(await chosenIn(tx, known, row)),
      event: eventIn(known, row, actingPersonId(actor)),
      coaching: kept && coachingIn(kept),
      checklist: await checklistOf(tx, ctx, requestId),
      ...(await cameOf(tx, ctx, requestId)),
      ...(await threadOf(tx, ctx, { requestId, notes: works, page })),
      officers: works ? await officersFor(tx, ctx, row) : null,
      ...{ sides, may: mayOf(row, sides), lacks: works ? lackingIn(ctx, row, known, kept) : [] },
    }
  })
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

/** Ticks of the checklist, with names of whoever set them, and files. */
async function checklistOf(tx: Tx, ctx: Ctx, requestId: string): Promise<Request['checklist']> {
  const tasks = await tx.select().from(requestTasks).where(eq(requestTasks.requestId, requestId))
  const names = await namesOf(
    { tx, ctx },
    tasks.map(({ doneBy }) => doneBy),
  )
  const sentFiles = await filesOf(tx, ctx, tasks)
  return tasks.map(({ task, doneOn, note, doneBy, fileId }) => ({
    ...{ task, doneOn, note, doneByName: names.get(doneBy) ?? '' },
    file: sentFiles.find((file) => file.fileId === fileId) ?? null,
  }))
}

/** How many it reached and how it went, as it was said. */
async function cameOf(tx: Tx, ctx: Ctx, requestId: string): Promise<Pick<Request, 'attendance' | 'evaluation'>> {
  const [counted, rated] = [await attendanceOf(tx, requestId), await evaluationOf(tx, requestId)]
  const names = await namesOf({ tx, ctx }, [counted?.recordedBy ?? null, rated?.givenBy ?? null])
  const by = (id: string, at: Date) => ({ byName: names.get(id) ?? '', version: at.toISOString() })
  return {
    attendance: counted && {
      ...{ people: counted.people, countedBy: counted.countedBy, heldOn: counted.heldOn, minutes: counted.minutes },
      ...by(counted.recordedBy, counted.recordedAt),
    },
    evaluation: rated && {
      ...{ useful: rated.useful, ready: rated.ready, words: rated.words },
      ...{ formsBack: rated.formsBack, content: rated.content, ...by(rated.givenBy, rated.givenAt) },
    },
  }
}

/** Names of the files, which are readable to their senders only. */
async function filesOf(tx: Tx, ctx: Ctx, tasks: readonly { fileId: string | null }[]) {
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
    evaluate: steps.evaluate && can.work(sides),
    count: mayCount(row.kind, row.status) && can.takePart(sides),
    rate: mayRate(row.status) && can.rate(sides),
    discard: !sent && sides.includes('requester'),
    write: sent && can.takePart(sides),
    note: can.work(sides),
    assign: can.work(sides) && !isOver(row.status),
    tick: mayTick(row.kind, row.status) && can.takePart(sides),
    coach: mayCoach(row.kind, row.status) && can.work(sides),
  }
}

/** What the next step of an officer wants first, in sentences. */
function lackingIn(ctx: Ctx, row: RequestRow, known: Known, kept: KeptPlan | null): string[] {
  const verbs: readonly RequestVerb[] = ['schedule', 'deliver']
  const verb = verbs.find((each) => follows(row.status, each) !== null)
  const plan = kept && coachingPlanIn(kept)
  const { endsAt } = known.events.get(row.eventId ?? '') ?? {}
  return verb ? lackingBefore(ctx, verb, { kind: row.kind, plan, endsAt }) : []
}
