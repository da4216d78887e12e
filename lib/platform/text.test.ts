import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  cleanBlock,
  cleanEmail,
  cleanLine,
  cleanName,
  dayText,
  emailAddress,
  namePart,
  searchText,
  textBlock,
  textLine,
  thingName,
} from './text'

const said = (schema: z.ZodMiniType, value: unknown) => {
  const result = z.safeParse(schema, value)
  return result.success ? result.data : result.error.issues.map(({ message }) => message)
}

describe('text that comes in', () => {
  test('loses what cannot be seen and keeps what can', () => {
    expect(cleanLine(' a\u0000b\u200B\u202Ec\uFEFF\u00A0d\u2028e\ud800 ')).toBe('abc d e')
    expect(cleanLine('Cafe\u0301')).toBe('Café')
    expect(cleanLine('می\u200Cخواهم')).toBe('می\u200Cخواهم')
    expect(cleanLine('An\u200Cna\u200D')).toBe('Anna')
    expect(cleanLine(`a${'\u0301'.repeat(500)}`).length).toBeLessThan(12)
  })

  test('keeps the lines of a block', () => {
    expect(cleanBlock('one  \r\ntwo\r\r\r\rthree\u2029\tfour\u0007')).toBe(
      'one\ntwo\n\nthree\n four'.replace('\n four', '\nfour'),
    )
  })

  test('writes the hyphens and apostrophes of all keyboards in a name alike', () => {
    expect(cleanName('Ferreira‑Santos')).toBe('Ferreira-Santos')
    expect(cleanName('O`Rourke')).toBe("O'Rourke")
    expect(cleanName('O’Rourke')).toBe('O’Rourke')
    expect(cleanName('Kealiʻi')).toBe('Kealiʻi')
  })

  test('takes from an address what address books and spreadsheets put around it', () => {
    for (const typed of [
      'mailto:M.Bell@Agency.example',
      "'m.bell@agency.example'",
      'Marcus Bell <m.bell@agency.example>',
      ' m.bell@agency.example; ',
      'MAILTO:m.bell@agency.example?subject=x',
      'm.bell\u200B@agency.example\u00A0',
    ])
      expect(cleanEmail(typed)).toBe('m.bell@agency.example')
    expect(said(emailAddress, 'm.bell')).toEqual(['Type a full e-mail address, for example a.okafor@agency.example.'])
  })

  test('is clean after one cleaning, and never holds what a column cannot', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const clean of [cleanLine, cleanBlock, cleanName]) {
          const once = clean(text)
          expect(clean(once)).toBe(once)
          expect(once).not.toMatch(/[\0\u200B\u202A-\u202E\u2066-\u2069]|\p{Cs}/u)
        }
      }),
    )
  })
})

describe('the types of text', () => {
  test('refuse what is missing or too long, after cleaning', () => {
    const line = textLine({ most: 5, missing: 'Give a name.' })
    expect(said(line, ' \u200B ')).toEqual(['Give a name.'])
    expect(said(line, 'abcdef')).toEqual(['At most 5 characters.'])
    expect(said(line, ' abcde ')).toBe('abcde')
    expect(said(textLine({ most: 5 }), ' ')).toBe('')
  })

  test('want a letter in a name, and letters or digits in the name of a thing', () => {
    expect(said(namePart('last name'), '.')).toEqual(['A last name holds letters. Type it again, or leave it empty.'])
    expect(said(namePart('last name'), '李')).toBe('李')
    expect(said(namePart('last name'), '\u3164')).toBe('')
    expect(said(thingName('the unit', 40), '--')).toEqual(['Type the unit with letters or digits.'])
    expect(said(thingName('the unit', 40), 'K9')).toBe('K9')
  })

  test('never refuse a search', () => {
    expect(said(searchText(10), `a\u0000b ${'x'.repeat(500)}`)).toBe('ab xxxxxxx')
  })

  test('know the days there are', () => {
    for (const day of ['2026-02-29', '0000-01-01', '9999-12-31', '2026-1-1', ''])
      expect(said(dayText(), day)).toBeInstanceOf(Array)
    expect(said(dayText(), '2024-02-29')).toBe('2024-02-29')
    expect(said(dayText('Give the day.'), ''), 'one thing to mend').toEqual(['Give the day.'])
  })
})

test('what is too short is told so, and what is missing is asked for', () => {
  const reason = textBlock({ least: 10, most: 500, missing: 'Say why.' })
  const said = (given: string) => reason.safeParse(given).error?.issues.map(({ message }) => message)
  expect(said('')).toEqual(['Say why.'])
  expect(said(' typo ')).toEqual(['Write a little more: at least 10 characters.'])
  expect(said('It was mistyped.')).toBeUndefined()
})
