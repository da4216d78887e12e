/** Whom a person served on a day, who decides about claims there, and what people of a claim are called. */
import { asc, eq, sql } from 'drizzle-orm'
import { canDecideThere, type Waiting } from '@/lib/agencies/deciders'
import { roles } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import type { ClaimRow } from './records'

export type Within = { tx: Tx; ctx: Ctx }
export type Served = { agencyId: string; name: string; zone: string }

/**
 * The agencies whom a person served on a day, the one a credit would be recorded for first, as the ledger decides it: the
 * longest service, and of those who sign in only what they said themselves.
 */
export async function agenciesOn({ tx, ctx }: Within, personId: string, on: Day): Promise<Served[]> {
  const rows = await asSystem(tx, ctx, () =>
    tx.execute<{ agency_id: string; name: string; zone: string }>(sql`
      select distinct on (a.agency_id) a.agency_id, g.name, g.time_zone as zone, a.service_starts_on, a.valid_from, a.id
      from affiliations a join agencies g on g.id = a.agency_id
      where a.person_id = lasting_record(${personId}::uuid) and a.valid_from <= ${on}::date
        and (a.valid_to is null or a.valid_to > ${on}::date)
        and (exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
          or not is_confirmed(a.person_id))
      order by a.agency_id, a.service_starts_on, a.valid_from, a.id`),
  )
  return [...rows]
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
    .map(({ agency_id: agencyId, name, zone }) => ({ agencyId, name, zone }))
}

const keyOf = (row: Record<string, unknown>) => `${row.service_starts_on} ${row.valid_from} ${row.id}`

type Reviewer = { personId: string; name: string }

type Claimed = Pick<ClaimRow, 'agencyId' | 'lastingId' | 'status' | 'firstBy' | 'decidedBy'>

/**
 * Who can decide about a claim now: coordinators of the agency whose role is in effect, but for the claimant, whomever they
 * supervise there, and where another has to, whoever decided before.
 */
export async function reviewersOf({ tx, ctx }: Within, claim: Claimed): Promise<Reviewer[]> {
  const { agencyId, lastingId, status } = claim
  if (agencyId === null) return []
  const before = status === 'submitted' ? [] : [claim.firstBy, claim.decidedBy]
  const rows = await asSystem(tx, ctx, () =>
    tx
      .select({ personId: roles.personId, given: people.givenName, family: people.familyName })
      .from(roles)
      .innerJoin(people, eq(people.id, roles.personId))
      .where(canDecideThere(sql`${lastingId}::uuid`, sql`${agencyId}::uuid`))
      .orderBy(asc(people.sortName), asc(people.id)),
  )
  return rows
    .filter(({ personId }) => !before.includes(personId))
    .map(({ personId, ...name }) => ({ personId, name: fullName(name) }))
}

/** Claims that wait for a coordinator; where another has to decide, not for whoever decided before. */
export const waitingClaims: Waiting = sql`
  select c.id, c.agency_id, lasting_record(c.person_id) as person_id,
    (select count(*) from claim_steps s where s.claim_id = c.id)::text as turn,
    case when c.status = 'submitted' then '{}'::uuid[]
      else array_remove(array[lasting_record(c.first_by), lasting_record(c.decided_by)], null) end as before
  from claims c where c.status in ('submitted', 'seconding', 'disputed') and c.agency_id is not null`

/** Names of people who took part in a claim that the actor reads. */
export async function namesOf({ tx, ctx }: Within, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((each) => each !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await asSystem(tx, ctx, () =>
    tx
      .select({ id: people.id, given: people.givenName, family: people.familyName })
      .from(people)
      .where(sql`${people.id} = ${anyId(wanted)}`),
  )
  return new Map(rows.map(({ id, ...name }) => [id, fullName(name)]))
}
