/** What somebody said about serving in an agency, and how it is taken back: by themselves, or because the service is over. */
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { logins } from '@/lib/identity/tables'
import { asSystem } from '@/lib/platform/database'
import { joinings, knownAddresses } from './consent-tables'
import type { Stretch } from './rules'

export type Joining = { agencyId: string; personId: string }

/** Takes one's word back, as the system. The address that the agency knew while it held stays known to it. */
export async function takeWordBack(w: Writer, { agencyId, personId }: Joining): Promise<void> {
  const held = await w.tx
    .delete(joinings)
    .where(and(eq(joinings.agencyId, agencyId), eq(joinings.personId, personId)))
    .returning({ personId: joinings.personId })
  if (held.length === 0) return
  w.touch({ agency: agencyId, people: [personId] })
  const recordedAt = w.ctx.now
  const known = await w.tx
    .select({ email: logins.identifier })
    .from(logins)
    .where(and(eq(logins.personId, personId), eq(logins.kind, 'email'), isNotNull(logins.mainSince)))
  for (const { email } of known)
    await w.tx
      .insert(knownAddresses)
      .values({ agencyId, personId, email, recordedAt })
      .onConflictDoUpdate({
        target: [knownAddresses.agencyId, knownAddresses.personId, knownAddresses.email],
        set: { recordedAt },
      })
}

/**
 * Before service begins: whoever comes back after a service that was over is asked again, since their word was about that
 * one. A move, and whatever follows without a gap, keeps it.
 */
export async function askReturners(w: Writer, begun: readonly Stretch[]): Promise<void> {
  if (begun.length === 0) return
  const rows = begun.map(({ agencyId, personId, validFrom }) => ({ agencyId, personId, validFrom }))
  await asSystem(w.tx, w.ctx, async () => {
    const back = await w.tx.execute<Joining>(sql`
      select distinct j.agency_id as "agencyId", j.person_id as "personId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("agencyId" uuid, "personId" uuid, "validFrom" date)
        join joinings j on j.agency_id = r."agencyId" and j.person_id = r."personId"
      where not exists (select 1 from affiliations a where a.agency_id = j.agency_id and a.person_id = j.person_id
        and (a.valid_to is null or (a.valid_to > a.valid_from and a.valid_to >= r."validFrom")))`)
    for (const joining of back) await takeWordBack(w, joining)
  })
}
