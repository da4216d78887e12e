/** One line of an agency's roster as its forms show it, and the versions that stand for what each form changes. */
import { type AnyColumn, and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { versionOf } from '@/lib/audit/versions'
import { people } from '@/lib/identity/tables'
import type { Tx } from '@/lib/platform/database'
import { addressIn } from './known-addresses'
import { affiliations, units } from './tables'

const nameHere = (part: 'given_name' | 'family_name', own: AnyColumn) =>
  sql<string>`coalesce((select n.${sql.raw(part)} from names_on_papers n where n.person_id = ${people.id}
    and n.agency_id = ${affiliations.agencyId}), ${own})`
/** Whether the line's person has yet to say yes, and since when it stands: the same whether the address is known or not. */
const waitsSince = sql<string | null>`case when not exists (
    select 1 from joinings j where j.agency_id = ${affiliations.agencyId} and j.person_id = ${affiliations.personId})
  then (select (min(f.recorded_at) at time zone min(g.time_zone))::date::text from affiliations f join agencies g on g.id = f.agency_id
    where f.agency_id = ${affiliations.agencyId} and f.person_id = ${affiliations.personId}) end`
const signsIn = sql<boolean>`is_confirmed(${people.id})`

export const memberColumns = {
  personId: people.id,
  affiliationId: affiliations.id,
  givenName: nameHere('given_name', people.givenName),
  familyName: nameHere('family_name', people.familyName),
  email: addressIn(people.id, affiliations.agencyId),
  signsIn,
  waitsSince,
  unitId: affiliations.unitId,
  unitName: units.name,
  position: affiliations.position,
  employment: affiliations.employment,
  employeeNumber: affiliations.employeeNumber,
  serviceStartsOn: affiliations.serviceStartsOn,
  validTo: affiliations.validTo,
}

type Line = { agencyId: string; personId: string }

/** Every stretch of service of a person in the agency, the latest first. */
export const stretchesOf = (tx: Tx, { agencyId, personId }: Line, within?: SQL) =>
  tx
    .select({ ...memberColumns, validFrom: affiliations.validFrom })
    .from(affiliations)
    .innerJoin(people, eq(people.id, affiliations.personId))
    .leftJoin(units, eq(units.id, affiliations.unitId))
    .where(and(eq(affiliations.agencyId, agencyId), eq(affiliations.personId, personId), within))
    .orderBy(desc(affiliations.validFrom), desc(affiliations.id))

type Stretch = Awaited<ReturnType<typeof stretchesOf>>[number]

/** What the form corrects: how the agency calls the person, and their address. */
export const calledOf = ({ givenName, familyName, email }: Pick<Stretch, 'givenName' | 'familyName' | 'email'>) => ({
  givenName,
  familyName,
  email,
})

/** What a move changes. */
export const placeOf = ({ unitId, position, employment, employeeNumber }: Stretch) => ({
  unitId,
  position,
  employment,
  employeeNumber,
})

export const versionsOf = (stretch: Stretch): { edit: string; move: string } => ({
  edit: versionOf(calledOf(stretch)),
  move: versionOf({ ...placeOf(stretch), validFrom: stretch.validFrom, validTo: stretch.validTo }),
})
