/** One's own addresses: which there are, and the code that proves another one. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { type Writer, write } from '@/lib/audit/write'
import { networkOf } from '@/lib/platform/client-address'
import { sixDigits } from '@/lib/platform/codes'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { invalid, notNow, tooMany } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import { limitTries } from '@/lib/platform/rate-limit'
import { plusMinutes } from '@/lib/platform/time'
import { lockAddresses, signsIn } from './addresses'
import { codeDigest } from './code-digest'
import { addAddressInput } from './inputs'
import { heldUntil } from './joined-records'
import { byEmail, findLogin } from './logins'
import { addressCode, addressTaken, otherRecordCode } from './mails'
import { browserOwnerOf, ownerOf } from './policy'
import { CODE_MINUTES, FRESH_MINUTES, MOST_ADDRESSES, RESEND_SECONDS } from './rules'
import type { Caller } from './sign-in'
import { logins, sessions, signInCodes } from './tables'

/**
 * One's own addresses, the main one first; `recent`: one signed in so lately that they can be changed now; `heldUntil`: they
 * stay as they are until then, or until two records are parted again.
 */
export async function listMyAddresses(ctx: Ctx) {
  const personId = ownerOf(ctx.actor)
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({
        loginId: logins.id,
        address: logins.identifier,
        verifiedAt: logins.verifiedAt,
        mainSince: logins.mainSince,
      })
      .from(logins)
      .where(and(eq(logins.personId, personId), eq(logins.kind, 'email')))
      .orderBy(sql`${logins.mainSince} is null`, sql`${logins.verifiedAt} is null`, logins.createdAt, logins.id)
    const started = await startOfSession(ctx, tx)
    const held = await heldUntil(tx, personId, ctx.now)
    return {
      items: rows.map(({ verifiedAt, mainSince, ...row }) => ({
        ...row,
        confirmed: verifiedAt !== null,
        main: mainSince !== null,
      })),
      recent: started !== null && started > plusMinutes(ctx.now, -FRESH_MINUTES),
      heldUntil: held?.toISOString() ?? null,
    }
  })
}

async function startOfSession(ctx: Ctx, tx: Writer['tx']): Promise<Date | null> {
  if (ctx.actor.kind !== 'person' || ctx.actor.via.kind !== 'session') return null
  const [row] = await tx
    .select({ createdAt: sessions.createdAt })
    .from(sessions)
    .where(eq(sessions.id, ctx.actor.via.sessionId))
  return row?.createdAt ?? null
}

/** Whether the session that one acts in goes on; it may have ended while one waited. */
export async function isStillSignedIn({ actor }: Ctx, tx: Writer['tx']): Promise<boolean> {
  if (actor.kind !== 'person' || actor.via.kind !== 'session') return false
  const [row] = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, actor.via.sessionId), isNull(sessions.endedAt)))
  return row !== undefined
}

/**
 * The person who signed in lately enough to change what lets them in: a browser left open on a shared desk is not enough.
 * @throws signed-out; forbidden to a token; not-now when the sign-in was more than half an hour ago
 */
export async function recentOwnerOf(ctx: Ctx, tx: Writer['tx']): Promise<string> {
  const personId = browserOwnerOf(ctx.actor)
  const started = await startOfSession(ctx, tx)
  if (!started || started <= plusMinutes(ctx.now, -FRESH_MINUTES))
    throw notNow(
      `You signed in more than ${FRESH_MINUTES} minutes ago. Sign in again in another window, then come back and try again.`,
      { signInAgain: true },
    )
  return personId
}

/**
 * Sends a code to an address that one wants to add. Whoever signs in with it already gets one that proves two records to be
 * theirs; the answer is the same, so that nobody learns whose an address is.
 * @throws invalid (field `email`) when it is one's own already, or with five; not-now; too-many in 15 minutes: more than 5
 * codes; in a day: more than 20, 10 to one address, or 100 to it from all who ask
 */
export async function requestAddressCode(
  ctx: Ctx,
  input: unknown,
  caller: Caller,
): Promise<{ resendInSeconds: number; goodForMinutes: number }> {
  const owner = browserOwnerOf(ctx.actor)
  const { email } = addAddressInput.parse(input)
  await limitAsking(ctx, owner, email)
  await write(ctx, 'address.asked', async (w) => {
    const personId = await recentOwnerOf(ctx, w.tx)
    const mine = await lockAddresses(w, personId)
    if (mine.some(({ identifier, verifiedAt }) => identifier === email && verifiedAt))
      throw invalid('email', 'You sign in with this address already.')
    if (mine.length >= MOST_ADDRESSES) throw invalid('email', 'You have five addresses. Remove one of them first.')
    const id = await asSystem(w.tx, ctx, () => sendTo(w, { personId, email, askedFrom: networkOf(caller.network) }))
    w.record('address.asked', { kind: 'sign-in-code', id, personId })
  })
  return { resendInSeconds: RESEND_SECONDS, goodForMinutes: CODE_MINUTES }
}

async function limitAsking(ctx: Ctx, personId: string, email: string): Promise<void> {
  const system = { ...systemCtx('addresses', ctx.now), requestId: ctx.requestId }
  await limitTries(system, `address-by:${personId}`, 5, 15)
  await limitTries(system, `address-by-day:${personId}`, 20, 1440)
  await limitTries(system, `address-to:${personId}:${email}`, 10, 1440)
  await limitTries(system, `address-to:${email}`, 100, 1440)
}

async function sendTo(
  w: Writer,
  { personId, email, askedFrom }: { personId: string; email: string; askedFrom: string },
) {
  const { now } = w.ctx
  const [last] = await w.tx
    .select({ createdAt: signInCodes.createdAt })
    .from(signInCodes)
    .where(and(eq(signInCodes.email, email), eq(signInCodes.forPersonId, personId)))
    .orderBy(desc(signInCodes.createdAt))
    .limit(1)
  if (last && last.createdAt > plusMinutes(now, -RESEND_SECONDS / 60))
    throw tooMany('A code was just sent. Please wait a minute before you ask for another.', RESEND_SECONDS)
  const code = sixDigits()
  const id = newId()
  await w.tx.insert(signInCodes).values({
    ...{ id, email, askedFrom, forPersonId: personId, codeHash: codeDigest(email, code) },
    ...{ createdAt: now, expiresAt: plusMinutes(now, CODE_MINUTES) },
  })
  const holder = await holderOf(w, personId, email)
  const coded = { code, sentAt: now.toISOString() }
  if (holder === 'signs-in') await notify(w, otherRecordCode, coded, { key: id, to: email })
  else if (holder === 'waits') await notify(w, addressTaken, {}, { key: id, to: email })
  else await notify(w, addressCode, coded, { key: id, to: email })
  return id
}

/** An address stays with whoever signs in with it, and with whoever it was given to so that they get in again. */
async function holderOf(w: Writer, personId: string, email: string): Promise<'signs-in' | 'waits' | null> {
  const login = await findLogin(w.tx, byEmail(email))
  if (!login || login.personId === personId || !(await signsIn(w, login.personId))) return null
  return login.verifiedAt ? 'signs-in' : 'waits'
}
