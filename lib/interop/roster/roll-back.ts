/** Taking a loaded roster back, exactly, as long as nothing newer stands in the way. */
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { amendStretches, lockRoster, record, stretchColumns } from '@/lib/agencies/affiliations'
import { inviteIn, withdrawInvitations } from '@/lib/agencies/invitations'
import { todayAt } from '@/lib/agencies/queries'
import { isSameStretch, type Stretch } from '@/lib/agencies/rules'
import { affiliations, invitations, roles } from '@/lib/agencies/tables'
import { type Writer, write } from '@/lib/audit/write'
import { people, personNames } from '@/lib/identity/tables'
import { anyId, anyText } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { joined } from '@/lib/platform/words'
import { credits } from '@/lib/records/tables'
import { refreshObligations } from '@/lib/requirements/commands'
import { rosterBatches } from '../tables'
import { restoreAddresses } from './addresses'
import { rowsOf, setNames } from './apply'
import { lockBatch } from './commands'
import { batchInput } from './inputs'
import { nameOf } from './matching'
import type { RosterUndo } from './undo'

const NAMES_SHOWN = 5

/**
 * Restores the roster as it was before a load. People whose service began with the load and who have earned credit in it
 * keep it, and so does everybody who said since that a line is theirs. All or nothing: if anybody was changed since, nothing is taken back and they are named.
 * @throws not-found; not-now when it was not loaded, was taken back before, or something newer stands in the way
 */
export async function rollBackRoster(ctx: Ctx, input: unknown): Promise<{ restored: number; kept: string[] }> {
  const { batchId } = batchInput.parse(input)
  return write(ctx, 'roster.rolled-back', async (w) => {
    const { agencyId, state, undo, appliedAt } = await lockBatch(w, batchId)
    if (state === 'rolled-back') throw notNow('This load was taken back already.')
    if (state !== 'applied' || !undo || !appliedAt)
      throw notNow('This file was not loaded, so there is nothing to take back.')
    await lockRoster(w, agencyId)
    const touched = touchedBy(undo)
    const accepted = await acceptedAmong(w, agencyId, touched)
    await refuseChanged(w, agencyId, undo, { touched, accepted })
    const kept = new Set([...accepted, ...(await earnersAmong(w, agencyId, undo, appliedAt))])
    await restoreNames(w, undo, kept)
    await restoreAddresses(
      w,
      agencyId,
      undo.addresses.filter(({ personId }) => !kept.has(personId)),
    )
    await restoreRoles(w, undo)
    await restoreService(w, undo, kept)
    await restoreQuestions(w, agencyId, undo, { touched, kept })
    await refuseTakenNumbers(w, agencyId, undo)
    await refreshObligations(w, { agencyId, personIds: touched })
    const keptNames = await asSystem(w.tx, ctx, () => namesOf(w, [...kept]))
    await removePeople(
      w,
      undo.addedPeople.filter((personId) => !kept.has(personId)),
    )
    await removeUnits(w, undo.addedUnits)
    await w.tx
      .update(rosterBatches)
      .set({ state: 'rolled-back', rolledBackAt: ctx.now })
      .where(eq(rosterBatches.id, batchId))
    const restored = touched.length - kept.size
    w.record('roster.rolled-back', { kind: 'roster', id: batchId, agencyId, detail: { restored, kept: kept.size } })
    return { restored, kept: keptNames }
  })
}

const touchedBy = (undo: RosterUndo): string[] => [
  ...new Set([
    ...undo.begun.map(({ personId }) => personId),
    ...undo.amended.map(({ after }) => after.personId),
    ...undo.renamed.map(({ personId }) => personId),
    ...undo.addresses.map(({ personId }) => personId),
  ]),
]

/** Everything the load wrote must still stand as it wrote it, and nothing may have come after it. */
async function refuseChanged(
  w: Writer,
  agencyId: string,
  undo: RosterUndo,
  { touched, accepted }: { touched: readonly string[]; accepted: ReadonlySet<string> },
): Promise<void> {
  const written = [...undo.begun, ...undo.amended.map(({ after }) => after)].filter(
    ({ personId }) => !accepted.has(personId),
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
  for (const personId of await renamedSince(w, undo)) if (!accepted.has(personId)) changed.add(personId)
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

/** Lines that somebody said are theirs: their service is no longer the file's to take back. */
async function acceptedAmong(w: Writer, agencyId: string, touched: readonly string[]): Promise<Set<string>> {
  const rows = await w.tx
    .selectDistinct({ personId: invitations.personId })
    .from(invitations)
    .where(
      and(
        eq(invitations.agencyId, agencyId),
        eq(invitations.answer, 'accepted'),
        sql`${invitations.personId} = ${anyId(touched)}`,
      ),
    )
  return new Set(rows.map(({ personId }) => personId))
}

/** People whose service began with the load and who have credit from it since. */
async function earnersAmong(
  w: Writer,
  agencyId: string,
  { begun, amended }: RosterUndo,
  since: Date,
): Promise<Set<string>> {
  const moved = new Set(amended.map(({ after }) => after.personId))
  const started = [...new Set(begun.map(({ personId }) => personId))].filter((personId) => !moved.has(personId))
  if (started.length === 0) return new Set()
  const earned = await w.tx
    .selectDistinct({ personId: credits.personId })
    .from(credits)
    .where(
      and(
        eq(credits.agencyId, agencyId),
        sql`${credits.personId} = ${anyId(started)}`,
        sql`${credits.recordedAt} >= ${since.toISOString()}::timestamptz`,
      ),
    )
  return new Set(earned.map(({ personId }) => personId))
}

async function restoreService(w: Writer, { begun, amended }: RosterUndo, kept: ReadonlySet<string>): Promise<void> {
  const removed = begun.filter(({ personId }) => !kept.has(personId))
  if (removed.length > 0)
    await w.tx.delete(affiliations).where(sql`${affiliations.id} = ${anyId(removed.map(({ id }) => id))}`)
  const restored = amended.flatMap(({ before }) => (kept.has(before.personId) ? [] : before))
  // Who has an account and left by the load serves again, as before.
  await asSystem(w.tx, w.ctx, () => amendStretches(w, restored))
  for (const row of removed) record(w, 'affiliation.ended', row)
  for (const { before, after } of amended)
    if (!kept.has(before.personId)) record(w, 'affiliation.changed', before, after)
}

/** Lines that serve again are asked about again; those that serve no longer are not. */
async function restoreQuestions(
  w: Writer,
  agencyId: string,
  { unasked = [] }: RosterUndo,
  { touched, kept }: { touched: readonly string[]; kept: ReadonlySet<string> },
): Promise<void> {
  await inviteIn(
    w,
    agencyId,
    unasked.filter(({ personId }) => !kept.has(personId)).map((each) => ({ id: newId(), ...each })),
  )
  const today = await todayAt(w.tx, agencyId, w.ctx.now)
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

/** Before the service goes: row security shows the people of an agency by it. */
async function restoreNames(w: Writer, undo: RosterUndo, kept: ReadonlySet<string>): Promise<void> {
  const renamed = undo.renamed.filter(({ personId }) => !kept.has(personId))
  if (renamed.length === 0) return
  await w.tx.delete(personNames).where(sql`${personNames.id} = ${anyId(renamed.map(({ nameId }) => nameId))}`)
  await setNames(
    w,
    renamed.map(({ personId, before }) => ({ personId, ...before })),
  )
}

/** A number that was free after the load may have been given to somebody since. */
async function refuseTakenNumbers(w: Writer, agencyId: string, { amended }: RosterUndo): Promise<void> {
  const numbers = amended.flatMap(({ before }) => (before.validTo === null ? (before.employeeNumber ?? []) : []))
  if (numbers.length === 0) return
  const [taken] = await w.tx
    .select({ number: affiliations.employeeNumber })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.agencyId, agencyId),
        isNull(affiliations.validTo),
        sql`${affiliations.employeeNumber} = ${anyText(numbers)}`,
      ),
    )
    .groupBy(affiliations.employeeNumber)
    .having(sql`count(distinct ${affiliations.personId}) > 1`)
    .limit(1)
  if (taken)
    throw notNow(
      `This load cannot be taken back: number ${taken.number} was given to somebody else since. Change that first.`,
    )
}

async function restoreRoles(w: Writer, { endedRoles }: RosterUndo): Promise<void> {
  if (endedRoles.length === 0) return
  const held = await w.tx
    .update(roles)
    .set({ revokedAt: null })
    .where(and(sql`${roles.id} = ${anyId(endedRoles)}`, isNotNull(roles.revokedAt)))
    .returning({ id: roles.id, personId: roles.personId, agencyId: roles.agencyId, role: roles.role })
  for (const { id, role, ...whose } of held) w.record('role.granted', { kind: 'role', id, ...whose, detail: { role } })
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
  await asSystem(w.tx, w.ctx, () =>
    w.tx.execute(sql`
      select remove_people_without_trace(${`{${personIds.join(',')}}`}::uuid[])`),
  )
}

async function removeUnits(w: Writer, unitIds: readonly string[]): Promise<void> {
  for (const unitId of unitIds) await w.tx.execute(sql`select remove_unit_without_trace(${unitId}::uuid)`)
}
