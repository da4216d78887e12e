/** What may come in about evaluations. */
import * as z from 'zod/mini'
import { madeFrom } from '@/lib/audit/sent'
import { textBlock, textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { questionKinds, standardQuestions } from './kinds'

const questionId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))
const mark = z.int().check(z.minimum(1), z.maximum(5))
const MOST_OF_A_KIND = { rating: 8, words: 3 } as const

export const evaluationInput = z.object({ eventId: z.uuid() })

export const answerInput = z.object({
  eventId: z.uuid(),
  /** From 1 to 5 by question; what is left out is not answered. */
  marks: z._default(z.record(questionId, mark), {}),
  words: z._default(z.record(questionId, textBlock({ most: 1000 })), {}),
})

const question = z
  .object({
    id: questionId,
    kind: z.enum(questionKinds),
    text: z.nullable(textLine({ most: 200, least: 3, missing: 'Write the question.' })),
  })
  .check(
    holds(
      ({ id, kind, text }) => text !== null || standardQuestions.some((each) => each.id === id && each.kind === kind),
      { message: 'Write the question.', path: ['text'] },
    ),
  )

export const changeQuestionsInput = z.object({
  eventId: z.uuid(),
  madeFrom: z.nullable(madeFrom),
  questions: z.array(question).check(
    z.refine((all) => all.some(({ kind }) => kind === 'rating'), 'Ask for at least one statement to be rated.'),
    z.refine(
      (all) => questionKinds.every((kind) => all.filter((each) => each.kind === kind).length <= MOST_OF_A_KIND[kind]),
      'Ask for at most eight statements to be rated, and three questions in words: a short form is answered.',
    ),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'Two questions have the same name.'),
  ),
})
