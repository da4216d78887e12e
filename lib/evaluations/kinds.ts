/** The words of evaluations that tables, rules and screens share. */

/** A statement that people rate from 1 to 5, or a question that they answer in words. */
export const questionKinds = ['rating', 'words'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** `text` is the organizer's own; without it, the question is one of ours, said in the language of whoever reads it. */
export type Question = { id: string; kind: QuestionKind; text: string | null }

/** Asked where nobody said otherwise. */
export const standardQuestions = [
  { id: 'useful', kind: 'rating', text: null },
  { id: 'ready', kind: 'rating', text: null },
  { id: 'taught', kind: 'rating', text: null },
  { id: 'careful', kind: 'rating', text: null },
  { id: 'reachable', kind: 'rating', text: null },
  { id: 'helped', kind: 'words', text: null },
  { id: 'different', kind: 'words', text: null },
] as const satisfies readonly Question[]

export type StandardId = (typeof standardQuestions)[number]['id']

/** From 1, not at all, to 5, fully. */
export const MARKS = [1, 2, 3, 4, 5] as const

/** Fewer answers than this are shown to nobody, and what is shown grows by as many at once. */
export const SHOWN_FROM = 5

/** Days after attendance was confirmed on which people may answer. */
export const OPEN_DAYS = 30

export const evaluationStates = ['open', 'answered', 'closed'] as const
