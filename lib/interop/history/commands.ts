/** Checking a file of earlier training, loading it, and taking a load back; who waits in it is in waiting.ts. */
import { and, eq, lt } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { todayAt } from '@/lib/agencies/queries'
import { countAnew } from '@/lib/audit/count-anew'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, write } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, DomainError, forbidden, invalid, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { enqueue } from '@/lib/platform/jobs'
import { pack } from '@/lib/platform/packed'
import { inSlices } from '@/lib/platform/slices'
import { plusDays } from '@/lib/platform/time'
import { count } from '@/lib/platform/words'
import { takeEarlierBack } from '@/lib/records/earlier'
import { lockChains } from '@/lib/records/ledger'
import { batchInput } from '../batch-inputs'
import { readTable, refuseTakingBack, rowsGiven } from '../batches'
import { historyBatches } from '../history-tables'
import { historyFile } from '../table-files'
import { entriesIn, keepBatch, lockBatch, refuseHistory } from './batch'
import { type ColumnMatch, isHeaderLine, matchColumns, missingColumns } from './columns'
import { checkHistoryInput, historyOwnerInput, loadHistoryInput } from './inputs'
import { keyOf, takeUpHistory } from './jobs'
import { judge, topicsKept } from './judging'
import { countKinds, type HistoryEntry, isLoadable } from './plan'
import { type Reading, readRow, type Terms } from './reading'
import { recordEntries } from './recording'
import { waitKey, written } from './rules'
import type { historyLoadedShape, historyTakenBackShape } from './shapes'
import { waitingAt } from './waiting'

/** A check that nobody loaded is forgotten after a week: it holds names and addresses. */
const CHECKS_KEPT_DAYS = 7

/**
 * Works out what a file of earlier training would record and keeps that for loading; changes nothing.
 * @throws not-found; invalid for a file that cannot be read, by line, or that lacks a column it needs
 */
export async function checkHistory(ctx: Ctx, input: unknown): Promise<{ batchId: string }> {
  // Who may not do it should not make us read a file.
  const { agencyId } = historyOwnerInput.parse(input)
  refuseHistory(ctx, agencyId)
  const { key, otherwise, ...given } = checkHistoryInput.parse(input)
  const { fileName, bytes, digest } = await rowsGiven(ctx, given, historyFile)
  const file = await readTable(bytes, isHeaderLine)
  const columns = matchColumns(file.header)
  refuseColumns(columns, file.rows.length)
  const terms = { agencyId, fileName, otherwise, digest: digest.toString('hex') }
  return writeOnce(ctx, 'history.checked', { key, terms, onlyByKey: true }, async (w) => {
    const today = await todayAt(w.tx, agencyId, ctx.now)
    const readings = await inSlices(
      readSteps(file.rows, { columns, today, otherwise, topics: await topicsKept(w) }),
      MOST_READING_MS,
    )
    const entries = await entriesOf(w, agencyId, readings)
    const batchId = newId()
    const kept = { entries: await pack(entries), counts: countKinds(entries), columns, waitingCount: 0 }
    await asSystem(w.tx, ctx, async () => {
      await forgetOldChecks(w, agencyId)
      await w.tx.insert(historyBatches).values({
        ...{ id: batchId, agencyId, fileName, digest, state: 'checked', rowCount: readings.length, ...kept },
        ...{ uploadedBy: actingPersonId(ctx.actor), uploadedAt: ctx.now },
      })
    })
    const detail = { fileName, rows: readings.length }
    w.record('history.checked', { kind: 'history-file', id: batchId, agencyId, detail })
    return { batchId }
  })
}

const MOST_READING_MS = 10_000

function refuseColumns(columns: ColumnMatch[], rows: number): void {
  const missing = missingColumns(columns)
  if (missing) throw new DomainError('invalid', missing, [{ field: 'file', message: missing }])
  if (rows === 0) throw invalid('file', 'The file has a header line and no rows below it.')
}

function* readSteps(rows: readonly Parameters<typeof readRow>[0][], terms: Terms) {
  const readings: Reading[] = []
  for (const row of rows) {
    readings.push(readRow(row, terms))
    yield
  }
  return readings
}

/** Rows that cannot be read are not compared with anything. */
async function entriesOf(w: Writer, agencyId: string, readings: readonly Reading[]): Promise<HistoryEntry[]> {
  const whole = readings.filter(({ problems }) => problems.length === 0)
  const waiting = await waitingAt(w, agencyId)
  const verdicts = await judge(w, { agencyId, rows: whole.map(({ told }) => told), waiting })
  const judged = new Map(whole.map((reading, at) => [reading, verdicts[at]]))
  return readings.map((reading) => {
    const { told, problems, notes, cells } = reading
    const amiss = { kind: 'refused' as const, why: problems.join(' '), personId: null, name: written(told) }
    const verdict = judged.get(reading) ?? amiss
    const why = [verdict.why, ...(isLoadable(verdict) ? notes : [])].join(' ')
    return {
      ...{ ...verdict, why, key: `row ${told.line}`, line: told.line, told },
      proposed: verdict.kind === 'new' || verdict.kind === 'unmatched',
      ...(verdict.kind === 'refused' ? { cells } : {}),
    }
  })
}

async function forgetOldChecks(w: Writer, agencyId: string): Promise<void> {
  await w.tx
    .delete(historyBatches)
    .where(
      and(
        eq(historyBatches.agencyId, agencyId),
        eq(historyBatches.state, 'checked'),
        lt(historyBatches.uploadedAt, plusDays(w.ctx.now, -CHECKS_KEPT_DAYS)),
      ),
    )
}

/**
 * Records the chosen rows of a check, all or none: what is proposed, save `leaveOut`, and what is named in `include`. Who is
 * not on the roster waits. No certificate follows: others gave the training.
 * @throws not-found; conflict when the roster or a record is no longer what was checked; not-now when nothing is chosen or
 * the file was loaded before
 */
export async function loadHistory(ctx: Ctx, input: unknown): Promise<z.infer<typeof historyLoadedShape>> {
  const { batchId, leaveOut, include } = loadHistoryInput.parse(input)
  const counts = await write(ctx, 'history.loaded', async (w) => {
    const batch = await lockBatch(w, batchId)
    if (batch.state !== 'checked')
      throw notNow('This file was loaded already. Check it again to see what it would record now.')
    const importedBy = actingPersonId(ctx.actor)
    if (!importedBy) throw forbidden()
    const entries = await entriesIn(batch)
    const chosen = chosenOf(entries, new Set(leaveOut), new Set(include))
    if (chosen.length === 0) throw notNow('Nothing is chosen, so there is nothing to load.')
    const recorded = chosen.filter(({ kind }) => kind !== 'unmatched')
    const waitsThere = await waitingAt(w, batch.agencyId)
    const waiting = new Set(chosen.filter(({ kind, told }) => kind === 'unmatched' && !waitsThere.has(waitKey(told))))
    if (recorded.length + waiting.size === 0) throw conflict(WAITS_ALREADY)
    const loaded = { ...batch, appliedBy: importedBy, appliedAt: ctx.now }
    await refuseOutdated(w, batch.agencyId, recorded)
    await recordEntries(w, loaded, recorded)
    const made = new Set(recorded)
    const kept = entries.map((entry) => ({
      ...{ ...entry, cells: undefined, loaded: made.has(entry) },
      ...(waiting.has(entry) ? { waits: true } : {}),
    }))
    await keepBatch(w, batchId, {
      ...{ state: 'applied', appliedBy: importedBy, appliedAt: ctx.now, appliedCount: recorded.length },
      ...{ waitingCount: waiting.size, entries: await pack(kept) },
    })
    if (waiting.size > 0) await enqueue(w.tx, takeUpHistory, { agencyId: batch.agencyId }, keyOf(batch.agencyId))
    const counts = {
      ...{ recorded: recorded.length, waiting: waiting.size },
      left: entries.length - recorded.length - waiting.size,
    }
    const { fileName, agencyId } = batch
    w.record('history.loaded', { kind: 'history-file', id: batchId, agencyId, detail: { fileName, ...counts } })
    return counts
  })
  await countAnew(ctx, counts.recorded)
  return counts
}

const WAITS_ALREADY =
  'All of this waits in another file, which was loaded since this one was checked. Nothing was changed.'

const chosenOf = (entries: readonly HistoryEntry[], leaveOut: Set<string>, include: Set<string>) =>
  entries.filter(
    (entry) => isLoadable(entry) && (include.has(entry.key) || (entry.proposed && !leaveOut.has(entry.key))),
  )

/** Rows of which something else would become now, by the roster and the records as they are. */
async function refuseOutdated(w: Writer, agencyId: string, chosen: readonly HistoryEntry[]): Promise<void> {
  await lockChains(w.tx, [...new Set(chosen.flatMap(({ personId }) => personId ?? []))])
  const verdicts = await judge(w, { agencyId, rows: chosen.map(({ told }) => told) })
  const moved = chosen.filter(({ personId, kind }, at) => {
    const now = verdicts[at]
    return now?.personId !== personId || (now.kind !== 'new' && (kind === 'new' || !isLoadable(now)))
  })
  const [first] = moved
  if (!first) return
  throw conflict(
    `The roster or a record has changed since the file was checked: ${count(moved.length, 'row')}, the first of them row ${first.line}. Check it again to see what it would record now.`,
  )
}

const LATER = 'Reverse the credits one by one.'

/**
 * Reverses every credit that stands of a load, also of those who were taken up later, and lets nobody wait in it any more.
 * @throws not-found; not-now when it was not loaded, was taken back before, or was loaded too long ago
 */
export async function takeBackHistory(ctx: Ctx, input: unknown): Promise<z.infer<typeof historyTakenBackShape>> {
  const { batchId } = batchInput.parse(input)
  return write(ctx, 'history.taken-back', async (w) => {
    const batch = await lockBatch(w, batchId)
    refuseTakingBack(ctx, { ...batch, undo: batch.state === 'checked' ? null : batch.fileName }, LATER)
    const reason = `The load of “${batch.fileName}” was taken back.`
    const taken = await takeEarlierBack(w, { batchId, reason })
    await keepBatch(w, batchId, { state: 'rolled-back', rolledBackAt: ctx.now, waitingCount: 0 })
    const { fileName, agencyId } = batch
    w.record('history.taken-back', { kind: 'history-file', id: batchId, agencyId, detail: { fileName, ...taken } })
    return taken
  })
}
