/** Saying how one found an event, and what is asked about it. */
import { and, eq } from 'drizzle-orm'
import { confirmedEvents } from '@/lib/attendance/confirmed'
import { refuseStale } from '@/lib/audit/versions'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { runBy } from '@/lib/events/policy'
import { events } from '@/lib/events/tables'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { invalid, notFound, notNow, signedOut } from '@/lib/platform/errors'
import { answerInput, changeQuestionsInput } from './inputs'
import { askedOf, formOf } from './queries'
import { NO_ANSWERS, shownAfter, withAnswer } from './rules'
import { evaluationForms, evaluationsGiven, evaluationTallies } from './tables'

/**
 * Adds one's answers to those of the others; that one has answered is kept apart from them. An answer stays: a second one is
 * not counted, and says so, since nobody can tell which was the first.
 * @throws signed-out; not-found for an event that one did not attend; not-now after its last day; invalid (`marks`) when
 * nothing is answered
 */
export async function answerEvaluation(ctx: Ctx, input: unknown): Promise<{ counted: boolean }> {
  const { eventId, ...given } = answerInput.parse(input)
  const personId = actingPersonId(ctx.actor)
  if (!personId) throw signedOut()
  return writeIfNeeded(ctx, async (w) => {
    const [asked] = await askedOf(w.tx, ctx, eventId)
    if (!asked) throw notFound('This evaluation')
    if (asked.state === 'answered') return { counted: false }
    if (asked.state === 'closed')
      throw notNow('The last day to answer has passed. Write to whoever held it if you have something to say.')
    return asSystem(w.tx, ctx, async () => {
      const { questions } = await formOf(w.tx, eventId)
      const ofKind = (kind: 'rating' | 'words') =>
        questions.flatMap((question) => (question.kind === kind ? question.id : []))
      const answer = { marks: picked(given.marks, ofKind('rating')), words: picked(given.words, ofKind('words')) }
      if (Object.values({ ...answer.marks, ...answer.words }).every((each) => each === ''))
        throw invalid('marks', 'Answer at least one question before you send it.')
      const [first] = await w.tx
        .insert(evaluationsGiven)
        .values({ eventId, personId })
        .onConflictDoNothing()
        .returning({ eventId: evaluationsGiven.eventId })
      if (first) await add(w, eventId, answer)
      return { counted: first !== undefined }
    })
  })
}

const picked = <V>(given: Readonly<Record<string, V>>, ids: readonly string[]): Record<string, V> =>
  Object.fromEntries(Object.entries(given).filter(([id]) => ids.includes(id)))

/** The trail says that an answer came in, and not whose: who has answered is kept without a time. */
async function add(w: Writer, eventId: string, answer: Parameters<typeof withAnswer>[1]): Promise<void> {
  await w.tx.insert(evaluationTallies).values({ eventId, counted: NO_ANSWERS, shown: NO_ANSWERS }).onConflictDoNothing()
  const ofEvent = eq(evaluationTallies.eventId, eventId)
  const [before] = await w.tx.select().from(evaluationTallies).where(ofEvent).for('update')
  if (!before) throw new Error('There is nothing to add to.')
  const counted = withAnswer(before.counted, answer)
  await w.tx
    .update(evaluationTallies)
    .set({ counted, shown: shownAfter(counted, before.shown) })
    .where(ofEvent)
  w.record('evaluation.answered', { kind: 'event', id: eventId, byJob: 'evaluation' })
}

/**
 * Says what an event asks, in place of what is asked everywhere, until it begins.
 * @throws signed-out; not-found for an event that one does not run; not-now once it has begun; conflict when it was said
 * otherwise in the meantime
 */
export async function changeQuestions(ctx: Ctx, input: unknown): Promise<{ version: number }> {
  const { eventId, madeFrom, questions } = changeQuestionsInput.parse(input)
  const by = actingPersonId(ctx.actor)
  if (!by) throw signedOut()
  return writeIfNeeded(ctx, async (w) => {
    const [mine] = await w.tx
      .select({ status: events.status })
      .from(events)
      .where(and(eq(events.id, eventId), runBy(by)))
      .for('update')
    if (!mine) throw notFound('This event')
    const before = await formOf(w.tx, eventId)
    const isNewer = refuseStale({
      ...{ madeFrom: madeFrom ?? NONE_YET, version: before.version ?? NONE_YET },
      ...{ current: { questions: before.questions }, given: { questions }, names: { questions: 'the questions' } },
      what: 'The questions were changed in the meantime, by somebody else.',
    })
    if (!isNewer) return { version: before.version ?? 0 }
    const [event] = await asSystem(w.tx, ctx, () => confirmedEvents(w.tx, [eventId], ctx.now))
    if (!event?.isAhead || event.people > 0 || mine.status === 'withdrawn')
      throw notNow('What is asked stays as it was when the event began.')
    const version = (before.version ?? 0) + 1
    const set = { questions, version, updatedAt: ctx.now, updatedBy: by }
    await w.tx
      .insert(evaluationForms)
      .values({ eventId, ...set })
      .onConflictDoUpdate({ target: evaluationForms.eventId, set })
    w.record('evaluation.questions-changed', { kind: 'event', id: eventId, detail: { version } })
    return { version }
  })
}

/** The version of what was never said. */
const NONE_YET = 'none'
