/** The roster by hand: one person comes, moves, leaves or is corrected. The same rows as a file would change. */
import { and, eq, sql } from 'drizzle-orm'
import { changeAffiliationIn, endAffiliationIn, lockRoster, startAffiliationIn } from '@/lib/agencies/affiliations'
import { servesOn } from '@/lib/agencies/answers'
import { findAgency } from '@/lib/agencies/commands'
import { addressAskedOf, linesAskedAt } from '@/lib/agencies/invitations'
import { isKnownHere } from '@/lib/agencies/known-addresses'
import { addLines, setAddresses } from '@/lib/agencies/lines'
import { calledOf, placeOf, stretchesOf, versionsOf } from '@/lib/agencies/members'
import { nameOnPapers } from '@/lib/agencies/names-on-papers'
import { can, refusal } from '@/lib/agencies/policy'
import { todayAt } from '@/lib/agencies/queries'
import { isServing } from '@/lib/agencies/rules'
import { affiliations } from '@/lib/agencies/tables'
import { calledFields, placeFields } from '@/lib/agencies/words'
import { changeOf } from '@/lib/audit/changes'
import { writeOnce } from '@/lib/audit/once'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { mustPrint, renamePerson } from '@/lib/identity/people'
import { logins, people } from '@/lib/identity/tables'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { forbidden, invalid, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { addDays, type Day, dayIn } from '@/lib/platform/time'
import { strangeDay } from './days'
import { addToRosterInput, editOnRosterInput, moveOnRosterInput, removeFromRosterInput } from './inputs'
import { agrees, type Names } from './names'

/**
 * Adds one person to an agency's roster, as a line of its own. Should the address belong to somebody already, they are asked
 * whether that is them; nobody learns whether it does.
 * @throws not-found; conflict when they serve there already; invalid for a number of somebody else, or a day more than a
 * year ahead
 */
export async function addToRoster(ctx: Ctx, input: unknown): Promise<{ personId: string }> {
  const { key, givenName, familyName, email, startsOn, ...service } = addToRosterInput.parse(input)
  const terms = { givenName, familyName, email, startsOn, ...service }
  const { agencyId } = service
  if (!can.managePeople(ctx.actor, agencyId)) throw refusal(ctx.actor, agencyId)
  mustPrint({ givenName, familyName })
  const stands = (w: Writer, added: { personId: string }) =>
    todayAt(w.tx, agencyId, ctx.now).then((on) => servesOn(w.tx, { agencyId, on, ...added }))
  return writeOnce(ctx, 'affiliation.started', { key, terms, stands }, async (w) => {
    const on = await managed(w, agencyId)
    refuseStrange('startsOn', startsOn, on)
    const back = email ? await ownLine(w, { agencyId, email, on, name: { givenName, familyName } }) : null
    const personId = back ?? newId()
    if (!back) await addLines(w, [{ personId, givenName, familyName }], { on, agencyId })
    await startAffiliationIn(w, { ...service, personId, serviceStartsOn: startsOn, validFrom: startsOn, validTo: null })
    if (email) await setAddresses(w, agencyId, [{ personId, email }])
    return { personId }
  })
}

function refuseStrange(field: string, day: Day, today: Day): void {
  const problem = strangeDay(day, today)
  if (problem) throw invalid(field, problem)
}

/**
 * Who has the address among those who serve or served here, as long as it is the agency's to write about them.
 * @throws invalid when that is somebody with another name
 */
async function ownLine(w: Writer, { name, ...at }: At & { name: Names }): Promise<string | null> {
  const row = await findHolder(w, at)
  if (!row) return null
  if (agrees(name, row)) return row.personId
  throw invalid('email', 'This address belongs to somebody here with another name. Check it, or leave it empty.')
}

type At = { agencyId: string; email: string; on: Day }
type Holder = { personId: string } & Names

/** By an address they have, or by one that was asked for: whether somebody else has it makes no difference. */
async function findHolder(w: Writer, at: At): Promise<Holder | null> {
  const names = { personId: people.id, givenName: people.givenName, familyName: people.familyName }
  const [row] = await w.tx
    .select({ ...names, signsIn: sql<boolean>`is_confirmed(${people.id})`, validTo: affiliations.validTo })
    .from(people)
    .innerJoin(affiliations, eq(affiliations.personId, people.id))
    .where(and(isKnownHere(people.id, sql`${at.agencyId}::uuid`, at.email), eq(affiliations.agencyId, at.agencyId)))
    .orderBy(sql`${affiliations.validTo} desc nulls first`)
    .limit(1)
  if (row && (isServing(row, at.on) || !row.signsIn)) return row
  const [asked] = await linesAskedAt(w, at)
  if (!asked) return null
  const [line] = await w.tx.select(names).from(people).where(eq(people.id, asked))
  return line ?? null
}

/**
 * Moves a person to a unit, position or employment from a day on; a changed number alone is a correction.
 * @throws not-found; invalid for a number that is taken, a foreign unit, or a day before the present service began; conflict
 * when the entry was changed since
 */
export async function moveOnRoster(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { agencyId, personId, on, madeFrom, ...change } = moveOnRosterInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const today = await managed(w, agencyId)
    const line = await lockLine(w, { agencyId, personId, on: today })
    const version = versionsOf(line).move
    const save = { madeFrom, version, current: placeOf(line), given: change, names: placeFields }
    if (!refuseStale({ ...save, what: overtaken })) return { version }
    refuseStrange('on', on, today)
    await changeAffiliationIn(w, { agencyId, personId, change, on })
    return { version: versionsOf(await lockLine(w, { agencyId, personId, on: today })).move }
  })
}

const overtaken = 'This entry was changed in the meantime, by you in another window or by somebody else.'

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
    refuseStrange('lastDay', lastDay, today)
    await endAffiliationIn(w, { agencyId, personId, firstDayWithout: addDays(lastDay, 1), on: today })
  })
}

/**
 * Corrects the name or the address of somebody who serves here. What its owner confirmed is theirs: then the name is kept
 * for the agency's own papers only, and the address is not the agency's to change.
 * @throws not-found; conflict when the entry was changed since; invalid (field `email`) when the person signs in with an address of their own
 */
export async function editOnRoster(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { agencyId, personId, madeFrom, ...given } = editOnRosterInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const today = await managed(w, agencyId)
    const line = await lockLine(w, { agencyId, personId, on: today })
    const version = versionsOf(line).edit
    // An address left empty is left as it is.
    const current = given.email === null ? { ...calledOf(line), email: null } : calledOf(line)
    const save = { madeFrom, version, current, given, names: calledFields }
    if (!refuseStale({ ...save, what: overtaken })) return { version }
    mustPrint(given)
    await correct(w, { agencyId, personId, on: today, ...given })
    return { version: versionsOf(await lockLine(w, { agencyId, personId, on: today })).edit }
  })
}

type Correction = { agencyId: string; personId: string; on: Day; email: string | null } & Names

async function correct(w: Writer, { agencyId, personId, on, givenName, familyName, email }: Correction): Promise<void> {
  const own = await addressesOf(w, personId)
  const isConfirmed = own.some(({ verifiedAt }) => verifiedAt)
  if (isConfirmed) await nameOnPapers(w, { agencyId, personId, givenName, familyName })
  else await renamePerson(w, { personId, givenName, familyName, on, agencyId })
  if (!email || own.some(({ address }) => address === email)) return
  if (isConfirmed) throw invalid('email', 'This person signs in with an address of their own. It stays as it is.')
  const holder = await findHolder(w, { agencyId, email, on })
  if (holder && holder.personId !== personId)
    throw invalid('email', 'This address belongs to somebody else here. Check it, or leave it empty.')
  const before = own.length === 0 ? await addressAskedOf(w, { agencyId, personId }) : null
  await setAddresses(w, agencyId, [{ personId, email }])
  if (email === before) return
  w.record('person.profile-changed', {
    kind: 'person',
    id: personId,
    personId,
    agencyId,
    detail: changeOf({ email: own[0]?.address ?? before }, { email }),
  })
}

const addressesOf = (w: Writer, personId: string) =>
  w.tx
    .select({ address: logins.identifier, verifiedAt: logins.verifiedAt })
    .from(logins)
    .where(and(eq(logins.personId, personId), eq(logins.kind, 'email')))

/**
 * The latest stretch of somebody who serves here, the roster locked.
 * @throws not-found for somebody whose service here has ended: an agency writes only about its own people
 */
async function lockLine(w: Writer, { on, ...who }: { agencyId: string; personId: string; on: Day }) {
  await lockRoster(w, who.agencyId)
  const rows = await stretchesOf(w.tx, who)
  const [last] = rows
  if (!last || !rows.some((row) => isServing(row, on))) throw notFound('This person among those who serve here')
  return last
}

/** @returns the day it is at the agency @throws not-found when the actor does not keep its roster */
async function managed(w: Writer, agencyId: string): Promise<Day> {
  if (!can.managePeople(w.ctx.actor, agencyId)) throw refusal(w.ctx.actor, agencyId)
  return dayIn((await findAgency(w, agencyId)).timeZone, w.ctx.now)
}
