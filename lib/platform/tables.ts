/** What the platform itself keeps: generations of public content, counters against abuse, and files that were sent. */
import { type AnyColumn, sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, id, instant } from './columns'
import { actingAs, actingPerson, anyOf, rowsAdded, rowsChanged, rowsRead, rowsRemoved } from './row-security'

/** One row a kind of public content; a change bumps it in its transaction and every page cache hears of it. */
export const contentGenerations = pgTable('content_generations', {
  kind: text().primaryKey(),
  generation: bigint({ mode: 'number' }).notNull().default(0),
})

/** How often something was tried in a window (`sign-in:address`, `verify:network`). */
export const rateCounters = pgTable(
  'rate_counters',
  { key: text().notNull(), windowStart: instant().notNull(), count: integer().notNull() },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] })],
)

/** A content, once for each digest, whoever sent it under whatever name; its bytes are in `file_chunks`. */
export const fileContents = pgTable(
  'file_contents',
  {
    /** SHA-256 of the bytes. */
    digest: bytes().primaryKey(),
    /** Bytes. */
    size: integer().notNull(),
    /** When it was last sent. */
    storedAt: instant().notNull(),
    /** Of a PDF, where somebody counted. */
    pages: integer(),
  },
  (t) => [
    rowsRead('file_contents_read', anyOf(actingAs('system'), ofReadableFile(t.digest))),
    ...writtenBySystem('file_contents'),
  ],
)

/** The bytes of a content in pieces, so that no part of the product holds a large file whole to store or send it. */
export const fileChunks = pgTable(
  'file_chunks',
  {
    digest: bytes()
      .notNull()
      .references(() => fileContents.digest, { onDelete: 'cascade' }),
    /** From 0; all but the last have the same length. */
    place: integer().notNull(),
    bytes: bytes().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.digest, t.place] }),
    rowsRead('file_chunks_read', anyOf(actingAs('system'), ofReadableFile(t.digest))),
    ...writtenBySystem('file_chunks'),
  ],
)

/** A page of a PDF as it was drawn to be looked at: it can be drawn again, and goes with its content. */
export const filePages = pgTable(
  'file_pages',
  {
    digest: bytes()
      .notNull()
      .references(() => fileContents.digest, { onDelete: 'cascade' }),
    /** From 1. */
    page: integer().notNull(),
    /** WebP. */
    bytes: bytes().notNull(),
    drawnAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.digest, t.page] }),
    index('file_pages_by_time').on(t.drawnAt),
    rowsRead('file_pages_read', anyOf(actingAs('system'), ofReadableFile(t.digest))),
    ...writtenBySystem('file_pages'),
  ],
)

/** A file as somebody sent it: a name for a content, and what it is for. It goes when nothing refers to it. */
export const files = pgTable(
  'files',
  {
    id: id(),
    /** The kind of file: what was taken, and how large. */
    use: text().notNull(),
    name: text().notNull(),
    digest: bytes()
      .notNull()
      .references(() => fileContents.digest),
    /** Null for what the product itself made. */
    uploadedBy: uuid(),
    /** When it was last sent. */
    uploadedAt: instant().notNull(),
  },
  (t) => [
    unique('files_sent_once').on(t.uploadedBy, t.use, t.digest, t.name).nullsNotDistinct(),
    index('files_by_digest').on(t.digest),
    index('files_by_time').on(t.uploadedAt),
    rowsRead('files_read', anyOf(actingAs('system'), sql`${t.uploadedBy} = ${actingPerson}`)),
    ...writtenBySystem('files'),
  ],
)

/** The subquery is bound by the rules of `files` itself. */
function ofReadableFile(digest: AnyColumn) {
  return sql`${digest} in (select f.digest from files f)`
}

function writtenBySystem(table: string) {
  return [
    rowsAdded(`${table}_added`, actingAs('system')),
    rowsChanged(`${table}_changed`, actingAs('system')),
    rowsRemoved(`${table}_removed`, actingAs('system')),
  ]
}
