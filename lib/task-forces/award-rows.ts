/** A table of awards read into fields, and what it would change. Pure. */
import { optionalText } from '@/lib/formats/cells'
import type { CsvFile, CsvRow } from '@/lib/formats/csv'
import { dayOf } from '@/lib/formats/days'
import { fold } from '@/lib/platform/fold'
import type { Day } from '@/lib/platform/time'
import { joined } from '@/lib/platform/words'
import { awardTextProblems } from './award-texts'
import { type AmountBasis, type AwardFunder, amountBases, awardFunders, basisNames, funderNames } from './fields'
import { type AwardFields, awardFields } from './inputs'
import type { AwardImport } from './shapes'
import { awardFieldNames } from './words'

/** The columns, in the order in which they are told; other spellings of their names are understood. */
export const awardColumns = [
  ...['number', 'program', 'funder', 'holder', 'amount', 'basis', 'starts', 'ends', 'source', 'source_url', 'seen_on'],
] as const
type Column =
  | 'number'
  | 'program'
  | 'funder'
  | 'holder'
  | 'amount'
  | 'basis'
  | 'starts'
  | 'ends'
  | 'source'
  | 'source_url'
  | 'seen_on'

const SPELLINGS: Readonly<Record<Column, readonly string[]>> = {
  number: ['award number', 'award', 'award no', 'grant number'],
  program: ['programme', 'program name', 'solicitation'],
  funder: ['funding agency', 'office', 'made by'],
  holder: ['grantee', 'recipient', 'awardee', 'held by'],
  amount: ['dollars', 'award amount', 'funds'],
  basis: ['amount basis', 'counts', 'what the amount counts'],
  starts: ['starts on', 'start', 'start date', 'from', 'period from', 'first day'],
  ends: ['ends on', 'end', 'end date', 'to', 'period to', 'last day'],
  source: ['source name'],
  source_url: ['source address', 'url', 'page of the source'],
  seen_on: ['source seen on', 'seen', 'read on', 'day seen'],
}
const NEEDED: readonly Column[] = ['number', 'program', 'funder', 'holder', 'source', 'seen_on']

const headerKey = (name: string) => fold(name.replace(/[_.]+/g, ' '))
const columnOf = new Map(
  (Object.entries(SPELLINGS) as [Column, readonly string[]][]).flatMap(([column, others]) =>
    [column, ...others].map((name) => [headerKey(name), column] as const),
  ),
)

export type Problem = AwardImport['problems'][number]
/** `absent`: what the file has no column for, so that it says nothing about it. */
export type ReadAward = { line: number; fields: AwardFields; absent: readonly (keyof AwardFields)[] }
/** Agencies that are or were in the task force, by their folded names. */
export type Holders = ReadonlyMap<string, string>

const fieldOf: Partial<Record<Column, keyof AwardFields>> = {
  starts: 'startsOn',
  ends: 'endsOn',
  source_url: 'sourceUrl',
}

/** Every line with its award, or with what is wrong in it: such a line is left out. `today`: the last day a source can have been read. */
export function readAwards(
  { header, rows }: CsvFile,
  holders: Holders,
  today: Day,
): { awards: ReadAward[]; problems: Problem[] } {
  const columns = new Map(header.map((name) => [name, columnOf.get(headerKey(name))]))
  const problems: Problem[] = headerProblems(columns)
  if (problems.length > 0) return { awards: [], problems }
  const known = [...columns.values()]
  const absent = (Object.keys(fieldOf) as Column[]).flatMap((column) =>
    known.includes(column) ? [] : (fieldOf[column] ?? []),
  )
  const awards: ReadAward[] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const { fields, wrong } = awardOf(row, columns, holders, today)
    problems.push(...wrong.map((message) => ({ line: row.line, message })))
    if (!fields) continue
    const key = keyOf(fields)
    const before = seen.get(key)
    if (before !== undefined) {
      const message = `${fields.number} stands in line ${before} already, with the same kind of amount.`
      problems.push({ line: row.line, message })
      continue
    }
    seen.set(key, row.line)
    awards.push({ line: row.line, fields, absent })
  }
  return { awards, problems }
}

function headerProblems(columns: ReadonlyMap<string, Column | undefined>): Problem[] {
  const unknown = [...columns].filter(([, column]) => !column).map(([name]) => name)
  const known = [...columns.values()].filter((column) => column !== undefined)
  const missing = NEEDED.filter((column) => !known.includes(column))
  const twice = known.filter((column, at) => known.indexOf(column) !== at)
  const said = (message: string) => ({ line: null, message })
  return [
    ...(unknown.length > 0
      ? [
          said(
            `No column is called ${joined(unknown.slice(0, 5).map((name) => `“${name.slice(0, 40)}”`))}. The columns are ${joined([...awardColumns])}.`,
          ),
        ]
      : []),
    ...(missing.length > 0 ? [said(`The file has no column ${joined(missing)}.`)] : []),
    ...(twice.length > 0 ? [said(`Two columns are the ${joined(twice)}.`)] : []),
  ]
}

function awardOf(row: CsvRow, columns: ReadonlyMap<string, Column | undefined>, holders: Holders, today: Day) {
  const wrong: string[] = []
  if (row.surplus)
    return {
      fields: null,
      wrong: ['The line has more cells than the header. Put texts with commas in quotation marks.'],
    }
  const cells = new Map<Column, string>()
  for (const [name, column] of columns) if (column) cells.set(column, row.cells[name] ?? '')
  const text = (column: Column) => optionalText(cells.get(column)) ?? ''
  const day = (column: Column, what: string) => {
    const { value, problem } = dayOf(cells.get(column), what)
    if (problem) wrong.push(problem)
    return value ?? ''
  }
  const holder = text('holder')
  const holderAgencyId = holders.get(fold(holder)) ?? null
  const given = {
    ...{ number: text('number'), program: text('program') },
    funder:
      funderOf(text('funder')) ??
      wrongly(wrong, `“${text('funder')}” is no funder that is known. Write BJA, OVC, OJJDP or Other.`),
    ...{ holderAgencyId, holderName: holderAgencyId ? '' : holder },
    amount: amountOf(text('amount'), wrong),
    basis:
      basisOf(text('basis')) ??
      wrongly(wrong, `“${text('basis')}” is no kind of amount. Write total, federal share or match.`),
    ...{ startsOn: day('starts', 'first day'), endsOn: day('ends', 'last day') },
    ...{
      sourceName: text('source'),
      sourceUrl: text('source_url'),
      sourceSeenOn: day('seen_on', 'day the source was read'),
    },
  }
  if (given.sourceSeenOn > today) wrong.push('The day the source was read has not come yet where you are.')
  if (wrong.length > 0) return { fields: null, wrong }
  const parsed = awardFields.safeParse(given)
  if (!parsed.success)
    return { fields: null, wrong: parsed.error.issues.map(({ path, message }) => `${nameOf(path[0])}: ${message}`) }
  const unsafe = awardTextProblems(parsed.data)
  return { fields: unsafe.length > 0 ? null : parsed.data, wrong: unsafe.map(({ message }) => message) }
}

const wrongly = (wrong: string[], message: string): '' => {
  wrong.push(message)
  return ''
}
const nameOf = (field: unknown): string => {
  const name = awardFieldNames[field as keyof AwardFields] ?? 'line'
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const funderOf = (text: string): AwardFunder | null =>
  awardFunders.find((id) =>
    [id, funderNames[id], funderNames[id].replace(/ \(.*/, '')].some((name) => fold(name) === fold(text)),
  ) ?? null

function basisOf(text: string): AmountBasis | '' | null {
  if (text === '') return ''
  return amountBases.find((id) => [id, basisNames[id]].some((name) => fold(name) === fold(text))) ?? null
}

/** `$750,000`, `750000.00` */
function amountOf(text: string, wrong: string[]): number | null {
  if (text === '') return null
  if (/^\$? ?(?:\d{1,3}(?:,\d{3})+|\d{1,10})(?:\.0{1,2})?$/.test(text)) return Number(text.replace(/[$, ]/g, ''))
  wrong.push(`“${text.slice(0, 40)}” is no amount in whole dollars. Write it as 750000.`)
  return null
}

const keyOf = ({ number, basis }: Pick<AwardFields, 'number' | 'basis'>) => `${number} ${basis}`

export type Kept = { awardId: string; fields: AwardFields }
export type Planned = {
  line: number
  fields: AwardFields
  before: Kept | null
  what: 'added' | 'changed' | 'unchanged'
}

/**
 * What a file would do to the awards that are there: found by number and kind of amount; one that stood without an amount gets
 * the first that comes. What the file has no column for stays, and so does the amount where a line gives none.
 */
export function planAwards(
  awards: readonly ReadAward[],
  kept: readonly Kept[],
): { plan: Planned[]; problems: Problem[] } {
  const free = new Map(kept.map((each) => [keyOf(each.fields), each]))
  const take = (found: Kept | undefined): Kept | null => {
    if (found) free.delete(keyOf(found.fields))
    return found ?? null
  }
  const exact = awards.map(({ fields }) => take(free.get(keyOf(fields))))
  const plan: Planned[] = []
  const problems: Problem[] = []
  for (const [at, { line, fields, absent }] of awards.entries()) {
    const ofNumber = [...free.values()].filter((each) => each.fields.number === fields.number)
    const inFile = awards.filter((each) => each.fields.number === fields.number)
    if (!exact[at] && fields.amount === null && ofNumber.length > 0 && ofNumber.length + inFile.length > 2) {
      const message = `${fields.number} stands here or in the file with several amounts. Give amount and basis, so that it is clear which of them this line is about.`
      problems.push({ line, message })
      continue
    }
    const before = exact[at] ?? take(fields.amount === null ? ofNumber[0] : free.get(`${fields.number} `))
    const said = before ? { ...fields, ...unsaid(fields, absent, before.fields) } : fields
    const what = before === null ? 'added' : changesOf(before.fields, said).length > 0 ? 'changed' : 'unchanged'
    plan.push({ line, fields: said, before, what })
  }
  return { plan, problems }
}

/** What a line says nothing about, as it stands. */
function unsaid({ amount }: AwardFields, absent: ReadAward['absent'], before: AwardFields): Partial<AwardFields> {
  const fields = amount === null ? [...absent, 'amount' as const, 'basis' as const] : absent
  return Object.fromEntries(fields.map((field) => [field, before[field]]))
}

/** Field by field, as text. */
export function changesOf(before: AwardFields, after: AwardFields): AwardImport['lines'][number]['changes'] {
  return (Object.keys(awardFieldNames) as (keyof AwardFields)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: String(before[field] ?? ''), to: String(after[field] ?? '') }))
}
