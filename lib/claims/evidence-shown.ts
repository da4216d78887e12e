/** What was shown for a claim, as credits and answers tell of it. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { anyId } from '@/lib/platform/bulk'
import type { Tx } from '@/lib/platform/database'
import { pagesOf } from '@/lib/platform/files/pdf-pages'
import { namesOf, type Within } from './people'
import type { Evidence } from './shapes'
import { claimEvidence } from './tables'

/** Digests of the files that are shown when somebody approves, the first shown first. */
export async function shownFor(tx: Tx, claimId: string): Promise<string[]> {
  const rows = await tx
    .select({ digest: sql<string>`coalesce(${claimEvidence.coveredDigest}, ${claimEvidence.digest})` })
    .from(claimEvidence)
    .where(and(eq(claimEvidence.claimId, claimId), isNull(claimEvidence.removedAt)))
    .orderBy(asc(claimEvidence.addedAt), asc(claimEvidence.id))
  return rows.map(({ digest }) => digest)
}

/** How many files of each claim are there. */
export async function countsOf(tx: Tx, claimIds: readonly string[]): Promise<Map<string, number>> {
  if (claimIds.length === 0) return new Map()
  const rows = await tx
    .select({ claimId: claimEvidence.claimId, count: sql<number>`count(*)::int` })
    .from(claimEvidence)
    .where(and(sql`${claimEvidence.claimId} = ${anyId(claimIds)}`, isNull(claimEvidence.removedAt)))
    .groupBy(claimEvidence.claimId)
  return new Map(rows.map(({ claimId, count }) => [claimId, count]))
}

/** All that was shown; of what was removed who did so, when and why. */
export async function proofsOf(within: Within, claimId: string): Promise<Evidence[]> {
  const rows = await within.tx
    .select()
    .from(claimEvidence)
    .where(eq(claimEvidence.claimId, claimId))
    .orderBy(asc(claimEvidence.addedAt), asc(claimEvidence.id))
  const names = await namesOf(
    within,
    rows.flatMap(({ removedBy, coveredBy }) => [removedBy, coveredBy]),
  )
  const pages = await pagesOf(
    within.tx,
    within.ctx,
    rows.map(({ fileId }) => fileId),
  )
  return rows.map(({ id, fileId, name, size, isPicture, digest, addedAt, removedAt, coveredAt, ...row }) => ({
    ...{ evidenceId: id, name, size, isPicture, digest, addedAt: addedAt.toISOString() },
    pages: pages.get(fileId ?? '') ?? null,
    removed: removedAt && {
      ...{ at: removedAt.toISOString(), byName: names.get(row.removedBy ?? '') ?? '', why: row.removedWhy ?? '' },
    },
    covered: coveredAt && {
      ...{ at: coveredAt.toISOString(), byName: names.get(row.coveredBy ?? '') ?? '', why: row.coveredWhy },
      digest: row.coveredDigest ?? digest,
    },
  }))
}
