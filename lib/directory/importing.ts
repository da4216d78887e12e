/** Steps of a file of listings, many at a time: finding those it speaks of, adding suggestions, changing, and taking both back. */
import { isNull, type SQL, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { anyId, anyText, asSent, insertRows } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { conflict, forbidden } from '@/lib/platform/errors'
import { fold } from '@/lib/platform/fold'
import { newId } from '@/lib/platform/ids'
import { joined } from '@/lib/platform/words'
import type { Confidence, ListingState } from './fields'
import { readWords } from './kept-words'
import type { KnownLine } from './lines-of-others'
import type { ListingFields } from './listing-fields'
import { can } from './listing-policy'
import type { DirectoryWords } from './listing-shapes'
import { listingNotes, listings } from './listing-tables'
import { columnsOf, fieldsOf, type ListingRow, listingColumns } from './records'
import { needsRecheck } from './rules'
import { recordListing } from './steps'
import { contactLines } from './tables'

/** @throws forbidden for anyone but moderators and administrators */
export function refuseImport({ actor }: Ctx): void {
  if (!can.import(actor)) throw forbidden('Only moderators and administrators work with files of listings.')
}

/** By what a file may name listings. */
export type Wanted = { ids: string[]; slugs: string[]; keys: string[]; sortNames: string[] }

const anyOfThem = ({ ids, slugs, keys, sortNames }: Wanted): SQL =>
  sql`(${listings.id} = ${anyId(ids)} or ${listings.slug} = ${anyText(slugs)} or ${listings.sourceKey} = ${anyText(keys)}
    or ${listings.sortName} = ${anyText(sortNames)})`

/** What a file is compared with: listings of every state, the oldest first; the words that describe them; lines of others. */
export type Named = { rows: ListingRow[]; words: DirectoryWords; lines: KnownLine[] }

export const findNamed = (ctx: Ctx, wanted: Wanted): Promise<Named> =>
  read(ctx, async (tx) => ({
    rows: await tx
      .select(listingColumns)
      .from(listings)
      .where(anyOfThem(wanted))
      .orderBy(listings.createdAt, listings.id),
    words: await readWords(tx),
    lines: await tx
      .select({ name: contactLines.name, phone: contactLines.phone, textNumber: contactLines.textNumber })
      .from(contactLines)
      .where(isNull(contactLines.retiredAt)),
  }))

export type NewListing = {
  fields: ListingFields
  /** Finds it again at the next file. */
  sourceKey: string
  confidence: Confidence | null
  /** For whoever checks it. */
  notes: string[]
}
export type Added = { listingId: string; version: string }

const ROWS_A_STATEMENT = 100

/** Nothing of it is public. @param suggestedBy null for what comes with the product */
export async function addSuggestions(
  w: Writer,
  rows: readonly NewListing[],
  suggestedBy: string | null,
): Promise<Added[]> {
  if (rows.length === 0) return []
  const known = await readWords(w.tx)
  const { now } = w.ctx
  const added = rows.map(({ fields, sourceKey, confidence, notes }) => {
    const id = newId()
    const born = { createdAt: now, updatedAt: now }
    return {
      id,
      notes,
      row: { ...columnsOf(fields, known), id, slug: id, sourceKey, confidence, suggestedBy, ...born },
    }
  })
  for (let at = 0; at < added.length; at += ROWS_A_STATEMENT)
    await w.tx
      .insert(listings)
      .values(added.slice(at, at + ROWS_A_STATEMENT).map(({ row }) => ({ ...row, status: 'suggested' as const })))
  const noted = added.filter(({ notes }) => notes.length > 0).map(({ id, notes }) => ({ listingId: id, notes }))
  // Only moderators read them; an administrator's file may bring some.
  if (noted.length > 0) await asSystem(w.tx, w.ctx, () => insertRows(w.tx, listingNotes, noted))
  return added.map(({ id }) => ({ listingId: id, version: now.toISOString() }))
}

/** Nobody adds what is there by now. @throws conflict with names */
export async function refuseKnown(w: Writer, rows: readonly NewListing[], since: Date): Promise<void> {
  if (rows.length === 0) return
  const keys = rows.map(({ sourceKey }) => sourceKey)
  const names = [...new Set(rows.map(({ fields }) => fold(fields.name)))]
  const there = await w.tx
    .select({ name: listings.name })
    .from(listings)
    .where(
      sql`${listings.sourceKey} = ${anyText(keys)} or (${listings.sortName} = ${anyText(names)}
        and ${listings.createdAt} >= ${since.toISOString()}::timestamptz)`,
    )
    .limit(NAMES_SHOWN)
  if (there.length > 0) throw overtaken(there)
}

const NAMES_SHOWN = 5
const overtaken = (changed: readonly { name: string }[]) =>
  conflict(
    `The directory has changed since the file was checked: ${joined(changed.slice(0, NAMES_SHOWN).map(({ name }) => name))}. Check the file again to see what it would change now.`,
  )

export type ChangedListing = { listingId: string; version: string; fields: ListingFields }
export type Amended = { before: ListingRow; version: string }

/**
 * Changes listings as a file says. With another number, page, name or kind a public one is no longer what somebody made sure
 * of: it waits until a moderator has made sure of it anew. @throws conflict with names when one was changed since the file was checked
 */
export async function changeByFile(w: Writer, changes: readonly ChangedListing[]): Promise<Amended[]> {
  const { now } = w.ctx
  const rows = new Map((await lockListings(w.tx, changes)).map((row) => [row.id, row]))
  const overtook = changes.flatMap(({ listingId, version, fields }) => {
    const row = rows.get(listingId)
    return row?.updatedAt.toISOString() === version ? [] : [row ?? fields]
  })
  if (overtook.length > 0) throw overtaken(overtook)
  const kept = changes.flatMap(({ listingId, fields }): Kept[] => {
    const before = rows.get(listingId)
    if (!before) return []
    const leaves = before.status === 'listed' && needsRecheck(fieldsOf(before), fields)
    const status = leaves ? 'suggested' : before.status
    recordListing(w, 'listing.changed', before, { changed: changedIn(before, fields), status, by: 'file' })
    return [{ before, fields, status, updatedAt: now }]
  })
  await keepAll(w, kept)
  return kept.map(({ before }) => ({ before, version: now.toISOString() }))
}

type Kept = { before: ListingRow; fields: ListingFields; status: ListingState; updatedAt: Date }

/** Writes many listings that are there. Who keeps them and who made sure of them stands. */
async function keepAll(w: Writer, kept: readonly Kept[]): Promise<void> {
  const known = await readWords(w.tx)
  const changed = kept.map(({ fields, status, updatedAt }) => ({ ...columnsOf(fields, known), status, updatedAt }))
  const [first = {}] = changed
  const rows = changed.map((change, at) => ({ ...withInstants(kept[at]?.before), ...change }))
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT)
    await w.tx
      .insert(listings)
      .values(rows.slice(at, at + ROWS_A_STATEMENT))
      .onConflictDoUpdate({ target: listings.id, set: asSent(Object.keys(first)) })
}

const changedIn = (before: ListingRow, after: ListingFields): string[] =>
  Object.entries(fieldsOf(before)).flatMap(([field, value]) =>
    JSON.stringify(value) === JSON.stringify(after[field as keyof ListingFields]) ? [] : [field],
  )

/** In one order for all, so that two never wait for each other. */
const lockListings = (tx: Tx, which: readonly { listingId: string }[]): Promise<ListingRow[]> =>
  tx
    .select(listingColumns)
    .from(listings)
    .where(sql`${listings.id} = ${anyId(which.map(({ listingId }) => listingId))}`)
    .orderBy(listings.id)
    .for('update')

export type Undo = { added: Added[]; amended: Amended[] }
export type TakenBack = {
  removed: number
  restored: number
  kept: string[]
  /** As they were, but not public: somebody called them wrong meanwhile. */
  waiting: string[]
}
type Meanwhile = {
  /** Listings that others refer to by now. */
  inUse: readonly string[]
  loadedAt: Date
}

/**
 * Makes listings as they were before a file, those apart that somebody changed or decided about since or that others refer to:
 * they stay, and are named. What the file added is removed, notes and all; what was public before is public again, since the
 * words that were made sure of are back. Where somebody called them wrong meanwhile, a moderator makes sure of them first.
 */
export const takeBackFile = (w: Writer, { added, amended }: Undo, { inUse, loadedAt }: Meanwhile): Promise<TakenBack> =>
  asSystem(w.tx, w.ctx, async () => {
    const versions = new Map([
      ...added.map(({ listingId, version }) => [listingId, version] as const),
      ...amended.map(({ before, version }) => [before.id, version] as const),
    ])
    const rows = await lockListings(
      w.tx,
      [...versions.keys()].map((listingId) => ({ listingId })),
    )
    const spokenOf = new Set([...inUse, ...(await decidedAbout(w.tx, added))])
    const kept = rows.filter(({ id, updatedAt }) => versions.get(id) !== updatedAt.toISOString() || spokenOf.has(id))
    const stays = new Set(kept.map(({ id }) => id))
    const there = new Set(rows.map(({ id }) => id))
    const isOurs = (id: string) => there.has(id) && !stays.has(id)
    const gone = added.filter(({ listingId }) => isOurs(listingId))
    const back = amended.filter(({ before }) => isOurs(before.id))
    if (gone.length > 0)
      await w.tx.delete(listings).where(sql`${listings.id} = ${anyId(gone.map(({ listingId }) => listingId))}`)
    const removed = new Set(gone.map(({ listingId }) => listingId))
    for (const row of rows) if (removed.has(row.id)) recordListing(w, 'listing.removed', row, { by: 'file taken back' })
    const waiting = await restore(w, back, loadedAt)
    return { removed: gone.length, restored: back.length, kept: kept.map(({ name }) => name), waiting }
  })

/** Of what was added: where another listing was found to be the same, or somebody decided, claimed it or called it wrong. */
async function decidedAbout(tx: Tx, added: readonly Added[]): Promise<Set<string>> {
  const ids = anyId(added.map(({ listingId }) => listingId))
  const rows = await tx.execute<{ id: string }>(sql`
    select merged_into as id from listings where merged_into = ${ids}
    union select listing_id from listing_decisions where listing_id = ${ids}
    union select listing_id from listing_verifications where listing_id = ${ids}
    union select listing_id from listing_reports where listing_id = ${ids}
    union select listing_id from listing_claims where listing_id = ${ids}`)
  return new Set(rows.map(({ id }) => id))
}

/** @returns names of those that were public, and wait instead */
async function restore(w: Writer, back: readonly Amended[], loadedAt: Date): Promise<string[]> {
  const doubted = await calledWrong(w.tx, back, loadedAt)
  const kept = back.map(({ before }): Kept => {
    const waits = before.status === 'listed' && doubted.has(before.id)
    const status = waits ? 'suggested' : before.status
    recordListing(w, 'listing.changed', before, { status, by: 'file taken back' })
    return { before, fields: fieldsOf(before), status, updatedAt: waits ? w.ctx.now : new Date(before.updatedAt) }
  })
  await keepAll(w, kept)
  return kept.flatMap(({ before, status }) => (status === before.status ? [] : [before.name]))
}

/** Where somebody’s word that something is wrong is open, or was settled since: the settling may be about the number that comes back. */
async function calledWrong(tx: Tx, back: readonly Amended[], since: Date): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct listing_id as id from listing_reports
    where listing_id = ${anyId(back.map(({ before }) => before.id))}
      and (settled_at is null or settled_at >= ${since.toISOString()}::timestamptz)`)
  return new Set(rows.map(({ id }) => id))
}

/** Instants of what was packed are texts. */
function withInstants(row: ListingRow | undefined): ListingRow {
  if (!row) throw new Error('Every change is of a listing that is there.')
  const { createdAt, listedAt, retiredAt, keeperSince } = row
  return {
    ...row,
    ...{ createdAt: new Date(createdAt), listedAt: listedAt && new Date(listedAt) },
    ...{ retiredAt: retiredAt && new Date(retiredAt), keeperSince: keeperSince && new Date(keeperSince) },
  }
}
