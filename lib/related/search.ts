/** How courses of others are found by words, as modules are: full text with accents folded, then words that are only alike. */
import { type SQL, sql } from 'drizzle-orm'
import { forSearch, searchQuery } from '@/lib/platform/search-words'
import type { RelatedFields } from './inputs'
import { relatedTrainings } from './tables'

const part = (words: string, weight: 'A' | 'B' | 'C') =>
  sql`setweight(to_tsvector('english', ${forSearch(words)}), ${weight}::"char")`

/** The title weighs most, then the provider and topics, then the rest. */
export function searchOf(
  fields: RelatedFields,
  topics: readonly string[],
): { search: SQL<string>; searchWords: SQL<string> } {
  const { title, provider, summary, leadsTo } = fields
  return {
    search: sql`${part(title, 'A')} || ${part([provider, ...topics].join(', '), 'B')} || ${part(`${summary} ${leadsTo ?? ''}`, 'C')}`,
    searchWords: sql`folded(${[title, provider, summary, ...topics].join(' ')})`,
  }
}

const queryOf = (words: string) => searchQuery(words, ['english', 'simple'])

export const hasWords = (words: string) => sql<boolean>`${relatedTrainings.search} @@ ${queryOf(words)}`
export const rankOf = (words: string) => sql<number>`ts_rank_cd(${relatedTrainings.search}, ${queryOf(words)})`
export const likenessOf = (words: string) =>
  sql<number>`word_similarity(folded(${words}), ${relatedTrainings.searchWords})`
/** Below this two words are not a slip of the keyboard but different words. */
export const ALIKE = 0.45
