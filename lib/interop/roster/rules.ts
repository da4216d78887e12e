/**
 * What a roster file would change in an agency. Pure: the same rows in any order, against the same roster on the same day,
 * give the same changes; and against the roster as it is after them, none.
 */
import type { Employment } from '@/lib/agencies/kinds'
import { numberKey } from '@/lib/platform/fold'
import { atOnce, eachInSteps, type Steps, sortedInSteps } from '@/lib/platform/slices'
import type { Day } from '@/lib/platform/time'
import { shortDay } from '@/lib/platform/words-of-time'
import { changesOf } from './changes'
import { entryKinds } from './inputs'
import { directoryOf, findClashes, groupByPerson, type Match, matchRow, nameOf } from './matching'
import { notTaken } from './misaligned'
import { nameKey } from './names'
import type { CurrentRoster, RosterChange, RosterEntry, RosterPerson, RosterPlan, RosterRow } from './plan'
import { type Reading, readRow } from './reading'
import { unitsOf } from './units'

type Row = { reading: Reading; match: Match }
type Verdict = { kind: 'refused' | 'duplicate'; why: string }
type Input = {
  rows: readonly RosterRow[]
  current: CurrentRoster
  /** The day it is at the agency, from which moves hold. */
  today: Day
  /** The letters with accents were guessed: then no known person's name is proposed to change. */
  lettersGuessed?: boolean
}

export const planRoster = (input: Input): RosterPlan => atOnce(planSteps(input))

/** The same work, stopping now and then (lib/platform/slices.ts). */
export function* planSteps(input: Input): Steps<RosterPlan> {
  const { current, today, lettersGuessed = false } = input
  const directory = directoryOf(current)
  const readings = yield* eachInSteps(input.rows, (row) => readRow(row, today))
  const rows = yield* eachInSteps(readings, (reading): Row => ({ reading, match: matchRow(reading, directory) }))
  const units = unitsOf(
    current.units,
    readings.map(({ unit }) => unit),
  )
  yield
  const verdicts = yield* verdictsOf(rows)
  yield
  const absent = absentPeople(current.people, rows, input.rows)
  const namesakes = new Map(absent.map((person) => [nameKey(person), person]))
  const facts = { units, today, lettersGuessed, usualEmployment: current.usualEmployment }
  const entries = yield* eachInSteps(rows, (row, at): RosterEntry => {
    const written = input.rows[at] ?? { line: row.reading.line, cells: {} }
    const verdict = verdicts.get(at)
    if (verdict) return notTaken(entryOf(row, { ...verdict, proposed: false, change: null }), written)
    const outcome = changesOf({ ...row, ...facts })
    const namesake = row.match.is === 'nobody' ? namesakes.get(row.reading.nameKey) : undefined
    const entry = entryOf(row, namesake ? asNamesake(outcome, namesake) : outcome)
    return entry.kind === 'refused' ? notTaken(entry, written) : entry
  })
  const unitsAsked = new Set(entries.map(({ asksUnit }) => asksUnit))
  yield
  return {
    today,
    entries: yield* sortedInSteps([...entries, ...absent.map((person) => leaving(person, today))], byKindAndName),
    newUnits: [...new Set(entries.flatMap(({ change }) => newUnitOf(change) ?? []))].sort(),
    unitQuestions: units.questions.filter(({ name }) => unitsAsked.has(name)),
    assumedEmployment: assumed(entries, rows, current.usualEmployment),
  }
}

/** What new people are taken for where the file does not say it. */
function assumed(entries: readonly RosterEntry[], rows: readonly Row[], usual: Employment): Employment | null {
  const isAssumed = entries.some(({ change }, at) => change?.does === 'start' && rows[at]?.reading.employment === null)
  return isAssumed ? usual : null
}

/** Rows that cannot be loaded, by their place, with the reason. */
function* verdictsOf(rows: readonly Row[]): Steps<Map<number, Verdict>> {
  const verdicts = new Map<number, Verdict>()
  const clashes = yield* findClashes(rows.map(({ reading }) => reading))
  const held = heldPeople(rows)
  yield* eachInSteps(rows, ({ reading, match }, at) => {
    const why =
      reading.problems.length > 0
        ? reading.problems.join(' ')
        : (clashes.get(reading.line) ?? (match.is === 'refused' ? match.why : heldReason(match, held)))
    if (why) verdicts.set(at, { kind: 'refused', why })
  })
  const groups = yield* groupByPerson(rows)
  yield* eachInSteps(groups, (group) => judgeGroup(rows, group, verdicts))
  return verdicts
}

/** People whose number or address a row uses for somebody else: until that is settled nothing about them changes. */
function heldPeople(rows: readonly Row[]): Map<string, number> {
  const held = new Map<string, number>()
  for (const { reading, match } of rows)
    if (match.is === 'refused')
      for (const { personId } of match.about)
        held.set(personId, Math.min(held.get(personId) ?? reading.line, reading.line))
  return held
}

function heldReason(match: Match, held: Map<string, number>): string | null {
  const line = match.is === 'member' ? held.get(match.person.personId) : undefined
  return line === undefined
    ? null
    : `Row ${line} uses the number or the address of this person for somebody else. Correct that first, then load both rows.`
}

/** One person in several rows: the same words count once, different words not at all. */
function judgeGroup(rows: readonly Row[], group: readonly number[], verdicts: Map<number, Verdict>): void {
  if (group.length < 2) return
  const lines = group.map((at) => rows[at]?.reading.line ?? 0).sort((a, b) => a - b)
  const same = new Set(group.map((at) => contentOf(rows[at]?.reading))).size === 1
  const named = `${lines.slice(0, MOST_NAMED).join(', ')}${lines.length > MOST_NAMED ? ' and more' : ''}`
  for (const at of group) {
    if (verdicts.has(at)) continue
    const line = rows[at]?.reading.line
    if (same && line === lines[0]) continue
    const why = same
      ? `The same as row ${lines[0]}; it counts once.`
      : `Rows ${named} are the same person and say different things. Keep one of them.`
    verdicts.set(at, { kind: 'duplicate', why })
  }
}

const MOST_NAMED = 5

function contentOf(reading: Reading | undefined): string {
  if (!reading) return ''
  const { line: _, problems: __, number: ___, ...content } = reading
  return JSON.stringify(content)
}

/** Those who serve and whom no row speaks of, not even one that is refused. */
function absentPeople(
  people: readonly RosterPerson[],
  rows: readonly Row[],
  written: readonly RosterRow[],
): RosterPerson[] {
  const present = new Set<string>()
  const names = new Set<string>()
  for (const { reading, match } of rows) {
    if (match.is === 'member') present.add(match.person.personId)
    if (match.is === 'refused') for (const { personId } of match.about) present.add(personId)
    if (reading.problems.length > 0 && match.is !== 'member') names.add(reading.nameKey)
  }
  const loose = new Set(written.flatMap(({ raw = [] }) => raw.map((cell) => numberKey(cell.toLowerCase()))))
  const stands = (text: string | null | undefined) => Boolean(text) && loose.has(numberKey((text ?? '').toLowerCase()))
  return people.filter(
    (person) =>
      person.service.length > 0 &&
      !present.has(person.personId) &&
      !names.has(nameKey(person)) &&
      !stands(person.service.at(-1)?.employeeNumber) &&
      !person.addresses.some(({ address }) => stands(address)),
  )
}

/** The unit that a change would add to the agency. */
export function newUnitOf(change: RosterChange | null): string | null {
  const unit = change && 'service' in change ? change.service?.unit : null
  return unit && 'newUnit' in unit ? unit.newUnit : null
}

type Outcome = Pick<RosterEntry, 'kind' | 'why' | 'proposed' | 'change' | 'asksUnit'>

/** A new person with the name of somebody who is not in the file: perhaps the same, so a person decides. */
function asNamesake({ asksUnit: _, ...outcome }: Outcome, other: RosterPerson): Outcome {
  if (outcome.change === null) return outcome
  const number = other.service.at(-1)?.employeeNumber
  const known = number ? `with number ${number}` : 'without a number'
  return {
    ...outcome,
    proposed: false,
    why: `Somebody with this name serves here already, ${known}, and is not in the file. If it is the same person, correct the number or address under People first; if not, tick this row. ${outcome.why}`,
  }
}

function leaving(person: RosterPerson, today: Day): RosterEntry {
  const last = person.service.at(-1)
  const facts = { key: person.personId, line: null, name: nameOf(person), about: last?.position ?? '' }
  if (last?.validTo)
    return {
      ...facts,
      kind: 'unchanged',
      why: `Not in the file; leaves on ${shortDay(last.validTo)}, as recorded before.`,
      proposed: false,
      change: null,
    }
  return {
    ...facts,
    kind: 'leaving',
    why: `Not in the file. Would serve no longer from ${shortDay(today)}; the record stays with the person, and past reports keep it.`,
    proposed: false,
    change: { does: 'end', personId: person.personId, firstDayWithout: today },
  }
}

function entryOf({ reading, match }: Row, outcome: Outcome): RosterEntry {
  const { line, givenName, familyName, number, email, position, unit } = reading
  const about = [position, unit].filter(Boolean).join(', ') || (number ? `Number ${number}` : (email ?? ''))
  return {
    key: keyOf(reading, match, outcome),
    line,
    name: nameOf({ givenName, familyName }) || '(no name)',
    about,
    ...outcome,
  }
}

function keyOf({ line, numberKey, email }: Reading, match: Match, { change }: Outcome): string {
  if (change === null) return `row ${line}`
  if (match.is === 'member') return match.person.personId
  return numberKey ? `number ${numberKey}` : `address ${email}`
}

const order = (kind: RosterEntry['kind']) => entryKinds.indexOf(kind)
const byName = new Intl.Collator('en')
const byKindAndName = (a: RosterEntry, b: RosterEntry) =>
  order(a.kind) - order(b.kind) || byName.compare(a.name, b.name) || (a.line ?? 0) - (b.line ?? 0)
