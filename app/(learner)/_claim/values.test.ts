import { describe, expect, it } from 'vitest'
import { fromEvent, fromRelated } from './begun'
import { emptyClaim, fieldsOf, minutesTyped, valuesOf } from './values'

describe('hours as they are typed', () => {
  it.each([
    ['3', 180],
    ['1.5', 90],
    ['1,5', 90],
    ['0.33', 20],
    ['', null],
  ])('“%s” are %s minutes', (typed, minutes) => expect(minutesTyped(typed)).toBe(minutes))

  it('that are no number are kept out of a draft, and refused where it is sent', () => {
    expect(minutesTyped('three')).toBeNaN()
    expect(fieldsOf({ ...valuesOf(emptyClaim()), hours: 'three' }).minutes).toBeNull()
  })
})

it('hours of the only topic are those that were typed, and blank are the whole', () => {
  const one = { ...emptyClaim(), topicIds: ['law'], minutes: 180, topicMinutes: { law: 90 } }
  expect(fieldsOf(valuesOf(one)).topicMinutes).toEqual({ law: 90 })
  expect(fieldsOf({ ...valuesOf(one), topicHours: { law: '' } }).topicMinutes).toEqual({})
})

it('one day is its own last one', () => {
  const typed = { ...valuesOf(emptyClaim()), startsOn: '2026-11-14' }
  expect(fieldsOf(typed)).toMatchObject({ startsOn: '2026-11-14', endsOn: '2026-11-14' })
  expect(fieldsOf({ ...typed, endsOn: '2026-11-16' }).endsOn).toBe('2026-11-16')
})

const named = { topics: [{ id: 'human-trafficking', name: 'Human trafficking' }], priorities: [] }

it('a course of others brings what is known of it, and leaves open how it was taken where that is not', () => {
  const course = { ...{ slug: 'a-course', title: 'A course', provider: 'An academy', minutes: 90 }, ...named }
  const fields = fromRelated({ ...course, mode: 'mixed' } as unknown as Parameters<typeof fromRelated>[0])
  expect(fields).toMatchObject({ title: 'A course', minutes: 90, mode: null, relatedSlug: 'a-course' })
  const live = fromRelated({ ...course, mode: 'live-online' } as unknown as Parameters<typeof fromRelated>[0])
  expect(live.mode).toBe('virtual')
})

it('an event brings its days from the first session to the last, by the clock of its place', () => {
  const session = (from: string, to: string) => ({ startsLocal: from, endsLocal: to })
  const event = {
    ...{ slug: 'a-day', title: 'A day', sponsor: 'A task force', creditMinutes: 360, format: 'in-person', ...named },
    sessions: [session('2026-11-15T09:00', '2026-11-15T12:00'), session('2026-11-14T13:00', '2026-11-14T16:00')],
  }
  expect(fromEvent(event as unknown as Parameters<typeof fromEvent>[0])).toMatchObject({
    ...{ startsOn: '2026-11-14', endsOn: '2026-11-15', minutes: 360, mode: 'in-person', eventSlug: 'a-day' },
    topicIds: ['human-trafficking'],
  })
})
