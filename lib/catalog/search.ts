/** How modules are found by words: full text with accents folded, and words that are only like the ones typed. */
import { type SQL, sql } from 'drizzle-orm'
import { forSearch, searchQuery } from '@/lib/platform/search-words'
import type { Assessment, ModuleContent } from './content'
import type { ModuleFacts } from './facts'
import { courseVersions } from './tables'

export type Edition = { facts: ModuleFacts; content: ModuleContent; assessment: Assessment }

const dictionaries: Record<string, string> = { en: 'english', es: 'spanish' }

/** The search columns of an edition. The title weighs most, then summary and topics, then objectives and lessons. */
export function searchOf({ facts, content }: Edition): { search: SQL<string>; searchWords: SQL<string> } {
  const topics = facts.topics.map(({ label }) => label).join(', ')
  const dictionary = dictionaries[facts.language.slice(0, 2)] ?? 'simple'
  const part = (words: string, weight: 'A' | 'B' | 'C') =>
    sql`setweight(to_tsvector(${dictionary}::regconfig, ${forSearch(words)}), ${weight}::"char")`
  const titles = content.lessons.map(({ title }) => title)
  return {
    search: sql`${part(facts.title, 'A')} || ${part(`${facts.summary} ${topics}`, 'B')} || ${part([...content.objectives, ...titles].join('. '), 'C')}`,
    searchWords: sql`folded(${[facts.title, facts.summary, topics].join(' ')})`,
  }
}

/** In every dictionary: stems of the language they were meant in match. */
const queryOf = (words: string) => searchQuery(words, [...Object.values(dictionaries), 'simple'])

export const hasWords = (words: string) => sql<boolean>`${courseVersions.search} @@ ${queryOf(words)}`
export const rankOf = (words: string) => sql<number>`ts_rank_cd(${courseVersions.search}, ${queryOf(words)})`

/** How alike the words are to the closest stretch of the module's words, 0 to 1 (trigrams). */
export const likenessOf = (words: string) =>
  sql<number>`word_similarity(folded(${words}), ${courseVersions.searchWords})`
/** Below this two words are not a slip of the keyboard but different words. */
export const ALIKE = 0.45
