import { expect, test } from 'vitest'
import type { Lesson } from '@/lib/catalog/content'
import type { Prose } from '@/lib/catalog/prose'
import {
  countWords,
  effortOf,
  estimate,
  leastSecondsOf,
  lessonText,
  minutesOf,
  readingGrade,
} from '@/lib/catalog/reading'

const words = (value: string): Prose[] => [{ type: 'paragraph', children: [{ type: 'text', value }] }]
const lesson = (blocks: Lesson['blocks']): Lesson => ({ key: 'one', title: 'One', minutes: 5, blocks })

test('punctuation that stands alone is not a word', () => {
  expect(countWords('Wait – what ? 18 U.S.C. 1591')).toBe(5)
  expect(countWords('  ')).toBe(0)
})

test('plain sentences score low, and long words in long sentences score high', () => {
  expect(readingGrade('The dog ran to the door. It was shut.')).toBeLessThan(2)
  const dense =
    'Notwithstanding applicable regulatory requirements, organizational confidentiality obligations necessarily ' +
    'supersede individual administrative considerations regarding interdisciplinary communication.'
  expect(readingGrade(dense)).toBeGreaterThan(20)
})

test('a known text scores what the published formula gives', () => {
  // 10 words, 2 sentences, 11 syllables.
  expect(readingGrade('We went to the shop. Then we came back over.')).toBeCloseTo(
    0.39 * (10 / 2) + 11.8 * (11 / 10) - 15.59,
    5,
  )
})

test('an empty text has no grade', () => {
  expect(readingGrade('')).toBe(0)
})

test('200 words take a minute, a practice question half a one, a test question one and a quarter', () => {
  const prose: Lesson['blocks'] = [{ kind: 'prose', nodes: words('word '.repeat(400)) }]
  const option = { id: 'a', text: '', feedback: '', right: true }
  const check = { kind: 'check' as const, id: 'c', prompt: '', options: [option] }
  expect(minutesOf(effortOf(lesson(prose)))).toBe(2)
  expect(minutesOf(effortOf(lesson([...prose, check])))).toBe(2.5)
  const lessons = [lesson([...prose, check]), lesson(prose)].map(effortOf)
  expect(estimate(lessons, 12)).toEqual({
    ...{ words: 800, checks: 1, scenarios: 0, questions: 12 },
    ...{ minutes: 19.5, credit: 15 },
  })
  expect(estimate([{ words: 0, checks: 0, scenarios: 1 }], 0)).toMatchObject({ minutes: 3, credit: 0 })
})

test('of a state tip only one state is counted', () => {
  const law = { nodes: words('three words here'), citation: 'x', sourceUrl: '/x', checkedOn: '', checkBy: '' }
  const tip = { kind: 'state-tip' as const, id: 't', title: 'T', otherwise: words('two words') }
  expect(countWords(lessonText(lesson([{ ...tip, states: { CA: law, OR: law } }])))).toBe(3)
})

test('the least time is half of what a fast reader takes for the text, without practice, and nothing for a few words', () => {
  const prose = (count: number): Lesson['blocks'] => [{ kind: 'prose', nodes: words('word '.repeat(count)) }]
  const option = { id: 'a', text: 'word '.repeat(300), feedback: '', right: true }
  const check = { kind: 'check' as const, id: 'c', prompt: '', options: [option] }
  expect(leastSecondsOf(lesson(prose(1500)))).toBe(150)
  expect(leastSecondsOf(lesson([...prose(1599), check]))).toBe(150)
  expect(leastSecondsOf(lesson(prose(299)))).toBe(0)
})
