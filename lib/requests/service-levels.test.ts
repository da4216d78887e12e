import { describe, expect, test } from 'vitest'
import { serviceLevels } from './rule-inputs'
import { ageOf, levelsOn, owedBy, type Waiting } from './service-levels'
import { startingServiceLevels } from './starting-rules'

const levels = levelsOn(startingServiceLevels, '2026-11-25')
const waiting: Waiting = { state: 'submitted', sentOn: '2026-11-25', answeredOn: null, decidedOn: null }

describe('what was promised', () => {
  test('is an answer in 3 working days and a decision in 15, over Thanksgiving', () => {
    const age = ageOf(levels, waiting, '2026-12-01')
    expect(age).toMatchObject({ workingDays: 3, isLate: false })
    expect(age.answer).toEqual({ dueOn: '2026-12-01', keptOn: null, workingDaysLate: 0 })
    expect(age.decision.dueOn).toBe('2026-12-17')
    expect(owedBy(age)).toBe('2026-12-01')
  })

  test('is late from the next working day on, and is owed until somebody answers', () => {
    expect(ageOf(levels, waiting, '2026-12-02')).toMatchObject({ isLate: true, answer: { workingDaysLate: 1 } })
    const answered = ageOf(levels, { ...waiting, answeredOn: '2026-12-02' }, '2026-12-10')
    expect(answered).toMatchObject({ isLate: false, answer: { workingDaysLate: 1 } })
    expect(owedBy(answered)).toBe('2026-12-17')
  })

  test('a decision answers too', () => {
    const age = ageOf(levels, { ...waiting, state: 'accepted', decidedOn: '2026-11-30' }, '2027-03-01')
    expect(age).toMatchObject({ workingDays: 2, isLate: false, answer: { keptOn: '2026-11-30', workingDaysLate: 0 } })
  })

  test('a request that was taken back is never late', () => {
    expect(ageOf(levels, { ...waiting, state: 'withdrawn' }, '2027-03-01')).toMatchObject({
      isLate: false,
      answer: { workingDaysLate: 0 },
      decision: { workingDaysLate: 0 },
    })
  })

  test('changes from a day on, and never decides before it answers', () => {
    const [first] = startingServiceLevels
    const later = { ...levels, validFrom: '2027-01-01', answerWorkingDays: 5 }
    expect(levelsOn([later, levels], '2026-12-31')).toEqual(first)
    expect(levelsOn([later, levels], '2027-01-01').answerWorkingDays).toBe(5)
    expect(() => levelsOn([later], '2026-12-31')).toThrow(RangeError)
    expect(serviceLevels.safeParse({ ...levels, decisionWorkingDays: 2 }).success).toBe(false)
  })
})
