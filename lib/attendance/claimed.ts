/** The same training counts once, whichever way it came: what agencies accepted of an event before its attendance is confirmed. */
import { and, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { lastingRecord } from '@/lib/platform/row-security'
import { credits } from '@/lib/records/tables'
import { areTitlesAlike } from '@/lib/records/titles'
import type { EventFacts, SessionFacts } from './facts'

/** Who of these has the credit of a claim, or of an earlier record, that ends on a day of the event and is called alike. Asked as the system. */
export async function claimedBy(
  tx: Tx,
  { title }: Pick<EventFacts, 'title'>,
  sessions: readonly SessionFacts[],
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const days = sessions
    .flatMap(({ startsLocal, endsLocal }) => [startsLocal.slice(0, 10), endsLocal.slice(0, 10)])
    .sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last || personIds.length === 0) return new Set()
  const rows = await tx
    .select({ personId: sql<string>`${lastingRecord(credits.personId)}`, title: credits.title })
    .from(credits)
    .where(
      and(
        sql`${credits.personId} in (
          select r from unnest(${`{${personIds.join(',')}}`}::uuid[]) as p(id), records_of(p.id) as r)`,
        inArray(credits.sourceKind, ['claim', 'import']),
        sql`${credits.earnedOn} between ${first}::date and ${last}::date`,
        sql`not exists (select 1 from credits x where x.reverses = ${credits.id})`,
      ),
    )
  return new Set(rows.flatMap((row) => (areTitlesAlike(row.title, title) ? row.personId : [])))
}
