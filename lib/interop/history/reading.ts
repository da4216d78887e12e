/** One row of a file of earlier training in our words, with everything that is wrong with it. Pure. */
import { type Cell, isFormula, nothing, optionalText, said, wrong } from '@/lib/formats/cells'
import type { CsvRow } from '@/lib/formats/csv'
import { dayOf } from '@/lib/formats/days'
import { fold, numberKey } from '@/lib/platform/fold'
import { unprintableProblem } from '@/lib/platform/letters'
import type { Day } from '@/lib/platform/time'
import { addressOf, numberOf } from '../roster/cells'
import { nameKey, namesOf } from '../roster/names'
import type { ColumnMatch } from './columns'
import { fieldNames, type HistoryField, historyFields, type Mode } from './inputs'

export type Cells = Partial<Record<HistoryField, string>>

/** Whom a row is about, and which training it tells of. */
export type Told = {
  line: number
  givenName: string
  familyName: string
  /** For telling people apart; empty where the row names nobody. */
  nameKey: string
  email: string | null
  number: string | null
  numberKey: string | null
  title: string
  completedOn: Day
  minutes: number
  mode: Mode
  provider: string | null
  reference: string | null
  topicIds: string[]
}
/** `cells`: of a row that cannot be read, to be repaired; `notes`: what of it is not taken, in sentences. */
export type Reading = { told: Told; problems: string[]; notes: string[]; cells: Cells }

export type Terms = {
  columns: readonly ColumnMatch[]
  today: Day
  /** How training was given where a row does not say. */
  otherwise: Mode | null
  topics: readonly { id: string; name: string }[]
}

const MOST_CHARACTERS = { title: 300, provider: 200, reference: 100 } as const
const MOST_MINUTES = 5000 * 60

export function readRow({ line, cells: given, surplus }: CsvRow, terms: Terms): Reading {
  const cells: Cells = Object.fromEntries(
    terms.columns.flatMap(({ header, field }) => (field ? [[field, given[header] ?? '']] : [])),
  )
  const problems: string[] = surplus
    ? ['The row has more cells than the header. Put cells with a comma in quotation marks.']
    : []
  const notes: string[] = []
  const take = <T>({ value, problem }: Cell<T>): T | null => {
    if (problem) problems.push(problem)
    return value
  }
  const needed = <T>(cell: Cell<T>, missing: string): T | null =>
    take(cell.value || cell.problem ? cell : wrong(missing))
  const formula = historyFields.find((field) => isFormula(cells[field]))
  if (formula)
    problems.push(`The cell “${fieldNames[formula]}” holds a formula or its error. Paste its value in its place.`)
  const names = namesOf(cells)
  const [email, number] = [take(addressOf(cells.email)), take(numberOf(cells.employeeNumber))]
  const told = {
    ...{ line, ...names, nameKey: nameKey(names), email, number, numberKey: number && numberKey(number) },
    title: needed(textOf(cells.title, 'title'), 'There is no training in this row.') ?? '',
    completedOn: needed(dayOf(cells.completedOn, 'day'), 'There is no day on which it was completed.') ?? '',
    minutes: take(lengthOf(cells)) ?? 0,
    mode: needed(modeOf(cells.mode, terms.otherwise), NO_MODE) ?? 'in-person',
    provider: take(textOf(cells.provider, 'provider')),
    reference: take(textOf(cells.reference, 'reference')),
    topicIds: topicsOf(cells.topics, terms.topics, notes),
  }
  if (!told.nameKey && !email && !number && problems.length === 0)
    problems.push('The row does not say who took it. Add a number, an address or a name.')
  if (told.completedOn > terms.today) problems.push(`The day ${told.completedOn} is still to come. Check the year.`)
  const unprintable = unprintableProblem(`${names.givenName}${names.familyName}${told.title}`)
  if (unprintable) problems.push(unprintable)
  return { told, problems, notes, cells }
}

function textOf(cell: string | undefined, field: keyof typeof MOST_CHARACTERS): Cell<string> {
  const text = optionalText(cell)
  if (!text) return nothing
  const most = MOST_CHARACTERS[field]
  if (text.length <= most) return said(text)
  return wrong(`“${fieldNames[field]}” has more than ${most} characters. Shorten it, or check the quotation marks.`)
}

/** "90", "1.5", "1:30", "2 hrs", "90 min": whole minutes, at least one. */
export function lengthOf({ minutes, hours }: Cells): Cell<number> {
  const [ofMinutes, ofHours] = [minutesIn(minutes, 1), minutesIn(hours, 60)]
  const problem = ofMinutes.problem ?? ofHours.problem
  if (problem !== null) return wrong(problem)
  const [one, other] = [ofMinutes.value, ofHours.value]
  if (one !== null && other !== null && Math.abs(one - other) > 1)
    return wrong(`The row says ${minutes} minutes and ${hours} hours, which is not the same. One of them is wrong.`)
  const found = one ?? other
  if (found === null || found < 1) return wrong('The row does not say how long it took.')
  return found > MOST_MINUTES
    ? wrong('It took more than 5,000 hours. Check whether the column holds minutes.')
    : said(found)
}

function minutesIn(cell: string | undefined, unit: 1 | 60): Cell<number> {
  const text = optionalText(cell)?.toLowerCase()
  if (!text) return nothing
  const clock = /^(\d{1,4}):([0-5]\d)(?::00)?$/.exec(text)
  if (clock && unit === 60) return said(Number(clock[1]) * 60 + Number(clock[2]))
  const plain = /^(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*(h|hrs?\.?|hours?|m|mins?\.?|minutes?)?$/.exec(text)
  if (!plain || (plain[1] === undefined && plain[2] === undefined))
    return wrong(`“${text.slice(0, 60)}” is no length of a training. Write it as 90 minutes, or as 1.5 or 1:30 hours.`)
  const written = Number(`${plain[1]?.replaceAll(',', '') ?? ''}${plain[2] ?? ''}`)
  const each = plain[3] === undefined ? unit : plain[3].startsWith('h') ? 60 : 1
  return said(Math.round(written * each))
}

const NO_MODE =
  'The row does not say how it was given. Add a column “Delivery method” with in person, live online or self-paced, or choose that for all such rows where the file is chosen.'
const MODES: Record<Mode, RegExp> = {
  'in-person':
    /^(in[ -]?person|classroom|class|ilt|instructor[ -]led|live|on[ -]?site|face to face|f2f|seminar|conference|workshop|academy|lecture|range|practical|field)$/,
  virtual:
    /^(virtual|live online|online live|vilt|virtual ilt|webinar|live webinar|zoom|teams|video ?conference|remote)$/,
  'self-paced':
    /^(self[ -]?paced|self[ -]?study|online|e[ -]?learning|wbt|cbt|web[ -]based|computer[ -]based|on[ -]?demand|recorded|dvd|video|correspondence|reading|asynchronous)$/,
}
function modeOf(cell: string | undefined, otherwise: Mode | null): Cell<Mode> {
  const text = optionalText(cell)
  if (!text) return otherwise ? said(otherwise) : nothing
  const mode = (Object.keys(MODES) as Mode[]).find((each) => MODES[each].test(fold(text)))
  return mode
    ? said(mode)
    : wrong(`“${text.slice(0, 60)}” is none of in person, live online and self-paced. Write one of them.`)
}

/** What is no topic here is not counted by topic, and said. */
function topicsOf(cell: string | undefined, topics: Terms['topics'], notes: string[]): string[] {
  const words = (optionalText(cell) ?? '').split(/[;|\n]/).map((each) => each.trim())
  const parts = words
    .flatMap((each) => (find(each) ? [each] : each.split(',').map((part) => part.trim())))
    .filter(Boolean)
  const strange = parts.filter((part) => !find(part)).slice(0, 3)
  for (const part of strange) notes.push(`“${part.slice(0, 60)}” is no topic here, so it is not counted by it.`)
  return [...new Set(parts.flatMap((part) => find(part)?.id ?? []))]

  function find(text: string) {
    const key = fold(text)
    return topics.find(({ id, name }) => fold(name) === key || fold(id) === key)
  }
}
