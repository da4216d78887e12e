/** Signing in: a six-digit code by e-mail, answered in the same words whether or not the address is known. */
import { timingSafeEqual } from 'node:crypto'
import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { networkOf } from '@/lib/platform/client-address'
import { sixDigits } from '@/lib/platform/codes'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { isDemonstration } from '@/lib/platform/env'
import { invalid, notFound, tooMany } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { notify } from '@/lib/platform/notify'
import { countTry, limitTries, refuseAfter } from '@/lib/platform/rate-limit'
import { plusMinutes } from '@/lib/platform/time'
import { confirmBySignIn, dropLapsed } from './addresses'
import { codeDigest } from './code-digest'
import { requestCodeInput, signInInput } from './inputs'
import { byEmail, findLogin, lockLogin } from './logins'
import { signInCode } from './mails'
import { signingIn } from './messages'
import { addPerson, mustPrint } from './people'
import { CODE_MINUTES, CODE_TRIES, RESEND_SECONDS, SESSION_HOURS } from './rules'
import { sessions, signInCodes } from './tables'
import { triesLeft } from './tries-left'

const HOUR_MINUTES = 60
const DAY_MINUTES = 1440
export const asSignIn = ({ now, requestId, locale }: Ctx): Ctx => ({ ...systemCtx('sign-in', now), requestId, locale })

export type Caller = {
  device: string
  network: string | null
  /** Has this browser signed in with the address before? */
  remembers?: (email: string) => boolean
}

/**
 * Who asks counts by address and network together, so that a class of seventy behind one network signs in and one network
 * does not use up what others may ask for an address: it asks for ten codes a day, all together for a hundred. A browser
 * that signed in before has its own count, its own code and its own tries.
 */
async function limitCodes(system: Ctx, email: string, caller: Caller, remembered: boolean): Promise<void> {
  if (remembered) return limitTries(system, `code-known:${email}`, 10, 15)
  const network = networkOf(caller.network)
  await limitTries(system, `code:${email}:${network}`, 5, 15)
  await limitTries(system, `code-day:${email}:${network}`, 10, DAY_MINUTES)
  if (caller.network) await limitTries(system, `code-from:${network}`, 300, 15)
  await limitTries(system, `code-any:${email}`, 20, 15)
  await limitTries(system, `code-any-day:${email}`, 100, DAY_MINUTES)
}

/**
 * Sends a code to an address in the record, or to a newcomer who gave a name. The answer is the same in every case. Each
 * request has its own code, which only whoever holds `request` may type, or the same network: what strangers ask for and
 * type in the name of an address neither uses up nor replaces what its owner asked for.
 * @throws too-many in 15 minutes: more than 5 codes for an address from one network, 20 from all, 300 from a network for all
 * addresses, 10 for a browser that signed in before; in a day: 10 for an address from one network, 100 from all; or one
 * from the same network within the last minute
 */
export async function requestCode(
  ctx: Ctx,
  input: unknown,
  caller: Caller,
): Promise<{ resendInSeconds: number; goodForMinutes: number; request: string }> {
  const { email, givenName, familyName } = requestCodeInput.parse(input)
  mustPrint({ givenName, familyName }, ctx.locale)
  const system = asSignIn(ctx)
  const remembered = caller.remembers?.(email) ?? false
  const id = newId()
  await limitCodes(system, email, caller, remembered)
  await write(system, 'sign-in.code-sent', async (w) => {
    // Two requests at once would both find that none was sent within the minute.
    await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in-code:${email}`}, 0))`)
    const last = await newestCode(w, email, laneOf(caller, remembered))
    if (last && last.createdAt > plusMinutes(ctx.now, -RESEND_SECONDS / 60))
      throw tooMany(inWords(signingIn, ctx.locale)('justSent'), RESEND_SECONDS)
    await dropLapsed(w, email)
    const known = await findLogin(w.tx, byEmail(email))
    const newcomer = !known && familyName ? { givenName: givenName ?? '', familyName } : null
    const code = sixDigits()
    await w.tx.insert(signInCodes).values({
      id,
      email,
      remembered,
      askedFrom: networkOf(caller.network),
      codeHash: codeDigest(email, code),
      createdAt: ctx.now,
      expiresAt: plusMinutes(ctx.now, CODE_MINUTES),
      newcomerGivenName: newcomer?.givenName ?? null,
      newcomerFamilyName: newcomer?.familyName ?? null,
    })
    if (known || newcomer) {
      const sent = { code, sentAt: ctx.now.toISOString(), locale: ctx.locale }
      await notify(w, signInCode, sent, { key: id, to: email })
    }
    w.record('sign-in.code-sent', { kind: 'sign-in-code', id, personId: known?.personId ?? null })
  })
  return { resendInSeconds: RESEND_SECONDS, goodForMinutes: CODE_MINUTES, request: id }
}

/**
 * Turns a code into a session. Each wrong try counts, and is kept even though the sign-in is refused.
 *
 * The odds of guessing: five tries for each code, and five more for whoever does not name the request, one in a million each.
 * One network asks for ten codes a day for an address: 100 tries, 1 in 10,000. All networks together ask for a hundred: 1,000
 * tries, 1 in 1,000, and the owner gets a
 * hundred messages. Whoever tries many addresses has 100 wrong tries an hour from a network: 1 in 400 a day that any of them
 * is hit.
 * @throws too-many after wrong codes from a network within the hour: 60 for an address, 100 for all; invalid (field `code`)
 * wrong, used up or too old, with the tries that are left
 */
export async function signIn(
  ctx: Ctx,
  input: unknown,
  caller: Caller,
): Promise<{ personId: string; sessionId: string }> {
  const { email, code, request } = signInInput.parse(input)
  const system = asSignIn(ctx)
  await limitTyping(system, email, caller)
  const outcome = await writeIfNeeded(system, async (w) => {
    await dropLapsed(w, email)
    const open = await openCodes(w, { email, request }, caller)
    const sent = open.find(({ codeHash }) => timingSafeEqual(codeHash, codeDigest(email, code)))
    const person = sent ? await personFor(w, email, sent) : null
    if (!sent || !person) return { refused: await countWrongTry(w, open) }
    await w.tx.update(signInCodes).set({ usedAt: ctx.now }).where(eq(signInCodes.id, sent.id))
    await confirmBySignIn(w, email)
    return startSession(w, person, caller)
  })
  if ('refused' in outcome) {
    await countWrong(system, email, caller)
    throw invalid('code', outcome.refused)
  }
  return outcome
}

/** A session of one of the invented people, without a code. @throws not-found for everybody else, and outside the demonstration */
export async function startPersonaSession(
  w: Writer,
  email: string,
  caller: Caller,
): Promise<{ personId: string; sessionId: string }> {
  if (!isDemonstration()) throw notFound('This way to sign in')
  const login = await lockLogin(w.tx, byEmail(email))
  if (!login?.identifier.endsWith('.example')) throw notFound('This persona')
  await confirmBySignIn(w, email)
  return startSession(w, login.personId, caller)
}

/**
 * Only wrong codes count, so that many who sign in from one network hold nobody up. A browser that signed in with the address
 * before is not held up by others behind its network.
 */
async function limitTyping(system: Ctx, email: string, caller: Caller): Promise<void> {
  for (const [key, limit] of wrongCounters(email, caller)) await refuseAfter(system, key, limit, HOUR_MINUTES)
}

async function countWrong(system: Ctx, email: string, caller: Caller): Promise<void> {
  for (const [key] of wrongCounters(email, caller)) await countTry(system, key, HOUR_MINUTES)
}

function wrongCounters(email: string, caller: Caller): [string, number][] {
  if (!caller.network || caller.remembers?.(email)) return []
  const network = networkOf(caller.network)
  return [
    [`sign-in-wrong:${email}:${network}`, 60],
    [`sign-in-wrong:${network}`, 100],
  ]
}

/** Codes that were asked for by browsers that signed in before, or by others from the caller's network. */
const laneOf = (caller: Caller, remembered: boolean): SQL | undefined =>
  remembered
    ? eq(signInCodes.remembered, true)
    : and(eq(signInCodes.remembered, false), eq(signInCodes.askedFrom, networkOf(caller.network)))

/**
 * The codes that this browser may type: the one it asked for; the newest asked for as one that signed in before, where it
 * has; and where it names none, as a page that was opened anew, the newest that its network asked for.
 */
async function openCodes(
  w: Writer,
  { email, request }: { email: string; request?: string | undefined },
  caller: Caller,
): Promise<OpenCode[]> {
  const lanes = [request ? eq(signInCodes.id, request) : laneOf(caller, false)]
  if (caller.remembers?.(email)) lanes.unshift(laneOf(caller, true))
  const codes = new Map<string, OpenCode>()
  for (const lane of lanes) {
    const sent = await newestCode(w, email, lane)
    if (!sent || sent.usedAt || sent.expiresAt <= w.ctx.now) continue
    const counted = request || sent.remembered ? null : unnamedTries(sent)
    const tries = counted ? await triesOf(w, counted) : sent.tries
    if (tries < CODE_TRIES) codes.set(sent.id, { ...sent, tries, counted })
  }
  return [...codes.values()]
}

/**
 * Whoever does not name the request has tries of their own at a code: on a shared network nobody uses up those of whoever
 * asked for it.
 */
const unnamedTries = ({ id, createdAt }: SentCode) =>
  sql`${`code-unnamed:${id}`}, ${createdAt.toISOString()}::timestamptz`

async function triesOf(w: Writer, counted: SQL): Promise<number> {
  const [row] = await w.tx.execute<{ count: number }>(sql`select tries_of(${counted}) as count`)
  return Number(row?.count ?? 0)
}

/** A wrong try counts for every code it might have been. @returns what is said about it */
async function countWrongTry(w: Writer, open: readonly OpenCode[]): Promise<string> {
  for (const { id, tries, counted } of open) {
    if (counted) await w.tx.execute(sql`select count_try(${counted})`)
    else
      await w.tx
        .update(signInCodes)
        .set({ tries: tries + 1 })
        .where(eq(signInCodes.id, id))
    w.record('sign-in.refused', { kind: 'sign-in-code', id })
  }
  const tries = Math.min(...open.map((each) => each.tries + 1))
  const { locale } = w.ctx
  return open.length === 0 ? inWords(signingIn, locale)('tooOld') : triesLeft(tries, locale)
}

type SentCode = typeof signInCodes.$inferSelect
type OpenCode = SentCode & { counted: SQL | null }

async function newestCode(w: Writer, email: string, lane: SQL | undefined): Promise<SentCode | undefined> {
  const [row] = await w.tx
    .select()
    .from(signInCodes)
    .where(
      and(
        eq(signInCodes.email, email),
        lane,
        isNull(signInCodes.forPersonId),
        gt(signInCodes.expiresAt, plusMinutes(w.ctx.now, -60)),
      ),
    )
    .orderBy(desc(signInCodes.createdAt), desc(signInCodes.id))
    .limit(1)
    .for('update')
  return row
}

/** The person of the address; a newcomer is added now that the address has proved to be theirs. */
async function personFor(w: Writer, email: string, sent: typeof signInCodes.$inferSelect): Promise<string | null> {
  // Locked, since the address may be on its way to another record.
  const known = await lockLogin(w.tx, byEmail(email))
  if (known) return known.personId
  if (!sent.newcomerFamilyName) return null
  const { locale } = w.ctx
  const name = { givenName: sent.newcomerGivenName ?? '', familyName: sent.newcomerFamilyName }
  const language = locale === USUAL_LOCALE ? {} : { language: locale }
  return (await addPerson(w, { ...name, ...language, email })).personId
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
