/** Steps that several commands about events share, inside their transaction. */
import { and, eq, inArray, like, or, sql } from 'drizzle-orm'
import type { AuditEventName } from '@/lib/audit/events'
import type { Writer } from '@/lib/audit/write'
import { topics } from '@/lib/catalog/tables'
import { asSystem } from '@/lib/platform/database'
import { invalid, invalidFields, notFound, notNow } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import type { moderationDecisions as decisionNames, EventFields, FieldReason, SessionFields } from './fields'
import { eventFields } from './inputs'
import { decisionMade } from './mails'
import type { ApprovalCheck } from './moderation-rules'
import { fullSessions, keepSessions } from './places'
import { visibleTo } from './policy'
import { textProblems } from './public-texts'
import { columnsOf, type EventRow, eventColumns } from './records'
import { dateProblems, type EventVerb, follows, isPublic, nextSequence, refusal, slugOf } from './rules'
import { ends, seriesOf } from './series-dates'
import type { EventResult } from './shapes'
import { events, moderationDecisions } from './tables'

export type Locked = { row: EventRow; sessions: SessionFields[] }

/** Locks an event that the actor sees. @throws not-found */
export async function lockEvent(w: Writer, eventId: string): Promise<Locked> {
  const [row] = await w.tx
    .select(eventColumns)
    .from(events)
    .where(and(visibleTo(w.ctx.actor), eq(events.id, eventId)))
    .for('update')
  if (!row) throw notFound('This event')
  const sessions = await fullSessions(w.tx, [eventId])
  return { row, sessions: sessions.get(eventId) ?? [] }
}

/** Locks the dates of the series after this one that whoever acts runs, neither canceled nor withdrawn, in order. */
export async function lockLater(w: Writer, { row, sessions }: Locked): Promise<Locked[]> {
  const later = (await seriesOf(w.tx, w.ctx.actor, row, sessions)).filter(({ isLater }) => isLater)
  const locked: Locked[] = []
  for (const { eventId } of later) locked.push(await lockEvent(w, eventId))
  return locked.filter((each) => !ends.includes(each.row.status))
}

/** The state that follows. @throws not-now with what would work instead */
export function nextStatus(row: EventRow, verb: EventVerb) {
  const next = follows(row.status, verb)
  if (!next) throw notNow(refusal(row.status, verb), { status: row.status })
  return next
}

/**
 * What was written, as a complete event.
 * @throws invalid with every field that is missing or wrong
 */
export function completeFields(draft: unknown, now: Date, isNew: boolean): EventFields {
  const event = eventFields.parse(draft)
  const problems = [...textProblems(event), ...dateProblems(event, now, isNew)]
  if (problems.length > 0) throw invalidFields(problems)
  return event
}

/** Writes a complete event and its sessions. @throws invalid when a topic does not exist */
export async function keepEvent(w: Writer, { id: eventId, publishedAt }: EventRow, event: EventFields): Promise<void> {
  const found =
    event.topicIds.length === 0
      ? []
      : await w.tx.select({ id: topics.id, name: topics.name }).from(topics).where(inArray(topics.id, event.topicIds))
  if (found.length < new Set(event.topicIds).size) throw invalid('topicIds', 'Choose topics from the list.')
  const names = found.map(({ name }) => name)
  await w.tx
    .update(events)
    .set({ ...columnsOf(event, names), updatedAt: w.ctx.now })
    .where(eq(events.id, eventId))
  await keepSessions(w, eventId, event, publishedAt !== null)
}

/** Puts an event onto the calendar, for the first time or again. */
export async function publish(w: Writer, row: EventRow, title: string): Promise<{ slug: string; sequence: number }> {
  const wasPublic = row.publishedAt !== null
  const slug = wasPublic ? row.slug : await freeSlug(w, title)
  const sequence = nextSequence(row.sequence, { wasPublic, heard: 0, status: true })
  await w.tx
    .update(events)
    .set({
      status: 'published',
      slug,
      sequence,
      publishedAt: row.publishedAt ?? w.ctx.now,
      recheckSince: null,
      recheckWhat: null,
      updatedAt: w.ctx.now,
    })
    .where(eq(events.id, row.id))
  await bumpGeneration(w.tx, 'calendar')
  recordEvent(w, 'event.published', row, { slug, sequence })
  return { slug, sequence }
}

/** One publication at a time chooses an address; addresses of events that were taken off stay theirs. */
async function freeSlug(w: Writer, title: string): Promise<string> {
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtext('events.slug'))`)
  const base = slugOf(title, new Set())
  const taken = await asSystem(w.tx, w.ctx, () =>
    w.tx
      .select({ slug: events.slug })
      .from(events)
      .where(or(eq(events.slug, base), like(events.slug, `${base}-%`))),
  )
  return slugOf(title, new Set(taken.map(({ slug }) => slug)))
}

type Decision = {
  decision: (typeof decisionNames)[number]
  reason?: string | null
  fieldReasons?: FieldReason[]
  checks?: ApprovalCheck[] | null
}

/** Notes what a moderator decided, and tells the organizer. */
export async function decide(w: Writer, row: EventRow, decision: Decision): Promise<void> {
  const { actor, now } = w.ctx
  if (actor.kind !== 'person') throw new Error('Only a person decides about an event.')
  const id = newId()
  await w.tx
    .insert(moderationDecisions)
    .values({ id, eventId: row.id, ...decision, decidedBy: actor.personId, decidedAt: now })
  await notify(w, decisionMade, { eventId: row.id }, { key: id, personId: row.organizerId })
}

/** Returns an event that is locked to its organizer; one that was published is off the calendar by this. Whether it may be was asked before. */
export async function takeBack(
  w: Writer,
  { row }: Locked,
  { reason, fields }: { reason: string; fields: FieldReason[] },
): Promise<EventResult> {
  const status = nextStatus(row, 'return')
  const sequence = nextSequence(row.sequence, {
    wasPublic: row.publishedAt !== null,
    heard: 0,
    status: row.status === 'published',
  })
  await w.tx
    .update(events)
    .set({ status, sequence, recheckSince: null, recheckWhat: null, updatedAt: w.ctx.now })
    .where(eq(events.id, row.id))
  await announce(w, row.status)
  await decide(w, row, { decision: 'returned', reason: reason || null, fieldReasons: fields })
  recordEvent(w, 'event.returned', row, { reason: reason || null, fields, from: row.status })
  return { eventId: row.id, status, sequence, slug: null, version: w.ctx.now.toISOString() }
}

/** Tells the page caches, when the public sees the event or saw it before this step. */
export async function announce(w: Writer, ...statuses: EventRow['status'][]): Promise<void> {
  if (statuses.some(isPublic)) await bumpGeneration(w.tx, 'calendar')
}

/** Notes what was done to an event, and that it was: what follows for those who come is worked out before the commit. */
export function recordEvent(w: Writer, event: AuditEventName, row: EventRow, detail: Record<string, unknown>): void {
  w.touch({ event: row.id })
  w.record(event, { kind: 'event', id: row.id, personId: row.organizerId, agencyId: row.agencyId, detail })
}
