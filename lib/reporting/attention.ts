/** Who needs attention in an agency, where it stands, and how that went: all computed from dates for any day. */
import { type SQL, sql } from 'drizzle-orm'
import { addressIn } from '@/lib/agencies/known-addresses'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import { withinReach } from '@/lib/agencies/reach'
import type { Ctx } from '@/lib/platform/context'
import { holdsAgencyRole } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read, readByHeart, type Tx } from '@/lib/platform/database'
import { addDays, addMonths, type Day, daysBetween } from '@/lib/platform/time'
import { agencyOnDayInput, type Bucket, exceptionsInput } from './inputs'
import { type Known, knownOf } from './known'
import { dueWithin, heading, inForce, isWhole, pending, type Scope, scopeOf, servesOn, serving } from './scope'
import { noteView } from './views'

/** People of the agency by their most urgent training on a day; each person counts once. @throws not-found */
export async function completionSummary(ctx: Ctx, input: unknown) {
  const asked = agencyOnDayInput.parse(input)
  return readByHeart(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, asked)
    const due = sql`u.due`
    const [row] = await tx.execute<
      Record<'people' | 'overdue' | 'due30' | 'due60' | 'due90' | 'late' | 'required', number> & {
        beginsOn: Day | null
      }
    >(sql`
      with u as (
        select o.person_id, min(o.due_on) as due, count(*) filter (where o.due_on < ${scope.day}::date) as late
        from obligations o where ${inForce(scope)} and ${pending(scope.day)} and o.due_on <= ${scope.day}::date + 90
        group by o.person_id)
      select s.people, s."beginsOn", t.*,
             (select count(*) from requirements r where r.agency_id = ${scope.agencyId}::uuid
               and (r.retired_on is null or r.retired_on > ${scope.day}::date))::int as required
      from (
        select count(distinct a.person_id) filter (where ${servesOn(scope)})::int as people, min(a.valid_from) as "beginsOn"
        from affiliations a where a.agency_id = ${scope.agencyId}::uuid and ${withinReach(scope.reach, sql`a.unit_id`)}) s,
      (
        select count(*) filter (where ${dueWithin(due, 'overdue', scope.day)})::int as overdue,
               count(*) filter (where ${dueWithin(due, 'due-30', scope.day)})::int as due30,
               count(*) filter (where ${dueWithin(due, 'due-60', scope.day)})::int as due60,
               count(*) filter (where ${dueWithin(due, 'due-90', scope.day)})::int as due90,
               coalesce(sum(late), 0)::int as late
        from u) t`)
    const {
      people = 0,
      overdue = 0,
      due30 = 0,
      due60 = 0,
      due90 = 0,
      late = 0,
      required = 0,
      beginsOn = null,
    } = row ?? {}
    const upToDate = Math.max(0, people - overdue - due30 - due60 - due90)
    const counts = { overdue, due30, due60, due90, upToDate }
    return { ...heading(scope), people, requirements: required, counts, overdueTrainings: late, beginsOn }
  })
}

type ExceptionRow = {
  personId: string
  givenName: string
  familyName: string
  position: string | null
  unitName: string | null
  email: string | null
  requirementId: string
  requirementName: string
  courseId: string
  courseSlug: string
  dueOn: Day
  total: number
}

const byDueDay = pagedBy('day', 'id', 'id')

/** Trainings that are missing on a day, the longest overdue first, with what is known of each. @throws not-found */
export async function listExceptions(ctx: Ctx, input: unknown) {
  const { bucket, cursor, limit, ...asked } = exceptionsInput.parse(input)
  const mayWrite = holdsAgencyRole(ctx.actor, asked.agencyId, 'coordinator')
  const page = await readByHeart(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, asked)
    const rows = await exceptionRows(tx, scope, { bucket, cursor, limit: limit + 1, withEmail: mayWrite })
    const { items: shown, nextCursor } = byDueDay.pageOf(rows, limit, (row) => [
      row.dueOn,
      row.personId,
      row.requirementId,
    ])
    const known = scope.day === scope.today ? await knownOf(tx, shown) : new Map<string, Known>()
    return {
      items: shown.map(({ courseId, total: _, ...row }) => ({
        ...row,
        days: Math.abs(daysBetween(scope.day, row.dueOn)),
        known: known.get(`${row.personId} ${courseId}`) ?? null,
      })),
      total: rows[0]?.total ?? 0,
      nextCursor,
      mayWrite,
    }
  })
  await noteView(ctx, { report: 'attention', agencyId: asked.agencyId })
  return page
}

type Page = { bucket: Exclude<Bucket, 'up-to-date'>; cursor: string | undefined; limit: number; withEmail: boolean }

/** One pass over the index finds all that are missing; only the page's rows are looked up. */
async function exceptionRows(tx: Tx, scope: Scope, page: Page): Promise<ExceptionRow[]> {
  const whose = { person: sql`page.person_id`, agency: sql`${scope.agencyId}::uuid` }
  const email = addressIn(whose.person, whose.agency)
  const rows = await tx.execute<ExceptionRow>(sql`
    with missing as materialized (
      select o.person_id, o.requirement_id, o.cycle, o.due_on from obligations o
      where ${inForce(scope)} and ${pending(scope.day)} and ${dueWithin(sql`o.due_on`, page.bucket, scope.day)}),
    page as (
      select * from missing m where true ${after(page.cursor)} order by m.due_on, m.person_id, m.requirement_id limit ${page.limit})
    select page.person_id as "personId", ${nameShownTo('given_name', whose, sql`p.given_name`)} as "givenName",
           ${nameShownTo('family_name', whose, sql`p.family_name`)} as "familyName", s.position, u.name as "unitName",
           ${page.withEmail ? email : sql`null`} as email, page.requirement_id as "requirementId", r.name as "requirementName",
           o.course_id as "courseId", c.slug as "courseSlug", page.due_on as "dueOn", (select count(*) from missing)::int as total
    from page
    join obligations o on o.person_id = page.person_id and o.requirement_id = page.requirement_id and o.cycle = page.cycle
    join people p on p.id = page.person_id
    join requirements r on r.id = page.requirement_id and r.agency_id = ${scope.agencyId}::uuid
    join courses c on c.id = o.course_id
    left join lateral (
      select a.unit_id, a.position from affiliations a
      where a.person_id = page.person_id and a.agency_id = ${scope.agencyId}::uuid and a.valid_from <= ${scope.day}::date
        and (a.valid_to is null or a.valid_to > ${scope.day}::date)
      order by a.service_starts_on, a.id limit 1) s on true
    left join units u on u.id = s.unit_id
    order by page.due_on, page.person_id, page.requirement_id`)
  return [...rows]
}

function after(cursor: string | undefined): SQL {
  const place = byDueDay.placeOf(cursor)
  if (!place) return sql``
  const [due, person, requirement] = place
  return sql`and (m.due_on, m.person_id, m.requirement_id) > (${due}::date, ${person}::uuid, ${requirement}::uuid)`
}

/** For each requirement on a day: whom it applies to, and how many have met it, are due or overdue. @throws not-found */
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
    }>(sql`
      select r.id as "requirementId", r.name, t.applies as "appliesTo", t.overdue, t.due90, t.later from requirements r
      join (
        select o.requirement_id,
               count(*) filter (where not o.renews)::int as applies,
               count(*) filter (where ${open} and o.due_on < ${day})::int as overdue,
               count(*) filter (where ${open} and o.due_on >= ${day} and o.due_on <= ${day} + 90)::int as due90,
               count(*) filter (where ${open} and o.due_on > ${day} + 90)::int as later
        from obligations o where ${inForce(scope)} group by o.requirement_id) t on t.requirement_id = r.id
      where r.agency_id = ${scope.agencyId}::uuid order by r.name, r.id limit 500`)
    return {
      items: rows.map((row) => ({ ...row, met: row.appliesTo - row.overdue - row.due90 - row.later })),
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
