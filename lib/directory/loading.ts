/** What an installation starts with: the vocabularies, and suggestions that wait for a person. */
import { isNotNull } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { writeIfNeeded } from '@/lib/audit/write'
import { insertRows } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { forbidden } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import { newId } from '@/lib/platform/ids'
import type { Confidence } from './fields'
import { readWords, saveWords } from './kept-words'
import { type ListingFields, listingForm } from './listing-fields'
import { can } from './listing-policy'
import { listingNotes, listings } from './listing-tables'
import { columnsOf } from './records'

/** Repeating it changes nothing. @returns how many words were added or changed @throws forbidden */
export async function loadDirectoryWords(ctx: Ctx): Promise<{ changed: number }> {
  if (!can.load(ctx.actor)) throw forbidden()
  return writeIfNeeded(ctx, async (w) => {
    const changed = await saveWords(w)
    if (changed === 0) return { changed }
    await bumpGeneration(w.tx, 'directory')
    w.record('reference.loaded', { kind: 'reference', id: 'directory-words', detail: { changed } })
    return { changed }
  })
}

/** A row of the reference files: its key finds it again, whatever became of it since. */
export type ReferenceListing = Pick<
  ListingFields,
  'kind' | 'name' | 'summary' | 'isShelter' | 'isNationwide' | 'servedStates' | 'sourceName'
> & {
  key: string
  whom: string | null
  servedWords: string | null
  city: string | null
  state: string | null
  phone: string | null
  url: string | null
  sourceUrl: string | null
  seenOn: string
  confidence: Confidence
  notes: string[]
}

/**
 * Adds the rows that this installation never had as suggestions; those it had stay as they are, retired ones too. Nothing of
 * it is public. @returns how many were added @throws forbidden
 */
export async function loadSuggestions(ctx: Ctx, rows: readonly ReferenceListing[]): Promise<{ added: number }> {
  if (!can.load(ctx.actor)) throw forbidden()
  return writeIfNeeded(ctx, async (w) => {
    const there = await w.tx.select({ key: listings.sourceKey }).from(listings).where(isNotNull(listings.sourceKey))
    const known = new Set(there.map(({ key }) => key))
    const fresh = rows.filter(({ key }) => !known.has(key))
    if (fresh.length === 0) return { added: 0 }
    await addAll(w, fresh)
    w.record('reference.loaded', { kind: 'reference', id: 'directory', detail: { suggestions: fresh.length } })
    return { added: fresh.length }
  })
}

async function addAll(w: Writer, rows: readonly ReferenceListing[]): Promise<void> {
  const known = await readWords(w.tx)
  const notes: (typeof listingNotes.$inferInsert)[] = []
  for (const row of rows) {
    const id = newId()
    await w.tx.insert(listings).values({
      ...columnsOf(fieldsOfRow(row), known),
      ...{ id, slug: id, status: 'suggested', sourceKey: row.key, confidence: row.confidence },
      ...{ createdAt: w.ctx.now, updatedAt: w.ctx.now },
    })
    if (row.notes.length > 0) notes.push({ listingId: id, notes: row.notes })
  }
  if (notes.length > 0) await insertRows(w.tx, listingNotes, notes)
}

const fieldsOfRow = (row: ReferenceListing): ListingFields =>
  listingForm.parse({
    ...{
      kind: row.kind,
      name: row.name,
      summary: row.summary,
      isShelter: row.isShelter,
      isNationwide: row.isNationwide,
    },
    ...{ servedStates: row.servedStates, sourceName: row.sourceName, sourceSeenOn: row.seenOn },
    whom: row.whom ?? '',
    servedWords: row.servedWords ?? '',
    city: row.city ?? '',
    state: row.state ?? '',
    phone: row.phone ?? '',
    url: row.url ?? '',
    sourceUrl: row.sourceUrl ?? '',
  })
