import { expect, test } from 'vitest'
import { askedWords } from '../(public)/modules/[slug]/asked-again'
import { underWayWords } from './_editions-under-way'

test('says which edition, how many are done, and what the figures leave out until then', () => {
  const told = { edition: 2, publishedOn: '2026-05-04', people: 0, done: 0 }
  expect(underWayWords(told)).toBe(
    'has a new edition 2, published on May 4, 2026, which changes what is taught. Nobody is done yet; until all are, the figures here may leave out some who owe it again.',
  )
  expect(underWayWords(told, 'of the agency')).toContain('the figures of the agency may leave out')
  expect(underWayWords({ ...told, people: 10_000, done: 1200 })).toContain('1,200 of 10,000 people are done;')
})

test('says to whoever publishes in how many agencies, and how far that is', () => {
  expect(askedWords({ edition: 2, agencies: 3, agenciesDone: 1, dueDates: 41 })).toBe(
    'In 3 agencies, of those who completed an earlier edition. 1 of 3 are worked out so far, and 41 due dates followed.',
  )
  expect(askedWords({ edition: 2, agencies: 1, agenciesDone: 1, dueDates: 1 })).toBe(
    'In 1 agency, of those who completed an earlier edition. 1 due date followed.',
  )
})
