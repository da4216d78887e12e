/**
 * Addresses that an agency gives its people. What somebody signs in with is theirs and stays; an address that belongs to
 * anybody else is asked for, which looks the same to the agency as one that nobody has.
 */
import { sql } from 'drizzle-orm'
import { lockRoster } from '@/lib/agencies/affiliations'
import {
  askedAddress,
  GOOD_FOR_DAYS,
  type Invited,
  inviteIn,
  takeInvitationsBack,
  withdrawInvitations,
} from '@/lib/agencies/invitations'
import type { Writer } from '@/lib/audit/write'
import { anyId } from '@/lib/platform/bulk'
import { grouped } from '@/lib/platform/grouped'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import type { RosterUndo } from './undo'

type Removed = { id: string; person_id: string; identifier: string; created_at: string }

/**
 * Gives each person the address, in place of one that was never confirmed. The one a line has already changes nothing; a
 * question about it that was withdrawn or has lapsed is put again.
 */
export async function setAddresses(
  w: Writer,
  agencyId: string,
  wanted: readonly { personId: string; email: string }[],
): Promise<RosterUndo['addresses']> {
  if (wanted.length === 0) return []
  await lockRoster(w, agencyId)
  const own = await ownAddresses(
    w,
    agencyId,
    wanted.map(({ personId }) => personId),
  )
  const rows = wanted
    .filter(({ personId, email }) => !own.get(personId)?.standing.includes(email))
    .map((each) => ({ id: newId(), ...each }))
  const personIds = rows.map(({ personId }) => personId)
  const removed = await removeUnconfirmed(w, personIds)
  await withdrawInvitations(w, { agencyId, personIds })
  const taken = await addFree(w, rows)
  await inviteIn(w, agencyId, taken)
  const replaced = grouped(removed, ({ person_id }) => person_id)
  return rows.map(({ id, personId, email }) => ({
    personId,
    added: { id, address: email },
    removed: (replaced.get(personId) ?? []).map((login) => ({
      id: login.id,
      address: login.identifier,
      createdAt: new Date(login.created_at).toISOString(),
    })),
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

/** @returns those whose address belongs to somebody else */
async function addFree(w: Writer, rows: readonly Invited[]): Promise<Invited[]> {
  const added = await w.tx.execute<{ id: string }>(sql`
    insert into logins (id, person_id, kind, identifier, created_at)
    select r.id, r."personId", 'email', r.email, ${w.ctx.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "personId" uuid, email text)
    on conflict (kind, identifier) do nothing returning id`)
  const free = new Set([...added].map(({ id }) => id))
  return rows.filter(({ id }) => !free.has(id))
}

async function removeUnconfirmed(w: Writer, personIds: readonly string[]): Promise<Removed[]> {
  const rows = await w.tx.execute<Removed>(sql`
    delete from logins where kind = 'email' and verified_at is null
      and person_id = ${anyId(personIds)}
    returning id, person_id, identifier, created_at`)
  return [...rows]
}

/** Takes given addresses back and restores what they replaced; an address confirmed since then stays its owner's. */
export async function restoreAddresses(w: Writer, agencyId: string, changes: RosterUndo['addresses']): Promise<void> {
  if (changes.length === 0) return
  const ids = changes.map(({ added }) => added.id)
  await w.tx.execute(sql`delete from logins where verified_at is null and id = ${anyId(ids)}`)
  await takeInvitationsBack(w, ids)
  const asked = changes.flatMap(({ personId, asked }) => (asked ? [{ id: newId(), personId, email: asked }] : []))
  await inviteIn(w, agencyId, asked)
  const rows = changes.flatMap(({ personId, removed }) => removed.map((login) => ({ personId, ...login })))
  if (rows.length === 0) return
  await w.tx.execute(sql`
    insert into logins (id, person_id, kind, identifier, created_at)
    select r.id, r."personId", 'email', r.address, r."createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, "personId" uuid, address text, "createdAt" timestamptz)
    on conflict (kind, identifier) do nothing`)
}
