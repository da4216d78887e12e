import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { refusals } from './messages'
import { refusal } from './refusals'
import { sentencesIn } from './say'

const said = (schema: z.ZodMiniType, input: unknown) => schema.safeParse(input).error?.issues[0]?.message

test('what a schema does not say itself is a sentence to act on', () => {
  expect(said(z.object({ name: z.string() }), {})).toBe('This is missing. Fill it in.')
  expect(said(z.number(), Number.NaN)).toBe('Write a number.')
  expect(said(z.enum(['a', 'b']), 'c')).toBe('Choose one from the list.')
  expect(said(z.union([z.boolean(), z.number()]), 'x')).not.toMatch(/Invalid/)
  expect(said(z.string().check(z.regex(/^a/)), 'b')).not.toMatch(/Invalid/)
})

test('what a schema says itself stays', () => {
  expect(said(z.enum(['a'], { error: 'Choose the kind.' }), 'c')).toBe('Choose the kind.')
  expect(said(z.string().check(z.minLength(2, 'At least two.')), 'b')).toBe('At least two.')
})

test('every such sentence is known in Spanish too', () => {
  const spanish = sentencesIn('es', refusals)
  const issues = [
    { code: 'invalid_type', input: '' },
    { code: 'invalid_type', input: 'x', expected: 'number' },
    { code: 'invalid_type', input: 'x', expected: 'boolean' },
    { code: 'invalid_type', input: 7, expected: 'string' },
    ...['invalid_value', 'unrecognized_keys', 'too_big', 'too_small', 'custom'].map((code) => ({ code })),
  ]
  for (const issue of issues) expect(spanish).toHaveProperty([refusal(issue) ?? ''])
})
