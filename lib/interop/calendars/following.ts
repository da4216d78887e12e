/** Reading what stands at an address that somebody follows: what is new waits for them, what they confirmed before may follow. */
import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { write } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { DomainError } from '@/lib/platform/errors'
import { type Fetched, fetchGuarded, type Network, NotFetched } from '@/lib/platform/fetching'
import { notify } from '@/lib/platform/notify'
import { pack } from '@/lib/platform/packed'
import { calendarBatches, calendarSources } from '../calendar-tables'
import { keepChecked, loadChosen, oneAtATime, originOf } from './commands'
import type { CalendarEntry } from './entries'
import { LARGEST_CALENDAR_BYTES } from './inputs'
import { calendarPaused, calendarWaits } from './mails'
import { planOf, type ReadFile, readDrafts } from './planning'

type Source = typeof calendarSources.$inferSelect
/** So often in a row it is tried, once a day, before its keeper is told and it rests. */
export const FAILURES_TO_PAUSE = 3
const TYPES = [
  'text/calendar',
  'application/ics',
  'text/csv',
  'application/csv',
  'text/plain',
  'application/octet-stream',
]

/** Whether an address was read, or could not be and says why, or wants more time than it was given. */
export type Reading = 'done' | 'late'
type How = {
  /** For an address that may be tried again with more time: being late is no failure then. */
  quickMs?: number
  /** How names are resolved; tests hand in their own. */
  network?: Network | undefined
}

/**
 * Reads one address and keeps what it would change; what cannot be read is kept as the reason. Done again it changes nothing
 * more.
 */
export async function readSource(ctx: Ctx, sourceId: string, { quickMs, network }: How = {}): Promise<Reading> {
  const [source] = await read(ctx, (tx) => tx.select().from(calendarSources).where(eq(calendarSources.id, sourceId)))
  if (!source || source.state === 'paused') return 'done'
  const { address, etag, lastModified } = source
  const wanted = { mostBytes: LARGEST_CALENDAR_BYTES, types: TYPES, etag, lastModified }
  try {
    const found = await fetchGuarded(address, quickMs ? { ...wanted, mostMs: quickMs } : wanted, network)
    await keepFound(ctx, source, found)
  } catch (error) {
    if (quickMs && error instanceof NotFetched && error.isLate) return 'late'
    const isSaid = error instanceof NotFetched || error instanceof DomainError
    await keepFailure(ctx, source, isSaid ? error.message : 'It could not be compared with what stands here.')
    // Counted like any other, so that what fails again and again is paused; and told in the log.
    if (!isSaid) throw error
  }
  return 'done'
}

async function keepFound(ctx: Ctx, source: Source, found: Fetched): Promise<void> {
  const digest = found.isUnchanged ? null : createHash('sha256').update(found.bytes).digest()
  if (found.isUnchanged || (digest && source.digest && digest.equals(source.digest)))
    return write(ctx, 'calendar.read', async (w) => {
      await keepSource(w, source, { state: 'read', failures: 0, failure: null, readAt: ctx.now })
    })
  const file = await readDrafts(ctx, found.bytes, source.besides)
  const { personId } = source
  const entries = await planOf(ctx, file, { personId, origin: originOf({ sourceId: source.id, fileName: '' }) })
  const name = file.name ?? source.name
  await keepEntries(ctx, { source: { ...source, name }, digest: digest ?? Buffer.alloc(0), file, entries })
  await write(ctx, 'calendar.read', async (w) => {
    const { etag, lastModified } = found
    await keepSource(w, source, {
      ...{ name, digest, etag, lastModified, state: 'read', failures: 0, failure: null },
      readAt: ctx.now,
    })
  })
}

type Found = { source: Source; digest: Buffer; file: ReadFile; entries: CalendarEntry[] }

/** What follows by itself is loaded, the rest waits; what waited of an earlier reading gives way. */
async function keepEntries(ctx: Ctx, found: Found): Promise<void> {
  const { source, digest, file, entries } = found
  const follows = (entry: CalendarEntry) =>
    source.keepUpToDate && entry.proposed && entry.does !== null && entry.does.act !== 'add'
  const byItself = entries.filter(follows)
  const rest = entries.filter((entry) => !follows(entry))
  const waits = rest.some(({ does }) => does !== null)
  const whole = { personId: source.personId, sourceId: source.id, fileName: source.name, digest, file }
  const [keptFollowing, keptRest] = [await pack(byItself), await pack(rest)]
  await write(ctx, 'calendar.checked', async (w) => {
    await oneAtATime(w, source.personId)
    await w.tx
      .delete(calendarBatches)
      .where(and(eq(calendarBatches.sourceId, source.id), eq(calendarBatches.state, 'checked')))
    if (byItself.length > 0) {
      const batchId = await keepChecked(w, { ...whole, entries: byItself, kept: keptFollowing })
      const [batch] = await w.tx.select().from(calendarBatches).where(eq(calendarBatches.id, batchId))
      if (batch) await loadChosen(w, { batch, entries: byItself, chosen: byItself }, true)
    }
    const batchId = await keepChecked(w, { ...whole, entries: rest, kept: keptRest })
    if (waits) await notify(w, calendarWaits, { batchId }, { key: batchId, personId: source.personId })
  })
}

async function keepFailure(ctx: Ctx, source: Source, why: string): Promise<void> {
  const failures = source.failures + 1
  const isPaused = failures >= FAILURES_TO_PAUSE
  await write(ctx, 'calendar.read', async (w) => {
    await keepSource(w, source, { state: isPaused ? 'paused' : 'failing', failures, failure: why.slice(0, 500) })
    if (isPaused) {
      const key = `${source.id} ${ctx.now.toISOString()}`
      await notify(w, calendarPaused, { sourceId: source.id }, { key, personId: source.personId })
    }
  })
}

async function keepSource(
  w: Parameters<typeof oneAtATime>[0],
  { id, personId, address }: Source,
  change: Partial<typeof calendarSources.$inferInsert>,
): Promise<void> {
  await w.tx
    .update(calendarSources)
    .set({ ...change, updatedAt: w.ctx.now })
    .where(eq(calendarSources.id, id))
  const { state = null, failure = null } = change
  w.record('calendar.read', { kind: 'calendar-source', id, personId, detail: { address, state, failure } })
}
