/** Evaluations as those read them who may answer, and those who run the event. */
import { and, eq } from 'drizzle-orm'
import { attendedByMe, type ConfirmedEvent, confirmedEvents } from '@/lib/attendance/confirmed'
import { runBy } from '@/lib/events/policy'
import { events } from '@/lib/events/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import { ofActingPerson } from '@/lib/platform/row-security'
import { dayIn } from '@/lib/platform/time'
import { evaluationInput } from './inputs'
import { standardQuestions } from './kinds'
import { lastDayOf, resultOf, visible } from './rules'
import type { Evaluation, MyEvaluation, Results } from './shapes'
import { evaluationForms, evaluationsGiven, evaluationTallies } from './tables'

/** Until when people may answer, and whether they still may: days where the event took place. */
function windowOf({ confirmedOn, zone }: ConfirmedEvent, now: Date) {
  const untilOn = lastDayOf(confirmedOn)
  return { untilOn, isOpen: untilOn !== null && zone !== null && dayIn(zone, now) <= untilOn }
}

type Asked = Omit<MyEvaluation, 'questions'>

/** What whoever acts may answer, could have, or has answered; of one event or of all that they attended. */
export async function askedOf(tx: Tx, ctx: Ctx, eventId?: string): Promise<Asked[]> {
  const attended = await attendedByMe(tx, eventId)
  const given = await tx
    .select({ eventId: evaluationsGiven.eventId })
    .from(evaluationsGiven)
    .where(ofActingPerson(evaluationsGiven.personId))
  const answered = new Set(given.map((each) => each.eventId))
  const about = await asSystem(tx, ctx, () => confirmedEvents(tx, attended, ctx.now))
  return about.flatMap((event) => {
    const { untilOn, isOpen } = windowOf(event, ctx.now)
    if (untilOn === null) return []
    const state = answered.has(event.eventId) ? ('answered' as const) : isOpen ? ('open' as const) : ('closed' as const)
    return [{ eventId: event.eventId, title: event.title, heldOn: event.heldOn ?? '', untilOn, state }]
  })
}

/** What an event asks, and which version of it that is. Asked as the system. */
export async function formOf(tx: Tx, eventId: string) {
  const [form] = await tx.select().from(evaluationForms).where(eq(evaluationForms.eventId, eventId))
  return { questions: form?.questions ?? [...standardQuestions], version: form?.version ?? null }
}

/** Events that wait for the person to say how they found them. @throws signed-out */
export async function listMyEvaluations(ctx: Ctx) {
  if (ctx.actor.kind !== 'person') throw signedOut()
  const asked = await read(ctx, (tx) => askedOf(tx, ctx))
  return { items: asked.flatMap(({ state, ...each }) => (state === 'open' ? [each] : [])) }
}

/** One's own evaluation of an event: what is asked, and whether it may still be answered. @throws signed-out; not-found for one that one did not attend */
export async function getMyEvaluation(ctx: Ctx, input: unknown): Promise<MyEvaluation> {
  const { eventId } = evaluationInput.parse(input)
  if (ctx.actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const [asked] = await askedOf(tx, ctx, eventId)
    if (!asked) throw notFound('This evaluation')
    return { ...asked, questions: (await asSystem(tx, ctx, () => formOf(tx, eventId))).questions }
  })
}

/** How those who attended found an event, as far as it may be shown. Asked as the system, once it is known that the actor may. */
export async function resultsOf(tx: Tx, eventId: string, now: Date): Promise<(Results & ConfirmedEvent) | null> {
  const [event] = await confirmedEvents(tx, [eventId], now)
  if (!event) return null
  const [tally] = await tx.select().from(evaluationTallies).where(eq(evaluationTallies.eventId, eventId))
  const { untilOn, isOpen } = windowOf(event, now)
  const shown = tally ? visible(tally, isOpen) : null
  const { questions } = await formOf(tx, eventId)
  return {
    ...event,
    ...{ attended: event.people, answered: tally?.counted.answers ?? 0, untilOn, isOpen },
    results: shown && { answers: shown.answers, questions: questions.map((each) => resultOf(each, shown)) },
  }
}

/** What an event asks, and how people found it, for whoever runs it. @throws signed-out; not-found */
export async function getEvaluation(ctx: Ctx, input: unknown): Promise<Evaluation> {
  const { eventId } = evaluationInput.parse(input)
  const { actor } = ctx
  if (actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const [mine] = await tx
      .select({ status: events.status })
      .from(events)
      .where(and(eq(events.id, eventId), runBy(actor.personId)))
    if (!mine) throw notFound('This event')
    return asSystem(tx, ctx, async () => {
      const found = await resultsOf(tx, eventId, ctx.now)
      if (!found) throw notFound('This event')
      const { title, attended, answered, untilOn, isOpen, results, isAhead } = found
      return {
        ...{ eventId, title, attended, answered, untilOn, isOpen, results },
        ...(await formOf(tx, eventId)),
        may: { change: isAhead && attended === 0 && mine.status !== 'withdrawn' },
      }
    })
  })
}
