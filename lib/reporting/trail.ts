/** The audit trail with the names of people, agencies and modules. */

import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { linesWith } from '@/lib/agencies/invitations'
import { nameShownTo, sortNameShownTo } from '@/lib/agencies/names-on-papers'
import { can } from '@/lib/audit/policy'
import { readTrail, type TrailNames } from '@/lib/audit/queries'
import { auditEvents } from '@/lib/audit/tables'
import { type Actor, agenciesWhere, type Ctx } from '@/lib/platform/context'
import { everyWordIn, part, sameNumber } from '@/lib/platform/finding'
import { foldedWords, numberKey } from '@/lib/platform/fold'
import { isId } from '@/lib/platform/ids'
import { lastingRecord } from '@/lib/platform/row-security'

const PEOPLE_CONSIDERED = 50

/** What happened, the newest first, as far as the actor may see it. @throws signed-out; invalid for a strange cursor */
export const listTrail = (ctx: Ctx, input: unknown): ReturnType<typeof readTrail> => readTrail(ctx, input, names)

const names: TrailNames = {
  person: (column) =>
    sql`(select trim(${shown('given_name')} || ' ' || ${shown('family_name')}) from people p where p.id = ${lastingRecord(whole(column))})`,
  agency: (column) => sql`(select a.name from agencies a where a.id = ${whole(column)})`,
  subject: (kind, id) => sql`case when ${whole(kind)} = 'course' then (
    select v.title from courses c join course_versions v on v.course_id = c.id
    where c.id::text = ${whole(id)} order by v.edition desc limit 1) end`,
  findPeople: async (tx, actor, asked) => {
    if (isId(asked)) return [asked]
    const rows = await tx.execute<{ id: string }>(peopleMeant(actor, asked))
    return rows.map(({ id }) => id)
  },
}

/** Before somebody has said that they serve in the agency of an entry, as that agency wrote it. */
const shown = (part: 'given_name' | 'family_name') =>
  nameShownTo(part, { person: sql`p.id`, agency: whole(auditEvents.agencyId) }, sql`p.${sql.raw(part)}`)

/** With its table: where only one is read Drizzle would write the column alone, unless it stands within. */
const whole = (column: AnyColumn) => sql`${column}`

/**
 * People by address, by the words of their name in any order, or by number. Administrators look among everybody, by
 * indexes that row security would keep them from; others among themselves and the people of their agencies.
 */
function peopleMeant(actor: Actor, asked: string): SQL {
  if (asked.includes('@')) return peopleAt(asked.toLowerCase())
  if (!can.readWholeTrail(actor)) return peopleNearby(actor, asked)
  const words = JSON.stringify(foldedWords(asked).map(part))
  return sql`select id from find_people(${words}::jsonb, ${numberKey(asked)}, ${PEOPLE_CONSIDERED}) as found(id)`
}

/** Whose address it is, and lines of an agency that were given it: to those who keep them, one is like the other. */
const peopleAt = (address: string): SQL => sql`
  select person_id as id from logins where kind = 'email' and identifier = ${address}
  union select person_id from known_addresses where email = ${address}
  union select line.person_id from ${linesWith(address)} line`

function peopleNearby(actor: Actor, asked: string): SQL {
  const agencies = sql`any(${`{${agenciesWhere(actor, 'coordinator').join(',')}}`}::uuid[])`
  const nearby = { person: sql`people.id`, agency: agencies }
  return sql`
    select id from people where id in (select person_id from affiliations where agency_id = ${agencies}
        union select acting_person())
      and (${everyWordIn(sortNameShownTo(nearby, sql`people.sort_name`), asked)} or id in (select person_id from affiliations
        where agency_id = ${agencies} and ${sameNumber(sql`employee_number`, asked)}))
    order by sort_name, id limit ${PEOPLE_CONSIDERED}`
}
