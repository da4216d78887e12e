/** Letting somebody in again who lost the address they signed in with: an administrator adds another, and nothing of it is silent. */
import { eq } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { dropWaiting, lockAddresses, signsIn, tellAddresses } from '@/lib/identity/addresses'
import { endAllOthers } from '@/lib/identity/ending'
import { restoreAccessInput, withdrawAccessInput } from '@/lib/identity/inputs'
import { byEmail, findLogin } from '@/lib/identity/logins'
import { accessRestored } from '@/lib/identity/mails'
import { recentOwnerOf } from '@/lib/identity/own-addresses'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, DomainError, forbidden, invalid, notNow } from '@/lib/platform/errors'
import { fold } from '@/lib/platform/fold'
import { notify } from '@/lib/platform/notify'
import { can } from './policy'
import { personOf } from './roles'
import { takeAddress } from './taken-addresses'

/**
 * Adds an address to the record of whoever signed in with another one, for a stated reason. It is theirs once they sign in
 * with it, within three days and before one of the old ones signs in. Every address they had is told; whoever is signed in as them is signed out, and their tokens end.
 * @throws forbidden, also for one's own record; invalid for an address nobody signs in with, or another name; not-now where
 * nobody has signed in yet; conflict when somebody else signs in with the new address
 */
export async function restoreAccess(ctx: Ctx, input: unknown): Promise<void> {
  if (!can.restoreAccess(ctx.actor)) throw forbidden()
  const { lost, familyName, email, reason } = restoreAccessInput.parse(input)
  await writeIfNeeded(ctx, async (w) => {
    const administratorId = await recentOwnerOf(ctx, w.tx)
    await asSystem(w.tx, ctx, async () => {
      const personId = await findLoser(w, lost, familyName)
      if (personId === administratorId)
        throw forbidden('Nobody restores access for themselves. Ask another administrator.')
      const before = (await lockAddresses(w, personId)).filter(({ verifiedAt }) => verifiedAt)
      if (before.length === 0)
        throw notNow('Nobody has signed in to this record yet. Its agency corrects the address on the roster.')
      if (before.some(({ identifier }) => identifier === email))
        throw invalid('email', 'This address is on the record already. They can sign in with it.')
      const taken = await takeAddress(w, { personId, email, confirmed: false })
      if (!taken)
        throw conflict(
          'Somebody signs in with this address, to a record of its own. Who can read both mailboxes joins the two under Profile; for others see “Join two records”.',
        )
      if (!taken.isNew) return
      const to = before.map(({ identifier }) => identifier)
      await tellAddresses(w, { key: taken.loginId, to, what: 'restored' })
      await notify(w, accessRestored, {}, { key: taken.loginId, to: email })
      const ended = await endAllOthers(w, personId)
      w.record('access.restored', {
        ...{ kind: 'login', id: taken.loginId, personId },
        detail: { reason, address: email, sessions: ended.sessions.length, tokens: ended.tokens.length },
      })
    })
  })
}

async function findLoser(w: Writer, lost: string, familyName: string): Promise<string> {
  const personId = await personOf(w, lost)
  if (!personId) throw invalid('lost', 'No record has this address. Check how it is written.')
  const [person] = await w.tx.select({ familyName: people.familyName }).from(people).where(eq(people.id, personId))
  if (person && fold(person.familyName) === fold(familyName)) return personId
  throw invalid('familyName', 'The record of this address bears another last name. Check both with the person.')
}

/**
 * Takes back an address that was added so that somebody gets in again, as long as nobody has signed in with it. Sent again it
 * changes nothing more.
 * @throws forbidden; not-found for any other address
 */
export async function withdrawAccess(ctx: Ctx, input: unknown): Promise<void> {
  if (!can.restoreAccess(ctx.actor)) throw forbidden()
  const { email, reason } = withdrawAccessInput.parse(input)
  await writeIfNeeded(ctx, async (w) => {
    await recentOwnerOf(ctx, w.tx)
    await asSystem(w.tx, ctx, async () => {
      const added = await findLogin(w.tx, byEmail(email))
      if (!added || added.verifiedAt || !(await signsIn(w, added.personId)))
        throw new DomainError(
          'not-found',
          'No such address waits for its person. It was taken back already, somebody has signed in with it, or it is written differently.',
        )
      await dropWaiting(w, added.personId, { reason })
    })
  })
}
