/** How people stand on a day with all that is asked of them, inside a command's transaction. */
import { asc, eq, inArray } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import type { Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import { dayIn } from '@/lib/platform/time'
import { type Status, statusOn } from '../engine/rules'
import { obligations, requirements } from '../tables'

export type Standing = { personId: string; requirementId: string; name: string; agencyName: string; status: Status }

/** Each person with each requirement that applies to them today (in the agency's zone), as the system. */
export async function standingOf(tx: Tx, personIds: readonly string[], now: Date): Promise<Standing[]> {
  const rows = await tx
    .select({
      personId: obligations.personId,
      requirementId: obligations.requirementId,
      name: requirements.name,
      agencyName: agencies.name,
      timeZone: agencies.timeZone,
      opensOn: obligations.opensOn,
      dueOn: obligations.dueOn,
      satisfiedOn: obligations.satisfiedOn,
      validUntil: obligations.validUntil,
      endsOn: obligations.endsOn,
    })
    .from(obligations)
    .innerJoin(requirements, eq(requirements.id, obligations.requirementId))
    .innerJoin(agencies, eq(agencies.id, obligations.agencyId))
    .where(inArray(obligations.personId, [...personIds]))
    .orderBy(asc(agencies.name), asc(requirements.name), asc(obligations.requirementId), asc(obligations.cycle))
  const each = grouped(rows, ({ personId, requirementId }) => `${personId} ${requirementId}`)
  return [...each.values()].flatMap((cycles) => {
    const [first] = cycles
    if (!first) return []
    const status = statusOn(cycles, dayIn(first.timeZone, now))
    const { personId, requirementId, name, agencyName } = first
    return status.kind === 'not-applicable' ? [] : [{ personId, requirementId, name, agencyName, status }]
  })
}
