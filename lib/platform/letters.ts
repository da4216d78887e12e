/**
 * The fonts of printed pages: which one holds a letter, and whether all letters of a text can be printed at all. Two
 * families set the page; scripts that they lack have a font each, opened when a name first needs it.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { create, type Font } from 'fontkit'
import { cleanLine } from './text'
import { unpackWoff } from './woff'

export type FontName = 'serif' | 'serif-bold' | 'sans' | 'sans-bold'

const PAGE_FONTS: Record<FontName, string> = {
  serif: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'serif-bold': '@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
  sans: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'sans-bold': '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
}
export const FONT_NAMES = Object.keys(PAGE_FONTS) as FontName[]

/** A script, the family that sets it, and the file of the family that holds its letters. */
const SCRIPTS: readonly (readonly [script: RegExp, family: string, part: string])[] = [
  [/\p{scx=Arabic}/u, 'noto-sans-arabic', 'arabic'],
  [/\p{scx=Hebrew}/u, 'noto-sans-hebrew', 'hebrew'],
  [/\p{scx=Syriac}/u, 'noto-sans-syriac', 'syriac'],
  [/\p{scx=Thaana}/u, 'noto-sans-thaana', 'thaana'],
  [/\p{scx=Nko}/u, 'noto-sans-nko', 'nko'],
  [/\p{scx=Adlam}/u, 'noto-sans-adlam', 'adlam'],
  [/\p{scx=Armenian}/u, 'noto-sans-armenian', 'armenian'],
  [/\p{scx=Georgian}/u, 'noto-sans-georgian', 'georgian'],
  [/\p{scx=Ethiopic}/u, 'noto-sans-ethiopic', 'ethiopic'],
  [/\p{scx=Tifinagh}/u, 'noto-sans-tifinagh', 'tifinagh'],
  [/\p{scx=Cherokee}/u, 'noto-sans-cherokee', 'cherokee'],
  [/\p{scx=Osage}/u, 'noto-sans-osage', 'osage'],
  [/\p{scx=Canadian_Aboriginal}/u, 'noto-sans-canadian-aboriginal', 'canadian-aboriginal'],
  [/\p{scx=Devanagari}/u, 'noto-sans-devanagari', 'devanagari'],
  [/\p{scx=Bengali}/u, 'noto-sans-bengali', 'bengali'],
  [/\p{scx=Gurmukhi}/u, 'noto-sans-gurmukhi', 'gurmukhi'],
  [/\p{scx=Gujarati}/u, 'noto-sans-gujarati', 'gujarati'],
  [/\p{scx=Oriya}/u, 'noto-sans-oriya', 'oriya'],
  [/\p{scx=Tamil}/u, 'noto-sans-tamil', 'tamil'],
  [/\p{scx=Telugu}/u, 'noto-sans-telugu', 'telugu'],
  [/\p{scx=Kannada}/u, 'noto-sans-kannada', 'kannada'],
  [/\p{scx=Malayalam}/u, 'noto-sans-malayalam', 'malayalam'],
  [/\p{scx=Sinhala}/u, 'noto-sans-sinhala', 'sinhala'],
  [/\p{scx=Thai}/u, 'noto-sans-thai', 'thai'],
  [/\p{scx=Lao}/u, 'noto-sans-lao', 'lao'],
  [/\p{scx=Tibetan}/u, 'noto-serif-tibetan', 'tibetan'],
  [/\p{scx=Myanmar}/u, 'noto-sans-myanmar', 'myanmar'],
  [/\p{scx=Khmer}/u, 'noto-sans-khmer', 'khmer'],
]
/** Families of thousands of letters come in slices; each slice says which letters it holds. */
const SLICED = { hangul: 'gowun-dodum', han: 'noto-sans-sc' } as const
const HANGUL = /\p{scx=Hangul}/u
const ONE_WEIGHT = new Set<string>(['noto-sans-nko', 'noto-sans-osage', 'noto-sans-tifinagh', SLICED.hangul])

/** From the working folder, not from this module: bundling moves the module, the packages stay. */
const packages = createRequire(path.join(process.cwd(), 'package.json'))

const fileOf = (name: string) => readFileSync(packages.resolve(name))

/** Kept open: reading a font's tables takes longer than all the rest. */
const open = new Map<string, Font>()

/** The opened font of a page or of a file that `fontOf` named. */
export function openFont(name: string): Font {
  const known = open.get(name)
  if (known) return known
  const font = create(
    name in PAGE_FONTS ? fileOf(PAGE_FONTS[name as FontName]) : unpackWoff(fileOf(`@fontsource/${name}.woff`)),
  ) as Font
  keepLetters(font)
  placeMarks(font)
  open.set(name, font)
  return font
}

/**
 * A glyph drawn first as a part of another one would stay without letters, and text without letters cannot be copied or
 * read aloud ("30 5 hours"): it takes the letters that it stands for now.
 */
function keepLetters(font: Font): void {
  const glyphOf = font.getGlyph.bind(font)
  font.getGlyph = (id, letters = []) => {
    const glyph = glyphOf(id, letters)
    if (letters.length > 0) glyph.codePoints = letters
    return glyph
  }
}

const MARKS_UNPLACED = { mark: false, mkmk: false, abvm: false, blwm: false }

/**
 * OpenType lets a font leave out the place of a mark on a letter (GPOS, "may be NULL"); the reader of fonts fails there.
 * The marks then stand where the font draws them by itself.
 */
function placeMarks(font: Font): void {
  const layout = font.layout.bind(font)
  font.layout = (text, ...asked) => {
    try {
      return layout(text, ...asked)
    } catch (error) {
      if (error instanceof TypeError) return layout(text, MARKS_UNPLACED)
      throw error
    }
  }
}

const JOINERS = /\u200c|\u200d|[\ufe00-\ufe0f]/gu

/** Whether the font of this name holds all letters of the text. */
export const holds = (name: string, text: string): boolean =>
  [...text.replace(JOINERS, '')].every((letter) => openFont(name).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))

/** The font that prints the letter (with its marks) on a page set in `page`; null when there is none. */
export function fontOf(letter: string, page: FontName): string | null {
  for (const name of fontsFor(letter, page)) if (holds(name, letter)) return name
  return null
}

/** One after the other, as it is asked for: most letters are in the first, and a script is looked for in thirty. */
function* fontsFor(letter: string, page: FontName): Generator<string> {
  const bold = page.endsWith('bold')
  yield page
  yield bold ? 'sans-bold' : 'sans'
  yield* filesFor(letter, bold ? 700 : 400)
}

function* filesFor(letter: string, weight: number): Generator<string> {
  const weightOf = (family: string) => (ONE_WEIGHT.has(family) ? 400 : weight)
  for (const [script, family, part] of SCRIPTS)
    if (script.test(letter)) yield `${family}/files/${family}-${part}-${weightOf(family)}-normal`
  const family = HANGUL.test(letter) ? SLICED.hangul : SLICED.han
  const slice = sliceOf(family, letter.codePointAt(0) ?? 0)
  if (slice) yield `${family}/files/${family}-${slice}-${weightOf(family)}-normal`
}

type Slice = readonly [from: number, to: number, slice: string]
const slices = new Map<string, readonly Slice[]>()

function sliceOf(family: string, point: number): string | undefined {
  let known = slices.get(family)
  if (!known) {
    const ranges = JSON.parse(fileOf(`@fontsource/${family}/unicode.json`).toString())
    known = Object.entries(ranges as Record<string, string>).flatMap(([name, list]) => slicesOf(name, list))
    slices.set(family, known)
  }
  return known.find(([from, to]) => point >= from && point <= to)?.[2]
}

const slicesOf = (name: string, list: string): Slice[] =>
  list.split(',').map((range) => {
    const [from = '', to = from] = range.replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16), name.replace(/[[\]]/g, '')]
  })

const letters = new Intl.Segmenter('en')

/** A text in letters with their marks. */
export const lettersOf = (text: string): string[] => [...letters.segment(text)].map(({ segment }) => segment)

/** Whether some font has a letter; looking into fonts takes long, and a roster asks of thousands of names. */
const printed = new Map<string, boolean>()
const MOST_REMEMBERED = 20_000

function isPrinted(letter: string): boolean {
  const known = printed.get(letter)
  if (known !== undefined) return known
  if (printed.size >= MOST_REMEMBERED) printed.clear()
  const found = fontOf(letter, 'sans') !== null
  printed.set(letter, found)
  return found
}

/** The letters of a text that no font here has, each once: they could only be printed as boxes. */
export const unprintableLetters = (text: string): string[] => [
  ...new Set(lettersOf(cleanLine(text)).filter((letter) => !isPrinted(letter))),
]

/** Letters that the fonts of the page have for certain: most names need no look into a font. */
const LATIN = /^[ -~À-ÖØ-öø-ÿ’]*$/

/** Why a name cannot stand on a certificate, in a sentence; nothing when it can. */
export function unprintableProblem(name: string): string | null {
  if (LATIN.test(name)) return null
  const missing = unprintableLetters(name)
  return missing.length === 0
    ? null
    : `Certificates cannot show ${missing.join(' ')} yet. Write this name with other letters.`
}
