import { expect, test } from 'vitest'
import { criterionShape } from '../engine/countable'
import { seriesKey } from '../engine/keys'
import { askedWords, type Called, eventCalled } from './asked'

const FIRST = '01890000-0000-7000-8000-000000000001'
const ALONE = '01890000-0000-7000-8000-000000000002'
const first = { title: 'Interview practice', seriesId: FIRST, on: '2027-03-03' }
const names: Record<string, string> = {
  [FIRST]: eventCalled(first),
  [seriesKey(FIRST)]: first.title,
  [ALONE]: eventCalled({ title: 'Summit', seriesId: null, on: '2027-05-04' }),
}
const called: Called = (key) => names[key] ?? key
const said = (criterion: object) => askedWords(criterionShape.parse(criterion), called)

test('one date of a series is said with its day, and the series as any date of it', () => {
  expect(said({ kind: 'event', eventId: FIRST })).toBe('the event “Interview practice, March 3, 2027”')
  expect(said({ kind: 'event', eventId: FIRST, series: true })).toBe('any date of “Interview practice”')
  expect(said({ kind: 'event', eventId: ALONE })).toBe('the event “Summit”')
  expect(eventCalled({ ...first, on: null }), 'it has no day yet').toBe('Interview practice')
})
