/** How the screens of requirements say whom a requirement asks, what by when, and what would follow. */
import type * as z from 'zod/mini'
import { type TeamNamed, teamWords } from '@/lib/agencies/team-inputs'
import { capital, count, figure, joined, numberWord } from '@/lib/platform/words'
import { longDay, monthAndYear, shortDay } from '@/lib/platform/words-of-time'
import type { requirementDetailShape, requirementShape } from '@/lib/requirements/answers'
import type { Criterion } from '@/lib/requirements/engine/criterion'
import { BIRTH_MONTH, type Limits } from '@/lib/requirements/engine/limits'
import { ownDateWords, type StartKind } from '@/lib/requirements/engine/own-dates'
import { employmentWords, holderWords } from '@/lib/requirements/explained/asked'
import { every, sameDay, spanOf } from '@/lib/requirements/explained/spans'
import { narrowedWords } from '@/lib/requirements/explained/whom-words'
import { clockOf } from '@/lib/requirements/inputs'
import type { previewShape, WhyNotAsked } from '@/lib/requirements/previewed/preview-shape'

export type Requirement = z.infer<typeof requirementShape>
export type RequirementDetail = z.infer<typeof requirementDetailShape>
export type Preview = z.infer<typeof previewShape>

type Due = Pick<Requirement, 'dueKind' | 'withinDays' | 'dueBy'> & {
  withinMonths?: number | null
  heldBack?: string | null
  countedFrom?: StartKind | null
  /** Titles of the modules whose completion it is counted from. */
  after?: readonly string[]
  roundedTo?: string | null
  limits?: Limits
}
type Whom = Pick<Requirement, 'population' | 'unitName' | 'position' | 'employment'> & {
  role?: Requirement['role']
  team?: TeamNamed | null
  /** Of people by name: they, or how many they are. */
  people?: readonly { name: string }[]
  peopleNamed?: number
  /** Whom it leaves out: they, or how many they are. */
  excepted?: readonly { name: string }[]
  peopleExcepted?: number
}

/** "Within 60 days of starting", "By October 30, 2026", "Before they may speak with victims under privilege" */
export function dueWords({
  dueKind,
  withinDays,
  dueBy,
  withinMonths,
  countedFrom,
  limits,
  after = [],
  ...due
}: Due): string {
  if (dueKind === 'before-act') return `Before they may ${limits?.heldBack ?? due.heldBack}`
  const own = limits?.countedFrom ?? countedFrom
  const start = own
    ? ownDateWords[own]
    : after.length > 0
      ? `completing ${joined(after.map((each) => `“${each}”`))}`
      : 'starting'
  if (dueKind === 'by-date') return dueBy ? `By ${longDay(dueBy)}` : 'By a day that the agency gives'
  const birth = (limits?.roundedTo ?? due.roundedTo) === BIRTH_MONTH ? ' and on to the end of their month of birth' : ''
  if (dueKind === 'within-months-of-start')
    return `Within ${spanOf(limits?.withinMonths ?? withinMonths ?? 0)} of ${start}${birth}`
  return `Within ${count(withinDays ?? 0, 'day')} of ${start}${birth}`
}

type Repeats = Pick<Requirement, 'repeatMonths' | 'repeatFrom' | 'dueKind'> & { criterion?: Criterion }

/** "Once", "Then every 2 years", "Then by the same day every year", "Again when it expires" */
export function repeatWords(rule: Repeats): string {
  if (rule.criterion?.kind === 'certification') return 'Again when it expires'
  if (rule.repeatMonths === null) return 'Once'
  return `Then ${clockOf(rule) === 'completion' ? every(rule.repeatMonths) : sameDay(rule.repeatMonths)}`
}

/** "Everyone except Ada Reyes", "Patrol B and the units below it", "The sworn members in Patrol B and the units below it" */
export function whomWords(whom: Whom): string {
  const narrowed = whom.population === 'people' ? null : narrowedWords(whom)
  return `${narrowed ? capital(narrowed) : aloneWords(whom)}${exceptWords(whom)}`
}

/** " except Ada Reyes and Ben Oduya", " except 12 people"; empty where nobody is left out. */
export function exceptWords({
  excepted = [],
  peopleExcepted = excepted.length,
}: Pick<Whom, 'excepted' | 'peopleExcepted'>) {
  return peopleExcepted === 0
    ? ''
    : ` except ${fewOr(excepted, peopleExcepted) ?? count(peopleExcepted, 'person', 'people')}`
}

function aloneWords({ population, unitName, position, employment, role, team, ...named }: Whom): string {
  if (population === 'team') return team ? `Those of ${teamWords(team)}` : 'Those of …'
  if (population === 'role') return role ? capital(holderWords[role]) : 'Those who hold the role of …'
  if (population === 'people') return namedWords(named)
  if (population === 'employment') return employment ? capital(employmentWords[employment]) : 'People who serve as …'
  if (population === 'unit') return `${unitName ?? 'One unit'} and the units below it`
  return population === 'position' ? `Everyone with the position “${position ?? ''}”` : 'Everyone'
}

const FEW = 3

/** "Ada Reyes and Ben Oduya", "12 people by name" */
function namedWords({ people = [], peopleNamed = people.length }: Pick<Whom, 'people' | 'peopleNamed'>): string {
  if (peopleNamed === 0) return 'People by name …'
  return fewOr(people, peopleNamed) ?? `${count(peopleNamed, 'person', 'people')} by name`
}

/** Their names, where all are there and they are few. */
const fewOr = (people: readonly { name: string }[], all: number): string | null =>
  people.length === all && all <= FEW ? joined(people.map(({ name }) => name)) : null

type Sentence = Due & Repeats & { whom: string; what: string | null }

/** The whole rule as one sentence; what is not chosen yet stands as three points. */
export function ruleSentence({ whom, what, ...rule }: Sentence): string {
  const verb = rule.criterion?.kind === 'certification' ? 'hold' : 'complete'
  const again = Number.isNaN(rule.repeatMonths) ? 'again and again' : repeatWords(rule)
  return `${whom} must ${verb} ${what ?? '…'} ${small(isKnown(rule) ? dueWords(rule) : dueBlank[rule.dueKind])}, ${small(again)}.`
}

const isKnown = ({ dueKind, dueBy, withinDays, withinMonths, heldBack }: Due): boolean =>
  ({
    'by-date': dueBy,
    'within-days-of-start': withinDays,
    'within-months-of-start': withinMonths ?? null,
    'before-act': heldBack || null,
  })[dueKind] !== null
const dueBlank: Record<Due['dueKind'], string> = {
  'by-date': 'By …',
  'within-days-of-start': 'Within … days of starting',
  'within-months-of-start': 'Within … months of starting',
  'before-act': 'Before they may …',
}

const small = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** What the window is for, or nothing where it decides nothing. */
export function windowWords(rule: Due & Repeats & Pick<Requirement, 'windowDays'>): string | null {
  const days = count(rule.windowDays, 'day')
  if (rule.dueKind === 'before-act' && rule.criterion?.kind === 'certification')
    return 'Whose has expired is not cleared from the day after, until there is another one.'
  if (rule.criterion?.kind === 'certification') return `Another one is asked for from ${days} before it expires.`
  if (clockOf(rule) === 'first-due')
    return 'Each person has periods of their own from the first day it was due. What is completed in a period counts for its day, and does not move the next one.'
  if (clockOf(rule) === 'fixed-day')
    return `What is completed in a period counts for its day, and does not move the next one. Whoever starts after the first day has at least ${days}.`
  const renewal = rule.repeatMonths === null ? null : `a renewal counts from ${days} before it is due`
  const latecomers = rule.dueKind === 'by-date' ? `whoever starts after the day has ${days}` : null
  const words = [renewal, latecomers].filter((each) => each !== null)
  return words.length === 0 ? null : `${capital(joined(words))}.`
}

/** A version is not in force before its day: "since May 4, 2024", "from January 1, 2027". */
export const sinceWords = (effectiveFrom: string, today: string): string =>
  `${effectiveFrom > today ? 'from' : 'since'} ${longDay(effectiveFrom)}`

/** How long a version held: until the next one took effect; a next one for the same day took its place. */
export function heldWords(from: string, next: string | undefined, today: string): string {
  if (next === undefined) return `${from > today ? 'from' : 'since'} ${shortDay(from)}`
  return next <= from ? 'never: replaced before its day' : `${shortDay(from)} until ${shortDay(next)}`
}

type Asked = Due & Pick<Requirement, 'windowDays' | 'effectiveFrom'>

/** The one day by which everybody has to do it who has not: when a new requirement begins on the day counted for. */
export function firstDueOn(terms: Asked, onDay: string): string | null {
  const { roundedTo, graceDays, graceTo, joiners } = terms.limits ?? {}
  if (terms.effectiveFrom !== onDay || roundedTo || graceDays || graceTo || joiners) return null
  if (terms.dueKind === 'within-months-of-start' || terms.dueKind === 'before-act') return null
  if (terms.dueKind === 'within-days-of-start') return daysAfter(onDay, terms.withinDays ?? 0)
  return terms.dueBy !== null && terms.dueBy >= onDay ? terms.dueBy : daysAfter(onDay, terms.windowDays)
}

const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

type PreviewOptions = {
  /** A new requirement, not the change of one. */
  begins: boolean
  /** Where one day holds for all of them. */
  dueOn?: string | null
}

/** "On May 4, 2026 this asks 41 people of 46: 35 have met it already, 4 have to do it by … and 2 are late from the start." */
export function previewWords(preview: Preview, { begins, dueOn }: PreviewOptions): string {
  const { appliesTo, serving, met, dueSoon, dueLater, overdue, notCleared, waiting } = preview
  const day = longDay(preview.onDay)
  if (serving === 0) return `Nobody is in service on ${day}, so this asks nobody yet. It will ask those who start.`
  if (appliesTo === 0 && waiting > 0) return `On ${day} this asks nobody yet: ${waitingWords(waiting)}.`
  const leftOut = preview.who.not.filter(isLeftOut).reduce((sum, each) => sum + each.people, 0)
  if (appliesTo === 0 && leftOut > 0)
    return `On ${day} this asks nobody: ${leftOut === 1 ? 'the one whom it is for is' : `all ${figure(leftOut)} whom it is for are`} left out.`
  if (appliesTo === 0)
    return `This asks nobody: none of the ${people(serving)} in service on ${day} is among those it is for.`
  const parts = [
    met > 0 ? `${some(met, 'has', 'have')} met it already` : null,
    ...(dueOn ? [pendingBy(dueSoon + dueLater, dueOn)] : [pendingSoon(dueSoon), pendingLater(dueLater)]),
    notCleared > 0 ? `${some(notCleared, 'is', 'are')} not yet cleared` : null,
    overdue > 0 ? `${some(overdue, 'is', 'are')} ${begins ? 'late from the start' : 'overdue'}` : null,
  ].filter((each) => each !== null)
  const whom =
    appliesTo === serving ? `everyone in service, ${people(serving)}` : `${people(appliesTo)} of ${figure(serving)}`
  const later = waiting > 0 ? ` Beside them, ${waitingWords(waiting)}.` : ''
  return `On ${day} this asks ${whom}: ${joined(parts)}.${later}`
}

/** As a title: "Fifteen of twenty-three people would owe this". */
export function titleWords({ serving, appliesTo, met }: Pick<Preview, 'serving' | 'appliesTo' | 'met'>): string {
  if (serving === 0) return 'Nobody is in service yet to owe this'
  if (appliesTo === 0) return 'Nobody would be asked'
  const owing = appliesTo - met
  if (owing === 0)
    return appliesTo === 1 ? 'The one it asks has met this' : `All ${numberWord(appliesTo)} it asks have met this`
  const of = `${appliesTo === 1 ? 'person' : 'people'} would owe this`
  return capital(
    owing === appliesTo ? `${numberWord(owing)} ${of}` : `${numberWord(owing)} of ${numberWord(appliesTo)} ${of}`,
  )
}

const waitingWords = (n: number) => `${some(n, 'has', 'have')} yet to complete the training that it is counted from`

/**
 * What a change makes different against the rule as it is, a sentence each; nothing for a new one.
 * @param replaces it ends what is running
 */
export function changesWords({ changes, onDay }: Preview, replaces = false): string[] {
  if (!changes) return []
  const { asked, noLongerAsked, overdue, noLongerOverdue, owesAgain } = changes
  const said = [
    asked > 0 ? `${some(asked, 'is', 'are')} asked who ${asked === 1 ? 'is' : 'are'} not today` : null,
    noLongerAsked > 0 ? `${some(noLongerAsked, 'is', 'are')} no longer asked` : null,
    owesAgain > 0 ? `${some(owesAgain, 'has', 'have')} met it today and would owe it` : null,
    overdue > 0 ? `${some(overdue, 'becomes', 'become')} overdue` : null,
    noLongerOverdue > 0 ? `${some(noLongerOverdue, 'is', 'are')} no longer overdue` : null,
  ].filter((each) => each !== null)
  if (said.length === 0 && replaces) return [`Nobody stands differently on ${longDay(onDay)}.`]
  if (said.length === 0)
    return [`Nobody stands differently on ${longDay(onDay)}: what is running keeps the rule it began under.`]
  return [`Against the rule as it is now: ${joined(said)}.`]
}

const apart: readonly WhyNotAsked[] = ['not-named', 'other-unit', 'other-position', 'other-employment', 'excepted']
/** Among those it is for, and still not asked. */
export const isLeftOut = ({ why }: { why: WhyNotAsked }): boolean => !apart.includes(why)

/** "Most have to do it by July 2027" */
export function busiestWords(months: readonly { month: string; people: number }[]): string {
  const most = months.reduce((best, each) => (each.people > best.people ? each : best), { month: '', people: 0 })
  return `Most have to do it by ${monthAndYear(most.month)}`
}

const pendingBy = (n: number, dueOn: string) =>
  n > 0 ? `${some(n, 'has', 'have')} to do it by ${longDay(dueOn)}` : null
const pendingSoon = (n: number) => (n > 0 ? `${some(n, 'has', 'have')} to do it within 30 days` : null)
const pendingLater = (n: number) => (n > 0 ? `${some(n, 'has', 'have')} longer than 30 days` : null)
const people = (n: number) => count(n, 'person', 'people')
const some = (n: number, one: string, many: string) => `${figure(n)} ${n === 1 ? one : many}`
