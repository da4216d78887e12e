/** Creating safely when it is sent twice: the second time, or the slower of two at once, is answered as the first. */
import { createHash } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import type { AuditEventName } from './events'
import { creations } from './tables'
import { type Writer, write, writeIfNeeded } from './write'

/** Without a key, equal terms of the same person within a minute are the same request. */
const SAME_MINUTE_MS = 60_000

type Sent<T> = {
  /** Made by the form, once for each thing it creates. */
  key?: string | undefined
  /** Without a key nothing is compared: what makes it twice a mistake is known to the change itself. */
  onlyByKey?: boolean
  /** All that was sent but the key. */
  terms: unknown
  /** How the second time is answered; without it as the first, and other terms are refused. */
  again?: (w: Writer, answer: T) => Promise<T>
  /** Is what was made then still so? Where not, sending it again makes it anew. */
  stands?: ((w: Writer, answer: T) => Promise<boolean>) | undefined
}

/**
 * Like `write`, for a change that creates something. The key is the creator's own: nobody meets another one's. Whether the
 * actor may do it at all is asked before, since the second time only the answer is given.
 * @throws conflict when the key was used for other terms
 */
export async function writeOnce<T extends object>(
  ctx: Ctx,
  event: AuditEventName,
  { key, terms, stands, again, onlyByKey = false }: Sent<T>,
  change: (w: Writer) => Promise<T>,
): Promise<T> {
  const { actor } = ctx
  if (actor.kind !== 'person' || (onlyByKey && key === undefined)) return write(ctx, event, change)
  const digest = createHash('sha256').update(JSON.stringify(terms)).digest('hex')
  const mine = { personId: actor.personId, event, key: key ?? `same ${digest}` }
  return writeIfNeeded(ctx, async (w) => {
    const lock = `creation ${mine.personId} ${event} ${mine.key}`
    await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`)
    const before = await findCreation(w, mine, key === undefined)
    if (before && again) return again(w, before.answer as T)
    if (before && before.digest !== digest)
      throw conflict(
        'This was saved already, as it stood before your last change. Open it from the list to change it, or send it anew to make another one.',
        { saved: before.answer },
      )
    if (before && (!stands || (await stands(w, before.answer as T)))) return before.answer as T
    const answer = await recorded(w, event, change)
    const row = { digest, answer, madeAt: ctx.now }
    await w.tx
      .insert(creations)
      .values({ ...mine, ...row })
      .onConflictDoUpdate({ target: [creations.personId, creations.event, creations.key], set: row })
    return answer
  })
}

type Mine = { personId: string; event: string; key: string }

async function findCreation(w: Writer, { personId, event, key }: Mine, onlyRecent: boolean) {
  const since = new Date(w.ctx.now.getTime() - SAME_MINUTE_MS)
  const [row] = await w.tx
    .select({ digest: creations.digest, answer: creations.answer })
    .from(creations)
    .where(
      and(
        eq(creations.personId, personId),
        eq(creations.event, event),
        eq(creations.key, key),
        onlyRecent ? gt(creations.madeAt, since) : undefined,
      ),
    )
  return row
}

async function recorded<T>(w: Writer, event: AuditEventName, change: (w: Writer) => Promise<T>): Promise<T> {
  let told = false
  const answer = await change({
    ...w,
    record: (name, subject) => {
      told ||= name === event
      w.record(name, subject)
    },
  })
  if (!told) throw new Error(`The change did not record ${event}.`)
  return answer
}
