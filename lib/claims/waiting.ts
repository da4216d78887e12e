/** Claims that wait for a decision, as those who may take it see them beside what people owe. */
import { and, asc, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { idList } from '@/lib/platform/bulk'
import { supervisesActing } from '@/lib/platform/row-security'
import type { SupposedCredit } from '@/lib/requirements/previewed/if-it-stood'
import { creditsOf } from './credited'
import type { Within } from './people'
import { can, ofAgency } from './policy'
import { claimColumns } from './records'
import { waitingStates } from './rules'
import { claims } from './tables'
import { topicsOf } from './topics'

/** Not of who supervises the reader, and not after somebody who decided before, where another has to: of those with two looks, and of disputes. */
export const mayDecide = ({ personId }: { personId: string }): SQL =>
  sql`(not ${supervisesActing(claims.personId, claims.agencyId)}) and (${claims.status} = 'submitted' or (${claimColumns.firstBy} is distinct from ${personId}::uuid and ${claimColumns.decidedBy} is distinct from ${personId}::uuid))`

/** It waits, and none of it counts yet: where fewer minutes were approved than were claimed, those count while it is disputed. */
export const isUndecided = and(inArray(claims.status, [...waitingStates]), isNull(claims.creditId)) as SQL

export type WaitingClaim = {
  claimId: string
  personId: string
  title: string
  minutes: number
  /** The credit that it would be, were it approved as it stands. */
  supposed: SupposedCredit
}

/** Of these people, at the agency, what the actor may decide and nobody has; the longest first. Nothing for others. */
export async function waitingOf(
  { tx, ctx }: Within,
  { agencyId, personIds, most = MOST }: { agencyId: string; personIds: readonly string[]; most?: number | undefined },
): Promise<WaitingClaim[]> {
  const { actor } = ctx
  if (actor.kind !== 'person' || !can.review(actor, agencyId) || personIds.length === 0) return []
  const rows = await tx
    .select(claimColumns)
    .from(claims)
    .where(
      and(
        ofAgency(agencyId),
        isUndecided,
        mayDecide(actor),
        // By the records of these people: to ask of all that waits whose it is took a third of a second where 6,000 wait.
        sql`${claims.personId} = any(array(select r from unnest(${idList(personIds)}::uuid[]) as p(id), records_of(p.id) as r))`,
      ),
    )
    .orderBy(asc(claims.sentAt), asc(claims.id))
    .limit(most)
  const told = rows.flatMap((row) => {
    const { startsOn, endsOn, mode } = row
    const minutes = row.acceptedMinutes ?? row.minutes
    if (minutes === null || startsOn === null || endsOn === null || mode === null) return []
    return { row, claimed: { ...row, startsOn, endsOn, mode }, counts: { minutes, topics: topicsOf(row) } }
  })
  const credits = await creditsOf(tx, told)
  return told.flatMap(({ row: { id: claimId, lastingId: personId, title }, counts: { minutes } }, i) => {
    const credit = credits[i]
    return credit ? { claimId, personId, title, minutes, supposed: { ...credit, personId, agencyId } } : []
  })
}

/** More than are looked at beside a list of people. */
const MOST = 500
