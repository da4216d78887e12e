/** Who has completed what: people by requirements on any day, exceptions first; the same as a file. */
import { type SQL, sql } from 'drizzle-orm'
import { joinNamesWritten, nameShownTo, sortNameJoined } from '@/lib/agencies/names-on-papers'
import { personFits } from '@/lib/agencies/people-search'
import type { Ctx } from '@/lib/platform/context'
import { pagedBy } from '@/lib/platform/cursor'
import { read, type Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { unitTree } from '@/lib/requirements/choices'
import { type Obligation, SOON_DAYS, type Status, statusOn } from '@/lib/requirements/engine/rules'
import { pending } from '@/lib/requirements/pending'
import { type MatrixFilters, matrixInput } from './inputs'
import { dueWithin, heading, inForce, lifted, type Scope, scopeOf, serving } from './scope'
import { noteView } from './views'

/** More columns than these are not read; a filter by requirement shows the others. */
const MOST_COLUMNS = 12

type Column = { requirementId: string; name: string; creditMinutes: number; repeatMonths: number | null }
type Person = {
  personId: string
  givenName: string
  familyName: string
  position: string | null
  unitName: string | null
}
type Place = { due: string; sortName: string }

const mostUrgentFirst = pagedBy('day', 'text', 'id')

/**
 * People by requirements on a day: the overdue first (longest first), then who falls due in 30 days, then who is not yet
 * cleared, then everybody else by name. Filters narrow the people; `requirementId` also the columns. @throws not-found
 */
export async function completionMatrix(ctx: Ctx, input: unknown) {
  const filters = matrixInput.parse(input)
  const matrix = await read(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, filters)
    const all = await columnsOf(tx, scope, filters)
    const columns = filters.requirementId
      ? all.filter((each) => each.requirementId === filters.requirementId)
      : all.slice(0, MOST_COLUMNS)
    const { rows, counts } = await peoplePage(tx, scope, filters)
    const { items: shown, nextCursor } = mostUrgentFirst.pageOf(rows, filters.limit, (row) => [
      row.due,
      row.sortName,
      row.personId,
    ])
    const cells = await cellsOf(tx, scope, shown, columns)
    return {
      ...heading(scope),
      columns,
      requirements: all.map(({ requirementId, name }) => ({ requirementId, name })),
      units: [...(await unitTree(tx, scope.agencyId))],
      items: shown.map(({ due: _, sortName: __, ...person }) => ({ ...person, cells: cells(person.personId) })),
      counts,
      totals: filters.cursor ? [] : await totalsOf(tx, scope, filters, columns),
      nextCursor,
    }
  })
  await noteView(ctx, { report: 'completion', agencyId: filters.agencyId })
  return matrix
}

/** Requirements whose training has the priority, as they were on the day. */
const ofPriority = ({ agencyId, day }: Scope, priority: string): SQL => sql`(
  select q.id from requirements q join agencies g on g.id = q.agency_id
  join lateral (
    select x.course_id from requirement_versions x where x.requirement_id = q.id and x.effective_from <= ${day}::date
    order by x.effective_from desc, x.number desc limit 1) v on true
  join lateral (
    select y.priority_ids from course_versions y where y.course_id = v.course_id
      and (y.published_at at time zone g.time_zone)::date <= ${day}::date
    order by y.edition desc limit 1) c on true
  where q.agency_id = ${agencyId}::uuid and ${priority} = any(c.priority_ids))`

/** Which requirements the question is about; nothing where it is about all. */
export function asked(requirement: SQL, scope: Scope, { requirementId, priority }: MatrixFilters): SQL {
  const one = requirementId ? sql`and ${requirement} = ${requirementId}::uuid` : sql``
  return priority ? sql`${one} and ${requirement} in ${ofPriority(scope, priority)}` : one
}

/** Requirements in force on the day, by name; of one priority where that is asked. */
async function columnsOf(tx: Tx, scope: Scope, { priority }: MatrixFilters): Promise<Column[]> {
  const { agencyId, day } = scope
  const only = priority ? sql`and r.id in ${ofPriority(scope, priority)}` : sql``
  const rows = await tx.execute<Column>(sql`
    select r.id as "requirementId", r.name, v.repeat_months as "repeatMonths", coalesce(c.credit_minutes, (v.criterion->>'atLeast')::int, 0) as "creditMinutes"
    from requirements r
    join lateral (
      select x.course_id, x.criterion, x.repeat_months from requirement_versions x
      where x.requirement_id = r.id and x.effective_from <= ${day}::date order by x.effective_from desc, x.number desc limit 1) v on true
    left join lateral (
      select y.credit_minutes from course_versions y where y.course_id = v.course_id order by y.edition desc limit 1) c on true
    where r.agency_id = ${agencyId}::uuid and (r.retired_on is null or r.retired_on > ${day}::date) ${only}
    order by r.name, r.id limit 500`)
  return [...rows]
}

/**
 * Everybody in scope with the date of their most urgent training; `sort` is that date only while it is near. Who is not yet
 * cleared follows those who fall due soon: a day after the last of them.
 */
const SOON = sql.raw(String(SOON_DAYS))

export function urgency(scope: Scope, filters: MatrixFilters): SQL {
  const { person, requirementId, priority } = filters
  const words = person ? sql`and ${personFits(person, whose(scope))}` : sql``
  const only = asked(sql`o.requirement_id`, scope, filters)
  const applies =
    requirementId || priority
      ? sql`and exists (select 1 from obligations o where ${inForce(scope)} and o.person_id = s.person_id ${only})`
      : sql``
  return sql`
    select s.person_id, s.unit_id, s.position, p.given_name, p.family_name,
           ${sortNameJoined(sql`p.sort_name`)} as sort_name, d.due, coalesce(d.gated, false) as gated,
           case when d.due <= ${scope.day}::date + ${SOON} then d.due
             when d.gated then ${scope.day}::date + ${SOON} + 1 else 'infinity'::date end as sort
    from ${serving(scope)} s join people p on p.id = s.person_id
    ${joinNamesWritten({ person: sql`s.person_id`, agency: sql`${scope.agencyId}::uuid` })}
    left join (
      select o.person_id, min(o.due_on) as due, bool_or(o.due_on is null) as gated from obligations o
      where ${inForce(scope)} and ${pending(scope.day)} ${only} group by o.person_id) d on d.person_id = s.person_id
    where true ${words} ${applies}`
}

export const namesShown =
  ({ agencyId }: Scope) =>
  (part: 'given_name' | 'family_name', row: SQL) =>
    nameShownTo(part, { person: sql`${row}.person_id`, agency: sql`${agencyId}::uuid` }, sql`${row}.${sql.raw(part)}`)

const whose = ({ agencyId }: Scope) => ({
  person: sql`p.id`,
  sortName: sql`p.sort_name`,
  agency: sql`${agencyId}::uuid`,
})

export function inBucket(status: MatrixFilters['status'], day: Day): SQL {
  if (!status) return sql`true`
  if (status === 'not-cleared') return sql`gated`
  if (status === 'up-to-date') return sql`(not gated and (due is null or due > ${day}::date + 90))`
  return dueWithin(sql`due`, status, day)
}

/** A page of people and the counts over all of them, from one pass. */
async function peoplePage(tx: Tx, scope: Scope, filters: MatrixFilters) {
  const shown = namesShown(scope)
  type Counts = { total: number; overdue: number; due30: number; notCleared: number }
  const [row] = await tx.execute<{ counts: Counts; rows: (Person & Place)[] | null }>(sql`
    with everybody as materialized (${urgency(scope, filters)}),
    chosen as (select * from everybody where ${inBucket(filters.status, scope.day)}),
    page as (
      select e.person_id as "personId", ${shown('given_name', sql`e`)} as "givenName", ${shown('family_name', sql`e`)} as "familyName", e.position, u.name as "unitName",
             e.sort as due, e.sort_name as "sortName"
      from (select * from chosen e where true ${after(filters.cursor)} order by e.sort, e.sort_name, e.person_id limit ${filters.limit + 1}) e
      left join units u on u.id = e.unit_id)
    select (select jsonb_agg(to_jsonb(p) order by p.due, p."sortName", p."personId") from page p) as rows,
           (select jsonb_build_object('total', count(*),
              'overdue', count(*) filter (where ${dueWithin(sql`due`, 'overdue', scope.day)}),
              'due30', count(*) filter (where ${dueWithin(sql`due`, 'due-30', scope.day)}),
              'notCleared', count(*) filter (where gated)) from chosen) as counts`)
  return { rows: row?.rows ?? [], counts: row?.counts ?? { total: 0, overdue: 0, due30: 0, notCleared: 0 } }
}

/**
 * How all who fit the filters stand with each column, in numbers. Whom it is about is asked as a condition and so looked up in
 * a hash: joined, in a database without statistics yet, as after a restore, each obligation was compared with everybody.
 */
async function totalsOf(tx: Tx, scope: Scope, filters: MatrixFilters, columns: readonly Column[]) {
  type Row = { requirementId: string; appliesTo: number; open: number; overdue: number; notCleared: number }
  const rows = await tx.execute<Row>(sql`
    with everybody as materialized (${urgency(scope, filters)}),
    chosen as (select person_id from everybody where ${inBucket(filters.status, scope.day)})
    select o.requirement_id as "requirementId", count(*) filter (where not o.renews)::int as "appliesTo",
           count(*) filter (where ${pending(scope.day)})::int as open,
           count(*) filter (where ${pending(scope.day)} and o.due_on < ${scope.day}::date)::int as overdue,
           count(*) filter (where ${pending(scope.day)} and o.due_on is null)::int as "notCleared"
    from obligations o
    where ${inForce(scope)} and coalesce(o.person_id in (select person_id from chosen), false) group by 1`)
  const found = new Map(rows.map((row) => [row.requirementId, row]))
  return columns.map(({ requirementId }) => {
    const { appliesTo = 0, open = 0, overdue = 0, notCleared = 0 } = found.get(requirementId) ?? {}
    return { appliesTo, met: appliesTo - open, overdue, notCleared }
  })
}

function after(cursor: string | undefined): SQL {
  const place = mostUrgentFirst.placeOf(cursor)
  if (!place) return sql``
  const [due, name, id] = place
  return sql`and (e.sort, e.sort_name, e.person_id) > (${due}::date, ${name}, ${id}::uuid)`
}

type CycleRow = Pick<Obligation, 'opensOn' | 'dueOn' | 'satisfiedOn' | 'validUntil' | 'endsOn'> & {
  personId: string
  requirementId: string
  waived: boolean
}

/** Statuses of the people of one page, by the same pure rule as everywhere. */
async function cellsOf(tx: Tx, scope: Scope, people: readonly Person[], columns: readonly Column[]) {
  const ids = `{${people.map((each) => each.personId).join(',')}}`
  const rows = await tx.execute<CycleRow>(sql`
    select o.person_id as "personId", o.requirement_id as "requirementId", o.opens_on as "opensOn", o.due_on as "dueOn",
           o.satisfied_on as "satisfiedOn", o.valid_until as "validUntil", o.ends_on as "endsOn", ${lifted} as waived
    from obligations o where o.person_id = any(${ids}::uuid[]) and ${inForce(scope)} order by o.cycle`)
  const cycles = new Map<string, CycleRow[]>()
  for (const row of rows) {
    const key = `${row.personId} ${row.requirementId}`
    cycles.set(key, [...(cycles.get(key) ?? []), row])
  }
  return (personId: string): Status[] =>
    columns.map(({ requirementId }) => statusOn(cycles.get(`${personId} ${requirementId}`) ?? [], scope.day))
}
