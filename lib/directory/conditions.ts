/** Which listings anyone may read, and which hold the words that are looked for. */
import { eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { searchQuery } from '@/lib/platform/search-words'
import { listings } from './listing-tables'

/** Below this two words are not a slip of the keyboard but different words. */
const ALIKE = 0.45

export const isPublic: SQL = eq(listings.status, 'listed')
export const hasPoint: SQL = isNotNull(listings.latitude)

export const hasWords = (words: string): SQL =>
  sql`${listings.search} @@ ${searchQuery(words, ['english', 'spanish', 'simple'])}`
/** Found by the index on words alike; ask `alikeFrom` for its measure in the same transaction before. */
export const isLike = (words: string): SQL => sql`${listings.searchWords} %> folded(${words})`
export const alikeFrom: SQL = sql`select set_config('pg_trgm.word_similarity_threshold', ${String(ALIKE)}, true)`
