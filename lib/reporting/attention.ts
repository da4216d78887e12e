/** Who needs attention in an agency, where it stands, and how that went: all computed from dates for any day. */
import { type SQL, sql } from 'drizzle-orm'
import { peopleAsKnown } from '@/lib/agencies/known-addresses'
import { withinReach } from '@/lib/agencies/reach'
import type { Ctx } from '@/lib/platform/context'
import { holdsAgencyRole } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { type NamedQuery, named, read, readOnce, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { addDays, addMonths, type Day, daysBetween } from '@/lib/platform/time'
import { pending, pendingStill, pendingThen } from '@/lib/requirements/pending'
import { agencyOnDayInput, exceptionsInput, type Missing } from './inputs'
import { knownColumns, knownFrom, knownOfPage } from './known'
import {
  dueWithin,
  heading,
  inForce,
  isWhole,
  onDay,
  type Scope,
  scopeOf,
  scopeOnDay,
  servesOn,
  serving,
  toldOf,
  type Within,
} from './scope'
import { noteView } from './views'

type Reaches = 'all' | 'units'

/** One question for each of a few ways of asking, built when it is first asked. */
function each<W extends readonly string[], R>(build: (...way: W) => NamedQuery<R>) {
  const built = new Map<string, NamedQuery<R>>()
  return (...way: W): NamedQuery<R> => {
    const key = way.join(' ')
    const query = built.get(key) ?? build(...way)
    built.set(key, query)
    return query
  }
}

/** `theirs`: everybody in scope, found once for all parts of a question. */
const theirs = (scope: Within) => sql`theirs as materialized (select s.person_id from ${serving(scope)} s)`

const counting = each((reaches: Reaches) => {
  const scope = scopeOnDay(reaches)
  const { agencyId, day } = scope
  const due = sql`u.due`
  const applies = inForce(scope, sql`theirs`)
  const whole = sql`(
    with ${onDay}, ${theirs(scope)},
    u as (
      select o.person_id, min(o.due_on) as due, count(*) filter (where o.due_on < ${day}) as late
      from obligations o where ${applies} and ${pending(day)} and o.due_on <= ${day} + 90
      group by o.person_id),
    gates as (
      select distinct o.person_id from obligations o
      where ${applies} and ${pending(day)} and ${dueWithin(sql`o.due_on`, 'not-cleared', day)})
    select d.name, d.today, d.day, s.*, t.*, g.*,
           (select count(*) from requirements r where r.agency_id = ${agencyId}
             and (r.retired_on is null or r.retired_on > ${day}))::int as required
    from on_day d, (
      select count(distinct a.person_id) filter (where ${servesOn(scope)})::int as people, min(a.valid_from) as begins_on
      from affiliations a where a.agency_id = ${agencyId} and ${withinReach(scope.reach, sql`a.unit_id`)}) s,
    (
      select count(*) filter (where ${dueWithin(due, 'overdue', day)})::int as overdue,
             count(*) filter (where ${dueWithin(due, 'due-30', day)})::int as due30,
             count(*) filter (where ${dueWithin(due, 'due-60', day)})::int as due60,
             count(*) filter (where ${dueWithin(due, 'due-90', day)})::int as due90,
             coalesce(sum(late), 0)::int as late
      from u) t,
    (
      select count(*)::int as not_cleared,
             count(*) filter (where person_id not in (select u.person_id from u))::int as only_not_cleared
      from gates) g) t`
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

const byDueDay = pagedBy('day', 'id', 'id')

/**
 * The index gives the first of what is open in order, and what was met since the day is sorted beside it; all that are missing
 * are counted and kept nowhere; only the page's rows are looked up. One row without anybody where nothing is missing. What has
 * no due day is told by the day from which it is asked, and with what waits for it.
 */
const missing = each((reaches: Reaches, bucket: Missing, place: 'first' | 'later', address: 'with' | 'without') => {
  const scope = scopeOnDay(reaches)
  const { agencyId, day } = scope
  const isGate = bucket === 'not-cleared'
  const placeOf = isGate ? sql`o.opens_on` : sql`o.due_on`
  const after = sql`and (${placeOf}, o.person_id, o.requirement_id) >
    (${sql.placeholder('due')}::date, ${sql.placeholder('person')}::uuid, ${sql.placeholder('requirement')}::uuid)`
  const ofBucket = sql`${inForce(scope, sql`theirs`)} and ${dueWithin(sql`o.due_on`, bucket, day)}`
  const limit = sql`limit ${sql.placeholder('limit')}`
  const firstOf = (part: SQL) => sql`(
      select o.person_id, o.requirement_id, o.cycle, o.due_on, ${placeOf} as place
      from obligations o where ${ofBucket} and ${part} ${place === 'later' ? after : sql``}
      order by ${placeOf}, o.person_id, o.requirement_id ${limit})`
  const whole = sql`(
    with ${onDay}, ${theirs(scope)},
    first as (
      select * from (${firstOf(pendingStill)} union all ${firstOf(pendingThen(day))}) m
      order by m.place, m.person_id, m.requirement_id ${limit}),
    page as materialized (
      select f.*, o.course_id, o.version_id from first f join obligations o using (person_id, requirement_id, cycle)),
    shown as (
      select page.*, p.given_name, p.family_name, p.position, p.unit_name as unit, ${address === 'with' ? sql`p.email` : sql`null`} as email,
             ${isGate ? sql`(select v.limits->>'heldBack' from requirement_versions v where v.id = page.version_id)` : sql`null`} as held_back,
             r.name as requirement, c.slug, k.begun, k.lessons_total, k.lessons_done, k.attempts
      from page
      join ${peopleAsKnown(agencyId, sql`select page.person_id from page`, day)} p on p.person_id = page.person_id
      join requirements r on r.id = page.requirement_id and r.agency_id = ${agencyId}
      left join courses c on c.id = page.course_id
      left join ${knownOfPage} k on k.person_id = page.person_id and k.course_id = page.course_id)
    select d.day, (select count(*) from obligations o where ${ofBucket} and ${pending(day)})::int as total, r.* from on_day d left join shown r on true) t`
  return named(`reporting-missing-${reaches}-${bucket}-${place}-${address}`, (db) =>
    db
      .select({
        day: sql<Day>`t.day`,
        total: sql<number>`t.total`,
        personId: sql<string | null>`t.person_id`,
        givenName: sql<string>`t.given_name`,
        familyName: sql<string>`t.family_name`,
        position: sql<string | null>`t.position`,
        unitName: sql<string | null>`t.unit`,
        email: sql<string | null>`t.email`,
        requirementId: sql<string>`t.requirement_id`,
        requirementName: sql<string>`t.requirement`,
        courseSlug: sql<string | null>`t.slug`,
        dueOn: sql<Day | null>`t.due_on`,
        heldBack: sql<string | null>`t.held_back`,
        place: sql<Day>`t.place`,
        ...knownColumns,
      })
      .from(whole)
      .orderBy(sql`t.place, t.person_id, t.requirement_id`),
  )
})

/** Trainings that are missing on a day, the longest overdue or held back first, with what is known of each. @throws not-found */
export async function listExceptions(ctx: Ctx, input: unknown) {
  const { bucket, cursor, limit, ...asked } = exceptionsInput.parse(input)
  const mayWrite = holdsAgencyRole(ctx.actor, asked.agencyId, 'coordinator')
  const { reaches, values } = toldOf(ctx, asked)
  const place = byDueDay.placeOf(cursor)
  const [due, person, requirement] = place ?? []
  const found = await readOnce(
    ctx,
    missing(reaches, bucket, place ? 'later' : 'first', mayWrite ? 'with' : 'without'),
    { ...values, due, person, requirement, limit: limit + 1 },
  )
  const [first] = found
  if (!first) throw notFound('This agency')
  const rows = found.flatMap(({ personId, ...row }) => (personId === null ? [] : [{ personId, ...row }]))
  const { items, nextCursor } = byDueDay.pageOf(rows, limit, (row) => [row.place, row.personId, row.requirementId])
  await noteView(ctx, { report: 'attention', agencyId: asked.agencyId })
  return {
    items: items.map(({ day, total: _, place: __, begun, lessonsTotal, lessonsDone, attempts, ...row }) => ({
      ...row,
      days: row.dueOn === null ? null : Math.abs(daysBetween(day, row.dueOn)),
      known: knownFrom({ begun, lessonsTotal, lessonsDone, attempts }),
    })),
    total: first.total,
    nextCursor,
    mayWrite,
  }
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
