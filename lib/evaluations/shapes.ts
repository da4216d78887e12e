/** What answers about evaluations look like. */
import * as z from 'zod/mini'
import { evaluationStates, questionKinds } from './kinds'

const question = z.object({ id: z.string(), kind: z.enum(questionKinds), text: z.nullable(z.string()) })

const asked = z.object({
  eventId: z.string(),
  title: z.string(),
  /** The first day, where it took place. */
  heldOn: z.string(),
  /** The last day to answer, there. */
  untilOn: z.string(),
})
/** Evaluations that wait for the person's own answer. */
export const myEvaluationsShape = z.object({ items: z.array(asked) })

export const myEvaluationShape = z.extend(asked, {
  state: z.enum(evaluationStates),
  questions: z.array(question),
})
export type MyEvaluation = z.infer<typeof myEvaluationShape>

/** False where the person had answered before: the first answer stays. */
export const answeredShape = z.object({ counted: z.boolean() })

const results = z.object({
  /** How many people attended, and how many of them have answered. */
  attended: z.int(),
  answered: z.int(),
  /** Null before any attendance is confirmed. */
  untilOn: z.nullable(z.string()),
  isOpen: z.boolean(),
  /** Null while fewer than five have answered. `answers`: how many are in what is shown. */
  results: z.nullable(
    z.object({
      answers: z.int(),
      questions: z.array(
        z.extend(question, {
          /** How many gave each mark from 1 to 5, and their mean; null where fewer than five gave one. */
          counts: z.nullable(z.array(z.int())),
          mean: z.nullable(z.number()),
          /** In the order of the alphabet. */
          texts: z.array(z.string()),
        }),
      ),
    }),
  ),
})
export const resultsShape = results
export type Results = z.infer<typeof resultsShape>

export const evaluationShape = z.extend(results, {
  eventId: z.string(),
  title: z.string(),
  /** Null where nothing but the usual is asked. */
  version: z.nullable(z.int()),
  questions: z.array(question),
  may: z.object({ change: z.boolean() }),
})
export type Evaluation = z.infer<typeof evaluationShape>
