import { expect, test } from 'vitest'
import { answersOf, nothingAnswered } from './asked'

test('of each question what was chosen or typed is sent, and nothing where it was left out', () => {
  expect(answersOf({ meal: 'No meat', days: ['First', 'Second'], ride: '', desk: [], help: null })).toEqual({
    ...{ meal: ['No meat'], days: ['First', 'Second'] },
    ...{ ride: [], desk: [], help: [] },
  })
})

test('a form begins with every question unanswered, so that none is left out of what is sent', () => {
  const asked = { label: 'How do you get there?', kind: 'choice', required: false, options: ['By bus'] } as const
  const questions = [
    { ...asked, id: 'one', several: false },
    { ...asked, id: 'many', several: true },
  ] as unknown as Parameters<typeof nothingAnswered>[0]
  const { answers } = nothingAnswered(questions)
  expect(answers).toEqual({ one: '', many: [] })
  expect(answersOf(answers)).toEqual({ one: [], many: [] })
})
