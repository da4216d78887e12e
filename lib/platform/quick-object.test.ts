import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { quickObject } from './quick-object'

const shape = { name: z.string(), miles: z.nullable(z.number()), kind: z.optional(z.enum(['near', 'far'])) }
const [plain, quick] = [z.array(z.object(shape)), z.array(quickObject(shape))]

test.each([
  [[{ name: 'Heron House', miles: 3.5, kind: 'near' }]],
  [[{ name: 'Heron House', miles: null, id: 'kept out' }]],
  [[{ name: 'Heron House' }]],
  [[{ name: 7, miles: 'far', kind: 'away' }]],
  [['no object']],
])('takes and refuses what an object of the small edition does: %j', (value) => {
  expect(z.safeParse(quick, value)).toEqual(z.safeParse(plain, value))
})

test('is described as one', () => {
  expect(z.toJSONSchema(quick)).toEqual(z.toJSONSchema(plain))
})
