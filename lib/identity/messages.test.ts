import { expect, test } from 'vitest'
import { refusals } from '@/lib/platform/messages'
import '@/lib/platform/refusals'
import { sentencesIn } from '@/lib/platform/say'
import { requestCodeInput, signInInput } from './inputs'
import { fieldRefusals } from './messages'

test('whatever the sign-in page refuses is said in Spanish too', () => {
  const long = 'a'.repeat(121)
  const email = 'ada@agency.example'
  const wrong = [
    requestCodeInput.safeParse({ email: 'ada' }),
    requestCodeInput.safeParse({ email: `${'a'.repeat(250)}@agency.example` }),
    ...['<', '7', long].flatMap((name) => [
      requestCodeInput.safeParse({ email, givenName: name }),
      requestCodeInput.safeParse({ email, familyName: name }),
    ]),
    requestCodeInput.safeParse({ email, familyName: '' }),
    requestCodeInput.safeParse({}),
    signInInput.safeParse({ email, code: 'x', request: 'x' }),
  ]
  const spanish = sentencesIn('es', refusals, fieldRefusals)
  const said = wrong.flatMap(({ error }) => error?.issues.map(({ message }) => message) ?? [])
  expect(said.length).toBeGreaterThan(10)
  expect(said.filter((each) => !spanish[each])).toEqual([])
})
