/** The roster by hand: one person comes, moves, leaves or is corrected. The same rows as a file would change. */
import { and, eq } from 'drizzle-orm'
import { changeAffiliationIn, endAffiliationIn, startAffiliationIn } from '@/lib/agencies/affiliations'
import { findAgency } from '@/lib/agencies/commands'
import { can, refusal } from '@/lib/agencies/policy'
import { personOf } from '@/lib/agencies/roles'
import { isServing } from '@/lib/agencies/rules'
import { affiliations } from '@/lib/agencies/tables'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { addPerson, renamePerson } from '@/lib/identity/people'
import { logins, people } from '@/lib/identity/tables'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { forbidden, invalid, notFound } from '@/lib/platform/errors'
import { fold } from '@/lib/platform/fold'
import { addDays, type Day, dayIn } from '@/lib/platform/time'
import { refreshObligations } from '@/lib/requirements/commands'
import { setAddresses } from './addresses'
import { addToRosterInput, editOnRosterInput, moveOnRosterInput, removeFromRosterInput } from './inputs'

/**
 * Adds one person to an agency's roster: somebody known by a confirmed address under the same name, or somebody new.
 * @throws not-found; conflict when they serve there already; invalid for an address or number of somebody else
 */
export async function addToRoster(ctx: Ctx, input: unknown): Promise<{ personId: string }> {
  const { givenName, familyName, email, startsOn, ...service } = addToRosterInput.parse(input)
  return write(ctx, 'affiliation.started', async (w) => {
    const { agencyId } = service
    await managed(w, agencyId)
    const known = email ? await knownPerson(w, email, { givenName, familyName }) : null
    const personId = known ?? (await addNewPerson(w, { givenName, familyName, email, agencyId }))
    await startAffiliationIn(w, { ...service, personId, serviceStartsOn: startsOn, validFrom: startsOn, validTo: null })
    await refreshObligations(w, { agencyId, personIds: [personId] })
    return { personId }
  })
}

/** The rows of a new person come before the service by which the agency sees them, so the system adds them. */
const addNewPerson = (
  w: Writer,
  person: { givenName: string; familyName: string; email: string | null; agencyId: string },
): Promise<string> => asSystem(w.tx, w.ctx, async () => (await addPerson(w, person)).personId)

/** @throws invalid when the address is not confirmed by its owner, or its owner has another name */
async function knownPerson(w: Writer, email: string, name: { givenName: string; familyName: string }) {
  const personId = await personOf(w, email)
  if (!personId) return null
  const [found] = await asSystem(w.tx, w.ctx, () =>
    w.tx
      .select({ givenName: people.givenName, familyName: people.familyName, verifiedAt: logins.verifiedAt })
      .from(people)
      .innerJoin(logins, and(eq(logins.personId, people.id), eq(logins.identifier, email)))
      .where(eq(people.id, personId)),
  )
  const agrees =
    found && (fold(found.givenName) === fold(name.givenName) || fold(found.familyName) === fold(name.familyName))
  if (!agrees)
    throw invalid('email', 'This address belongs to somebody with another name. Check it, or leave it empty.')
  if (!found.verifiedAt && !(await servedHere(w, personId)))
    throw invalid(
      'email',
      'This address is recorded elsewhere and not confirmed yet. Ask the person to sign in once with it.',
    )
  return personId
}

async function servedHere(w: Writer, personId: string): Promise<boolean> {
  const [row] = await w.tx
    .select({ id: affiliations.id })
    .from(affiliations)
    .where(eq(affiliations.personId, personId))
    .limit(1)
  return row !== undefined
}

/**
 * Moves a person to a unit, position or employment from a day on; a changed number alone is a correction.
 * @throws not-found; invalid for a number that is taken, a foreign unit, or a day before the present service began
 */
export async function moveOnRoster(ctx: Ctx, input: unknown): Promise<void> {
  const { agencyId, personId, on, ...change } = moveOnRosterInput.parse(input)
  await writeIfNeeded(ctx, async (w) => {
    const today = await managed(w, agencyId)
    if (on > addDays(today, 366)) throw invalid('on', 'This day is more than a year ahead. Check the year.')
    await changeAffiliationIn(w, { agencyId, personId, change, on })
    await refreshObligations(w, { agencyId, personIds: [personId] })
  })
}

/**
 * Ends a person's service after its last day, with the roles that go with it; the record stays with the person.
 * @throws not-found; forbidden for oneself; invalid for a day more than a year ahead
 */
export async function removeFromRoster(ctx: Ctx, input: unknown): Promise<void> {
  const { agencyId, personId, lastDay } = removeFromRosterInput.parse(input)
  await write(ctx, 'affiliation.ended', async (w) => {
    const today = await managed(w, agencyId)
    if (personId === actingPersonId(ctx.actor))
      throw forbidden('You cannot end your own service. Another coordinator of the agency can.')
    if (lastDay > addDays(today, 366)) throw invalid('lastDay', 'This day is more than a year ahead. Check the year.')
    await endAffiliationIn(w, { agencyId, personId, firstDayWithout: addDays(lastDay, 1), on: today })
    await refreshObligations(w, { agencyId, personIds: [personId] })
  })
}

/**
 * Corrects the name or the address of somebody who serves here. An address that its owner signs in with is theirs.
 * @throws not-found; invalid when the person signs in with another address; conflict when it belongs to somebody else
 */
export async function editOnRoster(ctx: Ctx, input: unknown): Promise<void> {
  const { agencyId, personId, givenName, familyName, email } = editOnRosterInput.parse(input)
  await writeIfNeeded(ctx, async (w) => {
    const today = await managed(w, agencyId)
    await presentHere(w, { agencyId, personId, on: today })
    await renamePerson(w, { personId, givenName, familyName, on: today, agencyId })
    if (email) await changeAddress(w, personId, email, agencyId)
  })
}

async function changeAddress(w: Writer, personId: string, email: string, agencyId: string): Promise<void> {
  const own = await w.tx
    .select({ address: logins.identifier, verifiedAt: logins.verifiedAt })
    .from(logins)
    .where(and(eq(logins.personId, personId), eq(logins.kind, 'email')))
  if (own.some(({ address }) => address === email)) return
  if (own.some(({ verifiedAt }) => verifiedAt))
    throw invalid('email', 'This person signs in with an address of their own. They change it under Profile.')
  await setAddresses(w, [{ personId, email }])
  w.record('person.profile-changed', { kind: 'person', id: personId, personId, agencyId, detail: { email } })
}

/** @throws not-found for somebody whose service here has ended: an agency writes only about its own people */
async function presentHere(
  w: Writer,
  { agencyId, personId, on }: { agencyId: string; personId: string; on: Day },
): Promise<void> {
  const rows = await w.tx
    .select({ validTo: affiliations.validTo })
    .from(affiliations)
    .where(and(eq(affiliations.personId, personId), eq(affiliations.agencyId, agencyId)))
  if (!rows.some((row) => isServing(row, on))) throw notFound('This person among those who serve here')
}

/** @returns the day it is at the agency @throws not-found when the actor does not keep its roster */
async function managed(w: Writer, agencyId: string): Promise<Day> {
  if (!can.managePeople(w.ctx.actor, agencyId)) throw refusal(w.ctx.actor, agencyId)
  return dayIn((await findAgency(w, agencyId)).timeZone, w.ctx.now)
}
