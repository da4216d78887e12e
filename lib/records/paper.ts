/**
 * What the printed records share: a tagged PDF (readable aloud and searchable), fonts that hold the letters of people's
 * names, text laid out to fit. The same input gives the same bytes, so a copy can be compared with the original.
 */
import PDFDocument from 'pdfkit'
import { FONT_NAMES, openFont } from '@/lib/platform/letters'

export type Doc = PDFKit.PDFDocument
export type Tag = PDFKit.PDFStructureElement
export const INK = '#171716'
export const SOFT = '#5d5d52'
export const HAIR = '#cac9c0'
export const TEAL = '#0e4f5c'
export const TEAL_DEEP = '#093b44'
export const GOLD = '#ffbe2e'

/** pdfkit takes an opened font as a source too, though it does not say so (pinned version; a test prints the letters). */
export function takeFont(doc: Doc, name: string, size: number): void {
  doc.registerFont(name, openFont(name) as unknown as Buffer)
  doc.font(name, size)
}

/** Known to pdfkit, not yet to its types. Marks the file as one for everyone (ISO 14289-1). */
const UNIVERSAL = 'PDF/UA' as unknown as NonNullable<PDFKit.PDFDocumentOptions['subset']>

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
    subset: UNIVERSAL,
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    font: null as unknown as string, // no standard font: all are embedded
    info: { Title: options.title, Subject: options.subject, Author: 'Attest', CreationDate: options.madeAt },
  })
  for (const name of FONT_NAMES) takeFont(doc, name, 10)
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

export type TagOptions = {
  alt?: string
  /** The words, where what is drawn does not give them. */
  actual?: string
  scope?: 'Row' | 'Column'
  bbox?: [number, number, number, number]
}

/** Draws what readers aloud pass over: rules, marks, repeated heads, page numbers. */
export function artifact(doc: Doc, type: 'Layout' | 'Pagination', draw: () => void): void {
  doc.save().markContent('Artifact', { type })
  draw()
  doc.endMarkedContent().restore()
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
