import { expect, test } from 'vitest'
import { moduleMarkdown } from '@/e2e/support/modules'
import type { Block, Lesson, Question } from './content'
import {
  bankFaults,
  checkFaults,
  contentFaults,
  gradeFaults,
  keyFaults,
  minuteFaults,
  objectiveFaults,
  severalFaults,
  sourceFaults,
} from './content-rules'
import { parseModule } from './markdown'

function aModule() {
  const parsed = parseModule(moduleMarkdown({ slug: 'small' }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed
}
const { facts, content, assessment } = aModule()
const text = (length: number) => 'a'.repeat(length)
const check = (place: number, right: number, other = 10): Block => ({
  kind: 'check',
  id: `check-${place}`,
  prompt: 'Which?',
  options: ['a', 'b', 'c'].map((id, i) => ({
    ...{ id, feedback: 'Because.', right: i === place },
    text: text(i === place ? right : other),
  })),
})
const lessons = (...blocks: Block[]): { lessons: Lesson[] } => ({
  lessons: [{ key: 'one', title: 'One', minutes: 5, blocks }],
})
const question = (id: number, right: number, more: Partial<Question> = {}): Question => ({
  ...{ id: `q${id}`, lessonKey: 'first', prompt: 'Which?', right: ['a'], rationale: 'Because.' },
  options: ['a', 'b', 'c'].map((option) => ({ id: option, text: text(option === 'a' ? right : 10) })),
  ...more,
})

test('practice questions do not give themselves away by length or place', () => {
  expect(checkFaults(lessons(check(0, 5), check(1, 12), check(2, 5)))).toEqual([])
  expect(checkFaults(lessons(check(0, 12), check(1, 12), check(2, 5)))).toEqual([
    expect.stringMatching(/longest in 67%/),
  ])
  expect(checkFaults(lessons(check(1, 5), check(1, 5), check(2, 5)))).toEqual([expect.stringMatching(/place 2 in 67%/)])
})

test('the longest answer of the test is right now and then, neither often nor never', () => {
  const bank = (long: number) => Array.from({ length: 10 }, (_, i) => question(i, i < long ? 12 : 5))
  expect(keyFaults(bank(3))).toEqual([])
  expect(keyFaults(bank(0))).toHaveLength(1)
  expect(keyFaults(bank(5))).toHaveLength(1)
})

test('questions with several right answers differ in how many', () => {
  expect(severalFaults([question(1, 5, { right: ['a', 'b'] }), question(2, 5, { right: ['a', 'b', 'c'] })])).toEqual([])
  expect(severalFaults([question(1, 5, { right: ['a', 'b'] }), question(2, 5, { right: ['b', 'c'] })])).toHaveLength(1)
})

test('the bank is large enough, in each lesson and for each objective', () => {
  expect(bankFaults({ facts, content, assessment })).toEqual([
    expect.stringMatching(/holds 12 questions/),
    ...content.lessons.map(({ key }) => expect.stringContaining(`“${key}”`)),
  ])
  const questions = (objective: number) => [1, 2, 3].map((id) => question(id, 5, { objective }))
  expect(objectiveFaults({ facts, content, assessment: { ...assessment, questions: questions(1) } })).toEqual([])
  expect(objectiveFaults({ facts, content, assessment: { ...assessment, questions: questions(2) } })).toHaveLength(1)
  expect(objectiveFaults({ facts, content, assessment })[0]).toMatch(/name no objective: “first-1”/)
})

test('sources are many, and each says where and when', () => {
  const source = { title: 'T', publisher: 'P', url: 'https://a.example/', accessedOn: '2026-11-20' }
  expect(sourceFaults({ sources: Array.from({ length: 10 }, () => source) })).toEqual([])
  expect(sourceFaults({ sources: [{ ...source, accessedOn: undefined }] })).toHaveLength(2)
})

test('what is far too simple or too hard to read is named', () => {
  expect(gradeFaults({ facts, content, assessment })).toEqual([expect.stringMatching(/^The text reads like/)])
  const dense =
    'Notwithstanding organizational confidentiality considerations, interdisciplinary communication continues.'
  const hard: Block = { kind: 'prose', nodes: [{ type: 'paragraph', children: [{ type: 'text', value: dense }] }] }
  expect(gradeFaults({ facts, content: { ...content, ...lessons(hard) }, assessment })).toEqual([
    expect.stringMatching(/^Lesson “one” reads like/),
  ])
})

test('minutes and credit are those of the stated rule', () => {
  const words = (count: number): Block => ({
    kind: 'prose',
    nodes: [{ type: 'paragraph', children: [{ type: 'text', value: 'word '.repeat(count) }] }],
  })
  const takes = (count: number, creditMinutes: number) =>
    minuteFaults({
      facts: { ...facts, creditMinutes },
      content: { ...content, ...lessons(words(count)) },
      assessment: { ...assessment, rules: { ...assessment.rules, draw: 4 } },
    })
  expect(takes(1000, 10)).toEqual([])
  expect(takes(1000, 15)).toEqual([expect.stringMatching(/claims 15 minutes.*10.0 minutes support 10/)])
  expect(takes(600, 5)).toEqual([expect.stringMatching(/says 5 minutes and takes 3.0/)])
})

test('all of it is asked at once', () => {
  expect(contentFaults({ facts, content, assessment }).length).toBeGreaterThan(5)
})
