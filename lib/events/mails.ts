/** Messages about events. Their subjects and words are neutral: they may be read on a shared screen. */
import { and, eq, inArray, isNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import { people } from '@/lib/identity/tables'
import { read } from '@/lib/platform/database'
import { env, publicUrl } from '@/lib/platform/env'
import { inWords } from '@/lib/platform/in-words'
import { inLocale, type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import type { NoticeKind } from '@/lib/platform/notify'
import { fullName } from '@/lib/platform/words'
import { itemsOf } from './calendar'
import { newsTexts } from './messages'
import { queryOf } from './saved-searches'
import { savedSearches } from './saved-tables'
import type { CalendarItem } from './shapes'
import { staffInvitations } from './staff-tables'
import { type Stopped, stopLinkOf } from './stop-link'
import { events } from './tables'
import { countWaiting } from './waiting'
import { placeIn, sessionIn } from './words-in'

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
  subject: newsTexts.subject,
  digest: { opening: [newsTexts.opening], closing: [newsTexts.closing] },
  say: async (ctx, { searchId, eventIds, total }, chosen) =>
    read(ctx, async (tx) => {
      const [search] = await tx.select().from(savedSearches).where(eq(savedSearches.id, searchId))
      if (!search || search.rhythm === 'never') return { moot: 'Whoever kept this search has stopped it.' }
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
      const language = chosen ?? USUAL_LOCALE
      return {
        lines: newsLines(search, ahead, { more: total - eventIds.length, now: ctx.now, locale: language }),
        stop: stopAddress({ personId: search.personId }, language),
        language,
      }
    }),
}

const stopAddress = (stopped: Stopped, locale: Locale) =>
  `${publicUrl()}${inLocale(locale, '/stop-letters')}?link=${stopLinkOf(stopped, env().AUTH_SECRET ?? '')}`

type Search = typeof savedSearches.$inferSelect
type About = { more: number; now: Date; locale: Locale }

/** A letter may be read by whoever watches somebody: of a group of survivors it says nothing, its address included. */
function newsLines(search: Search, ahead: readonly CalendarItem[], { more, now, locale }: About): string[] {
  const say = inWords(newsTexts, locale)
  const named = ahead.filter(({ kind }) => kind !== 'support-group')
  const count = more + ahead.length - named.length
  const isQuiet = search.filter.kind?.includes('support-group') ?? false
  const { name } = search
  const address = `${publicUrl()}/calendar${isQuiet ? '' : queryOf(search.filter)}`
  const stop = stopAddress({ searchId: search.id }, locale)
  return [
    isQuiet ? say('unnamed') : say('named', { name }),
    ...named.map((item) => newsLine(item, now, locale)),
    count > 0 ? say('more', { count, address }) : say('all', { address }),
    isQuiet ? say('stopUnnamed', { address: stop }) : say('stop', { name, address: stop }),
  ]
}

function newsLine(item: CalendarItem, now: Date, locale: Locale): string {
  const session = item.sessions.find(({ endsAt }) => endsAt > now.toISOString())
  const when = session ? [sessionIn(locale, session), placeIn(locale, item, session)] : []
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

const asked = z.object({ invitationId: z.string(), email: z.string() })

/** To an address that its person may not have confirmed: whether they run an event beside whoever posted it. Of a group of survivors it says nothing. */
export const staffAsked: NoticeKind<z.infer<typeof asked>> = {
  name: 'events.staff-asked',
  payload: asked,
  urgency: 'by-day',
  goesTo: 'given',
  subject: 'A question about a date',
  say: async (ctx, { invitationId }) => {
    const [open] = await read(ctx, (tx) =>
      tx
        .select({ title: events.title, kind: events.kind, given: people.givenName, family: people.familyName })
        .from(staffInvitations)
        .innerJoin(events, eq(events.id, staffInvitations.eventId))
        .innerJoin(people, eq(people.id, staffInvitations.sentBy))
        .where(and(eq(staffInvitations.id, invitationId), isNull(staffInvitations.answer))),
    )
    if (!open) return { moot: 'The question was answered or withdrawn.' }
    const what = open.kind === 'support-group' || !open.title ? 'a date' : `“${open.title}”`
    return {
      lines: [
        `${fullName(open)} asks you to look after ${what} together: what is written about it, who comes, and who was there.`,
        `Sign in with this address to say yes or no: ${publicUrl()}/events`,
        'If you do not know who this is, say no or ignore this message; the question lapses after 30 days.',
      ],
    }
  },
}
