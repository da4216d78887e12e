/** How the coordinator's first screen says what it found. */
import type * as z from 'zod/mini'
import type { Count } from '@/app/_ui/counts'
import { capital, count, numberWord } from '@/lib/platform/words'
import { daysBetween, longDay, overdueBy, shortDay } from '@/lib/platform/words-of-time'
import type { Missing, summaryShape } from '@/lib/reporting/inputs'
import { dayAfter } from './days'

export type Summary = z.infer<typeof summaryShape>
export type Bucket = Missing

const buckets: readonly Bucket[] = ['overdue', 'due-30', 'due-60', 'due-90', 'not-cleared']

/** The part that was asked for, or the most urgent one that holds anybody. */
export function bucketOf(asked: string | null, { counts }: Summary): Bucket {
  const wanted = buckets.find((each) => each === asked)
  if (wanted) return wanted
  const filled = [counts.overdue, counts.due30, counts.due60, counts.due90, counts.notCleared]
  return buckets[filled.findIndex((n) => n > 0)] ?? 'overdue'
}

/** What is true on the day: past, present or to come. */
export function verbOn(asOf: string, today: string, n: number): string {
  if (asOf > today) return 'will be'
  return asOf === today ? (n === 1 ? 'is' : 'are') : n === 1 ? 'was' : 'were'
}

/** "Five people are overdue", "Nobody is overdue". */
export function titleOf({ counts: { overdue }, asOf, today }: Summary): string {
  if (overdue === 0) return `Nobody ${verbOn(asOf, today, 1)} overdue`
  return `${capital(numberWord(overdue))} ${overdue === 1 ? 'person' : 'people'} ${verbOn(asOf, today, overdue)} overdue`
}

/** "Six trainings of 46 people in Marlow Bay Police Department. Six more people fall due in the next 30 days." */
export function leadOf({ counts, overdueTrainings, people, agencyName, asOf, today }: Summary): string {
  const whom = `${count(people, 'person', 'people')} in ${agencyName}`
  const late =
    overdueTrainings > 0
      ? `${capital(numberWord(overdueTrainings))} ${overdueTrainings === 1 ? 'training' : 'trainings'} of ${whom}.`
      : `${capital(whom)}.`
  const next = counts.due30
  const days = asOf === today ? 'next 30 days' : '30 days after'
  const soon =
    next === 0
      ? `Nobody falls due in the ${days}.`
      : `${capital(numberWord(next))} ${next === 1 ? 'person falls' : 'people fall'} due in the ${days}.`
  const words = [late, soon, notClearedWords(counts.notCleared, verbOn(asOf, today, counts.notCleared))]
    .join(' ')
    .trim()
  if (asOf === today) return words
  return asOf > today
    ? `On ${longDay(asOf)}, if nothing more is completed: ${words}`
    : `As of ${longDay(asOf)}: ${words}`
}

/** "Two people are not yet cleared for what waits for their training." */
const notClearedWords = (n: number, verb: string) =>
  n === 0
    ? ''
    : `${capital(numberWord(n))} ${n === 1 ? 'person' : 'people'} ${verb} not yet cleared for what waits for ${n === 1 ? 'a' : 'their'} training.`

/** The parts as figures that filter the list; who is not yet cleared is one where there is anybody. */
export function countItems(
  { counts, overdueTrainings, asOf }: Summary,
  current: Bucket,
  at: (due: string) => string,
): Count[] {
  const noun = (n: number) => (n === 1 ? 'person' : 'people')
  const by = (days: number) => `by ${shortDay(dayAfter(asOf, days))}`
  const part = (bucket: Bucket, label: string, state: Count['state'], n: number, note: string): Count => ({
    label,
    state,
    figure: n,
    noun: noun(n),
    note,
    href: at(bucket),
    current: bucket === current,
  })
  return [
    part('overdue', 'Overdue', 'overdue', counts.overdue, count(overdueTrainings, 'training')),
    part('due-30', 'Due in 30 days', 'soon', counts.due30, by(30)),
    part('due-60', '31 to 60 days', 'open', counts.due60, by(60)),
    part('due-90', '61 to 90 days', 'open', counts.due90, by(90)),
    ...(counts.notCleared > 0 || current === 'not-cleared'
      ? [part('not-cleared', 'Not yet cleared', 'waiting', counts.notCleared, 'training comes first')]
      : []),
    {
      label: 'Up to date',
      state: 'met',
      figure: counts.upToDate,
      noun: noun(counts.upToDate),
      note: 'nothing due in 90 days',
    },
  ]
}

/** How long something is late or how long it has. */
export const dueWords = (dueOn: string, asOf: string): string => {
  const days = daysBetween(asOf, dueOn)
  return days < 0 ? capital(overdueBy(-days)) : days === 0 ? 'today' : `in ${count(days, 'day')}`
}

type Week = { from: string; due: number }

/** "Nine trainings fall due in 13 weeks; the week of Nov 28, 2026 is the busiest". Where weeks tie, none is called so. */
export function weeksCaption(weeks: readonly Week[]): string {
  const total = weeks.reduce((sum, { due }) => sum + due, 0)
  if (total === 0) return 'Nothing falls due in 13 weeks'
  const fall = `${capital(count(total, 'training'))} ${total === 1 ? 'falls' : 'fall'} due in 13 weeks`
  const most = Math.max(...weeks.map(({ due }) => due))
  const busiest = weeks.filter(({ due }) => due === most)
  const [first, second] = busiest
  if (!first || busiest.length > 2) return `${fall}, at most ${count(most, 'training')} in one week`
  if (!second)
    return total === 1
      ? `${fall}, in the week of ${shortDay(first.from)}`
      : `${fall}; the week of ${shortDay(first.from)} is the busiest`
  return `${fall}; the weeks of ${shortDay(first.from)} and ${shortDay(second.from)} are the busiest`
}
