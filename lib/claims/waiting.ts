/** Claims that wait for a decision, as those who may take it see them beside what people owe. */
import { and, asc, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { idList } from '@/lib/platform/bulk'
import { supervisesActing } from '@/lib/platform/row-security'
import type { CountableCredit } from '@/lib/requirements/engine/lots'
import type { Within } from './people'
import { can, ofAgency } from './policy'
import { claimColumns } from './records'
import { waitingStates } from './rules'
import { claims } from './tables'

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
  endsOn: string
  /** The credit that it would be, were it approved as it was sent. */
  training: CountableCredit
}

/** Of these people, at the agency, what the actor may decide and nobody has; the longest first. Nothing for others. */
export async function waitingOf({ tx, ctx }: Within, agencyId: string, personIds: readonly string[]) {
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
    .limit(MOST)
  return rows.flatMap((row): WaitingClaim[] => {
    const { id: claimId, lastingId: personId, title, minutes, endsOn, mode, topicIds, priorityIds, provider } = row
    if (minutes === null || endsOn === null || mode === null) return []
    const topicMinutes = Object.keys(row.topicMinutes).length > 0 ? row.topicMinutes : null
    const about = { topicIds, topicMinutes, priorityIds, mode, source: 'claim', title, provider }
    const training = { id: claimId, courseId: null, creditMinutes: minutes, earnedOn: endsOn, reversed: false, about }
    return [{ claimId, personId, title, minutes, endsOn, training }]
  })
}

/** More than are looked at beside a list of people. */
const MOST = 500
