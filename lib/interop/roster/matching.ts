/**
 * Who a row of a roster is: by employee number among those who serve, then by address, never by name alone. Whatever is
 * unclear is refused with its reason, and nobody it touches is changed or taken as gone. Pure.
 */
import { numberKey } from '@/lib/platform/fold'
import { grouped } from '@/lib/platform/grouped'
import { eachInSteps, type Steps } from '@/lib/platform/slices'
import { fullName, joined } from '@/lib/platform/words'
import { agrees, nameKey } from './names'
import type { CurrentRoster, RosterPerson } from './plan'
import type { Reading } from './reading'

export type Match =
  /** `by` says what the row and the person have in common besides the name. */
  | { is: 'member'; person: RosterPerson; by: 'number' | 'address' | 'both' }
  | { is: 'nobody' }
  | { is: 'refused'; why: string; about: readonly RosterPerson[] }

export type Directory = {
  servingByNumber: Map<string, RosterPerson[]>
  leftByNumber: Map<string, RosterPerson[]>
  byAddress: Map<string, RosterPerson>
}

export function directoryOf({ people }: CurrentRoster): Directory {
  const directory: Directory = {
    servingByNumber: new Map(),
    leftByNumber: new Map(),
    byAddress: new Map(),
  }
  for (const person of people) {
    for (const { address } of person.addresses) directory.byAddress.set(address, person)
    for (const number of numbersOf(person)) {
      const list = person.service.length > 0 ? directory.servingByNumber : directory.leftByNumber
      const key = numberKey(number)
      const others = list.get(key)
      if (others) others.push(person)
      else list.set(key, [person])
    }
  }
  return directory
}

const numbersOf = ({ service, lastNumber }: RosterPerson) => {
  const number = service.at(-1)?.employeeNumber ?? (service.length === 0 ? lastNumber : null)
  return number ? [number] : []
}

/** What a row says of whom it is about. */
export type Whom = Pick<Reading, 'givenName' | 'familyName' | 'nameKey' | 'email' | 'number' | 'numberKey'>

export const nameOf = (person: { givenName: string; familyName: string }) =>
  fullName({ given: person.givenName, family: person.familyName })

export const isNamesake = (row: Whom, person: { givenName: string; familyName: string }) =>
  row.nameKey === nameKey(person)

export function matchRow(row: Whom, directory: Directory): Match {
  const byNumber = servingWithNumber(row, directory)
  const byAddress = row.email ? (directory.byAddress.get(row.email) ?? null) : null
  if (byNumber && byAddress && byNumber !== byAddress)
    return refuse(
      `Number ${row.number} belongs to ${nameOf(byNumber)} and the address to ${nameOf(byAddress)}. One of the two is wrong.`,
      byNumber,
      byAddress,
    )
  const member = byNumber ?? byAddress
  if (member && (byNumber === byAddress || agrees(row, member)))
    return { is: 'member', person: member, by: byNumber && byAddress ? 'both' : byNumber ? 'number' : 'address' }
  if (byNumber)
    return refuse(
      `Number ${row.number} belongs to ${nameOf(byNumber)}, who serves here. If this is the same person, correct the name under People first; if not, end that service or give another number.`,
      byNumber,
    )
  if (byAddress)
    return refuse(
      `The address ${row.email} belongs to ${nameOf(byAddress)}. Give this person their own address, or leave it empty.`,
      byAddress,
    )
  return matchOutside(row, directory)
}

function servingWithNumber({ number, numberKey }: Whom, { servingByNumber }: Directory): RosterPerson | null {
  const found = (numberKey && servingByNumber.get(numberKey)) || []
  return found.find((person) => person.service.at(-1)?.employeeNumber === number) ?? found[0] ?? null
}

/** Somebody who left: number and full name the same; the number may serve another by now. */
function matchOutside(row: Whom, { leftByNumber }: Directory): Match {
  const left = (row.numberKey && leftByNumber.get(row.numberKey)) || []
  const namesakes = left.filter((person) => isNamesake(row, person))
  return namesakes[0] && namesakes.length === 1
    ? { is: 'member', person: namesakes[0], by: 'number' }
    : { is: 'nobody' }
}

const refuse = (why: string, ...about: RosterPerson[]): Match => ({ is: 'refused', why, about })

/** Rows that use one address or one number for several people, by line, each with its reason. */
export function* findClashes(rows: readonly Reading[]): Steps<Map<number, string>> {
  const clashes = new Map<number, string>()
  function* clash(
    keyOf: (row: Reading) => string | null,
    reason: (row: Reading, where: string) => string,
  ): Steps<void> {
    const groups = shared(rows, keyOf)
    yield
    for (const group of groups) {
      const elsewhere = elsewhereIn(group)
      yield* eachInSteps(group, (row) => {
        if (!clashes.has(row.line)) clashes.set(row.line, reason(row, elsewhere(row)))
      })
    }
  }
  yield* clash(
    ({ email }) => email,
    ({ email }, where) =>
      `The address ${email} also stands for somebody else in this file (${where}). Give each person their own address, or leave it empty.`,
  )
  yield* clash(
    ({ numberKey }) => numberKey,
    ({ number }, where) =>
      `Number ${number} also stands for somebody else in this file (${where}). Give each person their own number.`,
  )
  return clashes
}

/** Rows with the same key and different names. */
function shared(rows: readonly Reading[], keyOf: (row: Reading) => string | null): Reading[][] {
  const groups = grouped(rows, keyOf)
  groups.delete(null)
  return [...groups.values()].filter(([first, ...others]) => others.some(({ nameKey }) => nameKey !== first?.nameKey))
}

const MOST_NAMED = 5

/** Where in the group somebody else stands: the first few, since there may be thousands. */
function elsewhereIn(group: readonly Reading[]): (row: Reading) => string {
  const byName = grouped(group, ({ nameKey }) => nameKey)
  const firstLines = [...byName]
    .slice(0, MOST_NAMED + 2)
    .map(([key, rows]) => ({ key, lines: rows.slice(0, MOST_NAMED + 1) }))
  const named = new Map<string | null, string>()
  const linesBut = (own: string | null): string => {
    const known = named.get(own)
    if (known !== undefined) return known
    const others = firstLines.flatMap(({ key, lines }) => (key === own ? [] : lines.map(({ line }) => line)))
    const lines = joined(
      others
        .sort((a, b) => a - b)
        .slice(0, MOST_NAMED)
        .map(String),
    )
    named.set(own, lines)
    return lines
  }
  const first = new Set(firstLines.map(({ key }) => key))
  return ({ nameKey: own }) => {
    const many = group.length - (byName.get(own)?.length ?? 0)
    const lines = linesBut(first.has(own) ? own : null)
    return many === 1 ? `row ${lines}` : `rows ${lines}${many > MOST_NAMED ? ' and more' : ''}`
  }
}

/** Groups of rows that are one person: the same name with one address or number, or the same member. */
export function* groupByPerson(rows: readonly { reading: Reading; match: Match }[]): Steps<number[][]> {
  const parent = rows.map((_, at) => at)
  const root = (at: number): number => {
    let here = at
    for (let up = parent[here] ?? here; up !== here; up = parent[here] ?? here) {
      parent[here] = parent[up] ?? up
      here = up
    }
    return here
  }
  const first = new Map<string, number>()
  yield* eachInSteps(rows, ({ reading, match }, at) => {
    for (const key of identities(reading, match)) {
      const seen = first.get(key)
      if (seen === undefined) first.set(key, at)
      else parent[root(at)] = root(seen)
    }
  })
  return [...grouped(rows.keys(), root).values()]
}

function identities({ nameKey, email, numberKey }: Reading, match: Match): string[] {
  const keys: string[] = []
  if (email) keys.push(`address ${email} ${nameKey}`)
  if (numberKey) keys.push(`number ${numberKey} ${nameKey}`)
  if (match.is === 'member') keys.push(`person ${match.person.personId}`)
  return keys
}
