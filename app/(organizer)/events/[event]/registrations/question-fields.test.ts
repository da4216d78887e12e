import { expect, test } from 'vitest'
import { asksOf, needsOf } from './question-fields'

const asked = (questions: string, before: ReturnType<typeof asksOf> = []) => asksOf({ needs: '', questions }, before)
const shown = (all: ReturnType<typeof asksOf>) => all.map(({ label, options, required }) => [label, options, required])

test('questions are written one a line, with their choices after strokes and a star where an answer is needed', () => {
  const all = asked('Who sends you? *\n\n How do you come? | By bus |By car *\nAnything else?')
  expect(shown(all)).toEqual([
    ['Who sends you?', [], true],
    ['How do you come?', ['By bus', 'By car'], true],
    ['Anything else?', [], false],
  ])
  expect(all.map(({ kind }) => kind)).toEqual(['text', 'choice', 'text'])
})

test('shown and saved again they are what they were, also those that the form cannot write', () => {
  const language = { id: 'tongue', kind: 'choice', about: 'language', label: 'Which language?' } as const
  const before = [
    ...asksOf({ needs: 'Ramp\nInterpreter', questions: 'Who sends you? *' }, []),
    { ...language, options: ['English', 'Spanish'], several: true, required: false },
  ]
  expect(asksOf(needsOf(before), before)).toEqual(before)
})

test('a question that is left out, moved or put in takes no answer from another', () => {
  const before = asked('What do you eat?\nWhich car do you come by?')
  const after = asked('Where do you sleep?\nWhich car do you come by? *', before)
  expect(after[1]?.id).toBe(before[1]?.id)
  expect(before.map(({ id }) => id)).not.toContain(after[0]?.id)
  expect(asked('What do you eat?', after)[0]?.id).not.toBe(before[0]?.id)
})
