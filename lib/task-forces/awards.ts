/** Awards of a task force, each as one source states it: added, corrected and withdrawn by those who keep it. */
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { refuseAhead } from '@/lib/agencies/own-day'
import { changeOf } from '@/lib/audit/changes'
import { writeOnce } from '@/lib/audit/once'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { invalid, invalidFields, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { awardTextProblems } from './award-texts'
import { type AwardFields, addAwardInput, changeAwardInput, withdrawAwardInput } from './inputs'
import { type AwardRow, awardColumnsOf, awardFieldsOf, awardVersion, type ForceRow } from './records'
import type { AwardResult } from './shapes'
import { agencyName, lockKept, refuseUnseen, tell } from './steps'
import { taskForceAwards } from './tables'
import { awardFieldNames } from './words'

/**
 * Adds an award. @throws not-found; forbidden; invalid by field, also where its number stands already with the same kind of amount
 */
export async function addAward(ctx: Ctx, input: unknown): Promise<AwardResult> {
  const { key, taskForceId, ...fields } = addAwardInput.parse(input)
  return writeOnce(ctx, 'task-force.award-added', { key, terms: { taskForceId, ...fields } }, async (w) => {
    const force = await lockKept(w, taskForceId)
    await refuseWrong(w, force, null, fields)
    const columns = awardColumnsOf(fields)
    const awardId = newId()
    await w.tx.insert(taskForceAwards).values({ id: awardId, taskForceId, ...columns, recordedAt: ctx.now })
    await tell(w, 'task-force.award-added', taskForceId, { force: force.name, awardId, ...fields })
    return { awardId, version: awardVersion(columns) }
  })
}

/** Corrects an award. @throws not-found; forbidden; invalid by field; conflict when it was changed since */
export async function changeAward(ctx: Ctx, input: unknown): Promise<AwardResult> {
  const { awardId, madeFrom, ...fields } = changeAwardInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { force, award } = await lockAward(w, awardId)
    const version = awardVersion(award)
    const before = awardFieldsOf(award)
    if (!refuseStale({ madeFrom, version, current: before, given: fields, names: awardFieldNames, what: CHANGED }))
      return { awardId, version }
    const columns = awardColumnsOf(fields)
    if (awardVersion(columns) === version) return { awardId, version }
    await refuseWrong(w, force, awardId, fields)
    await w.tx.update(taskForceAwards).set(columns).where(eq(taskForceAwards.id, awardId))
    const change = changeOf(before, awardFieldsOf(columns))
    await tell(w, 'task-force.award-changed', force.id, { force: force.name, awardId, number: award.number, ...change })
    return { awardId, version: awardVersion(columns) }
  })
}

/**
 * Takes an award away that was entered wrongly; the trail keeps it, with the reason. Sent twice it changes nothing more.
 * @throws not-found; forbidden; conflict when it was changed since
 */
export async function withdrawAward(ctx: Ctx, input: unknown): Promise<{ awardId: string }> {
  const { awardId, madeFrom, reason } = withdrawAwardInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { force, award } = await lockAward(w, awardId, true)
    if (award.withdrawnAt) return { awardId }
    refuseUnseen('This award', madeFrom, awardVersion(award), awardFieldsOf(award))
    await w.tx.update(taskForceAwards).set({ withdrawnAt: w.ctx.now }).where(eq(taskForceAwards.id, awardId))
    const told = { force: force.name, awardId, reason, ...awardFieldsOf(award) }
    await tell(w, 'task-force.award-withdrawn', force.id, told)
    return { awardId }
  })
}

const CHANGED = 'This award was changed in the meantime, by you in another window or by somebody else.'

async function lockAward(
  w: Writer,
  awardId: string,
  evenWithdrawn = false,
): Promise<{ force: ForceRow; award: AwardRow }> {
  const byId = eq(taskForceAwards.id, awardId)
  const [seen] = await w.tx.select({ taskForceId: taskForceAwards.taskForceId }).from(taskForceAwards).where(byId)
  if (!seen) throw notFound('This award')
  const force = await lockKept(w, seen.taskForceId)
  const [award] = await w.tx.select().from(taskForceAwards).where(byId)
  if (!award || (award.withdrawnAt && !evenWithdrawn)) throw notFound('This award')
  return { force, award }
}

/** What a form cannot know: a day ahead, an agency that is not there, a number that stands already, a street. */
async function refuseWrong(w: Writer, force: ForceRow, awardId: string | null, fields: AwardFields): Promise<void> {
  const problems = awardTextProblems(fields)
  if (problems.length > 0) throw invalidFields(problems)
  await refuseAhead(w, 'sourceSeenOn', fields.sourceSeenOn)
  if (fields.holderAgencyId) await agencyName(w, 'holderAgencyId', fields.holderAgencyId)
  const [twin] = await w.tx
    .select({ id: taskForceAwards.id })
    .from(taskForceAwards)
    .where(
      and(
        eq(taskForceAwards.taskForceId, force.id),
        eq(taskForceAwards.number, fields.number),
        sql`coalesce(${taskForceAwards.basis}, '') = ${fields.basis}`,
        isNull(taskForceAwards.withdrawnAt),
        awardId ? ne(taskForceAwards.id, awardId) : undefined,
      ),
    )
  if (twin)
    throw invalid(
      'number',
      `${fields.number} is here already. Correct it there, or say what else this amount counts: another source may give another one.`,
    )
}
