/** Reading what agencies told of rules that the collection lacks. */
import { asc, desc, eq, ne, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { can } from './policy'
import { listSuggestedRulesInput, type SuggestedRule, type SuggestedRules } from './suggested-inputs'
import { isOfOwn, suggestedVersion } from './suggested-records'
import { suggestedRules } from './suggested-tables'
import { packEditions } from './tables'

const PAGE_SIZE = 20

const waits = sql<boolean>`${suggestedRules.status} = 'waiting'`

/**
 * What one agency told of, for those who look after it; without an agency all of it, for those who read packs, but what
 * was taken back. Those that wait first, the longest first; then what was answered or taken back, the latest first. @throws not-found, forbidden
 */
export async function listSuggestedRules(ctx: Ctx, input: unknown): Promise<SuggestedRules> {
  const { agencyId, page: asked } = listSuggestedRulesInput.parse(input)
  if (agencyId === undefined && !can.recordReading(ctx.actor)) throw forbidden()
  if (agencyId !== undefined && !can.readFor(ctx.actor, agencyId)) throw notFound('This agency')
  const visible =
    agencyId === undefined ? ne(suggestedRules.status, 'withdrawn') : eq(suggestedRules.agencyId, agencyId)
  const may = { reads: can.recordReading(ctx.actor), keeps: (id: string) => can.adopt(ctx.actor, id) }
  return read(ctx, async (tx) => {
    const counts = { total: sql<number>`count(*)::int`, waiting: sql<number>`(count(*) filter (where ${waits}))::int` }
    const [{ total, waiting } = { total: 0, waiting: 0 }] = await tx.select(counts).from(suggestedRules).where(visible)
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
    const page = Math.min(asked, pages)
    const rows = await tx
      .select({ rule: suggestedRules, agencyName: agencies.name, ofOwn: isOfOwn, packTitle: titleOfPack })
      .from(suggestedRules)
      .innerJoin(agencies, eq(agencies.id, suggestedRules.agencyId))
      .where(visible)
      .orderBy(
        desc(waits),
        asc(sql`case when ${waits} then ${suggestedRules.suggestedAt} end`),
        desc(sql`coalesce(${suggestedRules.answeredAt}, ${suggestedRules.withdrawnAt})`),
        asc(suggestedRules.id),
      )
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
    return { items: rows.map((row) => shown(row, may)), total, waiting, page, pages }
  })
}

/** What it became, as its latest edition is called. */
const titleOfPack = sql<string | null>`(select e.pack->>'title' from ${packEditions} e
  where e.pack_id = ${suggestedRules.packId} order by e.edition desc limit 1)`

type Row = {
  rule: typeof suggestedRules.$inferSelect
  agencyName: string
  ofOwn: boolean
  packTitle: string | null
}
type May = { reads: boolean; keeps: (agencyId: string) => boolean }

const shown = ({ rule, agencyName, ofOwn, packTitle }: Row, may: May): SuggestedRule => {
  const { place, asksOf, says, citation, url, status, answer, packId } = rule
  const waiting = status === 'waiting'
  return {
    suggestedId: rule.id,
    agencyName,
    by: rule.byName,
    ...{ place, asksOf, says, citation, url, status, answer },
    version: suggestedVersion(rule),
    suggestedAt: rule.suggestedAt.toISOString(),
    correctedAt: rule.correctedAt?.toISOString() ?? null,
    withdrawnAt: rule.withdrawnAt?.toISOString() ?? null,
    answeredAt: rule.answeredAt?.toISOString() ?? null,
    pack: packId === null || packTitle === null ? null : { packId, title: packTitle },
    mayAnswer: may.reads && waiting && !ofOwn,
    mayNamePack: may.reads && status === 'taken-up' && !ofOwn,
    mayChange: waiting && may.keeps(rule.agencyId),
  }
}
