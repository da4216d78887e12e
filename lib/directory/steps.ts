/** Steps that several commands about listings share, inside their transaction. */
import { and, eq, like, or, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { AuditEventName } from '@/lib/audit/events'
import type { MadeFrom } from '@/lib/audit/sent'
import type { Writer } from '@/lib/audit/write'
import { slugOf } from '@/lib/events/rules'
import { conflict, invalid, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import type { listingDecisions as decisionNames, ListingState } from './fields'
import { readWords } from './kept-words'
import type { ListingResult } from './life-shapes'
import type { ListingFields } from './listing-fields'
import { visibleTo } from './listing-policy'
import { listingDecisions, listings } from './listing-tables'
import { listingDecided } from './mails'
import { columnsOf, fieldsOf, type ListingRow, listingColumns } from './records'
import { follows, type ListingVerb, refusal } from './rules'

/** Locks a listing that the actor sees. @throws not-found */
export async function lockListing(w: Writer, listingId: string): Promise<ListingRow> {
  const [row] = await w.tx
    .select(listingColumns)
    .from(listings)
    .where(and(visibleTo(w.ctx.actor), eq(listings.id, listingId)))
    .for('update')
  if (!row) throw notFound('This listing')
  return row
}

/** The state that follows. @throws not-now with what would work instead */
export function nextState(row: ListingRow, verb: ListingVerb): ListingState {
  const next = follows(row.status, verb)
  if (!next) throw notNow(refusal(row.status), { status: row.status })
  return next
}

/** Nobody decides about what they have not seen. @throws conflict with the listing as it is now */
export function refuseUnseen(row: ListingRow, madeFrom: MadeFrom): void {
  const version = row.updatedAt.toISOString()
  if (String(madeFrom) === version) return
  throw conflict('This listing was changed since you opened it. Look at it as it is now, and decide then.', {
    listingId: row.id,
    status: row.status,
    version,
    current: fieldsOf(row),
  })
}

/** The columns of what was sent. @throws invalid when a word is in no list */
export async function columnsFor(w: Writer, fields: ListingFields) {
  const known = await readWords(w.tx)
  const lists = [
    ['victimizationIds', known.victimizations],
    ['serviceIds', known.services],
    ['populationIds', known.populations],
    ['languageIds', known.languages],
  ] as const
  for (const [field, list] of lists)
    if (fields[field].some((id) => !list.some((word) => word.id === id))) throw invalid(field, 'Choose from the list.')
  return columnsOf(fields, known)
}

type Change = PgUpdateSetSource<typeof listings> & Partial<Pick<ListingRow, 'status' | 'slug'>>

/** Writes columns of a listing. */
export async function keep(w: Writer, row: ListingRow, change: Change): Promise<ListingResult> {
  const updatedAt = w.ctx.now
  await w.tx
    .update(listings)
    .set({ ...change, updatedAt })
    .where(eq(listings.id, row.id))
  const status = change.status ?? row.status
  const slug = status === 'listed' ? (change.slug ?? row.slug) : null
  return { listingId: row.id, status, slug, version: updatedAt.toISOString() }
}

export const resultOf = ({ id, status, slug, updatedAt }: ListingRow): ListingResult => ({
  listingId: id,
  status,
  slug: status === 'listed' ? slug : null,
  version: updatedAt.toISOString(),
})

/** One listing at a time chooses an address; one that was listed before keeps its own. */
export async function freeSlug(w: Writer, { id, slug, name, state }: ListingRow): Promise<string> {
  if (slug !== id) return slug
  await w.tx.execute(sql`select pg_advisory_xact_lock(hashtext('listings.slug'))`)
  const base = slugOf(`${name} ${state ?? ''}`, new Set())
  const taken = await w.tx
    .select({ slug: listings.slug })
    .from(listings)
    .where(or(eq(listings.slug, base), like(listings.slug, `${base}-%`)))
  return slugOf(`${name} ${state ?? ''}`, new Set(taken.map((each) => each.slug)))
}

type Decision = {
  decision: (typeof decisionNames)[number]
  reason?: string | null
  met?: readonly string[]
  /** Who is told, where that is not whoever suggested it; null where nobody is told here. */
  tells?: string | null
}

/** Notes what a moderator decided, and tells whoever suggested it. */
export async function decide(
  w: Writer,
  row: ListingRow,
  { decision, reason = null, met = [], tells }: Decision,
): Promise<void> {
  const { actor, now } = w.ctx
  if (actor.kind !== 'person') throw new Error('Only a person decides about a listing.')
  const id = newId()
  await w.tx
    .insert(listingDecisions)
    .values({ id, listingId: row.id, decision, reason, met: [...met], decidedBy: actor.personId, decidedAt: now })
  // Whoever sent a file of hundreds is not written to about each of them.
  const suggester = row.sourceKey === null ? row.suggestedBy : null
  const personId = tells === undefined ? suggester : tells
  if (personId && personId !== actor.personId)
    await notify(w, listingDecided, { listingId: row.id }, { key: id, personId })
}

export function recordListing(
  w: Writer,
  event: AuditEventName,
  row: ListingRow,
  detail: Record<string, unknown> = {},
): void {
  w.record(event, {
    kind: 'listing',
    id: row.id,
    personId: row.suggestedBy,
    agencyId: row.keeperAgencyId,
    detail: { name: row.name, ...detail },
  })
}

/** A suggestion that came with a file. */
export const recordSuggested = (w: Writer, listingId: string, name: string): void =>
  w.record('listing.suggested', { kind: 'listing', id: listingId, detail: { name, by: 'file' } })
