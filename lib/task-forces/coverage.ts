/** Where help is missing in the area of one task force: measured from its counties, and from the agencies there. */
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { agencies } from '@/lib/agencies/tables'
import { countyAreas, countyAsKept, middleOfCounty } from '@/lib/directory/atlas'
import { agencyPlaces, coverageShape, servicePlaces } from '@/lib/directory/coverage'
import { type AgencyPlace, COVERED_MILES, coverageOf, NEAREST_MILES } from '@/lib/directory/coverage-rules'
import { directoryDay } from '@/lib/directory/days'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { taskForceSlugInput } from './inputs'
import { taskForces } from './tables'

export const forceCoverageShape = z.extend(coverageShape, {
  force: z.object({ slug: z.string(), name: z.string(), state: z.string() }),
})
export type ForceCoverage = z.infer<typeof forceCoverageShape>

type Served = { state: string; servedStates: string[]; servedCounties: string[] }

/**
 * For each county that a task force serves, the kinds of help that no listed service gives within 50 miles of its middle or
 * of an agency there. What it serves is what is on record: its counties and whole states, and nothing that stands in words.
 * @throws not-found
 */
export async function getForceCoverage(ctx: Ctx, input: unknown): Promise<ForceCoverage> {
  const asked = taskForceSlugInput.safeParse(input)
  if (!asked.success) throw notFound('This task force')
  return read(ctx, async (tx) => {
    const force = await servedBy(tx, asked.data.slug)
    const [{ places, unplaced }, services] = await Promise.all([agenciesIn(tx, force), servicePlaces(tx)])
    const counties = countiesServed(force)
    return {
      force: { slug: force.slug, name: force.name, state: force.state },
      areas: coverageOf([...counties, ...places], services, NEAREST_MILES),
      ...{ services: services.length, unplaced, within: COVERED_MILES, lookedFor: NEAREST_MILES },
    }
  })
}

/** Those whose area can be asked about, by name. */
export const listForcesToCover = (ctx: Ctx): Promise<{ slug: string; name: string; state: string }[]> =>
  read(ctx, (tx) =>
    tx
      .select({ slug: taskForces.slug, name: taskForces.name, state: taskForces.state })
      .from(taskForces)
      .where(
        and(
          or(isNull(taskForces.endedOn), sql`${taskForces.endedOn} > ${directoryDay(ctx.now)}`),
          sql`cardinality(${taskForces.servedStates}) + cardinality(${taskForces.servedCounties}) > 0`,
        ),
      )
      .orderBy(asc(taskForces.name), asc(taskForces.id))
      .limit(1000),
  )

async function servedBy(tx: Tx, slug: string) {
  const { name, state, servedStates, servedCounties } = taskForces
  const [force] = await tx
    .select({ slug: taskForces.slug, name, state, servedStates, servedCounties })
    .from(taskForces)
    .where(eq(taskForces.slug, slug))
  if (!force) throw notFound('This task force')
  return force
}

/** A county as the map calls it, so that an agency and the middle of its county are one row. */
const nameOnMap = (state: string, county: string): string =>
  countyAsKept(`${state} ${county}`)
    .slice(3)
    .replace(/ County$/, '')

const partsOf = (county: string) => ({
  state: county.slice(0, 2),
  name: nameOnMap(county.slice(0, 2), county.slice(3)),
})
/** Of another state than its own, with the state: names repeat. */
const labelOf = (force: Served, state: string, name: string) => (state === force.state ? name : `${name}, ${state}`)

/** The middle of each county that it serves. */
export function countiesServed(force: Served): AgencyPlace[] {
  const whole = countyAreas().filter(({ state }) => force.servedStates.includes(state))
  const all = [...force.servedCounties.map(partsOf), ...whole]
  const areas = new Map(all.map(({ state, name }) => [labelOf(force, state, name), { state, name }]))
  return [...areas].flatMap(([area, { state, name }]) => {
    const middle = middleOfCounty(state, name)
    return middle ? [{ ...middle, area, agencies: 1 }] : []
  })
}

/** Agencies of the area, whether they are in the task force or not. */
function agenciesIn(tx: Tx, force: Served) {
  const counties = force.servedCounties.map(partsOf)
  const named = new Set(counties.map(({ state, name }) => labelOf(force, state, name)))
  const states = [...new Set([...force.servedStates, ...counties.map(({ state }) => state)])]
  return agencyPlaces(tx, inArray(agencies.state, states), ({ state, county }) => {
    const label = county ? labelOf(force, state, nameOnMap(state, county)) : ''
    return named.has(label) || force.servedStates.includes(state) ? label : null
  })
}
