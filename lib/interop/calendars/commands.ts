/** Checking a calendar of somebody else, loading what of it is chosen, and taking a load back. */
import { and, eq, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, write } from '@/lib/audit/write'
import { can } from '@/lib/events/policy'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { notFound, notNow, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { pack, unpack } from '@/lib/platform/packed'
import { limitTries } from '@/lib/platform/rate-limit'
import { batchInput } from '../batch-inputs'
import { refuseTakingBack, rowsGiven } from '../batches'
import { calendarBatches } from '../calendar-tables'
import { calendarFile } from '../table-files'
import { applyEntries, noteSeen, takeBack, type Undo } from './applying'
import { type CalendarEntry, countKinds, keyOf } from './entries'
import { checkCalendarInput, loadCalendarInput } from './inputs'
import { planOf, type ReadFile, readDrafts } from './planning'
import type { calendarLoadedShape, calendarTakenBackShape } from './shapes'

const CHECKS_AN_HOUR = 60
/** Each may send two hundred events to the moderators. */
const LOADS_AN_HOUR = 20
const MOST_AT_ONCE = 200

/** @throws signed-out */
export function posterOf(ctx: Ctx): string {
  if (ctx.actor.kind !== 'person' || !can.post(ctx.actor)) throw signedOut()
  return ctx.actor.personId
}

/**
 * Works out what a calendar would change among the events of whoever sends it, and keeps that for loading; changes nothing.
 * @throws signed-out; invalid for what cannot be read; too-many after 60 in an hour
 */
export async function checkCalendar(ctx: Ctx, input: unknown): Promise<{ batchId: string }> {
  const personId = posterOf(ctx)
  const { key, besides, ...given } = checkCalendarInput.parse(input)
  await limitTries(ctx, `calendars.check:${personId}`, CHECKS_AN_HOUR, 60)
  const { fileName, bytes, digest } = await rowsGiven(ctx, given, calendarFile)
  const file = await readDrafts(ctx, bytes, besides)
  const named = { fileName: file.name ?? fileName, digest, sourceId: null }
  const entries = await planOf(ctx, file, { personId, origin: originOf(named) })
  const kept = await pack(entries)
  const terms = { fileName, besides, digest: digest.toString('hex') }
  return writeOnce(ctx, 'calendar.checked', { key, terms, onlyByKey: true }, async (w) => {
    const batchId = await keepChecked(w, { ...named, personId, file, entries, kept })
    return { batchId }
  })
}

/** The calendar that a file is: what disappears from it is named. */
export const originOf = ({ sourceId, fileName }: { sourceId: string | null; fileName: string }): string =>
  sourceId ? `address ${sourceId}` : `file ${fileName}`

type Checked = {
  personId: string
  sourceId: string | null
  fileName: string
  digest: Buffer
  file: ReadFile
  entries: readonly CalendarEntry[]
  kept: Buffer
}

export async function keepChecked(w: Writer, checked: Checked): Promise<string> {
  const { personId, sourceId, fileName, digest, file, entries, kept } = checked
  const batchId = newId()
  await asSystem(w.tx, w.ctx, () =>
    w.tx.insert(calendarBatches).values({
      ...{ id: batchId, personId, sourceId, fileName, digest, state: 'checked', entries: kept },
      ...{
        rowCount: file.drafts.length + file.refused.length,
        counts: countKinds(entries),
        past: file.past,
        later: file.later,
      },
      checkedAt: w.ctx.now,
    }),
  )
  const origin = originOf(checked)
  const same = new Set(entries.flatMap(({ kind, key }) => (kind === 'unchanged' ? [key] : [])))
  await noteSeen(
    w,
    file.drafts.filter((draft) => same.has(keyOf(draft))),
    { personId, origin },
  )
  w.record('calendar.checked', {
    kind: 'calendar-file',
    id: batchId,
    personId,
    detail: { fileName, entries: entries.length },
  })
  return batchId
}

/** Two loads of one person at once would each find nothing there. */
export const oneAtATime = (w: Writer, personId: string) =>
  w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`calendars ${personId}`}, 0))`)

/**
 * Loads the chosen changes of a check, all or none: what is proposed, save `leaveOut`, and what is named in `include`. Events are
 * posted, changed and canceled as if they were typed: a moderator looks first, unless the organizer is trusted.
 * @throws not-found; conflict with names when something is no longer what was checked; not-now when nothing or too much is
 * chosen or the calendar was loaded before; too-many after 20 in an hour
 */
export async function loadCalendar(ctx: Ctx, input: unknown): Promise<z.infer<typeof calendarLoadedShape>> {
  const personId = posterOf(ctx)
  const { batchId, leaveOut, include } = loadCalendarInput.parse(input)
  await limitTries(ctx, `calendars.load:${personId}`, LOADS_AN_HOUR, 60)
  return write(ctx, 'calendar.loaded', async (w) => {
    await oneAtATime(w, personId)
    const batch = await batchOf(w, batchId)
    if (batch.state !== 'checked')
      throw notNow('This calendar was loaded already. Check it again to see what it would change now.')
    const entries = batch.entries ? await unpack<CalendarEntry>(batch.entries) : []
    const [out, also] = [new Set(leaveOut), new Set(include)]
    const chosen = entries.filter(({ key, proposed, does }) => does && (also.has(key) || (proposed && !out.has(key))))
    if (chosen.length === 0) throw notNow('Nothing is chosen, so there is nothing to load.')
    if (chosen.length > MOST_AT_ONCE)
      throw notNow(
        `At most ${MOST_AT_ONCE} events are loaded at once. Untick some, load, and check the calendar again.`,
      )
    return loadChosen(w, { batch, entries, chosen })
  })
}

type Chosen = {
  batch: typeof calendarBatches.$inferSelect
  entries: readonly CalendarEntry[]
  chosen: readonly CalendarEntry[]
}

/** Makes the changes and keeps how they are taken back. */
export async function loadChosen(w: Writer, { batch, entries, chosen }: Chosen, isByItself = false) {
  const undo = await applyEntries(w, chosen, { personId: batch.personId, origin: originOf(batch) })
  const made = new Set(chosen)
  const count = (...acts: Undo['act'][]) => undo.filter(({ act }) => acts.includes(act)).length
  const counts = { added: count('add'), changed: count('change'), canceled: count('cancel', 'withdraw') }
  await keepBatch(w, batch.id, {
    ...{ state: 'applied', appliedAt: w.ctx.now, appliedCount: undo.length, undo: await pack(undo), isByItself },
    entries: await pack(entries.map((entry) => ({ ...entry, loaded: made.has(entry) }))),
  })
  w.record('calendar.loaded', {
    ...{ kind: 'calendar-file', id: batch.id, personId: batch.personId },
    detail: { fileName: batch.fileName, ...counts, isByItself },
  })
  return { ...counts, left: entries.length - undo.length }
}

/**
 * Puts events back to what they were before a load: those apart that somebody changed or decided about since; they stay and are
 * named. What was added is withdrawn, and where it was public, canceled, since calendar programs hold it.
 * @throws not-found; not-now when it was not loaded, was taken back before, or was loaded too long ago
 */
export async function takeBackCalendar(ctx: Ctx, input: unknown): Promise<z.infer<typeof calendarTakenBackShape>> {
  const personId = posterOf(ctx)
  const { batchId } = batchInput.parse(input)
  return write(ctx, 'calendar.taken-back', async (w) => {
    await oneAtATime(w, personId)
    const batch = await batchOf(w, batchId)
    const { undo } = refuseTakingBack(ctx, batch, 'Change or cancel the events one by one.')
    const result = await takeBack(w, await unpack<Undo>(undo))
    await keepBatch(w, batchId, { state: 'rolled-back', rolledBackAt: ctx.now })
    const { kept, ...counts } = result
    w.record('calendar.taken-back', {
      ...{ kind: 'calendar-file', id: batchId, personId },
      detail: { fileName: batch.fileName, ...counts, kept: kept.length },
    })
    return result
  })
}

async function batchOf(w: Writer, batchId: string): Promise<typeof calendarBatches.$inferSelect> {
  const { actor } = w.ctx
  const [batch] = await w.tx
    .select()
    .from(calendarBatches)
    .where(
      and(
        eq(calendarBatches.id, batchId),
        actor.kind === 'person' ? eq(calendarBatches.personId, actor.personId) : undefined,
      ),
    )
  if (!batch) throw notFound('This calendar')
  return batch
}

const keepBatch = (w: Writer, batchId: string, change: Partial<typeof calendarBatches.$inferInsert>) =>
  asSystem(w.tx, w.ctx, () => w.tx.update(calendarBatches).set(change).where(eq(calendarBatches.id, batchId)))
