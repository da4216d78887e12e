/** What people answered about an event as a table: a line for each mark of a statement, and for each text. */
import { forTheTrail } from '@/lib/audit/exported'
import { write } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { getEvaluation } from './queries'
import { markTexts, questionWords } from './words'

/** In this order for good; a new one is added at the end. */
export const evaluationColumns = ['question', 'kind', 'answer', 'how_many', 'mean']

/** For whoever runs the event, as far as it may be shown; that it was taken out is noted. @throws signed-out; not-found */
export async function exportEvaluation(ctx: Ctx, input: unknown) {
  const { eventId, title, results } = await getEvaluation(ctx, input)
  const lines = (results?.questions ?? []).flatMap(({ kind, counts, mean, texts, ...question }) => {
    const words = questionWords(question, 'en')
    const marks = counts?.map((count, i) => [words, kind, markTexts[i]?.en ?? '', count, mean ?? '']) ?? []
    return [...marks, ...texts.map((text) => [words, kind, text, 1, ''])]
  })
  await write(forTheTrail(ctx), 'report.exported', async (w) => {
    w.record('report.exported', {
      kind: 'event',
      id: eventId,
      detail: { report: 'evaluation', lines: lines.length },
    })
  })
  return { title, lines }
}
