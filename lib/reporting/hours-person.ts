/** Hours of one person in a period as their agency sees them: the tables, what is asked, and each credit behind. */

import { sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { noteExport } from '@/lib/audit/exported'
import { topicNameIn } from '@/lib/catalog/topics'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { isOwed } from '@/lib/requirements/owed'
import { knownIn } from '@/lib/requirements/previewed/more-than-one'
import { askedOf, counted, hoursColumns, linesOf, type Narrowed, type Period, sumsIn } from './hours'
import { claimTold, waitingFor } from './hours-asked'
import { closingsIn } from './hours-closing'
import { personHoursInput, type personHoursShape } from './hours-inputs'
import { inWays } from './hours-ways'
import { reachedOn } from './lately'
import { evenMinutes, hasPace } from './pace'
import { personIn, standsWith, type Told } from './person'
import { heading, type Scope } from './scope'
import { noteView } from './views'

type Answer = z.infer<typeof personHoursShape>

/** What was earned for the agency in the period; the look is noted as one at the record. @throws not-found */
export async function personHours(ctx: Ctx, input: unknown): Promise<Answer> {
  const filters = personHoursInput.parse(input)
  const { agencyId, personId } = filters
  const answer = await read(ctx, async (tx) => {
    const { scope, period, settings } = await askedOf(ctx, tx, filters)
    const { servesSince: _, ...person } = await personIn(tx, scope, personId)
    const stands = (await standsWith(ctx, tx, scope, personId)).filter(asksHours)
    const { people: __, ...sums } = await sumsIn({ tx, ctx }, { scope, filters, period })
    const credits = await creditsBehind({ tx, ctx }, { scope, filters, period, most: MOST_CREDITS })
    return {
      ...heading(scope),
      ...period,
      ...person,
      ...sums,
      yearStartsIn: settings.yearStartsIn,
      asked: await askedIn({ tx, ctx }, scope, stands),
      credits: credits.map((row) => ({ ...row, toward: stands.flatMap((each) => towardOf(each, row.creditId) ?? []) })),
    }
  })
  await noteView(ctx, { report: 'person', agencyId, personId })
  return answer
}

const asksHours = ({ cycle }: Told) => cycle.explanation.asks?.kind === 'minutes'

type Asked = Answer['asked'][number]

/** Of one person; each is looked at by every requirement that is open. */
const MOST_WAITING = 50

/** Each as it stands, and where it is open today, what would bring it nearer. */
async function askedIn({ tx, ctx }: { tx: Tx; ctx: Ctx }, scope: Scope, stands: readonly Told[]): Promise<Asked[]> {
  const { agencyId, day, today } = scope
  const open = day === today ? stands.filter(isOwed) : []
  const known = await knownIn(
    { tx, ctx },
    stands.map(({ cycle }) => cycle),
  )
  const people = new Set(open.map(({ cycle }) => cycle.personId))
  const closing = await closingsIn({ tx, ctx }, scope, open, known)
  const requirementIds = open.map(({ cycle }) => cycle.requirementId)
  const waiting = await waitingFor({ tx, ctx }, { agencyId, requirementIds, most: MOST_WAITING }, [...people])
  return stands.map((each): Asked => {
    const asked = { ...askedFrom(each, scope), ...inWays(each, scope, known), closing: closing(each) }
    if (!open.includes(each)) return { ...asked, claims: [] }
    return {
      ...asked,
      claims: waiting.flatMap((claim) => {
        const brought = claim.brings.counts.find(({ requirementId }) => requirementId === each.cycle.requirementId)
        return brought ? [{ ...claimTold(claim), would: brought.would, need: brought.need, isMet: brought.isMet }] : []
      }),
    }
  })
}

/** The first day on which hours count. */
function startOf({ cycle: { opensOn, explanation } }: Told): Day {
  const { countsFrom } = explanation
  return countsFrom && countsFrom > opensOn ? countsFrom : opensOn
}

function askedFrom(told: Told, { day }: Scope): Omit<Asked, 'ways' | 'minimums' | 'limits' | 'closing' | 'claims'> {
  const { status, cycle, explanation } = told
  const { requirementId, requirementName, dueOn } = cycle
  const from = startOf(told)
  const need = explanation.progress?.need ?? 0
  const isOpen = isOwed({ status }) && need > 0
  const time = dueOn === null ? null : { from, to: dueOn }
  const pace =
    isOpen && time && hasPace(time, day) ? { ...time, evenMinutes: evenMinutes({ ...time, minutes: need }, day) } : null
  return { requirementId, requirementName, status, explanation, pace, reachedOn: isOpen ? reachedBy(told, day) : null }
}

/** At the pace of the last three months. */
function reachedBy(told: Told, day: Day): Day | null {
  const { explanation, countedCredits: counted } = told.cycle
  const { asks, owed = null } = explanation
  return asks ? reachedOn({ asks, owed, counted, from: startOf(told) }, day) : null
}

type Behind = Omit<Answer['credits'][number], 'toward'>
const MOST_CREDITS = 2_000
const MOST_IN_A_FILE = 50_000

async function creditsBehind(
  { tx, ctx }: { tx: Tx; ctx: Ctx },
  { scope, filters, period, most }: { scope: Scope; filters: Narrowed; period: Period; most: number },
): Promise<Behind[]> {
  const rows = await tx.execute<Omit<Behind, 'topics'> & { topics: { id: string; name: string }[] }>(sql`
    with ${counted(scope, filters, period)}
    select c.id as "creditId", k.title, c.earned_on as "earnedOn", c.mode, c.credit_minutes as minutes, c.provider,
      c.source_kind as "sourceKind",
      (select coalesce(json_agg(json_build_object('id', i.id, 'name', coalesce(t.name, i.id)) order by i.n), '[]')
        from unnest(c.topic_ids) with ordinality as i(id, n) left join topics t on t.id = i.id) as topics
    from counted c join credits k on k.id = c.id
    order by c.earned_on desc, c.id desc limit ${most}`)
  return rows.map(({ topics, ...row }) => ({
    ...row,
    topics: topics.map((topic) => topicNameIn(ctx.locale, topic)),
  }))
}

/** Minutes that stand in two parts of a requirement count once. */
function towardOf({ cycle: { requirementName, countedCredits } }: Told, creditId: string) {
  const mine = countedCredits.filter((each) => each.creditId === creditId && !each.shared)
  const minutes = mine.reduce((sum, each) => sum + each.minutes, 0)
  return minutes > 0 ? { requirementName, minutes } : null
}

export const personHoursColumns = [...hoursColumns, 'earned_on', 'mode', 'provider'] as const

/** The tables as lines of one file, and after them each training. The download is noted first. @throws not-found */
export async function exportPersonHours(ctx: Ctx, input: unknown) {
  const filters = personHoursInput.parse(input)
  const { agencyId, personId } = filters
  const found = await read(ctx, async (tx) => {
    const { scope, period } = await askedOf(ctx, tx, filters)
    const person = await personIn(tx, scope, personId)
    const sums = await sumsIn({ tx, ctx }, { scope, filters, period })
    const credits = await creditsBehind({ tx, ctx }, { scope, filters, period, most: MOST_IN_A_FILE })
    return { scope, period, person, sums, credits }
  })
  const { scope, period, person, sums, credits } = found
  await noteView(ctx, { report: 'person', agencyId, personId })
  await noteExport(ctx, { agencyId, personId, detail: { report: 'hours', ...period } })
  const trainings = credits.map(({ creditId, title, mode, minutes, earnedOn, provider }) => [
    ...[period.from, period.to, 'training', creditId, title],
    ...(['in-person', 'virtual', 'self-paced'] as const).map((each) => (each === mode ? minutes : 0)),
    ...[minutes, 1, earnedOn, mode, provider],
  ])
  return {
    ...{ agencyName: scope.agencyName, period, person },
    rows: [...linesOf(period, sums).map((line) => [...line, null, null, null]), ...trainings],
  }
}
