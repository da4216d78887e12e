import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { farWords, HowFar, lastWords, mayBegin, stoppedWords } from './rebuild'

const rebuild = {
  state: 'under-way' as const,
  startedAt: '2026-11-22T03:15:00Z',
  finishedAt: null,
  people: 10_000,
  done: 4200,
  changed: 0,
}

test('says how many are done, and about how long it takes still', () => {
  expect(farWords({ ...rebuild, secondsLeft: null, done: 0 })).toBe('0 of 10,000 people are done.')
  expect(farWords({ ...rebuild, secondsLeft: 40 })).toBe('4,200 of 10,000 people are done; about 40 seconds left.')
  expect(farWords({ ...rebuild, secondsLeft: 61 })).toBe('4,200 of 10,000 people are done; about 2 minutes left.')
  expect(farWords({ ...rebuild, secondsLeft: 0, people: 1, done: 1 })).toBe(
    '1 of 1 person is done; about 1 second left.',
  )
})

test('says when it was done last, and whether anything differed', () => {
  const done = { ...rebuild, secondsLeft: null, state: 'done' as const, finishedAt: '2026-11-23T03:17:00Z' }
  expect(lastWords(done, 'America/Los_Angeles')).toBe(
    'Last worked out again on Nov 22, 2026, for 10,000 people: nothing differed.',
  )
  expect(lastWords({ ...done, changed: 1 }, 'America/Los_Angeles')).toContain('1 due date differed and was put right.')
})

test('says that one stopped, and lets it be tried again', () => {
  const stopped = { ...rebuild, state: 'stopped' as const, secondsLeft: null, people: 450, done: 200 }
  expect(stoppedWords(stopped, true)).toBe(
    '200 of 450 people were done, and for an hour nothing has moved. Due dates still follow each change. Try it again; it begins from the start.',
  )
  expect(stoppedWords(stopped, false)).not.toContain('Try it again')
  const states = ['under-way', 'stopped', 'just-done', 'done'] as const
  expect(states.filter((state) => mayBegin({ ...stopped, state }))).toEqual(['stopped', 'done'])
})

test('does not speak each time it has moved', () => {
  const page = renderToStaticMarkup(
    <HowFar rebuild={{ ...rebuild, secondsLeft: 40 }} timeZone="America/Los_Angeles" mayStart />,
  )
  expect(page).toContain('<p>4,200 of 10,000 people are done; about 40 seconds left.</p>')
  expect(page).toContain('role="status"></p>')
})
