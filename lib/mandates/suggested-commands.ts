/** What an agency does with a rule that the collection lacks: it tells of it, corrects it and takes it back. */
import { and, count, eq, sql } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import { differing, refuseStale } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { myName } from '@/lib/identity/my-name'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { forbidden, notFound, notNow, tooMany } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { can } from './policy'
import {
  correctSuggestedRuleInput,
  type SuggestedResult,
  suggestRuleInput,
  type ToldRule,
  withdrawSuggestedRuleInput,
} from './suggested-inputs'
import { lockSuggested, type SuggestedRow, suggestedVersion, toldOf } from './suggested-records'
import { suggestedRules } from './suggested-tables'
import { toldNames } from './words'

const WAITING_AT_MOST = 20

/**
 * Tells of a rule by where it holds, what it asks of whom, and its citation or the address of its text; it waits for those who
 * read packs. Sent twice it is told once.
 * @throws not-found; forbidden; invalid by field; too-many while 20 of an agency wait
 */
export async function suggestRule(ctx: Ctx, input: unknown): Promise<SuggestedResult> {
  const { key, ...given } = suggestRuleInput.parse(input)
  const { agencyId, ...said } = given
  if (!can.adopt(ctx.actor, agencyId)) throw can.readFor(ctx.actor, agencyId) ? forbidden() : notFound('This agency')
  const byPersonId = actingPersonId(ctx.actor)
  if (byPersonId === null) throw forbidden('Somebody of the agency tells of a rule, never a program.')
  return writeOnce(ctx, 'rule.suggested', { key, terms: given }, async (w) => {
    await refuseFlood(w, agencyId)
    const id = newId()
    const row = { id, agencyId, ...said, status: 'waiting' as const, suggestedAt: ctx.now }
    await w.tx.insert(suggestedRules).values({ ...row, byPersonId, byName: await myName(w) })
    const { place, citation } = said
    w.record('rule.suggested', { kind: 'suggested-rule', id, agencyId, detail: { place, citation } })
    return { suggestedId: id, version: suggestedVersion(said) }
  })
}

/** Counted by one at a time of an agency, so that many at once are no way around it. @throws too-many */
async function refuseFlood(w: Writer, agencyId: string): Promise<void> {
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`suggested rules ${agencyId}`}, 0))`)
  const ofAgency = and(eq(suggestedRules.agencyId, agencyId), eq(suggestedRules.status, 'waiting'))
  const [waiting] = await w.tx.select({ count: count() }).from(suggestedRules).where(ofAgency)
  if ((waiting?.count ?? 0) >= WAITING_AT_MOST)
    throw tooMany(
      `${WAITING_AT_MOST} rules that your agency told of wait already. Tell of more when some are answered.`,
      86_400,
    )
}

/**
 * Changes what was told, as long as nobody has answered; sent twice it is changed once. Any coordinator of the agency may, since
 * it is told in the agency’s name; the trail says who did.
 * @throws not-found; forbidden; invalid by field; not-now when it was answered or taken back; conflict when it was changed since
 */
export async function correctSuggestedRule(ctx: Ctx, input: unknown): Promise<SuggestedResult> {
  const { suggestedId, madeFrom, ...given } = correctSuggestedRuleInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockForAgency(w, suggestedId)
    if (row.status !== 'waiting') throw notNow(row.status === 'withdrawn' ? TAKEN_BACK : ANSWERED)
    const current = toldOf(row)
    const version = suggestedVersion(row)
    const what = 'This rule was corrected in the meantime, by you in another window or by somebody else.'
    const isNews = refuseStale<ToldRule>({ madeFrom, version, current, given, names: toldNames, what })
    const changed = differing(current, given)
    if (isNews && changed.length > 0) {
      await w.tx
        .update(suggestedRules)
        .set({ ...given, correctedAt: ctx.now })
        .where(eq(suggestedRules.id, suggestedId))
      recordOfAgency(w, 'rule.corrected', { ...row, ...given }, { changed })
    }
    return { suggestedId, version: suggestedVersion(given) }
  })
}

/**
 * Takes back what was told, as long as nobody has answered: those who read packs are not asked any longer. A second time it
 * stays taken back.
 * @throws not-found; forbidden; not-now when it was answered
 */
export async function withdrawSuggestedRule(ctx: Ctx, input: unknown): Promise<{ status: 'withdrawn' }> {
  const { suggestedId } = withdrawSuggestedRuleInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockForAgency(w, suggestedId)
    if (row.status !== 'waiting' && row.status !== 'withdrawn') throw notNow(ANSWERED)
    if (row.status === 'waiting') {
      await w.tx
        .update(suggestedRules)
        .set({ status: 'withdrawn', withdrawnAt: ctx.now })
        .where(eq(suggestedRules.id, suggestedId))
      recordOfAgency(w, 'rule.withdrawn', row)
    }
    return { status: 'withdrawn' }
  })
}

const ANSWERED = 'It was answered in the meantime. Read the answer.'
const TAKEN_BACK = 'It was taken back. Tell of it anew.'

/** @throws not-found where the agency is not one of theirs, forbidden where they only read it */
async function lockForAgency(w: Writer, suggestedId: string): Promise<SuggestedRow> {
  const { actor } = w.ctx
  const { row } = await lockSuggested(w, suggestedId)
  if (!row || !can.readFor(actor, row.agencyId)) throw notFound('This rule')
  if (!can.adopt(actor, row.agencyId) || actingPersonId(actor) === null) throw forbidden()
  return row
}

function recordOfAgency(
  w: Writer,
  event: 'rule.corrected' | 'rule.withdrawn',
  { id, agencyId, place, citation }: SuggestedRow,
  more: object = {},
): void {
  w.record(event, { kind: 'suggested-rule', id, agencyId, detail: { place, citation, ...more } })
}
