/** Who of an agency serves there today, by the agency's own day. */
import { eq, type SQL, sql } from 'drizzle-orm'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import { agencies } from '@/lib/agencies/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { type Day, dayIn } from '@/lib/platform/time'

export type AgencyToday = { agencyId: string; name: string; today: Day }

/** @throws not-found */
export async function agencyToday(tx: Tx, ctx: Ctx, agencyId: string): Promise<AgencyToday> {
  const [agency] = await tx
    .select({ name: agencies.name, zone: agencies.timeZone })
    .from(agencies)
    .where(eq(agencies.id, agencyId))
  if (!agency) throw notFound('This agency')
  return { agencyId, name: agency.name, today: dayIn(agency.zone, ctx.now) }
}

/** Everybody who serves there, once, with unit and position: a subquery. */
export const servingIn = ({ agencyId, today }: AgencyToday): SQL => sql`(
  select distinct on (a.person_id) a.person_id, a.unit_id, a.position from affiliations a
  where a.agency_id = ${agencyId}::uuid and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to > ${today}::date)
  order by a.person_id, a.service_starts_on, a.id)`

/** Which of these people serve there, by the name that the agency may read. */
export async function namesOfServing(
  tx: Tx,
  agency: AgencyToday,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const whose = { person: sql`p.id`, agency: sql`${agency.agencyId}::uuid` }
  const rows = await tx.execute<{ personId: string; given: string; family: string }>(sql`
    select p.id as "personId", ${nameShownTo('given_name', whose, sql`p.given_name`)} as given,
           ${nameShownTo('family_name', whose, sql`p.family_name`)} as family
    from ${servingIn(agency)} s join people p on p.id = s.person_id where s.person_id = ${anyId(personIds)}`)
  return new Map(rows.map(({ personId, given, family }) => [personId, `${given} ${family}`.trim()]))
}
