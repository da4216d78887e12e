/** Letters of the demonstration world, which has no mail server. */
import { desc, isNotNull } from 'drizzle-orm'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { type Letter, notices } from './tables'

const MOST_SHOWN = 50

export type ShownLetter = Letter & { sentAt: string }

/** The newest first; any process may have sent them. */
export async function listOutbox(): Promise<ShownLetter[]> {
  const rows = await read(systemCtx('outbox'), (tx) =>
    tx
      .select({ letter: notices.letter, endedAt: notices.endedAt })
      .from(notices)
      .where(isNotNull(notices.letter))
      .orderBy(desc(notices.endedAt), desc(notices.id))
      .limit(MOST_SHOWN),
  )
  return rows.flatMap(({ letter, endedAt }) =>
    letter && endedAt ? [{ ...letter, sentAt: endedAt.toISOString() }] : [],
  )
}
