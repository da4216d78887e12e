/** What was granted to people, as the rules take it. */
import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import type { Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import type { Day } from '@/lib/platform/time'
import type { Relief } from './relief'
import { reliefs } from './relief-tables'

type Granted = Relief & { personId: string; agencyId: string }
export type GrantedTo = (personId: string, about: { agencyId: string; requirementId: string }) => Relief[]

/**
 * What was granted to these people by these agencies and was not taken back.
 * @param joined records that were joined to theirs, each with the one that goes on: what was granted to it holds there too
 */
export async function grantedTo(
  tx: Tx,
  { personIds, agencyIds }: { personIds: readonly string[]; agencyIds: readonly string[] },
  joined: ReadonlyMap<string, string>,
): Promise<GrantedTo> {
  const rows = await tx
    .select({
      ...{ id: reliefs.id, kind: reliefs.kind, requirementId: reliefs.requirementId, from: reliefs.fromOn },
      ...{ personId: reliefs.personId, agencyId: reliefs.agencyId, dueOn: reliefs.dueOn, newDueOn: reliefs.newDueOn },
      to: sql<Day | null>`least(${reliefs.untilOn}, ${reliefs.endedOn})`,
      decidedOn: sql<Day>`(${reliefs.decidedAt} at time zone ${agencies.timeZone})::date`,
      ...{ by: reliefs.decidedByName, why: reliefs.why, evidence: reliefs.evidence },
    })
    .from(reliefs)
    .innerJoin(agencies, eq(agencies.id, reliefs.agencyId))
    .where(
      and(
        inArray(reliefs.personId, [...personIds, ...joined.keys()]),
        inArray(reliefs.agencyId, [...agencyIds]),
        eq(reliefs.granted, true),
        or(isNull(reliefs.endedAt), isNotNull(reliefs.endedOn)),
      ),
    )
    .orderBy(reliefs.fromOn, reliefs.id)
  const held = rows
    .filter(({ from, to }) => to === null || to > from)
    .flatMap(({ decidedOn, by, why, evidence, ...row }): Granted[] => {
      const granted = { ...row, decided: { on: decidedOn, by: by ?? '', why, evidence } }
      const lastingId = joined.get(row.personId)
      return lastingId ? [granted, { ...granted, personId: lastingId }] : [granted]
    })
  const byPlace = grouped(held, ({ personId, agencyId }) => `${personId} ${agencyId}`)
  return (personId, { agencyId, requirementId }) =>
    (byPlace.get(`${personId} ${agencyId}`) ?? []).filter(
      (each) => each.requirementId === null || each.requirementId === requirementId,
    )
}
