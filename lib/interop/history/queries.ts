/** Reading files of earlier training: one with what it would record or recorded, those so far, and rows to repair. */
import { and, desc, eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { fullNameShownTo } from '@/lib/agencies/names-on-papers'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { lastingRecord } from '@/lib/platform/row-security'
import { batchInput } from '../batch-inputs'
import { pageOf, type SummaryRow, stamped } from '../batches'
import { historyBatches } from '../history-tables'
import { entriesIn, refuseHistory } from './batch'
import { fieldNames, getHistoryFileInput, historyFields, listHistoryFilesInput } from './inputs'
import { awaitedIn, type HistoryEntry, isLoadable } from './plan'
import type { historyFileShape, historyFileSummaryShape } from './shapes'

const summary = {
  batchId: historyBatches.id,
  agencyId: historyBatches.agencyId,
  fileName: historyBatches.fileName,
  state: historyBatches.state,
  rowCount: historyBatches.rowCount,
  counts: historyBatches.counts,
  appliedCount: historyBatches.appliedCount,
  waitingCount: historyBatches.waitingCount,
  uploadedBy: fullNameShownTo(historyBatches.agencyId),
  uploadedAt: historyBatches.uploadedAt,
  appliedAt: historyBatches.appliedAt,
  rolledBackAt: historyBatches.rolledBackAt,
}

/** More than these nobody looks through; the next follow as these are named. */
const MOST_AWAITED = 200

type Summary = z.infer<typeof historyFileSummaryShape>

const summaryOf = (row: SummaryRow<Summary>): Summary => ({
  ...stamped(row),
  counts: row.counts as Summary['counts'],
})

/** One file with a page of its rows: those that matter, those of one kind, or those that wait. @throws not-found */
export async function getHistoryFile(ctx: Ctx, input: unknown): Promise<z.infer<typeof historyFileShape>> {
  const { batchId, kind, page } = getHistoryFileInput.parse(input)
  const { entries: packed, columns, agencyName, ...row } = await batchOf(ctx, batchId)
  const entries = await entriesIn({ entries: packed })
  const wanted = entries.filter((entry) =>
    kind === 'waiting' ? entry.waits === true : kind ? entry.kind === kind : entry.kind !== 'known',
  )
  const { items, ...place } = pageOf(wanted, page)
  const proposed = entries.filter((entry) => entry.proposed && isLoadable(entry))
  const awaited = row.state === 'applied' && row.waitingCount > 0 ? awaitedIn(entries) : []
  return {
    ...summaryOf(row),
    agencyName,
    columnsRead: columns.flatMap(({ header, field }) => (field ? [header] : [])),
    columnsIgnored: columns.flatMap(({ header, field }) => (field ? [] : [header])),
    ...place,
    items: items.map(shown),
    proposedCount: proposed.filter(({ kind }) => kind === 'new').length,
    proposedWaiting: proposed.filter(({ kind }) => kind === 'unmatched').length,
    ...{ awaited: awaited.slice(0, MOST_AWAITED), awaitedCount: awaited.length },
  }
}

function shown({ key, kind, line, name, told, why, proposed, waits = false, ...entry }: HistoryEntry) {
  const loaded = entry.loaded ?? null
  const { title, completedOn, minutes, mode, provider, number, email } = told
  return {
    ...{
      key,
      kind,
      line,
      name,
      number,
      email,
      title,
      completedOn: completedOn || null,
      minutes,
      mode: kind === 'refused' ? null : mode,
      provider,
      why,
      proposed,
      loaded,
      waits,
    },
    loadable: isLoadable({ kind }),
  }
}

async function batchOf(ctx: Ctx, batchId: string) {
  const [row] = await read(ctx, (tx) =>
    tx
      .select({
        ...summary,
        agencyName: agencies.name,
        columns: historyBatches.columns,
        entries: historyBatches.entries,
      })
      .from(historyBatches)
      .innerJoin(agencies, eq(agencies.id, historyBatches.agencyId))
      .leftJoin(people, eq(people.id, lastingRecord(historyBatches.uploadedBy)))
      .where(eq(historyBatches.id, batchId)),
  )
  if (!row) throw notFound('This file of earlier training')
  refuseHistory(ctx, row.agencyId)
  return row
}

/** Rows that were not taken, as a table to repair and send again until the file is loaded; what is wrong stands last. @throws not-found */
export async function listRefusedHistory(
  ctx: Ctx,
  input: unknown,
): Promise<{ fileName: string; header: string[]; rows: string[][] }> {
  const { batchId } = batchInput.parse(input)
  const { entries, fileName } = await batchOf(ctx, batchId)
  const refused = (await entriesIn({ entries })).filter(({ cells }) => cells !== undefined)
  const fields = historyFields.filter((field) => refused.some(({ cells }) => cells?.[field] !== undefined))
  return {
    fileName: `refused-${fileName.replace(/\.\w+$/, '')}.csv`,
    header: [...fields.map((field) => fieldNames[field]), 'What is wrong'],
    rows: refused.map(({ cells, why }) => [...fields.map((field) => cells?.[field] ?? ''), why]),
  }
}

const newestFirst = pagedBy('instant', 'id')

/** Files of an agency, the newest first. @throws not-found */
export async function listHistoryFiles(
  ctx: Ctx,
  input: unknown,
): Promise<{ items: Summary[]; nextCursor: string | null }> {
  const { agencyId, cursor, limit } = listHistoryFilesInput.parse(input)
  refuseHistory(ctx, agencyId)
  const place = newestFirst.placeOf(cursor)
  const before = place
    ? sql`(${historyBatches.uploadedAt}, ${historyBatches.id}) < (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : undefined
  const rows = await read(ctx, (tx) =>
    tx
      .select(summary)
      .from(historyBatches)
      .leftJoin(people, eq(people.id, lastingRecord(historyBatches.uploadedBy)))
      .where(and(eq(historyBatches.agencyId, agencyId), before))
      .orderBy(desc(historyBatches.uploadedAt), desc(historyBatches.id))
      .limit(limit + 1),
  )
  return newestFirst.pageOf(rows.map(summaryOf), limit, (row) => [row.uploadedAt, row.batchId])
}
