import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { forgetEnv, readEnv, shownLocales } from '@/lib/platform/env'
import { leadToEnglish } from './languages'
import { ruleOf } from './routes'

const isPage = (path: string) => ['/help', '/es/help', '/calendar'].includes(path)
const shows = (settings: Record<string, string>) => {
  Object.assign(process.env, settings)
  forgetEnv()
}
const before = process.env.DATABASE_URL
beforeEach(() => shows({ DATABASE_URL: 'postgres://owner@db.example/attest' }))
afterEach(() => {
  delete process.env.LOCALES
  delete process.env.DATABASE_URL
  if (before) process.env.DATABASE_URL = before
  forgetEnv()
})

describe('the languages of an installation', () => {
  test('are English alone until it says otherwise, and all of them in the demonstration world', () => {
    expect(shownLocales()).toEqual(['en'])
    shows({ LOCALES: 'es, en' })
    expect(shownLocales()).toEqual(['en', 'es'])
    delete process.env.DATABASE_URL
    delete process.env.LOCALES
    forgetEnv()
    expect(shownLocales()).toEqual(['en', 'es'])
  })

  test.each(['es', 'en,fr', 'spanish', ','])('are not taken as “%s”', (LOCALES) => {
    expect(() => readEnv({ LOCALES })).toThrow('LOCALES')
  })
})

describe('an address in Spanish', () => {
  test('leads to the English page where Spanish is not shown', () => {
    expect(leadToEnglish('/es/help', isPage)).toBe('/help')
    expect(leadToEnglish('/es', isPage)).toBe('/')
  })

  test('is answered where the page is there in Spanish, and leads to the English one where it is not', () => {
    shows({ LOCALES: 'en,es' })
    expect(leadToEnglish('/es/help', isPage)).toBeNull()
    expect(leadToEnglish('/es/calendar', isPage)).toBe('/calendar')
    expect(leadToEnglish('/calendar', isPage)).toBeNull()
    expect(leadToEnglish('/essays', isPage)).toBeNull()
  })

  test('never leads to another site', () => {
    for (const path of ['/es//evil.example', '/es//', '/es/\\evil.example'])
      expect(new URL(leadToEnglish(path, isPage) ?? '/', 'https://attest.example').host).toBe('attest.example')
  })

  test('stands in memory by the same rule as the English one', () => {
    expect(ruleOf('/es/help')).toBe(ruleOf('/help'))
  })
})
