/** A rule that an agency told of between its row and what is done with it. */
import { eq, type SQL, sql } from 'drizzle-orm'
import { versionOf } from '@/lib/audit/versions'
import type { Writer } from '@/lib/audit/write'
import { inActingAgencies, inServedAgencies, ofActingPerson } from '@/lib/platform/row-security'
import type { ToldRule } from './suggested-inputs'
import { suggestedRules } from './suggested-tables'

export type SuggestedRow = typeof suggestedRules.$inferSelect

/** What its agency says of it. */
export const toldOf = ({ place, asksOf, says, citation, url }: ToldRule): ToldRule => ({
  ...{ place, asksOf, says, citation, url },
})
export const suggestedVersion = (told: ToldRule): string => versionOf(toldOf(told))

/** Told by whoever asks, or by an agency that they look after or serve or served: somebody else answers it. */
export const isOfOwn: SQL<boolean> = sql<boolean>`(${ofActingPerson(suggestedRules.byPersonId)}
  or ${inActingAgencies(suggestedRules.agencyId)} or ${inServedAgencies(suggestedRules.agencyId)})`

/**
 * What row security lets the actor see of one, after whoever changes the same one now. No lock of the row: that is only for
 * whoever may change it as it stands, and the others are to learn why they may not.
 */
export async function lockSuggested(w: Writer, suggestedId: string): Promise<{ row?: SuggestedRow; ofOwn: boolean }> {
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`suggested rule ${suggestedId}`}, 0))`)
  const [found] = await w.tx
    .select({ row: suggestedRules, ofOwn: isOfOwn })
    .from(suggestedRules)
    .where(eq(suggestedRules.id, suggestedId))
  return found ?? { ofOwn: false }
}
