/** Where help is missing: agencies against the services that are listed. Public, as both are. */
import { and, count, eq, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { agencies } from '@/lib/agencies/tables'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import type { Point } from '@/lib/platform/distance'
import { stateCodes } from '@/lib/platform/states'
import { middleOfCounty } from './atlas'
import { hasPoint, isPublic } from './conditions'
import { type AgencyPlace, COVERED_MILES, coverageOf, NEAREST_MILES, type ServicePlace } from './coverage-rules'
import { readWords } from './kept-words'
import { listings } from './listing-tables'
import { type ServiceGroup, serviceGroups } from './vocabularies'

export const coverageInput = z.object({
  /** By county of this state or territory; without it by state. */
  state: z.catch(z.optional(z.enum(stateCodes as [string, ...string[]])), undefined),
})

const byGroup = <T extends z.core.$ZodType>(each: T) =>
  z.object(Object.fromEntries(serviceGroups.map((group) => [group, each])) as Record<ServiceGroup, T>)

export const coverageShape = z.object({
  /** A state, or a county of the state that was asked about; empty where the county of an agency is not known. */
  areas: z.array(
    z.object({
      area: z.string(),
      agencies: z.int(),
      /** Of these, how many have no listed service of the group within 50 miles. */
      lacking: byGroup(z.int()),
      /** Miles from the worst placed of them to the nearest; null where it is further than was looked for. */
      furthest: byGroup(z.nullable(z.number())),
    }),
  ),
  /** Listed service providers that were counted. */
  services: z.int(),
  /** Agencies whose place is not known: they are in no figure. */
  unplaced: z.int(),
  /** In miles: how near is near, and how far the nearest was looked for. */
  within: z.number(),
  lookedFor: z.number(),
})
export type Coverage = z.infer<typeof coverageShape>

/** @returns for each state, or each county of one, how many agencies have none of a kind of help near; most gaps first */
export async function listCoverage(ctx: Ctx, input: unknown = {}): Promise<Coverage> {
  const { state } = coverageInput.parse(input)
  return read(ctx, async (tx) => {
    const [{ places, unplaced }, services] = await Promise.all([
      agencyPlaces(tx, state ? eq(agencies.state, state) : undefined, (row) =>
        state ? (row.county ?? '') : row.state,
      ),
      servicePlaces(tx),
    ])
    const lookedFor = state ? NEAREST_MILES : COVERED_MILES
    const areas = coverageOf(places, services, lookedFor)
    return { areas, services: services.length, unplaced, within: COVERED_MILES, lookedFor }
  })
}

/**
 * Agencies by where they lie, as well as that is known: their own point, else the middle of their county, else where the
 * listing lies that they keep. Those that share a place are one.
 * @param which of them
 * @param areaOf the area that an agency counts for; null leaves it out
 */
export async function agencyPlaces(tx: Tx, which: SQL | undefined, areaOf: (row: Home) => string | null) {
  const kept = (column: 'latitude' | 'longitude') => sql<number | null>`case when agencies.latitude is null then (
    select kept.${sql.identifier(column)} from listings kept
    where kept.keeper_agency_id = agencies.id and kept.status = 'listed' and kept.latitude is not null order by kept.id limit 1) end`
  const rows = await tx
    .select({
      state: agencies.state,
      county: agencies.county,
      latitude: agencies.latitude,
      longitude: agencies.longitude,
      keptLatitude: kept('latitude').as('kept_latitude'),
      keptLongitude: kept('longitude').as('kept_longitude'),
      agencies: count(),
    })
    .from(agencies)
    .where(which)
    .groupBy(
      agencies.state,
      agencies.county,
      agencies.latitude,
      agencies.longitude,
      sql`kept_latitude`,
      sql`kept_longitude`,
    )
  let unplaced = 0
  const places = rows.flatMap((row): AgencyPlace[] => {
    const area = areaOf(row)
    if (area === null) return []
    const point = pointOf(row) ?? middleOfCounty(row.state, row.county) ?? pointOf(keptBy(row))
    if (!point) unplaced += row.agencies
    return point ? [{ ...point, area, agencies: row.agencies }] : []
  })
  return { places, unplaced }
}

type Home = { state: string; county: string | null }
type Placed = { latitude: number | null; longitude: number | null }
const pointOf = ({ latitude, longitude }: Placed): Point | null =>
  latitude === null || longitude === null ? null : { latitude, longitude }
const keptBy = (row: { keptLatitude: number | null; keptLongitude: number | null }): Placed => ({
  latitude: row.keptLatitude,
  longitude: row.keptLongitude,
})

/** Where listed service providers are, and which groups of help they give. */
export async function servicePlaces(tx: Tx): Promise<ServicePlace[]> {
  const { services } = await readWords(tx)
  const groupOf = new Map(services.map(({ id, group }) => [id, group]))
  const rows = await tx
    .select({
      latitude: sql<number>`${listings.latitude}`,
      longitude: sql<number>`${listings.longitude}`,
      serviceIds: listings.serviceIds,
    })
    .from(listings)
    .where(and(isPublic, hasPoint, eq(listings.kind, 'service-provider')))
  return rows.map(({ serviceIds, ...point }) => ({
    ...point,
    groups: new Set(serviceIds.flatMap((id) => groupOf.get(id) ?? [])),
  }))
}
