/** Who is short of the hours of one requirement: in figures, by minimum, and the people with the most hours to go. */
import { type SQL, sql } from 'drizzle-orm'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import type { Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import type { Explanation } from '@/lib/requirements/engine/facts'
import type { CountedCredit } from '@/lib/requirements/engine/lots'
import { type Floors, lacking } from './hours-floors'
import type { HoursFilters, HoursStanding } from './hours-inputs'
import { stands } from './hours-stands'
import { type Scope, servesOn } from './scope'

export type ShortRow = {
  personId: string
  cycle: number
  givenName: string
  familyName: string
  position: string | null
  unitName: string | null
  servesSince: Day | null
  dueOn: Day | null
  standing: HoursStanding
  needMinutes: number
  haveMinutes: number
  missing: { label: string; minutes: number }[]
  explanation: Explanation
  counted: CountedCredit[]
}
type Figures = { farShort: number; short: number; partMissing: number; met: number }
/** `skip`: so many in turn were told before. */
type Asked = { filters: HoursFilters; requirementId: string; floors: Floors; most: number; skip?: number }

/** Beside those who lack as many minutes: of so many the names decide, of others nothing. */
export const IN_TURN = 500
/** So many credits are told of that do not count (`notCountedFor`): where there are as many, there may be more. */
const MOST_TOLD = 12

export async function shortTold(tx: Tx, scope: Scope, { filters, requirementId, floors, most, skip = 0 }: Asked) {
  const [row] = await tx.execute<{
    figures: Figures
    total: number
    below: Record<string, number> | null
    over: { minutes: number; people: number; atLeast: boolean }
    rows: ShortRow[] | null
  }>(sql`
    with ${stands(scope, filters, requirementId)}, ${lacking(floors)}, ${standings},
    asked as materialized (select t.* from told t where ${chosen(filters)}),
    first as materialized (select a.* from asked a order by a.need - a.have desc, a.person_id limit ${IN_TURN} offset ${skip})
    select (select jsonb_build_object('farShort', count(*) filter (where t.standing = 'far-short'),
        'short', count(*) filter (where t.standing = 'short'), 'partMissing', count(*) filter (where t.standing = 'part-missing'),
        'met', count(*) filter (where t.standing = 'met')) from told t) as figures,
      (select count(*)::int from asked) as total,
      (select jsonb_object_agg(k.key, k.people) from (select l.key, count(distinct l.person_id) as people from lacking l group by l.key) k) as below,
      (select jsonb_build_object('minutes', coalesce(sum(s.over), 0), 'people', count(*), 'atLeast', coalesce(bool_or(exists (
          select 1 from obligations o where o.person_id = s.person_id and o.requirement_id = s.requirement_id and o.cycle = s.cycle
            and jsonb_array_length(o.explanation->'notCounted') >= ${MOST_TOLD})), false)) from stands s where s.over > 0) as over,
      (select jsonb_agg(to_jsonb(x) - 'sort_name' order by x."needMinutes" - x."haveMinutes" desc, x.sort_name, x."personId") from (
        ${people(scope, requirementId)} order by f.need - f.have desc, p.sort_name, f.person_id limit ${most}) x) as rows`)
  const { figures, total = 0, below, over, rows } = row ?? {}
  return {
    figures: figures ?? { farShort: 0, short: 0, partMissing: 0, met: 0 },
    total,
    minimums: floors.minimums.map((each) => ({ ...each, below: below?.[each.key] ?? 0 })),
    limits: floors.limits,
    overLimit: over && over.people > 0 ? over : null,
    rows: rows ?? [],
  }
}

/**
 * `told`: each person with how far they are. Far short is half of the hours or more; where less is missing and all of it belongs to
 * minimums, more hours of anything else would not help.
 */
const standings: SQL = sql`
  told as materialized (
    select s.*, case when s.met then 'met' when s.have < s.need and s.have * 2 <= s.need then 'far-short'
      when s.need - s.have <= coalesce(l.minutes, 0) then 'part-missing' else 'short' end as standing
    from stands s left join (
      select person_id, sum(minutes) filter (where top) as minutes from lacking group by person_id) l on l.person_id = s.person_id)`

function chosen({ standing, below }: HoursFilters): SQL {
  if (below) return sql`exists (select 1 from lacking l where l.person_id = t.person_id and l.key = ${below})`
  return standing ? sql`t.standing = ${standing}` : sql`not t.met`
}

/** Those of `first` as they are shown, with the documents behind. */
function people(scope: Scope, requirementId: string): SQL {
  const whose = { person: sql`f.person_id`, agency: sql`${scope.agencyId}::uuid` }
  return sql`
    select f.person_id as "personId", f.cycle, ${nameShownTo('given_name', whose, sql`p.given_name`)} as "givenName",
      ${nameShownTo('family_name', whose, sql`p.family_name`)} as "familyName", a.position, u.name as "unitName",
      a.service_starts_on as "servesSince", f.due_on as "dueOn", f.standing, f.need as "needMinutes", f.have as "haveMinutes",
      (select coalesce(jsonb_agg(jsonb_build_object('label', l.label, 'minutes', l.minutes)), '[]') from lacking l
        where l.person_id = f.person_id) as missing,
      o.explanation, o.counted_credits as counted, p.sort_name
    from first f join people p on p.id = f.person_id
    join obligations o on o.person_id = f.person_id and o.requirement_id = ${requirementId}::uuid and o.cycle = f.cycle
    left join lateral (
      select a.unit_id, a.position, a.service_starts_on from affiliations a
      where a.person_id = f.person_id and a.agency_id = ${scope.agencyId}::uuid and ${servesOn({ ...scope, unitId: null })}
      order by a.service_starts_on, a.id limit 1) a on true
    left join units u on u.id = a.unit_id`
}
