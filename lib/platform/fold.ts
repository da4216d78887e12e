/** One folding for finding, comparing and sorting text. The database's `folded()` gives the same; a test holds them together. */

/** Signs between the letters of a name that differ from keyboard to keyboard, or are not typed at all. */
const APOSTROPHES = /['‘’‚‛ʹʻʼʽʾʿˈ`´′＇]/g
const DASHES = /[-‐‑‒–—―−﹣－]/g
// biome-ignore lint/suspicious/noMisleadingCharacterClass: the characters are listed one by one, none joins another
const INVISIBLE = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/g
/** Accents, and the marks that Arabic and Hebrew may leave out; the vowel signs of other scripts are letters. */
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u0640\u064B-\u065F\u0670]/g
/** Letters that are no letter and accent to Unicode, but are typed as one. */
const LETTERS: readonly [RegExp, string][] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/þ/g, 'th'],
  [/ø/g, 'o'],
  [/[đð]/g, 'd'],
  [/ł/g, 'l'],
  [/ı/g, 'i'],
  [/ħ/g, 'h'],
  [/ŋ/g, 'n'],
  [/ς/g, 'σ'],
]

/**
 * Folds text: lower case, no accents, no apostrophes, hyphens and dashes as spaces, single spaces. "O’Rourke" and
 * "ORourke" are `orourke`; "Ferreira-Santos" is `ferreira santos`. Never shown, only compared.
 */
export function fold(text: string): string {
  const plain = text
    .replace(APOSTROPHES, '')
    .replace(DASHES, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
  return LETTERS.reduce((folded, [letter, typed]) => folded.replace(letter, typed), plain)
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words of a search, folded: each must be found, in any order. */
export const foldedWords = (text: string): string[] => fold(text).replace(/,/g, ' ').split(/\s+/).filter(Boolean)

/**
 * Numbers of people are compared without leading zeros, signs, spaces and case: spreadsheets drop the first, and keyboards
 * differ in the rest. `sameNumber` asks the database the same.
 */
export const numberKey = (number: string): string =>
  fold(number)
    .replaceAll(' ', '')
    .replace(/^0+(?=.)/, '')
