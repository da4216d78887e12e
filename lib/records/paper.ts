/**
 * What the printed records share: a tagged PDF (readable aloud and searchable), fonts that hold the letters of people's
 * names, text laid out to fit. The same input gives the same bytes, so a copy can be compared with the original.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import PDFDocument from 'pdfkit'

export type Doc = PDFKit.PDFDocument
export type Tag = PDFKit.PDFStructureElement
export type FontName = 'serif' | 'serif-bold' | 'sans' | 'sans-bold'
export type TextStyle = { font: FontName; size: number; color: string }
/** Lines of text and the style in which they fit. */
export type Fitted = { lines: string[]; style: TextStyle }
/** A size in points to try, and how many lines it may take. */
export type Step = readonly [size: number, lines: number]

export const INK = '#171716'
export const SOFT = '#5d5d52'
export const HAIR = '#cac9c0'
export const TEAL = '#0e4f5c'
export const TEAL_DEEP = '#093b44'
export const GOLD = '#ffbe2e'

export const LINE_HEIGHT = 1.25

const FONT_FILES: Record<FontName, string> = {
  serif: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'serif-bold': '@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
  sans: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'sans-bold': '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
}
/** Holds more letters than the serif (Navajo ǫ, for one) and takes over where that has none. */
const FALLBACK: Record<FontName, FontName> = {
  serif: 'sans',
  'serif-bold': 'sans-bold',
  sans: 'sans',
  'sans-bold': 'sans-bold',
}

/** A font as fontkit opens it, as far as it is used here. */
type OpenFont = { layout(text: string): unknown; hasGlyphForCodePoint(point: number): boolean }

/** Kept open between documents: reading a font's tables takes longer than all the rest. */
const openFonts = new Map<FontName, OpenFont>()

/** pdfkit keeps the opened font to itself and takes it back as a source (pinned version; a test prints the letters). */
function prepareFonts(doc: Doc): void {
  // From the working folder, not from this module: bundling moves the module, the packages stay.
  const packages = createRequire(path.join(process.cwd(), 'package.json'))
  for (const name of Object.keys(FONT_FILES) as FontName[]) {
    const open = openFonts.get(name)
    doc.registerFont(name, open ? (open as unknown as Buffer) : readFileSync(packages.resolve(FONT_FILES[name])))
    doc.font(name)
    if (!open) openFonts.set(name, (doc as unknown as { _font: { font: OpenFont } })._font.font)
  }
}

type PaperOptions = { title: string; subject: string; layout: 'portrait' | 'landscape'; madeAt: Date; margin: number }

/**
 * A PDF of US Letter pages, drawn by `draw` and returned whole. `title` and `subject` are ASCII: they go unescaped into
 * the metadata. `madeAt` is the creation date that the file states.
 */
export async function paper(options: PaperOptions, draw: (doc: Doc, root: Tag) => void): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'LETTER',
    layout: options.layout,
    margin: options.margin,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    font: null as unknown as string, // no standard font: all are embedded
    info: { Title: options.title, Subject: options.subject, Author: 'Attest', CreationDate: options.madeAt },
  })
  prepareFonts(doc)
  const chunks: Uint8Array[] = []
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    doc.on('error', reject)
  })
  doc.addPage()
  const root = doc.struct('Document')
  doc.addStructure(root)
  draw(doc, root)
  root.end()
  doc.end()
  return whole
}

/** Adds a structure element whose content is what `draw` draws. Readers come to it in the order of adding. */
export function tagged(doc: Doc, parent: Tag, type: string, draw: () => void, options: TagOptions = {}): void {
  parent.add(doc.struct(type, options, draw))
}

/** Adds a structure element that holds others. */
export function group(doc: Doc, parent: Tag, type: string, fill: (tag: Tag) => void, options: TagOptions = {}): void {
  const tag = doc.struct(type, options)
  parent.add(tag)
  fill(tag)
  tag.end()
}

export type TagOptions = { alt?: string; scope?: 'Row' | 'Column'; bbox?: [number, number, number, number] }

/** Draws what readers aloud pass over: rules, marks, repeated heads, page numbers. */
export function artifact(doc: Doc, type: 'Layout' | 'Pagination', draw: () => void): void {
  doc.save().markContent('Artifact', { type })
  draw()
  doc.endMarkedContent().restore()
}

/** Text as it can be printed on a line: composed letters, no control or direction characters, single spaces. */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim()

/** The style with the font that has all letters of the text, or most. */
function withLetters(text: string, style: TextStyle): TextStyle {
  const missing = (font: FontName) =>
    [...text].filter((letter) => !openFonts.get(font)?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)).length
  const fallback = FALLBACK[style.font]
  return missing(style.font) > missing(fallback) ? { ...style, font: fallback } : style
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
  const clean = printable(text)
  const lettered = withLetters(clean, { ...style, size: 1 })
  let fitted: Fitted = { lines: [], style: lettered }
  for (const [size, most] of steps) {
    fitted = { lines: wrap(doc, clean, { ...lettered, size }, width), style: { ...lettered, size } }
    if (fitted.lines.length <= most) break
  }
  return fitted
}

function wrap(doc: Doc, text: string, style: TextStyle, width: number): string[] {
  doc.font(style.font, style.size)
  const fits = (line: string) => doc.widthOfString(line) <= width
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
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    if (piece && !fits(piece + segment)) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...pieces, piece]
}

export const heightOf = ({ lines, style }: Fitted): number => lines.length * style.size * LINE_HEIGHT

/** Draws lines with the top of the first at `y`; gives back where the next text may begin. */
export function write(doc: Doc, { lines, style }: Fitted, x: number, y: number, align: Align = 'left'): number {
  doc.font(style.font, style.size).fillColor(style.color)
  const step = style.size * LINE_HEIGHT
  lines.forEach((line, i) => {
    const shift = align === 'right' ? doc.widthOfString(line) : 0
    doc.text(line, x - shift, y + i * step, { lineBreak: false })
  })
  return y + lines.length * step
}

export type Align = 'left' | 'right'

/** One line in one size. */
export const oneLine = (text: string, style: TextStyle): Fitted => {
  const clean = printable(text)
  return { lines: [clean], style: withLetters(clean, style) }
}

/** The mark of Attest, `size` points wide: a tick above a signature line. */
export function mark(doc: Doc, x: number, y: number, size: number): void {
  artifact(doc, 'Layout', () => {
    doc.translate(x, y).scale(size / 30)
    doc.roundedRect(0, 0, 30, 30, 6).fill(TEAL)
    doc.lineWidth(3).moveTo(8, 12.5).lineTo(13, 17.5).lineTo(23, 7).stroke('#ffffff')
    doc.moveTo(7, 23.5).lineTo(23, 23.5).stroke(GOLD)
  })
}
