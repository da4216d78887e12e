/** An agency that has a coordinator keeps one: without, nobody could read its record or keep its roster. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { anyId } from '@/lib/platform/bulk'
import { actingPersonId } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notNow } from '@/lib/platform/errors'
import { can, isInEffect } from './policy'
import { agencies, roles } from './tables'

type Ending = { agencyId: string } & ({ personIds: readonly string[] } | { roleId: string })

/**
 * Before roles end: whoever could not sign in as coordinator keeps nothing going, so only roles that are in effect count.
 * @throws not-now when nobody would be left who coordinates the agency, with what to do first
 */
export async function keepOneCoordinator(w: Writer, ending: Ending): Promise<void> {
  const { agencyId } = ending
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`coordinators:${agencyId}`}, 0))`)
  const ends: SQL<boolean> =
    'roleId' in ending
      ? sql<boolean>`${roles.id} = ${ending.roleId}`
      : sql<boolean>`${roles.personId} = ${anyId(ending.personIds)}`
  const held = await asSystem(w.tx, w.ctx, () =>
    w.tx
      .select({ personId: roles.personId, agencyName: agencies.name, ends })
      .from(roles)
      .innerJoin(agencies, eq(agencies.id, roles.agencyId))
      .where(and(eq(roles.agencyId, agencyId), eq(roles.role, 'coordinator'), isNull(roles.revokedAt), isInEffect)),
  )
  const [last] = held
  if (last && held.every((each) => each.ends)) throw notNow(refusalTo(w, last))
}

function refusalTo(w: Writer, { personId, agencyName }: { personId: string; agencyName: string }): string {
  const only =
    personId === actingPersonId(w.ctx.actor)
      ? `You are the only coordinator of ${agencyName} who can sign in.`
      : `This is the only coordinator of ${agencyName} who can sign in.`
  return can.nameCoordinator(w.ctx.actor)
    ? `${only} Name another one first, who then signs in once.`
    : `${only} Ask an administrator to name another one first, who then signs in once.`
}
