/** Carries out the chosen changes of a roster plan, thousands in a few statements, and notes how to take them back. */
import { sql } from 'drizzle-orm'
import { addStretches, amendStretches, endRolesOf, record } from '@/lib/agencies/affiliations'
import { addUnitIn } from '@/lib/agencies/commands'
import { withdrawInvitations } from '@/lib/agencies/invitations'
import type { Stretch } from '@/lib/agencies/rules'
import { affiliations } from '@/lib/agencies/tables'
import type { Writer } from '@/lib/audit/write'
import { sortNameOf } from '@/lib/identity/rules'
import { people, personNames } from '@/lib/identity/tables'
import { anyId, insertRows } from '@/lib/platform/bulk'
import { fold } from '@/lib/platform/fold'
import { newId } from '@/lib/platform/ids'
import type { Day } from '@/lib/platform/time'
import { setAddresses } from './addresses'
import { type CurrentRoster, type PlannedService, type RosterChange, type RosterPerson, signsIn } from './plan'
import { newUnitOf } from './rules'
import { serviceAfter } from './service'
import type { RosterUndo } from './undo'

export type Applied = { undo: RosterUndo; started: number; changed: number; ended: number; personIds: string[] }

type Step = { change: RosterChange; personId: string; person: RosterPerson | null; isNew: boolean }

/** The roster is locked and is the one the plan was made for. */
export async function applyChanges(
  w: Writer,
  changes: readonly RosterChange[],
  { current, today }: { current: CurrentRoster; today: Day },
): Promise<Applied> {
  const members = new Map(current.people.map((person) => [person.personId, person]))
  const steps = changes.map((change) => stepOf(change, members))
  const units = await addUnits(w, changes, current.agencyId)
  await addPeople(
    w,
    steps.filter(({ isNew }) => isNew),
  )
  const { begun, amended } = await changeService(w, steps, { current, today, units })
  await addNames(
    w,
    steps.filter(({ isNew }) => isNew),
    today,
  )
  const renamed = await rename(w, steps, current, today)
  const addresses = await setAddresses(w, current.agencyId, steps.flatMap(givenAddress))
  const leaving = steps.filter(({ change }) => change.does === 'end').map(({ personId }) => personId)
  const endedRoles = await endRolesOf(w, current.agencyId, leaving)
  const unasked = await withdrawInvitations(w, { agencyId: current.agencyId, personIds: leaving })
  const personIds = [...new Set(steps.map(({ personId }) => personId))]
  const undo: RosterUndo = {
    begun,
    amended,
    rowsAfter: await rowsOf(w, current.agencyId, personIds),
    addedPeople: steps.filter(({ isNew }) => isNew).map(({ personId }) => personId),
    renamed,
    addresses,
    addedUnits: [...units.values()],
    endedRoles,
    unasked,
  }
  const count = (does: RosterChange['does']) => steps.filter(({ change }) => change.does === does).length
  return { undo, started: count('start'), changed: count('change'), ended: leaving.length, personIds }
}

/** Somebody who signed in since the check keeps the name and the address they have. */
function withoutOwn(change: RosterChange, person: RosterPerson | null): RosterChange {
  return person && signsIn(person) && change.does !== 'end' ? { ...change, rename: null, email: null } : change
}

/**
 * Whoever comes and is not the agency's to change (they left and have an account of their own, or never served here) gets a
 * line of the agency's own; their address is asked whether that is them.
 */
function stepOf(change: RosterChange, members: ReadonlyMap<string, RosterPerson>): Step {
  const person = change.personId ? (members.get(change.personId) ?? null) : null
  if (change.does !== 'start' || (person && !signsIn(person)))
    return { change: withoutOwn(change, person), personId: change.personId ?? newId(), person, isNew: false }
  const known = person?.addresses.find(({ verified }) => verified)?.address
  const line: RosterChange = { ...change, personId: null, rename: null, email: change.email ?? known ?? null }
  return { change: line, personId: newId(), person: null, isNew: true }
}

/** Whoever comes back has the address from before, about which the agency may have to ask again. */
function givenAddress({ change, personId, person }: Step): { personId: string; email: string }[] {
  if (change.does === 'end') return []
  const email = change.email ?? (change.does === 'start' ? person?.addresses[0]?.address : null)
  return email ? [{ personId, email }] : []
}

/** Units that the changes name and that are not there: folded name to id. */
async function addUnits(w: Writer, changes: readonly RosterChange[], agencyId: string): Promise<Map<string, string>> {
  const units = new Map<string, string>()
  for (const name of [...new Set(changes.flatMap((change) => newUnitOf(change) ?? []))].sort())
    units.set(fold(name), await addUnitIn(w, { agencyId, name, parentId: null }))
  return units
}

async function addPeople(w: Writer, steps: readonly Step[]): Promise<void> {
  const rows = steps.map(({ personId, change }) => ({ id: personId, ...nameIn(change), createdAt: w.ctx.now }))
  await insertRows(w.tx, people, rows)
}

const nameIn = (change: RosterChange) => {
  const { givenName, familyName } = change.does === 'start' ? change : { givenName: '', familyName: '' }
  return { givenName, familyName, sortName: sortNameOf(givenName, familyName) }
}

type Place = { current: CurrentRoster; today: Day; units: Map<string, string> }

async function changeService(w: Writer, steps: readonly Step[], { current, today, units }: Place) {
  const unitIdOf = (unit: PlannedService['unit']) =>
    !unit ? null : 'unitId' in unit ? unit.unitId : (units.get(fold(unit.newUnit)) ?? null)
  const begun: Stretch[] = []
  const amended: RosterUndo['amended'] = []
  for (const { change, personId, person, isNew } of steps) {
    const outcome = serviceAfter(person?.service ?? [], change, { agencyId: current.agencyId, today, unitIdOf })
    const start = outcome.begun ? { ...outcome.begun, personId, id: newId() } : null
    if (start) begun.push(start)
    amended.push(...outcome.amended)
    if (isNew) recordPerson(w, personId, change, current.agencyId)
    const last = outcome.amended.at(-1)
    const row = start ?? last?.after
    if (row) record(w, eventOf[change.does], row, change.does === 'change' ? last?.before : undefined)
  }
  // What begins comes first: row security takes it from who serves still.
  await addStretches(w, begun)
  await amendStretches(
    w,
    amended.map(({ after }) => after),
  )
  return { begun, amended }
}

const eventOf = {
  start: 'affiliation.started',
  change: 'affiliation.changed',
  end: 'affiliation.ended',
} as const

function recordPerson(w: Writer, personId: string, change: RosterChange, agencyId: string): void {
  const { givenName, familyName } = nameIn(change)
  w.record('person.added', { kind: 'person', id: personId, personId, agencyId, detail: { givenName, familyName } })
}

async function addNames(w: Writer, steps: readonly Step[], today: Day): Promise<void> {
  const rows = steps.map(({ personId, change }) => {
    const { givenName, familyName } = nameIn(change)
    return { id: newId(), personId, givenName, familyName, validFrom: today, recordedAt: w.ctx.now }
  })
  await insertRows(w.tx, personNames, rows)
}

async function rename(
  w: Writer,
  steps: readonly Step[],
  current: CurrentRoster,
  today: Day,
): Promise<RosterUndo['renamed']> {
  const before = new Map(
    current.people.map(({ personId, givenName, familyName }) => [personId, { givenName, familyName }]),
  )
  const renamed = steps.flatMap(({ change, personId }): RosterUndo['renamed'] => {
    const was = before.get(personId)
    return 'rename' in change && change.rename && was
      ? [{ personId, nameId: newId(), before: was, after: change.rename }]
      : []
  })
  await setNames(
    w,
    renamed.map(({ personId, after }) => ({ personId, ...after })),
  )
  await insertRows(
    w.tx,
    personNames,
    renamed.map(({ personId, nameId, after }) => ({
      id: nameId,
      personId,
      ...after,
      validFrom: today,
      recordedAt: w.ctx.now,
    })),
  )
  for (const { personId, before: was, after } of renamed)
    w.record('person.renamed', {
      kind: 'person',
      id: personId,
      personId,
      agencyId: current.agencyId,
      detail: { before: was, after },
    })
  return renamed
}

/** Writes today's names of people. */
export async function setNames(
  w: Writer,
  names: readonly { personId: string; givenName: string; familyName: string }[],
): Promise<void> {
  if (names.length === 0) return
  const rows = names.map((name) => ({ ...name, sortName: sortNameOf(name.givenName, name.familyName) }))
  await w.tx.execute(sql`
    update people p set given_name = r."givenName", family_name = r."familyName", sort_name = r."sortName"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("personId" uuid, "givenName" text, "familyName" text, "sortName" text)
    where p.id = r."personId"`)
}

/** All rows of service in the agency of these people. */
export async function rowsOf(w: Writer, agencyId: string, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await w.tx
    .select({ id: affiliations.id })
    .from(affiliations)
    .where(sql`${affiliations.agencyId} = ${agencyId} and ${affiliations.personId} = ${anyId(personIds)}`)
    .orderBy(affiliations.id)
  return rows.map(({ id }) => id)
}
