import { expect, test } from 'vitest'
import { inWords, wordsOf } from '@/lib/platform/in-words'
import { locales } from '@/lib/platform/locales'
import type { Messages } from '@/lib/platform/say'
import * as labels from './labels'
import { refusalTexts, standingTexts } from './messages'

const catalogs: readonly Messages[] = [standingTexts, refusalTexts, ...Object.values(labels)]

test('every text about requests can be read in every language, and is not the English one', () => {
  for (const catalog of catalogs) {
    for (const locale of locales) expect(Object.keys(wordsOf(catalog, locale).texts)).toEqual(Object.keys(catalog))
    for (const { en, es } of Object.values(catalog)) expect(es).not.toBe(en)
  }
})

test('both languages of a text ask for the same', () => {
  const inBraces = (text: string) => text.match(/\{(\w+)[,}]/g)?.map((each) => each.slice(1, -1)) ?? []
  const texts = catalogs.flatMap((catalog) => Object.values(catalog))
  /* A choice of one word stands in braces too. */
  const names = new Set(texts.flatMap(({ en }) => inBraces(en)))
  const asked = (text: string) => [...new Set(inBraces(text).filter((each) => names.has(each)))].sort()
  expect([...names].sort()).toEqual(['day', 'needed', 'on', 'sent', 'task'])
  for (const { en, es } of texts) expect(asked(es)).toEqual(asked(en))
})

test('a day that is too near is refused with the one that is possible', () => {
  const values = { needed: 135, day: '15 de abril de 2027' }
  expect(inWords(refusalTexts, 'es')('tooSoon', values)).toBe(
    'Esto se pide con al menos 135 días de anticipación. La fecha más temprana es el 15 de abril de 2027.',
  )
})
