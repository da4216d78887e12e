/** Carries out the chosen changes of a roster plan, thousands in a few statements, and notes how to take them back. */
import { sql } from 'drizzle-orm'
import { addStretches, amendStretches, endRolesOf, record } from '@/lib/agencies/affiliations'
import { withdrawInvitations } from '@/lib/agencies/invitations'
import { addLines, setAddresses } from '@/lib/agencies/lines'
import type { Stretch } from '@/lib/agencies/rules'
import { affiliations } from '@/lib/agencies/tables'
import { addUnits } from '@/lib/agencies/units'
import type { Writer } from '@/lib/audit/write'
import { type Named, renamePeople } from '@/lib/identity/people'
import { anyId } from '@/lib/platform/bulk'
import { fold } from '@/lib/platform/fold'
import { newId } from '@/lib/platform/ids'
import type { Day } from '@/lib/platform/time'
import { setOwnDates } from '@/lib/requirements/own-dates/many'
import { type CurrentRoster, type PlannedService, type RosterChange, type RosterPerson, signsIn } from './plan'
import { newUnitOf } from './rules'
import { serviceAfter } from './stretches'
import type { RosterUndo } from './undo'

export type Applied = { undo: RosterUndo; started: number; changed: number; ended: number }

type Step = { change: RosterChange; personId: string; person: RosterPerson | null; isNew: boolean }

/** The roster is locked and is the one the plan was made for. */
export async function applyChanges(
  w: Writer,
  changes: readonly RosterChange[],
  { current, today }: { current: CurrentRoster; today: Day },
): Promise<Applied> {
  const members = new Map(current.people.map((person) => [person.personId, person]))
  const steps = changes.map((change) => stepOf(change, members))
  const { agencyId } = current
  const units = await addNewUnits(w, changes, agencyId)
  const newcomers = steps.filter(({ isNew }) => isNew)
  await addLines(w, newcomers.map(nameIn), { on: today, agencyId })
  const { begun, amended } = await changeService(w, steps, { current, today, units })
  const renamed = await renamePeople(w, steps.flatMap(newName), { on: today, agencyId })
  const addresses = await setAddresses(w, agencyId, steps.flatMap(givenAddress))
  const ownDays = await setOwnDates(w, agencyId, steps.flatMap(givenDays))
  const leaving = steps.filter(({ change }) => change.does === 'end').map(({ personId }) => personId)
  const endedRoles = await endRolesOf(w, agencyId, leaving)
  const unasked = await withdrawInvitations(w, { agencyId, personIds: leaving })
  const personIds = [...new Set(steps.map(({ personId }) => personId))]
  const undo: RosterUndo = {
    begun,
    amended,
    rowsAfter: await rowsOf(w, agencyId, personIds),
    addedPeople: newcomers.map(({ personId }) => personId),
    renamed,
    addresses,
    addedUnits: [...units.values()],
    endedRoles,
    unasked,
    ownDays,
  }
  const count = (does: RosterChange['does']) => steps.filter(({ change }) => change.does === does).length
  return { undo, started: count('start'), changed: count('change'), ended: leaving.length }
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

const givenDays = ({ change, personId }: Step) =>
  change.does !== 'end' && change.ownDays ? [{ personId, days: change.ownDays }] : []

/** Units that the changes name and that are not there: folded name to id. */
async function addNewUnits(
  w: Writer,
  changes: readonly RosterChange[],
  agencyId: string,
): Promise<Map<string, string>> {
  const names = [...new Set(changes.flatMap((change) => newUnitOf(change) ?? []))].sort()
  const rows = names.map((name) => ({ unitId: newId(), name, parentId: null }))
  await addUnits(w, agencyId, rows)
  return new Map(rows.map(({ unitId, name }) => [fold(name), unitId]))
}

const nameIn = ({ change, personId }: Step): Named => {
  const { givenName, familyName } = change.does === 'start' ? change : { givenName: '', familyName: '' }
  return { personId, givenName, familyName }
}

const newName = ({ change, personId }: Step): Named[] =>
  'rename' in change && change.rename ? [{ personId, ...change.rename }] : []

type Place = { current: CurrentRoster; today: Day; units: Map<string, string> }

async function changeService(w: Writer, steps: readonly Step[], { current, today, units }: Place) {
  const unitIdOf = (unit: PlannedService['unit']) =>
    !unit ? null : 'unitId' in unit ? unit.unitId : (units.get(fold(unit.newUnit)) ?? null)
  const begun: Stretch[] = []
  const amended: RosterUndo['amended'] = []
  for (const { change, personId, person } of steps) {
    const outcome = serviceAfter(person?.service ?? [], change, { agencyId: current.agencyId, today, unitIdOf })
    const start = outcome.begun ? { ...outcome.begun, personId, id: newId() } : null
    if (start) begun.push(start)
    amended.push(...outcome.amended)
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
