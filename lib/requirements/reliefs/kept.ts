/** What was granted to people, as the rules take it. */
import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { anyRecordOf } from '@/lib/identity/joined-records'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import type { Day } from '@/lib/platform/time'
import type { Relief } from '../engine/relief'
import { reliefs } from '../relief-tables'

type Granted = Relief & { personId: string; agencyId: string }
export type GrantedTo = (personId: string, about: { agencyId: string; requirementId: string }) => Relief[]

const granted = named('requirements-granted', (db) =>
  db
    .select({
      ...{ id: reliefs.id, kind: reliefs.kind, requirementId: reliefs.requirementId, from: reliefs.fromOn },
      ...{ personId: reliefs.personId, agencyId: reliefs.agencyId, dueOn: reliefs.dueOn, newDueOn: reliefs.newDueOn },
      to: sql<Day | null>`least(${reliefs.untilOn}, ${reliefs.endedOn})`,
      decidedOn: sql<Day>`(${reliefs.decidedAt} at time zone ${agencies.timeZone})::date`,
      ...{ by: reliefs.decidedByName, why: reliefs.why, evidence: reliefs.evidence },
      files: reliefs.filesShown,
    })
    .from(reliefs)
    .innerJoin(agencies, eq(agencies.id, reliefs.agencyId))
    .where(
      and(
        sql`${reliefs.personId} = ${anyRecordOf('people')}`,
        sql`${reliefs.agencyId} = ${anyIdGiven('agencies')}`,
        eq(reliefs.granted, true),
        or(isNull(reliefs.endedAt), isNotNull(reliefs.endedOn)),
      ),
    )
    .orderBy(reliefs.fromOn, reliefs.id),
)

/**
 * What was granted to these people by these agencies and was not taken back.
 * @param joining records that were joined to theirs, each with the one that goes on: what was granted to it holds there too
 */
export async function grantedTo(
  tx: Tx,
  { personIds, agencyIds }: { personIds: readonly string[]; agencyIds: readonly string[] },
  joining: Promise<ReadonlyMap<string, string>>,
): Promise<GrantedTo> {
  const rows = await granted.on(tx, { people: idList(personIds), agencies: idList(agencyIds) })
  const joined = await joining
  const held = rows
    .filter(({ from, to }) => to === null || to > from)
    .flatMap(({ decidedOn, by, why, evidence, files, ...row }): Granted[] => {
      const here = { ...row, decided: { on: decidedOn, by: by ?? '', why, evidence, ...(files > 0 ? { files } : {}) } }
      const lastingId = joined.get(row.personId)
      return lastingId ? [here, { ...here, personId: lastingId }] : [here]
    })
  const byPlace = grouped(held, ({ personId, agencyId }) => `${personId} ${agencyId}`)
  return (personId, { agencyId, requirementId }) =>
    (byPlace.get(`${personId} ${agencyId}`) ?? []).filter(
      (each) => each.requirementId === null || each.requirementId === requirementId,
    )
}
