/** Trainings that are missing in an agency on a day, the most urgent first. */
import { type SQL, sql } from 'drizzle-orm'
import { peopleAsKnown } from '@/lib/agencies/known-addresses'
import type { Ctx } from '@/lib/platform/context'
import { holdsAgencyRole } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { named, readOnce } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { type Day, daysBetween } from '@/lib/platform/time'
import { pendingStill, pendingThen } from '@/lib/requirements/pending'
import { each, type Reaches, stood, theirs } from './by-heart'
import { exceptionsInput, type Missing } from './inputs'
import { knownColumns, knownFrom, knownOfPage } from './known'
import { dueWithin, inForce, onDay, scopeOnDay, toldOf } from './scope'
import { noteView } from './views'

const byDueDay = pagedBy('day', 'id', 'id')

/** Of how each person stands: how many trainings are missing in a way. */
const counted = {
  overdue: sql`u.overdue`,
  'due-30': sql`u.due30 - u.overdue`,
  'due-60': sql`u.due60 - u.due30`,
  'due-90': sql`u.due90 - u.due60`,
  'not-cleared': sql`u.not_cleared`,
} satisfies Record<Missing, SQL>

/**
 * The index gives the first of what is open in order; of what was met since the day only what belongs before the last of these
 * is looked for. How many are missing is counted by how people stand, and only the page's rows are looked up. One row without
 * anybody where nothing is missing. What has no due day is told by the day from which it is asked, and with what waits for it.
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
  const firstOf = (part: SQL) => sql`
      select o.person_id, o.requirement_id, o.cycle, o.due_on, ${placeOf} as place
      from obligations o where ${ofBucket} and ${part} ${place === 'later' ? after : sql``}
      order by ${placeOf}, o.person_id, o.requirement_id ${limit}`
  const upToLast = sql`(${placeOf}, o.person_id, o.requirement_id) <=
    ((select l.place from last l), (select l.person_id from last l), (select l.requirement_id from last l))`
  const whole = sql`(
    with ${onDay}, ${theirs(scope)},
    still as materialized (${firstOf(pendingStill)}),
    last as (
      select coalesce(l.place, 'infinity') as place, l.person_id, l.requirement_id from on_day left join (
        select * from still order by place, person_id, requirement_id offset ${sql.placeholder('limit')}::int - 1) l on true),
    first as (
      select * from (select * from still union all (${firstOf(sql`${pendingThen(day)} and ${upToLast}`)})) m
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
    select d.day, (select coalesce(sum(${counted[bucket]}), 0) from ${stood(scope)} u)::int as total, r.* from on_day d left join shown r on true) t`
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
