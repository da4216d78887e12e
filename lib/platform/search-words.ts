/**
 * What people type into a search box, as a full-text query. Titles are pasted there, so a lone dash or quote is no operator:
 * every word has to be found, in any order; "words in quotes" stand together; and a word is left out when a dash touches it
 * and a space stands before the dash.
 */
import { type SQL, sql } from 'drizzle-orm'
import { fold } from './fold'

/** Texts for `websearch_to_tsquery`, which takes no harm from anything; `unwanted` is empty where nothing is left out. */
export type SearchWords = { wanted: string; unwanted: string }

type Token = { words: string; isPhrase: boolean; isUnwanted: boolean }

const QUOTES = /["“”„‟«»＂]/gu
/** A pair of quotes with what it holds, or what stands between spaces; either with what stands before it. */
const TOKENS = /(?<before>\s-)?(?:"(?<phrase>[^"]*)"|(?<word>[^\s"]+))/gu
const MEANS_SOMETHING = /[\p{L}\p{N}]/u
/** The database takes everything beyond ASCII for a part of a word. */
const SIGNS = /[^\p{L}\p{M}\p{N}\p{ASCII}]+/gu

/** Text as it is searched, in columns and in queries alike: folded, and without signs such as “ or •. */
export const forSearch = (text: string): string => fold(text).replace(SIGNS, ' ').replace(/\s+/g, ' ').trim()

/**
 * @param typed as it was typed or pasted, unbalanced quotes and lone signs included
 * @returns `wanted` is empty when there is no word and no number to look for
 */
export function readSearchWords(typed: string): SearchWords {
  const tokens = tokensOf(typed)
  const wanted = tokens.filter(({ isUnwanted }) => !isUnwanted)
  // Who only leaves words out would be shown everything else.
  if (wanted.length === 0) return { wanted: tokens.map(written).join(' '), unwanted: '' }
  const unwanted = tokens.filter(({ isUnwanted }) => isUnwanted)
  return { wanted: wanted.map(written).join(' '), unwanted: unwanted.map(written).join(' or ') }
}

/**
 * The query in every dictionary, so that the stems of each language match.
 * @param dictionaries text search configurations, such as `english`
 */
export function searchQuery(typed: string, dictionaries: readonly string[]): SQL {
  const { wanted, unwanted } = readSearchWords(typed)
  const inAny = (words: string) =>
    sql`(${sql.join(
      dictionaries.map((dictionary) => sql`websearch_to_tsquery(${dictionary}::regconfig, ${words})`),
      sql` || `,
    )})`
  return unwanted ? sql`(${inAny(wanted)} && !!${inAny(unwanted)})` : inAny(wanted)
}

function tokensOf(typed: string): Token[] {
  const text = balanced(typed.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').replace(QUOTES, '"'))
  return [...text.matchAll(TOKENS)].flatMap(({ groups = {} }): Token[] => {
    const { before, phrase, word = '' } = groups
    const isPhrase = phrase !== undefined
    const isUnwanted = before !== undefined && (isPhrase || MEANS_SOMETHING.test(word.slice(0, 1)))
    const words = forSearch(phrase ?? word)
    if (!MEANS_SOMETHING.test(words)) return []
    if (isPhrase || isUnwanted) return [{ words, isPhrase: isPhrase || words.includes(' '), isUnwanted }]
    return words.split(' ').map((each) => ({ words: each.replace(/^-+/, ''), isPhrase: false, isUnwanted }))
  })
}

/** The last quote of an odd number of them has no partner. */
function balanced(text: string): string {
  const isOdd = text.split('"').length % 2 === 0
  const last = text.lastIndexOf('"')
  return isOdd ? `${text.slice(0, last)} ${text.slice(last + 1)}` : text
}

/** In quotes where it would be read as an operator otherwise. */
const written = ({ words, isPhrase }: Token) => (isPhrase || words === 'or' ? `"${words}"` : words)
