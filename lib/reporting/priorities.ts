/** What a training priority comes to in a year, for everybody to read: sums over the whole record, of groups and never of few. */
import { sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { lastingRecord, recordsOf } from '@/lib/platform/row-security'
import { dayIn } from '@/lib/platform/time'
import { credits } from '@/lib/records/tables'
import { type priorityFiguresShape, priorityInput } from './inputs'

/** Of fewer people nothing is said, not even that there are some. */
export const LEAST_PEOPLE = 5

type Row = { kind: string; people: number; creditMinutes: number }

/** The same edition stands on a record that is one with this one, earlier: its hours were counted there, as in one’s own record. */
const isRepeated = sql`(
  exists (select 1 from joined_records j where j.ended_at is null and c.person_id in (j.person_id, j.lasting_id))
  and exists (select 1 from credits d where d.course_version_id = c.course_version_id and d.person_id <> c.person_id
    and d.person_id in ${recordsOf(sql`c.person_id`)} and d.reverses is null and (d.earned_on, d.id) < (c.earned_on, c.id)
    and not exists (select 1 from credits x where x.reverses = d.id)))`

/**
 * People and hours of a priority in the calendar year so far, by the kind of the agency of record. A person is counted once
 * in a kind, and the hours of an edition that stands on two records of one person once; reversed credits are not. Kinds with fewer than five people are left out, and so is everything that would tell
 * them: no sum over all kinds is given, and hours are whole.
 */
export async function priorityFigures(ctx: Ctx, input: unknown): Promise<z.infer<typeof priorityFiguresShape>> {
  const { priority } = priorityInput.parse(input)
  const today = dayIn(USUAL_ZONE, ctx.now)
  const year = Number(today.slice(0, 4))
  const rows = await read(systemCtx('priority-figures', ctx.now), (tx) =>
    tx.execute<Row>(sql`
      select a.kind, count(distinct ${lastingRecord(sql`c.person_id`)})::int as people,
        coalesce(sum(c.credit_minutes) filter (where not ${isRepeated}), 0)::float8 as "creditMinutes"
      from ${credits} c join agencies a on a.id = c.agency_id
      where ${priority} = any(c.priority_ids) and c.earned_on between ${`${year}-01-01`}::date and ${today}::date
        and c.reverses is null and not exists (select 1 from credits x where x.reverses = c.id)
      group by a.kind having count(distinct ${lastingRecord(sql`c.person_id`)}) >= ${LEAST_PEOPLE}
      order by people desc, a.kind`),
  )
  return {
    year,
    leastPeople: LEAST_PEOPLE,
    kinds: [...rows].map(({ kind, people, creditMinutes }) => ({
      kind,
      people,
      hours: Math.round(creditMinutes / 60),
    })),
  }
}
