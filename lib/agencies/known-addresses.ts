/** By which address an agency knows a person: one rule for everything that shows, finds or writes to it. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { isKnownTo } from '@/lib/identity/tables'
import { askedAddress } from './invitations'

const login = {
  personId: sql.raw('l.person_id'),
  mainSince: sql.raw('l.main_since'),
  identifier: sql.raw('l.identifier'),
}
const servesAt = (agency: SQLWrapper) => sql`a.agency_id = ${agency}`

/**
 * The address an agency sees: of who serves there, and said so, the main one; of who left the last that was theirs while they served; where
 * nobody has confirmed any or said so, the one the agency wrote down or asked for.
 */
export const addressIn = (person: SQLWrapper, agency: SQLWrapper): SQL<string | null> => sql<string | null>`coalesce(
  (select l.identifier from logins l where l.person_id = ${person} and l.kind = 'email' and ${isKnownTo(servesAt(agency), login)}
    order by l.main_since is null, l.created_at, l.id limit 1),
  (select k.email from known_addresses k where k.person_id = ${person} and k.agency_id = ${agency}
    order by k.recorded_at desc, k.email limit 1),
  ${askedAddress(sql`${person}`, sql`${agency}`)})`

/**
 * Many at once as the agency knows them: columns `person_id`, the name it may read (`nameShownTo`), the address it sees, and where
 * they serve on a day (`position`, `unit_name`). Answers who looks after people there, and nobody else.
 */
export const peopleAsKnown = (agency: SQLWrapper, people: SQL, day: SQL): SQL =>
  sql`people_as_known(${agency}, array(${people}), ${day})`

/** Whose address this is to the agency: the one it sees, and those by which it knew them before. */
export const isKnownHere = (person: SQLWrapper, agency: SQLWrapper, address: string): SQL => sql`${person} in (
  select l.person_id from logins l where l.kind = 'email' and l.identifier = ${address} and ${isKnownTo(servesAt(agency), login)}
  union all
  select k.person_id from known_addresses k where k.agency_id = ${agency} and k.email = ${address})`

/** Every address by which the agency knows anybody; `former`: they go by another one now. */
export const addressesKnownTo = (agencyId: string): SQL => sql`(
  select distinct l.person_id, l.identifier as address, l.verified_at is not null as verified, false as former
  from affiliations a join agencies g on g.id = a.agency_id join logins l on l.person_id = a.person_id and l.kind = 'email'
  where a.agency_id = ${agencyId}::uuid and case when l.main_since is null then not is_confirmed(l.person_id)
    when not exists (select 1 from joinings j where j.agency_id = a.agency_id and j.person_id = a.person_id)
      then exists (select 1 from known_addresses k where k.agency_id = a.agency_id and k.person_id = a.person_id
        and k.email = l.identifier)
    when a.valid_to is null then true else (l.main_since at time zone g.time_zone)::date < a.valid_to end
  union all
  select k.person_id, k.email, true, true from known_addresses k where k.agency_id = ${agencyId}::uuid
    and not exists (select 1 from logins l where l.person_id = k.person_id and l.kind = 'email' and l.identifier = k.email and l.main_since is not null))`
