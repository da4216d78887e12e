import { expect, test } from 'vitest'
import { typeWords } from './type-words'

test('a schema reads as its fields, with what may be left out', () => {
  expect(
    typeWords({
      type: 'object',
      required: ['items', 'total'],
      properties: {
        items: {
          type: 'array',
          items: { type: 'object', required: ['dueOn'], properties: { dueOn: { type: 'string', format: 'date' } } },
        },
        total: { type: 'integer' },
        kind: { anyOf: [{ type: 'string', enum: ['a', 'b'] }, { type: 'null' }] },
        words: { type: 'array', items: { type: 'string' } },
      },
    }),
  ).toBe(
    '{\n  items: list of ({\n    dueOn: day\n  })\n  total: whole-number\n  kind?: "a" | "b" | null\n  words?: list of text\n}',
  )
})
