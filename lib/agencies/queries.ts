/** Reading agencies, their units, people and roles. */
import { type AnyColumn, and, asc, desc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { mainAddressOf } from '@/lib/identity/addresses'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { named, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { everyWordIn } from '@/lib/platform/finding'
import { dayIn } from '@/lib/platform/time'
import { type AgencyFacts, agencyVersion } from './facts'
import { agencyIdInput, listAgenciesInput, listPeopleInput, listRolesInput, memberInput } from './inputs'
import { addressIn } from './known-addresses'
import { memberColumns, stretchesOf, versionsOf } from './members'
import { nameShownTo, sortNameShownTo } from './names-on-papers'
import { personFits } from './people-search'
import { can, isInEffect, refusal, rolesVisibleTo } from './policy'
import { getReach, withinReach } from './reach'
import { isServing } from './rules'
import type { memberDetailShape, memberShape, roleShape, unitShape } from './shapes'
import { affiliations, agencies, roles, units } from './tables'

/** Those who coordinate the agency, for administrators only. Names its column itself: Drizzle would write `id` alone. */
const coordinators = sql<string[]>`coalesce((
  select jsonb_agg(trim(p.given_name || ' ' || p.family_name) order by p.sort_name) from roles r join people p on p.id = r.person_id
  where r.agency_id = agencies.id and r.role = 'coordinator' and r.revoked_at is null), '[]'::jsonb)`

const agencyColumns = {
  agencyId: agencies.id,
  name: agencies.name,
  kind: agencies.kind,
  ori: agencies.ori,
  uei: agencies.uei,
  state: agencies.state,
  county: agencies.county,
  timeZone: agencies.timeZone,
  isOvcGrantee: agencies.isOvcGrantee,
  source: agencies.source,
  coordinators,
}

const versioned = <A extends AgencyFacts>(agency: A) => ({ ...agency, version: agencyVersion(agency) })
const byName = pagedBy('text', 'id')

/** Agencies by name: part of the name or the ORI, of one state or kind. Public facts; `total` counts all that match. */
export async function listAgencies(ctx: Ctx, input: unknown) {
  const { search, state, kind, cursor, limit } = listAgenciesInput.parse(input)
  const place = byName.placeOf(cursor)
  const matches = and(
    search === '' ? undefined : or(everyWordIn(agencies.sortName, search), eq(agencies.ori, search.toUpperCase())),
    state ? eq(agencies.state, state) : undefined,
    kind ? eq(agencies.kind, kind) : undefined,
  )
  const after = place ? sql`(${agencies.sortName}, ${agencies.id}) > (${place[0]}, ${place[1]}::uuid)` : undefined
  const columns = can.changeAgency(ctx.actor)
    ? agencyColumns
    : { ...agencyColumns, coordinators: sql<string[]>`'[]'::jsonb` }
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ ...columns, sortName: agencies.sortName })
      .from(agencies)
      .where(and(matches, after))
      .orderBy(asc(agencies.sortName), asc(agencies.id))
      .limit(limit + 1)
    const [all] = await tx.select({ count: sql<number>`count(*)::int` }).from(agencies).where(matches)
    const { items, nextCursor } = byName.pageOf(rows, limit, (row) => [row.sortName, row.agencyId])
    return { items: items.map(({ sortName: _, ...agency }) => versioned(agency)), total: all?.count ?? 0, nextCursor }
  })
}

const agencyById = named('agency-by-id', (db) =>
  db
    .select(agencyColumns)
    .from(agencies)
    .where(eq(agencies.id, sql.placeholder('agency'))),
)

/** Public facts of an agency, and for administrators who coordinates it. @throws not-found */
export async function getAgency(ctx: Ctx, input: unknown) {
  const { agencyId } = agencyIdInput.parse(input)
  const [agency] = await read(ctx, (tx) => agencyById.on(tx, { agency: agencyId }))
  if (!agency) throw notFound('This agency')
  return versioned(can.changeAgency(ctx.actor) ? agency : { ...agency, coordinators: [] })
}

const unitsOf = named('agency-units', (db) =>
  db
    .select({
      unitId: units.id,
      parentId: units.parentId,
      name: units.name,
      path: sql<string>`(with recursive up(id, parent_id, path) as (
        select u.id, u.parent_id, u.name from units u where u.id = units.id
        union all select p.id, p.parent_id, p.name || ' > ' || up.path from units p join up on p.id = up.parent_id)
        select path from up where parent_id is null)`,
    })
    .from(units)
    .where(eq(units.agencyId, sql.placeholder('agency')))
    .orderBy(sql`4`, asc(units.id)),
)

/** Units of an agency with those above them, by path. @throws not-found */
export async function listUnits(ctx: Ctx, input: unknown): Promise<{ items: z.infer<typeof unitShape>[] }> {
  const { agencyId } = agencyIdInput.parse(input)
  if (!can.listUnits(ctx.actor, agencyId)) throw notFound('This agency')
  return read(ctx, async (tx) => {
    const items = await unitsOf.on(tx, { agency: agencyId })
    if (items.length === 0) await todayAt(tx, agencyId, ctx.now)
    return { items }
  })
}

/**
 * People of an agency by name, as far as the actor's duty reaches: who serves (now or from a later day), or who left.
 * @throws not-found when the actor looks after nobody there
 */
export async function listPeople(ctx: Ctx, input: unknown) {
  const filter = listPeopleInput.parse(input)
  const reach = getReach(ctx.actor, filter.agencyId)
  const place = byName.placeOf(filter.cursor)
  const sortName = sortNameShownTo({ person: people.id, agency: affiliations.agencyId }, people.sortName)
  return read(ctx, async (tx) => {
    const today = await todayAt(tx, filter.agencyId, ctx.now)
    const matches = and(
      eq(affiliations.agencyId, filter.agencyId),
      withinReach(reach, affiliations.unitId),
      latestStretch(filter.who, today),
      filter.unitId ? eq(affiliations.unitId, filter.unitId) : undefined,
      searched(filter),
    )
    const rows = await tx
      .select({ ...memberColumns, sortName })
      .from(affiliations)
      .innerJoin(people, eq(people.id, affiliations.personId))
      .leftJoin(units, eq(units.id, affiliations.unitId))
      .where(and(matches, place ? sql`(${sortName}, ${people.id}) > (${place[0]}, ${place[1]}::uuid)` : undefined))
      .orderBy(asc(sortName), asc(people.id))
      .limit(filter.limit + 1)
    const [all] = await tx
      .select({
        count: sql<number>`count(*)::int`,
        later: sql<number>`(count(*) filter (where ${affiliations.serviceStartsOn} > ${today}))::int`,
      })
      .from(affiliations)
      .innerJoin(people, eq(people.id, affiliations.personId))
      .where(matches)
    const { items, nextCursor } = byName.pageOf(rows, filter.limit, (row) => [row.sortName, row.personId])
    return {
      items: items.map(({ sortName: _, ...member }): z.infer<typeof memberShape> => member),
      total: all?.count ?? 0,
      startingLater: all?.later ?? 0,
      nextCursor,
      mayManage: can.managePeople(ctx.actor, filter.agencyId),
    }
  })
}

/** One person of the agency, serving or not, with their history there. @throws not-found */
export async function getMember(ctx: Ctx, input: unknown): Promise<z.infer<typeof memberDetailShape>> {
  const { agencyId, personId } = memberInput.parse(input)
  const reach = getReach(ctx.actor, agencyId)
  return read(ctx, async (tx) => {
    const today = await todayAt(tx, agencyId, ctx.now)
    const rows = await stretchesOf(tx, { agencyId, personId }, withinReach(reach, affiliations.unitId))
    const [last] = rows
    if (!last) throw notFound('This person')
    const { validFrom: _, ...member } = last
    return {
      ...member,
      serving: isServing(member, today),
      mayManage: can.managePeople(ctx.actor, agencyId),
      versions: versionsOf(last),
      history: rows.map(({ unitName, position, employment, validFrom, validTo }) => ({
        unitName,
        position,
        employment,
        validFrom,
        validTo,
      })),
    }
  })
}

/** The stretch that says where a person stands: the present one, or for those who left the last one. */
function latestStretch(who: 'serving' | 'left', today: string): SQL | undefined {
  const later = sql`exists (select 1 from affiliations o where o.agency_id = ${affiliations.agencyId}
    and o.person_id = ${affiliations.personId} and (o.valid_from, o.id) > (${affiliations.validFrom}, ${affiliations.id}))`
  const open = or(isNull(affiliations.validTo), gt(affiliations.validTo, today))
  return who === 'serving' ? and(open, sql`not ${later}`) : and(lte(affiliations.validTo, today), sql`not ${later}`)
}

const searched = ({ search, agencyId }: { search: string; agencyId: string }): SQL | undefined =>
  search === ''
    ? undefined
    : personFits(search, { person: people.id, sortName: people.sortName, agency: sql`${agencyId}::uuid` })

/** The day it is at the agency. @throws not-found */
export async function todayAt(tx: Tx, agencyId: string, now: Date): Promise<string> {
  const [agency] = await tx.select({ timeZone: agencies.timeZone }).from(agencies).where(eq(agencies.id, agencyId))
  if (!agency) throw notFound('This agency')
  return dayIn(agency.timeZone, now)
}

const nameOfHolder = (part: 'given_name' | 'family_name', own: AnyColumn) =>
  nameShownTo(part, { person: people.id, agency: roles.agencyId }, own)

/** Roles that are held now: of one agency, or without one those of the whole platform. @throws not-found */
export async function listRoles(ctx: Ctx, input: unknown): Promise<{ items: z.infer<typeof roleShape>[] }> {
  const { agencyId = null } = listRolesInput.parse(input)
  if (!can.listRoles(ctx.actor, agencyId)) throw agencyId ? refusal(ctx.actor, agencyId) : notFound('This page')
  const rows = await read(ctx, (tx) =>
    tx
      .select({
        roleId: roles.id,
        personId: roles.personId,
        personName: sql<string>`trim(${nameOfHolder('given_name', people.givenName)} || ' ' || ${nameOfHolder('family_name', people.familyName)})`,
        email: sql<string | null>`coalesce(${addressIn(people.id, roles.agencyId)}, ${mainAddressOf(people.id)})`,
        role: roles.role,
        agencyId: roles.agencyId,
        agencyName: agencies.name,
        unitName: units.name,
        grantedAt: roles.grantedAt,
        isInEffect,
      })
      .from(roles)
      .innerJoin(people, eq(people.id, roles.personId))
      .leftJoin(agencies, eq(agencies.id, roles.agencyId))
      .leftJoin(units, eq(units.id, roles.unitId))
      .where(
        and(
          rolesVisibleTo(ctx.actor),
          isNull(roles.revokedAt),
          agencyId ? eq(roles.agencyId, agencyId) : isNull(roles.agencyId),
        ),
      )
      .orderBy(asc(people.sortName), asc(roles.role), desc(roles.grantedAt), asc(roles.id))
      .limit(500),
  )
  return {
    items: rows.map((row) => ({
      ...row,
      grantedAt: row.grantedAt.toISOString(),
      mayRevoke: can.grantRole(ctx.actor, row),
    })),
  }
}
