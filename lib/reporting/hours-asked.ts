/** How people of an agency stand with requirements that ask hours of them, in sums and one by one. */
import { sql } from 'drizzle-orm'
import { type WaitingClaim, waitingOf } from '@/lib/claims/waiting'
import type { Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { type OpenEvent, openEvents } from '@/lib/registration/open-events'
import type { Criterion } from '@/lib/requirements/engine/criterion'
import type { Explanation } from '@/lib/requirements/engine/facts'
import { nothingFollows } from '@/lib/requirements/previewed/follow-shape'
import { ifTheyStood } from '@/lib/requirements/previewed/if-it-stood'
import { knownIn } from '@/lib/requirements/previewed/more-than-one'
import { wouldAdd } from '@/lib/requirements/previewed/would-count'
import { inTime } from './hours-closing'
import { floorsOf } from './hours-floors'
import type { HoursFilters } from './hours-inputs'
import { type ShortRow, shortTold } from './hours-short'
import { stands } from './hours-stands'
import type { Scope } from './scope'
import { waysOf } from './ways'

type Asked = {
  requirementId: string
  name: string
  people: number
  needMinutes: number
  haveMinutes: number
  short: number
  met: number
}

/** @param requirementId only this one; null: all */
export async function hoursAsked(
  tx: Tx,
  scope: Scope,
  filters: HoursFilters,
  requirementId: string | null,
): Promise<Asked[]> {
  const rows = await tx.execute<Asked>(sql`
    with ${stands(scope, filters, requirementId)}
    select r.id as "requirementId", r.name, s.people, s."needMinutes", s."haveMinutes", s.people - s.met as short, s.met
    from (
      select s.requirement_id, count(*)::int as people, sum(s.need)::float8 as "needMinutes",
        sum(least(s.have, s.need))::float8 as "haveMinutes", count(*) filter (where s.met)::int as met
      from stands s group by s.requirement_id) s
    join requirements r on r.id = s.requirement_id order by r.name, r.id limit 100`)
  return [...rows]
}

/** Requirements of the agency that ask hours, by name: what can be asked about. */
export async function askable(tx: Tx, { agencyId, day }: Scope): Promise<{ requirementId: string; name: string }[]> {
  const rows = await tx.execute<{ requirementId: string; name: string }>(sql`
    select r.id as "requirementId", r.name from requirements r
    where r.agency_id = ${agencyId}::uuid and (r.retired_on is null or r.retired_on > ${day}::date)
      and exists (select 1 from requirement_versions v where v.requirement_id = r.id and v.criterion->>'kind' = 'minutes')
    order by r.name, r.id limit 200`)
  return [...rows]
}

/** More are in the file. */
const MOST_SHORT = 50

/** Who has yet to meet it, the most hours first, in figures and one by one, and what would bring each nearer. */
export async function shortOf(
  { tx, ctx }: { tx: Tx; ctx: Ctx },
  scope: Scope,
  filters: HoursFilters,
  requirementId: string,
) {
  const floors = await floorsOf(tx, scope, requirementId)
  const { rows, ...told } = await shortTold(tx, scope, { filters, requirementId, floors, most: MOST_SHORT })
  const known = await knownIn({ tx, ctx }, rows.map(owingOf))
  const isToday = scope.day === scope.today
  const people = isToday ? rows.map(({ personId }) => personId) : []
  const waiting = await waitingFor({ tx, ctx }, { agencyId: scope.agencyId, requirementIds: [requirementId] }, people)
  // People may owe under several versions, and most do under one.
  const asks = [...new Map(rows.flatMap(({ explanation }) => asksIn(explanation))).values()]
  const events = people.length > 0 ? await openEvents({ tx, ctx }, { agencyId: scope.agencyId, asks }) : []
  return {
    ...told,
    items: rows.map((row) => {
      const { explanation, counted, cycle: _, ...shown } = row
      const [module = null] = isToday ? known.modulesFor(owingOf(row), scope.day) : []
      const event = module ? null : nearestEvent(row, events, scope.day)
      const ways = waysOf(countedOnce(row, scope.day), known.modes)
      // The one that has waited longest.
      const claim = waiting.find(({ personId, brings }) => personId === row.personId && brings.counts.length > 0)
      return {
        ...shown,
        ways,
        beganOn: beganIn(row),
        next: isToday ? { claim: claim ? claimTold(claim) : null, module, event } : null,
      }
    }),
  }
}

const asksIn = ({ asks }: Explanation): [string, Criterion][] => (asks ? [[JSON.stringify(asks), asks]] : [])

const owingOf = ({ explanation, counted }: ShortRow) => ({ explanation, countedCredits: counted })

/**
 * What waits of these people and the reader may decide, with what each would bring toward requirements of the agency.
 * @param asked `most`: the longest waiting, and no more than these
 */
export async function waitingFor(
  within: { tx: Tx; ctx: Ctx },
  { agencyId, requirementIds, most }: { agencyId: string; requirementIds: readonly string[]; most?: number },
  personIds: readonly string[],
) {
  const waiting = await waitingOf(within, { agencyId, personIds, most })
  const brought = await ifTheyStood(
    within,
    { agencyIds: [agencyId], requirementIds },
    waiting.map(({ supposed }) => supposed),
  )
  return waiting.map((claim, i) => ({ ...claim, brings: brought[i] ?? nothingFollows() }))
}

export const claimTold = ({ claimId, title, minutes }: WaitingClaim) => ({ claimId, title, minutes })

const countedOnce = ({ counted }: ShortRow, day: Day) =>
  counted.filter(({ shared, earnedOn }) => !shared && earnedOn <= day)

/** The soonest that would count before its last day; of what has none, or is overdue, the soonest at all. */
function nearestEvent({ explanation, counted, dueOn }: ShortRow, events: readonly OpenEvent[], day: Day) {
  const { asks, owed = null } = explanation
  if (!asks) return null
  const event = inTime(events, dueOn, day).find(({ training }) => wouldAdd({ asks, owed, counted, day }, training) > 0)
  return event ? { slug: event.slug, title: event.title, on: event.startsLocal.slice(0, 10) } : null
}

/** When somebody began to serve, where that was in the middle of the time and all of it is owed nevertheless. */
function beganIn({ servesSince, explanation: { asks, owed, countsFrom, periodEnd } }: ShortRow): Day | null {
  const isWhole = asks?.kind === 'minutes' && (owed ?? asks.atLeast) >= asks.atLeast
  if (!isWhole || !servesSince || !countsFrom || servesSince <= countsFrom) return null
  return periodEnd && servesSince > periodEnd ? null : servesSince
}
