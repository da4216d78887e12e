/** Where a page of a list ended, as the reader carries it to the next one. Opaque to the reader, checked when it returns. */
import { invalid } from './errors'
import { isId } from './ids'
import { isDay } from './time'

/** What the sort keys of a list are: each kind of place is read back as what it was, or refused. */
const parts = {
  text: (part: unknown): part is string =>
    typeof part === 'string' && part.length <= 600 && !/[\p{Cc}\p{Cs}]/u.test(part),
  id: (part: unknown): part is string => typeof part === 'string' && isId(part),
  /** `infinity` stands after every day. */
  day: (part: unknown): part is string => typeof part === 'string' && (part === 'infinity' || isOurDay(part)),
  instant: (part: unknown): part is string =>
    typeof part === 'string' && INSTANT.test(part) && isOurDay(part.slice(0, 10)),
  count: (part: unknown): part is number => Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
} as const

const INSTANT = /^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]\d\d(:\d\d)?)$/
const isOurDay = (text: string) => isDay(text) && text >= '1900-01-01' && text < '2200-01-01'

type Kind = keyof typeof parts
type Place<Kinds extends readonly Kind[]> = { [K in keyof Kinds]: Kinds[K] extends 'count' ? number : string }
type Page<R> = { items: R[]; nextCursor: string | null }

/** How one list is paged: its sort keys in their order, the last of which no two rows share. */
export function pagedBy<const Kinds extends readonly Kind[]>(...kinds: Kinds) {
  const fits = (place: unknown): place is Place<Kinds> =>
    Array.isArray(place) && place.length === kinds.length && kinds.every((kind, at) => parts[kind](place[at]))

  return {
    /** The sort keys a cursor holds; nothing without one. @throws invalid when it was not made by this list */
    placeOf(cursor: string | undefined): Place<Kinds> | null {
      if (!cursor) return null
      const place = read(cursor)
      if (!fits(place)) throw invalid('cursor', 'This place in the list is not known. Start from the first page.')
      return place
    },

    /** The page of a list that was asked for with one row more than it shows. */
    pageOf<R>(rows: readonly R[], limit: number, place: (row: R) => Place<Kinds>): Page<R> {
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return { items, nextCursor: rows.length > limit && last !== undefined ? written(place(last)) : null }
    },
  }
}

const written = (place: readonly (string | number)[]) => Buffer.from(JSON.stringify(place)).toString('base64url')

function read(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
