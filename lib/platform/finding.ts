/** Conditions that find what people type in folded text: every word, in any order. The one way to search names. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { foldedWords, numberKey } from './fold'

/** A part of a text; its own wildcards are taken literally. */
export const part = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

const all = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join([...conditions], sql` and `)})`

/** All words of `typed` are in a folded column, in any order; nothing that can be searched for finds nothing. */
export const everyWordIn = (column: SQLWrapper, typed: string): SQL =>
  all(foldedWords(typed).map((word) => sql`${column} like ${part(word)}`))

/** As above, where each word may instead be the number of somebody: `numberIs` is told the word as it was typed. */
export const everyWordOrNumber = (column: SQLWrapper, typed: string, numberIs: (number: string) => SQL): SQL =>
  all(foldedWords(typed).map((word) => sql`(${column} like ${part(word)} or ${numberIs(word)})`))

/** The key of a number in the database. */
export const numberKeyOf = (number: SQLWrapper): SQL =>
  sql`regexp_replace(replace(folded(${number}), ' ', ''), '^0+(?=.)', '')`

/** Numbers are compared as by `numberKey`. */
export const sameNumber = (column: SQLWrapper, number: string): SQL =>
  sql`${numberKeyOf(column)} = ${numberKey(number)}`
