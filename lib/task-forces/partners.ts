/** Who is in a task force, on which side, from when to when: added, corrected and ended by those who keep it. */
import { eq } from 'drizzle-orm'
import { changeOf } from '@/lib/audit/changes'
import { writeOnce } from '@/lib/audit/once'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { invalid, invalidFields, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { partyOf } from './commands'
import { addPartnerInput, changePartnerInput, endPartnerInput } from './inputs'
import { type Party, partiesOf } from './queries'
import { type ForceRow, partnerFieldsOf, partnerVersion } from './records'
import { partnerProblem } from './rules'
import type { PartnerResult } from './shapes'
import { lockKept, tell } from './steps'
import { taskForcePartners } from './tables'
import { partnerFieldNames } from './words'

/**
 * Adds an agency, or somebody who is none here by name.
 * @throws not-found; forbidden; invalid by field: in it already, or a second partner of one side where the kind has one
 */
export async function addPartner(ctx: Ctx, input: unknown): Promise<PartnerResult> {
  const { key, taskForceId, ...given } = addPartnerInput.parse(input)
  const sent = { key, terms: { taskForceId, ...given }, stands: isStillIn }
  return writeOnce(ctx, 'task-force.partner-added', sent, async (w) => {
    const force = await lockKept(w, taskForceId)
    const { side, validFrom } = given
    const party = { ...(await partyOf(w, given)), side, validFrom, validTo: null }
    refuseProblem(force, await partiesOf(w.tx, [taskForceId]), { ...party, partnerId: null })
    const partnerId = newId()
    const { agencyId, name } = party
    await w.tx
      .insert(taskForcePartners)
      .values({ id: partnerId, taskForceId, agencyId, name: agencyId ? null : name, side, validFrom })
    await tell(w, 'task-force.partner-added', taskForceId, { force: force.name, ...party, partnerId })
    return { partnerId, version: partnerVersion(party) }
  })
}

/** Not taken back since: ended on the day it began. */
const isStillIn = async ({ tx }: Writer, { partnerId }: PartnerResult): Promise<boolean> => {
  const [row] = await tx.select().from(taskForcePartners).where(eq(taskForcePartners.id, partnerId))
  return row !== undefined && row.validTo !== row.validFrom
}

/**
 * Corrects side and days of a partner that were written down wrongly. @throws not-found; forbidden; invalid; conflict when it was
 * changed since the version that the change was made from
 */
export async function changePartner(ctx: Ctx, input: unknown): Promise<PartnerResult> {
  const { partnerId, madeFrom, ...given } = changePartnerInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { force, parties, party } = await lockPartner(w, partnerId)
    const version = partnerVersion(party)
    const before = partnerFieldsOf(party)
    if (!refuseStale({ madeFrom, version, current: before, given, names: partnerFieldNames, what: CHANGED }))
      return { partnerId, version }
    const after = { ...given, validTo: given.validTo || null }
    if (partnerVersion(after) === version) return { partnerId, version }
    refuseProblem(force, parties, { ...party, ...after })
    await w.tx.update(taskForcePartners).set(after).where(eq(taskForcePartners.id, partnerId))
    const change = changeOf(before, partnerFieldsOf(after))
    await tell(w, 'task-force.partner-changed', force.id, { force: force.name, name: party.name, partnerId, ...change })
    return { partnerId, version: partnerVersion(after) }
  })
}

/**
 * Says since when a partner is in it no longer; the record keeps it. The same day again is answered as the first time.
 * @throws not-found; forbidden; invalid for a day before its first; not-now when it ended on another day
 */
export async function endPartner(ctx: Ctx, input: unknown): Promise<PartnerResult> {
  const { partnerId, validTo } = endPartnerInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { force, party } = await lockPartner(w, partnerId)
    if (party.validTo === validTo) return { partnerId, version: partnerVersion(party) }
    if (party.validTo)
      throw notNow(`${party.name} was in it to ${longDay(addDays(party.validTo, -1))}. Correct that day instead.`)
    if (validTo < party.validFrom)
      throw invalid('validTo', `${party.name} is in it since ${longDay(party.validFrom)}. Give a later day.`)
    await w.tx.update(taskForcePartners).set({ validTo }).where(eq(taskForcePartners.id, partnerId))
    await tell(w, 'task-force.partner-ended', force.id, { force: force.name, name: party.name, partnerId, validTo })
    return { partnerId, version: partnerVersion({ ...party, validTo }) }
  })
}

const CHANGED = 'This partner was changed in the meantime, by you in another window or by somebody else.'

async function lockPartner(w: Writer, partnerId: string): Promise<{ force: ForceRow; parties: Party[]; party: Party }> {
  const [row] = await w.tx
    .select({ taskForceId: taskForcePartners.taskForceId })
    .from(taskForcePartners)
    .where(eq(taskForcePartners.id, partnerId))
  if (!row) throw notFound('This partner')
  // Whoever changes a partner holds the task force: of two at once, the second sees what the first did.
  const force = await lockKept(w, row.taskForceId)
  const parties = await partiesOf(w.tx, [force.id])
  const party = parties.find((each) => each.partnerId === partnerId)
  if (!party) throw notFound('This partner')
  return { force, parties, party }
}

function refuseProblem(force: ForceRow, parties: Party[], candidate: Parameters<typeof partnerProblem>[2]): void {
  const problem = partnerProblem(force.kind, parties, candidate)
  if (problem) throw invalidFields([problem])
}
