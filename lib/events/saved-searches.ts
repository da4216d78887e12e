/** Searches of the calendar that a person keeps: new events come by mail, daily or weekly, until they stop it. */
import { and, asc, count, eq } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import { refuseStale } from '@/lib/audit/versions'
import { write, writeIfNeeded } from '@/lib/audit/write'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'
import { invalid, notFound, notNow, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { categoryNames } from './feed'
import { calendarFilter } from './inputs'
import { askedNear } from './near'
import {
  changeSearchInput,
  type SavedFilter,
  type SavedSearch,
  saveSearchInput,
  searchInput,
  stopSearchInput,
} from './saved-inputs'
import { savedSearches } from './saved-tables'
import { searchOfLink } from './stop-link'
import { feedName } from './words'

const MOST = 50

type Row = typeof savedSearches.$inferSelect

function ownerOf({ actor }: Ctx): string {
  if (actor.kind !== 'person') throw signedOut()
  return actor.personId
}

const mine = (ctx: Ctx, searchId: string) =>
  and(eq(savedSearches.id, searchId), eq(savedSearches.personId, ownerOf(ctx)))

/** As an address of the calendar says it: `?near=93999&credit=1`. */
export function queryOf(filter: SavedFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter))
    for (const each of [value].flat()) if (typeof each === 'string' && each !== '') query.append(name, each)
  const text = query.toString()
  return text ? `?${text}` : ''
}

const shaped = (row: Row, names: ReadonlyMap<string, string>): SavedSearch => ({
  id: row.id,
  name: row.name,
  rhythm: row.rhythm,
  words: feedName(calendarFilter.parse(row.filter), (id) => names.get(id)).replace(/^Calendar of events:? ?/, ''),
  query: queryOf(row.filter),
  version: row.updatedAt.toISOString(),
})

/** One's own, the oldest first. @throws signed-out */
export async function listSavedSearches(ctx: Ctx): Promise<{ items: SavedSearch[] }> {
  const personId = ownerOf(ctx)
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(savedSearches)
      .where(eq(savedSearches.personId, personId))
      .orderBy(asc(savedSearches.createdAt), asc(savedSearches.id))
    const names = await categoryNames(tx)
    return { items: rows.map((row) => shaped(row, names)) }
  })
}

/**
 * Keeps a search; what is published from now on comes by mail. With a `key` it is safe to send again.
 * @throws signed-out; invalid by field; not-now with fifty kept already
 */
export async function saveSearch(ctx: Ctx, input: unknown): Promise<SavedSearch> {
  const { key, ...terms } = saveSearchInput.parse(input)
  const personId = ownerOf(ctx)
  if (askedNear(calendarFilter.parse(terms.filter))?.place.isKnown === false)
    throw invalid('filter.near', 'This ZIP code is not known: check its five digits, or give a state instead.')
  return writeOnce(ctx, 'saved-search.kept', { key, terms }, async (w) => {
    const [kept] = await w.tx.select({ count: count() }).from(savedSearches).where(eq(savedSearches.personId, personId))
    if ((kept?.count ?? 0) >= MOST) throw notNow(`You keep ${MOST} searches already. Remove one to keep another.`)
    const row: Row = {
      ...{ ...terms, id: newId(), personId },
      ...{ toldUntil: ctx.now, createdAt: ctx.now, updatedAt: ctx.now },
    }
    await w.tx.insert(savedSearches).values(row)
    w.record('saved-search.kept', aboutSearch(row))
    return shaped(row, await categoryNames(w.tx))
  })
}

/** What somebody looks for stays out of the trail. */
const aboutSearch = ({ id, personId, rhythm }: Row) => ({ kind: 'saved-search', id, personId, detail: { rhythm } })

async function lockMine(tx: Tx, ctx: Ctx, searchId: string): Promise<Row> {
  const [row] = await tx.select().from(savedSearches).where(mine(ctx, searchId)).for('update')
  if (!row) throw notFound('This search')
  return row
}

/** Another name or rhythm. @throws signed-out; not-found; conflict when it was changed since */
export async function changeSearch(ctx: Ctx, input: unknown): Promise<SavedSearch> {
  const { searchId, madeFrom, name, rhythm } = changeSearchInput.parse(input)
  ownerOf(ctx)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockMine(w.tx, ctx, searchId)
    const current = { name: row.name, rhythm: row.rhythm }
    const isNew = refuseStale({
      ...{ madeFrom, version: row.updatedAt.toISOString(), current, given: { name, rhythm } },
      ...{ names: { name: 'name', rhythm: 'how often' }, what: 'This search was changed in the meantime.' },
    })
    const saved = { ...row, name, rhythm, updatedAt: ctx.now }
    const names = await categoryNames(w.tx)
    if (!isNew) return shaped(row, names)
    await w.tx.update(savedSearches).set({ name, rhythm, updatedAt: ctx.now }).where(eq(savedSearches.id, searchId))
    w.record('saved-search.changed', aboutSearch(saved))
    return shaped(saved, names)
  })
}

/** Forgets a search; no letter about it leaves any more. @throws signed-out; not-found */
export async function removeSearch(ctx: Ctx, input: unknown): Promise<void> {
  const { searchId } = searchInput.parse(input)
  ownerOf(ctx)
  await write(ctx, 'saved-search.removed', async (w) => {
    const row = await lockMine(w.tx, ctx, searchId)
    await w.tx.delete(savedSearches).where(eq(savedSearches.id, searchId))
    w.record('saved-search.removed', aboutSearch(row))
  })
}

/**
 * The same by the link of a letter, without signing in; done again, it is answered as the first time.
 * @throws not-found for a link that we did not sign
 */
export async function stopSearch(ctx: Ctx, input: unknown): Promise<{ stopped: true }> {
  const { link } = stopSearchInput.parse(input)
  const secret = env().AUTH_SECRET
  const searchId = secret ? searchOfLink(link, secret) : null
  if (!searchId) throw notFound('This link')
  return writeIfNeeded(systemCtx('letter link', ctx.now), async (w) => {
    const [row] = await w.tx.delete(savedSearches).where(eq(savedSearches.id, searchId)).returning()
    if (row) w.record('saved-search.stopped', aboutSearch(row))
    return { stopped: true }
  })
}
