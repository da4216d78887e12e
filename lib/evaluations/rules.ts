/**
 * How answers become results without staying answers: each is added to sums, and its words to a list in the order of the
 * alphabet. What is left does not say which answers came together, when, or in which order.
 */
import { addDays, type Day } from '@/lib/platform/days'
import { MARKS, OPEN_DAYS, type Question, SHOWN_FROM } from './kinds'

/** By question: how many gave each mark from 1 to 5; what was written. */
export type Tally = { answers: number; marks: Record<string, number[]>; words: Record<string, string[]> }
export type Answer = { marks: Readonly<Record<string, number>>; words: Readonly<Record<string, string>> }

export const NO_ANSWERS: Tally = { answers: 0, marks: {}, words: {} }

const byCode = (one: string, other: string) => (one < other ? -1 : Number(one > other))

/** The sums with one more answer in them: the same in whichever order answers come. */
export function withAnswer({ answers, marks, words }: Tally, given: Answer): Tally {
  const marked = Object.entries(given.marks).map(([id, mark]) => {
    const before = marks[id] ?? MARKS.map(() => 0)
    return [id, before.map((count, i) => (i === mark - 1 ? count + 1 : count))] as const
  })
  const written = Object.entries(given.words).flatMap(([id, text]) =>
    text ? [[id, [...(words[id] ?? []), text].sort(byCode)] as const] : [],
  )
  return {
    answers: answers + 1,
    marks: { ...marks, ...Object.fromEntries(marked) },
    words: { ...words, ...Object.fromEntries(written) },
  }
}

/** What may be shown after this answer: nobody finds a single one by comparing what was shown before and after it. */
export const shownAfter = (counted: Tally, shown: Tally): Tally =>
  counted.answers % SHOWN_FROM === 0 ? counted : shown

/** The last ones are shown with all others once nobody answers any longer; fewer than five never. */
export function visible({ counted, shown }: { counted: Tally; shown: Tally }, isOpen: boolean): Tally | null {
  const tally = isOpen ? shown : counted
  return tally.answers < SHOWN_FROM ? null : tally
}

export type QuestionResult = Question & { counts: number[] | null; mean: number | null; texts: string[] }

/** What was answered to a question. Marks that fewer than five gave are not shown. */
export function resultOf(question: Question, { marks, words }: Tally): QuestionResult {
  const counts = marks[question.id] ?? []
  const given = counts.reduce((sum, count) => sum + count, 0)
  const sum = counts.reduce((total, count, i) => total + count * (i + 1), 0)
  const isShown = given >= SHOWN_FROM
  return {
    ...question,
    counts: isShown ? counts : null,
    mean: isShown ? Math.round((sum / given) * 10) / 10 : null,
    texts: words[question.id] ?? [],
  }
}

/** The last day on which people may answer, where the event took place. */
export const lastDayOf = (confirmedOn: Day | null): Day | null => confirmedOn && addDays(confirmedOn, OPEN_DAYS)
