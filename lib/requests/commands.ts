/** What requesters do with their requests: write, keep, send, change, take back. */
import { and, eq, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { affiliations } from '@/lib/agencies/tables'
import { writeOnce } from '@/lib/audit/once'
import type { MadeFrom } from '@/lib/audit/sent'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { courses, topics } from '@/lib/catalog/tables'
import type { Ctx } from '@/lib/platform/context'
import { invalid, notNow, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { ofActingPerson, servesYet } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import { type DatedRules, dayOfPlace, levelsNow, loadDatedRules, plansNow, requestDay, rulesOf } from './dated-rules'
import { refuseDay } from './days'
import {
  changeRequestInput,
  draftRequestInput,
  type RequestFields,
  requestFields,
  requestInput,
  stepInput,
  withdrawRequestInput,
} from './inputs'
import { askedColumns, heldOf, type RequestRow, versionOfRow } from './records'
import type { PlanRules } from './rule-inputs'
import { mayTake } from './rules'
import type { RequestResult } from './shapes'
import { type Locked, lockRequest, mustBe, nextState, resultOf, takeStep } from './steps'
import { requests } from './tables'
import { fieldNames } from './words'

const DRAFTS_AN_HOUR = 60

/**
 * Starts a request as a draft that only its requester sees; anything may still be missing. With a `key` it is safe to send
 * again: the second time answers as the first.
 * @throws signed-out; invalid where an agency, module or topic is not to be chosen; too-many after 60 drafts in an hour
 */
export async function draftRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { key, fields } = draftRequestInput.parse(input)
  const { actor, now } = ctx
  if (actor.kind !== 'person') throw signedOut()
  await limitTries(ctx, `requests.draft:${actor.personId}`, DRAFTS_AN_HOUR, 60)
  const again = async (w: Writer, before: RequestResult): Promise<RequestResult> => {
    const { row } = await lockRequest(w, before.requestId)
    if (row.status === 'draft') refuseOvertaken(row, fields, null)
    return resultOf(row)
  }
  return writeOnce(ctx, 'request.drafted', { key, terms: fields, again, onlyByKey: true }, async (w) => {
    await checkChosen(w, fields)
    const id = newId()
    await w.tx.insert(requests).values({
      ...{ id, personId: actor.personId, status: 'draft', createdAt: now, updatedAt: now },
      ...askedColumns(fields),
    })
    w.record('request.drafted', { kind: 'request', id, personId: actor.personId, detail: { requestKind: fields.kind } })
    return { requestId: id, state: 'draft', version: now.toISOString(), eventId: null }
  })
}

/** Two tabs: nobody writes over what they have not seen. */
const refuseOvertaken = (row: RequestRow, given: RequestFields, madeFrom: MadeFrom | null): boolean =>
  refuseStale<Record<string, unknown>>({
    ...{ madeFrom, version: versionOfRow(row), current: row.fields, given, names: fieldNames },
    what: 'This request was saved in the meantime, by you in another window or by somebody else.',
    facts: { requestId: row.id, state: row.status },
  })

/**
 * Saves what the requester has written. A draft may stay incomplete and may become another kind. One that was sent must be
 * complete, keeps its kind and the rules of the day it was sent, and is screened again.
 * @throws not-found; forbidden; invalid by field (`fields.…`); not-now once it is decided; conflict when it was saved since
 */
export async function changeRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom, fields } = changeRequestInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const locked = await lockRequest(w, requestId)
    const { row } = locked
    nextState(w, locked, 'change', null)
    if (!refuseOvertaken(row, fields, madeFrom)) return resultOf(row)
    if (row.status !== 'draft') return changeSent(w, locked, fields)
    await checkChosen(w, fields)
    await w.tx
      .update(requests)
      .set({ ...askedColumns(fields), updatedAt: ctx.now })
      .where(eq(requests.id, requestId))
    w.record('request.changed', { kind: 'request', id: requestId, personId: row.personId, detail: { draft: true } })
    return { ...resultOf(row), version: ctx.now.toISOString() }
  })
}

async function changeSent(w: Writer, locked: Locked, fields: RequestFields): Promise<RequestResult> {
  const { row } = locked
  if (fields.kind !== row.kind)
    throw invalid('fields.kind', 'A request that was sent keeps its kind. Take it back and write another one.')
  const dated = await loadDatedRules(w.tx)
  const sentOn = row.sentOn ?? requestDay(dated, w.ctx.now)
  const complete = completeFields(w, fields, dated, rulesOf(dated, row, w.ctx.now).plan, sentOn)
  await checkChosen(w, complete)
  return takeStep(w, locked, { verb: 'change', madeFrom: null, set: askedColumns(complete) })
}

/** Throws a draft away. @throws not-found; not-now once it was sent */
export async function discardRequest(ctx: Ctx, input: unknown): Promise<void> {
  const { requestId } = requestInput.parse(input)
  await write(ctx, 'request.discarded', async (w) => {
    const { row, sides } = await lockRequest(w, requestId)
    mustBe(mayTake('submit', sides), sides)
    if (row.status !== 'draft') throw notNow('This request was sent. Take it back instead.', { state: row.status })
    await w.tx.delete(requests).where(eq(requests.id, requestId))
    w.record('request.discarded', { kind: 'request', id: requestId, personId: row.personId })
  })
}

/**
 * Sends a draft. It keeps the rules of this day, whatever changes later.
 * @throws not-found; invalid by field (`fields.…`) when something is missing or the day is too near; not-now when it was
 * sent before; conflict when it was saved since
 */
export async function submitRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom } = stepInput.parse(input)
  return write(ctx, 'request.submitted', async (w) => {
    const locked = await lockRequest(w, requestId)
    const { row } = locked
    nextState(w, locked, 'submit', madeFrom)
    const rules = await loadDatedRules(w.tx)
    const sentOn = requestDay(rules, ctx.now)
    const plan = plansNow(rules, row.kind, sentOn)
    const fields = completeFields(w, row.fields, rules, plan, sentOn)
    await checkChosen(w, fields)
    const set = {
      ...askedColumns(fields),
      ...{ planRulesId: plan.id, serviceLevelsId: levelsNow(rules, ctx.now).id, sentAt: ctx.now, sentOn },
    }
    return takeStep(w, locked, { verb: 'submit', madeFrom, set })
  })
}

/** Takes back what was asked, with the reason. @throws not-found, forbidden, not-now when it took place, conflict */
export async function withdrawRequest(ctx: Ctx, input: unknown): Promise<RequestResult> {
  const { requestId, madeFrom, reason } = withdrawRequestInput.parse(input)
  return write(ctx, 'request.withdrawn', async (w) =>
    takeStep(w, await lockRequest(w, requestId), { verb: 'withdraw', madeFrom, reason }),
  )
}

/** What was written, as a complete request. @throws invalid with every field that is missing or wrong */
function completeFields(w: Writer, written: RequestFields, dated: DatedRules, plan: PlanRules, sentOn: Day) {
  const { fields } = z.object({ fields: requestFields }).parse({ fields: written })
  const held = heldOf(fields)
  const today = dayOfPlace(dated, { fields }, w.ctx.now)
  if (held) refuseDay(w, 'fields.wishedOn', plan, { held, on: held.wishedOn, sentOn, today })
  return fields
}

/** What the fields name by id is there to be chosen: one's own agency, a module that is given, a topic. @throws invalid */
async function checkChosen(w: Writer, fields: RequestFields): Promise<void> {
  if (fields.agencyId !== null && !(await servesIn(w, fields.agencyId)))
    throw invalid('fields.agencyId', 'Choose an agency in which you serve.')
  if (fields.kind !== 'training') return
  const { courseId, topicId } = fields
  if (courseId !== null) {
    const [course] = await w.tx.select({ id: courses.currentVersionId }).from(courses).where(eq(courses.id, courseId))
    if (!course?.id) throw invalid('fields.courseId', 'Choose a module from the list.')
  }
  if (topicId !== null) {
    const [topic] = await w.tx.select({ id: topics.id }).from(topics).where(eq(topics.id, topicId))
    if (!topic) throw invalid('fields.topicId', 'Choose a topic from the list.')
  }
}

async function servesIn(w: Writer, agencyId: string): Promise<boolean> {
  const [serves] = await w.tx
    .select({ one: sql`1` })
    .from(affiliations)
    .where(and(ofActingPerson(affiliations.personId), eq(affiliations.agencyId, agencyId), servesYet('affiliations')))
    .limit(1)
  return serves !== undefined
}
