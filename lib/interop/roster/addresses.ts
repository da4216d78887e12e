/**
 * Addresses that an agency gives its people. What somebody signs in with is theirs and stays; an address that belongs to
 * anybody else is asked for, which looks the same to the agency as one that nobody has.
 */
import { sql } from 'drizzle-orm'
import { type Invited, inviteIn, withdrawInvitations } from '@/lib/agencies/invitations'
import type { Writer } from '@/lib/audit/write'
import { anyId } from '@/lib/platform/bulk'
import { newId } from '@/lib/platform/ids'
import type { RosterUndo } from './undo'

type Removed = { id: string; person_id: string; identifier: string; created_at: string }

/** Gives each person the address, in place of one that was never confirmed. */
export async function setAddresses(
  w: Writer,
  agencyId: string,
  wanted: readonly { personId: string; email: string }[],
): Promise<RosterUndo['addresses']> {
  if (wanted.length === 0) return []
  const rows = wanted.map((each) => ({ id: newId(), ...each }))
  const personIds = rows.map(({ personId }) => personId)
  const removed = await removeUnconfirmed(w, personIds)
  await withdrawInvitations(w, { agencyId, personIds })
  const taken = await addFree(w, rows)
  await inviteIn(w, agencyId, taken)
  const replaced = new Map<string, RosterUndo['addresses'][number]['removed']>()
  for (const { id, person_id, identifier, created_at } of removed) {
    const login = { id, address: identifier, createdAt: new Date(created_at).toISOString() }
    replaced.set(person_id, [...(replaced.get(person_id) ?? []), login])
  }
  return rows.map(({ id, personId, email }) => ({
    personId,
    added: { id, address: email },
    removed: replaced.get(personId) ?? [],
  }))
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
export async function restoreAddresses(w: Writer, changes: RosterUndo['addresses']): Promise<void> {
  if (changes.length === 0) return
  const ids = changes.map(({ added }) => added.id)
  await w.tx.execute(sql`delete from logins where verified_at is null and id = ${anyId(ids)}`)
  await withdrawInvitations(w, { ids })
  const rows = changes.flatMap(({ personId, removed }) => removed.map((login) => ({ personId, ...login })))
  if (rows.length === 0) return
  await w.tx.execute(sql`
    insert into logins (id, person_id, kind, identifier, created_at)
    select r.id, r."personId", 'email', r.address, r."createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, "personId" uuid, address text, "createdAt" timestamptz)
    on conflict (kind, identifier) do nothing`)
}
