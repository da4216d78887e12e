/** Telling of a rule that the collection lacks, and answering that. */
import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { roles } from '@/lib/agencies/tables'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { myName } from '@/lib/identity/my-name'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { forbidden, notFound, notNow, tooMany } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import { lastingRecord } from '@/lib/platform/row-security'
import { ruleAnswered } from './mails'
import { can } from './policy'
import { answerSuggestedRuleInput, suggestRuleInput } from './suggested-inputs'
import { isOfOwn } from './suggested-queries'
import { suggestedRules } from './suggested-tables'

const WAITING_AT_MOST = 20

/**
 * Tells of a rule by where it holds, what it asks of whom, and its citation or the address of its text; it waits for those who
 * read packs. Sent twice it is told once.
 * @throws not-found; forbidden; invalid by field; too-many while 20 of an agency wait
 */
export async function suggestRule(ctx: Ctx, input: unknown): Promise<{ suggestedId: string }> {
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
    return { suggestedId: id }
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
 * Says what becomes of a rule that an agency told of; its side hears once that there is an answer. The first answer holds; the
 * same sent again is answered as the first time.
 * @throws forbidden, also of one’s own and of one’s own agency’s; not-found; not-now when it was answered before
 */
export async function answerSuggestedRule(ctx: Ctx, input: unknown): Promise<{ status: 'taken-up' | 'declined' }> {
  const { suggestedId, status, answer } = answerSuggestedRuleInput.parse(input)
  const answeredBy = actingPersonId(ctx.actor)
  if (!can.recordReading(ctx.actor) || answeredBy === null) throw forbidden()
  return writeIfNeeded(ctx, async (w) => {
    const [row] = await w.tx
      .select({
        ...{ agencyId: suggestedRules.agencyId, place: suggestedRules.place, citation: suggestedRules.citation },
        ...{ byPersonId: suggestedRules.byPersonId, ofOwn: isOfOwn },
      })
      .from(suggestedRules)
      .where(eq(suggestedRules.id, suggestedId))
    if (!row) throw notFound('This rule')
    if (row.ofOwn) throw forbidden('Somebody else answers what you or your own agency told of.')
    const answered = await w.tx
      .update(suggestedRules)
      .set({ status, answer, answeredBy, answeredAt: ctx.now })
      .where(and(eq(suggestedRules.id, suggestedId), eq(suggestedRules.status, 'waiting')))
      .returning({ id: suggestedRules.id })
    if (answered.length === 0) {
      if (await isMine(w, { suggestedId, status, answer, answeredBy })) return { status }
      throw notNow('It was answered already. Read the answer.')
    }
    const { agencyId, place, citation } = row
    for (const personId of await whoHears(w, row))
      await notify(w, ruleAnswered, { suggestedId }, { key: `${suggestedId} ${personId}`, personId })
    const detail = { place, citation, status }
    w.record('rule.answered', { kind: 'suggested-rule', id: suggestedId, agencyId, detail })
    return { status }
  })
}

type Given = { suggestedId: string; status: 'taken-up' | 'declined'; answer: string; answeredBy: string }

/** The very answer stands there, by the same person. */
async function isMine(w: Writer, { suggestedId, ...given }: Given): Promise<boolean> {
  const { status, answer, answeredBy } = suggestedRules
  const [held] = await w.tx
    .select({ status, answer, answeredBy })
    .from(suggestedRules)
    .where(eq(suggestedRules.id, suggestedId))
  return held?.status === given.status && held.answer === given.answer && held.answeredBy === given.answeredBy
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
