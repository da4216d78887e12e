/**
 * Every message that leaves: told once, to the right address, at a decent hour, and only while it still holds. The domains
 * say what is to be told (`lib/platform/notify`); here it is sent, and written down that it was.
 */
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { checkOneOf, id, instant, oneOf } from '@/lib/platform/columns'
import type { Attached } from '@/lib/platform/mail'
import { actingAs, rows } from '@/lib/platform/row-security'

export const noticeStates = ['waiting', 'sending', 'sent', 'moot'] as const

/** A letter as the demonstration world shows it. `waitsUntil`: when the night of its reader would have ended; `stop` as in `Said`. */
export type Letter = {
  to: string
  subject: string
  text: string
  waitsUntil: string | null
  stop?: string
  attached?: Attached[]
}

/** Written by the door `put_notice` alone, whoever acts; read and changed by the system. */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    kind: text().notNull(),
    key: text().notNull(),
    personId: uuid().references(() => people.id, { onDelete: 'cascade' }),
    /** Where it goes, when that is known before it is sent; then where it went. */
    address: text(),
    timeZone: text(),
    /** What the text is made from; empty once it was sent or is moot, since it may hold a code. */
    payload: jsonb().$type<Record<string, unknown>>(),
    state: oneOf(noticeStates).notNull(),
    madeAt: instant().notNull(),
    dueAt: instant().notNull(),
    /** The notice in whose letter this one goes: itself, or another one of its digest. */
    carriedBy: uuid(),
    endedAt: instant(),
    whyMoot: text(),
    /** Kept in the demonstration world only. */
    letter: jsonb().$type<Letter>(),
  },
  (t) => [
    unique('notices_once').on(t.kind, t.key),
    index('notices_by_person').on(t.personId, t.kind).where(sql`${t.state} = 'waiting'`),
    index('notices_by_time').on(t.madeAt),
    index('notices_shown').on(t.endedAt).where(sql`${t.letter} is not null`),
    checkOneOf('notices_state', t.state, noticeStates),
    rows('notices_rows', actingAs('system')),
  ],
)
