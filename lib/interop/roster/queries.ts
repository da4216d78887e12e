/** Reading roster files: one with what it would change or changed, and the history of an agency. */
import { and, desc, eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { fullNameShownTo } from '@/lib/agencies/names-on-papers'
import { can, refusal } from '@/lib/agencies/policy'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { lastingRecord } from '@/lib/platform/row-security'
import { batchInput } from '../batch-inputs'
import { pageOf, type SummaryRow, stamped } from '../batches'
import { rosterBatches } from '../tables'
import { fieldNames, type RosterField, rosterFields } from './fields'
import { getBatchInput, listBatchesInput } from './inputs'
import { planOf } from './kept-plan'
import { countKinds, type RosterPlan } from './plan'
import type { batchShape, batchSummaryShape } from './shapes'

const summary = {
  batchId: rosterBatches.id,
  agencyId: rosterBatches.agencyId,
  fileName: rosterBatches.fileName,
  state: rosterBatches.state,
  rowCount: rosterBatches.rowCount,
  counts: rosterBatches.counts,
  appliedCount: rosterBatches.appliedCount,
  uploadedBy: fullNameShownTo(rosterBatches.agencyId),
  uploadedAt: rosterBatches.uploadedAt,
  appliedAt: rosterBatches.appliedAt,
  rolledBackAt: rosterBatches.rolledBackAt,
}

type Summary = z.infer<typeof batchSummaryShape>

const summaryOf = (row: SummaryRow<Summary>): Summary => ({
  ...stamped(row),
  counts: row.counts as Summary['counts'],
})

/** One roster file with a page of its entries: those that matter, or those of one kind. @throws not-found */
export async function getBatch(ctx: Ctx, input: unknown): Promise<z.infer<typeof batchShape>> {
  const { batchId, kind, page } = getBatchInput.parse(input)
  const [row] = await read(ctx, (tx) =>
    tx
      .select({
        ...summary,
        agencyName: agencies.name,
        servingCount: rosterBatches.servingCount,
        columns: rosterBatches.columns,
        plan: rosterBatches.plan,
        entries: rosterBatches.entries,
      })
      .from(rosterBatches)
      .innerJoin(agencies, eq(agencies.id, rosterBatches.agencyId))
      .leftJoin(people, eq(people.id, lastingRecord(rosterBatches.uploadedBy)))
      .where(eq(rosterBatches.id, batchId)),
  )
  if (!row) throw notFound('This roster file')
  if (!can.managePeople(ctx.actor, row.agencyId)) throw refusal(ctx.actor, row.agencyId)
  const { plan: terms, entries, columns, agencyName, servingCount, ...rest } = row
  const plan = await planOf({ plan: terms, entries })
  return {
    ...summaryOf(rest),
    agencyName,
    servingCount,
    checkedFor: plan.today,
    columns: Object.entries(columns).map(([header, field]) => ({ header, field: field as RosterField | null })),
    newUnits: plan.newUnits,
    unitQuestions: questionsOf(plan),
    loadedCounts: rest.state === 'checked' ? null : countKinds(plan.entries.filter(({ loaded }) => loaded)),
    assumedEmployment: plan.assumedEmployment ?? null,
    ...pageOfEntries(plan, { kind, page, isOpen: rest.state === 'checked' }),
    ...proposedIn(plan),
  }
}

type Wanted = { kind: string | undefined; page: number; isOpen: boolean }

/** Who serves here and is not in the file; nothing was done about them. */
const isAbsent = ({ kind, line, loaded }: RosterPlan['entries'][number]) =>
  kind === 'leaving' && line === null && !loaded

/**
 * Without a kind: everything in the file that needs a look or brings a change; who is not in it stands apart, since a file
 * may hold a few of many. Once the file is loaded, what was done stands first.
 */
function pageOfEntries({ entries }: RosterPlan, { kind, page, isOpen }: Wanted) {
  const isWanted = (entry: RosterPlan['entries'][number]) => {
    if (kind === 'absent') return isAbsent(entry)
    return kind ? entry.kind === kind : entry.kind !== 'unchanged' && !isAbsent(entry)
  }
  const ofKind = entries.filter(isWanted)
  const wanted = isOpen ? ofKind : ofKind.toSorted((a, b) => Number(b.loaded ?? false) - Number(a.loaded ?? false))
  const { items, ...place } = pageOf(wanted, page)
  return {
    ...place,
    items: items.map(({ change, cells: _, loaded = null, asksUnit = null, ...entry }) => ({
      ...entry,
      asksUnit,
      why: isOpen && asksUnit ? `${entry.why} ${unitQuestion(asksUnit)}` : entry.why,
      loadable: change !== null,
      loaded,
    })),
    absent: entries.filter(isAbsent).length,
  }
}

const unitQuestion = (name: string) =>
  `There is no unit ${name} here yet: say whether it is new, or which one is meant.`

/** Rows with a unit in question that nothing else holds up. */
function questionsOf({ unitQuestions = [], entries }: RosterPlan) {
  const rows = new Map<string, number>()
  for (const { asksUnit } of entries) if (asksUnit) rows.set(asksUnit, (rows.get(asksUnit) ?? 0) + 1)
  return unitQuestions.map((question) => ({ ...question, rows: rows.get(question.name) ?? 0 }))
}

function proposedIn({ entries }: RosterPlan) {
  const proposed = entries.filter((entry) => entry.proposed && entry.change)
  return {
    proposedCount: proposed.length,
    proposedLeavers: proposed.filter(({ change }) => change?.does === 'end').length,
  }
}

/** Rows that were not taken, as a table to repair and send again; what is wrong stands in a last column. @throws not-found */
export async function listRefusedRows(
  ctx: Ctx,
  input: unknown,
): Promise<{ fileName: string; header: string[]; rows: string[][] }> {
  const { batchId } = batchInput.parse(input)
  const [batch] = await read(ctx, (tx) =>
    tx
      .select({
        agencyId: rosterBatches.agencyId,
        fileName: rosterBatches.fileName,
        plan: rosterBatches.plan,
        entries: rosterBatches.entries,
      })
      .from(rosterBatches)
      .where(eq(rosterBatches.id, batchId)),
  )
  if (!batch) throw notFound('This roster file')
  if (!can.managePeople(ctx.actor, batch.agencyId)) throw refusal(ctx.actor, batch.agencyId)
  const { entries } = await planOf(batch)
  const refused = entries.filter(({ cells }) => cells !== undefined)
  const fields = rosterFields.filter((field) => refused.some(({ cells }) => cells?.[field] !== undefined))
  return {
    fileName: `refused-${batch.fileName.replace(/\.\w+$/, '')}.csv`,
    header: [...fields.map((field) => fieldNames[field]), 'What is wrong'],
    rows: refused.map(({ cells, why }) => [...fields.map((field) => cells?.[field] ?? ''), why]),
  }
}

const newestFirst = pagedBy('instant', 'id')

/** Roster files of an agency, the newest first. @throws not-found */
export async function listBatches(ctx: Ctx, input: unknown): Promise<{ items: Summary[]; nextCursor: string | null }> {
  const { agencyId, cursor, limit } = listBatchesInput.parse(input)
  if (!can.managePeople(ctx.actor, agencyId)) throw refusal(ctx.actor, agencyId)
  const place = newestFirst.placeOf(cursor)
  const before = place
    ? sql`(${rosterBatches.uploadedAt}, ${rosterBatches.id}) < (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : undefined
  const rows = await read(ctx, (tx) =>
    tx
      .select(summary)
      .from(rosterBatches)
      .leftJoin(people, eq(people.id, lastingRecord(rosterBatches.uploadedBy)))
      .where(and(eq(rosterBatches.agencyId, agencyId), before))
      .orderBy(desc(rosterBatches.uploadedAt), desc(rosterBatches.id))
      .limit(limit + 1),
  )
  return newestFirst.pageOf(rows.map(summaryOf), limit, (row) => [row.uploadedAt, row.batchId])
}
