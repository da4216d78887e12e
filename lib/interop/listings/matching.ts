/** Which listing of the directory a row speaks of, and which row of the file before it. Pure. */
import type { Wanted } from '@/lib/directory/importing'
import type { ListingRow } from '@/lib/directory/records'
import { fold } from '@/lib/platform/fold'
import { isId } from '@/lib/platform/ids'
import { stateName } from '@/lib/platform/states'
import { type Body, bareName, bodyOf } from './bodies'
import type { Draft } from './reading'

/** Things by name, kind and place: one whose city is not known may be in any. */
export class Bodies<T> {
  private readonly byCity = new Map<string, T>()
  private readonly first = new Map<string, T>()

  find(body: Body): T | undefined {
    const key = bodyOf(body)
    if (!body.city) return this.first.get(key)
    return this.byCity.get(`${key}|${fold(body.city)}`) ?? this.byCity.get(`${key}|`)
  }

  add(body: Body, thing: T): void {
    const key = bodyOf(body)
    const place = `${key}|${fold(body.city ?? '')}`
    if (!this.first.has(key)) this.first.set(key, thing)
    if (!this.byCity.has(place)) this.byCity.set(place, thing)
  }
}

/** How a row without a key of its own is found again. */
export const keyByName = ({ kind, state, city, name }: Draft): string =>
  `name:${[kind ?? '', state, fold(city), fold(name)].join('|')}`

/** By all that the rows name listings. */
export function wantedBy(drafts: readonly Draft[]): Wanted {
  const each = (pick: (draft: Draft) => string | null) => [...new Set(drafts.flatMap((draft) => pick(draft) ?? []))]
  const names = drafts.flatMap(({ name, state }) => {
    const bare = bareName(name, state)
    return [fold(name), bare, `${bare} (${fold(stateName(state))})`]
  })
  return {
    ids: each(({ listingId }) => listingId).filter(isId),
    slugs: each(({ slug }) => slug),
    keys: [...each(({ sourceKey }) => sourceKey), ...drafts.map(keyByName)],
    sortNames: [...new Set(names)].filter(Boolean),
  }
}

export type Match =
  | { is: 'none' /** Its key is that of another listing. */; isKeyTaken?: true }
  | { is: 'unknown'; named: string }
  | { is: 'listing'; row: ListingRow; by: 'address' | 'key' | 'name' }

/** Of another name and at another place: the list has counted its rows anew. */
const isAnother = (draft: Draft, row: ListingRow): boolean =>
  bareName(draft.name, draft.state) !== bareName(row.name, row.state) &&
  [
    [draft.state, row.state],
    [draft.city, row.city],
    [draft.kind, row.kind],
  ].some(([one, other]) => one && other && fold(one) !== fold(other))

/** @param rows the oldest first */
export function matchesIn(rows: readonly ListingRow[]): (draft: Draft) => Match {
  const ids = new Map(rows.map((row) => [row.id, row]))
  const slugs = new Map(rows.map((row) => [row.slug, row]))
  const keys = new Map(rows.flatMap((row) => (row.sourceKey ? [[row.sourceKey, row] as const] : [])))
  const bodies = new Bodies<ListingRow>()
  // Who is there goes before who is no longer.
  const standing = [
    ...rows.filter(({ status }) => status !== 'retired'),
    ...rows.filter((row) => row.status === 'retired'),
  ]
  for (const row of standing) bodies.add(row, row)
  return (draft) => {
    const named = draft.listingId ?? draft.slug
    if (named !== null) {
      const row = draft.listingId ? ids.get(draft.listingId) : slugs.get(named)
      return row ? { is: 'listing', row, by: 'address' } : { is: 'unknown', named }
    }
    const byKey = draft.sourceKey === null ? undefined : keys.get(draft.sourceKey)
    const isOther = byKey !== undefined && isAnother(draft, byKey)
    if (byKey && !isOther) return { is: 'listing', row: byKey, by: 'key' }
    const alike = keys.get(keyByName(draft)) ?? (draft.name ? bodies.find(draft) : undefined)
    if (alike) return { is: 'listing', row: alike, by: 'name' }
    return isOther ? { is: 'none', isKeyTaken: true } : { is: 'none' }
  }
}
