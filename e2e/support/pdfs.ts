/** PDFs as small as they can be, each another. */
import PDFDocument from 'pdfkit'

let count = 0

/** A PDF of one page that nobody else has. */
export function aPdf(
  says = 'Certificate of attendance',
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer<ArrayBuffer>> {
  const pieces: Buffer[] = []
  const document = new PDFDocument(options)
  document.text(`${says} ${++count}`)
  document.end()
  return new Promise((resolve) => {
    document.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces)))
  })
}

/** A PDF of several pages, each of its own color, so that a picture of one tells which it is. */
export function aPdfOf(colors: readonly string[]): Promise<Buffer<ArrayBuffer>> {
  const pieces: Buffer[] = []
  const document = new PDFDocument({ autoFirstPage: false })
  for (const color of colors) document.addPage().rect(0, 0, 612, 792).fill(color).fillColor('#000').text(`${++count}`)
  document.end()
  return new Promise((resolve) => {
    document.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces)))
  })
}
