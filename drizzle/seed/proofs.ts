/** What people of the demonstration world show for training elsewhere: certificates of invented providers, and photos of them. */
import { createHash } from 'node:crypto'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { sendFile } from '@/lib/audit/uploads'
import { addEvidence, evidenceFile } from '@/lib/claims/evidence'
import type { Ctx } from '@/lib/platform/context'
import type { Received } from '@/lib/platform/files/kinds'
import { hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { reliefFile } from '@/lib/requirements/reliefs/proofs'

type Certificate = { person: string; title: string; provider: string; on: string; minutes: number }

/** Half a letter page, as such certificates are. */
const SIZE: [number, number] = [612, 396]
const INK = '#1f2d3d'

function certificate({ person, title, provider, on, minutes }: Certificate): Promise<Buffer> {
  const paper = new PDFDocument({ size: SIZE, margin: 48, info: { Title: `Certificate: ${title}` } })
  const line = (text: string, size: number, font = 'Times-Roman') =>
    paper.font(font).fontSize(size).fillColor(INK).text(text, { align: 'center' }).moveDown(0.6)
  paper
    .rect(18, 18, SIZE[0] - 36, SIZE[1] - 36)
    .lineWidth(2)
    .stroke('#7a5c2e')
  line(provider, 20, 'Times-Bold')
  line('Certificate of completion', 15, 'Times-Italic')
  line(person, 26, 'Times-Bold')
  line('has completed', 13)
  line(title, 19, 'Times-Bold')
  line(`${longDay(on)}    ${hours(minutes)} of instruction`, 13)
  paper.moveTo(330, 330).lineTo(540, 330).lineWidth(0.8).stroke(INK)
  paper.font('Times-Roman').fontSize(10).text('For the provider', 330, 335, { width: 210, align: 'center' })
  return bytesOf(paper)
}

function bytesOf(paper: PDFKit.PDFDocument): Promise<Buffer> {
  const pieces: Buffer[] = []
  paper.end()
  return new Promise((resolve) => {
    paper.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces)))
  })
}

/** A letter of a personnel office that says from when to when, and no more. @returns its file, sent for a relief */
export async function sendLetter(
  ctx: Ctx,
  { from, lines }: { from: string; lines: readonly string[] },
): Promise<string> {
  const paper = new PDFDocument({ size: SIZE, margin: 60, info: { Title: 'Letter' } })
  paper.font('Times-Bold').fontSize(16).fillColor(INK).text(from).moveDown(2)
  for (const line of lines) paper.font('Times-Roman').fontSize(13).text(line).moveDown(0.8)
  const { fileId } = await sendFile(ctx, reliefFile, received('letter.pdf', 'pdf', await bytesOf(paper)))
  return fileId
}

/** As somebody lays it on a desk and takes a picture of it with the phone. */
async function photoOf(paper: Buffer): Promise<Buffer> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(paper)
  const { data, width, height } = await document.getPage(0).render({ scale: 2, render: 'bitmap' })
  document.destroy()
  library.destroy()
  return sharp(Buffer.from(data), { raw: { width, height, channels: 4 } })
    .rotate(-1.4, { background: '#8a7a66' })
    .extend({ top: 70, bottom: 90, left: 80, right: 60, background: '#8a7a66' })
    .modulate({ brightness: 0.96 })
    .jpeg({ quality: 80 })
    .toBuffer()
}

function received(name: string, content: Received['content'], bytes: Buffer): Received {
  const pieces = async function* () {
    yield bytes
  }
  return { name, content, size: bytes.length, digest: createHash('sha256').update(bytes).digest(), pieces }
}

/** Shows a certificate for a claim of one’s own, as a PDF or as a photo of it. */
export async function showCertificate(
  ctx: Ctx,
  claimId: string,
  { as, ...about }: Certificate & { as: 'pdf' | 'photo' },
): Promise<void> {
  const paper = await certificate(about)
  const file =
    as === 'pdf'
      ? received('certificate.pdf', 'pdf', paper)
      : received('certificate.jpg', 'picture', await photoOf(paper))
  const { fileId } = await sendFile(ctx, evidenceFile, file)
  await addEvidence(ctx, { claimId, fileId })
}
