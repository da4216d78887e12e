/** Reading calendars that were checked: one with what it would change or changed, and those so far. */
import { and, desc, eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { can } from '@/lib/events/policy'
import { agenciesWhere, type Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { unpack } from '@/lib/platform/packed'
import { pageOf, takenBackUntil } from '../batches'
import { calendarBatches } from '../calendar-tables'
import { posterOf } from './commands'
import type { CalendarEntry } from './entries'
import { entryKinds } from './facts'
import { getCalendarFileInput, listCalendarFilesInput } from './inputs'
import type { calendarFileShape, calendarFileSummaryShape } from './shapes'

const summary = {
  batchId: calendarBatches.id,
  sourceId: calendarBatches.sourceId,
  fileName: calendarBatches.fileName,
  state: calendarBatches.state,
  rowCount: calendarBatches.rowCount,
  counts: calendarBatches.counts,
  appliedCount: calendarBatches.appliedCount,
  isByItself: calendarBatches.isByItself,
  checkedAt: calendarBatches.checkedAt,
  appliedAt: calendarBatches.appliedAt,
  rolledBackAt: calendarBatches.rolledBackAt,
}
type Summary = z.infer<typeof calendarFileSummaryShape>
type SummaryRow = Omit<Summary, 'checkedAt' | 'appliedAt' | 'takenBackUntil' | 'rolledBackAt' | 'counts'> & {
  counts: Record<string, number>
  checkedAt: Date
  appliedAt: Date | null
  rolledBackAt: Date | null
}

const summaryOf = (row: SummaryRow): Summary => ({
  ...row,
  counts: Object.fromEntries(entryKinds.map((kind) => [kind, row.counts[kind] ?? 0])) as Summary['counts'],
  checkedAt: row.checkedAt.toISOString(),
  appliedAt: row.appliedAt?.toISOString() ?? null,
  takenBackUntil: takenBackUntil(row.appliedAt),
  rolledBackAt: row.rolledBackAt?.toISOString() ?? null,
})

/** One of one's own with a page of its entries: those that matter, or those of one kind. @throws not-found */
export async function getCalendarFile(ctx: Ctx, input: unknown): Promise<z.infer<typeof calendarFileShape>> {
  const personId = posterOf(ctx)
  const { batchId, kind, page } = getCalendarFileInput.parse(input)
  const [found] = await read(ctx, (tx) =>
    tx
      .select({
        ...summary,
        past: calendarBatches.past,
        later: calendarBatches.later,
        entries: calendarBatches.entries,
      })
      .from(calendarBatches)
      .where(and(eq(calendarBatches.id, batchId), eq(calendarBatches.personId, personId))),
  )
  if (!found) throw notFound('This calendar')
  const { entries: packed, past, later, ...row } = found
  const entries = packed ? await unpack<CalendarEntry>(packed) : []
  const wanted = entries.filter((entry) => (kind ? entry.kind === kind : entry.kind !== 'unchanged'))
  const { items, ...place } = pageOf(wanted, page)
  const [agencyId = null] = agenciesWhere(ctx.actor, 'trusted-organizer', 'organizer')
  return {
    ...{ ...summaryOf(row), past, later, ...place },
    items: items.map(({ does, loaded = null, ...entry }) => ({ ...entry, loaded, loadable: does !== null })),
    proposedCount: entries.filter((entry) => entry.proposed && entry.does).length,
    publishesAtOnce: can.publishAtOnce(ctx.actor, { organizerId: personId, agencyId }),
  }
}

const newestFirst = pagedBy('instant', 'id')

/** One's own so far, the newest first. */
export async function listCalendarFiles(
  ctx: Ctx,
  input: unknown,
): Promise<{ items: Summary[]; nextCursor: string | null }> {
  const personId = posterOf(ctx)
  const { cursor, limit } = listCalendarFilesInput.parse(input)
  const place = newestFirst.placeOf(cursor)
  const rows = await read(ctx, (tx) =>
    tx
      .select(summary)
      .from(calendarBatches)
      .where(
        and(
          eq(calendarBatches.personId, personId),
          place
            ? sql`(${calendarBatches.checkedAt}, ${calendarBatches.id}) < (${place[0]}::timestamptz, ${place[1]}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(calendarBatches.checkedAt), desc(calendarBatches.id))
      .limit(limit + 1),
  )
  return newestFirst.pageOf(rows.map(summaryOf), limit, (row) => [row.checkedAt, row.batchId])
}
