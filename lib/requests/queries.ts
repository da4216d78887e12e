/** Reading requests in lists: one's own, an agency's, and the queue of officers. */
import { and, asc, desc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { refusal as agencyRefusal } from '@/lib/agencies/policy'
import { eventSessions, events } from '@/lib/events/tables'
import { type Ctx, holdsAgencyRole } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, signedOut } from '@/lib/platform/errors'
import { levelsNow, loadDatedRules, plansNow, requestDay } from './dated-rules'
import { agencyRequestsInput, listRequestsInput, requestQueueInput } from './inputs'
import { type RequestState, requestKinds, requestStates } from './kinds'
import { askedByActor, inQueueOf, kindsWorked, visibleTo } from './policy'
import { requestColumns } from './records'
import { isOver } from './rules'
import { owedBy } from './service-levels'
import type { currentRulesShape, queueShape, requestsShape } from './shapes'
import { itemOf, knownOf } from './standings'
import { requests } from './tables'

const PAGE = 25
/** What is open in a queue at once is far from it; the rest is found by its state. */
const QUEUE = 1000

type Listed = z.infer<typeof requestsShape>

/** One's own requests, drafts among them, the last changed first. */
export async function listMyRequests(ctx: Ctx, input: unknown): Promise<Listed> {
  const { page } = listRequestsInput.parse(input)
  if (ctx.actor.kind !== 'person') throw signedOut()
  return read(ctx, (tx) => pageOf(tx, ctx, askedByActor(ctx.actor), page))
}

/** What was asked for an agency and sent. @throws not-found, forbidden to whoever does not coordinate it */
export async function listAgencyRequests(ctx: Ctx, input: unknown): Promise<Listed> {
  const { agencyId, page } = agencyRequestsInput.parse(input)
  if (!holdsAgencyRole(ctx.actor, agencyId, 'coordinator')) throw agencyRefusal(ctx.actor, agencyId)
  const ofAgency = and(eq(requests.agencyId, agencyId), ne(requests.status, 'draft'))
  return read(ctx, (tx) => pageOf(tx, ctx, ofAgency, page))
}

async function pageOf(tx: Tx, ctx: Ctx, which: SQL | undefined, page: number): Promise<Listed> {
  const where = and(visibleTo(ctx.actor), which)
  const rows = await tx
    .select(requestColumns)
    .from(requests)
    .where(where)
    .orderBy(desc(requests.updatedAt), desc(requests.id))
    .limit(PAGE)
    .offset((page - 1) * PAGE)
  const [{ total } = { total: 0 }] = await tx.select({ total: sql<number>`count(*)::int` }).from(requests).where(where)
  const known = await knownOf(tx, ctx, rows)
  return { items: rows.map((row) => itemOf(known, row, ctx)), total, page, pages: pagesOf(total) }
}

const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE))
/** Taken back, while anybody still sees its event: somebody has to cancel that. */
const isLeftOnCalendar = (now: Date): SQL => sql`(${requests.status} = 'withdrawn' and exists (select 1 from ${events} e
  join ${eventSessions} s on s.event_id = e.id and s.withdrawn_at is null
  where e.id = ${requests.eventId} and e.status = 'published' and s.ends_at > ${now.toISOString()}::timestamptz))`
const openStates = requestStates.filter((state) => state !== 'draft' && !isOver(state))
const isOpen = inArray(requests.status, openStates)

/**
 * What waits for the actor as an officer: what is owed longest first, then what is agreed. Without a state, all that is
 * not over, and what was taken back while its event is on the calendar.
 * @throws forbidden to whoever works no kind
 */
export async function listRequestQueue(ctx: Ctx, input: unknown): Promise<z.infer<typeof queueShape>> {
  const { kind, state, mine, late, page } = requestQueueInput.parse(input)
  const kinds = kindsWorked(ctx.actor)
  const { actor } = ctx
  if (actor.kind !== 'person' || kinds.length === 0) throw forbidden()
  return read(ctx, async (tx) => {
    const queue = and(
      ...[visibleTo(actor), inQueueOf(actor), kind ? eq(requests.kind, kind) : undefined],
      mine ? eq(requests.officerId, actor.personId) : undefined,
    )
    const rows = await tx
      .select(requestColumns)
      .from(requests)
      .where(and(queue, state ? eq(requests.status, state) : or(isOpen, isLeftOnCalendar(ctx.now))))
      .orderBy(state && isOver(state) ? desc(requests.updatedAt) : asc(requests.sentAt), asc(requests.id))
      .limit(QUEUE)
    const known = await knownOf(tx, ctx, rows)
    const items = rows.map((row) => itemOf(known, row, ctx))
    const asked = items.filter(({ age }) => !late || age?.isLate)
    const shown = state && isOver(state) ? asked : asked.sort(byOwed)
    return {
      items: shown.slice((page - 1) * PAGE, page * PAGE),
      ...{ total: asked.length, page, pages: pagesOf(asked.length), kinds },
      counts: await countsOf(tx, queue, items),
    }
  })
}

type Item = Listed['items'][number]
const waits = ({ state, age }: Item) => ((state === 'submitted' || state === 'screened') && age ? owedBy(age) : '9999')
const byOwed = (a: Item, b: Item) => (waits(a) < waits(b) ? -1 : waits(a) > waits(b) ? 1 : 0)

async function countsOf(tx: Tx, queue: SQL | undefined, items: readonly Item[]) {
  const counted = await tx
    .select({ state: requests.status, count: sql<number>`count(*)::int` })
    .from(requests)
    .where(queue)
    .groupBy(requests.status)
  const lateIn = (state: RequestState) => items.filter((item) => item.state === state && item.age?.isLate).length
  return requestStates.flatMap((state) => {
    const count = counted.find((each) => each.state === state)?.count ?? 0
    return count > 0 ? [{ state, count, late: lateIn(state) }] : []
  })
}

/** How each kind is planned and how soon is answered now: what the planner counts with while a request is written. */
export async function getRequestRules(ctx: Ctx): Promise<z.infer<typeof currentRulesShape>> {
  return read(ctx, async (tx) => {
    const rules = await loadDatedRules(tx)
    const today = requestDay(rules, ctx.now)
    const plans = requestKinds.map((kind) => {
      const { id: _, ...plan } = plansNow(rules, kind, today)
      return plan
    })
    const { id: _, ...levels } = levelsNow(rules, ctx.now)
    return { today, plans, levels }
  })
}
