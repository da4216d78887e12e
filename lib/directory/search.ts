/** What a question finds in the directory: decided in memory, save for words, which the database looks for. */
import { and, type SQL } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { readSearchWords } from '@/lib/platform/search-words'
import { alikeFrom, hasWords, isLike, isPublic } from './conditions'
import type { ListingFilter } from './listing-inputs'
import { listings } from './listing-tables'
import { type Match, matchesOf } from './matching'
import type { Directory } from './narrow'

/** In no order. Asks by the words as they are; where that finds nothing, by words like them: `onlyClose`. */
export async function search(
  ctx: Ctx,
  directory: Directory,
  filter: ListingFilter,
): Promise<{ matches: Match[]; onlyClose: boolean }> {
  const { wanted, unwanted } = readSearchWords(filter.q)
  const matches = (among: ReadonlySet<string> | null) => matchesOf(directory, filter, among)
  if (!wanted) return { matches: matches(null), onlyClose: false }
  const found = matches(await idsOf(ctx, hasWords(filter.q)))
  if (unwanted || found.length > 0) return { matches: found, onlyClose: false }
  const close = matches(await idsOf(ctx, isLike(filter.q), alikeFrom))
  return { matches: close, onlyClose: close.length > 0 }
}

const idsOf = (ctx: Ctx, condition: SQL, before?: SQL): Promise<ReadonlySet<string>> =>
  read(ctx, async (tx) => {
    if (before) await tx.execute(before)
    const rows = await tx.select({ id: listings.id }).from(listings).where(and(isPublic, condition))
    return new Set(rows.map(({ id }) => id))
  })
