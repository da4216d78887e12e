import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Stay } from '@/lib/formats/meeting-files'
import { type Known, matcherOf, merged, peopleOf } from './meeting-matching'

const stay = (names: string[], email = ''): Stay => ({
  ...{ line: 1, names, email, joined: '2026-12-16T09:00:00', left: '2026-12-16T10:00:00' },
})
const known = (id: string, name: string, ...addresses: string[]): Known => ({
  ...{ id, walkIn: false, name, agencyName: null, addresses },
})
const rosa = known('rosa', 'Rosa Delgado', 'rosa@marlowbay.example')

describe('stays of a meeting', () => {
  test('of one address are one person’s, whatever they were called', () => {
    const people = peopleOf([stay(['Rosa'], 'rosa@marlowbay.example'), stay(['iPhone'], 'rosa@marlowbay.example')])
    expect(people.map(({ names, stays }) => [names, stays.length])).toEqual([[['Rosa', 'iPhone'], 2]])
  })
  test('without an address go together by a name, also where it was changed in between', () => {
    const people = peopleOf([stay(['Rosa', 'Rosa Delgado']), stay(['DELGADO, Rosa']), stay(['Nadia Bell'])])
    expect(people.map(({ stays }) => stays.length)).toEqual([2, 1])
  })
  test('of one address under ten thousand names are put together at once', () => {
    const began = performance.now()
    const people = peopleOf(Array.from({ length: 10_000 }, (_, i) => stay([`Rosa ${i}`], 'rosa@marlowbay.example')))
    expect(people.map(({ names }) => names.length)).toEqual([10_000])
    expect(performance.now() - began).toBeLessThan(5000)
  })
  test('are each in one person, in whatever order they stand', () => {
    const any = fc.array(
      fc.tuple(fc.constantFrom('Rosa', 'Nadia', 'Omar'), fc.constantFrom('', 'a@x.example', 'b@x.example')),
    )
    fc.assert(
      fc.property(any, (pairs) => {
        const stays = pairs.map(([name, email]) => stay([name], email))
        expect(peopleOf(stays).flatMap((each) => each.stays)).toHaveLength(stays.length)
        expect(peopleOf([...stays].reverse())).toHaveLength(peopleOf(stays).length)
      }),
    )
  })
})

describe('somebody of a meeting', () => {
  const [one] = peopleOf([stay(['R.'], 'rosa@marlowbay.example')])
  const named = (...names: string[]) => peopleOf([stay(names)])[0]
  test('is found by address before any name', () => {
    const other = known('other', 'R.')
    expect(one && matcherOf([other, rosa])(one)).toEqual({ match: { id: 'rosa', by: 'address' }, why: null })
  })
  test('is found by name with any accents and order of words, where one alone has it', () => {
    const found = (name: string, list: Known[]) => {
      const somebody = named(name)
      return somebody ? matcherOf(list)(somebody) : null
    }
    expect(found('delgado, ROSÁ', [rosa])).toEqual({ match: { id: 'rosa', by: 'name' }, why: null })
    expect(found('Rosa Delgado', [rosa, known('second', 'Rosa Delgado')])).toEqual({ match: null, why: 'several' })
    expect(found('Rosa', [rosa])).toEqual({ match: null, why: 'nobody' })
  })
})

describe('stays of two devices at once', () => {
  const at = (joined: string, left: string | null) => ({
    joined: `2026-12-16T${joined}:00`,
    left: left && `2026-12-16T${left}:00`,
  })
  test('are one, until the last has gone', () => {
    expect(merged([at('09:05', '12:00'), at('09:00', '09:10')])).toEqual([at('09:00', '12:00')])
    expect(merged([at('09:00', '09:10'), at('09:20', '10:00')])).toHaveLength(2)
    expect(merged([at('09:00', null), at('09:20', '10:00')])).toEqual([at('09:00', null)])
  })
  test('add no minute twice and lose none, in any order', () => {
    const minute = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, minute)), (pairs) => {
        const clock = (n: number) =>
          `${String(9 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
        const stays = pairs.map(([a, b]) => at(clock(Math.min(a, b)), clock(Math.max(a, b))))
        const there = new Set(pairs.flatMap(([a, b]) => range(Math.min(a, b), Math.max(a, b))))
        const minutes = merged(stays).reduce((sum, { joined, left }) => sum + minutesTo(left) - minutesTo(joined), 0)
        expect(minutes).toBe(there.size)
        expect(merged([...stays].reverse())).toEqual(merged(stays))
      }),
    )
  })
})
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const minutesTo = (wall: string | null) => Number(wall?.slice(11, 13)) * 60 + Number(wall?.slice(14, 16))
