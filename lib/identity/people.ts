/** Steps about people inside another command's transaction; one at a time or thousands. */
import { eq, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { anyId, insertRows } from '@/lib/platform/bulk'
import { conflict, invalid } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { inWords } from '@/lib/platform/in-words'
import { unprintableLetters, unprintableProblem } from '@/lib/platform/letters'
import { type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import { type Day, earliestDay } from '@/lib/platform/time'
import { giveAddresses } from './addresses'
import { signingIn } from './messages'
import { sortNameOf } from './rules'
import { people, personNames } from './tables'

/** `language`: of the page through which a newcomer came. */
export type NewPerson = {
  givenName: string
  familyName: string
  email: string | null
  agencyId?: string
  language?: Locale
}

/**
 * A name that certificates could only show as boxes is refused wherever it is written, not found out on paper.
 * @throws invalid (fields `givenName`, `familyName`)
 */
export function mustPrint(
  names: { givenName?: string | undefined; familyName?: string | undefined },
  locale: Locale = USUAL_LOCALE,
): void {
  const { givenName = '', familyName = '' } = names
  for (const [field, name] of Object.entries({ givenName, familyName })) {
    if (!unprintableProblem(name)) continue
    const letters = unprintableLetters(name).join(' ')
    throw invalid(field, inWords(signingIn, locale)('unprintable', { letters }))
  }
}

export type Name = { givenName: string; familyName: string }
export type Named = Name & { personId: string }

/** Adds people with the name they have from a day on; `agencyId`: the agency that wrote them down. */
export async function addPeople(
  w: Writer,
  rows: readonly Named[],
  { on, agencyId }: { on: Day; agencyId?: string | undefined },
): Promise<void> {
  const { now } = w.ctx
  await insertRows(
    w.tx,
    people,
    rows.map(({ personId, givenName, familyName }) => ({
      ...{ id: personId, givenName, familyName, sortName: sortNameOf(givenName, familyName), createdAt: now },
    })),
  )
  await insertRows(
    w.tx,
    personNames,
    rows.map(({ personId, givenName, familyName }) => ({
      ...{ id: newId(), personId, givenName, familyName, validFrom: on, recordedAt: now },
    })),
  )
  for (const { personId, givenName, familyName } of rows)
    w.record('person.added', {
      ...{ kind: 'person', id: personId, personId, agencyId: agencyId ?? null },
      detail: { givenName, familyName },
    })
}

/**
 * Adds a person with today's name and, when given, an address that can be used to sign in.
 * @throws conflict when the address belongs to somebody else
 */
export async function addPerson(w: Writer, input: NewPerson): Promise<{ personId: string }> {
  const personId = newId()
  const { givenName, familyName, email, agencyId, language } = input
  await addPeople(w, [{ personId, givenName, familyName }], { on: earliestDay(w.ctx.now), agencyId })
  if (email) await addEmail(w, personId, email)
  if (language) await w.tx.update(people).set({ language }).where(eq(people.id, personId))
  return { personId }
}

/** Adds an address (already folded to lower case). @throws conflict when it belongs to somebody else */
async function addEmail(w: Writer, personId: string, email: string): Promise<void> {
  const [free] = await giveAddresses(w, [{ id: newId(), personId, email }])
  if (!free) throw conflict(`The address ${email} already belongs to a person in the record.`)
}

/** What a renaming wrote, so that it can be taken back. */
export type Renamed = { personId: string; nameId: string; before: Name; after: Name }

/**
 * Changes names from a day on: the person's own where they write it, the agency's where the agency does. The earlier one
 * stays in the history, and on what was issued under it.
 * @returns those whose name is another one now
 */
export async function renamePeople(
  w: Writer,
  rows: readonly Named[],
  { on, agencyId }: { on: Day; agencyId?: string | undefined },
): Promise<Renamed[]> {
  if (rows.length === 0) return []
  const before = await lockNames(w, rows)
  const renamed = rows.flatMap(({ personId, givenName, familyName }) => {
    const was = before.get(personId)
    if (!was || (was.givenName === givenName && was.familyName === familyName)) return []
    const { latest, ...name } = was
    // A name written where it was tomorrow already does not come back when this one is written where it is today.
    const validFrom = latest && latest > on ? latest : on
    return [{ personId, nameId: newId(), before: name, after: { givenName, familyName }, validFrom }]
  })
  await setNames(
    w,
    renamed.map(({ personId, after }) => ({ personId, ...after })),
  )
  await insertRows(
    w.tx,
    personNames,
    renamed.map(({ personId, nameId, after, validFrom }) => ({
      ...{ id: nameId, personId, ...after, validFrom, recordedAt: w.ctx.now },
    })),
  )
  for (const { personId, before: was, after } of renamed)
    w.record('person.renamed', {
      ...{ kind: 'person', id: personId, personId, agencyId: agencyId ?? null },
      detail: { before: was, after },
    })
  return renamed.map(({ validFrom: _, ...each }) => each)
}

type Held = Name & { latest: Day | null }

/** Today's names of people, locked, and the day of the last that was written. */
async function lockNames(w: Writer, rows: readonly Named[]): Promise<Map<string, Held>> {
  const held = await w.tx
    .select({
      personId: people.id,
      givenName: people.givenName,
      familyName: people.familyName,
      latest: sql<Day | null>`(select max(n.valid_from)::text from person_names n where n.person_id = people.id)`,
    })
    .from(people)
    .where(sql`${people.id} = ${anyId(rows.map(({ personId }) => personId))}`)
    .orderBy(people.id)
    .for('update')
  return new Map(held.map(({ personId, ...name }) => [personId, name]))
}

/** Changes one person's name from a day on. */
export async function renamePerson(
  w: Writer,
  { on, agencyId, ...named }: Named & { on: Day; agencyId?: string },
): Promise<void> {
  await renamePeople(w, [named], { on, agencyId })
}

/** Takes renamings back as if they had not been written. */
export async function takeNamesBack(w: Writer, renamed: readonly Renamed[]): Promise<void> {
  if (renamed.length === 0) return
  await w.tx.delete(personNames).where(sql`${personNames.id} = ${anyId(renamed.map(({ nameId }) => nameId))}`)
  await setNames(
    w,
    renamed.map(({ personId, before }) => ({ personId, ...before })),
  )
}

async function setNames(w: Writer, names: readonly Named[]): Promise<void> {
  if (names.length === 0) return
  const rows = names.map((name) => ({ ...name, sortName: sortNameOf(name.givenName, name.familyName) }))
  await w.tx.execute(sql`
    update people p set given_name = r."givenName", family_name = r."familyName", sort_name = r."sortName"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("personId" uuid, "givenName" text, "familyName" text, "sortName" text)
    where p.id = r."personId"`)
}

type Reading = { timeZone: string | null; language: Locale | null }

/** Writes in which zone a person reads times (null: where they serve), and in which language letters (null: not chosen). */
export async function setReading(w: Writer, personId: string, how: Reading): Promise<void> {
  await w.tx.update(people).set(how).where(eq(people.id, personId))
}
