/** Steps that change who serves where, inside another command's transaction; one person at a time or thousands. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { changeOf } from '@/lib/audit/changes'
import type { Writer } from '@/lib/audit/write'
import { anyId, insertRows } from '@/lib/platform/bulk'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import { sameNumber } from '@/lib/platform/finding'
import { newId } from '@/lib/platform/ids'
import { servesYet } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import { withdrawInvitations } from './invitations'
import { keepOneCoordinator } from './last-coordinator'
import { askReturners } from './own-word'
import { touchHolders } from './role-moved'
import {
  changeStretch,
  endService,
  isSameStretch,
  isServing,
  type NewStretch,
  rolesOfService,
  type Stretch,
  type StretchChange,
} from './rules'
import { affiliations, roles, units } from './tables'

/** Columns that make a stretch of service. */
export const stretchColumns = {
  id: affiliations.id,
  personId: affiliations.personId,
  agencyId: affiliations.agencyId,
  unitId: affiliations.unitId,
  position: affiliations.position,
  employment: affiliations.employment,
  employeeNumber: affiliations.employeeNumber,
  serviceStartsOn: affiliations.serviceStartsOn,
  validFrom: affiliations.validFrom,
  validTo: affiliations.validTo,
}

/** One change of an agency's roster at a time, until the transaction ends: numbers and people are checked before. */
export async function lockRoster(w: Writer, agencyId: string): Promise<void> {
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`roster:${agencyId}`}, 0))`)
}

/** Adds rows as they are; who comes back by them is asked again. */
export async function addStretches(w: Writer, rows: readonly Stretch[]): Promise<void> {
  await askReturners(w, rows)
  await insertRows(
    w.tx,
    affiliations,
    rows.map((row) => ({ ...row, recordedAt: w.ctx.now })),
  )
  touchServing(w, rows)
}

function touchServing(w: Writer, rows: readonly Stretch[]): void {
  for (const { agencyId, personId } of rows) w.touch({ agency: agencyId, people: [personId] })
}

/** Gives rows the values they are handed; all belong to one agency. */
export async function amendStretches(w: Writer, rows: readonly Stretch[]): Promise<void> {
  if (rows.length === 0) return
  await w.tx.execute(sql`
    update affiliations a set unit_id = r."unitId", position = r.position, employment = r.employment,
      employee_number = r."employeeNumber", service_starts_on = r."serviceStartsOn", valid_from = r."validFrom",
      valid_to = r."validTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "agencyId" uuid, "unitId" uuid, position text,
      employment text, "employeeNumber" text, "serviceStartsOn" date, "validFrom" date, "validTo" date)
    where a.id = r.id and a.agency_id = r."agencyId"`)
  touchServing(w, rows)
}

/** All service of one in an agency becomes another's: a line turned out to be them. */
export async function giveService(w: Writer, move: { agencyId: string; from: string; to: string }): Promise<void> {
  const { agencyId, from, to } = move
  await w.tx
    .update(affiliations)
    .set({ personId: to })
    .where(and(eq(affiliations.agencyId, agencyId), eq(affiliations.personId, from)))
  w.touch({ agency: agencyId, people: [from, to] })
}

/** Takes back rows that a load began. */
export async function removeStretches(w: Writer, rows: readonly Stretch[]): Promise<void> {
  if (rows.length === 0) return
  await w.tx.delete(affiliations).where(sql`${affiliations.id} = ${anyId(rows.map(({ id }) => id))}`)
  touchServing(w, rows)
  for (const row of rows) record(w, 'affiliation.ended', row)
}

/**
 * Begins a person's service with an agency.
 * @throws conflict when the person serves there already; invalid for a number that is taken or a unit of another agency
 */
export async function startAffiliationIn(w: Writer, input: NewStretch): Promise<Stretch> {
  await lockRoster(w, input.agencyId)
  const rows = await loadStretches(w, input.agencyId, input.personId)
  if (rows.some((row) => isServing(row, input.validFrom)))
    throw conflict('This person serves in the agency already. Move them instead.')
  await checkPlace(w, input)
  const stretch = { ...input, id: newId() }
  await addStretches(w, [stretch])
  record(w, 'affiliation.started', stretch)
  return stretch
}

/**
 * Changes a person's present service from a day on; `on` is the day it takes effect.
 * @throws not-found when the person does not serve there; invalid for a number that is taken or a foreign unit
 */
export async function changeAffiliationIn(
  w: Writer,
  input: { personId: string; agencyId: string; change: StretchChange; on: Day },
): Promise<void> {
  await lockRoster(w, input.agencyId)
  const stretch = await getPresentStretch(w, input)
  const { kept, begun } = changeStretch(stretch, input.change, input.on)
  if (!begun && isSameStretch(stretch, kept)) return
  await checkPlace(w, begun ?? kept)
  // What begins comes first: row security takes it from who serves still.
  if (begun) await addStretches(w, [{ ...begun, id: newId() }])
  await amendStretches(w, [kept])
  record(w, 'affiliation.changed', begun ? { ...begun, id: kept.id } : kept, stretch)
}

/**
 * Ends a person's service; `firstDayWithout` is the first day it no longer holds. The roles that go with it end at once, and
 * nobody is asked any longer whether it is theirs.
 * @throws not-found when the person does not serve there; not-now for the only coordinator
 */
export async function endAffiliationIn(
  w: Writer,
  input: { personId: string; agencyId: string; firstDayWithout: Day; on: Day },
): Promise<void> {
  await lockRoster(w, input.agencyId)
  const ended = endService(await getService(w, input), input.firstDayWithout)
  await amendStretches(w, ended)
  await endRolesOf(w, input.agencyId, [input.personId])
  await withdrawInvitations(w, { agencyId: input.agencyId, personIds: [input.personId] })
  for (const stretch of ended) record(w, 'affiliation.ended', stretch)
}

/**
 * Ends the roles that people hold in an agency by their service; gives back which.
 * @throws not-now when nobody would be left who coordinates the agency
 */
export async function endRolesOf(w: Writer, agencyId: string, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  await keepOneCoordinator(w, { agencyId, personIds })
  const ended = await w.tx
    .update(roles)
    .set({ revokedAt: w.ctx.now })
    .where(
      and(
        eq(roles.agencyId, agencyId),
        sql`${roles.personId} = ${anyId(personIds)}`,
        inArray(roles.role, [...rolesOfService]),
        isNull(roles.revokedAt),
      ),
    )
    .returning({ id: roles.id, personId: roles.personId, role: roles.role })
  touchHolders(
    w,
    agencyId,
    ended.map(({ personId }) => personId),
  )
  for (const { id, personId, role } of ended)
    w.record('role.revoked', { kind: 'role', id, personId, agencyId, detail: { role, because: 'service ended' } })
  return ended.map(({ id }) => id)
}

/** A change says what differs from before. */
export function record(
  w: Writer,
  event: 'affiliation.started' | 'affiliation.changed' | 'affiliation.ended',
  { id, personId, agencyId, ...detail }: Stretch,
  before?: Stretch,
): void {
  const said = before ? changeOf({ ...before, id, personId, agencyId }, { ...detail, id, personId, agencyId }) : detail
  w.record(event, { kind: 'affiliation', id, personId, agencyId, detail: said })
}

async function loadStretches(w: Writer, agencyId: string, personId: string): Promise<Stretch[]> {
  return w.tx
    .select(stretchColumns)
    .from(affiliations)
    .where(and(eq(affiliations.agencyId, agencyId), eq(affiliations.personId, personId)))
    .orderBy(affiliations.validFrom, affiliations.id)
    .for('update')
}

type Serving = { agencyId: string; personId: string; on: Day }

/** What holds on the day or begins later, oldest first. @throws not-found where nothing does */
async function getService(w: Writer, { agencyId, personId, on }: Serving): Promise<Stretch[]> {
  const service = (await loadStretches(w, agencyId, personId)).filter((row) => isServing(row, on))
  if (service.length === 0) throw notFound('This person among those who serve here')
  return service
}

async function getPresentStretch(w: Writer, who: Serving): Promise<Stretch> {
  const present = (await getService(w, who)).at(-1)
  if (!present) throw notFound('This person among those who serve here')
  return present
}

async function checkPlace(w: Writer, { agencyId, unitId, employeeNumber, personId }: NewStretch): Promise<void> {
  if (unitId) {
    const [unit] = await w.tx
      .select({ id: units.id })
      .from(units)
      .where(and(eq(units.id, unitId), eq(units.agencyId, agencyId)))
    if (!unit) throw invalid('unitId', 'This unit is not one of the agency. Choose another.')
  }
  if (employeeNumber && (await isNumberTaken(w, agencyId, employeeNumber, personId)))
    throw invalid('employeeNumber', `Number ${employeeNumber} belongs to somebody who serves here now.`)
}

async function isNumberTaken(w: Writer, agencyId: string, number: string, personId: string): Promise<boolean> {
  const [taken] = await w.tx
    .select({ id: affiliations.id })
    .from(affiliations)
    .where(
      and(
        eq(affiliations.agencyId, agencyId),
        sameNumber(affiliations.employeeNumber, number),
        servesYet('affiliations'),
        sql`${affiliations.personId} <> ${personId}`,
      ),
    )
    .limit(1)
  return taken !== undefined
}
