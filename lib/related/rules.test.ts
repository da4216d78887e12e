import { describe, expect, test } from 'vitest'
import { startingCourses } from '@/drizzle/seed/starting-courses'
import { listRelatedInput, type RelatedItem, relatedFields } from './inputs'
import { afterChange, arrangeRelated, follows, isDue, isFree } from './rules'
import { takenWords } from './words'

const course = (more: Partial<RelatedItem>): RelatedItem => ({
  ...{ slug: 'a', title: 'A', provider: 'P', summary: 'S', url: 'https://a.example', minutes: 60, mode: 'self-paced' },
  ...{ cost: 'Free', audiences: ['law-enforcement'], priorities: [], topics: [], leadsTo: null },
  ...{ linkCheckedOn: '2026-11-01', isDue: false },
  ...more,
})
const names = {
  priority: [{ id: 'collaboration', name: 'Collaboration' }],
  audience: [{ id: 'law-enforcement', name: 'Law enforcement' }],
  mode: [{ id: 'self-paced', name: 'Online' }],
  hours: ['short', 'medium', 'long'].map((id) => ({ id, name: id })),
  topic: [{ id: 'wellness', name: 'Well-being' }],
}
const left = (items: RelatedItem[], asked: object) => arrangeRelated(items, listRelatedInput.parse(asked), names)

describe('the list', () => {
  const items = [
    course({ slug: 'free', topics: [{ id: 'wellness', name: 'Well-being' }] }),
    course({ slug: 'paid', cost: '$120', minutes: 480, mode: 'in-person' }),
    course({ slug: 'open', minutes: null, priorities: [{ id: 'collaboration', name: 'Collaboration' }] }),
  ]
  test.each([
    [{}, ['free', 'paid', 'open']],
    [{ free: '1' }, ['free', 'open']],
    [{ hours: 'long' }, ['paid']],
    [{ priority: 'collaboration' }, ['open']],
    [{ mode: ['in-person', 'self-paced'], topic: 'wellness' }, ['free']],
    [{ hours: 'nonsense', mode: 'by-mail', page: '-3' }, ['free', 'paid', 'open']],
  ])('%j leaves %j', (asked, slugs) => expect(left(items, asked).items.map(({ slug }) => slug)).toEqual(slugs))

  test('says what each further choice would leave, and names no topic without a course', () => {
    const { facets } = left(items, { free: '1' })
    expect(facets.hours.map(({ count }) => count)).toEqual([1, 0, 0])
    expect(left([course({})], {}).facets.topic).toEqual([])
  })

  test('a page beyond the end is the last', () => {
    const many = Array.from({ length: 45 }, (_, i) => course({ slug: `${i}` }))
    expect(left(many, { page: 9 })).toMatchObject({ page: 3, pages: 3, total: 45 })
  })
})

test.each([
  ['Free', true],
  ['free of charge', true],
  ['No cost', true],
  ['$0', true],
  ['$0.00', true],
  ['None.', true],
  ['Free to everyone.', true],
  ['No fees', true],
  ['Free for members, $400 others', false],
  ['Free for members', false],
  ['Free trial, then $20', false],
  ['$0.50', false],
  ['No cost to members', false],
  ['None stated', false],
  ['Freedom Hall fee $20', false],
  ['$40 per day', false],
  ['Not stated on its page', false],
])('%s: costs nothing is %s', (cost, free) => expect(isFree(cost)).toBe(free))

test('a link is due half a year after somebody opened it', () => {
  expect(isDue('2026-06-01', '2026-11-27')).toBe(false)
  expect(isDue('2026-05-31', '2026-11-27')).toBe(true)
  expect(isDue(null, '2026-11-27')).toBe(true)
})

test.each([
  ['listed', 'https://a.example', 'listed', '2026-11-01'],
  ['listed', 'https://b.example', 'suggested', null],
  ['retired', 'https://b.example', 'retired', null],
] as const)('%s and changed to %s it is %s, opened on %s', (status, url, after, linkCheckedOn) =>
  expect(afterChange({ status, linkCheckedOn: '2026-11-01', url: 'https://a.example' }, url)).toEqual({
    status: after,
    linkCheckedOn,
  }),
)

test('what is returned is not listed before it was corrected, and what is retired comes back only by a look', () => {
  expect(follows('returned', 'list')).toBeUndefined()
  expect(follows('returned', 'correct')).toBe('suggested')
  expect(follows('listed', 'correct')).toBeUndefined()
  expect(follows('retired', 'list')).toBe('listed')
})

test('hours that nobody stated are not said', () => {
  expect(takenWords({ minutes: null, cost: '$120', mode: 'in-person' })).toBe('$120, in person')
  expect(takenWords({ minutes: 90, cost: 'Free', mode: 'self-paced' })).toBe(
    '1.5 hours, free, online, at your own pace',
  )
})

test('what comes with the product is complete, and says from where it is known', () => {
  for (const { sourceKey, source, ...fields } of startingCourses) {
    expect(() => relatedFields.parse(fields), sourceKey).not.toThrow()
    expect(source).toMatch(/read on \d{4}-\d\d-\d\d/)
  }
})
