/** What took place, once it has: how many people a training reached, and how it went for whoever asked. */
import { eq } from 'drizzle-orm'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { invalid, notNow, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { lastDay, loadDatedRules } from './dated-rules'
import { attendanceInput, evaluationInput } from './inputs'
import type { RequestState } from './kinds'
import { requestAttendance, requestEvaluations } from './outcome-tables'
import { can } from './policy'
import { versionOfRow } from './records'
import { mayCount, mayRate } from './rules'
import type { EvaluationResult } from './shapes'
import { type Locked, lockRequest, mustBe, recordRequest, takeStep, tellOfficers } from './steps'

const CHANGED = 'It was said otherwise in the meantime.'

export async function attendanceOf(tx: Tx, requestId: string) {
  const [row] = await tx.select().from(requestAttendance).where(eq(requestAttendance.requestId, requestId))
  return row ?? null
}

export async function evaluationOf(tx: Tx, requestId: string) {
  const [row] = await tx.select().from(requestEvaluations).where(eq(requestEvaluations.requestId, requestId))
  return row ?? null
}

/**
 * Says how many people a training reached, who counted them, on which day it ended and how many minutes each took part, as
 * far as that is known. Either side may; whoever says it last answers for it.
 * @returns the version that the next change is made from
 * @throws not-found; forbidden to whoever only reads; not-now before it took place and once it is closed; invalid (`heldOn`)
 * for a day to come or one before it was asked for; conflict when it was said otherwise in the meantime
 */
export async function recordAttendance(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { requestId, madeFrom, ...given } = attendanceInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { row, sides } = await lockRequest(w, requestId)
    mustBe(can.takePart(sides), sides)
    if (!mayCount(row.kind, row.status))
      throw notNow('People are counted once a training took place, until its request is closed.', { state: row.status })
    if (given.heldOn > lastDay(await loadDatedRules(w.tx), row, ctx.now))
      throw invalid('heldOn', 'This day is still to come.')
    // By whichever clock: that of the place may be a day behind.
    if (row.sentOn && given.heldOn < addDays(row.sentOn, -1))
      throw invalid('heldOn', 'On this day it was not asked for yet.')
    const before = await attendanceOf(w.tx, requestId)
    if (before && !isNewer(before, { madeFrom, given, names: attendanceNames, version: before.recordedAt }))
      return { version: before.recordedAt.toISOString() }
    const recordedBy = writerOf(w)
    await w.tx.delete(requestAttendance).where(eq(requestAttendance.requestId, requestId))
    await w.tx.insert(requestAttendance).values({ id: newId(), requestId, ...given, recordedBy, recordedAt: ctx.now })
    recordRequest(w, 'request.attendance-recorded', row, given)
    return { version: ctx.now.toISOString() }
  })
}

const attendanceNames = {
  people: 'how many people',
  countedBy: 'who counted',
  heldOn: 'the day',
  minutes: 'minutes',
}
const evaluationNames = {
  useful: 'how useful it was',
  ready: 'how ready people are',
  words: 'your words',
  formsBack: 'forms that came back',
  content: 'how many were content',
}

type Said<F extends object> = {
  madeFrom: string | number | null
  given: F
  names: Record<keyof F, string>
  version: Date
}

/** Whether what is given now is another answer than the one that stands. @throws conflict */
function isNewer<F extends object>(before: F, { madeFrom, given, names, version }: Said<F>): boolean {
  const fields = Object.keys(names) as (keyof F)[]
  const current = Object.fromEntries(fields.map((field) => [field, before[field]])) as F
  return refuseStale({ madeFrom, version: version.toISOString(), current, given, names, what: CHANGED })
}

function writerOf({ ctx }: Writer): string {
  const personId = actingPersonId(ctx.actor)
  if (!personId) throw signedOut()
  return personId
}

/**
 * Says how it went, by whoever asked: two marks from 1 to 5, words, and what participants answered where somebody asked them.
 * What was delivered is evaluated with it; officers hear of it.
 * @throws not-found; forbidden to everybody but the requester; not-now before it took place and once it is closed; conflict
 */
export async function giveEvaluation(ctx: Ctx, input: unknown): Promise<EvaluationResult> {
  const { requestId, madeFrom, ...given } = evaluationInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const locked = await lockRequest(w, requestId)
    const { row, sides } = locked
    mustBe(can.rate(sides), sides)
    if (!mayRate(row.status))
      throw notNow('How it went is said once it took place, until the request is closed.', { state: row.status })
    const before = await evaluationOf(w.tx, requestId)
    if (before && !isNewer(before, { madeFrom, given, names: evaluationNames, version: before.givenAt }))
      return { state: row.status, version: before.givenAt.toISOString() }
    const givenBy = writerOf(w)
    await w.tx.delete(requestEvaluations).where(eq(requestEvaluations.requestId, requestId))
    const id = newId()
    await w.tx.insert(requestEvaluations).values({ id, requestId, ...given, givenBy, givenAt: ctx.now })
    recordRequest(w, 'request.evaluation-given', row, {})
    return { state: await evaluated(w, locked, id), version: ctx.now.toISOString() }
  })
}

async function evaluated(w: Writer, locked: Locked, key: string): Promise<RequestState> {
  const { row } = locked
  if (row.status === 'delivered')
    return (await takeStep(w, locked, { verb: 'evaluate', madeFrom: versionOfRow(row) })).state
  await tellOfficers(w, row, key)
  return row.status
}
