import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fontOf, openFont, unprintableLetters } from './letters'

describe('the letters of printed pages', () => {
  test.each(['Zoë Łukasiewicz', 'Nguyễn Thị Ánh', 'Dahiłǫ́', 'Юрій', 'Γιώργος', '李小龍', '王芳', 'さくら', '김민준'])(
    '%s can be printed',
    (name) => {
      expect(unprintableLetters(name)).toEqual([])
      expect(unprintableLetters(name.normalize('NFD'))).toEqual([])
    },
  )

  test.each([
    'محمد',
    'علی‌رضا',
    'כהן',
    'ᏣᎳᎩ',
    'ꭰꮳ',
    'ᐃᓄᒃ',
    '𐓏𐓘',
    'प्रिया',
    'ਗੁਰ',
    'ශ්‍රී',
    'ไทย',
    'ລາວ',
    'བཀྲ',
    'ⵉⴷ',
    '𞤀𞤣',
    'އަޙް',
  ])('%s can be printed', (name) => expect(unprintableLetters(name)).toEqual([]))

  test('a script without a font is said to be so, letter by letter', () => {
    expect(unprintableLetters('Amara 𒀀𒁀')).toEqual(['𒀀', '𒁀'])
    expect(unprintableLetters('Amara 𒀀𒁀𒀀')).toEqual(['𒀀', '𒁀'])
  })

  test('what a page font has never comes from another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...'Amara Okafor-’.,0123456789'), (letter) => {
        expect(fontOf(letter, 'serif-bold')).toBe('serif-bold')
      }),
    )
  })

  test('every slice of the large families opens and has the letters it says', () => {
    const common = [...'說經的一是不了人我在有他这为之大来以个中上们金이박최정강조윤장임']
    for (const letter of common) {
      const font = fontOf(letter, 'sans')
      expect(font).not.toBeNull()
      expect(openFont(font ?? '').hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)).toBe(true)
    }
  })
})
