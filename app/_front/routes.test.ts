import { expect, it } from 'vitest'
import { calendarFilter, feedQuery } from '@/lib/events/inputs'
import { ruleOf } from './routes'

it('the calendar is asked by every part of its filter, and its feeds by those that they take', () => {
  expect(ruleOf('/calendar').query).toEqual(expect.arrayContaining(Object.keys(calendarFilter.shape)))
  expect([...ruleOf('/calendar.ics').query].sort()).toEqual(Object.keys(feedQuery.shape).sort())
})
