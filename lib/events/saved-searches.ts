/** Searches of the calendar that a person keeps: new events come by mail, daily or weekly, until they stop it. */
import { and, asc, count, eq, ne } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import { refuseStale } from '@/lib/audit/versions'
import { write, writeIfNeeded } from '@/lib/audit/write'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'
import { DomainError, invalid, notFound, notNow, signedOut } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { inWords } from '@/lib/platform/in-words'
import type { Locale } from '@/lib/platform/locales'
import { categoryNames } from './feed'
import { filterIn } from './filter-words'
import { calendarFilter } from './inputs'
import { searchRefusals } from './messages'
import { askedNear } from './near'
import {
  changeSearchInput,
  type SavedFilter,
  type SavedSearch,
  saveSearchInput,
  searchInput,
  stopLettersInput,
} from './saved-inputs'
import { savedSearches } from './saved-tables'
import { stoppedBy } from './stop-link'

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

type Names = ReadonlyMap<string, string>

const shaped = (row: Row, names: Names, locale: Locale): SavedSearch => ({
  id: row.id,
  name: row.name,
  rhythm: row.rhythm,
  words: filterIn(locale, row.filter, (id) => names.get(id)),
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
    const names = await categoryNames(tx, ctx.locale)
    return { items: rows.map((row) => shaped(row, names, ctx.locale)) }
  })
}

/**
 * Keeps a search; what is published from now on comes by mail. With a `key` it is safe to send again.
 * @throws signed-out; invalid by field; not-now with fifty kept already
 */
export async function saveSearch(ctx: Ctx, input: unknown): Promise<SavedSearch> {
  const { key, ...terms } = saveSearchInput.parse(input)
  const personId = ownerOf(ctx)
  refuseUnknownPlace(terms.filter)
  return writeOnce(ctx, 'saved-search.kept', { key, terms }, async (w) => {
    const [kept] = await w.tx.select({ count: count() }).from(savedSearches).where(eq(savedSearches.personId, personId))
    if ((kept?.count ?? 0) >= MOST) throw notNow(`You keep ${MOST} searches already. Remove one to keep another.`)
    const row: Row = {
      ...{ ...terms, id: newId(), personId },
      ...{ toldUntil: ctx.now, createdAt: ctx.now, updatedAt: ctx.now },
    }
    await w.tx.insert(savedSearches).values(row)
    w.record('saved-search.kept', aboutSearch(row))
    return shaped(row, await categoryNames(w.tx, ctx.locale), ctx.locale)
  })
}

/** @throws invalid for a ZIP code that nobody knows */
function refuseUnknownPlace(filter: SavedFilter): void {
  if (askedNear(calendarFilter.parse(filter))?.place.isKnown === false)
    throw invalid('filter.near', 'This ZIP code is not known: check its five digits, or give a state instead.')
}

/** What somebody looks for stays out of the trail. */
const aboutSearch = ({ id, personId, rhythm }: Row) => ({ kind: 'saved-search', id, personId, detail: { rhythm } })

async function lockMine(tx: Tx, ctx: Ctx, searchId: string): Promise<Row> {
  const [row] = await tx.select().from(savedSearches).where(mine(ctx, searchId)).for('update')
  if (!row) throw notFound('This search')
  return row
}

/**
 * Another name or rhythm, or something else to look for. What was published while no letter was wanted is not told afterward.
 * @throws signed-out; not-found; invalid by field; conflict when it was changed since
 */
export async function changeSearch(ctx: Ctx, input: unknown): Promise<SavedSearch> {
  const { searchId, madeFrom, filter, ...rest } = changeSearchInput.parse(input)
  ownerOf(ctx)
  if (filter) refuseUnknownPlace(filter)
  return writeIfNeeded(ctx, async (w) => {
    const row = await lockMine(w.tx, ctx, searchId)
    const current = { name: row.name, rhythm: row.rhythm, filter: row.filter }
    const isNew = refuseStale({
      ...{ madeFrom, version: row.updatedAt.toISOString(), current, given: { ...rest, ...(filter ? { filter } : {}) } },
      names: { name: 'name', rhythm: 'how often', filter: 'what it looks for' },
      what: 'This search was changed in the meantime.',
    })
    const names = await categoryNames(w.tx, ctx.locale)
    if (!isNew) return shaped(row, names, ctx.locale)
    const since = row.rhythm === 'never' ? { toldUntil: ctx.now } : {}
    const changed = { ...rest, filter: filter ?? row.filter, ...since, updatedAt: ctx.now }
    await w.tx.update(savedSearches).set(changed).where(eq(savedSearches.id, searchId))
    w.record('saved-search.changed', aboutSearch({ ...row, ...changed }))
    return shaped({ ...row, ...changed }, names, ctx.locale)
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
 * No letters any more, by the link of one of them and without signing in: about its search, or about all that its reader keeps.
 * They stay kept; done again, it is answered as the first time.
 * @throws not-found for a link that we did not sign
 */
export async function stopLetters(ctx: Ctx, input: unknown): Promise<{ stopped: true }> {
  const { link } = stopLettersInput.parse(input)
  const secret = env().AUTH_SECRET
  const stopped = secret ? stoppedBy(link, secret) : null
  if (!stopped) throw new DomainError('not-found', inWords(searchRefusals, ctx.locale)('unknownLink'))
  const meant =
    'searchId' in stopped ? eq(savedSearches.id, stopped.searchId) : eq(savedSearches.personId, stopped.personId)
  return writeIfNeeded(systemCtx('letter link', ctx.now), async (w) => {
    const rows = await w.tx
      .update(savedSearches)
      .set({ rhythm: 'never', updatedAt: ctx.now })
      .where(and(meant, ne(savedSearches.rhythm, 'never')))
      .returning()
    for (const row of rows) w.record('saved-search.stopped', aboutSearch(row))
    return { stopped: true }
  })
}
