/**
 * What questions about the directory are decided by, of every public listing, kept in memory by the generation of the directory:
 * a search filters and sorts here, and reads only the rows that it shows. Any change of a public listing begins a new generation.
 */
import { asc, sql } from 'drizzle-orm'
import { askedTogether } from '@/lib/platform/asked-together'
import { anyoneCtx, type Ctx } from '@/lib/platform/context'
import { builder, type Database, gate, gated, named, read } from '@/lib/platform/database'
import { isPublic } from './conditions'
import type { ListingKind } from './fields'
import { readWords, wordsFor } from './kept-words'
import { listings } from './listing-tables'

const TRIES = 3

export type Narrow = {
  id: string
  kind: ListingKind
  state: string | null
  latitude: number | null
  longitude: number | null
  isNationwide: boolean
  /** Serves all of the country, or of a state that it does not lie in. */
  isWide: boolean
  interpreter: boolean
  servedStates: readonly string[]
  servedCounties: readonly string[]
  victimizationIds: readonly string[]
  serviceIds: readonly string[]
  populationIds: readonly string[]
  languageIds: readonly string[]
}

/** Where they are, as places in `listings`: a question about a place goes over a few of them. */
export type Index = {
  /** Those with a point from south to north, and where each is. */
  upward: Uint32Array
  latitudes: Float64Array
  longitudes: Float64Array
  /** Those at home in a state that may be meant though they are not near: without a point, or with a state that they serve. */
  ofState: ReadonlyMap<string, readonly number[]>
  /** Those that serve a county of the state that they are at home in, by its name as they say it. */
  ofCounty: ReadonlyMap<string, readonly number[]>
  /** Those that serve more than a state. */
  wide: readonly number[]
}

/** `listings` in the order of their names; what they offer and what is spoken there in words. */
export type Directory = {
  generation: number
  listings: readonly Narrow[]
  index: Index
  servicesOf: (listing: Narrow) => readonly Word[]
  languagesOf: (listing: Narrow) => readonly Word[]
}
type Word = { id: string; name: string }

/** In a statement that reads what is shown, it tells whether the memory was still true. 0 before the first listing is public. */
export const generationNow = sql<number>`coalesce((select generation from content_generations where kind = 'directory'), 0)::float8`
const one = sql`(select 1) as one`
const generation = named('directory-generation', (db) => db.select({ generation: generationNow }).from(one))
const generationAlone = gated('directory-generation-alone', (db) =>
  db.select({ generation: generationNow }).from(one).where(gate),
)
/** As anyone may know it. */
export const generationOf = askedTogether(async () => (await generationAlone(anyoneCtx()))[0]?.generation ?? 0)

const narrowRows = named('directory-narrow', (db) =>
  db
    .select({
      id: listings.id,
      kind: listings.kind,
      state: listings.state,
      latitude: listings.latitude,
      longitude: listings.longitude,
      isNationwide: listings.isNationwide,
      isWide: listings.isWide,
      interpreter: listings.interpreter,
      servedStates: listings.servedStates,
      servedCounties: listings.servedCounties,
      victimizationIds: listings.victimizationIds,
      serviceIds: listings.serviceIds,
      populationIds: listings.populationIds,
      languageIds: listings.languageIds,
    })
    .from(listings)
    .where(isPublic)
    .orderBy(asc(listings.sortName), asc(listings.id)),
)

let kept: { db: Database; directory: Promise<Directory> } | undefined

/**
 * Answers by the directory as it is now: once more where the answer turns out to be of another generation than the memory. Under a
 * stream of changes the third answer stands: what is not public any more is in none.
 */
export async function byDirectory<T>(
  ctx: Ctx,
  answer: (directory: Directory) => Promise<{ generation: number; found: T }>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const held = hold(ctx)
    const directory = await held.directory
    const { generation, found } = await answer(directory)
    if (generation === directory.generation || tries === TRIES) return found
    if (kept === held) kept = undefined
  }
}

/** Loaded once, however many wait for it. */
function hold(ctx: Ctx) {
  const db = builder()
  if (kept?.db === db) return kept
  const held = { db, directory: load(ctx) }
  held.directory.catch(() => {
    if (kept === held) kept = undefined
  })
  kept = held
  return held
}

/** The generation is asked first: a change between the two is loaded again rather than missed. */
const load = ({ now }: Ctx): Promise<Directory> =>
  read(anyoneCtx(now), async (tx) => {
    const [of, rows, words] = await Promise.all([generation.on(tx), narrowRows.on(tx), readWords(tx)])
    const shared = sharing()
    const list = rows.map(
      (row): Narrow => ({
        ...row,
        state: row.state && shared.text(row.state),
        servedStates: shared.list(row.servedStates),
        servedCounties: shared.list(row.servedCounties),
        victimizationIds: shared.list(row.victimizationIds),
        serviceIds: shared.list(row.serviceIds),
        populationIds: shared.list(row.populationIds),
        languageIds: shared.list(row.languageIds),
      }),
    )
    const [services, languages] = [inWords(words.services), inWords(words.languages)]
    return {
      ...{ generation: of[0]?.generation ?? 0, listings: list, index: indexOf(list) },
      servicesOf: ({ serviceIds }) => services(serviceIds),
      languagesOf: ({ languageIds }) => languages(languageIds),
    }
  })

function indexOf(list: readonly Narrow[]): Index {
  const places = [...list.keys()]
  const latitude = (at: number) => list[at]?.latitude ?? 0
  const upward = places.filter((at) => list[at]?.latitude !== null).sort((a, b) => latitude(a) - latitude(b))
  const [ofState, ofCounty] = [new Map<string, number[]>(), new Map<string, number[]>()]
  for (const [at, { state, latitude: own, servedStates, servedCounties }] of list.entries()) {
    if (state === null) continue
    if (own === null || servedStates.length > 0) append(ofState, state, at)
    for (const county of servedCounties) append(ofCounty, county, at)
  }
  return {
    upward: Uint32Array.from(upward),
    latitudes: Float64Array.from(upward, latitude),
    longitudes: Float64Array.from(upward, (at) => list[at]?.longitude ?? 0),
    ofState,
    ofCounty,
    wide: places.filter((at) => list[at]?.isWide),
  }
}

function append(lists: Map<string, number[]>, key: string, at: number) {
  const list = lists.get(key)
  if (list) list.push(at)
  else lists.set(key, [at])
}

/** Lists are shared, so each is put into words once. */
function inWords(known: readonly Word[]): (ids: readonly string[]) => readonly Word[] {
  const said = new WeakMap<readonly string[], readonly Word[]>()
  return (ids) => {
    const words = said.get(ids) ?? wordsFor(known, ids)
    said.set(ids, words)
    return words
  }
}

/** Equal words and lists are held once: thousands of listings share a few. */
function sharing() {
  const texts = new Map<string, string>()
  const lists = new Map<string, readonly string[]>()
  const held = <T>(known: Map<string, T>, key: string, make: () => T): T => {
    const found = known.get(key) ?? make()
    known.set(key, found)
    return found
  }
  const text = (value: string) => held(texts, value, () => value)
  const list = (values: readonly string[]) => held(lists, values.join('\n'), () => values.map(text))
  return { text, list }
}
