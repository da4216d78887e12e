/** Who needs attention in an agency, where it stands, and how that went: all computed from dates for any day. */
import { sql } from 'drizzle-orm'
import { withinReach } from '@/lib/agencies/reach'
import type { Ctx } from '@/lib/platform/context'
import { named, read, readOnce, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { addDays, addMonths, type Day } from '@/lib/platform/time'
import { pending } from '@/lib/requirements/pending'
import { each, type Reaches, stood, theirs } from './by-heart'
import { agencyOnDayInput } from './inputs'
import { heading, inForce, isWhole, onDay, type Scope, scopeOf, scopeOnDay, servesOn, serving, toldOf } from './scope'

const counting = each((reaches: Reaches) => {
  const scope = scopeOnDay(reaches)
  const { agencyId, day } = scope
  const whole = sql`(
    with ${onDay}, ${theirs(scope)}, u as materialized ${stood(scope)}
    select d.name, d.today, d.day, s.*, t.*,
           (select count(*) from requirements r where r.agency_id = ${agencyId}
             and (r.retired_on is null or r.retired_on > ${day}))::int as required
    from on_day d, (
      select count(distinct a.person_id) filter (where ${servesOn(scope)})::int as people, min(a.valid_from) as begins_on
      from affiliations a where a.agency_id = ${agencyId} and ${withinReach(scope.reach, sql`a.unit_id`)}) s,
    (
      select count(*) filter (where u.overdue > 0)::int as overdue,
             count(*) filter (where u.overdue = 0 and u.due30 > 0)::int as due30,
             count(*) filter (where u.due30 = 0 and u.due60 > 0)::int as due60,
             count(*) filter (where u.due60 = 0 and u.due90 > 0)::int as due90,
             count(*) filter (where u.not_cleared > 0)::int as not_cleared,
             count(*) filter (where u.due90 = 0 and u.not_cleared > 0)::int as only_not_cleared,
             coalesce(sum(u.overdue), 0)::int as late
      from u) t) t`
  return named(`reporting-counts-${reaches}`, (db) =>
    db
      .select({
        agencyName: sql<string>`t.name`,
        today: sql<Day>`t.today`,
        day: sql<Day>`t.day`,
        people: sql<number>`t.people`,
        overdue: sql<number>`t.overdue`,
        due30: sql<number>`t.due30`,
        due60: sql<number>`t.due60`,
        due90: sql<number>`t.due90`,
        late: sql<number>`t.late`,
        notCleared: sql<number>`t.not_cleared`,
        onlyNotCleared: sql<number>`t.only_not_cleared`,
        required: sql<number>`t.required`,
        beginsOn: sql<Day | null>`t.begins_on`,
      })
      .from(whole),
  )
})

/** People of the agency by their most urgent training on a day; each person counts once. @throws not-found */
export async function completionSummary(ctx: Ctx, input: unknown) {
  const { reaches, values } = toldOf(ctx, agencyOnDayInput.parse(input))
  const [row] = await readOnce(ctx, counting(reaches), values)
  if (!row) throw notFound('This agency')
  const { people, overdue, due30, due60, due90, notCleared, onlyNotCleared, late, required, beginsOn } = row
  const upToDate = Math.max(0, people - overdue - due30 - due60 - due90 - onlyNotCleared)
  const counts = { overdue, due30, due60, due90, notCleared, upToDate }
  return { ...heading(row), people, requirements: required, counts, overdueTrainings: late, beginsOn }
}

/** For each requirement on a day: whom it applies to, and how many have met it, are due, overdue or not yet cleared. @throws not-found */
export async function requirementStanding(ctx: Ctx, input: unknown) {
  const asked = agencyOnDayInput.parse(input)
  return read(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, asked)
    const day = sql`${scope.day}::date`
    const open = pending(scope.day)
    const rows = await tx.execute<{
      requirementId: string
      name: string
      appliesTo: number
      overdue: number
      due90: number
      later: number
      notCleared: number
    }>(sql`
      select r.id as "requirementId", r.name, t.applies as "appliesTo", t.overdue, t.due90, t.later, t.gated as "notCleared" from requirements r
      join (
        select o.requirement_id,
               count(*) filter (where not o.renews)::int as applies,
               count(*) filter (where ${open} and o.due_on < ${day})::int as overdue,
               count(*) filter (where ${open} and o.due_on >= ${day} and o.due_on <= ${day} + 90)::int as due90,
               count(*) filter (where ${open} and o.due_on > ${day} + 90)::int as later,
               count(*) filter (where ${open} and o.due_on is null)::int as gated
        from obligations o where ${inForce(scope)} group by o.requirement_id) t on t.requirement_id = r.id
      where r.agency_id = ${scope.agencyId}::uuid order by r.name, r.id limit 500`)
    return {
      items: rows.map((row) => ({ ...row, met: row.appliesTo - row.overdue - row.due90 - row.later - row.notCleared })),
    }
  })
}

const WEEKS = 13

/** What falls due in the next thirteen weeks, the share met at month ends of a year, and which units are behind. */
export async function agencyCharts(ctx: Ctx, input: unknown) {
  const asked = agencyOnDayInput.parse(input)
  return read(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, asked)
    return {
      weeks: await dueByWeek(tx, scope),
      history: await metHistory(tx, scope),
      units: await overdueByUnit(tx, scope),
    }
  })
}

async function dueByWeek(tx: Tx, scope: Scope) {
  const rows = await tx.execute<{ week: number; due: number }>(sql`
    select (o.due_on - ${scope.day}::date) / 7 as week, count(*)::int as due from obligations o
    where ${inForce(scope)} and ${pending(scope.day)} and o.due_on >= ${scope.day}::date
      and o.due_on < ${scope.day}::date + ${sql.raw(String(7 * WEEKS))}
    group by 1`)
  const due = new Map(rows.map((row) => [row.week, row.due]))
  return Array.from({ length: WEEKS }, (_, week) => ({
    from: addDays(scope.day, 7 * week),
    due: due.get(week) ?? 0,
    soon: 7 * week + 6 <= 30,
  }))
}

/** Month ends of the year before, then the day itself. */
export function monthEnds(day: Day): Day[] {
  const first = `${day.slice(0, 8)}01`
  const ends = Array.from({ length: 12 }, (_, i) => addDays(addMonths(first, i - 11), -1))
  return [...ends, day]
}

/** One pass over the agency's obligations, counted for all the days at once. */
async function metHistory(tx: Tx, scope: Scope) {
  const days = monthEnds(scope.day)
  const counts = days.map((each, i) => {
    const on = sql`${each}::date`
    const runs = sql`o.opens_on <= ${on} and (o.ends_on is null or o.ends_on > ${on})`
    const [required, missing] = [sql.raw(`required_${i}`), sql.raw(`missing_${i}`)]
    return sql`count(*) filter (where not o.renews and ${runs})::int as ${required},
      count(*) filter (where ${pending(each)} and ${runs})::int as ${missing}`
  })
  const people = isWhole(scope) ? sql`` : sql`and o.person_id in (select p.person_id from ${serving(scope)} p)`
  const [row] = await tx.execute<Record<string, number>>(sql`
    select ${sql.join(counts, sql`, `)} from obligations o
    where o.agency_id = ${scope.agencyId}::uuid and o.opens_on <= ${scope.day}::date ${people}`)
  return days.map((on, i) => {
    const required = row?.[`required_${i}`] ?? 0
    return { on, required, met: required - (row?.[`missing_${i}`] ?? 0) }
  })
}

async function overdueByUnit(tx: Tx, scope: Scope) {
  const rows = await tx.execute<{ unitName: string; overdue: number }>(sql`
    select coalesce(u.name, 'No unit') as "unitName", count(*)::int as overdue
    from obligations o join ${serving(scope)} s on s.person_id = o.person_id left join units u on u.id = s.unit_id
    where ${inForce(scope)} and ${pending(scope.day)} and o.due_on < ${scope.day}::date
    group by u.id, u.name order by overdue desc, 1 limit 12`)
  return [...rows]
}
