/** Addresses that an agency records for its people. What somebody signs in with is theirs and stays. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { anyId } from '@/lib/platform/bulk'
import { conflict } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import type { RosterUndo } from './undo'

type Removed = { id: string; person_id: string; identifier: string; created_at: string }

/**
 * Gives each person the address, in place of one that was never confirmed.
 * @throws conflict when an address belongs to somebody else by now
 */
export async function setAddresses(
  w: Writer,
  wanted: readonly { personId: string; email: string }[],
): Promise<RosterUndo['addresses']> {
  if (wanted.length === 0) return []
  const rows = wanted.map(({ personId, email }) => ({ id: newId(), personId, email }))
  const removed = await removeUnconfirmed(
    w,
    rows.map(({ personId }) => personId),
  )
  const added = await w.tx.execute(sql`
    insert into logins (id, person_id, kind, identifier, created_at)
    select r.id, r."personId", 'email', r.email, ${w.ctx.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "personId" uuid, email text)
    on conflict (kind, identifier) do nothing`)
  if (added.count < rows.length)
    throw conflict('An address of the file was given to somebody else in the meantime. Check the file again.')
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
  await w.tx.execute(sql`
    delete from logins where verified_at is null
      and id = ${anyId(changes.map(({ added }) => added.id))}`)
  const rows = changes.flatMap(({ personId, removed }) => removed.map((login) => ({ personId, ...login })))
  if (rows.length === 0) return
  await w.tx.execute(sql`
    insert into logins (id, person_id, kind, identifier, created_at)
    select r.id, r."personId", 'email', r.address, r."createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, "personId" uuid, address text, "createdAt" timestamptz)
    on conflict (kind, identifier) do nothing`)
}
