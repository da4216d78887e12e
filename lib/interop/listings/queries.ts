/** Reading files of listings: one with what it would change or changed, those so far, and rows to repair. */
import { desc, eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { refuseImport } from '@/lib/directory/importing'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { unpack } from '@/lib/platform/packed'
import { lastingRecord } from '@/lib/platform/row-security'
import { batchInput } from '../batch-inputs'
import { pageOf, type SummaryRow, stamped } from '../batches'
import { listingBatches } from '../tables'
import { entryKinds, getListingFileInput, listListingFilesInput } from './inputs'
import type { ListingEntry } from './plan'
import type { listingFileShape, listingFileSummaryShape } from './shapes'

const summary = {
  batchId: listingBatches.id,
  fileName: listingBatches.fileName,
  state: listingBatches.state,
  rowCount: listingBatches.rowCount,
  counts: listingBatches.counts,
  appliedCount: listingBatches.appliedCount,
  uploadedBy: sql<string | null>`trim(${people.givenName} || ' ' || ${people.familyName})`,
  uploadedAt: listingBatches.uploadedAt,
  appliedAt: listingBatches.appliedAt,
  rolledBackAt: listingBatches.rolledBackAt,
}

type Summary = z.infer<typeof listingFileSummaryShape>

const summaryOf = (row: SummaryRow<Summary>): Summary => ({
  ...stamped(row),
  counts: Object.fromEntries(entryKinds.map((kind) => [kind, row.counts[kind] ?? 0])) as Summary['counts'],
})

/** One file with a page of its entries: those that matter, or those of one kind. @throws forbidden, not-found */
export async function getListingFile(ctx: Ctx, input: unknown): Promise<z.infer<typeof listingFileShape>> {
  refuseImport(ctx)
  const { batchId, kind, page } = getListingFileInput.parse(input)
  const { entries: packed, columns: matched, ...row } = await batchOf(ctx, batchId)
  const entries = packed ? await unpack<ListingEntry>(packed) : []
  const named = (which: (column: (typeof matched.columns)[number]) => boolean) =>
    matched.columns.filter(which).map(({ header }) => header)
  const proposed = entries.filter((entry) => entry.proposed && entry.does)
  return {
    ...summaryOf(row),
    shape: matched.shape,
    columnsRead: named(({ reads }) => reads !== null),
    columnsKept: named(({ isKept }) => isKept === true),
    columnsNeverTaken: named(({ isNeverTaken }) => isNeverTaken === true),
    columnsIgnored: named(({ reads, isKept, isNeverTaken }) => reads === null && !isKept && !isNeverTaken),
    ...shownOf(entries, kind, page),
    proposedCount: proposed.length,
    proposedPublic: proposed.filter(({ isPublic }) => isPublic).length,
  }
}

function shownOf(entries: readonly ListingEntry[], kind: string | undefined, page: number) {
  const wanted = entries.filter((entry) => (kind ? entry.kind === kind : entry.kind !== 'unchanged'))
  const { items, ...place } = pageOf(wanted, page)
  return {
    ...place,
    items: items.map(({ does, cells: _, loaded = null, isPublic = false, listingId = null, ...entry }) => ({
      ...{ ...entry, isPublic, listingId, loaded },
      loadable: does !== null,
    })),
  }
}

async function batchOf(ctx: Ctx, batchId: string) {
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ ...summary, columns: listingBatches.columns, entries: listingBatches.entries })
      .from(listingBatches)
      .leftJoin(people, eq(people.id, lastingRecord(listingBatches.uploadedBy)))
      .where(eq(listingBatches.id, batchId)),
  )
  if (!row) throw notFound('This file of listings')
  return row
}

/** Rows that were not taken, as they stand in the columns that are read, until the file is loaded; what is wrong stands in a last column. @throws forbidden, not-found */
export async function listProblemRows(
  ctx: Ctx,
  input: unknown,
): Promise<{ fileName: string; header: string[]; rows: string[][] }> {
  refuseImport(ctx)
  const { batchId } = batchInput.parse(input)
  const { entries: packed, columns, fileName } = await batchOf(ctx, batchId)
  const refused = (packed ? await unpack<ListingEntry>(packed) : []).filter(({ cells }) => cells !== undefined)
  const headers = columns.columns.flatMap(({ header, reads }) => (reads ? [header] : []))
  return {
    fileName: `problems-${fileName.replace(/\.\w+$/, '')}.csv`,
    header: [...headers, 'Line', 'What is wrong'],
    rows: refused.map(({ cells, line, why }) => [...headers.map((header) => cells?.[header] ?? ''), String(line), why]),
  }
}

const newestFirst = pagedBy('instant', 'id')

/** Files so far, the newest first. @throws forbidden */
export async function listListingFiles(
  ctx: Ctx,
  input: unknown,
): Promise<{ items: Summary[]; nextCursor: string | null }> {
  refuseImport(ctx)
  const { cursor, limit } = listListingFilesInput.parse(input)
  const place = newestFirst.placeOf(cursor)
  const before = place
    ? sql`(${listingBatches.uploadedAt}, ${listingBatches.id}) < (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : undefined
  const rows = await read(ctx, (tx) =>
    tx
      .select(summary)
      .from(listingBatches)
      .leftJoin(people, eq(people.id, lastingRecord(listingBatches.uploadedBy)))
      .where(before)
      .orderBy(desc(listingBatches.uploadedAt), desc(listingBatches.id))
      .limit(limit + 1),
  )
  return newestFirst.pageOf(rows.map(summaryOf), limit, (row) => [row.uploadedAt, row.batchId])
}
