/**
 * Who a row of a roster is: by employee number among those who serve, then by address, never by name alone. Whatever is
 * unclear is refused with its reason, and nobody it touches is changed or taken as gone. Pure.
 */
import { fold } from '@/lib/platform/fold'
import { fullName, joined } from '@/lib/platform/words'
import type { CurrentRoster, KnownPerson, RosterPerson } from './plan'
import { numberKey, type Reading } from './reading'

export type Match =
  | { is: 'member'; person: RosterPerson }
  | { is: 'known'; person: KnownPerson }
  | { is: 'nobody' }
  | { is: 'refused'; why: string; about: readonly RosterPerson[] }

export type Directory = {
  servingByNumber: Map<string, RosterPerson[]>
  leftByNumber: Map<string, RosterPerson[]>
  byAddress: Map<string, RosterPerson>
  known: Map<string, KnownPerson>
}

export function directoryOf({ people, known }: CurrentRoster): Directory {
  const directory: Directory = {
    servingByNumber: new Map(),
    leftByNumber: new Map(),
    byAddress: new Map(),
    known: new Map(known.map((person) => [person.address, person])),
  }
  for (const person of people) {
    for (const { address } of person.addresses) directory.byAddress.set(address, person)
    for (const number of numbersOf(person)) {
      const list = person.service.length > 0 ? directory.servingByNumber : directory.leftByNumber
      const key = numberKey(number)
      list.set(key, [...(list.get(key) ?? []), person])
    }
  }
  return directory
}

const numbersOf = ({ service, lastNumber }: RosterPerson) => {
  const number = service.at(-1)?.employeeNumber ?? (service.length === 0 ? lastNumber : null)
  return number ? [number] : []
}

export const nameOf = (person: { givenName: string; familyName: string }) =>
  fullName({ given: person.givenName, family: person.familyName })

/** One part of the name the same: the other may be new, by marriage or as it is used. */
const agrees = (row: Reading, person: { givenName: string; familyName: string }) =>
  fold(row.givenName) === fold(person.givenName) || fold(row.familyName) === fold(person.familyName)

export const isNamesake = (row: Reading, person: { givenName: string; familyName: string }) =>
  row.nameKey === fold(nameOf(person))

export function matchRow(row: Reading, directory: Directory): Match {
  const byNumber = row.number ? servingWithNumber(row.number, directory) : null
  const byAddress = row.email ? (directory.byAddress.get(row.email) ?? null) : null
  if (byNumber && byAddress && byNumber !== byAddress)
    return refuse(
      `Number ${row.number} belongs to ${nameOf(byNumber)} and the address to ${nameOf(byAddress)}. One of the two is wrong.`,
      byNumber,
      byAddress,
    )
  const member = byNumber ?? byAddress
  if (member && (byNumber === byAddress || agrees(row, member))) return { is: 'member', person: member }
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

function servingWithNumber(number: string, { servingByNumber }: Directory): RosterPerson | null {
  const found = servingByNumber.get(numberKey(number)) ?? []
  return found.find((person) => person.service.at(-1)?.employeeNumber === number) ?? found[0] ?? null
}

/** Somebody who left (number and full name the same; the number may serve another by now), or who is known elsewhere. */
function matchOutside(row: Reading, { leftByNumber, known }: Directory): Match {
  const left = row.number ? (leftByNumber.get(numberKey(row.number)) ?? []) : []
  const namesakes = left.filter((person) => isNamesake(row, person))
  const outside = row.email ? known.get(row.email) : undefined
  if (namesakes[0] && namesakes.length === 1 && !outside) return { is: 'member', person: namesakes[0] }
  if (!outside) return { is: 'nobody' }
  if (!outside.verified)
    return refuse(
      `The address ${row.email} is recorded elsewhere and not confirmed yet. Ask the person to sign in with it once, then load the row again.`,
    )
  if (!agrees(row, outside))
    return refuse(`The address ${row.email} belongs to somebody with another name. Check it, or leave it empty.`)
  return { is: 'known', person: outside }
}

const refuse = (why: string, ...about: RosterPerson[]): Match => ({ is: 'refused', why, about })

/** Rows that use one address or one number for several people, by line, each with its reason. */
export function findClashes(rows: readonly Reading[]): Map<number, string> {
  const clashes = new Map<number, string>()
  const groups = [
    ...shared(rows, (row) => row.email),
    ...shared(rows, (row) => (row.number ? numberKey(row.number) : null)),
  ]
  for (const group of groups)
    for (const row of group) {
      const others = group.filter((other) => other !== row && other.nameKey !== row.nameKey)
      if (!clashes.has(row.line)) clashes.set(row.line, clashReason(row, others))
    }
  return clashes
}

function shared(rows: readonly Reading[], key: (row: Reading) => string | null): Reading[][] {
  const groups = new Map<string, Reading[]>()
  for (const row of rows) {
    const own = key(row)
    if (own) groups.set(own, [...(groups.get(own) ?? []), row])
  }
  return [...groups.values()].filter((group) => new Set(group.map(({ nameKey }) => nameKey)).size > 1)
}

function clashReason(row: Reading, others: readonly Reading[]): string {
  const lines = joined(others.slice(0, 5).map(({ line }) => String(line)))
  const where = others.length === 1 ? `row ${lines}` : `rows ${lines}${others.length > 5 ? ' and more' : ''}`
  const sameAddress = others.some(({ email }) => email !== null && email === row.email)
  return sameAddress
    ? `The address ${row.email} also stands for somebody else in this file (${where}). Give each person their own address, or leave it empty.`
    : `Number ${row.number} also stands for somebody else in this file (${where}). Give each person their own number.`
}

/** Groups of rows that are one person: the same name with one address or number, or the same member. */
export function groupByPerson(rows: readonly { reading: Reading; match: Match }[]): number[][] {
  const parent = rows.map((_, at) => at)
  const root = (at: number): number => {
    const up = parent[at] ?? at
    return up === at ? at : root(up)
  }
  const first = new Map<string, number>()
  rows.forEach(({ reading, match }, at) => {
    for (const key of identities(reading, match)) {
      const seen = first.get(key)
      if (seen === undefined) first.set(key, at)
      else parent[root(at)] = root(seen)
    }
  })
  const groups = new Map<number, number[]>()
  rows.forEach((_, at) => {
    groups.set(root(at), [...(groups.get(root(at)) ?? []), at])
  })
  return [...groups.values()]
}

function identities({ nameKey, email, number }: Reading, match: Match): string[] {
  const keys: string[] = []
  if (email) keys.push(`address ${email} ${nameKey}`)
  if (number) keys.push(`number ${numberKey(number)} ${nameKey}`)
  if (match.is === 'member' || match.is === 'known') keys.push(`person ${match.person.personId}`)
  return keys
}
