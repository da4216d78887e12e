/**
 * How a domain says what is to be told to somebody: it declares the kind (when, where to, how it is called, what it says,
 * what makes it moot) and puts the notice into the transaction that causes it. `lib/notices` sends it.
 */
import { sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import type { Ctx } from './context'
import type { Tx } from './database'
import { newId } from './ids'
import type { Locale } from './locales'
import type { Attached } from './mail'
import type { Text } from './say'

/** Nothing is sent, and the log says why. */
export type Moot = { moot: string }
/**
 * Paragraphs; `to` where the kind finds its address only now, `language` where the text is not in English. `stop`: the page that
 * ends such letters, for the header by which programs of mail do it with one press (RFC 8058); the same for all of a digest.
 */
export type Said = {
  lines: readonly string[]
  to?: string
  language?: Locale
  /** Where what it says has another one than its kind; letters of several take it where all of them say the same. */
  subject?: Text
  stop?: string
  attached?: readonly Attached[]
}

export type NoticeKind<P> = {
  name: string
  payload: z.ZodMiniType<P>
  /** `at-once`: codes, and whatever is about who can sign in. `by-day`: never at night where its reader is. */
  urgency: 'at-once' | 'by-day'
  /**
   * `given`: the very address that it is about, confirmed or not. `said`: the one that its text finds, for what is bound to
   * an address. `person`: the main address of the person, if they ever confirmed one. `theirs`: the same, and of somebody without
   * an account the address that they confirmed for this.
   */
  goesTo: 'given' | 'said' | 'person' | 'theirs'
  /** The same words for everybody who reads the language: it may be read on a shared or locked screen. */
  subject: string | Text
  /** What every letter of the kind begins and ends with; several that wait for one person are one letter between the two. */
  digest?: { opening: readonly (string | Text)[]; closing: readonly (string | Text)[] }
  /** Asked when it is sent, so that it tells what is so then, in the language that its reader chose, if any. */
  say: (ctx: Ctx, payload: P, chosen: Locale | null) => Promise<Said | Moot>
}

type Notice = {
  /** The same notice is told once: a second one of the kind under the same key is none. */
  key: string
  /** Whom it is for, as far as it is known: their day and language count. */
  personId?: string | null
  to?: string
  /** Whose day counts where nothing is known of the person. */
  zone?: string
  notBefore?: Date
}

/** Puts a notice into the transaction: when that rolls back, nothing is told. */
export async function notify<P>(
  { tx, ctx }: { tx: Tx; ctx: Ctx },
  kind: NoticeKind<P>,
  payload: P,
  { key, personId = null, to, zone, notBefore }: Notice,
): Promise<void> {
  await tx.execute(sql`select put_notice(${newId()}::uuid, ${kind.name}, ${key}, ${personId}::uuid, ${to ?? null},
    ${zone ?? null}, ${JSON.stringify(payload)}::jsonb, ${ctx.now.toISOString()}::timestamptz, ${notBefore?.toISOString() ?? null}::timestamptz)`)
}
