import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addressFor, sendableAt, textOf } from './rules'

const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'Pacific/Guam',
  'America/Puerto_Rico',
]
const clock = (zone: string, at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)

describe('the night of whoever reads it', () => {
  test.each([
    ['20:59 goes now', 'America/Chicago', '2026-11-27T02:59:00Z', '2026-11-27T02:59:00Z'],
    ['21:00 waits for the morning', 'America/Chicago', '2026-11-27T03:00:00Z', '2026-11-27T13:00:00Z'],
    ['midnight waits for seven of the same day', 'America/Chicago', '2026-11-27T06:00:00Z', '2026-11-27T13:00:00Z'],
    ['6:59 waits a minute', 'America/Chicago', '2026-11-27T12:59:00Z', '2026-11-27T13:00:00Z'],
    ['7:00 goes now', 'America/Chicago', '2026-11-27T13:00:00Z', '2026-11-27T13:00:00Z'],
    ['the same instant is day elsewhere', 'Pacific/Guam', '2026-11-27T03:00:00Z', '2026-11-27T03:00:00Z'],
    ['the clock goes forward in it', 'America/New_York', '2026-03-08T04:00:00Z', '2026-03-08T11:00:00Z'],
    ['the clock goes back in it', 'America/New_York', '2026-11-01T03:00:00Z', '2026-11-01T12:00:00Z'],
  ])('%s', (_, zone, now, then) => {
    expect(sendableAt('by-day', zone, new Date(now))).toEqual(new Date(then))
  })

  it('is never written into, nor waited for longer than it lasts; what is urgent goes at any hour', () => {
    const anyTime = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyTime, (zone, now) => {
        const at = sendableAt('by-day', zone, now)
        const time = clock(zone, at)
        expect(time >= '07:00' && time < '21:00').toBe(true)
        expect(at.getTime() - now.getTime()).toBeGreaterThanOrEqual(0)
        expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(11 * 3_600_000)
        expect(sendableAt('by-day', zone, at)).toEqual(at)
        expect(sendableAt('at-once', zone, now)).toEqual(now)
      }),
    )
  })
})

test.each([
  ['given', 'given@a.example'],
  ['said', 'said@a.example'],
  ['person', 'confirmed@a.example'],
] as const)('what goes to the %s address goes to no other', (goesTo, address) => {
  const all = { given: 'given@a.example', said: 'said@a.example', confirmed: 'confirmed@a.example' }
  expect(addressFor(goesTo, all)).toBe(address)
  const without = { ...all, [goesTo === 'person' ? 'confirmed' : goesTo]: goesTo === 'said' ? undefined : null }
  expect(addressFor(goesTo, without)).toBeNull()
})

test('several of a kind are one text, with each paragraph once and the same beginning and end', () => {
  const kind = { digest: { opening: ['Look:'], closing: ['That is all.'] } }
  const said = (...lines: string[]) => ({ lines })
  expect(textOf(kind, [said('one'), said('two'), said('one')])).toBe('Look:\n\none\n\ntwo\n\nThat is all.')
  expect(textOf({}, [said('one', 'two')])).toBe('one\n\ntwo')
})

test('they begin and end in the language of what they say', () => {
  const kind = { digest: { opening: [{ en: 'Look:', es: 'Mire:' }], closing: [] } }
  expect(textOf(kind, [{ lines: ['uno'], language: 'es' }])).toBe('Mire:\n\nuno')
  expect(textOf(kind, [{ lines: ['one'] }])).toBe('Look:\n\none')
})
