/** Changing one's own addresses; roles and questions of agencies are bound to addresses, so they are known here. */
import { and, eq, gt, isNull } from 'drizzle-orm'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import {
  findAddressCode,
  isRightCode,
  lockAddresses,
  moveMain,
  removeLogin,
  spendCode,
  tellAddresses,
} from '@/lib/identity/addresses'
import { endAllOthers } from '@/lib/identity/ending'
import { addressIdInput, confirmAddressInput } from '@/lib/identity/inputs'
import { byEmail, findLogin } from '@/lib/identity/logins'
import { recentOwnerOf } from '@/lib/identity/own-addresses'
import { browserOwnerOf } from '@/lib/identity/policy'
import { MOST_ADDRESSES } from '@/lib/identity/rules'
import type { logins } from '@/lib/identity/tables'
import { triesLeft } from '@/lib/identity/tries-left'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { invalid, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { invitations } from './consent-tables'
import { refuseWhileHeld } from './held-addresses'
import { roles } from './tables'
import { takeAddress } from './taken-addresses'

export const tooOld = 'That code is used up or too old. Send a new one.'

/**
 * Adds the address whose code is right, and tells those there were. Where an agency wrote the address down on a line that
 * nobody has signed in to, the line is asked about: accepted, it becomes one's own. Sent again it answers as the first time.
 * @returns how many agencies ask; `other`: the record that signs in with it, whose owner has proved to be the same
 * @throws invalid (field `code`) wrong, used up or too old, with the tries that are left; too-many: above 25 tries in 15 minutes;
 * not-now while an administrator's join can be parted again
 */
export async function confirmAddress(ctx: Ctx, input: unknown): Promise<{ asked: number; other?: string }> {
  const personId = browserOwnerOf(ctx.actor)
  const { email, code, main } = confirmAddressInput.parse(input)
  const system = { ...systemCtx('addresses', ctx.now), requestId: ctx.requestId }
  await limitTries(system, `address-typed:${personId}`, 25, 15)
  const outcome = await writeIfNeeded(ctx, async (w) => {
    const before = await lockAddresses(w, personId)
    if (before.some(({ identifier, verifiedAt }) => identifier === email && verifiedAt))
      return { asked: await countOpenTo(w, email) }
    await refuseWhileHeld(w, personId)
    if (confirmedOf(before).length >= MOST_ADDRESSES)
      return { refused: 'You have five addresses. Remove one of them first.' }
    return asSystem(w.tx, ctx, async () => {
      const sent = await findAddressCode(w, personId, email)
      if (!sent) return { refused: tooOld }
      if (!(await isRightCode(w, sent, code))) return { refused: triesLeft(sent.tries + 1, ctx.locale) }
      const other = await signsInElsewhere(w, personId, email)
      // The code is good once more, to join the two.
      if (other) return { asked: 0, other }
      await spendCode(w, sent)
      const taken = await takeAddress(w, { personId, email, confirmed: true })
      if (!taken) return { refused: tooOld }
      await tellAddresses(w, { key: taken.loginId, to: confirmedOf(before), what: 'added' })
      w.record('address.added', { kind: 'login', id: taken.loginId, personId, detail: { address: email } })
      if (main) await makeMainIn(w, personId, taken.loginId)
      return { asked: taken.asked }
    })
  })
  if ('refused' in outcome) throw invalid('code', outcome.refused)
  return outcome
}

/** Somebody else's record, if its owner confirmed the address; one that only waits for them proves nothing. */
async function signsInElsewhere(w: Writer, personId: string, email: string): Promise<string | null> {
  const login = await findLogin(w.tx, byEmail(email))
  return login?.verifiedAt && login.personId !== personId ? login.personId : null
}

/** Agencies that ask the owner of the address, and wait for an answer. */
async function countOpenTo(w: Writer, email: string): Promise<number> {
  const rows = await w.tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.email, email), isNull(invitations.answer), gt(invitations.expiresAt, w.ctx.now)))
  return rows.length
}

const confirmedOf = (rows: readonly (typeof logins.$inferSelect)[]) =>
  rows.flatMap(({ identifier, verifiedAt }) => (verifiedAt ? [identifier] : []))

/** Makes another of one's confirmed addresses the one that messages go to. @throws not-found; not-now */
export async function makeAddressMain(ctx: Ctx, input: unknown): Promise<void> {
  const { loginId } = addressIdInput.parse(input)
  await writeIfNeeded(ctx, async (w) => {
    const personId = await recentOwnerOf(ctx, w.tx)
    await asSystem(w.tx, ctx, () => makeMainIn(w, personId, loginId))
  })
}

async function makeMainIn(w: Writer, personId: string, loginId: string): Promise<void> {
  const addresses = await lockAddresses(w, personId)
  const chosen = addresses.find(({ id }) => id === loginId)
  if (!chosen) throw notFound('This address')
  if (!chosen.verifiedAt) throw notNow('Sign in with this address once before messages go to it.')
  if (chosen.mainSince) return
  await refuseWhileHeld(w, personId)
  await moveMain(w, personId, loginId)
  const address = chosen.identifier
  await tellAddresses(w, {
    key: `${loginId}:${w.ctx.now.getTime()}`,
    to: confirmedOf(addresses),
    what: 'main',
  })
  w.record('address.made-main', { kind: 'login', id: loginId, personId, detail: { address } })
}

/** Binds what was bound to a removed address to the main one, as the system. */
export type Rebind = (w: Writer, move: { personId: string; from: string; to: string }) => Promise<void>

/**
 * Takes one of one's addresses away: nobody signs in with it any longer, and whoever came in by it is out, since every other
 * session and all tokens end. Roles that were given to it go with the main one, which the trail says; so does what `rebind`
 * knows of, since domains above this one bind things to addresses too.
 * @throws not-found; not-now for the main address, the last confirmed one with it, after an older sign-in, or while an
 * administrator's join can be parted again
 */
export async function removeAddress(ctx: Ctx, input: unknown, rebind: Rebind): Promise<void> {
  const { loginId } = addressIdInput.parse(input)
  await write(ctx, 'address.removed', async (w) => {
    const personId = await recentOwnerOf(ctx, w.tx)
    const addresses = await lockAddresses(w, personId)
    const chosen = addresses.find(({ id }) => id === loginId)
    if (!chosen) throw notFound('This address')
    await refuseWhileHeld(w, personId)
    if (chosen.verifiedAt && confirmedOf(addresses).length === 1)
      throw notNow('This is the only address you sign in with. Add another one first.')
    const main = addresses.find(({ mainSince }) => mainSince)
    if (chosen.mainSince || !main) throw notNow('Messages go to this address. Make another one the main address first.')
    await asSystem(w.tx, ctx, async () => {
      await removeIn(w, chosen, main.identifier)
      await rebind(w, { personId, from: chosen.identifier, to: main.identifier })
    })
    await endAllOthers(w, personId)
    const address = chosen.identifier
    await tellAddresses(w, { key: newId(), to: confirmedOf(addresses), what: 'removed' })
    w.record('address.removed', { kind: 'login', id: loginId, personId, detail: { address } })
  })
}

async function removeIn(w: Writer, { id, personId, identifier }: typeof logins.$inferSelect, main: string) {
  const moved = await w.tx
    .update(roles)
    .set({ boundTo: main })
    .where(and(eq(roles.personId, personId), eq(roles.boundTo, identifier), isNull(roles.revokedAt)))
    .returning({ roleId: roles.id, role: roles.role, agencyId: roles.agencyId })
  for (const { roleId, role, agencyId } of moved)
    w.record('role.rebound', { kind: 'role', id: roleId, personId, agencyId, detail: { role } })
  await removeLogin(w, { id, email: identifier })
}
