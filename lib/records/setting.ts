/**
 * Setting text on a printed page: every letter in a font that has it, right to left where the script runs so, fitted to
 * its place without being cut, and with the words themselves behind the shapes so that they can be copied and read aloud.
 */
import bidiFactory from 'bidi-js'
import { type FontName, fontOf, holds, lettersOf, openFont } from '@/lib/platform/letters'
import { cleanLine } from '@/lib/platform/text'
import { type Doc, type Tag, type TagOptions, tagged, takeFont } from './paper'

export type TextStyle = { font: FontName; size: number; color: string }
/** Lines of text and the style in which they fit. */
export type Fitted = { lines: string[]; style: TextStyle }
/** A size in points to try, and how many lines it may take. */
export type Step = readonly [size: number, lines: number]
export type Align = 'left' | 'right'

export const LINE_HEIGHT = 1.25

/** Where the serif lacks a letter (Navajo ǫ, for one), the whole text is set in the sans rather than one letter of it. */
const SANS: Record<FontName, FontName> = {
  serif: 'sans',
  'serif-bold': 'sans-bold',
  sans: 'sans',
  'sans-bold': 'sans-bold',
}

/** The style with the font that has all letters of the text, or most. */
function withLetters(text: string, style: TextStyle): TextStyle {
  const missing = (font: FontName) => [...text].filter((letter) => !holds(font, letter)).length
  return missing(style.font) > missing(SANS[style.font]) ? { ...style, font: SANS[style.font] } : style
}

/** A stretch of a line in one font and one direction, as it stands from left to right. */
type Run = { text: string; font: string; level: number }

const bidi = bidiFactory()
/** Letters that a font draws in another order than they are spoken: the words go behind the shapes as they are spoken. */
const REORDERED =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}\p{Script=Myanmar}\p{Script=Khmer}]/u

/** The runs of a line from left to right. A text that begins with a letter of a script from right to left begins there. */
function runsOf(line: string, page: FontName): Run[] {
  const { levels } = bidi.getEmbeddingLevels(line)
  const runs: Run[] = []
  let at = 0
  for (const letter of lettersOf(line)) {
    const level = levels[at] ?? 0
    const last = runs.at(-1)
    const stays =
      last &&
      last.font !== page &&
      ((letter === ' ' && level === last.level) || !holds(page, letter)) &&
      holds(last.font, letter)
    const font = stays ? last.font : (fontOf(letter, page) ?? page)
    if (last && last.level === level && last.font === font) last.text += letter
    else runs.push({ text: letter, font, level })
    at += letter.length
  }
  return inOrder(runs).map((run) => ({ ...run, text: run.level % 2 === 1 ? backward(run.text) : run.text }))
}

/** Rule L2 of the bidirectional algorithm: from the highest level down, what stands at a level or above is turned. */
function inOrder(runs: readonly Run[]): Run[] {
  const ordered = [...runs]
  const most = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = most; level >= 1; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from
      while (to < ordered.length && (ordered[to]?.level ?? 0) >= level) to++
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse())
      from = to
    }
  }
  return ordered
}

/** Brackets are mirrored. Letters are turned by the font that shapes them, signs between them are turned here. */
function backward(text: string): string {
  const mirrored = lettersOf(text).map((letter) => bidi.getMirroredCharacter(letter) ?? letter)
  return (/\p{L}/u.test(text) ? mirrored : mirrored.reverse()).join('')
}

/** Names a shaping feature or none: either way a run is shaped whole, not word by word from the left. */
const WHOLE: PDFKit.Mixins.OpenTypeFeatures[] = []

const shaping = ({ font }: Run, page: FontName) => (font === page ? {} : { features: WHOLE })

/** How wide a line stands in a style. */
export function widthOf(doc: Doc, line: string, { font, size }: Omit<TextStyle, 'color'>): number {
  let width = 0
  for (const run of runsOf(line, font)) {
    takeFont(doc, run.font, size)
    width += doc.widthOfString(run.text, shaping(run, font))
  }
  return width
}

/** Draws a line with the letters standing on the baseline `base`. */
function drawLine(doc: Doc, line: string, { font, size }: TextStyle, x: number, base: number): void {
  let left = x
  for (const run of runsOf(line, font)) {
    takeFont(doc, run.font, size)
    const spoken = REORDERED.test(run.text)
    if (spoken) doc.markContent('Span', { actual: run.text })
    doc.text(run.text, left, base, { lineBreak: false, baseline: 'alphabetic', ...shaping(run, font) })
    if (spoken) doc.endMarkedContent()
    left += doc.widthOfString(run.text, shaping(run, font))
  }
}

/**
 * Lays a text out in the width: the first step whose size needs no more than its lines. The last step always fits,
 * with as many lines as it takes, so nothing is ever cut.
 */
export function fitText(
  doc: Doc,
  text: string,
  style: Omit<TextStyle, 'size'>,
  width: number,
  steps: readonly Step[],
): Fitted {
  const clean = cleanLine(text)
  const lettered = withLetters(clean, { ...style, size: 1 })
  let fitted: Fitted = { lines: [], style: lettered }
  for (const [size, most] of steps) {
    fitted = { lines: wrap(doc, clean, { ...lettered, size }, width), style: { ...lettered, size } }
    if (fitted.lines.length <= most) break
  }
  return fitted
}

/** One line in the largest of the sizes that fits, for what must not be broken: codes, days, figures. */
export function fitWhole(
  doc: Doc,
  text: string,
  style: Omit<TextStyle, 'size'>,
  width: number,
  sizes: readonly number[],
): Fitted {
  const line = oneLine(text, { ...style, size: 1 })
  const fits = (size: number) => widthOf(doc, line.lines[0] ?? '', { ...line.style, size }) <= width
  return { ...line, style: { ...line.style, size: sizes.find(fits) ?? sizes.at(-1) ?? 1 } }
}

function wrap(doc: Doc, text: string, style: TextStyle, width: number): string[] {
  const fits = (line: string) => widthOf(doc, line, style) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line) lines.push(`${line} `) // the space keeps the words apart when read aloud or copied
    const pieces = fits(word) ? [word] : broken(word, fits)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return [...lines, line]
}

/** A word too long for a line, broken between letters. */
function broken(word: string, fits: (text: string) => boolean): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const letter of lettersOf(word)) {
    if (piece && !fits(piece + letter)) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}

export const heightOf = ({ lines, style }: Fitted): number => lines.length * style.size * LINE_HEIGHT

/** Draws lines with the top of the first at `y`; gives back where the next text may begin. */
export function write(doc: Doc, { lines, style }: Fitted, x: number, y: number, align: Align = 'left'): number {
  doc.fillColor(style.color)
  const step = style.size * LINE_HEIGHT
  const rise = (openFont(style.font).ascent / openFont(style.font).unitsPerEm) * style.size
  lines.forEach((line, i) => {
    const shift = align === 'right' ? widthOf(doc, line, style) : 0
    drawLine(doc, line, style, x - shift, y + i * step + rise)
  })
  return y + lines.length * step
}

/** One line in one size. */
export const oneLine = (text: string, style: TextStyle): Fitted => {
  const clean = cleanLine(text)
  return { lines: [clean], style: withLetters(clean, style) }
}

/**
 * Adds a structure element that is this text. Where the shapes do not stand in the order of speaking, the element says
 * its words itself.
 */
export function say(doc: Doc, parent: Tag, type: string, text: Fitted, at: Place, options: TagOptions = {}): void {
  const { lines, style } = text
  const plain = lines.every((line) =>
    runsOf(line, style.font).every((run) => run.level === 0 && !REORDERED.test(run.text)),
  )
  const draw = () => write(doc, text, at.x, at.y, at.align)
  tagged(doc, parent, type, draw, plain ? options : { ...options, actual: lines.join('') })
}

export type Place = { x: number; y: number; align?: Align }
