/** Checking a roster file and loading what it would change. Taking a load back is in roll-back.ts, one person in people.ts. */
import { and, eq, lt } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { lockRoster } from '@/lib/agencies/affiliations'
import { can, refusal } from '@/lib/agencies/policy'
import { countAnew } from '@/lib/audit/count-anew'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, write } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, DomainError, invalid, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { count } from '@/lib/platform/words'
import { planInTime, rowsGiven } from '../batches'
import { rosterFile } from '../table-files'
import { rosterBatches } from '../tables'
import { applyChanges } from './apply'
import { digestOf, type LoadedRoster, loadRoster } from './current'
import { type RosterFile, readRosterFile } from './file'
import { applyRosterInput, checkRosterInput, rosterOwnerInput } from './inputs'
import { keptPlan, planOf } from './kept-plan'
import { withoutBirthMonth } from './own-days'
import { countKinds, type RosterChange, type RosterEntry, type RosterPlan, type UnitChoice } from './plan'
import { newUnitOf, planSteps } from './rules'

/** A check that nobody loaded is forgotten after a week: it holds names and addresses. */
const CHECKS_KEPT_DAYS = 7
/** Above one in ten, the number of people who would leave has to be typed. */
const MANY_LEAVERS = 0.1

/**
 * Works out what a roster file would change and keeps that for loading; changes nothing.
 * @throws not-found; invalid for a file that cannot be read, by line, or without names or numbers (with the columns found)
 */
export async function checkRoster(ctx: Ctx, input: unknown): Promise<{ batchId: string }> {
  // Who may not do it should not make us read a file.
  const { agencyId } = rosterOwnerInput.parse(input)
  refuseCheck(ctx, agencyId)
  const { key, columns, ...given } = checkRosterInput.parse(input)
  const { fileName, bytes, digest } = await rowsGiven(ctx, given, rosterFile)
  const file = await readRosterFile(bytes, columns)
  const terms = { agencyId, fileName, columns, digest: digest.toString('hex') }
  return writeOnce(ctx, 'roster.checked', { key, terms, onlyByKey: true }, async (w) => {
    const roster = await loadRoster(w, agencyId)
    const plan = await planFor(file, roster)
    const [batchId, kept] = [newId(), await keptPlan(plan)]
    await forgetOldChecks(w, agencyId)
    await w.tx.insert(rosterBatches).values({
      id: batchId,
      agencyId,
      fileName,
      digest,
      state: 'checked',
      rowCount: file.rows.length,
      servingCount: roster.serving,
      counts: countKinds(plan.entries),
      columns: Object.fromEntries(file.columns.map(({ header, field }) => [header, field])),
      ...kept,
      basis: digestOf(roster.current),
      uploadedBy: actingPersonId(ctx.actor),
      uploadedAt: ctx.now,
    })
    const detail = { fileName, rows: file.rows.length }
    w.record('roster.checked', { kind: 'roster', id: batchId, agencyId, detail })
    return { batchId }
  })
}

/** What needs no look at the file. @throws not-found or forbidden for who does not keep the roster */
export function refuseCheck(ctx: Ctx, agencyId: string): void {
  if (!can.managePeople(ctx.actor, agencyId)) throw refusal(ctx.actor, agencyId)
}

const planFor = ({ rows, lettersGuessed }: RosterFile, { current, today }: LoadedRoster): Promise<RosterPlan> =>
  planInTime(
    planSteps({ rows, current, today, lettersGuessed }),
    'The file takes too long to compare with the roster. Send it in parts.',
  )

async function forgetOldChecks(w: Writer, agencyId: string): Promise<void> {
  await w.tx
    .delete(rosterBatches)
    .where(
      and(
        eq(rosterBatches.agencyId, agencyId),
        eq(rosterBatches.state, 'checked'),
        lt(rosterBatches.uploadedAt, plusDays(w.ctx.now, -CHECKS_KEPT_DAYS)),
      ),
    )
}

/**
 * Loads the chosen changes of a check, all or none: what is proposed, save `leaveOut`, and what is named in `include`.
 * @throws not-found; conflict when the roster is no longer the one that was checked; not-now when nothing is chosen or
 * the batch was loaded before; invalid (`confirmLeavers`) when many would leave and the number was not typed
 */
export async function applyRoster(
  ctx: Ctx,
  input: unknown,
): Promise<{ changed: number; started: number; ended: number; left: number }> {
  const { batchId, leaveOut, include, confirmLeavers, units } = applyRosterInput.parse(input)
  const loaded = await write(ctx, 'roster.applied', async (w) => {
    const batch = await lockBatch(w, batchId)
    const { agencyId } = batch
    if (batch.state !== 'checked')
      throw notNow('This file was loaded already. Check it again to see what it would change now.')
    await lockRoster(w, agencyId)
    const roster = await loadRoster(w, agencyId)
    refuseStale(batch, roster)
    const plan = await planOf(batch)
    const answers = unitAnswers(units, roster)
    const chosen = chooseEntries(plan, { leaveOut: new Set(leaveOut), include: new Set(include), answers })
    if (chosen.length === 0) throw notNow('Nothing is chosen, so there is nothing to load.')
    const leaving = chosen.filter(({ change }) => change?.does === 'end')
    confirmLeaving(w, leaving, batch.servingCount, confirmLeavers)
    const { undo, ...counts } = await applyChanges(
      w,
      chosen.flatMap(({ change }) => (change ? [withUnit(change, answers)] : [])),
      roster,
    )
    const kept = await keptPlan(marked(plan, { chosen, answers, roster }))
    const loaded = { ...kept, appliedAt: ctx.now, appliedCount: chosen.length }
    await asSystem(w.tx, ctx, () =>
      w.tx
        .update(rosterBatches)
        .set({ state: 'applied', undo, ...loaded })
        .where(eq(rosterBatches.id, batchId)),
    )
    w.record('roster.applied', {
      kind: 'roster',
      id: batchId,
      agencyId,
      detail: { fileName: batch.fileName, ...counts },
    })
    return { ...counts, left: plan.entries.length - chosen.length }
  })
  await countAnew(ctx, loaded.changed + loaded.started + loaded.ended)
  return loaded
}

/** @throws not-found also for a batch of an agency that is not the actor's */
export async function lockBatch(w: Writer, batchId: string): Promise<typeof rosterBatches.$inferSelect> {
  const which = eq(rosterBatches.id, batchId)
  const [whose] = await w.tx.select({ agencyId: rosterBatches.agencyId }).from(rosterBatches).where(which)
  if (!whose) throw notFound('This roster file')
  if (!can.managePeople(w.ctx.actor, whose.agencyId)) throw refusal(w.ctx.actor, whose.agencyId)
  const [batch] = await w.tx.select().from(rosterBatches).where(which).for('update')
  if (!batch) throw notFound('This roster file')
  return batch
}

function refuseStale(batch: typeof rosterBatches.$inferSelect, roster: LoadedRoster): void {
  if (batch.plan.today !== roster.today)
    throw conflict('The file was checked on another day, and the days of the changes would be wrong. Check it again.')
  if (!digestOf(roster.current).equals(batch.basis))
    throw conflict('The roster has changed since the file was checked. Check it again to see what it would change now.')
}

type Answers = ReadonlyMap<string, UnitChoice>
type Choice = { leaveOut: Set<string>; include: Set<string>; answers: Answers }

/** @throws invalid for a unit of another agency */
function unitAnswers(units: z.output<typeof applyRosterInput>['units'], { current }: LoadedRoster): Answers {
  const own = new Set(current.units.map(({ unitId }) => unitId))
  return new Map(
    Object.entries(units).map(([name, answer]) => {
      if (answer !== 'new' && !own.has(answer.unitId))
        throw invalid('units', `What was chosen for ${name} is not a unit of the agency. Choose another.`)
      return [name, answer === 'new' ? { newUnit: name } : answer]
    }),
  )
}

/** A row that waited only for what its unit is goes with the answer. */
function chooseEntries({ entries }: RosterPlan, { leaveOut, include, answers }: Choice): RosterEntry[] {
  return entries.filter(({ key, proposed, change, asksUnit }) => {
    const isProposed = proposed || (asksUnit !== undefined && answers.has(asksUnit))
    return change && (include.has(key) || (isProposed && !leaveOut.has(key)))
  })
}

function withUnit(change: RosterChange, answers: Answers): RosterChange {
  const unit = newUnitOf(change)
  const answer = unit === null ? undefined : answers.get(unit)
  if (!answer || change.does === 'end' || !change.service) return change
  return { ...change, service: { ...change.service, unit: answer } } as RosterChange
}

type Made = { chosen: readonly RosterEntry[]; answers: Answers; roster: LoadedRoster }

/** The plan with what was made of it, and which unit a strange name was taken for. */
function marked(plan: RosterPlan, { chosen, answers, roster }: Made): RosterPlan {
  const made = new Set(chosen)
  const paths = new Map(roster.current.units.map(({ unitId, path }) => [unitId, path]))
  const meant = (name: string | undefined) => {
    const answer = name === undefined ? undefined : answers.get(name)
    return answer && 'unitId' in answer ? ` “${name}” was taken for ${paths.get(answer.unitId)}.` : ''
  }
  return {
    ...plan,
    entries: plan.entries.map((entry) => {
      const line = withoutBirthMonth(entry)
      return made.has(entry)
        ? { ...line, loaded: true, why: `${line.why}${meant(entry.asksUnit)}` }
        : { ...line, loaded: false }
    }),
  }
}

function confirmLeaving(
  w: Writer,
  leaving: readonly RosterEntry[],
  serving: number,
  confirmed: number | undefined,
): void {
  const me = actingPersonId(w.ctx.actor)
  if (me && leaving.some(({ key }) => key === me))
    throw notNow('You are among those who would leave. Leave yourself out; another coordinator can end your service.')
  if (leaving.length <= serving * MANY_LEAVERS || confirmed === leaving.length) return
  throw new DomainError(
    'invalid',
    `${count(leaving.length, 'person', 'people')} of ${serving} would leave. Type ${leaving.length} to confirm.`,
    [{ field: 'confirmLeavers', message: `Type ${leaving.length}, the number of people who would leave.` }],
    { leavers: leaving.length, serving },
  )
}
