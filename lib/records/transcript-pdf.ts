/** A person's whole record on paper: every credit, reversed ones too, with what it takes to check it. */

import type { FontName } from '@/lib/platform/letters'
import { type Day, instantOf } from '@/lib/platform/time'
import { artifact, type Doc, GOLD, group, HAIR, INK, mark, paper, SOFT, type Tag, TEAL_DEEP } from './paper'
import { type Fitted, fitText, fitWhole, heightOf, oneLine, type Place, say, write } from './setting'
import { hours, longDay, shortDay } from './wording'

export type TranscriptCredit = {
  title: string
  earnedOn: Day
  creditMinutes: number
  /** Where the credit comes from, in words: "Module", "Event", "Outside training". */
  source: string
  /** Agency of record on the day earned. */
  agencyName: string | null
  /** Code of the certificate, where one was issued. */
  serial: string | null
  /** Reversed by a later entry: printed, said to be so, and worth nothing. */
  reversed: boolean
  /** Counted where the same edition was earned before. */
  repeats: boolean
  /** The same training, completed last before on this day; its hours were earned again. */
  takenBeforeOn: Day | null
  /** Of training that others gave: "Accepted by Dana Whitfield on Nov 22, 2026". */
  accepted?: string | null
}

export type TranscriptFacts = {
  personName: string
  asOf: Day
  /** Where the person works on that day. */
  agencyName: string | null
  /** What is left out, in words; nothing: it is the whole record. */
  period?: string | null
  /** In the order in which they are printed. */
  credits: readonly TranscriptCredit[]
  /** Worked out by the record, printed as given: "All training", "In the last two years". */
  totals: readonly { label: string; creditMinutes: number }[]
  /** The latest first; printed where there is more than one. */
  years?: readonly { year: number; creditMinutes: number }[]
  /** Of the training priorities; what serves several counts in each. */
  priorities?: readonly { name: string; creditMinutes: number }[]
  /** How to check what is printed, in sentences. */
  verifyNote: string
}

type Column = {
  head: string
  x: number
  width: number
  right?: true
  whole?: true
  text(credit: TranscriptCredit): string
}
type Row = { cells: Fitted[]; note: Fitted | null; height: number }

const [WIDTH, HEIGHT] = [612, 792]
const MARGIN = 40
const INNER = WIDTH - 2 * MARGIN
const BOTTOM = HEIGHT - 62
const SIZE = 9
const PADDING = 5
/** A code, a day or a figure that is cut in two is a wrong one: it gets smaller instead. */
const WHOLE_SIZES = [SIZE, 8.5, 8, 7.5, 7, 6]

const COLUMNS: readonly Column[] = [
  { head: 'Training', x: 40, width: 166, text: (credit) => credit.title },
  { head: 'Day', x: 216, width: 58, whole: true, text: (credit) => shortDay(credit.earnedOn) },
  {
    head: 'Hours',
    x: 284,
    width: 28,
    right: true,
    whole: true,
    text: (credit) => hours(credit.reversed || credit.repeats ? 0 : credit.creditMinutes),
  },
  { head: 'Source', x: 326, width: 56, text: (credit) => credit.source },
  { head: 'Agency on that day', x: 388, width: 84, text: (credit) => credit.agencyName ?? 'None' },
  { head: 'Certificate', x: 480, width: 92, whole: true, text: (credit) => credit.serial ?? 'None' },
]

/** The transcript as a tagged PDF, dated by its as-of day. The same facts give the same bytes. */
export function transcriptPdf(facts: TranscriptFacts): Promise<Uint8Array> {
  const about = {
    title: 'Training transcript',
    subject: `Record of training as of ${facts.asOf}`,
    layout: 'portrait' as const,
    madeAt: instantOf(`${facts.asOf}T00:00`, 'UTC'),
    margin: 0,
  }
  return paper(about, (doc, root) => {
    let y = head(doc, root, facts)
    y = facts.credits.length > 0 ? table(doc, root, facts.credits, y) : empty(doc, root, y)
    closing(doc, root, facts, y + 14)
    footers(doc, facts)
  })
}

function head(doc: Doc, root: Tag, facts: TranscriptFacts): number {
  mark(doc, MARGIN, 40, 21)
  const name = oneLine('Attest', { font: 'serif-bold', size: 17, color: TEAL_DEEP })
  say(doc, root, 'P', name, { x: MARGIN + 28, y: 39.5 })
  const title = fitText(
    doc,
    `Training transcript of ${facts.personName}`,
    { font: 'serif-bold', color: TEAL_DEEP },
    INNER,
    [
      [24, 1],
      [20, 2],
      [15, 4],
    ],
  )
  say(doc, root, 'H1', title, { x: MARGIN, y: 82 })
  let y = 82 + heightOf(title) + 10
  artifact(doc, 'Layout', () => doc.rect(MARGIN, y, 66, 3).fill(GOLD))
  y += 15
  const agency = facts.agencyName ? [`Agency: ${facts.agencyName}`] : []
  const totals = facts.totals.map(({ label, creditMinutes }) => `${label}: ${hours(creditMinutes)} hours`)
  const period = facts.period ? [facts.period] : []
  for (const text of [
    `As of ${longDay(facts.asOf)}`,
    ...agency,
    ...period,
    ...totals,
    ...yearsOf(facts),
    ...prioritiesOf(facts),
  ])
    y = paragraph(doc, root, text, y, INK)
  return y + 12
}

const yearsOf = ({ years = [] }: TranscriptFacts): string[] =>
  years.length > 0
    ? [`Hours by year: ${years.map(({ year, creditMinutes }) => `${year}: ${hours(creditMinutes)}`).join('; ')}`]
    : []

const prioritiesOf = ({ priorities = [] }: TranscriptFacts): string[] =>
  priorities.length > 0
    ? [
        `Hours by training priority, each training in all that it serves: ${priorities
          .map(({ name, creditMinutes }) => `${name}: ${hours(creditMinutes)}`)
          .join('; ')}`,
      ]
    : []

function paragraph(doc: Doc, root: Tag, text: string, y: number, color: string): number {
  const fitted = fitText(doc, text, { font: 'sans', color }, INNER, [[10.5, 20]])
  const top = y + heightOf(fitted) > BOTTOM ? turn(doc) : y
  say(doc, root, 'P', fitted, { x: MARGIN, y: top })
  return top + heightOf(fitted) + 3
}

/** A new page; gives back where its first line goes. */
function turn(doc: Doc): number {
  doc.addPage()
  return MARGIN + 8
}

const empty = (doc: Doc, root: Tag, y: number) =>
  paragraph(doc, root, 'No training is recorded up to this day.', y, INK)

function table(doc: Doc, root: Tag, credits: readonly TranscriptCredit[], top: number): number {
  const heads = COLUMNS.map(({ head: text, width }) => cell(doc, text, width, 'sans-bold', SOFT))
  let y = top
  group(doc, root, 'Table', (tag) => {
    group(doc, tag, 'THead', (headTag) => {
      group(doc, headTag, 'TR', (row) => {
        COLUMNS.forEach((column, i) => {
          if (heads[i]) say(doc, row, 'TH', heads[i], placeIn(column, y), { scope: 'Column' })
        })
      })
    })
    y = ruleBelow(doc, y, heads)
    group(doc, tag, 'TBody', (bodyTag) => {
      for (const credit of credits) {
        const row = rowOf(doc, credit)
        if (y + row.height > BOTTOM) y = repeatHead(doc, heads, turn(doc))
        drawRow(doc, bodyTag, row, y)
        y += row.height
      }
    })
  })
  return y
}

/** Heads of the pages after the first: for the eye only, since the structure has them once. */
function repeatHead(doc: Doc, heads: readonly Fitted[], y: number): number {
  artifact(doc, 'Pagination', () => {
    COLUMNS.forEach((column, i) => {
      writeCell(doc, heads[i], column, y)
    })
  })
  return ruleBelow(doc, y, heads)
}

function ruleBelow(doc: Doc, y: number, cells: readonly Fitted[]): number {
  const below = y + Math.max(...cells.map(heightOf)) + PADDING
  rule(doc, below, SOFT)
  return below
}

const rule = (doc: Doc, y: number, color: string) =>
  artifact(doc, 'Layout', () =>
    doc
      .lineWidth(0.6)
      .moveTo(MARGIN, y)
      .lineTo(WIDTH - MARGIN, y)
      .stroke(color),
  )

const cell = (doc: Doc, text: string, width: number, font: FontName, color: string) =>
  fitText(doc, text, { font, color }, width, [[SIZE, 100]])

const placeIn = ({ x, width, right }: Column, y: number): Place =>
  right ? { x: x + width, y, align: 'right' } : { x, y }

function writeCell(doc: Doc, fitted: Fitted | undefined, column: Column, y: number): void {
  const { x, align } = placeIn(column, y)
  if (fitted) write(doc, fitted, x, y, align)
}

function noteOf({ reversed, repeats, creditMinutes, takenBeforeOn, accepted }: TranscriptCredit): string | null {
  if (reversed) return `Reversed: ${hours(creditMinutes)} hours no longer count`
  if (repeats) return 'The same edition as above; its hours count once'
  if (accepted) return accepted
  return takenBeforeOn ? `Taken before, on ${shortDay(takenBeforeOn)}` : null
}

function rowOf(doc: Doc, credit: TranscriptCredit): Row {
  const color = credit.reversed ? SOFT : INK
  const cells = COLUMNS.map((column, i) => {
    const font: FontName = i === 0 ? 'sans-bold' : 'sans'
    const text = column.text(credit)
    return column.whole
      ? fitWhole(doc, text, { font, color }, column.width, WHOLE_SIZES)
      : cell(doc, text, column.width, font, color)
  })
  const was = noteOf(credit)
  const note = was ? cell(doc, was, COLUMNS[0]?.width ?? 0, 'sans', SOFT) : null
  const first = cells[0] ? heightOf(cells[0]) + (note ? heightOf(note) : 0) : 0
  return { cells, note, height: Math.max(first, ...cells.map(heightOf)) + 2 * PADDING }
}

function drawRow(doc: Doc, body: Tag, { cells, note, height }: Row, top: number): void {
  const y = top + PADDING
  group(doc, body, 'TR', (row) => {
    COLUMNS.forEach((column, i) => {
      const text = cells[i]
      if (!text) return
      if (i > 0) say(doc, row, 'TD', text, placeIn(column, y))
      else group(doc, row, 'TH', (tag) => rowHead(doc, tag, text, note, y), { scope: 'Row' })
    })
  })
  rule(doc, top + height, HAIR)
}

function rowHead(doc: Doc, tag: Tag, title: Fitted, note: Fitted | null, y: number): void {
  say(doc, tag, 'P', title, { x: MARGIN, y })
  if (note) say(doc, tag, 'P', note, { x: MARGIN, y: y + heightOf(title) })
}

function closing(doc: Doc, root: Tag, facts: TranscriptFacts, top: number): void {
  const y = paragraph(doc, root, facts.verifyNote, top, INK)
  paragraph(doc, root, 'Attest is not a government website.', y + 3, SOFT)
}

/** Name, day and "Page 2 of 5" at the foot of each page, once their number is known. */
function footers(doc: Doc, facts: TranscriptFacts): void {
  const { count } = doc.bufferedPageRange()
  const style = { font: 'sans' as const, color: SOFT }
  const left = fitText(doc, `As of ${longDay(facts.asOf)}: ${facts.personName}`, style, INNER - 80, [
    [SIZE, 1],
    [6, 2],
  ])
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page)
    const number = oneLine(`Page ${page + 1} of ${count}`, { ...style, size: SIZE })
    artifact(doc, 'Pagination', () => {
      write(doc, left, MARGIN, HEIGHT - 46)
      write(doc, number, WIDTH - MARGIN, HEIGHT - 46, 'right')
    })
  }
}
