/** The outlines of editions as progress needs them, over and over: kept in memory, since what was published never changes. */
import { eq, sql } from 'drizzle-orm'
import { named, type Tx } from '@/lib/platform/database'
import { courseVersions, type OutlineLesson } from './tables'

/** Of about a kilobyte each. */
const MOST = 500
const kept = new Map<string, OutlineLesson[]>()

const outline = named('catalog-outline', (db) =>
  db
    .select({ outline: courseVersions.outline })
    .from(courseVersions)
    .where(eq(courseVersions.id, sql.placeholder('version'))),
)

/** The lessons of an edition in their order; of one that is not there, none. */
export async function keptOutline(tx: Tx, versionId: string): Promise<readonly OutlineLesson[]> {
  const known = kept.get(versionId)
  if (known) return known
  const [found] = await outline.on(tx, { version: versionId })
  if (!found) return []
  const [oldest] = kept.keys()
  if (kept.size >= MOST && oldest) kept.delete(oldest)
  kept.set(versionId, found.outline)
  return found.outline
}
