/** Service, duties and what agencies wrote down, of a record that is joined to another. */
import { type SQL, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import type { Moved, Pair } from '@/lib/identity/moved'
import { anyId } from '@/lib/platform/bulk'
import { notNow } from '@/lib/platform/errors'
import { askAboutLine } from './taken-addresses'

type Service = { agencyId: string; name: string; whose: string; joined: boolean }

async function serviceOf(w: Writer, { personId, lastingId }: Pair): Promise<Service[]> {
  const rows = await w.tx.execute<Service>(sql`
    select distinct a.agency_id as "agencyId", g.name, a.person_id as whose, exists (select 1 from joinings j
      where j.agency_id = a.agency_id and j.person_id = a.person_id) as joined
    from affiliations a join agencies g on g.id = a.agency_id
    where a.person_id = ${anyId([personId, lastingId])}
      and (a.valid_to is null or a.valid_to > (${w.ctx.now.toISOString()}::timestamptz at time zone g.time_zone)::date)
    order by 1`)
  return [...rows]
}

/**
 * Agencies in which the service of the joined record moves: where the person said that they serve. One that they have not
 * answered asks again, and one that they left goes on seeing what it saw.
 * @throws not-now when both serve in one agency
 */
export async function agenciesToMove(w: Writer, pair: Pair): Promise<string[]> {
  const service = await serviceOf(w, pair)
  const theirs = service.filter(({ whose }) => whose === pair.personId)
  const twice = theirs.find(({ agencyId }) =>
    service.some((each) => each.whose === pair.lastingId && each.agencyId === agencyId),
  )
  if (twice) throw notNow(`Both records serve at ${twice.name} now. Its coordinator ends one of the two lines first.`)
  return theirs.filter(({ joined }) => joined).map(({ agencyId }) => agencyId)
}

type MovedService = Pick<
  Moved,
  | 'agencies'
  | 'affiliations'
  | 'asked'
  | 'roles'
  | 'rolesEnded'
  | 'joinings'
  | 'wordGiven'
  | 'namesMoved'
  | 'namesAdded'
  | 'knownAddresses'
  | 'invitations'
>

/** @param email the main address of the joined record, to which the questions go */
export async function moveService(w: Writer, pair: Pair, agencies: string[], email: string): Promise<MovedService> {
  const affiliations = await changed(
    w,
    sql`update affiliations set person_id = ${pair.lastingId}::uuid where person_id = ${pair.personId}::uuid
      and agency_id = ${anyId(agencies)} returning id`,
  )
  const asked = await askAboutLine(w, { personId: pair.lastingId, line: pair.personId, email })
  const moved = { ...(await moveRoles(w, pair)), ...(await movePapers(w, pair, agencies)) }
  return { agencies, affiliations, asked, ...moved }
}

async function changed(w: Writer, statement: SQL): Promise<string[]> {
  const rows = await w.tx.execute<{ id: string }>(statement)
  return rows.map(({ id }) => id)
}

/** Duties go along, but where an agency still asks; what both hold is held once. */
async function moveRoles(w: Writer, { personId, lastingId }: Pair): Promise<Pick<Moved, 'roles' | 'rolesEnded'>> {
  const waits = sql`exists (select 1 from invitations i where i.person_id = r.person_id and i.agency_id = r.agency_id
    and i.answer is null)`
  const roles = await w.tx.execute<{ id: string; boundTo: string | null }>(sql`
    update roles r set person_id = ${lastingId}::uuid where r.person_id = ${personId}::uuid and r.revoked_at is null
      and not ${waits} and not exists (select 1 from roles h where h.person_id = ${lastingId}::uuid and h.role = r.role
        and h.revoked_at is null and h.agency_id is not distinct from r.agency_id and h.unit_id is not distinct from r.unit_id)
    returning id, bound_to as "boundTo"`)
  const rolesEnded = await changed(
    w,
    sql`update roles r set revoked_at = ${w.ctx.now.toISOString()} where r.person_id = ${personId}::uuid
      and r.revoked_at is null and not ${waits} returning id`,
  )
  return { roles: [...roles], rolesEnded }
}

/** What the agencies of the moved service wrote down about the person. */
async function movePapers(w: Writer, { personId, lastingId }: Pair, agencies: readonly string[]) {
  const [from, to, where] = [sql`${personId}::uuid`, sql`${lastingId}::uuid`, anyId(agencies)]
  const now = w.ctx.now.toISOString()
  const joinings = await changed(
    w,
    sql`insert into joinings (agency_id, person_id, joined_at) select agency_id, ${to}, joined_at from joinings
      where person_id = ${from} and agency_id = ${where} on conflict do nothing returning agency_id as id`,
  )
  const wordGiven = await w.tx.execute<{ agencyId: string; joinedAt: string }>(sql`
    delete from joinings where person_id = ${from} and agency_id = ${where}
    returning agency_id as "agencyId", joined_at::text as "joinedAt"`)
  const namesMoved = await changed(
    w,
    sql`update names_on_papers n set person_id = ${to} where n.person_id = ${from} and n.agency_id = ${where}
      and not exists (select 1 from names_on_papers o where o.person_id = ${to} and o.agency_id = n.agency_id)
      returning agency_id as id`,
  )
  const namesAdded = await changed(
    w,
    sql`insert into names_on_papers (agency_id, person_id, given_name, family_name, recorded_at)
      select g.id, ${to}, p.given_name, p.family_name, ${now}::timestamptz from people p, people l, agencies g
      where p.id = ${from} and l.id = ${to} and g.id = ${where}
        and (p.given_name, p.family_name) is distinct from (l.given_name, l.family_name)
      on conflict do nothing returning agency_id as id`,
  )
  const known = await w.tx.execute<{ agencyId: string; email: string }>(sql`
    update known_addresses k set person_id = ${to} where k.person_id = ${from} and k.agency_id = ${where}
      and not exists (select 1 from known_addresses o where o.person_id = ${to} and o.agency_id = k.agency_id and o.email = k.email)
    returning agency_id as "agencyId", email`)
  const invitations = await changed(
    w,
    sql`update invitations i set person_id = ${to} where i.person_id = ${from} and i.agency_id = ${where}
      and not exists (select 1 from invitations o where o.person_id = ${to} and o.agency_id = i.agency_id
        and o.email = i.email and o.answer is null) returning id`,
  )
  return { joinings, wordGiven: [...wordGiven], namesMoved, namesAdded, knownAddresses: [...known], invitations }
}
