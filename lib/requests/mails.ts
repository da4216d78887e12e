/** Messages about requests. Subjects and words are neutral: they may be read on a shared screen. */
import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { events } from '@/lib/events/tables'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { awaitsDecision, mayTakePlace } from './rules'
import { requests } from './tables'

const about = z.object({ requestId: z.string() })
type About = z.infer<typeof about>

const stateOf = async (ctx: Ctx, requestId: string) => {
  const [found] = await read(ctx, (tx) =>
    tx.select({ status: requests.status }).from(requests).where(eq(requests.id, requestId)),
  )
  return found?.status ?? null
}

/** Tells whoever asked that there is an answer, a decision or a message; what it is, is read after signing in. */
export const requestMoved: NoticeKind<About> = {
  name: 'requests.moved',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'News about what you asked for',
  digest: {
    opening: ['There is news about what you asked for. Sign in to read it and to see what comes next:'],
    closing: ['This is the only message about this news. We write again when there is more.'],
  },
  say: async (ctx, { requestId }) => {
    if (!(await stateOf(ctx, requestId))) return { moot: 'There is no such request any longer.' }
    return { lines: [`${publicUrl()}/requests/${requestId}`] }
  },
}

/** Tells officers that something waits for them. */
export const requestWaits: NoticeKind<About> = {
  name: 'requests.waits',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'Something waits for your answer',
  digest: {
    opening: ['There is something new in the list that you look after. Sign in to read it:'],
    closing: ['This is the only message about it. We write again when there is more.'],
  },
  say: async (ctx, { requestId }) => {
    if (!(await stateOf(ctx, requestId))) return { moot: 'There is no such request any longer.' }
    return { lines: [`${publicUrl()}/requests/${requestId}`] }
  },
}

/** Tells officers once that a promised answer or decision is due. */
export const requestDue: NoticeKind<About> = {
  name: 'requests.due',
  payload: about,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'Something that you look after is due',
  digest: {
    opening: ['By today somebody was promised to hear from us. Sign in to answer or to decide:'],
    closing: ['This is the only message about these promises.'],
  },
  say: async (ctx, { requestId }) => {
    const state = await stateOf(ctx, requestId)
    if (!state || !awaitsDecision(state)) return { moot: 'It was decided or taken back since.' }
    return { lines: [`${publicUrl()}/requests/${requestId}`] }
  },
}

const left = z.object({ eventId: z.string() })

/** Tells whoever posted an event that the request it came from no longer stands behind it. */
export const eventLeft: NoticeKind<z.infer<typeof left>> = {
  name: 'requests.event-left',
  payload: left,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'Look again at what you posted',
  digest: {
    opening: [
      'What you posted came from a request that was taken back or moved. Sign in, and cancel it if it does not take place:',
    ],
    closing: ['This is the only message about it.'],
  },
  say: async (ctx, { eventId }) => {
    const [event] = await read(ctx, (tx) =>
      tx.select({ status: events.status }).from(events).where(eq(events.id, eventId)),
    )
    if (!event || !mayTakePlace(event.status)) return { moot: 'The event is off the calendar since.' }
    return { lines: [`${publicUrl()}/events/${eventId}`] }
  },
}
