/** The roster as a file that can be corrected and loaded again: sent back as it is, it changes nothing. */
import { can, refusal } from '@/lib/agencies/policy'
import { noteExport } from '@/lib/audit/exported'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { addDays, type Day } from '@/lib/platform/time'
import { type OwnDateKind, ownDateFields, ownDateKinds, ownDateSaid } from '@/lib/requirements/engine/own-dates'
import { loadRoster } from './current'
import { fieldNames, type RosterField } from './fields'
import { rosterOwnerInput } from './inputs'
import type { RosterPerson, RosterUnit } from './plan'

const fields = [
  ...(['employeeNumber', 'givenName', 'familyName', 'email', 'unit', 'position', 'employment'] as const),
  ...(['hiredOn', 'endsOn'] as const),
  ...ownDateKinds.map((kind) => ownDateFields[kind]),
] satisfies RosterField[]

export const rosterColumns = fields.map((field) => fieldNames[field])

/** Who serves, by name; that it was taken out is noted. @throws not-found or forbidden for who does not keep the roster */
export async function exportRoster(ctx: Ctx, input: unknown): Promise<{ title: string; lines: string[][] }> {
  const { agencyId } = rosterOwnerInput.parse(input)
  if (!can.managePeople(ctx.actor, agencyId)) throw refusal(ctx.actor, agencyId)
  const { current, agencyName } = await read(ctx, (tx) => loadRoster({ tx, ctx }, agencyId))
  const paths = new Map(current.units.map(({ unitId, path }) => [unitId, path]))
  const lines = current.people
    .filter(({ service }) => service.length > 0)
    .map((person) => lineOf(person, paths))
    .sort((a, b) => byName.compare(a.slice(1, 3).reverse().join(' '), b.slice(1, 3).reverse().join(' ')))
  await noteExport(ctx, { agencyId, detail: { report: 'roster', lines: lines.length } })
  return { title: `${agencyName} roster`, lines }
}

const byName = new Intl.Collator('en')

function lineOf(person: RosterPerson, paths: ReadonlyMap<RosterUnit['unitId'], string>): string[] {
  const { givenName, familyName, addresses, service, ownDays = {} } = person
  const last = service.at(-1)
  const says: Partial<Record<RosterField, string | null>> = {
    ...{ givenName, familyName, employeeNumber: last?.employeeNumber ?? null, position: last?.position ?? null },
    email: (addresses.find(({ verified }) => verified) ?? addresses[0])?.address ?? null,
    unit: last?.unitId ? (paths.get(last.unitId) ?? null) : null,
    employment: last?.employment ?? null,
    hiredOn: last?.serviceStartsOn ?? null,
    endsOn: last?.validTo ? addDays(last.validTo, -1) : null,
    ...Object.fromEntries(ownDateKinds.map((kind) => [ownDateFields[kind], written(kind, ownDays[kind])])),
  }
  return fields.map((field) => says[field] ?? '')
}

/** Of a birth the month by its name, as it is read again. */
const written = (kind: OwnDateKind, on: Day | undefined): string | null =>
  on === undefined ? null : ownDateSaid(kind, on, (day) => day)
