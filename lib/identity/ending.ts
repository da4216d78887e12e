/** Ends what lets somebody in as a person, inside another command's transaction. */
import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { apiTokens, sessions } from './tables'

/** Ends every session of the person but the one that acts, and every token. @returns the ids of each */
export async function endAllOthers(w: Writer, personId: string): Promise<{ sessions: string[]; tokens: string[] }> {
  const { actor, now } = w.ctx
  const current = actor.kind === 'person' && actor.via.kind === 'session' ? actor.via.sessionId : null
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
