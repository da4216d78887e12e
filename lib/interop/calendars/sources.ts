/** Addresses of calendars that somebody follows: added, kept, read again, left. */
import { and, desc, eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, write } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { calendarBatches, calendarSources } from '../calendar-tables'
import { posterOf } from './commands'
import { followCalendarInput, keepCalendarInput, sourceInput } from './inputs'
import { askForReading } from './jobs'
import type { calendarSourceShape } from './shapes'

const MOST_SOURCES = 20
const READINGS_AN_HOUR = 30

/**
 * Follows a calendar at an address: it is read in a moment and daily from then on, and what it would change waits for a look.
 * The same address again changes what is put in beside it.
 * @throws signed-out; invalid; not-now with 20 addresses already; too-many
 */
export async function followCalendar(ctx: Ctx, input: unknown): Promise<{ sourceId: string }> {
  const personId = posterOf(ctx)
  const { key, address, keepUpToDate, besides } = followCalendarInput.parse(input)
  await limitTries(ctx, `calendars.read:${personId}`, READINGS_AN_HOUR, 60)
  const terms = { address, keepUpToDate, besides }
  return writeOnce(ctx, 'calendar.followed', { key, terms, onlyByKey: true }, async (w) => {
    const own = await w.tx
      .select({ id: calendarSources.id, address: calendarSources.address })
      .from(calendarSources)
      .where(eq(calendarSources.personId, personId))
    const known = own.find((each) => each.address === address)
    if (!known && own.length >= MOST_SOURCES)
      throw notNow(`You follow ${MOST_SOURCES} calendars already. Leave one of them first.`)
    const again = {
      besides,
      keepUpToDate,
      state: 'asked' as const,
      failures: 0,
      failure: null,
      digest: null,
      etag: null,
    }
    const now = { ...again, lastModified: null, askedAt: ctx.now, updatedAt: ctx.now }
    const [row] = await w.tx
      .insert(calendarSources)
      .values({ id: newId(), personId, address, name: address, createdAt: ctx.now, ...now })
      .onConflictDoUpdate({ target: [calendarSources.personId, calendarSources.address], set: now })
      .returning({ id: calendarSources.id })
    const sourceId = row?.id ?? ''
    await askForReading(w.tx, sourceId)
    w.record('calendar.followed', {
      kind: 'calendar-source',
      id: sourceId,
      personId,
      detail: { address, keepUpToDate },
    })
    return { sourceId }
  })
}

/** Says whether changes of events that were confirmed before follow by themselves. @throws not-found */
export async function keepCalendar(ctx: Ctx, input: unknown): Promise<{ sourceId: string }> {
  const personId = posterOf(ctx)
  const { sourceId, keepUpToDate } = keepCalendarInput.parse(input)
  return write(ctx, 'calendar.kept', async (w) => {
    await ownSource(w, sourceId, personId)
    await w.tx.update(calendarSources).set({ keepUpToDate, updatedAt: ctx.now }).where(eq(calendarSources.id, sourceId))
    w.record('calendar.kept', { kind: 'calendar-source', id: sourceId, personId, detail: { keepUpToDate } })
    return { sourceId }
  })
}

/** Has an address read again in a moment, also one that rests since it could not be read. @throws not-found, too-many */
export async function readCalendarAgain(ctx: Ctx, input: unknown): Promise<{ sourceId: string }> {
  const personId = posterOf(ctx)
  const { sourceId } = sourceInput.parse(input)
  await limitTries(ctx, `calendars.read:${personId}`, READINGS_AN_HOUR, 60)
  return write(ctx, 'calendar.kept', async (w) => {
    await ownSource(w, sourceId, personId)
    const again = { state: 'asked' as const, failures: 0, failure: null, digest: null, etag: null, lastModified: null }
    await w.tx
      .update(calendarSources)
      .set({ ...again, askedAt: ctx.now, updatedAt: ctx.now })
      .where(eq(calendarSources.id, sourceId))
    await askForReading(w.tx, sourceId)
    w.record('calendar.kept', { kind: 'calendar-source', id: sourceId, personId, detail: { readAgain: true } })
    return { sourceId }
  })
}

/** Follows a calendar no more; its events stay, what waits of it goes. @throws not-found */
export async function leaveCalendar(ctx: Ctx, input: unknown): Promise<{ sourceId: string }> {
  const personId = posterOf(ctx)
  const { sourceId } = sourceInput.parse(input)
  return write(ctx, 'calendar.left', async (w) => {
    const { address } = await ownSource(w, sourceId, personId)
    await asSystem(w.tx, ctx, async () => {
      await w.tx
        .delete(calendarBatches)
        .where(and(eq(calendarBatches.sourceId, sourceId), eq(calendarBatches.state, 'checked')))
      await w.tx.delete(calendarSources).where(eq(calendarSources.id, sourceId))
    })
    w.record('calendar.left', { kind: 'calendar-source', id: sourceId, personId, detail: { address } })
    return { sourceId }
  })
}

async function ownSource(w: Writer, sourceId: string, personId: string): Promise<{ address: string }> {
  const [source] = await w.tx
    .select({ address: calendarSources.address })
    .from(calendarSources)
    .where(and(eq(calendarSources.id, sourceId), eq(calendarSources.personId, personId)))
    .for('update')
  if (!source) throw notFound('This calendar')
  return source
}

type Source = z.infer<typeof calendarSourceShape>

/** Addresses that one follows, the newest first, each with what of it waits. */
export async function listCalendarSources(ctx: Ctx): Promise<{ items: Source[] }> {
  const personId = posterOf(ctx)
  const rows = await read(ctx, (tx) =>
    tx
      .select({
        sourceId: calendarSources.id,
        address: calendarSources.address,
        name: calendarSources.name,
        besides: calendarSources.besides,
        keepUpToDate: calendarSources.keepUpToDate,
        state: calendarSources.state,
        failure: calendarSources.failure,
        askedAt: calendarSources.askedAt,
        readAt: calendarSources.readAt,
        waitingBatchId: sql<string | null>`(select b.id from calendar_batches b
          where b.source_id = calendar_sources.id and b.state = 'checked' order by b.checked_at desc limit 1)`,
      })
      .from(calendarSources)
      .where(eq(calendarSources.personId, personId))
      .orderBy(desc(calendarSources.createdAt), desc(calendarSources.id)),
  )
  return {
    items: rows.map(({ askedAt, readAt, ...row }) => ({
      ...row,
      askedAt: askedAt?.toISOString() ?? null,
      readAt: readAt?.toISOString() ?? null,
    })),
  }
}
