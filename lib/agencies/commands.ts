/** What is done with agencies and their units. Roles are in roles.ts, service in affiliations.ts. */
import { eq, sql } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import type { MadeFrom } from '@/lib/audit/sent'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors'
import { fold } from '@/lib/platform/fold'
import { newId } from '@/lib/platform/ids'
import { isZone } from '@/lib/platform/zones'
import { type AgencyFacts, agencyVersion, factsOf } from './facts'
import { addAgencyInput, addUnitInput, changeAgencyInput } from './inputs'
import { can, refusal } from './policy'
import { agencies } from './tables'
import { addUnitIn } from './units'
import { agencyFields } from './words'
import { type Position, zoneOf } from './zone-of-place'
import { isState, zoneRefusal } from './zones'

type Facts = { state: string; timeZone: string | null; otherZone: boolean; name: string }

/** The zone that was named, or that of the state; another one needs a yes, unless it was there before. @throws invalid */
function placeOf({ state, timeZone, otherZone, name }: Facts, position: Position | null, before?: AgencyFacts) {
  if (!isState(state))
    throw invalid('state', `${state} is not a state or territory. Write two letters, for example OR.`)
  const zone = timeZone ?? zoneOf(state, position)
  if (!zone || !isZone(zone)) throw invalid('timeZone', 'Write the zone as America/Los_Angeles, or leave it empty.')
  const isKept = zone === before?.timeZone && state === before.state
  const refused = isKept ? null : zoneRefusal({ state, zone, otherZone }, 'this agency')
  if (refused) throw invalid('timeZone', refused)
  return { timeZone: zone, sortName: fold(name) }
}

const positionOf = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }): Position | null =>
  latitude === null || longitude === null ? null : { latitude, longitude }

/** Adds an agency. @throws forbidden; invalid state or zone; conflict when the ORI or UEI is taken */
export async function addAgency(ctx: Ctx, input: unknown): Promise<{ agencyId: string }> {
  const { key, ...given } = addAgencyInput.parse(input)
  const { otherZone: _, ...facts } = given
  if (!can.addAgency(ctx.actor)) throw forbidden()
  return writeOnce(ctx, 'agency.added', { key, terms: given }, async (w) => {
    await refuseTaken(w, null, facts)
    const agencyId = newId()
    const added = await w.tx
      .insert(agencies)
      .values({ ...facts, ...placeOf(given, null), id: agencyId, createdAt: ctx.now, updatedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: agencies.id })
    if (added.length === 0) throw conflict('An agency with this ORI or UEI is in the record already.')
    w.record('agency.added', { kind: 'agency', id: agencyId, agencyId, detail: facts })
    return { agencyId }
  })
}

/**
 * Changes the facts of an agency.
 * @throws forbidden; not-found; invalid also for an ORI or UEI that is taken; conflict when it was changed since the version
 * that the change was made from
 */
export async function changeAgency(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { agencyId, madeFrom, ...given } = changeAgencyInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    if (!can.changeAgency(ctx.actor)) throw forbidden()
    const before = await lockAgency(w, agencyId)
    const { otherZone: _, ...known } = given
    const { timeZone, sortName } = placeOf(given, positionOf(before), before)
    const facts = { ...known, timeZone }
    const version = agencyVersion(before)
    if (!refuseOvertaken({ madeFrom, version, current: factsOf(before), given: facts })) return { version }
    await refuseTaken(w, agencyId, facts)
    await w.tx
      .update(agencies)
      // Corrected by hand, it no longer follows the list it came from: a later import would undo the correction.
      .set({ ...facts, sortName, source: null, updatedAt: ctx.now })
      .where(eq(agencies.id, agencyId))
    // On which day a role was given follows from the clock of the agency.
    if (timeZone !== before.timeZone) w.touch({ agency: agencyId })
    w.record('agency.changed', {
      kind: 'agency',
      id: agencyId,
      agencyId,
      detail: { before: factsOf(before), after: facts },
    })
    return { version: agencyVersion(facts) }
  })
}

type Save = { madeFrom: MadeFrom; version: string; current: AgencyFacts; given: AgencyFacts }

const refuseOvertaken = (save: Save): boolean =>
  refuseStale({
    ...save,
    names: agencyFields,
    what: 'This agency was changed in the meantime, by you in another window or by somebody else.',
  })

/** Adds a unit, below another one or at the top. @throws forbidden; not-found; conflict when the name is taken there */
export async function addUnit(ctx: Ctx, input: unknown): Promise<{ unitId: string }> {
  const { key, ...unit } = addUnitInput.parse(input)
  if (!can.addUnit(ctx.actor, unit.agencyId)) throw refusal(ctx.actor, unit.agencyId)
  return writeOnce(ctx, 'unit.added', { key, terms: unit, onlyByKey: true }, async (w) => {
    const [agency] = await w.tx.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, unit.agencyId))
    if (!agency) throw notFound('The agency')
    return { unitId: await addUnitIn(w, unit) }
  })
}

/** @throws not-found */
export async function findAgency(w: Writer, agencyId: string): Promise<typeof agencies.$inferSelect> {
  const [agency] = await w.tx.select().from(agencies).where(eq(agencies.id, agencyId))
  if (!agency) throw notFound('This agency')
  return agency
}

async function lockAgency(w: Writer, agencyId: string): Promise<typeof agencies.$inferSelect> {
  const [agency] = await w.tx.select().from(agencies).where(eq(agencies.id, agencyId)).for('update')
  if (!agency) throw notFound('This agency')
  return agency
}

async function refuseTaken(
  w: Writer,
  agencyId: string | null,
  { ori, uei }: { ori: string | null; uei: string | null },
) {
  for (const [field, column, value] of [
    ['ori', agencies.ori, ori],
    ['uei', agencies.uei, uei],
  ] as const) {
    if (!value) continue
    // Whoever gives the same number at the same moment waits here, and is then refused at its field too.
    await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`agency-${field}:${value}`}, 0))`)
    const [other] = await w.tx.select({ id: agencies.id, name: agencies.name }).from(agencies).where(eq(column, value))
    if (!other || other.id === agencyId) continue
    throw invalid(field, `${value} belongs to ${other.name} already. Check the number.`)
  }
}
