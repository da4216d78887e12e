import { describe, expect, test } from 'vitest'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import { numberOrNothing } from '../../../../_client/typed'
import { inputOf, newRequirement } from './values'

const course = '01890000-0000-7000-8000-000000000001'
const blank = {
  ...newRequirement('01890000-0000-7000-8000-000000000002', '2026-11-20'),
  name: 'Ethics',
  courseId: course,
}
const refusals = (values: typeof blank) =>
  previewRequirementInput.safeParse(inputOf(values)).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('what the form sends', () => {
  test('leaves out what a choice made meaningless, so that nobody has to mend a field they cannot see', () => {
    const sent = inputOf({ ...blank, dueKind: 'by-date', dueBy: '2027-01-31', withinDays: 0, position: 'Officer' })
    expect(sent).toMatchObject({ dueBy: '2027-01-31', withinDays: null, position: null, repeatMonths: null })
    expect(refusals({ ...blank, dueKind: 'by-date', dueBy: '2027-01-31', withinDays: 0 })).toEqual([])
  })

  test('never takes “again” without a number of months for “once”', () => {
    const again = { ...blank, withinDays: 60, repeats: 'again' as const }
    expect(refusals(again)).toEqual(['repeatMonths'])
    expect(refusals({ ...again, repeatMonths: 12 })).toEqual([])
  })

  test('refuses no days, too many days and words instead of days', () => {
    for (const typed of ['0', '99999', '1.5', 'soon', ''])
      expect(refusals({ ...blank, withinDays: numberOrNothing(typed) }), typed).toEqual(['withinDays'])
    expect(refusals({ ...blank, withinDays: numberOrNothing(' 60 ') })).toEqual([])
  })

  test('a window that is not asked for keeps its usual length', () => {
    expect(inputOf({ ...blank, withinDays: 60, windowDays: 5 }).windowDays).toBe(90)
    expect(inputOf({ ...blank, withinDays: 60, windowDays: 5, repeats: 'again', repeatMonths: 12 }).windowDays).toBe(5)
  })
})
