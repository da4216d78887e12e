/** What an installation starts with: the vocabularies, and suggestions that wait for a person. */
import { isNotNull } from 'drizzle-orm'
import { writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { forbidden } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import type { Confidence } from './fields'
import { addSuggestions } from './importing'
import { saveWords } from './kept-words'
import { type ListingFields, listingForm } from './listing-fields'
import { can } from './listing-policy'
import { listings } from './listing-tables'

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
    await addSuggestions(
      w,
      fresh.map((row) => ({ ...row, fields: fieldsOfRow(row), sourceKey: row.key })),
      null,
    )
    w.record('reference.loaded', { kind: 'reference', id: 'directory', detail: { suggestions: fresh.length } })
    return { added: fresh.length }
  })
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
