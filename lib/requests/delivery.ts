/** From accepted to closed: the event that a training becomes, what took place, how it went, what came of it. */
import { eq, inArray, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { type Writer, write } from '@/lib/audit/write'
import { courseVersions, topics } from '@/lib/catalog/tables'
import { draftEventIn } from '@/lib/events/commands'
import type { Ctx } from '@/lib/platform/context'
import { invalid, notNow } from '@/lib/platform/errors'
import type { Day } from '@/lib/platform/time'
import { keptPlanOf, planIn } from './coaching-plan'
import { dayOfPlace, loadDatedRules, rulesOf } from './dated-rules'
import { refuseDay } from './days'
import { draftEventOf, type Named } from './draft-event'
import { closeRequestInput, evaluateRequestInput, releaseRequestInput, scheduleRequestInput, stepInput } from './inputs'
import type { RequestVerb } from './kinds'
import { planProblemTexts } from './labels'
import { lackingBefore } from './lacking'
import { can } from './policy'
import { type Held, heldOf } from './records'
import type { RequestResult } from './shapes'
import { knownOf } from './standings'
import { type Locked, lockRequest, mustBe, nextState, takeStep } from './steps'

/** Who holds a training, as a reader of the calendar knows them. */
const PROVIDER = { training: 'Training by request', 'prosecution-training': 'Prosecution unit training' } as const

/**
 * Gives an accepted request its day. A training becomes the draft of an event with topic, days, place, host, audiences,
 * contact and credit, which the officer sends on; a coaching has its first goal and session by then.
 * @throws not-found, forbidden, not-now, conflict; invalid (`on`) where a training has no day, one that is
 * not to come, or one nearer than firm rules of the day it was sent allow
 */
export async function scheduleRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom, on } = scheduleRequestInput.parse(input)
  return write(ctx, 'request.scheduled', async (w) => {
    const locked = await lockRequest(w, requestId)
    nextState(w, locked, 'schedule', madeFrom)
    const held = heldOf(locked.row.fields)
    if (held === null) await refuseLacking(w, locked, 'schedule')
    const eventId = held && (await becomeEvent(w, locked, held, on))
    return takeStep(w, locked, { verb: 'schedule', madeFrom, set: eventId ? { eventId } : {} })
  })
}

async function becomeEvent(w: Writer, { row }: Locked, held: Held, on: Day | null): Promise<string> {
  const rules = await loadDatedRules(w.tx)
  if (!on) throw invalid('on', 'Choose the day that was agreed.')
  const { plan } = rulesOf(rules, row, w.ctx.now)
  const today = dayOfPlace(rules, row, w.ctx.now)
  refuseDay(w, 'on', plan, { held, on, sentOn: row.sentOn ?? today, today })
  const host = await hostOf(w, row.agencyId)
  const named = { ...(await namedBy(w, held)), provider: PROVIDER[held.kind], host, fee: plan.fee }
  const { eventId } = await draftEventIn(w, draftEventOf(held, named, on))
  return eventId
}

async function hostOf(w: Writer, agencyId: string | null): Promise<Named['host']> {
  if (!agencyId) return null
  const [agency] = await w.tx
    .select({ name: agencies.name, kind: agencies.kind })
    .from(agencies)
    .where(eq(agencies.id, agencyId))
  return agency ?? null
}

/** Title, summary and topics of the module or topic that was asked for. */
async function namedBy(w: Writer, held: Held): Promise<Pick<Named, 'subject' | 'summary' | 'topicIds'>> {
  const nothing = { summary: '', topicIds: [] }
  if (held.kind === 'prosecution-training') return { ...nothing, subject: held.subject }
  if (held.courseId) {
    const [version] = await w.tx
      .select({
        subject: courseVersions.title,
        summary: courseVersions.summary,
        topicIds: courseVersions.topicIds,
      })
      .from(courseVersions)
      .where(eq(courseVersions.courseId, held.courseId))
      .orderBy(sql`${courseVersions.edition} desc`)
      .limit(1)
    if (version) return version
  }
  const [topic] = await w.tx
    .select()
    .from(topics)
    .where(inArray(topics.id, held.topicId ? [held.topicId] : ['']))
  return { ...nothing, subject: topic?.name ?? '', topicIds: topic ? [topic.id] : [] }
}

/**
 * Takes a request off its day, with the reason: it is accepted again and can get another one. The event stays with its
 * organizer, who cancels or withdraws it.
 * @throws not-found, forbidden, not-now, conflict
 */
export async function releaseRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom, reason } = releaseRequestInput.parse(input)
  return write(ctx, 'request.released', async (w) =>
    takeStep(w, await lockRequest(w, requestId), { verb: 'release', madeFrom, reason, set: { eventId: null } }),
  )
}

/** Says that it took place: a training when its event is over, a coaching when its plan is settled. @throws as the others */
export async function deliverRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom } = stepInput.parse(input)
  return write(ctx, 'request.delivered', async (w) => {
    const locked = await lockRequest(w, requestId)
    nextState(w, locked, 'deliver', madeFrom)
    await refuseLacking(w, locked, 'deliver')
    return takeStep(w, locked, { verb: 'deliver', madeFrom })
  })
}

/** Records what came back, or why nothing did, where whoever asked has not said it; they read it. @throws as the others */
export async function evaluateRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom, reason } = evaluateRequestInput.parse(input)
  return write(ctx, 'request.evaluated', async (w) => {
    const locked = await lockRequest(w, requestId)
    mustBe(can.work(locked.sides), locked.sides)
    return takeStep(w, locked, { verb: 'evaluate', madeFrom, reason })
  })
}

/** Closes a request with what came of it; a coaching has a summary for the organization. @throws as the others; invalid (`summary`) */
export async function closeRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom, summary } = closeRequestInput.parse(input)
  return write(ctx, 'request.closed', async (w) => {
    const locked = await lockRequest(w, requestId)
    nextState(w, locked, 'close', madeFrom)
    if (locked.row.kind === 'coaching' && summary === '')
      throw invalid('summary', planProblemTexts['no-summary'][ctx.locale])
    return takeStep(w, locked, { verb: 'close', madeFrom, set: { summary: summary || null } })
  })
}

/** @throws not-now with everything that is missing for the step */
async function refuseLacking(w: Writer, { row }: Locked, verb: RequestVerb): Promise<void> {
  const kept = await keptPlanOf(w.tx, row)
  const plan = kept && planIn(kept)
  const event = plan ? undefined : (await knownOf(w.tx, w.ctx, [row])).events.get(row.eventId ?? '')
  const lacking = lackingBefore(w.ctx, verb, { kind: row.kind, plan, endsAt: event?.endsAt })
  if (lacking.length > 0) throw notNow(lacking.join(' '))
}
