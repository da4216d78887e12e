/** Who of a meeting file is who of an event: by address, then by name; never by a guess. Pure. */
import type { Stay } from '@/lib/formats/meeting-files'
import { foldedWords } from '@/lib/platform/fold'
import { grouped } from '@/lib/platform/grouped'

export type Known = { id: string; walkIn: boolean; name: string; agencyName: string | null; addresses: string[] }
/** Somebody of the file, under whatever names and devices they came. */
export type Somebody = {
  /** The same whenever the same file is read. */
  key: string
  names: string[]
  email: string
  stays: Stay[]
}
export type Match = { id: string; by: 'address' | 'name' } | null
/** Why nobody was found where somebody was looked for. */
export type Unmatched = 'nobody' | 'several'

/** Words of a name in one order, so that "Delgado, Rosa" is Rosa Delgado. */
const nameKey = (name: string): string => foldedWords(name).sort().join(' ')

/**
 * Stays put together that are one person's: those of one address, whatever the names; those without one by a name that they
 * share, as they came in or as they were shown.
 */
export function peopleOf(stays: readonly Stay[]): Somebody[] {
  const people: Somebody[] = []
  const byKey = new Map<string, Somebody>()
  const namesOf = new Map<Somebody, Set<string>>()
  for (const stay of stays) {
    const keys = stay.email ? [`address ${stay.email}`] : stay.names.map((name) => `name ${nameKey(name)}`)
    const known = keys.flatMap((key) => byKey.get(key) ?? [])[0]
    const person = known ?? { key: keys[0] ?? '', names: [], email: stay.email, stays: [] }
    if (!known) people.push(person)
    for (const key of keys) byKey.set(key, byKey.get(key) ?? person)
    person.stays.push(stay)
    const names = namesOf.get(person) ?? new Set()
    for (const name of stay.names) names.add(name)
    namesOf.set(person, names)
  }
  for (const [person, names] of namesOf) person.names = [...names]
  return people
}

/** An address is clear evidence; a name is where one alone has it. @returns who of these somebody is */
export function matcherOf(known: readonly Known[]) {
  const byName = grouped(known, ({ name }) => nameKey(name))
  const byAddress = new Map(known.toReversed().flatMap((each) => each.addresses.map((address) => [address, each])))
  return ({ email, names }: Pick<Somebody, 'email' | 'names'>): { match: Match; why: Unmatched | null } => {
    const held = email === '' ? undefined : byAddress.get(email)
    if (held) return { match: { id: held.id, by: 'address' }, why: null }
    const wanted = new Set(names.map(nameKey).filter((key) => key !== ''))
    const [only, another] = [...wanted].flatMap((key) => byName.get(key) ?? [])
    if (only && !another) return { match: { id: only.id, by: 'name' }, why: null }
    return { match: null, why: only ? 'several' : 'nobody' }
  }
}

/** Stays that touch are one: two devices at once are one person, who is there until the last of them has gone. */
export function merged(stays: readonly Pick<Stay, 'joined' | 'left'>[]): Pick<Stay, 'joined' | 'left'>[] {
  const sorted = [...stays].sort((a, b) => a.joined.localeCompare(b.joined))
  const whole: Pick<Stay, 'joined' | 'left'>[] = []
  for (const { joined, left } of sorted) {
    const last = whole.at(-1)
    if (!last || (last.left !== null && joined > last.left)) whole.push({ joined, left })
    else if (last.left !== null && (left === null || left > last.left)) last.left = left
  }
  return whole
}
