/** The names under which courses given elsewhere count, as the requirements of an agency name them. */
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { nameKey } from './engine/narrowing'

/** A name, and a requirement that takes it. */
export type Naming = { title: string; requirement: string }

/** In the order of the alphabet; of every version, since what is accepted may have been taken under an older one. */
export async function namingAt(tx: Tx, agencyId: string): Promise<Naming[]> {
  return tx.execute<Naming>(sql`
    select distinct named #>> '{}' as title, r.name as requirement
    from requirements r join requirement_versions v on v.requirement_id = r.id,
      jsonb_path_query(v.criterion, '$.**.titles[*]') as named
    where r.agency_id = ${agencyId}::uuid and r.retired_on is null order by title, requirement`)
}

export async function coursesNamedBy(tx: Tx, agencyId: string): Promise<string[]> {
  return [...new Set((await namingAt(tx, agencyId)).map(({ title }) => title))]
}

/** Requirements that take a training by its name alone. */
export function namedFor(naming: readonly Naming[], title: string): string[] {
  const key = nameKey(title)
  return [...new Set(naming.filter((each) => nameKey(each.title) === key).map(({ requirement }) => requirement))]
}
