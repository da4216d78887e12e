/** Signing in: a six-digit code by e-mail, answered in the same words whether or not the address is known. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { sixDigits } from '@/lib/platform/codes'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { isDemonstration } from '@/lib/platform/env'
import { invalid, notFound, tooMany } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { enqueue } from '@/lib/platform/jobs'
import { limitTries } from '@/lib/platform/rate-limit'
import { plusMinutes } from '@/lib/platform/time'
import { requestCodeInput, signInInput } from './inputs'
import { sendCode } from './mails'
import { addPerson } from './people'
import { CODE_MINUTES, CODE_TRIES, SESSION_HOURS, triesLeft } from './rules'
import { logins, sessions, signInCodes } from './tables'

const RESEND_SECONDS = 60
const digestOf = (email: string, code: string) => createHash('sha256').update(`${email}\n${code}`).digest()
const asSignIn = (ctx: Ctx): Ctx => ({ ...systemCtx('sign-in', ctx.now), requestId: ctx.requestId })

export type Caller = { device: string; network: string | null }

/**
 * Sends a code to an address in the record, or to a newcomer who gave a name. The answer is the same in every case.
 * @throws too-many more than 5 codes for an address or 60 from a network in 15 minutes, or one within the last minute
 */
export async function requestCode(
  ctx: Ctx,
  input: unknown,
  caller: Caller,
): Promise<{ resendInSeconds: number; goodForMinutes: number }> {
  const { email, givenName, familyName } = requestCodeInput.parse(input)
  const system = asSignIn(ctx)
  await limitTries(system, `code:${email}`, 5, 15)
  if (caller.network) await limitTries(system, `code-from:${caller.network}`, 60, 15)
  await write(system, 'sign-in.code-sent', async (w) => {
    const last = await newestCode(w, email)
    if (last && last.createdAt > plusMinutes(ctx.now, -RESEND_SECONDS / 60))
      throw tooMany('A code was just sent. Please wait a minute before you ask for another.', RESEND_SECONDS)
    const known = await findLogin(w, email)
    const newcomer = !known && givenName && familyName ? { givenName, familyName } : null
    const code = sixDigits()
    const id = newId()
    await w.tx.insert(signInCodes).values({
      id,
      email,
      codeHash: digestOf(email, code),
      createdAt: ctx.now,
      expiresAt: plusMinutes(ctx.now, CODE_MINUTES),
      newcomerGivenName: newcomer?.givenName ?? null,
      newcomerFamilyName: newcomer?.familyName ?? null,
    })
    if (known || newcomer) await enqueue(w.tx, sendCode, { email, code }, { key: `code:${id}` })
    w.record('sign-in.code-sent', { kind: 'sign-in-code', id, personId: known?.personId ?? null })
  })
  return { resendInSeconds: RESEND_SECONDS, goodForMinutes: CODE_MINUTES }
}

/**
 * Turns a code into a session. Each wrong try counts, and is kept even though the sign-in is refused.
 * @throws invalid (field `code`) wrong, used up or too old, with the tries that are left
 */
export async function signIn(
  ctx: Ctx,
  input: unknown,
  caller: Caller,
): Promise<{ personId: string; sessionId: string }> {
  const { email, code } = signInInput.parse(input)
  const system = asSignIn(ctx)
  if (caller.network) await limitTries(system, `sign-in-from:${caller.network}`, 100, 15)
  const outcome = await writeIfNeeded(system, async (w) => {
    const sent = await newestCode(w, email)
    if (!sent || sent.usedAt || sent.expiresAt <= ctx.now || sent.tries >= CODE_TRIES)
      return { refused: 'That code is used up or too old. Send a new one.' }
    const right = timingSafeEqual(sent.codeHash, digestOf(email, code))
    const person = right ? await personFor(w, email, sent) : null
    if (!person) {
      await w.tx
        .update(signInCodes)
        .set({ tries: sent.tries + 1 })
        .where(eq(signInCodes.id, sent.id))
      w.record('sign-in.refused', { kind: 'sign-in-code', id: sent.id })
      return { refused: triesLeft(sent.tries + 1) }
    }
    await w.tx.update(signInCodes).set({ usedAt: ctx.now }).where(eq(signInCodes.id, sent.id))
    await confirm(w, email)
    return startSession(w, person, caller)
  })
  if ('refused' in outcome) throw invalid('code', outcome.refused)
  return outcome
}

/** One click for the invented people of the demonstration world; nowhere else. @throws not-found elsewhere */
export async function signInAsPersona(
  ctx: Ctx,
  input: { email: string },
  caller: Caller,
): Promise<{ personId: string; sessionId: string }> {
  if (!isDemonstration()) throw notFound('This way to sign in')
  return write(asSignIn(ctx), 'session.started', async (w) => {
    const login = await findLogin(w, input.email)
    if (!login?.identifier.endsWith('.example')) throw notFound('This persona')
    await confirm(w, input.email)
    return startSession(w, login.personId, caller)
  })
}

/** The address has proved to be its person's. */
async function confirm(w: Writer, email: string): Promise<void> {
  await w.tx
    .update(logins)
    .set({ verifiedAt: w.ctx.now })
    .where(and(eq(logins.kind, 'email'), eq(logins.identifier, email), isNull(logins.verifiedAt)))
}

async function newestCode(w: Writer, email: string) {
  const [row] = await w.tx
    .select()
    .from(signInCodes)
    .where(and(eq(signInCodes.email, email), gt(signInCodes.expiresAt, plusMinutes(w.ctx.now, -60))))
    .orderBy(desc(signInCodes.createdAt), desc(signInCodes.id))
    .limit(1)
    .for('update')
  return row
}

async function findLogin(w: Writer, email: string) {
  const [row] = await w.tx
    .select({ personId: logins.personId, identifier: logins.identifier })
    .from(logins)
    .where(and(eq(logins.kind, 'email'), eq(logins.identifier, email)))
  return row
}

/** The person of the address; a newcomer is added now that the address has proved to be theirs. */
async function personFor(w: Writer, email: string, sent: typeof signInCodes.$inferSelect): Promise<string | null> {
  const known = await findLogin(w, email)
  if (known) return known.personId
  if (!sent.newcomerGivenName || !sent.newcomerFamilyName) return null
  return (await addPerson(w, { givenName: sent.newcomerGivenName, familyName: sent.newcomerFamilyName, email }))
    .personId
}

async function startSession(
  w: Writer,
  personId: string,
  caller: Caller,
): Promise<{ personId: string; sessionId: string }> {
  const sessionId = newId()
  const { now } = w.ctx
  await w.tx.insert(sessions).values({
    id: sessionId,
    personId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: plusMinutes(now, SESSION_HOURS * 60),
    device: caller.device,
    network: caller.network,
  })
  w.record('session.started', { kind: 'session', id: sessionId, personId, detail: { device: caller.device } })
  return { personId, sessionId }
}
