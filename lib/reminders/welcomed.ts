/** Who stands on a roster by an address that nobody has confirmed yet. */
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { inForce } from '@/lib/reporting/scope'
import { pending } from '@/lib/requirements/pending'

/** An address that was given longer ago is no news. */
const NEWS_FOR_DAYS = 60

type Asked = { agencyId: string; today: Day; now?: Date; email?: string }

/** Addresses of people who serve there now and have confirmed none, those given first before the others. */
export async function awaitedAt(tx: Tx, { agencyId, today, now, email }: Asked): Promise<string[]> {
  const rows = await tx.execute<{ email: string }>(sql`
    select l.identifier as email from logins l
    where l.kind = 'email' and l.verified_at is null
      ${now ? sql`and l.created_at > ${now.toISOString()}::timestamptz - interval '${sql.raw(String(NEWS_FOR_DAYS))} days'` : sql``}
      ${email === undefined ? sql`` : sql`and l.identifier = ${email}`}
      and not exists (select 1 from logins c where c.person_id = l.person_id and c.verified_at is not null)
      and exists (select 1 from affiliations a where a.person_id = l.person_id and a.agency_id = ${agencyId}::uuid
        and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to > ${today}::date))
    order by l.created_at, l.id`)
  return rows.map((row) => row.email)
}

/** Whether something is asked there, of whoever has the address, before an act: it has no day and binds from the first one. */
export async function hasGates(tx: Tx, { agencyId, today, email }: Required<Omit<Asked, 'now'>>): Promise<boolean> {
  const scope = { agencyId, day: today, reach: { unitIds: null }, unitId: null }
  const rows = await tx.execute(sql`
    select 1 from obligations o where ${inForce(scope)} and ${pending(today)} and o.due_on is null
      and o.person_id in (select l.person_id from logins l where l.kind = 'email' and l.identifier = ${email}) limit 1`)
  return rows.length > 0
}
