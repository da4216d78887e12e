import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf, type Json } from './digest'

const values = [
  ...['', 'a', 'ab', 'abc', 'á', '\u{1f642}', '1', 'null', 'true', '2026-11-29', '2026-11-30'],
  ...[0, 1, -1, 2 ** 27 - 1, 2 ** 27, -(2 ** 27), 2 ** 31, 2 ** 40, 0.5, 1.5, true, false, null],
  ...[[], [[]], [null], [0], ['a'], ['a', 'b'], ['ab'], ['b', 'a'], [['a'], 'b'], [['a', 'b']]],
  ...[{}, [{}], { a: null }, { a: 1 }, { a: '1' }, { b: 1 }, { a: { b: 1 } }, { a: {}, b: 1 }, { a: [], b: 1 }],
  ...[{ shared: true }, { shared: false }, [{ a: 1 }, { b: 2 }], [{ a: 1, b: 2 }]],
] satisfies Json[]

describe('the digest of a value', () => {
  it('tells values apart that JSON tells apart', () => {
    expect(new Set(values.map(digestOf)).size).toBe(values.length)
  })

  it('says of any two values whether JSON says the same of them', () => {
    const any = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(digestOf(one) === digestOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
        expect(digestOf(JSON.parse(JSON.stringify(one)))).toBe(digestOf(one))
      }),
    )
  })

  it('takes a field that is undefined for none, and what is undefined in a list for null, as JSON does', () => {
    expect(digestOf({ a: 1, b: undefined })).toBe(digestOf({ a: 1 }))
    expect(digestOf([undefined])).toBe(digestOf([null]))
  })

  it('is another one for a single changed minute, day or id anywhere in long lists', () => {
    const list = Array.from({ length: 300 }, (_, n) => ({ creditId: `c${n}`, earnedOn: '2026-01-01', minutes: 60 }))
    const changed = list.flatMap((each, n) => [
      list.with(n, { ...each, minutes: 61 }),
      list.with(n, { ...each, earnedOn: '2026-01-02' }),
      list.with(n, { ...each, creditId: `d${n}` }),
      list.toSpliced(n, 1),
    ])
    expect(new Set([list, ...changed].map(digestOf)).size).toBe(changed.length + 1)
  })
})
