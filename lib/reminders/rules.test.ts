import { expect, test } from 'vitest'
import { addDays } from '@/lib/platform/time'
import { beginsToBind, hasNews, isNews, stretchOf, whyLeftOut } from './rules'

/** Due on a Wednesday; the Mondays around it. */
const item = { opensOn: '2026-01-01', dueOn: '2026-11-18', of: 'training' as const }
const mondays = [
  '2026-10-12',
  '2026-10-19',
  '2026-10-26',
  '2026-11-02',
  '2026-11-09',
  '2026-11-16',
  '2026-11-23',
  '2026-11-30',
  '2026-12-07',
  '2026-12-14',
  '2026-12-21',
]

test('a date is said a month before, a week before, and on three Mondays after it', () => {
  const told = mondays.filter((monday, i) => isNews(item, mondays[i - 1] ?? '2026-10-05', monday))
  expect(told).toEqual(['2026-10-19', '2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07'])
})

test('a certification is said a quarter of a year, a month and a week before its last day, and not after it', () => {
  const held = { ...item, of: 'certification' as const, dueOn: '2027-01-17' }
  const weeks = Array.from({ length: 18 }, (_, week) => addDays('2026-10-12', 7 * week))
  const told = weeks.filter((monday) => isNews(held, addDays(monday, -7), monday))
  expect(told).toEqual(['2026-10-19', '2026-12-21', '2027-01-11'])
})

test('weeks without a letter are made up for by one', () => {
  expect(isNews(item, '2026-10-05', '2026-11-16')).toBe(true)
  expect(isNews(item, '2026-11-16', '2026-11-16')).toBe(false)
})

test('what opened a few days before it is due is said then, and to whoever was never written to what passed long ago', () => {
  const late = { ...item, opensOn: '2026-11-06', dueOn: '2026-11-30' }
  expect(isNews(late, '2026-11-02', '2026-11-09')).toBe(true)
  expect(isNews({ ...item, dueOn: '2025-11-18' }, null, '2026-11-16')).toBe(true)
  expect(isNews({ ...item, dueOn: '2025-11-18' }, '2026-11-09', '2026-11-16')).toBe(false)
})

test('what comes before an act is said by itself once, on the first Monday on which it binds, also where none was for weeks', () => {
  const gate = { opensOn: '2026-11-11', bindsAt: '2026-11-11T08:00:00.000Z' }
  const at = (day: string | undefined) => `${day ?? '2026-10-05'}T14:00:00.000Z`
  const told = mondays.filter((monday, i) => beginsToBind(gate, at(mondays[i - 1]), monday))
  expect(told).toEqual(['2026-11-16'])
  expect(beginsToBind(gate, null, '2026-12-07')).toBe(true)
  expect(beginsToBind(gate, null, '2026-11-09')).toBe(false)
  const madeLater = { ...gate, bindsAt: '2026-11-16T17:00:00.000Z' }
  expect(beginsToBind(madeLater, at('2026-11-16'), '2026-11-23')).toBe(true)
  expect(beginsToBind(madeLater, at('2026-11-23'), '2026-11-30')).toBe(false)
})

test('a letter that went before a rule was made told nothing of its dates, also where the rule reaches back', () => {
  const due = { ...item, dueOn: '2026-12-01', bindsAt: '2026-11-11T20:00:00.000Z' }
  const has = (toldAt: string, told: string) => hasNews({ items: [due], gates: [], told, toldAt }, '2026-11-16')
  expect(has('2026-11-09T14:00:00.000Z', '2026-11-09')).toBe(true)
  expect(has('2026-11-11T21:00:00.000Z', '2026-11-09')).toBe(false)
})

test.each([
  ['2026-11-17', 'passed'],
  ['2026-11-18', 'week'],
  ['2026-11-25', 'week'],
  ['2026-11-26', 'month'],
  ['2026-12-18', 'month'],
  ['2026-12-19', 'quarter'],
])('due on %s it is said as: %s', (dueOn, stretch) => {
  expect(stretchOf(dueOn, '2026-11-18')).toBe(stretch)
})

test('nobody is written to who has not said that they serve, has no address, is on leave, or had a letter that day', () => {
  const fine = { isAsked: false, onLeave: false, hasAddress: true, isWrittenLately: false }
  expect(whyLeftOut(fine)).toBeNull()
  expect(whyLeftOut({ ...fine, isAsked: true, hasAddress: false })).toBe('not-joined')
  expect(whyLeftOut({ ...fine, hasAddress: false })).toBe('no-address')
  expect(whyLeftOut({ ...fine, onLeave: true })).toBe('on-leave')
  expect(whyLeftOut({ ...fine, isWrittenLately: true })).toBe('written-lately')
})
