/** What an agency's own papers call somebody who goes by another name in the record. */
import { and, eq } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { people } from '@/lib/identity/tables'
import { namesOnPapers } from './tables'

/** Keeps the name for this agency only; a name that is the person's own again needs no keeping. */
export async function nameOnPapers(
  w: Writer,
  { agencyId, personId, ...name }: { agencyId: string; personId: string; givenName: string; familyName: string },
): Promise<void> {
  const of = and(eq(namesOnPapers.agencyId, agencyId), eq(namesOnPapers.personId, personId))
  const [own] = await w.tx
    .select({ givenName: people.givenName, familyName: people.familyName })
    .from(people)
    .where(eq(people.id, personId))
  const [kept] = await w.tx.select().from(namesOnPapers).where(of)
  const before = kept ?? own
  if (!before || (before.givenName === name.givenName && before.familyName === name.familyName)) return
  if (own?.givenName === name.givenName && own.familyName === name.familyName)
    await w.tx.delete(namesOnPapers).where(of)
  else
    await w.tx
      .insert(namesOnPapers)
      .values({ agencyId, personId, ...name, recordedAt: w.ctx.now })
      .onConflictDoUpdate({
        target: [namesOnPapers.agencyId, namesOnPapers.personId],
        set: { ...name, recordedAt: w.ctx.now },
      })
  const was = { givenName: before.givenName, familyName: before.familyName }
  w.record('person.renamed', {
    ...{ kind: 'person', id: personId, personId, agencyId },
    detail: { onPapersOnly: true, before: was, after: name },
  })
}
