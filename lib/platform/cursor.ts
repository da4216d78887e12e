/** Where a page of a list ended, as the reader carries it to the next one. Opaque to the reader, checked when it returns. */
import { invalid } from './errors'

type Place = readonly (string | number)[]

export const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** The sort keys a cursor holds, as texts; nothing without one. @throws invalid when it was not made by us */
export function placeOf(cursor: string | undefined, length: number): string[] | null {
  if (!cursor) return null
  const parts = read(cursor)
  if (!Array.isArray(parts) || parts.length !== length || !parts.every(isPlain))
    throw invalid('cursor', 'This place in the list is not known. Start from the first page.')
  return parts.map(String)
}

/** The page of a list that was asked for with one row more than it shows. */
export function pageOf<R>(rows: readonly R[], limit: number, place: (row: R) => Place) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null }
}

const isPlain = (part: unknown) => typeof part === 'string' || typeof part === 'number'

function read(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
