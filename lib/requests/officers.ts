/** Who works the queue of a kind, and what people of a request are called. */
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { isInEffect } from '@/lib/agencies/policy'
import { roles } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { fullName } from '@/lib/platform/words'
import { officerOf } from './kinds'
import type { RequestRow } from './records'

type Within = { tx: Tx; ctx: Ctx }
type Asked = Pick<RequestRow, 'kind' | 'agencyId' | 'hears'>
export type Officer = { personId: string; name: string }

/**
 * Who can answer a request: officers of its kind whose role is in effect, and who neither asked for it nor coordinate the
 * agency that did. Read by the system: roles of others are not anybody's to read.
 */
export async function officersOf({ tx, ctx }: Within, { kind, agencyId, hears }: Asked): Promise<Officer[]> {
  const rows = await asSystem(tx, ctx, () =>
    tx
      .select({ personId: roles.personId, given: people.givenName, family: people.familyName })
      .from(roles)
      .innerJoin(people, eq(people.id, roles.personId))
      .where(
        and(
          eq(roles.role, officerOf(kind)),
          isNull(roles.agencyId),
          isNull(roles.revokedAt),
          isInEffect,
          ne(roles.personId, hears),
          agencyId ? coordinatesNot(agencyId) : undefined,
        ),
      )
      .orderBy(asc(people.sortName), asc(people.id)),
  )
  return rows.map(({ personId, ...name }) => ({ personId, name: fullName(name) }))
}

const coordinatesNot = (agencyId: string) => sql`not exists (select 1 from roles c
  where c.person_id = ${roles.personId} and c.agency_id = ${agencyId} and c.role = 'coordinator' and c.revoked_at is null)`

/** Names of people who took part in a request that the actor reads. */
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
