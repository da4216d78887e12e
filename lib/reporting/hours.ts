/** Hours of an agency in a period: about what, how given and by whom, and against what is asked of its people. */

import { type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { hourSettingsIn } from '@/lib/agencies/hour-settings'
import { unitsBelow, withinReach } from '@/lib/agencies/reach'
import { noteExport } from '@/lib/audit/exported'
import { topicNameIn } from '@/lib/catalog/topics'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { fold } from '@/lib/platform/fold'
import { recordsOf } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import type { creditModes } from '@/lib/records/kinds'
import { priorityShares, topicShares } from '@/lib/records/shares'
import { unitTree } from '@/lib/requirements/choices'
import { askable, hoursAsked, shortOf } from './hours-asked'
import { peopleLines } from './hours-file'
import { type HoursFilters, hoursInput, type hoursShape } from './hours-inputs'
import { paceOf } from './hours-pace'
import { heading, type Scope, scopeOf } from './scope'
import { noteView } from './views'
import { slots } from './ways'

type Answer = z.infer<typeof hoursShape>
type Row = Answer['topics'][number]
export type Period = { from: Day; to: Day }
/** Of one person, whom the caller found to be in reach, it is all that was earned for the agency. */
export type Narrowed = HoursFilters & { personId?: string }
type Found = {
  by: 'topic' | 'priority' | 'provider' | 'month' | 'people'
  key: string
  name: string | null
  mode: (typeof creditModes)[number]
  minutes: number
  credits: number
}

/**
 * What stands on the records of the agency's people and was earned for it in the period; this calendar year when none is
 * given. Whom it is narrowed to goes by how they served on the day earned. @throws not-found
 */
export async function agencyHours(ctx: Ctx, input: unknown): Promise<Answer> {
  const filters = hoursInput.parse(input)
  const answer = await read(ctx, async (tx) => {
    const { scope, period, settings } = await askedOf(ctx, tx, filters)
    return {
      ...heading(scope),
      ...period,
      ...settings,
      ...(await figuresOf({ tx, ctx }, scope, filters, period)),
      ...(await choicesOf(tx, scope)),
      askable: await askable(tx, scope),
      requirements: await hoursAsked(tx, scope, filters, filters.requirementId ?? null),
      pace: filters.requirementId ? await paceOf(tx, scope, filters, filters.requirementId) : null,
      short: filters.requirementId ? await shortOf({ tx, ctx }, scope, filters, filters.requirementId) : null,
    }
  })
  await noteView(ctx, { report: 'hours', agencyId: filters.agencyId })
  return answer
}

/** The calendar year; where one day is given, the rest of its year. */
function periodOf({ from, to }: HoursFilters, today: Day): Period {
  const year = (from ?? to ?? today).slice(0, 4)
  return { from: from ?? `${year}-01-01`, to: to ?? `${year}-12-31` }
}

export async function askedOf(ctx: Ctx, tx: Tx, filters: HoursFilters) {
  const now = await scopeOf(ctx, tx, { agencyId: filters.agencyId })
  const period = periodOf(filters, now.today)
  const scope = period.to < now.today ? { ...now, day: period.to } : now
  return { scope, period, settings: await hourSettingsIn(tx, filters.agencyId) }
}

/** Of `affiliations a`: within reach, and of whom was asked for. */
const fits = ({ reach }: Scope, { unitId, position, employment }: HoursFilters): SQL => sql`
  ${withinReach(reach, sql`a.unit_id`)} ${unitId ? sql`and a.unit_id in ${unitsBelow([unitId])}` : sql``}
  ${position ? sql`and lower(trim(a.position)) = lower(${position})` : sql``}
  ${employment ? sql`and a.employment = ${employment}` : sql``}`

const isNarrow = ({ reach }: Scope, { personId, unitId, position, employment }: Narrowed) =>
  !personId && Boolean(reach.unitIds || unitId || position || employment)

/**
 * `counted`: credits of the period for the agency, each with the record it belongs to today. None that was reversed, and of
 * an edition that stands on two records of one person only the first.
 */
export function counted(scope: Scope, filters: Narrowed, { from, to }: Period): SQL {
  const served = sql`exists (select 1 from affiliations a where a.person_id = r.lasting and a.agency_id = ${scope.agencyId}::uuid
    and a.valid_from <= c.earned_on and (a.valid_to is null or a.valid_to > c.earned_on) and ${fits(scope, filters)})`
  const stands = (credit: SQL) =>
    sql`${credit}.reverses is null and not exists (select 1 from credits x where x.reverses = ${credit}.id)`
  return sql`
    standing as materialized (
      select c.id, c.person_id, c.course_version_id, c.credit_minutes, c.mode, c.source_kind, c.provider, c.topic_ids,
        c.topic_minutes, c.priority_ids, c.earned_on
      from credits c where c.agency_id = ${scope.agencyId}::uuid
        ${filters.personId ? sql`and c.person_id in ${recordsOf(sql`${filters.personId}::uuid`)}` : sql``}
        and c.earned_on between ${from}::date and ${to}::date and ${stands(sql`c`)}),
    owners as materialized (
      select p.person_id, lasting_record(p.person_id) as lasting from (select distinct person_id from standing) p),
    others as materialized (
      select r.person_id, o.id from owners r cross join lateral records_of(r.lasting) as o(id) where o.id <> r.person_id),
    again as materialized (
      select c.id from standing c join others o on o.person_id = c.person_id
      join credits d on d.person_id = o.id and d.course_version_id = c.course_version_id
      where (d.earned_on, d.id) < (c.earned_on, c.id) and ${stands(sql`d`)}),
    counted as materialized (
      select c.id, r.lasting, c.credit_minutes, c.mode, c.source_kind, c.provider, c.topic_ids, c.topic_minutes, c.priority_ids, c.earned_on
      from standing c join owners r on r.person_id = c.person_id
      where c.id not in (select id from again) ${isNarrow(scope, filters) ? sql`and ${served}` : sql``})`
}

async function figuresOf({ tx, ctx }: { tx: Tx; ctx: Ctx }, scope: Scope, filters: HoursFilters, period: Period) {
  const [sizes] = await tx.execute<{ serving: number }>(sql`
    select count(distinct a.person_id)::int as serving from affiliations a where a.agency_id = ${scope.agencyId}::uuid
      and a.valid_from <= ${period.to}::date and (a.valid_to is null or a.valid_to > ${period.from}::date)
      and ${fits(scope, filters)}`)
  return { ...(await sumsIn({ tx, ctx }, { scope, filters, period })), serving: sizes?.serving ?? 0 }
}

/** All tables, and how many people earned something; topics as the reader calls them. */
export async function sumsIn(
  { tx, ctx }: { tx: Tx; ctx: Ctx },
  { scope, filters, period }: { scope: Scope; filters: Narrowed; period: Period },
) {
  const rows = [...(await tx.execute<Found>(hoursQuery(scope, filters, period)))]
  const by = (what: Found['by']) => grouped(rows.filter((row) => row.by === what))
  const months = by('month')
  return {
    people: rows.find((row) => row.by === 'people')?.credits ?? 0,
    whole: together(months),
    topics: by('topic').map((row) => ({ ...row, name: topicNameIn(ctx.locale, { id: row.key, name: row.name }) })),
    priorities: by('priority'),
    providers: grouped(givers(rows)),
    months: months.sort((a, b) => (a.key < b.key ? -1 : 1)),
  }
}
type Sums = Awaited<ReturnType<typeof sumsIn>>

/** Who gave it, by name: however it was typed, it is one row, under the spelling that sorts first. */
const givers = (rows: readonly Found[]): Found[] =>
  rows
    .filter(({ by }) => by === 'provider')
    .sort((one, other) => ((one.name ?? '') < (other.name ?? '') ? -1 : 1))
    .map((row) => ({ ...row, key: row.name === null ? row.key : fold(row.name) }))

/** The sums of all tables in one statement: a row for each key and way of training. What is alike is divided once. */
export const hoursQuery = (scope: Scope, filters: Narrowed, period: Period): SQL => sql`
  with ${counted(scope, filters, period)},
  alike as materialized (
    select c.mode, c.topic_ids, c.topic_minutes, c.priority_ids, c.credit_minutes, count(*) as times
    from counted c group by c.mode, c.topic_ids, c.topic_minutes, c.priority_ids, c.credit_minutes)
  ${sumsOf('topic', sql`(${topicShares(sql`alike`)}) s left join topics n on n.id = s.key`, sql`n.name`)}
  union all ${sumsOf('priority', sql`(${priorityShares(sql`alike`)}) s left join priorities n on n.id = s.key`, sql`n.name`)}
  union all ${sumsOf(
    'provider',
    sql`(select c.mode, coalesce(c.provider, c.source_kind) as key, c.provider as name, 1 as times, c.credit_minutes as minutes
      from counted c) s`,
    sql`s.name`,
  )}
  union all ${sumsOf(
    'month',
    sql`(select c.mode, to_char(c.earned_on, 'YYYY-MM') as key, 1 as times, c.credit_minutes as minutes from counted c) s`,
    sql`null::text`,
  )}
  union all select 'people', '', null, 'in-person', 0, count(distinct c.lasting)::int from counted c`

const sumsOf = (by: Found['by'], from: SQL, name: SQL): SQL => sql`
  select ${by}::text as by, s.key, ${name} as name, s.mode, sum(s.minutes)::float8 as minutes, sum(s.times)::int as credits
  from ${from} group by s.key, ${name}, s.mode`

const nothing = { inPerson: 0, virtual: 0, selfPaced: 0, minutes: 0, credits: 0 }

/** The most hours first; what has no name is last. */
function grouped(found: readonly Found[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { key, name, mode, minutes, credits } of found) {
    const row = rows.get(key) ?? { ...nothing, key, name }
    row[slots[mode]] += minutes
    row.minutes += minutes
    row.credits += credits
    rows.set(key, row)
  }
  return [...rows.values()].sort(
    (a, b) => Number(a.key === '') - Number(b.key === '') || b.minutes - a.minutes || (a.key < b.key ? -1 : 1),
  )
}

function together(rows: readonly Row[]): Omit<Row, 'key' | 'name'> {
  const whole = { ...nothing }
  for (const row of rows) for (const key of Object.keys(nothing) as (keyof typeof nothing)[]) whole[key] += row[key]
  return whole
}

async function choicesOf(tx: Tx, { agencyId }: Scope) {
  const positions = await tx.execute<{ position: string }>(sql`
    select distinct trim(a.position) as position from affiliations a
    where a.agency_id = ${agencyId}::uuid and trim(a.position) <> '' order by 1 limit 200`)
  return { units: [...(await unitTree(tx, agencyId))], positions: positions.map(({ position }) => position) }
}

export const hoursColumns = [
  ...(['from', 'to', 'by', 'id', 'name', 'in_person_minutes', 'live_online_minutes'] as const),
  ...(['self_paced_minutes', 'minutes', 'credits'] as const),
]

/** Of one requirement more is told: each minimum, and each person who is short. */
export const hoursOfOneColumns = [
  ...hoursColumns,
  ...([
    'unit',
    'position',
    'due_on',
    'standing',
    'need_minutes',
    'short_minutes',
    'minimum_missing',
    'people_below',
  ] as const),
]

/**
 * The tables of the screen as lines of one file, and the whole; of one requirement also its minimums and the people who are asked
 * about, the most hours first. The download is noted first. @throws not-found
 */
export async function exportHours(ctx: Ctx, input: unknown) {
  const filters = hoursInput.parse(input)
  const { scope, period, figures } = await read(ctx, async (tx) => {
    const { scope, period } = await askedOf(ctx, tx, filters)
    return { scope, period, figures: await sumsIn({ tx, ctx }, { scope, filters, period }) }
  })
  const { agencyId, requirementId, ...narrowed } = filters
  const detail = { report: 'hours', ...narrowed, ...(requirementId && { requirementId }), ...period }
  await noteExport(ctx, { agencyId, detail })
  const tables = linesOf(period, figures)
  if (!requirementId) return { agencyName: scope.agencyName, period, columns: hoursColumns, rows: each(tables) }
  const rows = withPeople(tables, peopleLines(ctx, scope, { filters, requirementId, period }))
  return { agencyName: scope.agencyName, period, columns: hoursOfOneColumns, rows }
}

type Line = (string | number | null)[]

async function* each(lines: readonly Line[]): AsyncGenerator<Line> {
  yield* lines
}

async function* withPeople(tables: readonly Line[], people: AsyncIterable<Line>): AsyncGenerator<Line> {
  const none = hoursOfOneColumns.slice(hoursColumns.length).map(() => null)
  for (const line of tables) yield [...line, ...none]
  yield* people
}

/** The tables as lines of a file, the whole first. */
export function linesOf({ from, to }: Period, { topics, priorities, providers, months, whole }: Sums) {
  const line = (by: string, { key, name, ...row }: Row) => [
    ...[from, to, by, key, name],
    ...[row.inPerson, row.virtual, row.selfPaced, row.minutes, row.credits],
  ]
  const tables = { topic: topics, priority: priorities, provider: providers, month: months }
  return [
    line('all', { key: '', name: null, ...whole }),
    ...Object.entries(tables).flatMap(([by, rows]) => rows.map((row) => line(by, row))),
  ]
}
