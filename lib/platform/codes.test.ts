import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certificateCode, checkInCode, parseCertificateCode, parseCheckInCode, sixDigits } from './codes'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bodyOf = (code: string) => code.replace('AT-', '').replaceAll('-', '')
const put = (text: string, at: number, character: string) => text.slice(0, at) + character + text.slice(at + 1)

describe('a certificate code', () => {
  test('has the form AT-XXXX-XXXX-XXXXX and no character that looks like another', () => {
    for (let i = 0; i < 500; i++) {
      expect(certificateCode()).toMatch(/^AT-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/)
    }
  })

  test('does not repeat, and uses every character in every random place', () => {
    const bodies = Array.from({ length: 3000 }, () => bodyOf(certificateCode()))
    expect(new Set(bodies).size).toBe(3000)
    for (let place = 0; place < 12; place++) {
      expect(new Set(bodies.map((body) => body[place])).size).toBe(32)
    }
  })

  test('is understood however a person types it', () => {
    for (let i = 0; i < 200; i++) {
      const code = certificateCode()
      const body = bodyOf(code)
      const lookalikes = body.replaceAll('0', 'O').replace(/1/g, () => (i % 2 ? 'I' : 'l'))
      const typed = [code, code.toLowerCase(), `  ${code} `, body, body.toLowerCase(), `at ${body}`, `AT${body}`]
      typed.push(code.replaceAll('-', '–'), code.replaceAll('-', ' '), `AT-${lookalikes}`, lookalikes.toLowerCase())
      for (const text of typed) expect(parseCertificateCode(text), text).toBe(code)
    }
  })

  test('with one wrong character is refused, whichever it is', () => {
    const body = bodyOf(certificateCode())
    for (let place = 0; place < body.length; place++) {
      for (const character of ALPHABET) {
        if (character === body[place]) continue
        expect(parseCertificateCode(put(body, place, character))).toBeNull()
      }
    }
  })

  test('with any two different characters swapped is refused', () => {
    for (let round = 0; round < 50; round++) {
      const body = bodyOf(certificateCode())
      for (let a = 0; a < body.length; a++) {
        for (let b = a + 1; b < body.length; b++) {
          const [first, second] = [body.charAt(a), body.charAt(b)]
          if (first === second) continue
          expect(parseCertificateCode(put(put(body, a, second), b, first))).toBeNull()
        }
      }
    }
  })

  test('is not found in anything else a person may type', () => {
    for (const text of [
      '',
      'AT-',
      'AT-7K4M-2QX9',
      'hello',
      '1234567890123',
      'U'.repeat(13),
      '0'.repeat(12),
      '0'.repeat(14),
    ]) {
      expect(parseCertificateCode(text), text).toBeNull()
    }
    const code = certificateCode()
    expect(parseCertificateCode(`${code}${code}`)).toBeNull()
    expect(parseCertificateCode(`see ${code}`)).toBeNull()
    expect(parseCertificateCode(`${code}${' '.repeat(100)}`)).toBeNull()
  })

  test('is read the same the second time, from any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...ALPHABET, '-', ' ', 'o', 'i', 'l', 'u'), maxLength: 30 }),
        (text) => {
          const once = parseCertificateCode(text)
          if (once !== null) expect(parseCertificateCode(once)).toBe(once)
        },
      ),
    )
  })
})

describe('six digits', () => {
  test('are always six, and spread over the whole range', () => {
    const codes = Array.from({ length: 2000 }, sixDigits)
    for (const code of codes) expect(code).toMatch(/^\d{6}$/)
    expect(new Set(codes.map((code) => code[0])).size).toBe(10)
    expect(new Set(codes).size).toBeGreaterThan(1950)
  })
})

describe('a code for the door', () => {
  test('is understood however it is typed, and refused with one wrong character', () => {
    const code = checkInCode()
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    const body = code.replace('-', '')
    for (const typed of [code, code.toLowerCase(), ` ${body} `, code.replace('-', '–'), body.replaceAll('0', 'o')])
      expect(parseCheckInCode(typed), typed).toBe(code)
    for (let place = 0; place < body.length; place++)
      for (const character of ALPHABET)
        if (character !== body[place]) expect(parseCheckInCode(put(body, place, character))).toBeNull()
    expect(parseCheckInCode('')).toBeNull()
    expect(parseCheckInCode('A'.repeat(500))).toBeNull()
  })
})
