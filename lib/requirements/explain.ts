/** Says in plain sentences how a status came to be: the rule, why it applies, the clock, what counted and what did not. */
import type { Day } from '@/lib/platform/time'
import { capital, count } from '@/lib/platform/words'
import { longDay, overdueBy } from '@/lib/platform/words-of-time'
import type { Explanation } from './facts'
import type { Obligation, Status } from './rules'

/** Words that the facts do not hold, because they may change: names of things as they are called today. */
export type Names = {
  requirement: string
  course: string
  unit?: string | null
  /** Titles of credits by id, where the reader may see them. */
  credits?: ReadonlyMap<string, string>
  /** What was earned in the time and is another training. */
  others?: readonly { title: string; earnedOn: Day }[]
}
export type Step = { heading: string; text: string; notes: string[] }
export type Explained = { sentence: string; rule: string; steps: Step[] }

type Explicable = Pick<
  Obligation,
  'opensOn' | 'dueOn' | 'satisfiedOn' | 'validUntil' | 'countedCredits' | 'explanation'
>

/** The explanation of one cycle's status on a day: one sentence to read first, the rule with its source, and the steps. */
export function explain(cycle: Explicable, status: Status, day: Day, names: Names): Explained {
  const facts = cycle.explanation
  return {
    sentence: reasonOf(cycle, status, names),
    rule: ruleOf(facts),
    steps: [
      { heading: 'The rule', text: termsOf(facts, names), notes: [] },
      { heading: 'Why it applies', text: whyItApplies(facts, names), notes: endNote(facts, day) },
      { heading: 'The clock', text: clockOf(cycle), notes: clockNotes(facts) },
      countedStep(cycle, status, names),
      ...notCountedStep(facts, names),
    ],
  }
}

/** "State policy 4.12. Version 2, in force since January 1, 2024." */
function ruleOf({ citation, version, effectiveFrom }: Explanation): string {
  const source = citation ? (/[.!?]$/.test(citation) ? `${citation} ` : `${citation}. `) : 'A rule of the agency. '
  return `${source}Version ${version}, in force since ${longDay(effectiveFrom)}.`
}

function termsOf({ due, repeatMonths, fixedDay }: Explanation, { course }: Names): string {
  if (fixedDay && repeatMonths !== null) return `“${course}”, by ${longDay(fixedDay)}, then ${sameDay(repeatMonths)}.`
  if (due.kind === 'next-fixed-day') return `“${course}”, again ${sameDay(due.months)}.`
  const first = due.kind === 'within-days' ? `within ${count(due.days, 'day')}` : 'by a fixed day'
  if (due.kind === 'renewal') return `“${course}”, again ${every(due.months)}.`
  return repeatMonths === null ? `“${course}”, ${first}, once.` : `“${course}”, ${first}, then ${every(repeatMonths)}.`
}

/** "every 2 years", "every 18 months", "every year" */
export function every(months: number): string {
  if (months % 12 !== 0) return months === 1 ? 'every month' : `every ${months} months`
  return months === 12 ? 'every year' : `every ${months / 12} years`
}

/** "by the same day every year" */
export const sameDay = (months: number): string => `by the same day ${every(months)}`

const spanOf = (months: number) => (months % 12 === 0 ? count(months / 12, 'year') : count(months, 'month'))

function whyItApplies({ trigger, population }: Explanation, { unit }: Names): string {
  const whom =
    population.kind === 'everyone'
      ? 'It is for everyone in the agency.'
      : population.kind === 'unit'
        ? `It is for ${unit ?? 'one unit'} and the units below it.`
        : `It is for the position “${population.position ?? ''}”.`
  return `${whom} ${capital(startOf(trigger))}.`
}

function startOf({ kind, on }: Explanation['trigger']): string {
  if (kind === 'joined') return `it has been so since ${longDay(on)}`
  return kind === 'rule-began' ? `the rule began on ${longDay(on)}` : `service began on ${longDay(on)}`
}

const endNote = ({ ended }: Explanation, day: Day): string[] => {
  if (!ended) return []
  const why = { left: 'Service ended', 'no-longer-included': 'A move ended it', retired: 'The rule was retired' }[
    ended.why
  ]
  return [ended.on > day ? `${why} later, on ${longDay(ended.on)}.` : `${why} on ${longDay(ended.on)}.`]
}

function clockOf({ dueOn, opensOn, explanation: { due } }: Explicable): string {
  if (due.kind === 'within-days') return `${longDay(due.from)} plus ${count(due.days, 'day')}: due ${longDay(dueOn)}.`
  if (due.kind === 'by-date') return `Due by the day that the rule names: ${longDay(dueOn)}.`
  if (due.kind === 'after-date')
    return `It began to apply after the day that the rule names, so ${longDay(due.from)} plus ${count(due.days, 'day')}: due ${longDay(dueOn)}.`
  if (due.kind === 'fixed-day') return `Due by the next of the days that the rule names: ${longDay(dueOn)}.`
  if (due.kind === 'next-fixed-day')
    return `Completed ${longDay(due.from)}. The next of the days that the rule names: due again ${longDay(dueOn)}. What is completed from ${longDay(opensOn)} on counts for it.`
  return `Completed ${longDay(due.from)}, plus ${spanOf(due.months)}: due again ${longDay(dueOn)}. A renewal counts from ${longDay(opensOn)}.`
}

function clockNotes({ due }: Explanation): string[] {
  if (!('because' in due)) return []
  if (due.because === null) return due.kind === 'next-fixed-day' ? ['Completing it early does not move the day.'] : []
  return [
    due.because === 'first-due'
      ? 'An earlier completion never makes the first due date come sooner.'
      : 'The rule changed after the completion; the new one leaves at least the days in which a renewal counts.',
  ]
}

/** The reason in one or two sentences, as one person would tell it to another; each day is named once. */
function reasonOf(cycle: Explicable, status: Status, names: Names): string {
  if (status.kind === 'not-applicable') return `“${names.requirement}” did not apply on this day.`
  if (status.kind === 'met') return metSentence(cycle)
  const by = longDay(cycle.dueOn)
  const asked = askedFor(cycle, names)
  if (status.kind !== 'overdue') return `${asked}: due by ${by}. Nothing has counted yet.`
  return `${asked}. Nothing had counted by ${by}: ${overdueBy(status.days)}.`
}

function askedFor({ explanation: { due, trigger, population } }: Explicable, names: Names): string {
  switch (due.kind) {
    case 'within-days':
      return `Asked for within ${count(due.days, 'day')} ${sinceWhen(trigger, population, names)}`
    case 'by-date':
      return 'Asked for by a fixed day'
    case 'after-date':
      return `Began after the day the rule names, so asked for within ${count(due.days, 'day')} of ${longDay(due.from)}`
    case 'fixed-day':
      return 'Asked for by a fixed day of each period'
    case 'next-fixed-day':
      return `Last completed on ${longDay(due.from)}, and asked for again ${sameDay(due.months)}`
    case 'renewal':
      return `Last completed on ${longDay(due.from)}, and asked for ${every(due.months)}`
  }
}

/** "of starting on May 4, 2026", "of joining Patrol B on May 4, 2026", "of January 1, 2026, when the rule began" */
function sinceWhen({ kind, on }: Explanation['trigger'], population: Explanation['population'], names: Names): string {
  const day = longDay(on)
  if (kind === 'rule-began') return `of ${day}, when the rule began`
  if (kind === 'service-started') return `of starting on ${day}`
  if (population.kind === 'position') return `of becoming ${population.position ?? 'what it is for'} on ${day}`
  return names.unit ? `of joining ${names.unit} on ${day}` : `of joining those it is for on ${day}`
}

function metSentence({ opensOn, satisfiedOn, validUntil }: Explicable): string {
  const done = `Completed on ${longDay(satisfiedOn ?? '')}`
  const isEarlier = satisfiedOn !== null && satisfiedOn < opensOn
  const how = isEarlier ? `${done}, before this began to apply, and it still counts` : done
  return validUntil ? `${how}; good through ${longDay(validUntil)}.` : `${how}; asked for once.`
}

function countedStep({ countedCredits }: Explicable, status: Status, names: Names): Step {
  const heading = 'What counted'
  if (status.kind !== 'met') return { heading, text: 'Nothing yet.', notes: [] }
  const [first = 'Nothing yet.', ...notes] = countedCredits.map(
    ({ creditId, earnedOn }) => `“${names.credits?.get(creditId) ?? names.course}”, earned ${longDay(earnedOn)}.`,
  )
  return { heading, text: first, notes }
}

function notCountedStep({ notCounted, repeatMonths }: Explanation, names: Names): Step[] {
  const others = names.others ?? []
  if (notCounted.length + others.length === 0) return []
  const why = {
    reversed: 'It was taken back.',
    'too-early': 'Too early: a renewal counts only from the day it opens.',
    'too-old': `Too old: a completion counts for ${repeatMonths ? spanOf(repeatMonths) : 'good'}.`,
    'other-period': 'It lies in an earlier period; each fixed day asks for a completion in its own.',
  }
  const notes = notCounted.map(
    (each) => `“${names.credits?.get(each.creditId) ?? names.course}”, ${longDay(each.earnedOn)}. ${why[each.why]}`,
  )
  for (const { title, earnedOn } of others)
    notes.push(`“${title}”, ${longDay(earnedOn)}. It is another training than the one asked for.`)
  return [{ heading: 'What did not count, and why', text: '', notes }]
}
