import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce, eachInSteps, inSlices, type Steps, sortedInSteps, TookTooLong } from './slices'

function* endless(): Steps<never> {
  for (let n = 0; ; n = (n + 1) % 1000) if (n === 0) yield
}

describe('long work', () => {
  it('ends when it took as much as it may, and others have their turn until then', async () => {
    let turns = 0
    const ticking = setInterval(() => {
      turns += 1
    }, 1)
    await expect(inSlices(endless(), 150)).rejects.toBeInstanceOf(TookTooLong)
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(3)
  })

  it('gives the same at once and in slices', async () => {
    const items = Array.from({ length: 1000 }, (_, n) => n)
    const steps = () => eachInSteps(items, (n) => n * 2)
    expect(await inSlices(steps(), 10_000)).toEqual(atOnce(steps()))
  })

  it('sorts as without a pause, and leaves equal ones in their order', () => {
    const item = fc.record({ key: fc.nat(50), at: fc.nat() })
    const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key
    fc.assert(
      fc.property(fc.array(item, { size: 'max', maxLength: 5000 }), (items) => {
        expect(atOnce(sortedInSteps(items, byKey))).toEqual(items.toSorted(byKey))
      }),
      { numRuns: 20 },
    )
  })
})
