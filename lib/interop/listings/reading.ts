/** What one row of a file says about one listing, before it is compared with the directory. Pure. */
import { type Confidence, confidences, type ListingKind } from '@/lib/directory/fields'
import type { ListingFields } from '@/lib/directory/listing-fields'
import { listingFieldNames } from '@/lib/directory/listing-fields'
import { isFormula, wrong } from '@/lib/formats/cells'
import { fold } from '@/lib/platform/fold'
import { cleanBlock, cleanLine } from '@/lib/platform/text'
import { capital } from '@/lib/platform/words'
import { FROM_MEMORY, isNothing, type Known, readers, readOnly, stateOf, textOf } from './cells'
import { type FileShape, type ListingColumn, listingColumnNames } from './columns'
import type { FileRow } from './file'
import type { Outcome, Suggestion } from './reference-ground'
import { fromProvider, fromState, fromTaskForce } from './reference-rows'

export type Given = { fields: Partial<ListingFields>; problems: string[] }

/** A listing that the row is compared with: what the export would say of it, and whether the row names it for certain. */
export type Compared = { exported: ReadonlyMap<string, string>; isCertain: boolean }

export type Draft = {
  line: number
  /** Its name within the line. */
  part: string
  listingId: string | null
  slug: string | null
  sourceKey: string | null
  /** When the listing was last changed, as the file knows it. */
  version: string | null
  name: string
  kind: ListingKind | null
  city: string
  state: string
  confidence: Confidence | null
  notes: string[]
  /** Why it is left out whatever else it says. */
  refused: string | null
  given: (compared: Compared | null, known: Omit<Known, 'state'>) => Given
  row: FileRow
}

export type Terms = { shape: FileShape; source: string }

/** A line of the file of states speaks of up to six bodies. */
export function draftsOf(row: FileRow, terms: Terms): Draft[] {
  const long = Object.values(row.cells).some((cell) => cell.length > MOST_CHARACTERS)
  const problem = long ? `A cell has more than ${MOST_CHARACTERS} characters. Check the quotation marks.` : row.problem
  if (terms.shape === 'listings') return [listingDraft({ ...row, problem }, terms)]
  if (problem) return [{ ...listingDraft(row, terms), refused: problem }]
  const outcomes = terms.shape === 'state-programs' ? fromState(row.cells) : [one[terms.shape](row.cells)]
  if (outcomes.length === 0)
    return [{ ...listingDraft(row, terms), name: row.cells.name ?? '', refused: 'The row names no body at all.' }]
  return outcomes.map((outcome) => referenceDraft(row, outcome))
}
const one = { 'service-providers': fromProvider, 'task-forces': fromTaskForce } as const

/** No text of a listing comes near it, and comparing longer ones takes time. */
const MOST_CHARACTERS = 3000

const isColumn = (name: string): name is ListingColumn => (listingColumnNames as string[]).includes(name)

function listingDraft(row: FileRow, { source }: Terms): Draft {
  const texts = new Map(Object.entries(row.cells).map(([column, cell]) => [column, readOnly(textOf(cell))]))
  const text = (column: ListingColumn) => texts.get(column) ?? ''
  const orNull = (column: ListingColumn) => (isNothing(text(column)) ? null : text(column))
  const sure = confidenceOf(textOf(row.cells.confidence ?? ''))
  const origin = textOf(row.cells.source ?? '')
  const isRecalled = [origin, row.cells.notes ?? ''].some((cell) => FROM_MEMORY.test(cell))
  const key = keyWithin(orNull('source_key'), isNothing(origin) ? source : origin)
  const kind = readers.kind?.read(text('kind'), { words: NO_WORDS, state: '' }).value ?? null
  return {
    ...{ line: row.line, part: '', row, notes: text('notes').split('\n').filter(Boolean).slice(0, 20) },
    ...{ listingId: orNull('listing_id'), slug: orNull('slug'), sourceKey: key },
    ...{ version: orNull('updated_at'), name: cleanLine(text('name')), kind: kind as ListingKind | null },
    ...{ city: cleanLine(text('city')), state: stateOf(text('state')).value ?? '', confidence: sure.confidence },
    refused: row.problem ?? sure.problem ?? (isRecalled ? MEMORY_ONLY : null),
    given: (compared, known) =>
      givenBy({ cells: row.cells, texts }, compared, { ...known, state: stateOf(text('state')).value ?? '' }, source),
  }
}

const NO_WORDS = { victimizations: [], services: [], populations: [], languages: [] }
const keyOf = (key: string | null): string | null => (key === null ? null : cleanLine(key).slice(0, 200))
/** Many lists count their rows from 1: a key says nothing without the list. */
const keyWithin = (key: string | null, source: string): string | null =>
  key === null ? null : `list:${fold(source).slice(0, 200)}|${cleanLine(key).slice(0, 200)}`

const MEMORY_ONLY =
  'It was recalled and not read anywhere (memory only). Find a page that says it, and name that as the source.'

function confidenceOf(text: string): { confidence: Confidence | null; problem: string | null } {
  const word = text.toLowerCase().replace(/[\s_]+/g, '-')
  if (/memory|recalled/.test(word)) return { confidence: null, problem: MEMORY_ONLY }
  return { confidence: confidences.find((each) => each === word) ?? null, problem: null }
}

/**
 * The fields that the row gives. What the export said of the listing is the same, letter by letter, and need not be read; an
 * empty cell takes something away only where the row names the listing for certain.
 */
function givenBy({ cells, texts }: Texts, compared: Compared | null, known: Known, source: string): Given {
  const fields: Partial<Record<keyof ListingFields, unknown>> = {}
  const problems: string[] = []
  for (const [column, text] of texts) {
    const reader = isColumn(column) ? readers[column] : undefined
    if (!reader || (compared && isSame(compared.exported.get(column), [text, cells[column] ?? '']))) continue
    const { field, read, nothing } = reader
    if (isNothing(text)) {
      if (compared?.isCertain && text === '') fields[field] = nothing
      continue
    }
    const { value, problem } = isFormula(cells[column]) && !isKeptText(cells[column]) ? FORMULA : read(text, known)
    if (problem !== null) problems.push(`${capital(listingFieldNames[field])}: ${problem}`)
    else fields[field] = value
  }
  if (!compared && source && !fields.sourceName) fields.sourceName = source
  return { fields: fields as Partial<ListingFields>, problems }
}

/** A mark before it says that it is meant as a text. */
const isKeptText = (cell = '') => /^\s*'/.test(cell)
const FORMULA = wrong('This is a formula, or what a spreadsheet shows where one failed. Put in what it should show.')

type Texts = { cells: Readonly<Record<string, string>>; texts: ReadonlyMap<string, string> }

/** With or without the mark that keeps a cell a text; where the export has no such column, the cell is read. */
const isSame = (exported: string | undefined, [text, cell]: [string, string]) =>
  exported !== undefined && (text === exported.trim() || cleanBlock(cell) === exported.trim())

const isSuggestion = (outcome: Outcome): outcome is Suggestion => 'kind' in outcome

function referenceDraft(row: FileRow, outcome: Outcome): Draft {
  const found = isSuggestion(outcome) ? outcome : null
  return {
    ...{ line: row.line, part: outcome.key, row, listingId: null, slug: null, version: null },
    ...{
      sourceKey: keyOf(outcome.key || null),
      name: found?.name ?? [row.cells.name, outcome.key && `(${outcome.key})`].filter(Boolean).join(' '),
    },
    ...{ kind: found?.kind ?? null, city: found?.city ?? '', state: found?.state ?? '' },
    ...{ confidence: found?.confidence ?? null, notes: found?.notes ?? [] },
    refused: isSuggestion(outcome) ? null : `Left out: ${outcome.why}.`.replace(/\.\.$/, '.'),
    given: (compared) => ({ fields: found ? fieldsOfSuggestion(found, compared !== null) : {}, problems: [] }),
  }
}

/** What was not read says nothing about a listing that is there. */
function fieldsOfSuggestion(found: Suggestion, isThere: boolean): Partial<ListingFields> {
  const { kind, name, summary, isShelter, isNationwide, servedStates, sourceName, seenOn } = found
  const { whom, servedWords, city, state, phone, url, sourceUrl } = found
  const texts = { whom, servedWords, city, state, phone, url, sourceUrl }
  const flags = { isShelter, isNationwide, servedStates }
  const says = (value: unknown) => !isThere || (Array.isArray(value) ? value.length > 0 : Boolean(value))
  return {
    ...{ kind, name, summary, sourceName, sourceSeenOn: seenOn },
    ...Object.fromEntries(Object.entries(texts).flatMap(([field, text]) => (text ? [[field, text]] : []))),
    ...Object.fromEntries(Object.entries(flags).filter(([, value]) => says(value))),
  }
}
