/** Units as a file names them: by name, by path ("Patrol > Shift A"), or not there yet. Pure. */
import { fold } from '@/lib/platform/fold'
import { grouped } from '@/lib/platform/grouped'
import type { RosterUnit, UnitChoice, UnitQuestion } from './plan'

export type UnitNames = {
  /** The unit that is meant, or the sentence that says why it is not clear. */
  find(text: string): UnitChoice | { unclear: string }
  nameOf(unitId: string | null): string | null
  /** What has to be asked about units that are not there; nothing where the agency has none yet. */
  questions: UnitQuestion[]
  /** Is there a question about this text? */
  asks(text: string | null): string | null
}

const keyOf = (text: string) => fold(text).replace(/\s*[>/]\s*/g, ' > ')

export function unitsOf(units: readonly RosterUnit[], texts: readonly (string | null)[]): UnitNames {
  const byPath = new Map(units.map((unit) => [keyOf(unit.path), unit]))
  const byName = grouped(units, (unit) => keyOf(unit.name))
  const names = new Map(units.map(({ unitId, name }) => [unitId, name]))
  const strange = new Map<string, { name: string; rows: number }>()
  for (const text of texts) {
    if (!text || byPath.has(keyOf(text)) || byName.has(keyOf(text))) continue
    const other = strange.get(keyOf(text))
    if (other === undefined) strange.set(keyOf(text), { name: text, rows: 1 })
    else {
      other.rows += 1
      if (text < other.name) other.name = text
    }
  }
  const questions =
    units.length === 0
      ? []
      : [...strange.values()].map((each, at) => ({
          ...each,
          like: at < MOST_QUESTIONS ? similar(each.name, units) : [],
        }))
  return {
    find(text) {
      const named = byName.get(keyOf(text)) ?? []
      const unit = byPath.get(keyOf(text)) ?? (named.length === 1 ? named[0] : undefined)
      if (unit) return { unitId: unit.unitId }
      if (named.length > 1)
        return {
          unclear: `Several units are named ${text}. Write the unit above it as well: ${named[0]?.path ?? text}.`,
        }
      return { newUnit: strange.get(keyOf(text))?.name ?? text }
    },
    nameOf: (unitId) => (unitId ? (names.get(unitId) ?? null) : null),
    questions: questions.sort((a, b) => (a.name < b.name ? -1 : 1)),
    asks: (text) => (text && units.length > 0 ? (strange.get(keyOf(text))?.name ?? null) : null),
  }
}

/** More strange units are not units at all, but another column. */
const MOST_QUESTIONS = 100
const MOST_SIMILAR = 3
/** A name this long is no unit that somebody mistyped, and comparing takes time. */
const MOST_COMPARED = 60

/** Units that may be meant: a letter or two differ, or one name is part of the other. */
function similar(name: string, units: readonly RosterUnit[]): UnitQuestion['like'] {
  const wanted = bare(name)
  if (wanted === '' || wanted.length > MOST_COMPARED) return []
  return units
    .map(({ unitId, name: own, path }) => ({ unitId, name: path, apart: apart(wanted, bare(own)) }))
    .filter(({ apart }) => apart <= 2)
    .sort((a, b) => a.apart - b.apart || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_SIMILAR)
    .map(({ unitId, name }) => ({ unitId, name }))
}

/** Letters and digits, without the words that every unit has. */
const bare = (name: string) =>
  fold(name)
    .replace(/\b(unit|division|div|bureau|section|squad|team|the)\b/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

function apart(a: string, b: string): number {
  if (a === b) return 0
  if (a.length > 2 && b.length > 2 && (a.includes(b) || b.includes(a))) return 1
  if (Math.abs(a.length - b.length) > 2 || Math.min(a.length, b.length) < 4) return 3
  return edits(a, b)
}

/** How many letters must change (Levenshtein). */
function edits(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row++) {
    const now = [row]
    for (let at = 1; at <= b.length; at++)
      now.push(
        Math.min(
          (before[at] ?? 0) + 1,
          (now[at - 1] ?? 0) + 1,
          (before[at - 1] ?? 0) + (a[row - 1] === b[at - 1] ? 0 : 1),
        ),
      )
    before = now
  }
  return before[b.length] ?? 0
}
