/** Reading courses of others, for anyone: what is listed. */
import { and, asc, desc, eq, gte } from 'drizzle-orm'
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { audienceEntries, lengthEntries } from '@/lib/catalog/reference'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { readSearchWords } from '@/lib/platform/search-words'
import { dayIn } from '@/lib/platform/time'
import { modeNames, relatedModes } from './fields'
import { listRelatedInput, type RelatedFilter, type RelatedItem, type RelatedList, relatedSlugInput } from './inputs'
import { isListed } from './policy'
import { itemOf, relatedColumns, wordsOf } from './records'
import { arrangeRelated, leftBy } from './rules'
import { ALIKE, hasWords, likenessOf, rankOf } from './search'
import { relatedTrainings } from './tables'

/** What a list of outside courses may come to; a catalog of thousands is no longer a curated one. */
const MOST = 2000

/**
 * Listed courses of others, with what each further filter would leave. Words are looked for as in the catalog; found
 * nowhere, words like them are.
 */
export async function listRelated(ctx: Ctx, input: unknown): Promise<RelatedList> {
  const filter = listRelatedInput.parse(input)
  return read(ctx, async (tx) => {
    const { items, words, onlyClose } = await findItems(tx, ctx, filter.q)
    const names = {
      priority: words.priorities,
      audience: audienceEntries,
      mode: relatedModes.map((id) => ({ id, name: modeNames[id] })),
      hours: lengthEntries,
      topic: words.topics,
    }
    return { ...arrangeRelated(items, filter, names), onlyClose }
  })
}

/** All that the list shows on its pages, read once. */
export function listAllRelated(ctx: Ctx, filter: RelatedFilter): Promise<RelatedItem[]> {
  return read(ctx, async (tx) => leftBy((await findItems(tx, ctx, filter.q)).items, filter))
}

/** Every listed course with these words, or with words like them. */
async function findItems(tx: Tx, ctx: Ctx, q: string) {
  const { wanted, unwanted } = readSearchWords(q)
  const found = await findRows(tx, wanted ? q : '')
  const close = wanted && !unwanted && found.length === 0 ? await findClose(tx, wanted) : []
  const words = await wordsOf(tx, ctx.locale)
  const today = dayIn(USUAL_ZONE, ctx.now)
  const items = (found.length > 0 ? found : close).map((row) => itemOf(row, words, today))
  return { items, words, onlyClose: close.length > 0 }
}

const listed = (tx: Tx) => tx.select(relatedColumns).from(relatedTrainings)
const byTitle = [asc(relatedTrainings.title), asc(relatedTrainings.id)] as const

const findRows = (tx: Tx, words: string) =>
  words
    ? listed(tx)
        .where(and(isListed, hasWords(words)))
        .orderBy(desc(rankOf(words)), ...byTitle)
        .limit(MOST)
    : listed(tx)
        .where(isListed)
        .orderBy(...byTitle)
        .limit(MOST)

const findClose = (tx: Tx, words: string) =>
  listed(tx)
    .where(and(isListed, gte(likenessOf(words), ALIKE)))
    .orderBy(desc(likenessOf(words)), ...byTitle)
    .limit(20)

/** One listed course. @throws not-found */
export async function getRelated(ctx: Ctx, input: unknown): Promise<RelatedItem> {
  const { slug } = relatedSlugInput.parse(input)
  return read(ctx, async (tx) => {
    const [row] = await listed(tx).where(and(isListed, eq(relatedTrainings.slug, slug)))
    if (!row) throw notFound('This course')
    return itemOf(row, await wordsOf(tx, ctx.locale), dayIn(USUAL_ZONE, ctx.now))
  })
}

/** Every listed course with the instant it was last changed: for indexes of pages. */
export const listRelatedAddresses = (ctx: Ctx) =>
  read(ctx, (tx) =>
    tx
      .select({ slug: relatedTrainings.slug, updatedAt: relatedTrainings.updatedAt })
      .from(relatedTrainings)
      .where(isListed)
      .orderBy(relatedTrainings.slug)
      .limit(MOST),
  )
