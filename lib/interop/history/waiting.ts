/** Rows of loaded files whose people were not on the roster: taken up once they are, or once somebody says who it is. */
import { and, eq, gt } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { notFound, notNow } from '@/lib/platform/errors'
import { pack } from '@/lib/platform/packed'
import { lockChains } from '@/lib/records/ledger'
import { historyBatches } from '../history-tables'
import { type Batch, entriesIn, keepBatch, lockBatch, oneAtATime } from './batch'
import { matchHistoryInput } from './inputs'
import { judge } from './judging'
import { type HistoryEntry, whomKey } from './plan'
import { recordEntries } from './recording'
import { TICK_IT, waitKey } from './rules'
import type { historyNamedShape } from './shapes'

/** Records what waits for people who are on the roster by now, in every file of the agency. */
export async function takeUpWaiting(ctx: Ctx, agencyId: string): Promise<void> {
  await writeIfNeeded(ctx, async (w) => {
    await oneAtATime(w, agencyId)
    for (const batch of await whereSomebodyWaits(w, agencyId)) {
      const entries = await entriesIn(batch)
      const { recorded } = await settle(w, batch, { entries, rows: entries.filter(({ waits }) => waits) })
      if (recorded === 0) continue
      const detail = { fileName: batch.fileName, recorded }
      w.record('history.taken-up', { kind: 'history-file', id: batch.id, agencyId, detail })
    }
  })
}

/** Files that were loaded and in which rows wait, the earliest loaded first. */
const whereSomebodyWaits = (w: Writer, agencyId: string): Promise<Batch[]> =>
  w.tx
    .select()
    .from(historyBatches)
    .where(
      and(
        eq(historyBatches.agencyId, agencyId),
        eq(historyBatches.state, 'applied'),
        gt(historyBatches.waitingCount, 0),
      ),
    )
    .orderBy(historyBatches.appliedAt, historyBatches.id)

/** All rows that wait at the agency, each with the name of its file, as `judge` takes them. */
export async function waitingAt(w: Writer, agencyId: string): Promise<Map<string, string>> {
  const waiting = new Map<string, string>()
  for (const batch of await whereSomebodyWaits(w, agencyId))
    for (const { waits, told } of await entriesIn(batch)) if (waits) waiting.set(waitKey(told), batch.fileName)
  return waiting
}

/**
 * Says who a waiting row is about, and records it with all that wait under the same name, number and address.
 * @throws not-found for a file or a person that is not the agency's, or a row that does not wait; not-now where it cannot be
 * recorded for that person, with the reason
 */
export async function matchHistory(ctx: Ctx, input: unknown): Promise<z.infer<typeof historyNamedShape>> {
  const { batchId, row, personId } = matchHistoryInput.parse(input)
  return write(ctx, 'history.named', async (w) => {
    const batch = await lockBatch(w, batchId)
    const entries = await entriesIn(batch)
    const waiting = batch.state === 'applied' ? entries.filter(({ waits }) => waits) : []
    const named = waiting.find(({ key }) => key === row)
    if (!named) throw notFound('This waiting row')
    const rows = waiting.filter(({ told }) => whomKey(told) === whomKey(named.told))
    const { recorded, left, passedOver, why } = await settle(w, batch, { entries, rows, personId })
    if (recorded === 0 && left > 0) throw notNow(why)
    const { agencyId, fileName } = batch
    const detail = { fileName, recorded, left }
    w.record('history.named', { kind: 'history-file', id: batchId, agencyId, personId, detail })
    return { recorded, left, passedOver }
  })
}

/** By now there is no list to tick it in. */
const notTicked = (why: string) =>
  why.replace(TICK_IT, 'If this is another training, they can bring it in as outside training.')

type Settling = { entries: readonly HistoryEntry[]; rows: readonly HistoryEntry[]; personId?: string }

/** What was confirmed by loading it is recorded; what turns out to be there already waits no longer. */
async function settle(w: Writer, batch: Batch, { entries, rows, personId: named }: Settling) {
  const asked = { agencyId: batch.agencyId, rows: rows.map(({ told }) => told), loader: batch.appliedBy }
  const whose = { ...asked, ...(named ? { named } : {}) }
  const before = await judge(w, whose)
  await lockChains(w.tx, [...new Set(before.flatMap(({ personId }) => personId ?? []))])
  const verdicts = await judge(w, whose)
  const settled = new Map(
    rows.flatMap((row, at) => {
      const verdict = verdicts[at]
      if (!verdict || verdict.kind === 'unmatched' || verdict.kind === 'refused') return []
      const loaded = verdict.kind === 'new' || verdict.kind === 'outside'
      return [[row, { ...row, ...verdict, why: notTicked(verdict.why), loaded, waits: false }] as const]
    }),
  )
  const made = [...settled.values()].filter(({ loaded }) => loaded)
  const passedOver = [...settled.values()].filter(({ loaded }) => !loaded).map(({ line, why }) => ({ line, why }))
  const result = {
    ...{ recorded: made.length, left: rows.length - settled.size, passedOver },
    why: verdicts[0]?.why ?? '',
  }
  if (settled.size === 0) return result
  await recordEntries(w, batch, made)
  await keepBatch(w, batch.id, {
    waitingCount: batch.waitingCount - settled.size,
    appliedCount: (batch.appliedCount ?? 0) + made.length,
    entries: await pack(entries.map((entry) => settled.get(entry) ?? entry)),
  })
  return result
}
