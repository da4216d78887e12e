/** Where help is missing: agencies against the services that are listed. Public, as both are. */
import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { agencies } from '@/lib/agencies/tables'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { stateCodes } from '@/lib/platform/states'
import { hasPoint, isPublic } from './conditions'
import { COVERED_MILES, coverageOf, NEAREST_MILES, type ServicePlace } from './coverage-rules'
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
    const [places, services, unplaced] = await Promise.all([
      agencyPlaces(tx, state),
      servicePlaces(tx),
      unplacedAgencies(tx, state),
    ])
    const lookedFor = state ? NEAREST_MILES : COVERED_MILES
    const areas = coverageOf(places, services, lookedFor)
    return { areas, services: services.length, unplaced, within: COVERED_MILES, lookedFor }
  })
}

const inState = (state: string | undefined) => (state ? eq(agencies.state, state) : undefined)

/** Agencies that share a point are one place. */
async function agencyPlaces(tx: Tx, state: string | undefined) {
  const area = state ? sql<string>`coalesce(${agencies.county}, '')` : sql<string>`${agencies.state}`
  return tx
    .select({
      area: area.as('area'),
      latitude: sql<number>`${agencies.latitude}`,
      longitude: sql<number>`${agencies.longitude}`,
      agencies: count(),
    })
    .from(agencies)
    .where(and(inState(state), isNotNull(agencies.latitude), isNotNull(agencies.longitude)))
    .groupBy(sql`area`, agencies.latitude, agencies.longitude)
    .orderBy(asc(sql`area`))
}

async function unplacedAgencies(tx: Tx, state: string | undefined): Promise<number> {
  const [found] = await tx
    .select({ total: count() })
    .from(agencies)
    .where(and(inState(state), isNull(agencies.latitude)))
  return found?.total ?? 0
}

async function servicePlaces(tx: Tx): Promise<ServicePlace[]> {
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
