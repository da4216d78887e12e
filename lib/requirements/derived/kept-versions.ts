/** Versions of requirements as the rules take them, asked for over and over: kept in memory, since one that was written never changes. */
import { sql } from 'drizzle-orm'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import type { Version } from '../shapes'
import { requirementVersions, versionColumns } from '../tables'

/** Of one or two kilobytes each, and what is worked out about what they ask for as much. */
const MOST = 5_000
const kept = new Map<string, Version>()

const written = named('requirements-versions-written', (db) =>
  db
    .select({ id: requirementVersions.id, ...versionColumns })
    .from(requirementVersions)
    .where(sql`${requirementVersions.id} = ${anyIdGiven('versions')}`),
)

/**
 * These versions, by id. Nobody may change what comes back: others hold it too.
 * @param ids of versions that the transaction shows to whoever acts in it
 */
export async function keptVersions(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Version>> {
  const found = new Map<string, Version>()
  for (const id of ids) {
    const known = kept.get(id)
    if (known) found.set(id, known)
  }
  if (found.size === ids.length) return found
  const missing = ids.filter((id) => !found.has(id))
  for (const version of await written.on(tx, { versions: idList(missing) })) {
    found.set(version.id, version)
    const [oldest] = kept.keys()
    if (kept.size >= MOST && oldest) kept.delete(oldest)
    kept.set(version.id, version)
  }
  return found
}
