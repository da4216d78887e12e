/** Who has completed what, as a file: a line for each person and requirement. */
import { type SQL, sql } from 'drizzle-orm'
import { noteExport } from '@/lib/audit/exported'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { stream } from '@/lib/platform/stream'
import { type Day, daysBetween } from '@/lib/platform/time'
import { askAgainFirst } from '@/lib/requirements/derived/asked-again'
import { pendingKind } from '@/lib/requirements/engine/rules'
import { pending } from '@/lib/requirements/pending'
import { asked, inBucket, namesShown, urgency } from './completion'
import { type MatrixFilters, matrixInput } from './inputs'
import { dueWithin, inForce, lifted, type Scope, scopeOf } from './scope'

/** Columns of `completion.csv`, in this order for good; a new one is added at the end. Described in docs/completion-csv.md. */
export const completionColumns = [
  'as_of',
  'person_id',
  'employee_number',
  'family_name',
  'given_name',
  'unit',
  'position',
  'requirement_id',
  'requirement',
  'rule_version',
  'citation',
  'status',
  'days',
  'due_on',
  'completed_on',
  'valid_until',
  'met_by',
  'before',
] as const

type FileRow = Record<Exclude<(typeof completionColumns)[number], 'status' | 'days' | 'as_of'>, string | null> & {
  rule_version: number | null
  pending: boolean
}

/**
 * Every person in scope with every requirement that applies to them on the day, one line each; with a status only the
 * lines that have it. The download is noted before the first line. @throws not-found; not-now while a new edition is asked again
 * of very many
 */
export async function exportCompletion(ctx: Ctx, input: unknown) {
  const filters = matrixInput.parse(input)
  const scope = await read(ctx, (tx) => scopeOf(ctx, tx, filters))
  await askAgainFirst(ctx, scope.agencyId)
  const { agencyId, cursor: _, limit: __, ...narrowed } = filters
  await noteExport(ctx, { agencyId, detail: { report: 'completion', ...narrowed, asOf: scope.day } })
  return { scope, rows: fileRows(ctx, scope, filters) }
}

async function* fileRows(ctx: Ctx, scope: Scope, filters: MatrixFilters): AsyncGenerator<(string | number | null)[]> {
  const source = fileQuery(scope, filters)
  const batches = stream<FileRow>(ctx, (db) => db.select({ all: sql`*` }).from(source))
  for await (const rows of batches) for (const row of rows) yield lineOf(scope.day, row)
}

/** Of the people who were asked for, the lines that were: with `overdue`, what is overdue. */
function lineInBucket(status: MatrixFilters['status'], day: Day): SQL {
  if (!status || status === 'up-to-date') return sql`true`
  return sql`o.pending and ${dueWithin(sql`o.due_on`, status, day)}`
}

function fileQuery(scope: Scope, filters: MatrixFilters): SQL {
  const shown = namesShown(scope)
  const only = asked(sql`o.requirement_id`, scope, filters)
  return sql`(
    with everybody as (${urgency(scope, filters)}),
    chosen as (select * from everybody where ${inBucket(filters.status, scope.day)}),
    stands as (
      select distinct on (o.person_id, o.requirement_id) o.*, ${pending(scope.day)} as pending from obligations o
      where ${inForce(scope)} and coalesce(o.person_id in (select person_id from chosen), false) ${only}
      order by o.person_id, o.requirement_id, ${pending(scope.day)} desc, o.cycle desc)
    select c.person_id, a.employee_number, ${shown('family_name', sql`c`)} as family_name, ${shown('given_name', sql`c`)} as given_name, u.name as unit, c.position, r.id as requirement_id,
           r.name as requirement, (o.explanation->>'version')::int as rule_version, o.explanation->>'citation' as citation, o.pending,
           case when o.pending then o.due_on end as due_on, case when not o.pending then o.satisfied_on end as completed_on,
           case when not o.pending then o.valid_until end as valid_until,
           case when not o.pending then case when ${lifted} then 'waiver' else 'training' end end as met_by,
           case when o.pending and o.due_on is null then (select v.limits->>'heldBack' from requirement_versions v where v.id = o.version_id) end as before
    from chosen c join stands o on o.person_id = c.person_id and ${lineInBucket(filters.status, scope.day)} join requirements r on r.id = o.requirement_id
    left join units u on u.id = c.unit_id
    left join lateral (
      select x.employee_number from affiliations x where x.person_id = c.person_id and x.agency_id = ${scope.agencyId}::uuid
        and x.valid_from <= ${scope.day}::date and (x.valid_to is null or x.valid_to > ${scope.day}::date)
      order by x.service_starts_on, x.id limit 1) a on true
    order by c.sort_name, c.person_id, r.name, r.id) as lines`
}

/** Days are left until the due date, and negative when it is past; before an act there is none. */
function lineOf(day: Day, { pending: open, ...row }: FileRow): (string | number | null)[] {
  const days = row.due_on ? daysBetween(day, row.due_on) : null
  const cells = { ...row, as_of: day, status: open ? pendingKind(days) : 'met', days }
  return completionColumns.map((name) => cells[name])
}
