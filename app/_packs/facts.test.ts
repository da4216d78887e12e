import { expect, test } from 'vitest'
import { mandatePacks } from '@/drizzle/seed/mandate-packs'
import { packShape } from '@/lib/mandates/pack'
import { differencesOf, factsOf, type ToldPack } from './facts'

const told = (await mandatePacks()).map((each): ToldPack => {
  const { rule, ...pack } = packShape.parse(each)
  return { ...pack, rule: rule && { ...rule, asks: '40 hours', asksNotes: [] } }
})

test('every pack is told without a gap', () => {
  for (const pack of told) expect(JSON.stringify(factsOf(pack))).not.toMatch(/undefined|null|NaN|\.\./)
})

test('what became different stands beside what it was, and nothing else', () => {
  const [pack] = told.filter(({ rule }) => rule !== null)
  if (!pack) throw new Error('No pack has a rule.')
  expect(differencesOf(pack, pack)).toEqual([])
  expect(differencesOf(pack, { ...pack, says: 'Fifty hours.', effectiveOn: '2027-07-01' })).toEqual([
    { label: 'It asks', was: pack.says, is: 'Fifty hours.', here: null },
    { label: 'In force since', was: 'Nothing', is: 'July 1, 2027', here: null },
  ])
})

test('by when it is here stands beside it where the agency set that itself, also where the pack says nothing new of it', () => {
  const pack = told.find(({ rule }) => rule?.terms.dueKind === 'within-days-of-start')
  if (!pack?.rule) throw new Error('There is no such pack.')
  const { criterion: _, ...clock } = pack.rule.terms
  const own = { ...clock, withinDays: 11, limits: { ...clock.limits, roundedTo: '06-30' } }
  const rows = differencesOf(pack, { ...pack, says: 'Fifty hours.' }, own)
  expect(rows.map(({ label, here }) => [label, here])).toEqual([
    ['It asks', null],
    ['By when', expect.stringContaining('11 days')],
    ['Bounds', expect.stringContaining('The last day moves on to the next June 30.')],
  ])
  expect(differencesOf(pack, pack, clock)).toEqual([])
})

test('what counts begins as a sentence does', () => {
  const pack = told.find(({ rule }) => rule !== null)
  if (!pack?.rule) throw new Error('No pack has a rule.')
  const facts = factsOf({ ...pack, rule: { ...pack.rule, asks: 'a course about Ethics', asksNotes: ['Of any kind.'] } })
  expect(facts.find(({ label }) => label === 'What counts')?.value).toBe('A course about Ethics. Of any kind.')
})
