/** Service, duties and what agencies wrote down go back to a record that had been joined. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { Moved, Pair } from '@/lib/identity/moved'
import { anyId } from '@/lib/platform/bulk'
import { takeInvitationsBack } from './invitations'

/** Service and duties, with what the agencies wrote on since; questions that were not answered are taken back. */
export async function moveServiceBack(
  w: Writer,
  { personId, lastingId }: Pair,
  moved: Moved,
  joinedAt: Date,
): Promise<void> {
  const [from, to] = [sql`${lastingId}::uuid`, sql`${personId}::uuid`]
  await w.tx.execute(sql`update affiliations set person_id = ${to} where person_id = ${from}
    and agency_id = ${anyId(moved.agencies)} and (id = ${anyId(moved.affiliations)} or recorded_at > ${joinedAt.toISOString()}::timestamptz)`)
  for (const { id, boundTo } of moved.roles)
    await w.tx.execute(
      sql`update roles set person_id = ${to}, bound_to = ${boundTo} where id = ${id}::uuid and person_id = ${from}`,
    )
  // What was given since for the service that goes back has no ground without it.
  await w.tx.execute(sql`update roles r set revoked_at = ${w.ctx.now.toISOString()} where r.person_id = ${from}
    and r.agency_id = ${anyId(moved.agencies)} and r.revoked_at is null and r.granted_at > ${joinedAt.toISOString()}::timestamptz`)
  await w.tx.execute(sql`update roles r set revoked_at = null where r.id = ${anyId(moved.rolesEnded)}
    and exists (select 1 from roles h where h.person_id = ${from} and h.role = r.role and h.revoked_at is null
      and h.agency_id is not distinct from r.agency_id and h.unit_id is not distinct from r.unit_id)`)
  await takeInvitationsBack(w, moved.asked)
  await movePapersBack(w, { personId, lastingId }, moved)
}

async function movePapersBack(w: Writer, { personId, lastingId }: Pair, moved: Moved): Promise<void> {
  const [from, to] = [sql`${lastingId}::uuid`, sql`${personId}::uuid`]
  await w.tx.execute(sql`delete from joinings where person_id = ${from} and agency_id = ${anyId(moved.joinings)}`)
  for (const { agencyId, joinedAt } of moved.wordGiven)
    await w.tx.execute(sql`insert into joinings (agency_id, person_id, joined_at)
      values (${agencyId}::uuid, ${to}, ${joinedAt}::timestamptz) on conflict do nothing`)
  await w.tx.execute(
    sql`delete from names_on_papers where person_id = ${from} and agency_id = ${anyId(moved.namesAdded)}`,
  )
  await w.tx.execute(sql`update names_on_papers n set person_id = ${to} where n.person_id = ${from}
    and n.agency_id = ${anyId(moved.namesMoved)}`)
  for (const { agencyId, email } of moved.knownAddresses)
    await w.tx.execute(sql`update known_addresses k set person_id = ${to} where k.person_id = ${from}
      and k.agency_id = ${agencyId}::uuid and k.email = ${email} and not exists (select 1 from known_addresses o
        where o.person_id = ${to} and o.agency_id = k.agency_id and o.email = k.email)`)
  await w.tx.execute(
    sql`update invitations set person_id = ${to} where person_id = ${from} and id = ${anyId(moved.invitations)}`,
  )
}
