import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '@/lib/platform/time'
import { isWorkingDay } from '@/lib/platform/working-days'
import { requestKinds } from './kinds'
import { nextTask, planFor, possibleInstead, rulesOn, type Wish, wishProblem } from './planner'
import { addPlanRulesInput, type PlanRules } from './rule-inputs'
import { startingPlanRules } from './starting-rules'

const training = rulesOn(startingPlanRules, 'training', '2026-11-27')
const wish: Wish = { wishedOn: '2027-04-14', days: 2, people: 30, sentOn: null }
const dues = (today: string, given: Partial<Wish> = {}) =>
  planFor(training, { ...wish, ...given }, today).tasks.map(({ key, dueOn }) => `${key} ${dueOn}`)

describe('the planner', () => {
  test('counts back 135 days and every task from the wished day', () => {
    expect(dues('2026-11-27')).toEqual([
      'ask 2026-11-30',
      'room 2027-01-14',
      'announce 2027-02-12',
      'materials 2027-03-24',
      'roster 2027-03-31',
      'evaluation 2027-05-17',
    ])
  })

  test('takes a request on the 135th day and not on the one after', () => {
    const onTime = planFor(training, wish, '2026-11-30').lead
    expect(onTime).toMatchObject({ needed: 135, given: 135, met: true })
    const tooLate = planFor(training, wish, '2026-12-01')
    expect(tooLate.lead).toMatchObject({ given: 134, met: false, latestAskOn: '2026-11-30', earliestOn: '2027-04-15' })
    expect(tooLate.late).toEqual(['ask'])
    expect(wishProblem(tooLate)).toBe('too-soon')
    expect(possibleInstead(tooLate, 'training')).toEqual(['later-day', 'modules-now', 'event-of-others', 'other-help'])
  })

  test('the earliest day that it names is always taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (ahead) => {
        const today = addDays('2026-01-01', ahead)
        const { earliestOn } = planFor(training, { ...wish, wishedOn: addDays(today, 20) }, today).lead
        const again = planFor(training, { ...wish, wishedOn: earliestOn }, today)
        expect(again.lead.met).toBe(true)
        expect(possibleInstead(again, 'training')).toEqual([])
        expect(wishProblem(again)).toBeNull()
        expect(isWorkingDay(earliestOn)).toBe(true)
        const exact = addDays(today, 135)
        expect(earliestOn >= exact).toBe(true)
        for (let off = exact; off < earliestOn; off = addDays(off, 1)) expect(isWorkingDay(off)).toBe(false)
        const before = planFor(training, { ...wish, wishedOn: addDays(exact, -1) }, today)
        expect(wishProblem(before)).toBe('too-soon')
      }),
    )
  })

  test('names no earliest day that is over since it was sent', () => {
    const { lead } = planFor(training, { ...wish, sentOn: '2026-01-05' }, '2026-11-27')
    expect(lead.earliestOn).toBe('2026-11-30')
  })

  test('moves the earliest day off a weekend and off a holiday, and still takes the exact one', () => {
    const earliest = (today: string) => planFor(training, wish, today).lead.earliestOn
    expect(earliest('2026-11-27')).toBe('2027-04-12')
    expect(earliest('2027-01-16')).toBe('2027-06-01')
    const saturday = planFor(training, { ...wish, wishedOn: '2027-04-10' }, '2026-11-26')
    expect(wishProblem(saturday)).toBeNull()
  })

  test('holds a request that was sent in time to be in time ever after', () => {
    expect(planFor(training, { ...wish, sentOn: '2026-11-30' }, '2027-03-01').lead.met).toBe(true)
  })

  test('says what is late, by how many days, and what is done', () => {
    const plan = planFor(training, { ...wish, sentOn: '2026-11-20', done: { room: '2027-01-20' } }, '2027-02-15')
    expect(plan.late).toEqual(['announce'])
    expect(nextTask(plan, 'host')).toMatchObject({ key: 'announce', daysLate: 3 })
    expect(nextTask(plan, 'provider')).toMatchObject({ key: 'materials', daysLate: 0 })
  })

  test('puts tasks on working days and in order, never after the day they were counted to', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((each) => addDays('2027-01-01', each))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 10 }), (wishedOn, length) => {
        const { tasks } = planFor(training, { ...wish, wishedOn, days: length }, '2026-11-27')
        const dueOns = tasks.map(({ dueOn }) => dueOn)
        expect(dueOns).toEqual([...dueOns].sort())
        for (const { key, dueOn } of tasks) {
          if (key !== 'ask') expect(isWorkingDay(dueOn)).toBe(true)
          expect(dueOn < wishedOn).toBe(key !== 'evaluation')
        }
        expect(daysBetween(tasks[0]?.dueOn ?? '', wishedOn)).toBe(135)
      }),
    )
  })

  test('says who pays for what, and what participants would pay', () => {
    const { pays, fee } = planFor(training, wish, '2026-11-27')
    expect(pays.host).toEqual(['room', 'audio-visual', 'equipment'])
    expect(pays.provider).toHaveLength(4)
    expect(fee).toEqual({ cents: 240_000, waived: true })
  })

  test('warns of a day that is over or off', () => {
    expect(planFor(training, { ...wish, wishedOn: '2027-05-31' }, '2026-11-27').day).toBe('not-a-working-day')
    expect(wishProblem(planFor(training, { ...wish, wishedOn: '2026-11-27' }, '2026-11-27'))).toBe('past')
  })

  test('asks for no lead, and claims no source, where none is known', () => {
    for (const kind of requestKinds.filter((each) => each !== 'training')) {
      const rules = rulesOn(startingPlanRules, kind, '2026-11-27')
      const plan = planFor(rules, { ...wish, wishedOn: '2026-12-07' }, '2026-11-27')
      expect(plan.lead).toMatchObject({ needed: null, latestAskOn: null, met: true })
      expect(plan.tasks.some(({ sourced }) => sourced)).toBe(false)
      expect(plan.fee).toBeNull()
    }
  })
})

describe('the rules', () => {
  const later: PlanRules = { ...training, validFrom: '2027-01-01', leadDays: 90 }
  test('are those of the day a request was sent, whatever came later', () => {
    expect(rulesOn([later, training], 'training', '2026-12-31').leadDays).toBe(135)
    expect(rulesOn([training, later], 'training', '2027-01-01').leadDays).toBe(90)
    expect(() => rulesOn([later], 'training', '2026-12-31')).toThrow(RangeError)
  })

  test('that are added name each task once, none twice, and claim no source that they do not name', () => {
    const [room] = training.tasks
    const faultOf = (given: Partial<PlanRules>) =>
      addPlanRulesInput.safeParse({ rules: { ...training, ...given } }).error?.issues.map(({ path }) => path.join('.'))
    expect(faultOf({})).toBeUndefined()
    expect(faultOf({ tasks: room ? [room, { ...room, days: 10 }] : [] })).toEqual(['rules.tasks'])
    expect(faultOf({ tasks: room ? [{ ...room, key: 'ask' }] : [] })).toEqual(['rules.tasks'])
    expect(faultOf({ pays: [...training.pays, ...training.pays] })).toEqual(['rules.pays'])
    expect(faultOf({ tasks: room ? [{ ...room, sourced: true }] : [], source: null })).toEqual(['rules.source'])
  })

  test('that come with the product are whole, one a kind, and what has a number from a page names the page', () => {
    expect(startingPlanRules.map((rules) => addPlanRulesInput.parse({ rules }).rules.kind)).toEqual([...requestKinds])
    for (const { leadDays, fee, source } of startingPlanRules)
      if (leadDays !== null || fee) expect(source).not.toBeNull()
  })
})
