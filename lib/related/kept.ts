/** Courses of others as those read them who suggested or keep them. */
import { and, asc, desc, eq, inArray, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { dayOfPerson, USUAL_ZONE } from '@/lib/agencies/own-day'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound, signedOut } from '@/lib/platform/errors'
import { readSearchWords } from '@/lib/platform/search-words'
import { type Day, dayIn } from '@/lib/platform/time'
import { type KeptRelated, type keptRelatedListShape, listKeptRelatedInput, relatedInput } from './inputs'
import { can, isListed, visibleTo } from './policy'
import { byId, fieldsOf, itemOf, type RelatedRow, relatedColumns, relatedVersion, type Words, wordsOf } from './records'
import { dueSince, PAGE_SIZE } from './rules'
import { hasWords } from './search'
import { relatedTrainings } from './tables'

const MINE = 200
const state = relatedTrainings.status

/** What one suggested, the last changed first. @throws signed-out */
export async function listMyRelated(ctx: Ctx): Promise<{ items: KeptRelated[] }> {
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(relatedColumns)
      .from(relatedTrainings)
      .where(and(visibleTo(actor), eq(relatedTrainings.suggestedBy, actor.personId)))
      .orderBy(desc(relatedTrainings.updatedAt), desc(relatedTrainings.id))
      .limit(MINE)
    return { items: await kept(tx, ctx, rows, false) }
  })
}

/** One that the actor suggested or keeps, as its form shows it. @throws not-found */
export async function getKeptRelated(ctx: Ctx, input: unknown): Promise<KeptRelated> {
  const { relatedId } = relatedInput.parse(input)
  const { actor } = ctx
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(relatedColumns)
      .from(relatedTrainings)
      .where(and(visibleTo(actor), byId(relatedId)))
    const mine = rows.filter((row) => can.keep(actor) || row.suggestedBy === actingPersonId(actor))
    const [found] = await kept(tx, ctx, mine, can.keep(actor))
    if (!found) throw notFound('This course')
    return found
  })
}

/**
 * What moderators keep: what waits (the longest first), what is due to be opened again (the longest ago first), what is
 * listed or retired (by title), with how many there are of each.
 * @throws forbidden
 */
export async function listKeptRelated(ctx: Ctx, input: unknown): Promise<z.infer<typeof keptRelatedListShape>> {
  const { q, which, page: asked } = listKeptRelatedInput.parse(input)
  if (!can.keep(ctx.actor)) throw forbidden()
  return read(ctx, async (tx) => {
    const today = await todayOf(tx, ctx)
    const conditions = conditionsOf(today)
    const words = readSearchWords(q).wanted ? hasWords(q) : undefined
    const counts = await countsOf(tx, conditions)
    const [{ total } = { total: 0 }] = await tx
      .select({ total: sql<number>`count(*)::int` })
      .from(relatedTrainings)
      .where(and(conditions[which], words))
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
    const page = Math.min(asked, pages)
    const rows = await tx
      .select(relatedColumns)
      .from(relatedTrainings)
      .where(and(conditions[which], words))
      .orderBy(...orders[which], asc(relatedTrainings.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
    return { counts, total, page, pages, today, items: await kept(tx, ctx, rows, true) }
  })
}

const conditionsOf = (today: Day): Record<'waiting' | 'due' | 'listed' | 'retired', SQL | undefined> => ({
  waiting: eq(state, 'suggested'),
  due: and(isListed, lte(relatedTrainings.linkCheckedOn, dueSince(today))),
  listed: isListed,
  retired: eq(state, 'retired'),
})

const orders = {
  waiting: [asc(relatedTrainings.updatedAt)],
  due: [asc(relatedTrainings.linkCheckedOn)],
  listed: [asc(relatedTrainings.title)],
  retired: [desc(relatedTrainings.retiredAt)],
} as const

async function countsOf(tx: Tx, conditions: ReturnType<typeof conditionsOf>) {
  const of = (condition: SQL | undefined) => sql<number>`(count(*) filter (where ${condition ?? sql`false`}))::int`
  const [row] = await tx
    .select({
      waiting: of(conditions.waiting),
      due: of(conditions.due),
      listed: of(conditions.listed),
      retired: of(conditions.retired),
    })
    .from(relatedTrainings)
  return row ?? { waiting: 0, due: 0, listed: 0, retired: 0 }
}

async function todayOf(tx: Tx, ctx: Ctx): Promise<Day> {
  const personId = actingPersonId(ctx.actor)
  return personId ? dayOfPerson(tx, personId, ctx.now) : dayIn(USUAL_ZONE, ctx.now)
}

async function kept(tx: Tx, ctx: Ctx, rows: readonly RelatedRow[], withSimilar: boolean): Promise<KeptRelated[]> {
  if (rows.length === 0) return []
  const words = await wordsOf(tx, ctx.locale)
  const today = await todayOf(tx, ctx)
  return Promise.all(
    rows.map(async (row) => shaped(ctx, row, words, today, withSimilar ? await similarTo(tx, row) : [])),
  )
}

const shaped = (ctx: Ctx, row: RelatedRow, words: Words, today: Day, similar: KeptRelated['similar']): KeptRelated => ({
  ...itemOf(row, words, today),
  relatedId: row.id,
  version: relatedVersion(row),
  status: row.status,
  fields: fieldsOf(row),
  source: row.source,
  reason: row.reason,
  own: row.suggestedBy !== null && row.suggestedBy === actingPersonId(ctx.actor),
  today,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  similar,
})

/** The same page, or nearly the same name, among what waits or is listed. */
const similarTo = (tx: Tx, row: RelatedRow): Promise<KeptRelated['similar']> =>
  tx
    .select({
      relatedId: relatedTrainings.id,
      title: relatedTrainings.title,
      provider: relatedTrainings.provider,
      status: relatedTrainings.status,
    })
    .from(relatedTrainings)
    .where(
      and(
        ne(relatedTrainings.id, row.id),
        inArray(state, ['suggested', 'listed']),
        or(
          sql`rtrim(lower(${relatedTrainings.url}), '/') = rtrim(lower(${row.url}), '/')`,
          sql`similarity(folded(${relatedTrainings.title}), folded(${row.title})) >= 0.6`,
        ),
      ),
    )
    .limit(5)
