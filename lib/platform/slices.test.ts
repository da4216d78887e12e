import { describe, expect, it } from 'vitest'
import { atOnce, eachInSteps, inSlices, type Steps, TookTooLong } from './slices'

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
})
