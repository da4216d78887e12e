/** Checking a file of listings, loading what it would change, and taking a load back. */
import { eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, write } from '@/lib/audit/write'
import {
  addSuggestions,
  type ChangedListing,
  changeByFile,
  findNamed,
  type NewListing,
  refuseImport,
  refuseKnown,
  takeBackFile,
  type Undo,
} from '@/lib/directory/importing'
import { recordSuggested } from '@/lib/directory/steps'
import { anyId } from '@/lib/platform/bulk'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { pack, unpack } from '@/lib/platform/packed'
import { taskForces } from '@/lib/task-forces/tables'
import { batchInput } from '../batch-inputs'
import { planInTime, refuseTakingBack, rowsGiven } from '../batches'
import { listingsFile } from '../table-files'
import { listingBatches } from '../tables'
import { type ListingFile, readListingFile } from './file'
import { checkListingsInput, loadListingsInput } from './inputs'
import { wantedBy } from './matching'
import { countKinds, type ListingEntry } from './plan'
import { draftsOf } from './reading'
import { planSteps } from './rules'
import type { listingsLoadedShape, listingsTakenBackShape } from './shapes'

/**
 * Works out what a file would change in the directory and keeps that for loading; changes nothing.
 * @throws forbidden; invalid for a file that cannot be read, by line, or whose columns say nothing of listings
 */
export async function checkListings(ctx: Ctx, input: unknown): Promise<{ batchId: string }> {
  // Who may not do it should not make us read a file.
  refuseImport(ctx)
  const { key, source, ...given } = checkListingsInput.parse(input)
  const { fileName, bytes, digest } = await rowsGiven(ctx, given, listingsFile)
  const file = await readListingFile(bytes)
  const entries = await planOf(ctx, file, source)
  const kept = await pack(entries)
  const terms = { fileName, source, digest: digest.toString('hex') }
  return writeOnce(ctx, 'listings.checked', { key, terms, onlyByKey: true }, async (w) => {
    const batchId = newId()
    await asSystem(w.tx, ctx, async () => {
      await w.tx.insert(listingBatches).values({
        ...{ id: batchId, fileName, digest, state: 'checked', rowCount: file.rows.length, counts: countKinds(entries) },
        ...{ columns: { shape: file.shape, columns: file.columns }, entries: kept },
        ...{ uploadedBy: actingPersonId(ctx.actor), uploadedAt: ctx.now },
      })
    })
    const detail = { fileName, rows: file.rows.length }
    w.record('listings.checked', { kind: 'listing-file', id: batchId, detail })
    return { batchId }
  })
}

async function planOf(ctx: Ctx, { rows, shape }: ListingFile, source: string): Promise<ListingEntry[]> {
  const tooLong = 'The file takes too long to compare with the directory. Send it in parts.'
  const drafts = await planInTime(readSteps(), tooLong)
  const directory = await findNamed(ctx, wantedBy(drafts))
  return planInTime(planSteps(drafts, { ...directory, now: ctx.now }), tooLong)

  function* readSteps() {
    const found = []
    for (const row of rows) {
      found.push(...draftsOf(row, { shape, source }))
      yield
    }
    return found
  }
}

/** Two loads at once would each find nothing there. */
const oneAtATime = sql`select pg_advisory_xact_lock(hashtextextended('listing-files', 0))`

/**
 * Loads the chosen changes of a check, all or none: what is proposed, save `leaveOut`, and what is named in `include`.
 * Nothing new of it is public: a public listing with another number, page, name or kind waits until a moderator has made
 * sure of it anew.
 * @throws forbidden, not-found; conflict with names when the directory is no longer what was checked; not-now when nothing is
 * chosen or the file was loaded before
 */
export async function loadListings(ctx: Ctx, input: unknown): Promise<z.infer<typeof listingsLoadedShape>> {
  refuseImport(ctx)
  const { batchId, leaveOut, include } = loadListingsInput.parse(input)
  return write(ctx, 'listings.loaded', async (w) => {
    await w.tx.execute(oneAtATime)
    const batch = await batchOf(w, batchId)
    if (batch.state !== 'checked')
      throw notNow('This file was loaded already. Check it again to see what it would change now.')
    const entries = batch.entries ? await unpack<ListingEntry>(batch.entries) : []
    const chosen = chooseEntries(entries, new Set(leaveOut), new Set(include))
    if (chosen.size === 0) throw notNow('Nothing is chosen, so there is nothing to load.')
    const { news, changes } = partsOf(chosen)
    await refuseKnown(w, news, batch.uploadedAt)
    const added = await addSuggestions(w, news, actingPersonId(ctx.actor))
    for (const [at, { listingId }] of added.entries()) recordSuggested(w, listingId, news[at]?.fields.name ?? '')
    const undo: Undo = { added, amended: await changeByFile(w, changes) }
    const counts = { added: added.length, changed: undo.amended.length, left: entries.length - chosen.size }
    await keepBatch(w, batchId, {
      ...{ state: 'applied', appliedAt: ctx.now, appliedCount: chosen.size, undo: await pack([undo]) },
      entries: await pack(entries.map((entry) => ({ ...withoutCells(entry), loaded: chosen.has(entry) }))),
    })
    w.record('listings.loaded', { kind: 'listing-file', id: batchId, detail: { fileName: batch.fileName, ...counts } })
    return counts
  })
}

/** What was not taken is needed until the file is loaded, and may say where people stay. */
const withoutCells = ({ cells: _, ...entry }: ListingEntry): ListingEntry => entry

function chooseEntries(entries: readonly ListingEntry[], leaveOut: Set<string>, include: Set<string>) {
  return new Set(
    entries.filter(({ key, proposed, does }) => does && (include.has(key) || (proposed && !leaveOut.has(key)))),
  )
}

function partsOf(chosen: Iterable<ListingEntry>): { news: NewListing[]; changes: ChangedListing[] } {
  const news: NewListing[] = []
  const changes: ChangedListing[] = []
  for (const { does } of chosen) {
    if (does?.act === 'add') news.push(does)
    if (does?.act === 'change') changes.push(does)
  }
  return { news, changes }
}

/**
 * Makes the directory as it was before a load, listings apart that somebody changed or decided about since: they stay and are
 * named, the others go back.
 * @throws forbidden, not-found; not-now when it was not loaded, was taken back before, or was loaded too long ago
 */
export async function takeBackListings(ctx: Ctx, input: unknown): Promise<z.infer<typeof listingsTakenBackShape>> {
  refuseImport(ctx)
  const { batchId } = batchInput.parse(input)
  return write(ctx, 'listings.taken-back', async (w) => {
    await w.tx.execute(oneAtATime)
    const batch = await batchOf(w, batchId)
    const { undo, appliedAt } = refuseTakingBack(ctx, batch, 'Correct the listings one by one, or load a newer file.')
    const [changed = { added: [], amended: [] }] = await unpack<Undo>(undo)
    const result = await takeBackFile(w, changed, { inUse: await taskForcesAmong(w, changed), loadedAt: appliedAt })
    await keepBatch(w, batchId, { state: 'rolled-back', rolledBackAt: ctx.now })
    const { removed, restored, kept, waiting } = result
    w.record('listings.taken-back', {
      ...{ kind: 'listing-file', id: batchId },
      detail: { fileName: batch.fileName, removed, restored, kept: kept.length, waiting: waiting.length },
    })
    return result
  })
}

/** Of what was added: listings that a task force is known by now to be. */
const taskForcesAmong = (w: Writer, { added }: Undo): Promise<string[]> =>
  asSystem(w.tx, w.ctx, async () => {
    const rows = await w.tx
      .selectDistinct({ listingId: taskForces.listingId })
      .from(taskForces)
      .where(sql`${taskForces.listingId} = ${anyId(added.map(({ listingId }) => listingId))}`)
    return rows.flatMap(({ listingId }) => listingId ?? [])
  })

async function batchOf(w: Writer, batchId: string): Promise<typeof listingBatches.$inferSelect> {
  const [batch] = await w.tx.select().from(listingBatches).where(eq(listingBatches.id, batchId))
  if (!batch) throw notFound('This file of listings')
  return batch
}

const keepBatch = (w: Writer, batchId: string, change: Partial<typeof listingBatches.$inferInsert>) =>
  asSystem(w.tx, w.ctx, () => w.tx.update(listingBatches).set(change).where(eq(listingBatches.id, batchId)))
