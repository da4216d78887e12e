/** The time zone of a place from its state and, in a state that keeps several, from where in it the place lies. */
import { type Squares, zoneTable } from './zone-table'
import { zonesOf } from './zones'

export type Position = { latitude: number; longitude: number }

/** @param state two letters @param position nothing: the zone of most of the state @returns null for what is no state */
export function zoneOf(state: string, position: Position | null): string | null {
  const [usual = null, ...others] = zonesOf(state)
  const table = zoneTable[state]
  if (!position || !table || others.length === 0) return usual
  return zonesOf(state)[placeIn(table, position)] ?? usual
}

/** Which of the zones; the first for what lies outside the square around the state. */
function placeIn({ west, south, size, squares }: Squares, { latitude, longitude }: Position): number {
  // The Aleutians go on beyond the 180th meridian.
  let across = ((longitude > 0 ? longitude - 360 : longitude) - west) / size
  let up = (latitude - south) / size
  if (!(across >= 0 && across < 1 && up >= 0 && up < 1)) return 0
  let at = 0
  while (squares[at] === '.') {
    const part = (up < 0.5 ? 2 : 0) + (across < 0.5 ? 0 : 1)
    at = passOver(squares, at + 1, part)
    across = (across * 2) % 1
    up = (up * 2) % 1
  }
  return Number(squares[at])
}

/** Where the square after so many others begins. */
function passOver(squares: string, from: number, count: number): number {
  let at = from
  for (let open = count; open > 0; at += 1) open += squares[at] === '.' ? 3 : -1
  return at
}
