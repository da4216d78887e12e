import { describe, expect, test } from 'vitest'
import type { TrainingPreview } from '@/lib/registration/training-inputs'
import { lastStep } from './last-step'
import { mendOf } from './mend'
import { lastMonthEnd, placesWords } from './places-words'
import { repeatedMinutes } from './repeated'
import { newRequirement, type RequirementValues } from './values'
import { blankWhat } from './what-values'

const none: TrainingPreview = {
  ...{ modules: { total: 0, first: [] }, events: { total: 0, places: 0, first: [] }, othersWithoutPlaces: 0 },
  ...{ enoughFor: 0, brings: { unit: 'minutes', have: 0, need: 480 }, mayBeClaimed: true },
}
const some = { ...none, modules: { total: 3, first: [] }, brings: null }
const events = (total: number, places: number | null) => ({ total, places, first: [] })
const said = (training: TrainingPreview, owing = 15, until: string | null = null) =>
  placesWords(training, { owing, until })

describe('places to do it', () => {
  test('are modules, and events by the last day with their places, and say for how many that is enough', () => {
    const both = { ...some, events: events(2, 43), enoughFor: 43 }
    expect(said(both, 15, '2027-07-31')).toBe(
      '3 modules, and 2 events until July 31, 2027 with 43 places left. Enough for all 15.',
    )
    expect(said({ ...some, enoughFor: null })).toBe('3 modules. Enough for all 15.')
    expect(said({ ...some, modules: { total: 1, first: [] }, enoughFor: null }, 1)).toBe(
      '1 module. Enough for the one.',
    )
    expect(said({ ...none, events: events(1, 9), enoughFor: 9 })).toBe(
      '1 event with 9 places left. Enough for 9 of the 15.',
    )
    expect(said({ ...none, events: events(1, null), enoughFor: null })).toBe(
      '1 event without a limit of places. Enough for all 15.',
    )
  })

  test('are honest where all of it together is too little', () => {
    const little = { ...some, enoughFor: 0, brings: { unit: 'minutes', have: 360, need: 480 } } as const
    expect(said(little)).toBe(
      '3 modules. Together they bring 6 of 8 hours: the rest would have to be claimed as outside training.',
    )
    expect(said({ ...little, modules: { total: 1, first: [] } })).toMatch(/^1 module\. It brings 6 of 8 hours: /)
    expect(said({ ...little, mayBeClaimed: false, brings: { unit: 'parts', have: 1, need: 2 } })).toBe(
      '3 modules. Together they bring 1 of 2 trainings: the rest cannot be had yet.',
    )
  })

  test('say so where there are none, and what is full', () => {
    expect(said(none)).toBe(
      'No module or event in the catalog counts for this; outside training would have to be claimed.',
    )
    expect(said({ ...none, mayBeClaimed: false, othersWithoutPlaces: 2 })).toBe(
      'No module or event that counts for this can be taken now. 2 events would count, and are full, are for others or take no registrations here.',
    )
    expect(said({ ...some, enoughFor: null, events: events(1, 4), othersWithoutPlaces: 1 })).toMatch(
      / 1 more event would count, and is full, is for others or takes no registrations here\.$/,
    )
  })

  test('are looked for until the end of the last month in which anybody has to do it', () => {
    const each = [
      { month: '2026-12', people: 4 },
      { month: '2027-02', people: 1 },
      { month: '2027-03', people: 0 },
    ]
    expect(lastMonthEnd({ each, later: 0 })).toBe('2027-02-28')
    expect(lastMonthEnd({ each: each.slice(0, 1), later: 0 })).toBe('2026-12-31')
    expect([lastMonthEnd({ each, later: 1 }), lastMonthEnd({ each: [], later: 0 })]).toEqual([null, null])
  })
})

describe('more time for everybody', () => {
  const values = (over: Partial<RequirementValues>): RequirementValues => ({
    ...newRequirement('a', '2026-11-20'),
    ...over,
  })
  const mend = (over: Partial<RequirementValues>) => mendOf(values(over), '2026-11-20')
  test('is given by the days, the months or the day that the rule names', () => {
    expect(mend({ withinDays: 20 })).toEqual({
      ...{ label: 'Give everyone at least 90 days', field: 'withinDays', changed: { withinDays: 90 } },
    })
    expect(mend({ dueKind: 'by-date', dueBy: '2026-12-12', repeatFrom: 'fixed-day' })).toMatchObject({
      changed: { dueBy: '2027-02-18' },
    })
    const { bounds } = newRequirement('a', '2026-11-20')
    expect(mend({ dueKind: 'within-months-of-start', bounds: { ...bounds, withinMonths: 1 } })).toMatchObject({
      ...{ label: 'Give everyone at least 4 months', changed: { 'bounds.withinMonths': 4 } },
    })
    expect(mend({ withinDays: 120, effectiveFrom: '2026-01-01' })).toMatchObject({
      changed: { effectiveFrom: '2026-11-20' },
    })
    expect(mend({ withinDays: 20, effectiveFrom: '2026-01-01' })).toMatchObject({
      changed: { effectiveFrom: '2026-11-20', withinDays: 90 },
    })
  })

  test('is not offered where it would give none', () => {
    expect(mend({ withinDays: 120 })).toBeNull()
    expect(mend({ withinDays: 20, requirementId: 'r', effectiveFrom: '2026-01-01' })).toMatchObject({
      changed: { withinDays: 90 },
    })
    expect(mend({ withinDays: 120, requirementId: 'r', effectiveFrom: '2026-01-01' })).toBeNull()
    expect(mend({ dueKind: 'by-date', dueBy: '2026-12-31', repeats: 'again', repeatFrom: 'fixed-day' })).toBeNull()
    expect(mend({ withinDays: 20, repeats: 'again', repeatFrom: 'first-due' })).toBeNull()
    expect(mend({ dueKind: 'before-act' })).toBeNull()
    expect(mend({ withinDays: 20, what: { ...blankWhat, asks: 'held' } })).toBeNull()
  })
})

describe('what it comes to', () => {
  test('in a year is told of hours and of a module that repeat', () => {
    const courses = [{ courseId: 'c', title: 'C', creditMinutes: 90 }]
    const year = (terms: object, people = 23) =>
      repeatedMinutes(
        { repeatMonths: 24, limits: {}, ...terms } as Parameters<typeof repeatedMinutes>[0],
        { courses },
        people,
      )
    const eight = { kind: 'minutes', atLeast: 480 }
    expect(year({ criterion: eight })).toBe(92 * 60)
    expect(year({ criterion: { kind: 'course', courseId: 'c' }, repeatMonths: 12 }, 4)).toBe(360)
    expect(year({ criterion: { ...eight, hour: { minutes: 50, inHalves: false } }, repeatMonths: 12 }, 3)).toBe(20 * 60)
    expect([year({ criterion: eight, repeatMonths: null }), year({ criterion: eight }, 0)]).toEqual([null, null])
    expect(year({ criterion: eight, limits: { firstPeriod: 2, lastPeriod: 2 } })).toBeNull()
    expect(year({ criterion: { kind: 'event', eventId: 'e', series: false } })).toBeNull()
  })

  test('stands on the button that saves it', () => {
    const on = { effectiveFrom: '2027-01-01' }
    const preview = (appliesTo: number) => ({ appliesTo }) as Parameters<typeof lastStep>[0]['preview']
    expect(lastStep({ begins: true, preview: preview(23), ...on })).toBe('Ask 23 people from January 1, 2027')
    expect(lastStep({ begins: false, preview: preview(1), ...on })).toBe(
      'Save the change for 1 person from January 1, 2027',
    )
    expect(lastStep({ begins: true, preview: preview(0), ...on })).toBe('Make it, although it asks nobody yet')
    expect(lastStep({ begins: true, preview: undefined, ...on })).toBe('Make the requirement')
  })
})
