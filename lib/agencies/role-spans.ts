/** Who holds which role in an agency, and on which days, by its clock. */
import { sql } from 'drizzle-orm'
import { anyId, anyText } from '@/lib/platform/bulk'
import type { Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import type { HeldRoleName } from './kinds'

export type RoleSpan = { agencyId: string; role: HeldRoleName; personId: string; from: Day; to: Day | null }

/**
 * From the day a role was given, whether or not its person has signed in with it; `to` is the day on which it ended. What was
 * given and ended on one day was held on none.
 */
export const roleSpansOf = (tx: Tx, agencyIds: readonly string[], roles: readonly HeldRoleName[]) =>
  tx.execute<RoleSpan>(sql`
    select r.agency_id as "agencyId", r.role, r.person_id as "personId",
      (r.granted_at at time zone g.time_zone)::date::text as "from", (r.revoked_at at time zone g.time_zone)::date::text as "to"
    from roles r join agencies g on g.id = r.agency_id
    where r.agency_id = ${anyId(agencyIds)} and r.role = ${anyText(roles)}
    order by r.granted_at, r.id`)
