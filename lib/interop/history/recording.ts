/** Steps that several commands take: records rows of a file, and has those who wait looked for. */
import { eq } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import type { Writer } from '@/lib/audit/write'
import { recordEarlier } from '@/lib/records/earlier'
import type { Batch } from './batch'
import type { HistoryEntry } from './plan'

/** Each is about somebody. @throws as `recordEarlier` */
export async function recordEntries(w: Writer, batch: Batch, entries: readonly HistoryEntry[]): Promise<void> {
  const { agencyId, id: batchId, fileName, digest, appliedBy, appliedAt } = batch
  if (!appliedBy || !appliedAt) throw new Error('Only what somebody loaded is recorded.')
  const [agency] = await w.tx.select({ zone: agencies.timeZone }).from(agencies).where(eq(agencies.id, agencyId))
  const zone = agency?.zone ?? ''
  await recordEarlier(
    w,
    { agencyId, batchId, fileName, digest: digest.toString('hex'), importedBy: appliedBy, importedAt: appliedAt },
    entries.flatMap(({ personId, told }) => {
      const { line, title, minutes: creditMinutes, topicIds, mode, completedOn: earnedOn, provider, reference } = told
      return personId
        ? [{ personId, line, title, creditMinutes, topicIds, mode, earnedOn, zone, provider, reference }]
        : []
    }),
  )
}
