/** The addresses of a person: which one is meant, and the steps that change them inside another command's transaction. */
import { timingSafeEqual } from 'node:crypto'
import { and, desc, eq, gt, isNotNull, isNull, lte, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { anyId } from '@/lib/platform/bulk'
import { newId } from '@/lib/platform/ids'
import { notify } from '@/lib/platform/notify'
import { plusDays } from '@/lib/platform/time'
import { codeDigest } from './code-digest'
import { byEmail, findLogin, lockLogin } from './logins'
import { type AddressChange, addressesChanged } from './mails'
import { CODE_TRIES, RESTORED_DAYS } from './rules'
import { logins, OWN_ISSUER, signInCodes } from './tables'

/** Where messages go: the main address; before any is confirmed, the one written down first. `person` names its table. */
export const mainAddressOf = (person: SQLWrapper): SQL<string | null> =>
  sql<string | null>`(select l.identifier from logins l where l.person_id = ${person} and l.kind = 'email'
    order by l.main_since is null, l.verified_at is null, l.created_at, l.id limit 1)`

/** The newest code that was sent to an address so that this person may add it, while it holds. */
export async function findAddressCode(w: Writer, personId: string, email: string) {
  const [sent] = await w.tx
    .select()
    .from(signInCodes)
    .where(
      and(eq(signInCodes.email, email), eq(signInCodes.forPersonId, personId), gt(signInCodes.expiresAt, w.ctx.now)),
    )
    .orderBy(desc(signInCodes.createdAt), desc(signInCodes.id))
    .limit(1)
    .for('update')
  return sent && !sent.usedAt && sent.tries < CODE_TRIES ? sent : null
}

/** Whether the code is the one that was sent; otherwise the try counts. */
export async function isRightCode(w: Writer, sent: typeof signInCodes.$inferSelect, code: string): Promise<boolean> {
  const isRight = timingSafeEqual(sent.codeHash, codeDigest(sent.email, code))
  if (!isRight)
    await w.tx
      .update(signInCodes)
      .set({ tries: sent.tries + 1 })
      .where(eq(signInCodes.id, sent.id))
  return isRight
}

export const spendCode = (w: Writer, { id }: { id: string }) =>
  w.tx.update(signInCodes).set({ usedAt: w.ctx.now }).where(eq(signInCodes.id, id))

/**
 * The address has proved to be its person's by a sign-in. Where others were confirmed before, it was added because those
 * are lost: messages go to it from now on, and the others are told. One that was confirmed before shows that nothing is lost:
 * what waits beside it goes.
 */
export async function confirmBySignIn(w: Writer, email: string): Promise<void> {
  const found = await findLogin(w.tx, byEmail(email))
  if (!found) return
  // All that a person has are locked in one order wherever they are.
  await lockAddresses(w, found.personId)
  const login = await lockLogin(w.tx, byEmail(email))
  if (!login) return
  const { id, personId } = login
  if (login.verifiedAt) return dropWaiting(w, personId)
  const others = (await lockAddresses(w, personId)).filter(({ verifiedAt }) => verifiedAt)
  await w.tx
    .update(logins)
    .set({ mainSince: null })
    .where(and(eq(logins.personId, personId), isNotNull(logins.mainSince)))
  await w.tx.update(logins).set({ verifiedAt: w.ctx.now }).where(eq(logins.id, id))
  w.touch({ person: personId })
  const to = others.map(({ identifier }) => identifier)
  await tellAddresses(w, { key: id, to, what: 'main' })
  w.record('address.confirmed', { kind: 'login', id, personId, detail: { address: email } })
}

/** Takes off what was added for the person to get in again and nobody signed in with; `upTo`: only what was added until then. */
export async function dropWaiting(
  w: Writer,
  personId: string,
  { reason, upTo }: { reason?: string; upTo?: Date } = {},
): Promise<void> {
  const dropped = await w.tx
    .delete(logins)
    .where(
      and(
        ...[eq(logins.personId, personId), eq(logins.kind, 'email'), isNull(logins.verifiedAt)],
        ...[upTo ? lte(logins.createdAt, upTo) : undefined, sql`is_confirmed(${logins.personId})`],
      ),
    )
    .returning({ id: logins.id, address: logins.identifier })
  if (dropped.length === 0) return
  const to = (await lockAddresses(w, personId)).map(({ identifier }) => identifier)
  for (const { id, address } of dropped) {
    await tellAddresses(w, { key: id, to, what: 'withdrawn' })
    w.record('access.withdrawn', { kind: 'login', id, personId, detail: { address, ...(reason ? { reason } : {}) } })
  }
}

/** The same for one address whose days are over. */
export async function dropLapsed(w: Writer, email: string): Promise<void> {
  const login = await findLogin(w.tx, byEmail(email))
  if (login && !login.verifiedAt) await dropWaiting(w, login.personId, { upTo: plusDays(w.ctx.now, -RESTORED_DAYS) })
}

export type GivenAddress = { id: string; personId: string; email: string }

/**
 * Gives people addresses (folded to lower case) that nobody has confirmed; `createdAt`: when each was given at first.
 * @returns the ids of those that were free
 */
export async function giveAddresses(
  w: Writer,
  rows: readonly (GivenAddress & { createdAt?: string })[],
): Promise<string[]> {
  if (rows.length === 0) return []
  const added = await w.tx.execute<{ id: string }>(sql`
    insert into logins (id, person_id, kind, issuer, identifier, created_at)
    select r.id, r."personId", 'email', ${OWN_ISSUER}, r.email, coalesce(r."createdAt", ${w.ctx.now.toISOString()}::timestamptz)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, "personId" uuid, email text, "createdAt" timestamptz)
    on conflict (kind, issuer, identifier) do nothing returning id`)
  return [...added].map(({ id }) => id)
}

/** Which addresses are taken away: all of some people, or some. */
type Which = { personIds: readonly string[] } | { ids: readonly string[] }
type Removed = { id: string; personId: string; address: string; createdAt: string }

/** Takes addresses away that nobody has confirmed. */
export async function removeUnconfirmed(w: Writer, which: Which): Promise<Removed[]> {
  const those =
    'ids' in which
      ? sql`${logins.id} = ${anyId(which.ids)}`
      : sql`${logins.personId} = ${anyId(which.personIds)} and ${logins.kind} = 'email'`
  const removed = await w.tx
    .delete(logins)
    .where(and(those, isNull(logins.verifiedAt)))
    .returning({ id: logins.id, personId: logins.personId, address: logins.identifier, createdAt: logins.createdAt })
  return removed.map((each) => ({ ...each, createdAt: each.createdAt.toISOString() }))
}

/**
 * Gives the person an address that nobody has, or that only stands on a line nobody has signed in to.
 * @returns nothing when somebody else signs in with it; `line`: whose it was; `isNew`: it is theirs, or confirmed, only now
 */
export async function takeLogin(
  w: Writer,
  { personId, email, confirmed }: { personId: string; email: string; confirmed: boolean },
): Promise<{ loginId: string; line: string | null; isNew: boolean } | null> {
  const verifiedAt = confirmed ? w.ctx.now : null
  const loginId = newId()
  await dropLapsed(w, email)
  if (confirmed) w.touch({ person: personId })
  const added = await w.tx
    .insert(logins)
    .values({ id: loginId, personId, ...byEmail(email), verifiedAt, createdAt: w.ctx.now })
    .onConflictDoNothing()
    .returning({ id: logins.id })
  if (added.length > 0) return { loginId, line: null, isNew: true }
  const held = await lockLogin(w.tx, byEmail(email))
  if (!held || (held.personId !== personId && (await signsIn(w, held.personId)))) return null
  const own = held.personId === personId
  if (own && !confirmed) return { loginId: held.id, line: null, isNew: false }
  await w.tx.update(logins).set({ personId, verifiedAt, createdAt: w.ctx.now }).where(eq(logins.id, held.id))
  return { loginId: held.id, line: own ? null : held.personId, isNew: true }
}

/** Has the person confirmed an address? */
export async function signsIn(w: Writer, personId: string): Promise<boolean> {
  const [row] = await w.tx.execute<{ yes: boolean }>(sql`select is_confirmed(${personId}::uuid) as yes`)
  return row?.yes ?? false
}

/** Takes an address away from its person; codes on their way to it let nobody in any longer. */
export async function removeLogin(w: Writer, { id, email }: { id: string; email: string }): Promise<void> {
  await w.tx
    .update(signInCodes)
    .set({ usedAt: w.ctx.now })
    .where(and(eq(signInCodes.email, email), isNull(signInCodes.usedAt)))
  await w.tx.delete(logins).where(eq(logins.id, id))
}

/** Makes another address of a person the main one. */
export async function moveMain(w: Writer, personId: string, loginId: string): Promise<void> {
  await w.tx
    .update(logins)
    .set({ mainSince: null })
    .where(and(eq(logins.personId, personId), isNotNull(logins.mainSince)))
  await w.tx
    .update(logins)
    .set({ mainSince: w.ctx.now })
    .where(and(eq(logins.personId, personId), eq(logins.id, loginId)))
}

/** The addresses of a person, locked: the main one first. */
export const lockAddresses = (w: Writer, personId: string) =>
  w.tx
    .select()
    .from(logins)
    .where(and(eq(logins.personId, personId), eq(logins.kind, 'email')))
    .orderBy(sql`${logins.mainSince} is null`, sql`${logins.verifiedAt} is null`, logins.createdAt, logins.id)
    .for('update')

type Told = {
  key: string
  to: readonly string[]
  what: AddressChange
}

/**
 * Tells each of these addresses that something changed; each once, whatever happens to the change's own screen. Never which
 * address: an old mailbox may be read by somebody whom the person left.
 */
export async function tellAddresses(w: Writer, { key, to, what }: Told): Promise<void> {
  // The same may be done again another time, and is told again.
  const at = w.ctx.now.toISOString()
  for (const email of to)
    await notify(w, addressesChanged, { what }, { key: `${key} ${what} ${email} ${at}`, to: email })
}
