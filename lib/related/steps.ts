/** Steps that several commands about courses of others share, inside their transaction. */
import { and, eq, like, or, sql } from 'drizzle-orm'
import type { AuditEventName } from '@/lib/audit/events'
import { refuseStale } from '@/lib/audit/versions'
import type { Writer } from '@/lib/audit/write'
import { slugOf } from '@/lib/events/rules'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, invalid, notFound, notNow } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import type { RelatedState } from './fields'
import type { RelatedFields } from './inputs'
import { can, visibleTo } from './policy'
import { byId, columnsOf, fieldsOf, type RelatedRow, relatedColumns, relatedVersion, topicNames } from './records'
import { follows, type RelatedVerb, refusal } from './rules'
import { searchOf } from './search'
import { relatedTrainings } from './tables'
import { relatedFieldNames } from './words'

const OWN = 'Another moderator has to decide about what you suggested yourself.'
const CHANGED = 'This course was changed in the meantime, by you in another window or by somebody else.'

/** Locks one that the actor sees. @throws not-found */
export async function lockRelated(w: Writer, relatedId: string): Promise<RelatedRow> {
  const [row] = await w.tx
    .select(relatedColumns)
    .from(relatedTrainings)
    .where(and(visibleTo(w.ctx.actor), byId(relatedId)))
    .for('update')
  if (!row) throw notFound('This course')
  return row
}

/** Locks one for a decision of a moderator. @throws not-found, forbidden; not-now when its state does not allow it */
export async function lockForKeeper(
  w: Writer,
  relatedId: string,
  verb: RelatedVerb,
): Promise<{ row: RelatedRow; next: RelatedState }> {
  const row = await lockRelated(w, relatedId)
  if (!can.decide(w.ctx.actor, row)) throw forbidden(can.keep(w.ctx.actor) ? OWN : undefined)
  return { row, next: nextState(row, verb) }
}

export function nextState(row: RelatedRow, verb: RelatedVerb): RelatedState {
  const next = follows(row.status, verb)
  if (!next) throw notNow(refusal(verb), { status: row.status })
  return next
}

/** Nobody decides about what they have not seen. @throws conflict with the course as it is now */
export function refuseUnseen(row: RelatedRow, madeFrom: string | number): void {
  const version = relatedVersion(row)
  if (String(madeFrom) === version) return
  throw conflict(`${CHANGED} Look at it as it is now, and decide then.`, { version, current: fieldsOf(row) })
}

/** @returns whether there is anything to save @throws conflict with what differs */
export const refuseOvertaken = (row: RelatedRow, given: RelatedFields, madeFrom: string | number): boolean =>
  refuseStale<RelatedFields>({
    madeFrom,
    version: relatedVersion(row),
    current: fieldsOf(row),
    given,
    names: relatedFieldNames,
    what: CHANGED,
    facts: { relatedId: row.id, status: row.status },
  })

/** The columns of what was written. @throws invalid when a topic does not exist */
export async function columnsWritten(w: Writer, fields: RelatedFields) {
  const names = await topicNames(w.tx, fields.topicIds)
  if (names.length < new Set(fields.topicIds).size) throw invalid('topicIds', 'Choose topics from the list.')
  return { ...columnsOf(fields), ...searchOf(fields, names) }
}

/** One at a time chooses an address; what was retired keeps its own. */
export async function freeSlug(w: Writer, title: string): Promise<string> {
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtext('related_trainings.slug'))`)
  const base = slugOf(title, new Set())
  const taken = await asSystem(w.tx, w.ctx, () =>
    w.tx
      .select({ slug: relatedTrainings.slug })
      .from(relatedTrainings)
      .where(or(eq(relatedTrainings.slug, base), like(relatedTrainings.slug, `${base}-%`))),
  )
  return slugOf(title, new Set(taken.map(({ slug }) => slug)))
}

/** Tells the page caches, when the public sees it or saw it before this step. */
export async function announce(w: Writer, ...states: RelatedState[]): Promise<void> {
  if (states.includes('listed')) await bumpGeneration(w.tx, 'related')
}

export function recordRelated(
  w: Writer,
  event: AuditEventName,
  row: { id: string; suggestedBy: string | null },
  detail: Record<string, unknown>,
): void {
  w.record(event, { kind: 'related-training', id: row.id, personId: row.suggestedBy, detail })
}
