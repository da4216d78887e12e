/** What an event asks, as the form holds it: one question a line. Ours keep their place, and with it their Spanish. */
import { type Question, type QuestionKind, questionKinds, standardQuestions } from '@/lib/evaluations/kinds'
import { questionWords } from '@/lib/evaluations/words'

export type Lines = Record<QuestionKind, string>

export const linesOf = (questions: readonly Question[]): Lines => {
  const ofKind = (kind: QuestionKind) =>
    questions.flatMap((each) => (each.kind === kind ? questionWords(each, 'en') : [])).join('\n')
  return { rating: ofKind('rating'), words: ofKind('words') }
}

export const questionsOf = (lines: Lines): Question[] =>
  questionKinds.flatMap((kind) =>
    lines[kind]
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map(
        (text, i) =>
          standardQuestions.find((each) => each.kind === kind && questionWords(each, 'en') === text) ?? {
            ...{ id: `${kind}-${i + 1}`, kind, text },
          },
      ),
  )
