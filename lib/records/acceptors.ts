/** Who accepted training that others gave: whoever recorded its credit, or loaded the file that it was imported from. */
import { sql } from 'drizzle-orm'
import { people } from '@/lib/identity/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { dayIn } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import { importedFrom } from './earlier'

type Recorded = { sourceKind: string; sourceId: string; recordedBy: string; recordedAt: string; zone: string }
type Row = Recorded & { shown: number; sequence: number }

const BY_PERSON = 'person:'
const acceptorOf = ({ sourceKind, recordedBy }: Pick<Recorded, 'sourceKind' | 'recordedBy'>) =>
  sourceKind === 'claim' && recordedBy.startsWith(BY_PERSON) ? recordedBy.slice(BY_PERSON.length) : null

/** Names are read as the system: a person may know who accepted their training without seeing anything else of them. */
export async function withAcceptors<R extends Row>({ tx, ctx }: { tx: Tx; ctx: Ctx }, rows: readonly R[]) {
  const imports = rows.flatMap(({ sourceKind, sourceId }) => (sourceKind === 'import' ? [sourceId] : []))
  const claimed = rows.flatMap((row) => acceptorOf(row) ?? [])
  const { files, names } =
    imports.length + claimed.length === 0 ? none : await asSystem(tx, ctx, () => namesFor(tx, imports, claimed))
  return rows.map(({ sequence: _, sourceId, recordedBy, shown, zone, ...row }) => {
    const file = files.get(sourceId)
    const by = names.get(file?.importedBy ?? acceptorOf({ ...row, recordedBy }) ?? '')
    const on = dayIn(zone, file?.importedAt ?? new Date(row.recordedAt))
    const accepted = by === undefined ? null : { byName: by, on, shown, fileName: file?.fileName ?? null }
    return { ...row, accepted }
  })
}

const none = { files: new Map<string, Imported>(), names: new Map<string, string>() }
type Imported = { fileName: string; importedBy: string; importedAt: Date }

async function namesFor(tx: Tx, imports: readonly string[], claimed: readonly string[]): Promise<typeof none> {
  const files = await importedFrom(tx, imports)
  const ids = new Set([...claimed, ...[...files.values()].map(({ importedBy }) => importedBy)])
  const found = await tx
    .select({ id: people.id, given: people.givenName, family: people.familyName })
    .from(people)
    .where(sql`${people.id} = ${anyId([...ids])}`)
  return { files, names: new Map(found.map(({ id, ...name }) => [id, fullName(name)])) }
}
