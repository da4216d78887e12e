/** What people do with what lets them in: sessions and tokens. From a browser only: a token neither makes nor ends any. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import { write, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { invalid, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { endAllOthers } from './ending'
import { makeTokenInput } from './inputs'
import { browserOwnerOf } from './policy'
import { openWith, sealWith } from './sealing'
import { apiTokens, sessions } from './tables'

/** Ends one of one's own sessions at once. @throws not-found when it is not one's own or has ended */
export async function endSession(ctx: Ctx, input: { sessionId: string }): Promise<void> {
  const personId = browserOwnerOf(ctx.actor)
  await write(ctx, 'session.ended', async (w) => {
    const ended = await w.tx
      .update(sessions)
      .set({ endedAt: ctx.now })
      .where(and(eq(sessions.id, input.sessionId), eq(sessions.personId, personId), isNull(sessions.endedAt)))
      .returning({ id: sessions.id })
    if (ended.length === 0) throw notFound('This session')
    w.record('session.ended', { kind: 'session', id: input.sessionId, personId })
  })
}

/** Ends everything that lets somebody in but the session that asks: the other sessions, and all tokens. */
export async function endOtherSessions(ctx: Ctx): Promise<{ ended: number; revoked: number }> {
  const personId = browserOwnerOf(ctx.actor)
  return writeIfNeeded(ctx, async (w) => {
    const { sessions: ended, tokens } = await endAllOthers(w, personId)
    return { ended: ended.length, revoked: tokens.length }
  })
}

export const tokenDigest = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Makes a key for a program. The token itself is shown once and never kept, save sealed by the key of the form that made
 * it, which is not kept either: the same form sent twice is told the same token.
 */
export async function makeToken(ctx: Ctx, input: unknown): Promise<{ id: string; token: string; expiresAt: string }> {
  const personId = browserOwnerOf(ctx.actor)
  const { key = randomUUID(), ...terms } = makeTokenInput.parse(input)
  const { name, mayWrite, days } = terms
  const sent = { key: createHash('sha256').update(key).digest('hex'), terms }
  const { sealed, ...made } = await writeOnce(ctx, 'token.made', sent, async (w) => {
    const token = `attest_${randomBytes(30).toString('base64url')}`
    const id = newId()
    const expiresAt = plusDays(ctx.now, days)
    const [mine] = await w.tx
      .select({ count: sql<number>`count(*)::int` })
      .from(apiTokens)
      .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)))
    if ((mine?.count ?? 0) >= 20) throw invalid('name', 'You have 20 tokens. Revoke one that is no longer used first.')
    await w.tx
      .insert(apiTokens)
      .values({ id, personId, name, mayWrite, tokenHash: tokenDigest(token), createdAt: ctx.now, expiresAt })
    w.record('token.made', { kind: 'token', id, personId, detail: { name, mayWrite, days } })
    return { id, sealed: sealWith(key, token), expiresAt: expiresAt.toISOString() }
  })
  return { ...made, token: openWith(key, sealed) }
}

/** Ends a token at once. @throws not-found when it is not one's own or was revoked */
export async function revokeToken(ctx: Ctx, input: { tokenId: string }): Promise<void> {
  const personId = browserOwnerOf(ctx.actor)
  await write(ctx, 'token.revoked', async (w) => {
    const revoked = await w.tx
      .update(apiTokens)
      .set({ revokedAt: ctx.now })
      .where(and(eq(apiTokens.id, input.tokenId), eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id })
    if (revoked.length === 0) throw notFound('This token')
    w.record('token.revoked', { kind: 'token', id: input.tokenId, personId })
  })
}
