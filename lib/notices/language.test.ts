import { afterAll, afterEach, expect, test } from 'vitest'
import { closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { signInCode } from '@/lib/identity/mails'
import { requestCode, signIn } from '@/lib/identity/sign-in'
import { anyoneCtx, systemCtx } from '@/lib/platform/context'
import { forgetEnv } from '@/lib/platform/env'
import type { Locale } from '@/lib/platform/locales'
import type { NoticeKind } from '@/lib/platform/notify'
import { delivery } from './deliver'

testDatabase()
afterAll(closeOwner)
afterEach(() => {
  delete process.env.LOCALES
  forgetEnv()
})

const { run } = delivery([signInCode as unknown as NoticeKind<never>])
const caller = { device: 'Firefox on Windows', network: null }

/** The letter with the code, asked for on a page in this language. */
async function letterTo(email: string, locale: Locale, name: object = {}) {
  const ctx = anyoneCtx(undefined, locale)
  await requestCode(ctx, { email, ...name }, caller)
  const [notice] = await owner()`select id from notices where address = ${email}`
  await run(systemCtx('test', ctx.now), { noticeId: String(notice?.id) })
  const [sent] = await owner()`select letter from notices where address = ${email}`
  return { ctx, letter: sent?.letter as { subject: string; text: string } }
}

async function reader(language: Locale | null) {
  const personId = await makePerson()
  await owner()`update people set language = ${language} where id = ${personId}`
  return makeLogin(personId, `${personId}@agency.example`)
}

const spanish = {
  subject: 'Su código para iniciar sesión',
  text: expect.stringMatching(/Su código es \d{6}\. Sirve durante 10 minutos/),
}
const english = {
  subject: 'Your code for signing in',
  text: expect.stringMatching(/Your code is \d{6}\. It is good for 10 minutes/),
}

test('a letter comes in the language that its reader chose, wherever it was asked for', async () => {
  expect((await letterTo(await reader('es'), 'en')).letter).toMatchObject(spanish)
  expect((await letterTo(await reader('en'), 'es')).letter).toMatchObject(english)
})

test('without a choice it comes in that of the page, and in none that is no longer shown', async () => {
  expect((await letterTo(await reader(null), 'es')).letter).toMatchObject(spanish)
  process.env.LOCALES = 'en'
  forgetEnv()
  expect((await letterTo(await reader('es'), 'en')).letter).toMatchObject(english)
})

test('whoever comes in through a page in Spanish gets letters in Spanish from then on', async () => {
  const email = 'nueva@agency.example'
  const { ctx, letter } = await letterTo(email, 'es', { givenName: 'Ana', familyName: 'Reyes' })
  const code = /\d{6}/.exec(letter.text)?.[0]
  const { personId } = await signIn(ctx, { email, code }, caller)
  expect(await owner()`select language from people where id = ${personId}`).toMatchObject([{ language: 'es' }])
})
