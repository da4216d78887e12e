/**
 * People who left by a load that is taken back. Who has an account serves again when they say so: until then the agency has
 * a line of its own, as for anybody it writes down.
 */
import { eq, sql } from 'drizzle-orm'
import { addStretches, record } from '@/lib/agencies/affiliations'
import { addressIn } from '@/lib/agencies/known-addresses'
import { addLines, setAddresses } from '@/lib/agencies/lines'
import { isServing, type Stretch } from '@/lib/agencies/rules'
import { affiliations } from '@/lib/agencies/tables'
import type { Writer } from '@/lib/audit/write'
import { people } from '@/lib/identity/tables'
import { anyId, anyText } from '@/lib/platform/bulk'
import { newId } from '@/lib/platform/ids'
import type { Day } from '@/lib/platform/time'
import type { RosterUndo } from './undo'

type Left = { before: Stretch; after: Stretch }

/**
 * Who has an account and is not there any longer by the load: those whose service would go on today, with its last stretch,
 * and those for whom it would be over by now in any case.
 */
export async function leaversAmong(
  w: Writer,
  { undo, own, today }: { undo: RosterUndo; own: ReadonlySet<string>; today: Day },
): Promise<{ serving: Map<string, Left>; over: Set<string> }> {
  const gone = undo.amended.filter(
    ({ before, after }) =>
      !own.has(after.personId) &&
      !isServing(after, today) &&
      (before.validTo === null || before.validTo > (after.validTo ?? '')),
  )
  const still = new Set(undo.begun.map(({ personId }) => personId))
  const candidates = gone.filter(({ after }) => !still.has(after.personId))
  const confirmed = await confirmedAmong(
    w,
    candidates.map(({ after }) => after.personId),
  )
  const left = candidates.filter(({ after }) => confirmed.has(after.personId))
  const goesOn = left.filter(({ before }) => isServing(before, today))
  return {
    serving: new Map(goesOn.map((each) => [each.after.personId, each])),
    over: new Set(left.filter(({ before }) => !isServing(before, today)).map(({ after }) => after.personId)),
  }
}

async function confirmedAmong(w: Writer, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await w.tx
    .select({ id: people.id })
    .from(people)
    .where(sql`${people.id} = ${anyId(personIds)} and is_confirmed(${people.id})`)
  return new Set(rows.map(({ id }) => id))
}

type Known = { personId: string; givenName: string; familyName: string; email: string | null }

/**
 * Gives each a line that goes on from where their service ended, and asks whether it is theirs.
 * @returns whose answer is waited for, and who is on the roster again by another line
 */
export async function askAgain(
  w: Writer,
  { agencyId, left, today }: { agencyId: string; left: ReadonlyMap<string, Left>; today: Day },
): Promise<{ whom: string[]; back: string[] }> {
  if (left.size === 0) return { whom: [], back: [] }
  const known = await knownAs(w, agencyId, [...left.keys()])
  const taken = await addressesServing(w, agencyId, known, today)
  const isBack = ({ email }: Known) => email !== null && taken.has(email)
  const lines = known
    .filter((each) => !isBack(each))
    .map((each) => ({ ...each, whose: each.personId, personId: newId() }))
  const names = lines.map(({ personId, givenName, familyName }) => ({ personId, givenName, familyName }))
  await addLines(w, names, { on: today, agencyId })
  const stretches = lines.flatMap(({ personId, whose }): Stretch[] => {
    const { before, after } = left.get(whose) ?? {}
    return before && after ? [{ ...before, id: newId(), agencyId, personId, validFrom: after.validTo ?? today }] : []
  })
  await addStretches(w, stretches)
  for (const stretch of stretches) record(w, 'affiliation.started', stretch)
  await setAddresses(
    w,
    agencyId,
    lines.flatMap(({ personId, email }) => (email ? [{ personId, email }] : [])),
  )
  return {
    whom: lines.map(({ whose }) => whose),
    back: known.filter(isBack).map(({ personId }) => personId),
  }
}

/** By the name on the agency's papers, and the address it knows. */
async function knownAs(w: Writer, agencyId: string, personIds: readonly string[]): Promise<Known[]> {
  const name = (column: string, own: typeof people.givenName | typeof people.familyName) =>
    sql<string>`coalesce((select n.${sql.raw(column)} from names_on_papers n where n.person_id = ${people.id}
      and n.agency_id = ${agencyId}), ${own})`
  return w.tx
    .select({
      personId: people.id,
      givenName: name('given_name', people.givenName),
      familyName: name('family_name', people.familyName),
      email: addressIn(people.id, sql`${agencyId}::uuid`),
    })
    .from(people)
    .where(sql`${people.id} = ${anyId(personIds)}`)
    .orderBy(people.sortName, people.id)
}

/** Which of the addresses serve here already, by whichever line. */
async function addressesServing(
  w: Writer,
  agencyId: string,
  known: readonly Known[],
  today: Day,
): Promise<Set<string>> {
  const emails = known.flatMap(({ email }) => email ?? [])
  const rows = await w.tx
    .select({ email: sql<string | null>`${addressIn(affiliations.personId, sql`${agencyId}::uuid`)}` })
    .from(affiliations)
    .where(
      sql`${eq(affiliations.agencyId, agencyId)} and (${affiliations.validTo} is null or ${affiliations.validTo} > ${today})
        and ${addressIn(affiliations.personId, sql`${agencyId}::uuid`)} = ${anyText(emails)}`,
    )
  return new Set(rows.flatMap(({ email }) => email ?? []))
}
