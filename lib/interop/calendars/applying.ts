/** Loading entries of a calendar as events, and putting back what was loaded: by the commands of events, one by one. */
import { and, eq, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { cancelLocked, changeLocked, draftEventIn, submitEventIn, withdrawLocked } from '@/lib/events/commands'
import type { EventFields, EventStatus } from '@/lib/events/fields'
import { fieldsOf } from '@/lib/events/records'
import { restoreLocked } from '@/lib/events/restoring'
import { extent } from '@/lib/events/rules'
import { type Locked, lockEvent } from '@/lib/events/steps'
import { events } from '@/lib/events/tables'
import { asSystem } from '@/lib/platform/database'
import { conflict } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { joined } from '@/lib/platform/words'
import { foreignEvents } from '../calendar-tables'
import type { CalendarEntry, Does, Foreign } from './entries'

/** What one entry changed, for taking it back. */
export type Undo = {
  act: Does['act']
  eventId: string
  title: string
  /** Of the event, as the load left it. */
  version: string
  status: EventStatus | null
  fields: EventFields | null
  /** What was kept of the entry before. */
  foreign: typeof foreignEvents.$inferSelect | null
}
type Whose = { personId: string; origin: string }

const CANCELED_THERE = 'It was canceled in the calendar of its organizer.'
const TAKEN_BACK = 'It was posted from a calendar by mistake, and that was taken back.'

/** Makes the chosen changes. @throws conflict with names when something is no longer what was checked */
export async function applyEntries(w: Writer, chosen: readonly CalendarEntry[], whose: Whose): Promise<Undo[]> {
  await refuseLoaded(w, chosen, whose.personId)
  const undo: Undo[] = []
  const overtaken: string[] = []
  for (const { does, title } of chosen) {
    if (!does) continue
    if (does.act === 'add') {
      undo.push(await add(w, does.foreign, whose))
      continue
    }
    const locked = await lockEvent(w, does.eventId)
    if (locked.row.organizerId !== whose.personId || locked.row.updatedAt.toISOString() !== does.version)
      overtaken.push(title)
    else undo.push(await amend(w, does, locked, whose))
  }
  if (overtaken.length > 0) throw overtakenBy(overtaken)
  return undo
}

const overtakenBy = (titles: readonly string[]) =>
  conflict(
    `Changed here since the calendar was checked: ${joined(titles.slice(0, 10).map((title) => `“${title}”`))}. Check the calendar again to see what it would change now.`,
  )

/** What was new when it was checked may have been loaded from another window since. */
async function refuseLoaded(w: Writer, chosen: readonly CalendarEntry[], personId: string): Promise<void> {
  const added = chosen.filter(({ does }) => does?.act === 'add')
  if (added.length === 0) return
  const uids = [...new Set(added.map(({ does }) => does?.foreign.uid ?? ''))]
  const rows = await asSystem(w.tx, w.ctx, () =>
    w.tx
      .select({ uid: foreignEvents.uid, recurrence: foreignEvents.recurrence })
      .from(foreignEvents)
      .where(
        and(
          eq(foreignEvents.personId, personId),
          sql`${foreignEvents.uid} in (select jsonb_array_elements_text(${JSON.stringify(uids)}::jsonb))`,
        ),
      ),
  )
  const known = new Set(rows.map(({ uid, recurrence }) => JSON.stringify([uid, recurrence])))
  const twice = added.filter(
    ({ does }) => does && known.has(JSON.stringify([does.foreign.uid, does.foreign.recurrence])),
  )
  if (twice.length > 0) throw overtakenBy(twice.map(({ title }) => title))
}

async function add(w: Writer, foreign: Foreign, whose: Whose): Promise<Undo> {
  const { eventId } = await draftEventIn(w, foreign.fields)
  await submitEventIn(w, eventId)
  const version = await versionOf(w, eventId)
  await keepForeign(w, { eventId, foreign, version }, whose)
  return { act: 'add', eventId, title: foreign.fields.title, version, status: null, fields: null, foreign: null }
}

type Amends = Exclude<Does, { act: 'add' }>

async function amend(w: Writer, does: Amends, locked: Locked, whose: Whose): Promise<Undo> {
  const { row, sessions } = locked
  const fields = fieldsOf(row, sessions)
  if (does.act === 'change') await changeLocked(w, locked, does.fields)
  else if (does.act === 'cancel') await cancelLocked(w, locked, CANCELED_THERE)
  else await withdrawLocked(w, row)
  const version = await versionOf(w, row.id)
  const [before = null] = await asSystem(w.tx, w.ctx, () =>
    w.tx.select().from(foreignEvents).where(eq(foreignEvents.eventId, row.id)),
  )
  await keepForeign(w, { eventId: row.id, foreign: does.foreign, version }, whose)
  return { act: does.act, eventId: row.id, title: row.title, version, status: row.status, fields, foreign: before }
}

async function versionOf(w: Writer, eventId: string): Promise<string> {
  const [row] = await w.tx.select({ updatedAt: events.updatedAt }).from(events).where(eq(events.id, eventId))
  return row?.updatedAt.toISOString() ?? ''
}

async function keepForeign(
  w: Writer,
  { eventId, foreign, version }: { eventId: string; foreign: Foreign; version: string },
  { personId, origin }: Whose,
): Promise<void> {
  const { uid, recurrence, sequence, changedAt, fields } = foreign
  const now = { sequence, changedAt, fields, version, origin, eventId, updatedAt: w.ctx.now }
  await asSystem(w.tx, w.ctx, () =>
    w.tx
      .insert(foreignEvents)
      .values({ id: newId(), personId, uid, recurrence, ...now })
      .onConflictDoUpdate({ target: [foreignEvents.personId, foreignEvents.uid, foreignEvents.recurrence], set: now }),
  )
}

/** Remembers the SEQUENCE of entries of their own calendar that say the same as before: an older one changes nothing from then on. */
export async function noteSeen(
  w: Writer,
  seen: readonly Omit<Foreign, 'fields'>[],
  { personId, origin }: Whose,
): Promise<void> {
  if (seen.length === 0) return
  await asSystem(w.tx, w.ctx, () =>
    w.tx.execute(sql`
      update foreign_events f set sequence = s.sequence, changed_at = s."changedAt"
      from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as s(uid text, recurrence text, sequence int, "changedAt" text)
      where f.person_id = ${personId}::uuid and f.origin = ${origin} and f.uid = s.uid and f.recurrence = s.recurrence and s.sequence > f.sequence`),
  )
}

/** Puts everything back, newest change first; events that somebody changed or decided about since, or that took place, stay and are named. */
export async function takeBack(
  w: Writer,
  undo: readonly Undo[],
): Promise<{ removed: number; canceled: number; restored: number; kept: string[] }> {
  const result = { removed: 0, canceled: 0, restored: 0, kept: [] as string[] }
  for (const each of [...undo].reverse()) {
    const locked = await lockEvent(w, each.eventId)
    const isOver = (extent(locked.sessions)?.to ?? 0) <= w.ctx.now.getTime()
    const isHeld = each.act === 'add' && locked.row.status === 'published' && isOver
    if (isHeld || locked.row.updatedAt.toISOString() !== each.version) {
      result.kept.push(locked.row.title)
      continue
    }
    if (each.act === 'add') {
      if (locked.row.status === 'published') {
        await cancelLocked(w, locked, TAKEN_BACK)
        result.canceled++
      } else {
        await withdrawLocked(w, locked.row)
        result.removed++
      }
    } else {
      await putBack(w, each, locked)
      result.restored++
    }
    await restoreForeign(w, each)
  }
  return result
}

async function putBack(w: Writer, { act, status, fields }: Undo, locked: Locked): Promise<void> {
  if (act === 'change') await changeLocked(w, locked, fields ?? fieldsOf(locked.row, locked.sessions))
  else if (status) await restoreLocked(w, locked, status)
}

async function restoreForeign(w: Writer, { eventId, foreign }: Undo): Promise<void> {
  const version = await versionOf(w, eventId)
  await asSystem(w.tx, w.ctx, async () => {
    if (!foreign) {
      await w.tx.delete(foreignEvents).where(eq(foreignEvents.eventId, eventId))
      return
    }
    const { sequence, changedAt, fields, origin } = foreign
    await w.tx
      .update(foreignEvents)
      .set({ sequence, changedAt, fields, origin, version, updatedAt: w.ctx.now })
      .where(eq(foreignEvents.eventId, eventId))
  })
}
