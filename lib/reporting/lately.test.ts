import { describe, expect, it } from 'vitest'
import { criterionShape } from '@/lib/requirements/engine/countable'
import type { CountedCredit } from '@/lib/requirements/engine/lots'
import { type Going, reachedOn } from './lately'

const DAY = '2026-11-20'
const forty = criterionShape.parse({ kind: 'minutes', atLeast: 2400 })
const earned = (on: string, minutes: number, more: Partial<CountedCredit> = {}): CountedCredit => ({
  ...{ creditId: `${on} ${minutes}`, earnedOn: on, minutes, part: 0 },
  ...more,
})
const three = [earned('2026-09-01', 180), earned('2026-10-06', 240), earned('2026-11-02', 120)]
const before = earned('2026-03-01', 900)
const going = (given: Partial<Going> = {}): Going => ({
  ...{ asks: forty, owed: null, counted: [before, ...three], from: '2026-01-01' },
  ...given,
})

describe('at the pace of the last three months', () => {
  it('what is missing takes as long as the same hours took', () => {
    // 540 minutes in 92 days, 960 missing: 163.6 days.
    expect(reachedOn(going(), DAY)).toBe('2027-05-03')
    expect(reachedOn(going({ owed: 1500 }), DAY)).toBe('2026-12-01')
  })

  it('nothing is said of fewer than three trainings, nor where the time is younger than that', () => {
    expect(reachedOn(going({ counted: [before, ...three.slice(1)] }), DAY)).toBeNull()
    const twice = { creditId: 'one', part: 1 }
    expect(reachedOn(going({ counted: three.map((each) => ({ ...each, ...twice })) }), DAY)).toBeNull()
    expect(reachedOn(going({ from: '2026-08-21' }), DAY)).toBeNull()
    expect(reachedOn(going({ from: '2026-08-20' }), DAY)).not.toBeNull()
    expect(reachedOn(going({ counted: three, from: '2026-01-01' }), '2026-08-31')).toBeNull()
  })

  it('nothing is said of what would take more than two years, or is there', () => {
    expect(reachedOn(going({ owed: 1440 + 4200 }), DAY)).toBe('2028-11-05')
    expect(reachedOn(going({ owed: 1440 + 4400 }), DAY)).toBeNull()
    expect(reachedOn(going({ owed: 1440 }), DAY)).toBeNull()
  })

  it('each minimum has its own pace, and one toward which nothing counted lately is reached never', () => {
    const asks = criterionShape.parse({
      ...{ kind: 'minutes', atLeast: 2400 },
      parts: [{ of: { topics: ['law'] }, atLeast: 360 }],
    })
    expect(reachedOn(going({ asks }), DAY)).toBeNull()
    const law = [before, ...three.slice(1), earned('2026-09-01', 60, { part: 1 })]
    // 60 minutes of law in 92 days, 300 missing: 460 days.
    expect(reachedOn(going({ asks, counted: law }), DAY)).toBe('2028-02-23')
  })

  it('what is learned alone goes on to its limit and no further', () => {
    const asks = criterionShape.parse({
      ...{ kind: 'minutes', atLeast: 2400, caps: [{ modes: ['self-paced'], atMost: 600 }] },
    })
    const alone = three.map((each) => ({ ...each, mode: 'self-paced' as const }))
    const live = { ...before, mode: 'in-person' as const }
    expect(reachedOn(going({ asks, counted: [live, ...alone] }), DAY)).toBeNull()
    const [first, ...others] = alone as [CountedCredit, CountedCredit, CountedCredit]
    const mixed = [live, { ...first, mode: 'in-person' as const }, ...others]
    // 360 alone have 240 left; live 180 in 92 days bring the other 720 in 368 days.
    expect(reachedOn(going({ asks, counted: mixed }), DAY)).toBe('2027-11-23')
  })

  it('hours that must lie near each other have no pace', () => {
    const asks = criterionShape.parse({ kind: 'minutes', atLeast: 2400, withinMonths: 12 })
    expect(reachedOn(going({ asks }), DAY)).toBeNull()
  })
})
