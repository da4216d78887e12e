/** Units as a file names them: by name, by path ("Patrol > Shift A"), or not there yet. Pure. */
import { fold } from '@/lib/platform/fold'
import type { RosterUnit, UnitChoice } from './plan'

export type UnitNames = {
  /** The unit that is meant, or the sentence that says why it is not clear. */
  find(text: string): UnitChoice | { unclear: string }
  nameOf(unitId: string | null): string | null
}

const keyOf = (text: string) => fold(text).replace(/\s*[>/]\s*/g, ' > ')

export function unitsOf(units: readonly RosterUnit[], texts: readonly (string | null)[]): UnitNames {
  const byPath = new Map(units.map((unit) => [keyOf(unit.path), unit]))
  const byName = new Map<string, RosterUnit[]>()
  for (const unit of units) byName.set(keyOf(unit.name), [...(byName.get(keyOf(unit.name)) ?? []), unit])
  const names = new Map(units.map(({ unitId, name }) => [unitId, name]))
  const spelling = new Map<string, string>()
  for (const text of texts) {
    if (!text || byPath.has(keyOf(text)) || byName.has(keyOf(text))) continue
    const other = spelling.get(keyOf(text))
    if (other === undefined || text < other) spelling.set(keyOf(text), text)
  }
  return {
    find(text) {
      const named = byName.get(keyOf(text)) ?? []
      const unit = byPath.get(keyOf(text)) ?? (named.length === 1 ? named[0] : undefined)
      if (unit) return { unitId: unit.unitId }
      if (named.length > 1)
        return {
          unclear: `Several units are named ${text}. Write the unit above it as well: ${named[0]?.path ?? text}.`,
        }
      return { newUnit: spelling.get(keyOf(text)) ?? text }
    },
    nameOf: (unitId) => (unitId ? (names.get(unitId) ?? null) : null),
  }
}
