/** Taking a loaded roster back, exactly, as long as nothing newer stands in the way. */
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { amendStretches, lockRoster, record, removeStretches, stretchColumns } from '@/lib/agencies/affiliations'
import { invitations } from '@/lib/agencies/consent-tables'
import { inviteIn, withdrawInvitations } from '@/lib/agencies/invitations'
import { takeAddressesBack } from '@/lib/agencies/lines'
import { todayAt } from '@/lib/agencies/queries'
import { isSameStretch, type Stretch } from '@/lib/agencies/rules'
import { affiliations, roles } from '@/lib/agencies/tables'
import { removeUnusedUnits } from '@/lib/agencies/units'
import { roleWords } from '@/lib/agencies/words'
import { type Writer, write } from '@/lib/audit/write'
import { takeNamesBack } from '@/lib/identity/people'
import { people } from '@/lib/identity/tables'
import { anyId, anyText } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notNow } from '@/lib/platform/errors'
import { numberKeyOf } from '@/lib/platform/finding'
import { numberKey } from '@/lib/platform/fold'
import { newId } from '@/lib/platform/ids'
import { servesYet } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import { fullName, joined } from '@/lib/platform/words'
import { type OwnDatesSet, ownDatesChangedSince, takeOwnDatesBack } from '@/lib/requirements/own-dates/many'
import { batchInput } from '../batch-inputs'
import { refuseTakingBack } from '../batches'
import { rosterBatches } from '../tables'
import { rowsOf } from './apply'
import { lockBatch } from './commands'
import { earnersAmong, ownersAmong } from './keeping'
import { nameOf } from './matching'
import { askAgain, leaversAmong } from './returning'
import type { rolledBackShape } from './shapes'
import type { RosterUndo } from './undo'

const NAMES_SHOWN = 5
const LATER = 'Correct the people one by one, or load a newer file.'

/**
 * Restores the roster as it was before a load, as far as whoever takes it back could do so by hand today. People whose
 * service began with the load and who have earned credit in it keep it, and so does everybody who signed in by it or said
 * since that a line is theirs. Who left by it and has an account is asked first; roles that ended stay so. All or nothing:
 * if anybody was changed since, nothing is taken back and they are named.
 * @throws not-found; not-now when it was not loaded, was taken back before, was loaded too long ago, or something newer
 * stands in the way
 */
export async function rollBackRoster(ctx: Ctx, input: unknown): Promise<z.infer<typeof rolledBackShape>> {
  const { batchId } = batchInput.parse(input)
  return write(ctx, 'roster.rolled-back', async (w) => {
    const { agencyId, ...batch } = await lockBatch(w, batchId)
    const { undo, appliedAt } = refuseTakingBack(ctx, batch, LATER)
    await lockRoster(w, agencyId)
    const today = await todayAt(w.tx, agencyId, ctx.now)
    const touched = touchedBy(undo)
    const own = await ownersAmong(w, { agencyId, undo, touched })
    await refuseChanged(w, agencyId, undo, { touched, own })
    const left = await leaversAmong(w, { undo, own, today })
    const kept = new Set([...own, ...left.over, ...(await earnersAmong(w, agencyId, undo, appliedAt))])
    const apart = new Set([...kept, ...left.serving.keys()])
    // Before the service goes: row security shows the people of an agency by it.
    await takeNamesBack(
      w,
      undo.renamed.filter(({ personId }) => !apart.has(personId)),
    )
    const addresses = undo.addresses.filter(({ personId }) => !apart.has(personId))
    await takeAddressesBack(w, agencyId, addresses)
    await restoreService(w, agencyId, undo, apart)
    await takeOwnDatesBack(w, agencyId, ownDaysOf(undo, apart))
    const asked = await askAgain(w, { agencyId, left: left.serving, today })
    await restoreQuestions(w, agencyId, undo, { touched, kept: apart, today })
    await refuseTakenNumbers(w, agencyId, undo)
    const names = {
      kept: await asSystem(w.tx, ctx, () => namesOf(w, [...kept, ...asked.back])),
      asked: await namesOf(w, asked.whom),
      rolesEnded: await rolesStillEnded(w, agencyId, undo),
    }
    await removePeople(
      w,
      undo.addedPeople.filter((personId) => !kept.has(personId)),
    )
    await removeUnusedUnits(w, undo.addedUnits)
    await w.tx
      .update(rosterBatches)
      .set({ state: 'rolled-back', rolledBackAt: ctx.now })
      .where(eq(rosterBatches.id, batchId))
    const restored = touched.length - apart.size
    const detail = { restored, kept: names.kept.length, asked: names.asked.length }
    w.record('roster.rolled-back', { kind: 'roster', id: batchId, agencyId, detail })
    return { restored, ...names }
  })
}

const touchedBy = (undo: RosterUndo): string[] => [
  ...new Set([
    ...undo.begun.map(({ personId }) => personId),
    ...undo.amended.map(({ after }) => after.personId),
    ...undo.renamed.map(({ personId }) => personId),
    ...undo.addresses.map(({ personId }) => personId),
    ...[...(undo.ownDays?.added ?? []), ...(undo.ownDays?.replaced ?? [])].map(({ personId }) => personId),
  ]),
]

/** Days that the load set, without those of people who stay as they are. */
function ownDaysOf({ ownDays }: RosterUndo, apart: ReadonlySet<string>): OwnDatesSet {
  const of = (rows: OwnDatesSet['added'] = []) => rows.filter(({ personId }) => !apart.has(personId))
  return { added: of(ownDays?.added), replaced: of(ownDays?.replaced) }
}

/** Everything the load wrote must still stand as it wrote it, and nothing may have come after it. */
async function refuseChanged(
  w: Writer,
  agencyId: string,
  undo: RosterUndo,
  { touched, own }: { touched: readonly string[]; own: ReadonlySet<string> },
): Promise<void> {
  const written = [...undo.begun, ...undo.amended.map(({ after }) => after)].filter(
    ({ personId }) => !own.has(personId),
  )
  const changed = new Set<string>()
  const now = new Map(
    (
      await loadRows(
        w,
        written.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  )
  for (const row of written) {
    const stands = now.get(row.id)
    if (!stands || stands.personId !== row.personId || !isSameStretch(stands, row)) changed.add(row.personId)
  }
  const known = new Set(undo.rowsAfter)
  const added = (await rowsOf(w, agencyId, touched)).filter((id) => !known.has(id))
  for (const row of await loadRows(w, added)) changed.add(row.personId)
  for (const personId of await renamedSince(w, undo)) if (!own.has(personId)) changed.add(personId)
  for (const personId of await ownDatesChangedSince(w.tx, agencyId, ownDaysOf(undo, own))) changed.add(personId)
  if (changed.size === 0) return
  const names = await namesOf(w, [...changed].slice(0, NAMES_SHOWN))
  const others = changed.size > NAMES_SHOWN ? [`${changed.size - NAMES_SHOWN} more`] : []
  throw notNow(
    `This load cannot be taken back: ${joined([...names, ...others])} changed since then. Correct these people one by one instead.`,
  )
}

async function loadRows(w: Writer, ids: readonly string[]): Promise<Stretch[]> {
  if (ids.length === 0) return []
  return w.tx
    .select(stretchColumns)
    .from(affiliations)
    .where(sql`${affiliations.id} = ${anyId(ids)}`)
    .for('update')
}

async function renamedSince(w: Writer, { renamed }: RosterUndo): Promise<string[]> {
  if (renamed.length === 0) return []
  const rows = await w.tx
    .select({ id: people.id, givenName: people.givenName, familyName: people.familyName })
    .from(people)
    .where(sql`${people.id} = ${anyId(renamed.map(({ personId }) => personId))}`)
  const names = new Map(rows.map((row) => [row.id, nameOf(row)]))
  return renamed.filter(({ personId, after }) => names.get(personId) !== nameOf(after)).map(({ personId }) => personId)
}

async function restoreService(
  w: Writer,
  agencyId: string,
  { begun, amended }: RosterUndo,
  apart: ReadonlySet<string>,
): Promise<void> {
  await removeStretches(
    w,
    begun.filter(({ personId }) => !apart.has(personId)),
  )
  const changes = amended.filter(({ before }) => !apart.has(before.personId))
  await amendStretches(
    w,
    changes.map(({ before }) => ({ ...before, agencyId })),
  )
  for (const { before, after } of changes) record(w, 'affiliation.changed', before, after)
}

/** Lines that serve again are asked about again; those that serve no longer are not. */
async function restoreQuestions(
  w: Writer,
  agencyId: string,
  { unasked = [] }: RosterUndo,
  { touched, kept, today }: { touched: readonly string[]; kept: ReadonlySet<string>; today: Day },
): Promise<void> {
  await inviteIn(
    w,
    agencyId,
    unasked.filter(({ personId }) => !kept.has(personId)).map((each) => ({ id: newId(), ...each })),
  )
  const serving = await w.tx
    .selectDistinct({ personId: affiliations.personId })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.agencyId, agencyId),
        sql`${affiliations.personId} = ${anyId(touched)}`,
        sql`(${affiliations.validTo} is null or ${affiliations.validTo} > ${today})`,
      ),
    )
  const still = new Set(serving.map(({ personId }) => personId))
  await withdrawInvitations(w, { agencyId, personIds: touched.filter((personId) => !still.has(personId)) })
}

/** A number that was free after the load may have been given to somebody since. */
async function refuseTakenNumbers(w: Writer, agencyId: string, { amended }: RosterUndo): Promise<void> {
  const keys = new Set(
    amended.flatMap(({ before }) =>
      before.validTo === null && before.employeeNumber ? numberKey(before.employeeNumber) : [],
    ),
  )
  if (keys.size === 0) return
  const key = numberKeyOf(affiliations.employeeNumber)
  const [taken] = await w.tx
    .select({ number: sql<string>`min(${affiliations.employeeNumber})` })
    .from(affiliations)
    .where(and(eq(affiliations.agencyId, agencyId), servesYet('affiliations'), sql`${key} = ${anyText([...keys])}`))
    .groupBy(key)
    .having(sql`count(distinct ${affiliations.personId}) > 1`)
    .limit(1)
  if (taken)
    throw notNow(
      `This load cannot be taken back: number ${taken.number} was given to somebody else since. Change that first.`,
    )
}

/** Who gives a role decides so anew: taking a load back gives none. */
async function rolesStillEnded(w: Writer, agencyId: string, { endedRoles }: RosterUndo): Promise<string[]> {
  if (endedRoles.length === 0) return []
  const rows = await w.tx
    .select({ role: roles.role, given: people.givenName, family: people.familyName })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.agencyId, agencyId), sql`${roles.id} = ${anyId(endedRoles)}`, isNotNull(roles.revokedAt)))
    .orderBy(people.sortName, roles.role)
  return rows.map(({ role, ...name }) => `${fullName(name)} (${roleWords[role].toLowerCase()})`)
}

async function namesOf(w: Writer, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await w.tx
    .select({ givenName: people.givenName, familyName: people.familyName })
    .from(people)
    .where(sql`${people.id} = ${anyId(personIds)}`)
    .orderBy(people.sortName)
  return rows.map(nameOf)
}

/** PostgreSQL asks every table that names people about each of them: all of a large roster would outlast a statement's time. */
const PEOPLE_A_STATEMENT = 500

/**
 * People whom the load added and who left no other trace in the record go with it. A question is a trace: without it the
 * next load would write to the same address again.
 */
async function removePeople(w: Writer, added: readonly string[]): Promise<void> {
  const asked = await w.tx
    .selectDistinct({ personId: invitations.personId })
    .from(invitations)
    .where(sql`${invitations.personId} = ${anyId(added)}`)
  const personIds = added.filter((id) => !asked.some(({ personId }) => personId === id))
  if (personIds.length === 0) return
  await asSystem(w.tx, w.ctx, async () => {
    for (let at = 0; at < personIds.length; at += PEOPLE_A_STATEMENT) {
      const some = personIds.slice(at, at + PEOPLE_A_STATEMENT)
      await w.tx.execute(sql`select remove_people_without_trace(${`{${some.join(',')}}`}::uuid[])`)
    }
  })
}
