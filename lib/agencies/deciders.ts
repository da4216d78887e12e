/** Who decides about what waits at an agency, and what waits where nobody may. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { isInEffect } from './policy'
import { roles } from './tables'
import { undecided } from './undecided-tables'

/** A row of `roles` of a coordinator who can decide there, whose role is in effect: not whose it is, nor whom they supervise. */
export const canDecideThere = (personId: SQL, agencyId: SQL): SQL =>
  sql`(${roles.role} = 'coordinator' and ${roles.agencyId} = ${agencyId} and ${roles.unitId} is null and ${roles.revokedAt} is null
    and ${isInEffect} and ${roles.personId} <> ${personId} and not supervises(${personId}, ${roles.personId}, ${agencyId}))`

/** A role of the platform takes effect once it is given and the address that it is bound to is confirmed, whichever comes later. */
const tookEffectAt = sql`greatest(${roles.grantedAt}, (select l.verified_at from logins l
  where l.person_id = ${roles.personId} and l.kind = 'email' and l.identifier = ${roles.boundTo}))`

/** Who can name another coordinator where nobody is left to decide; only who can since then, where that is said. */
export async function administrators({ tx, ctx }: { tx: Tx; ctx: Ctx }, since: Date | null): Promise<string[]> {
  const standing = and(eq(roles.role, 'administrator'), isNull(roles.agencyId), isNull(roles.revokedAt), isInEffect)
  const rows = await asSystem(tx, ctx, () =>
    tx
      .select({ personId: roles.personId })
      .from(roles)
      .where(and(standing, since === null ? undefined : sql`${tookEffectAt} > ${sql.param(since, roles.grantedAt)}`)),
  )
  return rows.map(({ personId }) => personId)
}

/** Of what waits and nobody there may decide: since when administrators are asked to name somebody who can. */
export async function askedSince(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map()
  const rows = await asSystem(tx, ctx, () =>
    tx
      .select({ id: undecided.id, askedAt: undecided.askedAt })
      .from(undecided)
      .where(sql`${undecided.id} = ${anyId(ids)}`),
  )
  return new Map(rows.map(({ id, askedAt }) => [id, askedAt]))
}

/**
 * What of a domain waits for a coordinator: a select of `id`, `agency_id`, `person_id` (the record that goes on), `turn` (text:
 * another one each time that it waits) and `before` (uuid[]: who decided about it already and must not again).
 */
export type Waiting = SQL

const all = (waiting: readonly Waiting[]): SQL =>
  sql.join(
    waiting.map((each) => sql`(${each})`),
    sql` union all `,
  )

/** Agencies where something waits, or was asked for: what of it nobody decides about is looked for in each. */
export async function agenciesWith(tx: Tx, waiting: readonly Waiting[]): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select agency_id as id from (${all(waiting)}) w union select agency_id from ${undecided} order by 1`,
  )
  return rows.map(({ id }) => id)
}

/**
 * What waits at an agency and nobody there may decide. `stand` is another one when it waits anew, when another coordinator was
 * named since, and when whose it is was named as supervisor since.
 */
export async function undecidedAt(
  tx: Tx,
  agencyId: string,
  waiting: readonly Waiting[],
): Promise<{ id: string; stand: string }[]> {
  const rows = await tx.execute<{ id: string; stand: string }>(sql`
    select w.id, concat_ws('.', w.turn,
      (select count(*) from roles n where n.agency_id = w.agency_id and n.role = 'coordinator'),
      (select count(*) from roles n where n.agency_id = w.agency_id and n.role = 'supervisor'
        and n.person_id in (select records_of(w.person_id)))) as stand
    from (${all(waiting)}) w
    where w.agency_id = ${agencyId}::uuid and not exists (select 1 from ${roles}
      where ${canDecideThere(sql`w.person_id`, sql`w.agency_id`)} and not ${roles.personId} = any(w.before))
    order by w.id`)
  return [...rows]
}
