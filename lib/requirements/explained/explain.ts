/** Says in plain sentences how a status came to be: the rule, why it applies, the clock, what counted and what did not. */
import type { Day } from '@/lib/platform/time'
import { capital, count } from '@/lib/platform/words'
import { longDay, overdueBy } from '@/lib/platform/words-of-time'
import { allOf } from '../engine/criterion'
import type { Explanation } from '../engine/facts'
import {
  countedNotes,
  missingStep,
  notCountedNotes,
  type ProgressTold,
  type Step,
  soFarWords,
  toldOf,
} from '../engine/how-far'
import { ownDateWords } from '../engine/own-dates'
import { type Progress, progressOf } from '../engine/progress'
import type { Obligation, Status } from '../engine/rules'
import { askedWords, type Called, termsNotes } from './asked'
import { clockNotes, clockOf } from './clock-words'
import { type Difference, differenceOf, editionSpan, editionWords, whichCount } from './edition-words'
import { heldSentence, heldStep, noneHeld, notHeldStep } from './held-words'
import { reliefNotes } from './relief-words'
import { every, sameDay, spanOf } from './spans'
import { joiningThem, whatEnded, whomItIsFor } from './whom-words'

/** Words that the facts do not hold, because they may change: names of things as they are called today. */
export type Names = {
  requirement: string
  /** The module, where one is asked for. */
  course: string
  /** Whoever reads it is the person it is about. */
  own?: boolean
  /** Modules, topics and priorities that are asked for, by id. */
  called?: Called
  unit?: string | null
  /** Titles of credits by id, where the reader may see them. */
  credits?: ReadonlyMap<string, string>
  /** Of credits that were imported, how, by id: "imported from …, by …". */
  imported?: ReadonlyMap<string, string>
  /** What was earned in the time and is another training. */
  others?: readonly { title: string; earnedOn: Day }[]
}
/** `progress`: where more than one module is asked for. */
export type Explained = { sentence: string; rule: string; steps: Step[]; progress: ProgressTold | null } & {
  difference: Difference
}

type Explicable = Pick<
  Obligation,
  'opensOn' | 'dueOn' | 'satisfiedOn' | 'validUntil' | 'countedCredits' | 'explanation'
>

/** The explanation of one cycle's status on a day: one sentence to read first, the rule with its source, and the steps. */
export function explain(cycle: Explicable, status: Status, day: Day, names: Names): Explained {
  const facts = cycle.explanation
  const { asks } = facts
  const isLearned = asks && !['certification', 'event', 'training'].includes(asks.kind)
  const progress = isLearned ? progressOf(asks, facts.owed ?? null, cycle.countedCredits, day) : null
  return {
    sentence: reasonOf(cycle, status, names, progress),
    rule: ruleOf(facts),
    steps: [
      {
        heading: 'The rule',
        text: termsOf(facts, names),
        notes: facts.asks ? termsNotes(facts.asks, calledIn(names)) : [],
      },
      { heading: 'Why it applies', text: whyItApplies(facts, names), notes: endNote(facts, day) },
      { heading: 'The clock', text: clockOf(cycle), notes: clockNotes(facts) },
      ...reliefStep(facts, names),
      asks?.kind === 'certification' ? heldStep(facts, status) : countedStep(cycle, status, day, names),
      ...(progress && status.kind !== 'met' ? missingStep(progress, calledIn(names)) : []),
      ...notHeldStep(facts, status, day),
      ...notCountedStep(facts, names),
    ],
    progress: progress && facts.asks ? toldOf(progress, facts.asks, calledIn(names)) : null,
    difference: status.kind === 'met' ? null : differenceOf(facts.trigger, calledIn(names)),
  }
}

const whom = ({ own }: Names): string => (own ? 'you' : 'this person')
function reliefStep(facts: Explanation, names: Names): Step[] {
  const notes = reliefNotes(facts)
  return notes.length === 0 ? [] : [{ heading: `What was decided for ${whom(names)}`, text: '', notes }]
}

const asItIs: Called = (id) => id
const calledIn = ({ called }: Names): Called => called ?? asItIs
const whatOf = ({ asks }: Explanation, names: Names): string =>
  asks ? askedWords(asks, calledIn(names)) : `“${names.course}”`

/** "State policy 4.12. Version 2, in force since January 1, 2024." */
function ruleOf({ citation, version, effectiveFrom }: Explanation): string {
  const source = citation ? (/[.!?]$/.test(citation) ? `${citation} ` : `${citation}. `) : 'A rule of the agency. '
  return `${source}Version ${version}, in force since ${longDay(effectiveFrom)}.`
}

function termsOf(facts: Explanation, names: Names): string {
  const { due, repeatMonths, fixedDay } = facts
  const what = capital(whatOf(facts, names))
  if (fixedDay && repeatMonths !== null) return `${what}, by ${longDay(fixedDay)}, then ${sameDay(repeatMonths)}.`
  if (due.kind === 'expiry') return `${what}, held and valid on every day.`
  if (due.kind === 'next-fixed-day') return `${what}, again ${sameDay(due.months)}.`
  if (due.kind === 'edition')
    return `${what}, again within ${editionSpan(due)} after a new edition that changes what is taught.`
  if (due.kind === 'renewal')
    return due.heldBack ? gateWords(what, due.heldBack, due.months) : `${what}, again ${every(due.months)}.`
  if (due.kind === 'before-act')
    return repeatMonths === null
      ? `${what}, before they may ${due.heldBack}${facts.asks?.kind === 'certification' ? ', held and valid on every day' : ''}.`
      : gateWords(what, due.heldBack, repeatMonths)
  const first =
    due.kind === 'within-days'
      ? `within ${count(due.days, 'day')}`
      : due.kind === 'within-months'
        ? `within ${spanOf(due.months)}`
        : 'by a fixed day'
  if (facts.asks?.kind === 'certification') return `${what}, held ${first}, and valid on every day from then on.`
  return repeatMonths === null ? `${what}, ${first}, once.` : `${what}, ${first}, then ${every(repeatMonths)}.`
}

/** Of a gate that comes back. */
const gateWords = (what: string, heldBack: string, months: number): string =>
  `${what}, before they may ${heldBack}, then ${every(months)}.`

const whyItApplies = ({ trigger, population }: Explanation, names: Names): string =>
  `It is for ${whomItIsFor(population, names.unit)}. ${capital(startOf(trigger, names))}.`

function startOf(trigger: Explanation['trigger'], names: Names): string {
  const { kind, on } = trigger
  if (kind === 'training') return `it is counted from the completion of ${completed(trigger, names)}, ${longDay(on)}`
  if (kind === 'new-edition')
    return `${editionWords(trigger)} was published on ${longDay(on)}: ${whichCount(trigger, calledIn(names))}`
  if (kind === 'own-date') return `it is counted from ${ownDateWords[trigger.of]}, ${longDay(on)}`
  if (kind === 'joined') return `it has been so since ${longDay(on)}`
  if (kind === 'let-in') return `it was changed to include ${whom(names)} on ${longDay(on)}`
  if (kind === 'exemption-ended') return `an exemption ended on ${longDay(on)}`
  return kind === 'rule-began' ? `the rule began on ${longDay(on)}` : `service began on ${longDay(on)}`
}

/** "“Basics”", "the last of “Basics” and “Ethics”" */
const completed = ({ courseIds }: { courseIds: readonly string[] }, names: Names): string =>
  `${courseIds.length > 1 ? 'the last of ' : ''}${askedWords(allOf(courseIds), calledIn(names))}`

const endNote = ({ ended, population }: Explanation, day: Day): string[] => {
  if (!ended) return []
  const why = {
    left: 'Service ended',
    'no-longer-included': whatEnded(population),
    retired: 'The rule was retired',
    exempt: 'An exemption began',
    replaced: 'A version that replaces it took effect',
  }[ended.why]
  return [ended.on > day ? `${why} later, on ${longDay(ended.on)}.` : `${why} on ${longDay(ended.on)}.`]
}

/** The reason in one or two sentences, as one person would tell it to another; each day is named once. */
function reasonOf(cycle: Explicable, status: Status, names: Names, progress: Progress | null): string {
  if (status.kind === 'not-applicable') return `“${names.requirement}” did not apply on this day.`
  if (status.kind === 'met') return cycle.explanation.held ? heldSentence(cycle.explanation.held) : metSentence(cycle)
  const asked = askedFor(cycle, names)
  const soFar = progress && soFarWords(progress)
  const moved = cycle.explanation.relief ? `, moved for ${whom(names)}` : ''
  const isHeld = cycle.explanation.asks?.kind === 'certification'
  const none = isHeld ? `${noneHeld(cycle.explanation)}.` : 'Nothing has counted yet.'
  if (cycle.dueOn === null) return `${asked}. ${soFar ? `${capital(soFar)} so far.` : none}`
  const by = longDay(cycle.dueOn)
  const act = 'heldBack' in cycle.explanation.due ? cycle.explanation.due.heldBack : null
  if (status.kind !== 'overdue')
    return `${asked}: due by ${by}${moved}. ${soFar ? `${capital(soFar)} so far.` : none}${act ? ` Cleared to ${act} until then.` : ''}`
  if (isHeld) return `${asked}, by ${by}${moved}. ${noneHeld(cycle.explanation)}: ${overdueBy(status.days)}.`
  const lapsed = act ? ` No longer cleared to ${act}.` : ''
  return soFar
    ? `${asked}, by ${by}${moved}. ${capital(soFar)} so far: ${overdueBy(status.days)}.${lapsed}`
    : `${asked}. Nothing had counted by ${by}: ${overdueBy(status.days)}.${lapsed}`
}

function askedFor({ explanation: { due, trigger, population } }: Explicable, names: Names): string {
  switch (due.kind) {
    case 'within-days':
      return `Asked for within ${count(due.days, 'day')} ${sinceWhen(trigger, population, names)}`
    case 'within-months':
      return `Asked for within ${spanOf(due.months)} ${sinceWhen(trigger, population, names)}`
    case 'edition':
      return `A new edition came on ${longDay(trigger.on)}, and it is asked for again within ${editionSpan(due)}`
    case 'by-date':
      return 'Asked for by a fixed day'
    case 'before-act':
      return `Not yet cleared to ${due.heldBack}`
    case 'after-date':
      return `Began after the day the rule names, so asked for within ${count(due.days, 'day')} of ${longDay(due.from)}`
    case 'fixed-day':
      return 'Asked for by a fixed day of each period'
    case 'expiry':
      return due.until === null
        ? 'Newly asked for'
        : `The last one is valid through ${longDay(due.until)}, and another must follow it`
    case 'next-fixed-day':
      return `${lastTime(due)}, and asked for again ${sameDay(due.months)}`
    case 'renewal':
      return `${lastTime(due)}, and asked for ${every(due.months)}`
  }
}

const lastTime = ({ from, waived }: { from: Day; waived?: true }): string =>
  waived ? `Nothing was owed until ${longDay(from)}` : `Last completed on ${longDay(from)}`

/** "of starting on May 4, 2026", "of joining Patrol B on May 4, 2026", "of January 1, 2026, when the rule began" */
function sinceWhen(trigger: Explanation['trigger'], population: Explanation['population'], names: Names): string {
  const { kind, on } = trigger
  const day = longDay(on)
  if (kind === 'training') return `of completing ${completed(trigger, names)} on ${day}`
  if (kind === 'own-date') return `of ${ownDateWords[trigger.of]}, ${day}`
  if (kind === 'new-edition') return `of ${day}, when edition ${trigger.edition} was published`
  if (kind === 'rule-began') return `of ${day}, when the rule began`
  if (kind === 'let-in') return `of ${day}, when it was changed to include ${whom(names)}`
  if (kind === 'service-started') return `of starting on ${day}`
  if (kind === 'exemption-ended') return `of ${day}, when an exemption ended`
  return `${joiningThem(population, names.unit)} on ${day}`
}

function metSentence({ opensOn, satisfiedOn, validUntil, explanation: { waived, allAway, due } }: Explicable): string {
  if (allAway)
    return `Nothing was owed for a period of leave${validUntil ? `; good through ${longDay(validUntil)}` : ''}.`
  const done = `${waived ? 'Waived' : 'Completed'} on ${longDay(satisfiedOn ?? '')}`
  const isEarlier = satisfiedOn !== null && satisfiedOn < opensOn
  const how = isEarlier ? `${done}, before this began to apply, and it still counts` : done
  const act = 'heldBack' in due && !waived ? due.heldBack : null
  if (act) return `${how}: cleared to ${act}${validUntil ? ` through ${longDay(validUntil)}` : ''}.`
  return validUntil ? `${how}; good through ${longDay(validUntil)}.` : `${how}; asked for once.`
}

function countedStep(cycle: Explicable, status: Status, day: Day, names: Names): Step {
  const counted = cycle.countedCredits.filter(({ earnedOn }) => earnedOn <= day)
  const isLifted = status.kind === 'met' && cycle.explanation.waived !== undefined && counted.length > 0
  const heading = isLifted ? 'What was there when it was waived' : 'What counted'
  if (counted.length === 0 || (status.kind !== 'met' && !cycle.explanation.asks))
    return { heading, text: 'Nothing yet.', notes: [] }
  const titleOf = (id: string) => names.credits?.get(id) ?? names.course
  const [first = 'Nothing yet.', ...notes] = cycle.explanation.asks
    ? countedNotes(cycle.explanation.asks, counted, titleOf, calledIn(names))
    : counted.map(({ creditId, earnedOn }) => `“${titleOf(creditId)}”, earned ${longDay(earnedOn)}.`)
  const imported = counted.flatMap(({ creditId }) => {
    const how = names.imported?.get(creditId)
    return how ? [`“${titleOf(creditId)}” was ${how}.`] : []
  })
  const left = isLifted ? [NOT_USED] : []
  return { heading, text: first, notes: [...notes, ...new Set(imported), ...left] }
}

/** Where a period was waived after its last day, what was earned since lies in the next one. */
const NOT_USED = 'It was waived, so none of this was used up: what lies in the time of the next one counts there.'

function notCountedStep({ notCounted, repeatMonths }: Explanation, names: Names): Step[] {
  const others = names.others ?? []
  if (notCounted.length + others.length === 0) return []
  const titleOf = (id: string) => names.credits?.get(id) ?? names.course
  const notes = notCountedNotes(notCounted, titleOf, repeatMonths ? spanOf(repeatMonths) : 'good')
  for (const { title, earnedOn } of others)
    notes.push(`“${title}”, ${longDay(earnedOn)}. It is another training than the one asked for.`)
  return [{ heading: 'What did not count, and why', text: '', notes }]
}
