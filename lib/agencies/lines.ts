/**
 * Lines that an agency adds to its roster, and the addresses it gives them; one at a time or thousands. What somebody signs
 * in with is theirs and stays; an address that belongs to anybody else is asked for, which looks the same to the agency as
 * one that nobody has.
 */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { type GivenAddress, giveAddresses, removeUnconfirmed } from '@/lib/identity/addresses'
import { addPeople, type Named } from '@/lib/identity/people'
import { asSystem } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import { newId } from '@/lib/platform/ids'
import { type Day, plusDays } from '@/lib/platform/time'
import { lockRoster } from './affiliations'
import { askedAddress, GOOD_FOR_DAYS, inviteIn, takeInvitationsBack, withdrawInvitations } from './invitations'

/** The rows of new people come before the service by which the agency sees them, so the system adds them. */
export const addLines = (w: Writer, lines: readonly Named[], written: { on: Day; agencyId: string }): Promise<void> =>
  asSystem(w.tx, w.ctx, () => addPeople(w, lines, written))

/** What was written to give an address to a line, so that it can be taken back. */
export type AddressSet = {
  personId: string
  added: { id: string; address: string }
  removed: { id: string; address: string; createdAt: string }[]
  /** The address that was asked for before; older loads of rosters have none. */
  asked?: string | null
}

/**
 * Gives each person the address, in place of one that was never confirmed. The one a line has already changes nothing; a
 * question about it that was withdrawn or has lapsed is put again.
 */
export async function setAddresses(
  w: Writer,
  agencyId: string,
  wanted: readonly { personId: string; email: string }[],
): Promise<AddressSet[]> {
  if (wanted.length === 0) return []
  await lockRoster(w, agencyId)
  const own = await ownAddresses(
    w,
    agencyId,
    wanted.map(({ personId }) => personId),
  )
  const rows = wanted
    .filter(({ personId, email }) => !own.get(personId)?.standing.includes(email))
    .map((each): GivenAddress => ({ id: newId(), ...each }))
  const personIds = rows.map(({ personId }) => personId)
  const removed = await removeUnconfirmed(w, { personIds })
  await withdrawInvitations(w, { agencyId, personIds })
  const free = new Set(await giveAddresses(w, rows))
  await inviteIn(
    w,
    agencyId,
    rows.filter(({ id }) => !free.has(id)),
  )
  const replaced = grouped(removed, ({ personId }) => personId)
  return rows.map(({ id, personId, email }) => ({
    personId,
    added: { id, address: email },
    removed: (replaced.get(personId) ?? []).map(({ personId: _, ...login }) => login),
    asked: own.get(personId)?.asked ?? null,
  }))
}

type Own = { standing: string[]; asked: string | null }

/** What lines have: addresses to sign in with, else the one that was asked for, standing while the answer holds. */
async function ownAddresses(w: Writer, agencyId: string, personIds: readonly string[]): Promise<Map<string, Own>> {
  const since = plusDays(w.ctx.now, -GOOD_FOR_DAYS).toISOString()
  const rows = await w.tx.execute<{ id: string; logins: string[]; asked: string | null; stands: boolean }>(sql`
    select p.id, p.logins, p.asked, exists (select 1 from invitations i where i.person_id = p.id
      and i.agency_id = ${agencyId} and i.email = p.asked and ((i.answer is null and i.expires_at > ${w.ctx.now.toISOString()})
        or (i.answer = 'declined' and i.answered_at > ${since}))) as stands
    from (select w.id, ${askedAddress(sql`w.id`, sql`${agencyId}::uuid`)} as asked,
      array(select l.identifier from logins l where l.person_id = w.id and l.kind = 'email') as logins
      from unnest(${`{${personIds.join(',')}}`}::uuid[]) as w(id)) p`)
  return new Map(
    [...rows].map(({ id, logins, asked, stands }) => {
      if (logins.length > 0) return [id, { standing: logins, asked: null }]
      return [id, { standing: asked && stands ? [asked] : [], asked }]
    }),
  )
}

/** Takes given addresses back and restores what they replaced; an address confirmed since then stays its owner's. */
export async function takeAddressesBack(w: Writer, agencyId: string, changes: readonly AddressSet[]): Promise<void> {
  if (changes.length === 0) return
  const ids = changes.map(({ added }) => added.id)
  await removeUnconfirmed(w, { ids })
  await takeInvitationsBack(w, ids)
  const asked = changes.flatMap(({ personId, asked }) => (asked ? [{ id: newId(), personId, email: asked }] : []))
  await inviteIn(w, agencyId, asked)
  const rows = changes.flatMap(({ personId, removed }) =>
    removed.map(({ id, address, createdAt }) => ({ id, personId, email: address, createdAt })),
  )
  await giveAddresses(w, rows)
}
