/** Steps about people inside another command's transaction. */
import { desc, eq, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { conflict, invalid } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { unprintableProblem } from '@/lib/platform/letters'
import { type Day, earliestDay } from '@/lib/platform/time'
import { sortNameOf } from './rules'
import { people, personNames } from './tables'

export type NewPerson = { givenName: string; familyName: string; email: string | null; agencyId?: string }

/**
 * A name that certificates could only show as boxes is refused wherever it is written, not found out on paper.
 * @throws invalid (fields `givenName`, `familyName`)
 */
export function mustPrint(names: { givenName?: string | undefined; familyName?: string | undefined }): void {
  const { givenName = '', familyName = '' } = names
  for (const [field, name] of Object.entries({ givenName, familyName })) {
    const problem = unprintableProblem(name)
    if (problem) throw invalid(field, problem)
  }
}

/**
 * Adds a person with today's name and, when given, an address that can be used to sign in.
 * @throws conflict when the address belongs to somebody else
 */
export async function addPerson(w: Writer, input: NewPerson): Promise<{ personId: string }> {
  const { now } = w.ctx
  const personId = newId()
  const { givenName, familyName } = input
  await w.tx
    .insert(people)
    .values({ id: personId, givenName, familyName, sortName: sortNameOf(givenName, familyName), createdAt: now })
  await w.tx
    .insert(personNames)
    .values({ id: newId(), personId, givenName, familyName, validFrom: earliestDay(now), recordedAt: now })
  if (input.email) await addEmail(w, personId, input.email)
  w.record('person.added', {
    kind: 'person',
    id: personId,
    personId,
    agencyId: input.agencyId ?? null,
    detail: { givenName, familyName },
  })
  return { personId }
}

/** Adds an address (already folded to lower case). @throws conflict when it belongs to somebody else */
export async function addEmail(w: Writer, personId: string, email: string): Promise<void> {
  const added = await w.tx.execute(sql`
    insert into logins (id, person_id, kind, identifier, created_at)
    values (${newId()}, ${personId}, 'email', ${email}, ${w.ctx.now.toISOString()})
    on conflict (kind, identifier) do nothing`)
  if (added.count === 0) throw conflict(`The address ${email} already belongs to a person in the record.`)
}

/**
 * Changes the name from a day on: the person's own where they write it, the agency's where the agency does. The earlier
 * one stays in the history, and on what was issued under it.
 */
export async function renamePerson(
  w: Writer,
  input: { personId: string; givenName: string; familyName: string; on: Day; agencyId?: string },
): Promise<void> {
  const { personId, givenName, familyName, on } = input
  const [before] = await w.tx
    .select({ givenName: people.givenName, familyName: people.familyName })
    .from(people)
    .where(eq(people.id, personId))
    .for('update')
  if (!before || (before.givenName === givenName && before.familyName === familyName)) return
  await w.tx
    .update(people)
    .set({ givenName, familyName, sortName: sortNameOf(givenName, familyName) })
    .where(eq(people.id, personId))
  const [latest] = await w.tx
    .select({ validFrom: personNames.validFrom })
    .from(personNames)
    .where(eq(personNames.personId, personId))
    .orderBy(desc(personNames.validFrom))
    .limit(1)
  // A name written where it was tomorrow already does not come back when this one is written where it is today.
  const validFrom = latest && latest.validFrom > on ? latest.validFrom : on
  await w.tx
    .insert(personNames)
    .values({ id: newId(), personId, givenName, familyName, validFrom, recordedAt: w.ctx.now })
  w.record('person.renamed', {
    kind: 'person',
    id: personId,
    personId,
    agencyId: input.agencyId ?? null,
    detail: { before, after: { givenName, familyName } },
  })
}
