/** A certificate as one landscape page: what the record says and how to check it. No seal, no border, no signature. */
import QRCode from 'qrcode'
import type { Day } from '@/lib/platform/time'
import { artifact, type Doc, GOLD, group, INK, mark, paper, SOFT, type Tag, TEAL_DEEP, tagged } from './paper'
import { type Fitted, fitText, heightOf, LINE_HEIGHT, oneLine, type Step, say, widthOf, write } from './setting'
import { duration, longDay } from './wording'

export type CertificateFacts = {
  serial: string
  nameAsIssued: string
  title: string
  /** As printed, "Edition 3 (January 2026)"; empty where training has no editions. */
  edition: string
  creditMinutes: number
  earnedOn: Day
  /** Agency of record on the day earned. */
  agencyName: string | null
  issuedAt: Date
  /** Opened by the square code; printed without its scheme. */
  verifyUrl: string
  /** What the person did, as a line before the title; "completed" unless more is known. */
  accomplishment?: string
  /** "self-paced training", "training" unless more is known. */
  mode?: string
  goodThrough?: Day | null
}

const [WIDTH, HEIGHT] = [792, 612]
const MARGIN = 66
const INNER = WIDTH - 2 * MARGIN
const TOP = 63
const FOOT_BOTTOM = HEIGHT - MARGIN
const CODE_SIZE = 105
const LABEL_WIDTH = 106

const NAME_STEPS: readonly Step[] = [
  [46, 1],
  [42, 1],
  [38, 1],
  [34, 1],
  [34, 2],
  [29, 2],
  [25, 3],
  [21, 4],
  [17, 5],
  [12, 8],
]
const TITLE_STEPS: readonly Step[] = [
  [26, 1],
  [24, 2],
  [20, 3],
  [16, 4],
  [13, 6],
  [10, 10],
]
const FACT_STEPS: readonly Step[] = [
  [10.5, 2],
  [9, 4],
  [8, 8],
]

/** The certificate as a tagged PDF. The same facts give the same bytes. */
export function certificatePdf(facts: CertificateFacts): Promise<Uint8Array> {
  const about = {
    title: `Certificate ${facts.serial}`,
    subject: 'Record of training completed',
    layout: 'landscape' as const,
    madeAt: facts.issuedAt,
    margin: 0,
  }
  return paper(about, (doc, root) => {
    head(doc, root)
    const foot = footOf(doc, facts)
    body(doc, root, facts, TOP + 30, FOOT_BOTTOM - Math.max(foot.height, CODE_SIZE) - 12)
    footFacts(doc, root, foot)
    squareCode(doc, root, facts)
  })
}

function head(doc: Doc, root: Tag): void {
  mark(doc, MARGIN, TOP, 24)
  const name = oneLine('Attest', { font: 'serif-bold', size: 20, color: TEAL_DEEP })
  say(doc, root, 'P', name, { x: MARGIN + 32, y: TOP - 1 })
  const kind = oneLine('Record of training completed', { font: 'serif', size: 11, color: SOFT })
  say(doc, root, 'P', kind, { x: WIDTH - MARGIN, y: TOP + 5, align: 'right' })
}

/** Name, title and hours, centered between the head and the foot. */
function body(doc: Doc, root: Tag, facts: CertificateFacts, top: number, bottom: number): void {
  const small = (text: string, color: string) =>
    fitText(doc, text, { font: 'serif', color }, INNER, [
      [16, 1],
      [13, 2],
    ])
  const parts: { tag: string; text: Fitted; gap: number }[] = [
    { tag: 'P', text: small('This certifies that', SOFT), gap: 2 },
    {
      tag: 'H1',
      text: fitText(doc, facts.nameAsIssued, { font: 'serif-bold', color: TEAL_DEEP }, INNER, NAME_STEPS),
      gap: 40,
    },
    { tag: 'P', text: small(facts.accomplishment ?? 'completed', SOFT), gap: 4 },
    { tag: 'H2', text: fitText(doc, facts.title, { font: 'serif-bold', color: INK }, INNER, TITLE_STEPS), gap: 9 },
    { tag: 'P', text: small(sentence(facts), INK), gap: 0 },
  ]
  const height = parts.reduce((sum, { text, gap }) => sum + heightOf(text) + gap, 0)
  let y = top + Math.max(0, (bottom - top - height) / 2)
  for (const { tag, text, gap } of parts) {
    say(doc, root, tag, text, { x: MARGIN, y })
    y += heightOf(text) + gap
    if (tag === 'H1') artifact(doc, 'Layout', () => doc.rect(MARGIN, y - gap + 13, 78, 3).fill(GOLD))
  }
}

const sentence = (facts: CertificateFacts) =>
  `${duration(facts.creditMinutes)} of ${facts.mode ?? 'training'}, on ${longDay(facts.earnedOn)}`

type Foot = { rows: { label: Fitted; value: Fitted; link?: string }[]; height: number }

function footOf(doc: Doc, facts: CertificateFacts): Foot {
  const width = INNER - LABEL_WIDTH - CODE_SIZE - 24
  const row = (label: string, value: string, bold = false) => ({
    label: oneLine(label, { font: 'sans', size: 10.5, color: SOFT }),
    value: fitText(doc, value, { font: bold ? 'sans-bold' : 'sans', color: INK }, width, FACT_STEPS),
  })
  const rows: Foot['rows'] = [
    ...(facts.agencyName ? [row('Agency on that day', facts.agencyName)] : []),
    ...(facts.edition ? [row('Edition', facts.edition.replace(/^edition /i, ''))] : []),
    ...(facts.goodThrough ? [row('Good through', longDay(facts.goodThrough))] : []),
    row('Certificate', facts.serial, true),
    { ...row('Verify at', facts.verifyUrl.replace(/^https?:\/\//, '')), link: facts.verifyUrl },
  ]
  return { rows, height: rows.reduce((sum, { value }) => sum + rowHeight(value), 0) }
}

const rowHeight = (value: Fitted) => heightOf(value) + 5

function footFacts(doc: Doc, root: Tag, foot: Foot): void {
  let y = FOOT_BOTTOM - foot.height + 5
  group(doc, root, 'L', (list) => {
    for (const { label, value, link } of foot.rows) {
      group(doc, list, 'LI', (item) => {
        say(doc, item, 'Lbl', label, { x: MARGIN, y })
        if (link) group(doc, item, 'LBody', (linkBody) => linked(doc, linkBody, value, MARGIN + LABEL_WIDTH, y, link))
        else say(doc, item, 'LBody', value, { x: MARGIN + LABEL_WIDTH, y })
      })
      y += rowHeight(value)
    }
  })
}

function linked(doc: Doc, parent: Tag, text: Fitted, x: number, y: number, url: string): void {
  group(doc, parent, 'Link', (tag) => {
    tag.add(() => write(doc, text, x, y))
    const width = Math.max(...text.lines.map((line) => widthOf(doc, line, text.style)))
    // pdfkit writes a String object as text, a plain string as a name.
    const contents = new String('Open the verification page') as string
    const area: PDFKit.Mixins.AnnotationOption & { structParent: Tag } = { structParent: tag, Contents: contents }
    doc.link(x, y, width, text.lines.length * text.style.size * LINE_HEIGHT, url, area)
  })
}

function squareCode(doc: Doc, root: Tag, facts: CertificateFacts): void {
  const { modules } = QRCode.create(facts.verifyUrl, { errorCorrectionLevel: 'M' })
  const [left, top] = [WIDTH - MARGIN - CODE_SIZE, FOOT_BOTTOM - CODE_SIZE]
  const bbox: [number, number, number, number] = [left, top, left + CODE_SIZE, top + CODE_SIZE]
  const alt = `Square code that opens the verification page of certificate ${facts.serial}`
  const draw = () => {
    doc
      .save()
      .translate(left, top)
      .scale(CODE_SIZE / modules.size)
    modules.data.forEach((dark, i) => {
      if (dark) doc.rect(i % modules.size, Math.floor(i / modules.size), 1, 1)
    })
    doc.fill('#000000').restore()
  }
  tagged(doc, root, 'Figure', draw, { alt, bbox })
}
