/** Who may see and correct the ledger. Nobody posts or corrects their own credit. */
import { type SQL, sql } from 'drizzle-orm'
import { inCareOf } from '@/lib/agencies/reach'
import { type Actor, agenciesWhere, holdsAgencyRole, holdsPlatformRole } from '@/lib/platform/context'
import { lastingRecord, ofActingPerson } from '@/lib/platform/row-security'
import { credits } from './tables'

type Recorded = { personId: string; lastingId?: string; agencyId: string | null }

/** Kept under their record, or under one that was joined to it: `lastingId` is the record that goes on. */
const isOwn = (actor: Actor, { personId, lastingId = personId }: Recorded) =>
  actor.kind === 'person' && (actor.personId === personId || actor.personId === lastingId)
const keepsRecordOf = (actor: Actor, { agencyId }: Recorded) =>
  holdsPlatformRole(actor, 'administrator') || (agencyId !== null && holdsAgencyRole(actor, agencyId, 'coordinator'))

export const can = {
  /** Reverse a credit or revoke a certificate: the coordinator of the agency of record, or an administrator. */
  correct: (actor: Actor, subject: Recorded): boolean =>
    actor.kind === 'system' || (!isOwn(actor, subject) && keepsRecordOf(actor, subject)),
  /** Have a certificate issued again under a new name: also the person it was issued to. */
  reissue: (actor: Actor, subject: Recorded): boolean =>
    actor.kind === 'system' || isOwn(actor, subject) || keepsRecordOf(actor, subject),
  isOwn,
}

/**
 * Credits an actor may see: one's own; as coordinator or auditor what was earned at the agency, then or now; as whoever
 * looks after a person who serves now, all of that person's.
 */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind !== 'person') return sql`false`
  const agencies = agenciesWhere(
    { ...actor, roles: actor.roles.filter((held) => held.unitId === null) },
    'coordinator',
    'auditor',
  )
  const earnedThere =
    agencies.length === 0
      ? sql`false`
      : sql`${credits.agencyId} in (${sql.join(
          agencies.map((id) => sql`${id}::uuid`),
          sql`, `,
        )})`
  return sql`(${ofActingPerson(credits.personId)} or ${earnedThere} or ${inCareOf(actor, lastingRecord(credits.personId), { now: true })})`
}
