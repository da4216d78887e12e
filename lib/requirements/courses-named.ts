/** The names under which courses given elsewhere count, as the requirements of an agency name them. */
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'

/** In the order of the alphabet; of every version, since what is accepted may have been taken under an older one. */
export async function coursesNamedBy(tx: Tx, agencyId: string): Promise<string[]> {
  const rows = await tx.execute<{ title: string }>(sql`
    select distinct named #>> '{}' as title
    from requirements r join requirement_versions v on v.requirement_id = r.id,
      jsonb_path_query(v.criterion, '$.**.titles[*]') as named
    where r.agency_id = ${agencyId}::uuid and r.retired_on is null order by title`)
  return rows.map(({ title }) => title)
}
