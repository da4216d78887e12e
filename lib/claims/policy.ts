/** Who is what to a claim, and which claims each may see. */
import { and, inArray, ne, not, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '@/lib/platform/context'
import { ofActingPerson } from '@/lib/platform/row-security'
import type { ClaimSides } from './rules'
import { claims } from './tables'

/** Agencies that the actor coordinates as a whole: whoever keeps their requirements decides about claims, too. */
const coordinatedBy = (actor: Actor): string[] =>
  actor.kind === 'person'
    ? actor.roles.flatMap((held) =>
        held.role === 'coordinator' && held.agencyId !== null && held.unitId === null ? [held.agencyId] : [],
      )
    : []

export const can = {
  /** Read the claims of an agency, and say how it decides about them. */
  review: (actor: Actor, agencyId: string): boolean => coordinatedBy(actor).includes(agencyId),
  /** Decide about claims at all. */
  reviewSome: (actor: Actor): boolean => coordinatedBy(actor).length > 0,
}

/** All that the actor is to a claim. */
export const sidesOf = (
  actor: Actor,
  { own, above, agencyId }: { own: boolean; above: boolean; agencyId: string | null },
): ClaimSides => ({
  ...{ own, above },
  reviews: agencyId !== null && can.review(actor, agencyId),
})

const isOwn = ofActingPerson(claims.personId)
const ofAgencies = (ids: readonly string[]): SQL => (ids.length === 0 ? sql`false` : inArray(claims.agencyId, [...ids]))

/** What the actor may see at all: a draft is its writer's alone. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind !== 'person') return sql`false`
  return or(isOwn, and(ne(claims.status, 'draft'), ofAgencies(coordinatedBy(actor)))) ?? isOwn
}

export const claimedBy = (actor: Actor): SQL => (actor.kind === 'person' ? isOwn : sql`false`)
/** What is to be read at an agency by somebody else than whose it is. */
export const ofAgency = (agencyId: string): SQL =>
  sql`(${claims.agencyId} = ${agencyId}::uuid and ${ne(claims.status, 'draft')} and ${not(isOwn)})`
