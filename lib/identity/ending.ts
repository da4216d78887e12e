/** Ends what lets somebody in as a person, inside another command's transaction. */
import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { apiTokens, sessions } from './tables'

type Ended = { sessions: string[]; tokens: string[] }

/** Ends every session of the person but the one that acts, and every token. @returns the ids of each */
export async function endAllOthers(w: Writer, personId: string): Promise<Ended> {
  const { actor } = w.ctx
  return endBut(w, personId, actor.kind === 'person' && actor.via.kind === 'session' ? actor.via.sessionId : null)
}

/** The same with the one that acts. */
export const endAll = (w: Writer, personId: string): Promise<Ended> => endBut(w, personId, null)

async function endBut(w: Writer, personId: string, current: string | null): Promise<Ended> {
  const { now } = w.ctx
  const ended = await w.tx
    .update(sessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(sessions.personId, personId),
        current ? ne(sessions.id, current) : undefined,
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
      ),
    )
    .returning({ id: sessions.id })
  const revoked = await w.tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id })
  for (const { id } of ended) w.record('session.ended', { kind: 'session', id, personId })
  for (const { id } of revoked) w.record('token.revoked', { kind: 'token', id, personId })
  return { sessions: ended.map(({ id }) => id), tokens: revoked.map(({ id }) => id) }
}
