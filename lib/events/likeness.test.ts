import { describe, expect, it } from 'vitest'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { likenessOf } from './likeness'
import { grouped, isLikelySame, type Likely } from './rules'

testDatabase()

const likeness = (left: readonly Likely[], right: readonly Likely[]) =>
  read(systemCtx('test'), (tx) => likenessOf(tx, left, right))
const isLikely = async (a: Likely, b: Likely) => isLikelySame(a, b, await likeness([a], [b]))

describe('probably the same event', () => {
  const one = { title: 'Two desks, one case: officers and advocates together', days: ['2026-12-10'], states: ['CA'] }

  it.each([
    ['another wording', { title: 'Two desks, one case' }, true],
    ['other letters and signs', { title: 'Two Desks One Case (officers & advocates)' }, true],
    ['another day', { title: 'Two desks, one case', days: ['2026-12-11'] }, false],
    ['something else', { title: 'Evening of remembrance' }, false],
    ['alike elsewhere', { title: 'Two desks, one case', states: ['OH'] }, false],
    ['the same elsewhere', { states: ['OH'] }, true],
    ['no title', { title: '' }, false],
  ])('is found on the same day in the same state: %s', async (_, other, same) => {
    expect(await isLikely(one, { ...one, ...other })).toBe(same)
    expect(await isLikely({ ...one, ...other }, one)).toBe(same)
  })

  it('goes by the title alone while there is no day', async () => {
    const undated = { title: 'Two desks, one case', days: [], states: [] }
    expect(await isLikely(undated, { ...one, title: 'Two desks one case' })).toBe(true)
    expect(await isLikely(undated, { ...one, title: 'Evening of remembrance' })).toBe(false)
  })

  it('stands in one group, and nothing is lost', async () => {
    const items = [
      one,
      { title: 'Evening of remembrance', days: ['2026-12-18'], states: ['CA'] },
      { ...one, title: 'Two desks, one case' },
    ]
    const known = await likeness(items, items)
    const groups = grouped(items, (a, b) => isLikelySame(a, b, known))
    expect(groups.map((group) => group.length)).toEqual([2, 1])
    expect(groups.flat()).toHaveLength(3)
  })

  it('counts shared pieces of titles as they are compared', async () => {
    const titled = (title: string): Likely => ({ title, days: [], states: [] })
    const alike = async (a: string, b: string) => (await likeness([titled(a)], [titled(b)]))(a, b)
    expect(await alike('word', 'two words')).toBeCloseTo(0.363636, 5)
    expect(await alike('Café “same”', 'CAFE same')).toBe(1)
    expect(await alike('', 'same')).toBe(0)
    expect((await likeness([], []))('same', 'same')).toBe(0)
  })
})
