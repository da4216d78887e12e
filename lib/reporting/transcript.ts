/** A person's transcript for the papers of an agency: what those who look after them there may see, and no more. */
import { sql } from 'drizzle-orm'
import { memberInput } from '@/lib/agencies/inputs'
import { noteExport } from '@/lib/audit/exported'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { fullName } from '@/lib/platform/words'
import { checkNote, printed, verifyNoteOf } from '@/lib/records/papers'
import { getAgencyTranscript } from '@/lib/records/queries'
import type { TranscriptFacts } from '@/lib/records/transcript-pdf'
import { personIn } from './person'
import { scopeOf } from './scope'
import { noteView } from './views'

/**
 * The facts of the paper and the name of its file, under the name that the agency's papers bear. The look at the record is
 * noted, and every download. @throws not-found
 */
export async function transcriptForAgency(
  ctx: Ctx,
  input: unknown,
): Promise<{ fileName: string; facts: TranscriptFacts }> {
  const { agencyId, personId } = memberInput.parse(input)
  const { agencyName, asOf, name } = await read(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, { agencyId })
    const person = await personIn(tx, scope, personId)
    const { agencyName, today } = scope
    return { agencyName, asOf: today, name: (await nameOnPapers(tx, agencyId, personId)) ?? person }
  })
  const { items, totals, chain, whole } = await getAgencyTranscript(ctx, { agencyId, personId })
  await noteView(ctx, { report: 'person', agencyId, personId })
  await noteExport(ctx, { agencyId, personId, detail: { report: 'transcript', credits: totals.credits } })
  const personName = fullName({ given: name.givenName, family: name.familyName })
  const made = whole
    ? `Made for ${agencyName}.`
    : `Made for ${agencyName}; it holds what was earned while serving there.`
  return {
    fileName: `transcript ${personName}, ${agencyName}, ${asOf}.pdf`,
    facts: {
      ...printed({ personName, asOf, agencyName, items, totals }),
      verifyNote: `${made} ${whole || !chain.holds ? verifyNoteOf(chain) : checkNote()}`,
    },
  }
}

async function nameOnPapers(tx: Tx, agencyId: string, personId: string) {
  const [name] = await tx.execute<{ givenName: string; familyName: string }>(sql`
    select given_name as "givenName", family_name as "familyName" from names_on_papers
    where agency_id = ${agencyId}::uuid and person_id = ${personId}::uuid`)
  return name
}
