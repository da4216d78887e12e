/** What people hold, as rules ask about it. */
import { and, or, sql } from 'drizzle-orm'
import { anyRecordOf } from '@/lib/identity/joined-records'
import { idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { validUntil, type Which } from './kinds'
import { certifications } from './tables'

export type Held = Which & {
  id: string
  issuedOn: Day
  /** The last day on which it is valid; null: it does not expire. */
  until: Day | null
  isVerified: boolean
}

const held = named('certifications-held', (db) =>
  db
    .select()
    .from(certifications)
    .where(
      and(
        sql`${certifications.personId} = ${anyRecordOf('people')}`,
        or(sql`${certifications.withdrawnAt} is null`, sql`${certifications.endedOn} is not null`),
      ),
    ),
)

/**
 * Certifications of these people and of records that were joined to theirs, verified or waiting, without those that never
 * held. The system sees all of them.
 */
export async function heldBy(
  tx: Tx,
  personIds: readonly string[],
): Promise<(Held & { personId: string; agencyId: string })[]> {
  const rows = await held.on(tx, { people: idList(personIds) })
  return rows.map(({ id, personId, agencyId, kind, state, name, issuedOn, verifiedAt, ...row }) => ({
    ...{ id, personId, agencyId, kind, state, name, issuedOn },
    ...{ until: validUntil(row), isVerified: verifiedAt !== null },
  }))
}
