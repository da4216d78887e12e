/** Conditions on `obligations o` that every report and list asks with. */
import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/lib/platform/time'

/** The obligation applies on the day: it has begun, and has not ended. */
export const appliesOn = (day: Day | SQL): SQL =>
  sql`o.opens_on <= ${day}::date and (o.ends_on is null or o.ends_on > ${day}::date)`

const metOn = sql`case when o.satisfied_on is null then 'infinity'::date else o.satisfied_on end`

/**
 * The obligation is still to be done on the day: at most one cycle of each person and requirement is. In the words of the index
 * `obligations_open`, which puts together what is open and passes by what has long been met. `coalesce` would say it shorter; under
 * row security PostgreSQL does not take it into an index, since it does not know that it tells nothing of the row.
 */
export const pending = (day: Day | SQL): SQL => sql`(${metOn} > ${day}::date)`

/** What is pending in two parts: not met until now, which the index has in order of the due date, and met since the day. */
export const pendingStill: SQL = sql`(${metOn} = 'infinity'::date)`
export const pendingThen = (day: Day | SQL): SQL => sql`(${pending(day)} and ${metOn} < 'infinity'::date)`
