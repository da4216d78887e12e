import { expect, test } from 'vitest'
import { limitWords, minimumsWords, optionWords, reachedWords } from './words'

test('a limit says how much more could be so, and how much must not', () => {
  const limit = { label: 'Self-paced', haveMinutes: 540, atMost: 960, of: null }
  expect(limitWords(limit, 960)).toBe(
    'Self-paced: 9 hours of at most 16 hours, so 7 hours more could be so and at least 9 hours must be given another way.',
  )
  expect(limitWords(limit, 60)).toBe('Self-paced: 9 hours of at most 16 hours, so 7 hours more could be so.')
  expect(limitWords({ ...limit, haveMinutes: 960 }, 60)).toMatch(/so no more of it counts and at least 1 hour must/)
  expect(limitWords({ ...limit, of: 'Law update' }, 0)).toBe('Law update, self-paced: 9 hours of at most 16 hours.')
})

test('the pace says when, and whether that is in time', () => {
  const asked = (reachedOn: string | null, dueOn: string | null) =>
    reachedWords({ reachedOn, explanation: { progress: { need: 2400 } }, status: { dueOn } } as never, '2026-11-20')
  const said = 'At the pace of the last three months the 40 hours would be reached in April 2027'
  expect(asked('2027-04-12', '2026-12-31')).toBe(`${said}, after the last day.`)
  expect(asked('2027-04-12', '2027-12-31')).toBe(`${said}, in time.`)
  expect([asked('2027-04-12', '2026-10-31'), asked('2027-04-12', null)]).toEqual([`${said}.`, `${said}.`])
  expect(asked(null, '2026-12-31')).toBeNull()
})

test('minimums that are open are counted in words', () => {
  const minimum = (haveMinutes: number) => ({ haveMinutes, needMinutes: 60 }) as never
  expect(minimumsWords({ minimums: [minimum(0), minimum(30), minimum(60)] })).toBe('Two minimums are open.')
  expect(minimumsWords({ minimums: [minimum(0)] })).toBe('One minimum is open.')
  expect(minimumsWords({ minimums: [minimum(60)] })).toBeNull()
})

test('a training to come says how it is given, what would count of it, and what room there is', () => {
  const event = {
    ...{ kind: 'event' as const, slug: '', title: '', creditMinutes: 240, adds: 120, format: 'in-person' as const },
    ...{ startsLocal: '2026-12-10T09:00', zone: '', placesLeft: 18, hasPlace: false },
  }
  expect(optionWords(event)).toBe('In person, 4 hours, of which 2 hours would count. 18 places left.')
  expect(optionWords({ ...event, adds: 240, hasPlace: true })).toBe('In person, 4 hours. A place is held.')
  const module = { ...event, kind: 'module' as const, adds: 240, format: null, placesLeft: null }
  expect(optionWords(module)).toBe('A module, 4 hours.')
})
