/** What those who read packs say of a rule that an agency told of, and the pack that became of it. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { roles } from '@/lib/agencies/tables'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, invalid, notFound, notNow } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notify'
import { lastingRecord } from '@/lib/platform/row-security'
import { packNamed, ruleAnswered } from './mails'
import { can } from './policy'
import { latestEditions } from './records'
import { answerSuggestedRuleInput, namePackOfRuleInput } from './suggested-inputs'
import { lockSuggested, type SuggestedRow, suggestedVersion, toldOf } from './suggested-records'
import { suggestedRules } from './suggested-tables'

/**
 * Says what becomes of a rule that an agency told of, and where it is a pack by now, which one; its side hears once that there is
 * an answer. The first answer holds; the same sent again is answered as the first time.
 * @throws forbidden, also of one’s own and of one’s own agency’s; not-found; not-now when it was answered before or taken back;
 * conflict when it was corrected since it was read; invalid where there is no such pack
 */
export async function answerSuggestedRule(ctx: Ctx, input: unknown): Promise<{ status: 'taken-up' | 'declined' }> {
  const { suggestedId, madeFrom, ...given } = answerSuggestedRuleInput.parse(input)
  const { status, packId } = given
  return writeIfNeeded(ctx, async (w) => {
    const { row, personId } = await lockForReader(w, suggestedId)
    if (row.status !== 'waiting') {
      if (isSame(row, { ...given, answeredBy: personId })) return { status }
      throw notNow(
        row.status === 'withdrawn'
          ? 'Its agency took it back: there is nothing to answer any more.'
          : 'It was answered already. Read the answer.',
      )
    }
    if (String(madeFrom) !== suggestedVersion(row))
      throw conflict('Its agency corrected it in the meantime. Read it as it is now, and answer then.', {
        version: suggestedVersion(row),
        current: toldOf(row),
      })
    if (packId !== null) await refuseUnknownPack(w, packId)
    await w.tx
      .update(suggestedRules)
      .set({ ...given, answeredBy: personId, answeredAt: ctx.now })
      .where(and(eq(suggestedRules.id, suggestedId), eq(suggestedRules.status, 'waiting')))
    for (const hears of await whoHears(w, row))
      await notify(w, ruleAnswered, { suggestedId }, { key: `${suggestedId} ${hears}`, personId: hears })
    recordAnswer(w, 'rule.answered', row, { status, ...(packId === null ? {} : { packId }) })
    return { status }
  })
}

/**
 * Names the pack that became of a rule which was taken up, or another one where it was the wrong one; its side hears of each. The
 * same named again changes nothing.
 * @throws forbidden, also of one’s own and of one’s own agency’s; not-found; not-now while it is not taken up; invalid where there
 * is no such pack
 */
export async function namePackOfRule(ctx: Ctx, input: unknown): Promise<{ packId: string }> {
  const { suggestedId, packId } = namePackOfRuleInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { row } = await lockForReader(w, suggestedId)
    if (row.status !== 'taken-up') throw notNow('It is not taken up: no pack became of it.')
    if (row.packId === packId) return { packId }
    await refuseUnknownPack(w, packId)
    await w.tx.update(suggestedRules).set({ packId }).where(eq(suggestedRules.id, suggestedId))
    // The one named first may be named again after another: of that they hear, too.
    const step = `${suggestedId} ${packId} ${ctx.now.toISOString()}`
    for (const hears of await whoHears(w, row))
      await notify(w, packNamed, { suggestedId, packId }, { key: `${step} ${hears}`, personId: hears })
    recordAnswer(w, 'rule.pack-named', row, { packId })
    return { packId }
  })
}

/** @throws forbidden, not-found */
async function lockForReader(w: Writer, suggestedId: string): Promise<{ row: SuggestedRow; personId: string }> {
  const { actor } = w.ctx
  const personId = actingPersonId(actor)
  if (!can.recordReading(actor) || personId === null) throw forbidden()
  const { row, ofOwn } = await lockSuggested(w, suggestedId)
  if (!row) throw notFound('This rule')
  if (ofOwn) throw forbidden('Somebody else answers what you or your own agency told of.')
  return { row, personId }
}

type Given = Pick<SuggestedRow, 'status' | 'answer' | 'answeredBy' | 'packId'>

/** The very answer stands there, by the same person; a pack that was named afterwards is none of it. */
const isSame = (row: SuggestedRow, given: Given): boolean =>
  row.status === given.status &&
  row.answer === given.answer &&
  row.answeredBy === given.answeredBy &&
  (given.packId === null || row.packId === given.packId)

/** @throws invalid */
async function refuseUnknownPack(w: Writer, packId: string): Promise<void> {
  const [pack] = await latestEditions(w.tx, packId)
  if (!pack) throw invalid('packId', 'There is no such pack. Choose one of the list.')
}

function recordAnswer(
  w: Writer,
  event: 'rule.answered' | 'rule.pack-named',
  { id, agencyId, place, citation }: SuggestedRow,
  more: object,
): void {
  w.record(event, { kind: 'suggested-rule', id, agencyId, detail: { place, citation, ...more } })
}

/** Whoever told of it, as long as they coordinate the agency; after them its coordinators, who alone can read the answer there. */
async function whoHears(w: Writer, { agencyId, byPersonId }: { agencyId: string; byPersonId: string }) {
  const personId = sql<string>`${lastingRecord(roles.personId)}`
  const coordinators = await asSystem(w.tx, w.ctx, () =>
    w.tx
      .selectDistinct({ personId, told: sql<boolean>`${personId} = ${lastingRecord(sql`${byPersonId}::uuid`)}` })
      .from(roles)
      .where(and(eq(roles.agencyId, agencyId), eq(roles.role, 'coordinator'), isNull(roles.revokedAt))),
  )
  const tellers = coordinators.filter(({ told }) => told)
  return (tellers.length > 0 ? tellers : coordinators).map((each) => each.personId)
}
