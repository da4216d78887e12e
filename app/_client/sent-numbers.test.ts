import { expect, test } from 'vitest'
import { changeRegistrationInput } from '@/lib/registration/inputs'
import { withNumbersSaid } from './sent-numbers'
import { numberOrNothing } from './typed'

test('what is no number is refused, and not taken for nothing', () => {
  const sent = (places: string) => {
    const given = { eventId: '01a21d21-9afa-7cd6-aae8-b09e42df1315', madeFrom: null, unit: 'event' }
    const capacity = numberOrNothing(places)
    const over = JSON.parse(JSON.stringify(withNumbersSaid({ ...given, capacity })))
    return changeRegistrationInput.safeParse(over)
  }
  expect(sent('12').data?.capacity).toBe(12)
  expect(sent('').data?.capacity).toBeNull()
  for (const word of ['abc', '12 chairs', '1,250'])
    expect(sent(word).error?.issues).toMatchObject([
      { path: ['capacity'], message: 'Write how many places there are.' },
    ])
})

test('everything else goes as it is', () => {
  const file = new Blob(['one'])
  const input = { name: 'x', list: [1, null, { deep: undefined }], file, none: null }
  expect(withNumbersSaid(input)).toEqual(input)
  expect((withNumbersSaid(input) as typeof input).file).toBe(file)
  expect(withNumbersSaid(undefined)).toBeUndefined()
})
