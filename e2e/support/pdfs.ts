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
