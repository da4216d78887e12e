/** The roster of an agency as it stands, read for a plan and locked for a change. */
import { createHash } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import { stretchColumns } from '@/lib/agencies/affiliations'
import { addressOfLine } from '@/lib/agencies/invitations'
import type { Employment } from '@/lib/agencies/kinds'
import { addressesKnownTo } from '@/lib/agencies/known-addresses'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import { isServing, type Stretch } from '@/lib/agencies/rules'
import { affiliations, agencies, units } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { grouped } from '@/lib/platform/grouped'
import { type Day, dayIn } from '@/lib/platform/time'
import { listOwnDates } from '@/lib/requirements/own-dates/many'
import type { CurrentRoster, RosterPerson, RosterUnit } from './plan'

type Reader = { tx: Tx; ctx: Pick<Ctx, 'now'> }
export type LoadedRoster = { current: CurrentRoster; today: Day; agencyName: string; serving: number }

/**
 * Nobody outside the agency is looked up: whose an address is, known or not, is for its owner to say.
 * @throws not-found
 */
export async function loadRoster(w: Reader, agencyId: string): Promise<LoadedRoster> {
  const [agency] = await w.tx
    .select({ name: agencies.name, kind: agencies.kind, timeZone: agencies.timeZone })
    .from(agencies)
    .where(eq(agencies.id, agencyId))
  if (!agency) throw notFound('This agency')
  const today = dayIn(agency.timeZone, w.ctx.now)
  const members = await loadPeople(w, agencyId, today)
  const usualEmployment: Employment = agency.kind === 'law-enforcement' ? 'sworn' : 'civilian'
  return {
    current: { agencyId, people: members, units: await loadUnits(w, agencyId), usualEmployment },
    today,
    agencyName: agency.name,
    serving: members.filter(({ service }) => service.length > 0).length,
  }
}

async function loadPeople(w: Reader, agencyId: string, today: Day): Promise<RosterPerson[]> {
  const stretches = await w.tx
    .select(stretchColumns)
    .from(affiliations)
    .where(eq(affiliations.agencyId, agencyId))
    .orderBy(asc(affiliations.validFrom), asc(affiliations.id))
  const ids = [...new Set(stretches.map(({ personId }) => personId))]
  const whose = { person: people.id, agency: sql`${agencyId}::uuid` }
  const named = await w.tx
    .select({
      personId: people.id,
      givenName: nameShownTo('given_name', whose, people.givenName),
      familyName: nameShownTo('family_name', whose, people.familyName),
      signsIn: sql<boolean>`is_confirmed(${people.id})`,
    })
    .from(people)
    .where(sql`${people.id} = ${anyId(ids)}`)
    .orderBy(asc(people.id))
  const addresses = await w.tx.execute<{ personId: string; address: string; verified: boolean }>(sql`
    select k.person_id as "personId", k.address, k.verified from ${addressesKnownTo(agencyId)} k order by k.former desc, k.address`)
  const asked = await loadAsked(w, agencyId, ids)
  const daysOf = grouped(await listOwnDates(w.tx, agencyId), ({ personId }) => personId)
  const rowsOf = grouped(stretches, ({ personId }) => personId)
  const addressesOf = grouped([...addresses, ...asked], ({ personId }) => personId)
  return named.map((person) => ({
    ...person,
    addresses: (addressesOf.get(person.personId) ?? []).map(({ address, verified }) => ({ address, verified })),
    ...serviceOf(rowsOf.get(person.personId) ?? [], today),
    ...ownDaysOf(daysOf.get(person.personId)),
  }))
}

/** Nothing of those without one: the digest of a roster that keeps none stays what it was. */
const ownDaysOf = (rows: Awaited<ReturnType<typeof listOwnDates>> | undefined): Pick<RosterPerson, 'ownDays'> =>
  rows ? { ownDays: Object.fromEntries(rows.map(({ kind, datedOn }) => [kind, datedOn])) } : {}

/** Addresses that were asked for about lines that have none to sign in with: like those nobody has confirmed. */
async function loadAsked(w: Reader, agencyId: string, ids: readonly string[]) {
  const rows = await w.tx.execute<{ personId: string; address: string }>(sql`
    select * from (select asked.person_id as "personId", ${addressOfLine(sql`asked.person_id`, sql`${agencyId}::uuid`)} as address
      from (select distinct i.person_id from invitations i where i.agency_id = ${agencyId} and i.person_id = ${anyId(ids)}) asked) found
    where address is not null order by "personId"`)
  return [...rows].map((row) => ({ ...row, verified: false }))
}

/** The present service without a gap, and when an earlier one ended. */
export function serviceOf(
  rows: readonly Stretch[],
  today: Day,
): Pick<RosterPerson, 'service' | 'leftOn' | 'lastNumber'> {
  const last = rows.at(-1)
  const lastNumber = last?.employeeNumber ?? null
  if (!last || !isServing(last, today)) return { service: [], leftOn: last?.validTo ?? null, lastNumber }
  let first = rows.length - 1
  while (
    first > 0 &&
    rows[first - 1]?.validTo === rows[first]?.validFrom &&
    rows[first - 1]?.serviceStartsOn === last.serviceStartsOn
  )
    first--
  return { service: rows.slice(first), leftOn: rows[first - 1]?.validTo ?? null, lastNumber }
}

async function loadUnits(w: Reader, agencyId: string): Promise<RosterUnit[]> {
  const rows = await w.tx
    .select({ unitId: units.id, parentId: units.parentId, name: units.name })
    .from(units)
    .where(eq(units.agencyId, agencyId))
    .orderBy(asc(units.id))
  const byId = new Map(rows.map((row) => [row.unitId, row]))
  const path = (unitId: string): string => {
    const unit = byId.get(unitId)
    return unit?.parentId ? `${path(unit.parentId)} > ${unit.name}` : (unit?.name ?? '')
  }
  return rows.map(({ unitId, name }) => ({ unitId, name, path: path(unitId) }))
}

/**
 * A digest of all that a plan depends on: should it differ later, the plan no longer holds. That somebody signed in
 * meanwhile does not count: loading leaves their name and address to them.
 */
export const digestOf = (current: CurrentRoster): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify([current.people, current.units], (key, value) =>
        key === 'verified' || key === 'signsIn' ? undefined : value,
      ),
    )
    .digest()
