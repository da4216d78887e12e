/** Giving a person an address that nobody has, or that only stands on a line nobody has signed in to. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { takeLogin } from '@/lib/identity/addresses'
import { plusDays } from '@/lib/platform/time'
import { GOOD_FOR_DAYS } from './invitations'
import { type RoleGiven, tellGrantors, touchHolders } from './role-moved'

type Taking = { personId: string; email: string; confirmed: boolean }

/**
 * Gives the person the address, as the system. A line that had it and that nobody confirmed keeps its service and waits for
 * an answer, as if its agency had asked; what else was given to the address (roles without service) goes with it.
 * @returns nothing when somebody else signs in with it
 */
export async function takeAddress(
  w: Writer,
  { personId, email, confirmed }: Taking,
): Promise<{ loginId: string; asked: number; isNew: boolean } | null> {
  const taken = await takeLogin(w, { personId, email, confirmed })
  if (!taken) return null
  const { loginId, line, isNew } = taken
  if (!line) return { loginId, isNew, asked: 0 }
  const asked = await askAboutLine(w, { personId, line, email })
  await moveRolesElsewhere(w, { personId, line })
  return { loginId, isNew, asked: asked.length }
}

type Line = { personId: string; line: string }

/** Each agency where the line serves asks the person. @returns the questions */
export async function askAboutLine(w: Writer, { personId, line, email }: Line & { email: string }): Promise<string[]> {
  const { now } = w.ctx
  const rows = await w.tx.execute<{ id: string; agency: string }>(sql`
    insert into invitations (id, agency_id, person_id, email, sent_at, expires_at)
    select gen_random_uuid(), s.agency_id, ${line}::uuid, ${email}, ${now.toISOString()}::timestamptz,
      ${plusDays(now, GOOD_FOR_DAYS).toISOString()}::timestamptz
    from (select distinct a.agency_id from affiliations a join agencies g on g.id = a.agency_id where a.person_id = ${line}::uuid
      and (a.valid_to is null or a.valid_to > (${now.toISOString()}::timestamptz at time zone g.time_zone)::date)) s
    on conflict do nothing returning id, agency_id as agency`)
  for (const { id, agency } of rows)
    w.record('invitation.sent', {
      ...{ kind: 'invitation', id, personId, byJob: 'agencies.invitations' },
      detail: { agency, line },
    })
  return rows.map(({ id }) => id)
}

/** Roles that the line holds elsewhere move, since they show nothing of a record. */
async function moveRolesElsewhere(w: Writer, { personId, line }: Line): Promise<void> {
  const moved = await w.tx.execute<RoleGiven & { agency: string | null }>(sql`
    update roles r set person_id = ${personId}::uuid where r.person_id = ${line}::uuid and r.revoked_at is null
      and not exists (select 1 from invitations i where i.person_id = r.person_id and i.agency_id = r.agency_id and i.answer is null)
      and not exists (select 1 from roles h where h.person_id = ${personId}::uuid and h.role = r.role and h.revoked_at is null
        and h.agency_id is not distinct from r.agency_id and h.unit_id is not distinct from r.unit_id)
    returning r.id, r.granted_by as "grantedBy", r.agency_id as agency`)
  for (const { agency } of moved) touchHolders(w, agency, [line, personId])
  await tellGrantors(w, moved)
}
