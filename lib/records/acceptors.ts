/** Who accepted training that others gave: whoever recorded its credit. */
import { sql } from 'drizzle-orm'
import { people } from '@/lib/identity/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { dayIn } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'

type Recorded = { sourceKind: string; recordedBy: string; recordedAt: string; zone: string }
type Row = Recorded & { shown: number; sequence: number }

const BY_PERSON = 'person:'
const acceptorOf = ({ sourceKind, recordedBy }: Pick<Recorded, 'sourceKind' | 'recordedBy'>) =>
  sourceKind === 'claim' && recordedBy.startsWith(BY_PERSON) ? recordedBy.slice(BY_PERSON.length) : null

/** Names are read as the system: a person may know who accepted their training without seeing anything else of them. */
export async function withAcceptors<R extends Row>({ tx, ctx }: { tx: Tx; ctx: Ctx }, rows: readonly R[]) {
  const ids = [...new Set(rows.flatMap((row) => acceptorOf(row) ?? []))]
  const found =
    ids.length === 0
      ? []
      : await asSystem(tx, ctx, () =>
          tx
            .select({ id: people.id, given: people.givenName, family: people.familyName })
            .from(people)
            .where(sql`${people.id} = ${anyId(ids)}`),
        )
  const names = new Map(found.map(({ id, ...name }) => [id, fullName(name)]))
  return rows.map(({ sequence: _, recordedBy, shown, zone, ...row }) => {
    const by = names.get(acceptorOf({ ...row, recordedBy }) ?? '')
    const on = dayIn(zone, new Date(row.recordedAt))
    return { ...row, accepted: by === undefined ? null : { byName: by, on, shown } }
  })
}
