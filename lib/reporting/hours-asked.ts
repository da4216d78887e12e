/** How people of an agency stand with requirements that ask hours of them, in sums and one by one. */
import { type SQL, sql } from 'drizzle-orm'
import { nameShownTo } from '@/lib/agencies/names-on-papers'
import { type WaitingClaim, waitingOf } from '@/lib/claims/waiting'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import type { Explanation } from '@/lib/requirements/engine/facts'
import { toldOf } from '@/lib/requirements/engine/how-far'
import type { CountedCredit } from '@/lib/requirements/engine/lots'
import { progressOf } from '@/lib/requirements/engine/progress'
import type { Called } from '@/lib/requirements/explained/asked'
import { pending } from '@/lib/requirements/pending'
import { knownIn } from '@/lib/requirements/previewed/more-than-one'
import { wouldAdd } from '@/lib/requirements/previewed/would-count'
import type { HoursFilters } from './hours-inputs'
import { inForce, lifted, type Scope, servesOn } from './scope'

type Asked = {
  requirementId: string
  name: string
  people: number
  needMinutes: number
  haveMinutes: number
  farShort: number
  short: number
  partMissing: number
  met: number
}

/**
 * `stands`: each person and requirement of hours once, as it is on the day: minutes that are owed, those of them that count,
 * whether it is met, and the first day of its time. Minutes that fill two parts at once count once.
 * @param requirementId only this one; null: all
 */
export function stands(
  scope: Scope,
  { unitId, position, employment }: HoursFilters,
  requirementId: string | null,
): SQL {
  const within = { ...scope, unitId: unitId ?? null }
  const narrowed = position || employment
  const who = sql`o.person_id in (select a.person_id from affiliations a
    where a.agency_id = ${scope.agencyId}::uuid and ${servesOn(within)}
      ${position ? sql`and lower(trim(a.position)) = lower(${position})` : sql``}
      ${employment ? sql`and a.employment = ${employment}` : sql``})`
  return sql`
    latest as materialized (
      select distinct on (o.person_id, o.requirement_id) o.person_id, o.requirement_id, o.due_on, o.explanation, o.counted_credits,
        greatest(o.opens_on, (o.explanation->>'countsFrom')::date) as starts_on,
        not ${pending(scope.day)} as met, ${lifted} as lifted
      from obligations o
      where ${inForce(within)} and o.explanation->'asks'->>'kind' = 'minutes' ${narrowed ? sql`and ${who}` : sql``}
        ${requirementId ? sql`and o.requirement_id = ${requirementId}::uuid` : sql``}
      order by o.person_id, o.requirement_id, ${pending(scope.day)} desc, o.cycle desc),
    stands as materialized (
      select l.*, case when l.lifted then 0 else coalesce((l.explanation->>'owed')::int, (l.explanation->'asks'->>'atLeast')::int) end as need,
        (select coalesce(sum((k->>'minutes')::int), 0)::int from jsonb_array_elements(l.counted_credits) k
          where k->'shared' is null and k->>'earnedOn' <= ${scope.day}) as have
      from latest l)`
}

export async function hoursAsked(tx: Tx, scope: Scope, filters: HoursFilters): Promise<Asked[]> {
  const rows = await tx.execute<Asked>(sql`
    with ${stands(scope, filters, null)}
    select r.id as "requirementId", r.name, count(*)::int as people, sum(s.need)::float8 as "needMinutes",
      sum(least(s.have, s.need))::float8 as "haveMinutes", count(*) filter (where s.met)::int as met,
      count(*) filter (where not s.met and s.have >= s.need)::int as "partMissing",
      count(*) filter (where not s.met and s.have < s.need and s.have * 2 > s.need)::int as short,
      count(*) filter (where not s.met and s.have < s.need and s.have * 2 <= s.need)::int as "farShort"
    from stands s join requirements r on r.id = s.requirement_id
    group by r.id order by r.name, r.id limit 100`)
  return [...rows]
}

/** More are in the completion table. */
const MOST_SHORT = 50

type ShortRow = {
  personId: string
  givenName: string
  familyName: string
  position: string | null
  unitName: string | null
  dueOn: Day | null
  needMinutes: number
  haveMinutes: number
  explanation: Explanation
  counted: CountedCredit[]
  total: number
}

/** Who has yet to meet it, the most hours first, and what would bring each nearer. */
export async function shortOf(
  { tx, ctx }: { tx: Tx; ctx: Ctx },
  scope: Scope,
  filters: HoursFilters,
  requirementId: string,
) {
  const whose = { person: sql`s.person_id`, agency: sql`${scope.agencyId}::uuid` }
  const rows = await tx.execute<ShortRow>(sql`
    with ${stands(scope, filters, requirementId)}
    select s.person_id as "personId", ${nameShownTo('given_name', whose, sql`p.given_name`)} as "givenName",
      ${nameShownTo('family_name', whose, sql`p.family_name`)} as "familyName", a.position, u.name as "unitName",
      s.due_on as "dueOn", s.need as "needMinutes", s.have as "haveMinutes", s.explanation, s.counted_credits as counted, count(*) over ()::int as total
    from stands s join people p on p.id = s.person_id
    left join lateral (
      select a.unit_id, a.position from affiliations a
      where a.person_id = s.person_id and a.agency_id = ${scope.agencyId}::uuid and ${servesOn({ ...scope, unitId: null })}
      order by a.service_starts_on, a.id limit 1) a on true
    left join units u on u.id = a.unit_id
    where not s.met
    order by s.need - s.have desc, p.sort_name, s.person_id limit ${MOST_SHORT}`)
  const known = await knownIn({ tx, ctx }, rows.map(owingOf))
  const isToday = scope.day === scope.today
  const people = isToday ? rows.map(({ personId }) => personId) : []
  const waiting = await waitingOf({ tx, ctx }, scope.agencyId, people)
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map((row) => {
      const { explanation, counted, total: _, ...shown } = row
      const [module = null] = isToday ? known.modulesFor(owingOf(row), scope.day) : []
      const missing = partsMissing(explanation, counted, scope.day, known.words.called)
      return { ...shown, missing, next: isToday ? { claim: nearest(row, waiting, scope.day), module } : null }
    }),
  }
}

const owingOf = ({ explanation, counted }: ShortRow) => ({ explanation, countedCredits: counted })

/** The claim that has waited longest of those that would count. */
function nearest({ personId, ...row }: ShortRow, waiting: readonly WaitingClaim[], day: Day) {
  const claim = waiting.find((each) => each.personId === personId && counts(each, row, day))
  return claim ? claimTold(claim) : null
}

export const claimTold = ({ claimId, title, minutes }: WaitingClaim) => ({ claimId, title, minutes })

type Owing = { explanation: Pick<Explanation, 'asks' | 'owed' | 'countsFrom'>; counted: readonly CountedCredit[] }

/** Whether a claim would add to what is owed, were it approved as it was sent; training from before it was owed counts as the rules count it. */
export function counts({ endsOn, training }: WaitingClaim, { explanation, counted }: Owing, day: Day): boolean {
  const { asks, owed = null, countsFrom } = explanation
  return asks !== undefined && endsOn >= (countsFrom ?? '') && wouldAdd({ asks, owed, counted, day }, training) > 0
}

function partsMissing({ asks, owed }: Explanation, counted: CountedCredit[], day: Day, called: Called) {
  if (!asks) return []
  return toldOf(progressOf(asks, owed ?? null, counted, day), asks, called)
    .parts.filter(({ have, need }) => have < need)
    .map(({ label, have, need }) => ({ label, minutes: need - have }))
}
