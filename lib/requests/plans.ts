/** Plans as both sides work on them: the checklist of a training, goals and sessions of a coaching. */
import { and, eq } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { invalid, notFound, notNow, signedOut } from '@/lib/platform/errors'
import { findFile, isGone } from '@/lib/platform/files/store'
import { newId } from '@/lib/platform/ids'
import { maySettle } from './coaching'
import { lastDay, loadDatedRules, requestDay } from './dated-rules'
import {
  coachingSessionInput,
  goalInput,
  settleGoalInput,
  settleSessionInput,
  taskInput,
  tickTaskInput,
} from './inputs'
import { coachingGoals, coachingSessions } from './outcome-tables'
import { can } from './policy'
import { mayCoach, mayTick } from './rules'
import { type Locked, lockRequest, mustBe, recordRequest } from './steps'
import { requestTasks } from './tables'
import { requestFile } from './task-files'

async function lockPlanned(w: Writer, requestId: string): Promise<Locked> {
  const locked = await lockRequest(w, requestId)
  mustBe(can.takePart(locked.sides), locked.sides)
  if (!mayTick(locked.row.kind, locked.row.status))
    throw notNow('The checklist belongs to a training that was accepted.', { state: locked.row.status })
  return locked
}

/**
 * Notes that a task of the plan is done; again, with another day or note, it is the last one that holds.
 * @throws not-found; forbidden to whoever only reads; not-now before it is accepted; invalid for a day to come or a file
 * that is not there
 */
export async function tickTask(ctx: Ctx, input: unknown): Promise<void> {
  const { requestId, task, doneOn, note, fileId } = tickTaskInput.parse(input)
  const sentFile = fileId && (await findFile(ctx, fileId))
  await write(ctx, 'request.task-done', async (w) => {
    const { row } = await lockPlanned(w, requestId)
    const doneBy = actingPersonId(ctx.actor)
    if (!doneBy) throw signedOut()
    if (task === 'ask') throw invalid('task', 'That it was asked for is known.')
    if (doneOn > lastDay(await loadDatedRules(w.tx), row, ctx.now))
      throw invalid('doneOn', 'This day is still to come: tick it when it is done.')
    // Whoever ticks it last answers for it: the row of somebody else goes.
    const [before] = await w.tx
      .delete(requestTasks)
      .where(and(eq(requestTasks.requestId, requestId), eq(requestTasks.task, task)))
      .returning({ fileId: requestTasks.fileId })
    if (fileId && fileId !== before?.fileId && (!sentFile || sentFile.use !== requestFile.use)) throw noSuchFile()
    await w.tx
      .insert(requestTasks)
      .values({ id: newId(), requestId, task, doneOn, note: note || null, fileId, doneBy, doneAt: ctx.now })
    recordRequest(w, 'request.task-done', row, { task, doneOn })
  }).catch((error: unknown) => {
    throw isGone(error) ? noSuchFile() : error
  })
}

const noSuchFile = () => invalid('fileId', 'This file is not here any more. Choose it again.')

/** Opens a task again; one that is open stays so. @throws not-found, forbidden, not-now */
export async function untickTask(ctx: Ctx, input: unknown): Promise<void> {
  const { requestId, task } = taskInput.parse(input)
  await writeIfNeeded(ctx, async (w) => {
    const { row } = await lockPlanned(w, requestId)
    const ofTask = and(eq(requestTasks.requestId, requestId), eq(requestTasks.task, task))
    const gone = await w.tx.delete(requestTasks).where(ofTask).returning({ id: requestTasks.id })
    if (gone.length > 0) recordRequest(w, 'request.task-undone', row, { task })
  })
}

async function lockCoached(w: Writer, requestId: string): Promise<Locked> {
  const locked = await lockRequest(w, requestId)
  mustBe(can.work(locked.sides), locked.sides)
  if (!mayCoach(locked.row.kind, locked.row.status))
    throw notNow('The plan belongs to a coaching that was accepted and is not over.', { state: locked.row.status })
  return locked
}

/** A goal or session as it stands once its request is locked: what was read before that may have been written over. */
async function lockPart<P extends { requestId: string }>(
  w: Writer,
  what: string,
  find: () => PromiseLike<P[]>,
): Promise<Locked & { part: P }> {
  const [found] = await find()
  if (!found) throw notFound(what)
  const locked = await lockCoached(w, found.requestId)
  const [part] = await find()
  if (!part) throw notFound(what)
  return { ...locked, part }
}

/** Adds a goal, which whoever asked reads. @throws not-found, forbidden, not-now */
export async function addGoal(ctx: Ctx, input: unknown): Promise<{ goalId: string }> {
  const { key, requestId, text } = goalInput.parse(input)
  return writeOnce(ctx, 'coaching.goal-set', { key, terms: { requestId, text }, onlyByKey: true }, async (w) => {
    const { row } = await lockCoached(w, requestId)
    const goalId = newId()
    await w.tx.insert(coachingGoals).values({
      ...{ id: goalId, requestId, text, status: 'open', reached: '' },
      ...{ createdAt: ctx.now, updatedAt: ctx.now },
    })
    recordRequest(w, 'coaching.goal-set', row, { goalId })
    return { goalId }
  })
}

/**
 * Says of a goal what was reached, or opens it again.
 * @throws not-found, forbidden, not-now; invalid where it says nothing of what was reached; conflict when it was changed since
 */
export async function settleGoal(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { goalId, madeFrom, ...given } = settleGoalInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { row, part: goal } = await lockPart(w, 'This goal', () =>
      w.tx.select().from(coachingGoals).where(eq(coachingGoals.id, goalId)),
    )
    const { status: state, reached, updatedAt } = goal
    const changed = refuseStale({
      ...{ madeFrom, version: updatedAt.toISOString(), current: { state, reached }, given },
      names: { state: 'how it stands', reached: 'what was reached' },
      ...{ what: 'This goal was changed in the meantime.', facts: { goalId } },
    })
    if (!changed) return { version: updatedAt.toISOString() }
    if (given.state !== 'open' && given.reached === '') throw invalid('reached', 'Say what was reached, or why not.')
    const settledOn = given.state === 'open' ? null : requestDay(await loadDatedRules(w.tx), ctx.now)
    const set = { status: given.state, reached: given.reached, settledOn, updatedAt: ctx.now }
    await w.tx.update(coachingGoals).set(set).where(eq(coachingGoals.id, goalId))
    recordRequest(w, 'coaching.goal-settled', row, { goalId, state: given.state })
    return { version: ctx.now.toISOString() }
  })
}

/** Plans a session, on a day past or to come. @throws not-found, forbidden, not-now */
export async function planCoachingSession(ctx: Ctx, input: unknown): Promise<{ sessionId: string }> {
  const { key, ...terms } = coachingSessionInput.parse(input)
  const { requestId, on, minutes } = terms
  return writeOnce(ctx, 'coaching.session-planned', { key, terms, onlyByKey: true }, async (w) => {
    const { row } = await lockCoached(w, requestId)
    const sessionId = newId()
    await w.tx.insert(coachingSessions).values({
      ...{ id: sessionId, requestId, heldOn: on, minutes, status: 'planned', notes: '' },
      ...{ createdAt: ctx.now, updatedAt: ctx.now },
    })
    recordRequest(w, 'coaching.session-planned', row, { sessionId, on })
    return { sessionId }
  })
}

/**
 * Says of a session whether it was held, with notes that both sides read; notes may be written before and after.
 * @throws not-found, forbidden; not-now before its day, or once it is settled otherwise; conflict when it was changed since
 */
export async function settleCoachingSession(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { sessionId, madeFrom, ...given } = settleSessionInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { row, part: session } = await lockPart(w, 'This session', () =>
      w.tx.select().from(coachingSessions).where(eq(coachingSessions.id, sessionId)),
    )
    const { status: state, notes, heldOn, minutes, updatedAt } = session
    const changed = refuseStale({
      ...{ madeFrom, version: updatedAt.toISOString(), current: { state, notes }, given },
      names: { state: 'how it stands', notes: 'notes' },
      ...{ what: 'This session was changed in the meantime.', facts: { sessionId } },
    })
    if (!changed) return { version: updatedAt.toISOString() }
    const today = requestDay(await loadDatedRules(w.tx), ctx.now)
    if (given.state !== state && !maySettle({ id: sessionId, on: heldOn, minutes, state }, today))
      throw notNow('A session is settled once, and not before its day has come.')
    const set = { status: given.state, notes: given.notes, updatedAt: ctx.now }
    await w.tx.update(coachingSessions).set(set).where(eq(coachingSessions.id, sessionId))
    recordRequest(w, 'coaching.session-settled', row, { sessionId, state: given.state })
    return { version: ctx.now.toISOString() }
  })
}
