/** Single cells of a listing, as files write them. Pure; the words of the vocabularies are handed in. */
import { type ListingKind, listingKindNames, listingKinds } from '@/lib/directory/fields'
import { type ListingFields, listingFieldNames } from '@/lib/directory/listing-fields'
import type { DirectoryWords } from '@/lib/directory/listing-shapes'
import { type Cell, said, saysNothing, unwrapped, wrong } from '@/lib/formats/cells'
import { dayOf } from '@/lib/formats/days'
import { fold } from '@/lib/platform/fold'
import { stateName, stateNames } from '@/lib/platform/states'
import { cleanBlock, cleanLine } from '@/lib/platform/text'
import type { ListingColumn } from './columns'
import { pageAddress, phoneProblem, zipAsKept } from './contacts'

/** What a spreadsheet puts around a cell is taken off; breaks between lines stay. */
export const textOf = (cell: string): string => cleanBlock(unwrapped(cell))
export const isNothing = (text: string): boolean => text === '' || saysNothing(text)

/** What nobody read is left out, part by part: “young people; elders (memory)” is “young people”. */
export function readOnly(text: string): string {
  if (!FROM_MEMORY.test(text)) return text
  const parts = text.split(';').filter((part) => !FROM_MEMORY.test(part))
  return parts.join(';').trim() || NOT_READ
}
const NOT_READ = '-'
/** “Memory care” is a service, “(memory)” a doubt. */
export const FROM_MEMORY =
  /\(\s*(?:from |by )?memory(?: only)?\s*\)|\b(?:from|by|out of) memory\b|\bmemory[ _-]only\b|\brecalled\b/i

/** Words of kinds besides their names, as files have them. */
const kindWords: Readonly<Record<string, ListingKind>> = {
  'direct services': 'service-provider',
  provider: 'service-provider',
  'victim services': 'service-provider',
  ecm: 'human-trafficking-task-force',
  'task force': 'human-trafficking-task-force',
  icac: 'icac-task-force',
  'innocence lost': 'innocence-lost-task-force',
  compensation: 'victim-compensation',
  post: 'training-board',
}
const kindsByWord = new Map<string, ListingKind>([
  ...Object.entries(kindWords),
  ...listingKinds.flatMap((kind): [string, ListingKind][] => [
    [fold(kind), kind],
    [fold(listingKindNames[kind]), kind],
  ]),
])

function kindOf(text: string): Cell<ListingKind> {
  const kind = kindsByWord.get(fold(text))
  return kind ? said(kind) : wrong(`“${text}” is no kind of listing. Write one of: ${listingKinds.join(', ')}.`)
}

const statesByWord = new Map<string, string>(
  Object.entries(stateNames).flatMap(([code, name]): [string, string][] => [
    [fold(code), code],
    [fold(name), code],
  ]),
)
export function stateOf(text: string): Cell<string> {
  const code = statesByWord.get(fold(text).replaceAll('.', ''))
  return code ? said(code) : wrong(`“${text}” is no state or territory. Write it in full, or its two letters.`)
}

const YES = /^(yes|y|true|1|x)$/i
const NO = /^(no|n|false|0)$/i
const boolOf = (text: string): Cell<boolean> =>
  YES.test(text) ? said(true) : NO.test(text) ? said(false) : wrong(`“${text}” is neither yes nor no.`)

const partsOf = (text: string): string[] =>
  text
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter(Boolean)

/** No listing has more counties. */
const MOST_PARTS = 100

/** Each part by itself, and where one is not known, what its commas part. */
function listOf<T>(text: string, one: (part: string) => Cell<T>): Cell<T[]> {
  const parts = partsOf(text)
  if (parts.length > MOST_PARTS) return wrong(`A cell holds at most ${MOST_PARTS} of them. Put semicolons between.`)
  const all = parts.flatMap((part) => {
    const whole = one(part)
    return whole.problem === null || !part.includes(',')
      ? [whole]
      : part
          .split(',')
          .filter((each) => each.trim())
          .map((each) => one(each.trim()))
  })
  const problem = all.find((each) => each.problem !== null)?.problem
  if (problem) return wrong(problem)
  return said([...new Set(all.flatMap(({ value }) => (value === null ? [] : [value])))])
}

type Word = { id: string; name: string }
/** The lists are the same for all rows of a file. */
const foldedLists = new WeakMap<readonly Word[], ReadonlyMap<string, string>>()
function foldedList(words: readonly Word[]): ReadonlyMap<string, string> {
  const known = foldedLists.get(words)
  if (known) return known
  const named = new Map([
    ...words.map(({ id, name }) => [fold(name), id] as const),
    ...words.map(({ id }) => [fold(id), id] as const),
  ])
  foldedLists.set(words, named)
  return named
}
const wordOf =
  (words: readonly Word[]) =>
  (part: string): Cell<string> => {
    const id = foldedList(words).get(fold(part))
    return id ? said(id) : wrong(`“${part}” is not a word of the list. Use its words, as the form offers them.`)
  }

/** `CA Contra Costa`, or the name alone where the row says the state. */
const countyOf =
  (state: string) =>
  (part: string): Cell<string> => {
    const [, code = '', name = ''] = /^([A-Za-z]{2})\s+(.+)$/.exec(part) ?? []
    if (stateNames[code.toUpperCase()]) return said(`${code.toUpperCase()} ${cleanLine(name)}`)
    if (!state) return wrong(`“${part}” names a county without its state. Write CA Contra Costa.`)
    return said(`${state} ${cleanLine(part)}`)
  }

export type Known = { words: DirectoryWords /** Of the row. */; state: string }
type Field = keyof ListingFields
type Reader = { field: Field; read: (text: string, known: Known) => Cell<unknown>; nothing: unknown }

const plainly = (field: Field): Reader => ({ field, read: (text) => said(text), nothing: '' })
const phone = (field: 'phone' | 'textNumber'): Reader => ({
  field,
  read: (text) => {
    const problem = phoneProblem(text, field === 'textNumber')
    return problem ? wrong(problem) : said(text)
  },
  nothing: '',
})
const wordsIn = (field: Field, pick: (words: DirectoryWords) => readonly Word[]): Reader => ({
  field,
  read: (text, { words }) => listOf(text, wordOf(pick(words))),
  nothing: [],
})
const flag = (field: Field): Reader => ({ field, read: boolOf, nothing: false })

/** How each column becomes a field of the listing. The others say which listing it is, or go beside it. */
export const readers: Readonly<Partial<Record<ListingColumn, Reader>>> = {
  name: plainly('name'),
  kind: { field: 'kind', read: kindOf, nothing: '' },
  summary: plainly('summary'),
  whom: plainly('whom'),
  victimizations: wordsIn('victimizationIds', (words) => words.victimizations),
  services: wordsIn('serviceIds', (words) => words.services),
  populations: wordsIn('populationIds', (words) => words.populations),
  languages: wordsIn('languageIds', (words) => words.languages),
  interpreter: flag('interpreter'),
  nationwide: flag('isNationwide'),
  served_states: { field: 'servedStates', read: (text) => listOf(text, stateOf), nothing: [] },
  served_counties: {
    field: 'servedCounties',
    read: (text, { state }) => listOf(text, countyOf(state)),
    nothing: [],
  },
  served_words: plainly('servedWords'),
  people_stay: flag('isShelter'),
  city: plainly('city'),
  state: { field: 'state', read: stateOf, nothing: '' },
  zip: { field: 'postalCode', read: (text) => said(zipAsKept(text)), nothing: '' },
  phone: phone('phone'),
  text_number: phone('textNumber'),
  url: { field: 'url', read: (text) => said(pageAddress(text)), nothing: '' },
  hours: plainly('hours'),
  source: plainly('sourceName'),
  source_url: { field: 'sourceUrl', read: (text) => said(pageAddress(text)), nothing: '' },
  source_seen_on: {
    field: 'sourceSeenOn',
    read: (text) => dayOf(text, listingFieldNames.sourceSeenOn),
    nothing: '',
  },
}

/** What a field holds, as a person reads it beside what it held. */
export function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map((each) => (stateNames[each] ? stateName(each) : String(each))).join('; ')
  return String(value ?? '')
}
