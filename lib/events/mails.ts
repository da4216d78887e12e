/** Messages about events. Their subjects and words are neutral: they may be read on a shared screen. */
import { and, eq, inArray } from 'drizzle-orm'
import * as z from 'zod/mini'
import { read } from '@/lib/platform/database'
import { env, publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { itemsOf } from './calendar'
import { queryOf } from './saved-searches'
import { savedSearches } from './saved-tables'
import type { CalendarItem } from './shapes'
import { stopLinkOf } from './stop-link'
import { events } from './tables'
import { countWaiting } from './waiting'
import { placeWords, sessionWords } from './words'

const decision = z.object({ eventId: z.string() })

/** Tells the organizer once that a moderator decided; the decision itself is read after signing in. */
export const decisionMade: NoticeKind<z.infer<typeof decision>> = {
  name: 'events.decision-made',
  payload: decision,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A decision about what you posted',
  digest: {
    opening: ['Somebody has looked at what you posted. Sign in to read the decision and what you can do next:'],
    closing: ['This is the only message about this decision. We write again when there is another one.'],
  },
  say: async (ctx, { eventId }) => {
    const [event] = await read(ctx, (tx) =>
      tx.select({ status: events.status }).from(events).where(eq(events.id, eventId)),
    )
    if (!event) return { moot: 'There is no such event any longer.' }
    if (event.status === 'withdrawn') return { moot: 'The organizer has withdrawn it since.' }
    return { lines: [`${publicUrl()}/events/${eventId}`] }
  },
}

const news = z.object({ searchId: z.string(), eventIds: z.array(z.string()), total: z.number() })

/** Tells whoever keeps a search what is new for it: what was canceled or is over by then is left out. */
export const newForSearch: NoticeKind<z.infer<typeof news>> = {
  name: 'events.new-for-search',
  payload: news,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'New dates for what you follow',
  digest: {
    opening: ['These dates are new since we last wrote to you:'],
    closing: [
      'You get this because you asked for it. To change how often, sign in and open “Calendar by mail” under your name.',
    ],
  },
  say: async (ctx, { searchId, eventIds, total }) =>
    read(ctx, async (tx) => {
      const [search] = await tx.select().from(savedSearches).where(eq(savedSearches.id, searchId))
      if (!search) return { moot: 'Whoever kept this search has stopped it.' }
      const published = await tx
        .select({ id: events.id })
        .from(events)
        .where(and(inArray(events.id, eventIds), eq(events.status, 'published')))
      const held = new Set(published.map(({ id }) => id))
      const items = await itemsOf(
        tx,
        eventIds.filter((id) => held.has(id)),
        null,
      )
      const ahead = items.filter(({ sessions }) => sessions.some(({ endsAt }) => endsAt > ctx.now.toISOString()))
      if (ahead.length === 0) return { moot: 'What was new is over, or was canceled.' }
      const more = total - eventIds.length
      // A letter may be read by whoever watches somebody: of a group of survivors it says nothing, its address included.
      const named = ahead.filter(({ kind }) => kind !== 'support-group')
      const unnamed = ahead.length - named.length
      const isQuiet = search.filter.kind?.includes('support-group') ?? false
      const name = isQuiet ? 'What you follow' : `“${search.name}”`
      const rest = `${publicUrl()}/calendar${isQuiet ? '' : queryOf(search.filter)}`
      return {
        lines: [
          `${name}:`,
          ...named.map((item) => newsLine(item, ctx.now)),
          more + unnamed > 0 ? `${more + unnamed} more, and all others: ${rest}` : `All of them: ${rest}`,
          `Stop letters for ${name}: ${publicUrl()}/stop-letters?link=${stopLinkOf(searchId, env().AUTH_SECRET ?? '')}`,
        ],
      }
    }),
}

function newsLine(item: CalendarItem, now: Date): string {
  const session = item.sessions.find(({ endsAt }) => endsAt > now.toISOString())
  const when = session ? [sessionWords(session), placeWords(item, session)] : []
  return [item.title, ...when, `${publicUrl()}/calendar/${item.slug}`].join('\n')
}

/** Tells moderators, once a day, that something waits for them. */
export const submissionsWait: NoticeKind<Record<string, never>> = {
  name: 'events.submissions-wait',
  payload: z.object({}),
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'Something waits for your decision',
  digest: {
    opening: ['This waits for a moderator. Sign in, look at it, and decide:'],
    closing: ['We write again tomorrow while anything waits, and not when nothing does.'],
  },
  say: async (ctx) => {
    const waiting = await read(ctx, countWaiting)
    if (waiting === 0) return { moot: 'All of it was decided about since.' }
    return { lines: [`${waiting === 1 ? 'One thing' : `${waiting} things`}: ${publicUrl()}/moderation`] }
  },
}
