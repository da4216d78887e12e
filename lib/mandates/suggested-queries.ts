/** Reading what agencies told of rules that the collection lacks. */
import { asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { inActingAgencies, inServedAgencies, ofActingPerson } from '@/lib/platform/row-security'
import { can } from './policy'
import { listSuggestedRulesInput, type SuggestedRule, type SuggestedRules } from './suggested-inputs'
import { suggestedRules } from './suggested-tables'

const PAGE_SIZE = 20

/** Told by whoever asks, or by an agency that they look after or serve or served: somebody else answers it. */
export const isOfOwn: SQL<boolean> = sql<boolean>`(${ofActingPerson(suggestedRules.byPersonId)}
  or ${inActingAgencies(suggestedRules.agencyId)} or ${inServedAgencies(suggestedRules.agencyId)})`

const waits = sql<boolean>`${suggestedRules.status} = 'waiting'`

/**
 * What one agency told of, for those who look after it; without an agency all of it, for those who read packs. Those that wait
 * first, the longest first; then what was answered, the latest first. @throws not-found, forbidden
 */
export async function listSuggestedRules(ctx: Ctx, input: unknown): Promise<SuggestedRules> {
  const { agencyId, page: asked } = listSuggestedRulesInput.parse(input)
  if (agencyId === undefined && !can.recordReading(ctx.actor)) throw forbidden()
  if (agencyId !== undefined && !can.readFor(ctx.actor, agencyId)) throw notFound('This agency')
  const visible = agencyId === undefined ? undefined : eq(suggestedRules.agencyId, agencyId)
  const reads = can.recordReading(ctx.actor)
  return read(ctx, async (tx) => {
    const counts = { total: sql<number>`count(*)::int`, waiting: sql<number>`(count(*) filter (where ${waits}))::int` }
    const [{ total, waiting } = { total: 0, waiting: 0 }] = await tx.select(counts).from(suggestedRules).where(visible)
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
    const page = Math.min(asked, pages)
    const rows = await tx
      .select({ rule: suggestedRules, agencyName: agencies.name, ofOwn: isOfOwn })
      .from(suggestedRules)
      .innerJoin(agencies, eq(agencies.id, suggestedRules.agencyId))
      .where(visible)
      .orderBy(
        desc(waits),
        asc(sql`case when ${waits} then ${suggestedRules.suggestedAt} end`),
        desc(suggestedRules.answeredAt),
        asc(suggestedRules.id),
      )
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
    return { items: rows.map((row) => shown(row, reads)), total, waiting, page, pages }
  })
}

type Row = { rule: typeof suggestedRules.$inferSelect; agencyName: string; ofOwn: boolean }

const shown = ({ rule, agencyName, ofOwn }: Row, reads: boolean): SuggestedRule => {
  const { place, asksOf, says, citation, url, status, answer } = rule
  return {
    suggestedId: rule.id,
    agencyName,
    by: rule.byName,
    ...{ place, asksOf, says, citation, url, status, answer },
    suggestedAt: rule.suggestedAt.toISOString(),
    answeredAt: rule.answeredAt?.toISOString() ?? null,
    mayAnswer: reads && status === 'waiting' && !ofOwn,
  }
}
