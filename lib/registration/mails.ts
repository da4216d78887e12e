/** Messages about registrations. Subjects are neutral, and of a group of survivors no letter says which it is. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { agencies } from '@/lib/agencies/tables'
import { wallText } from '@/lib/events/places'
import { eventSessions, events } from '@/lib/events/tables'
import { sessionWords } from '@/lib/events/words'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import type { NoticeKind } from '@/lib/platform/notify'
import { moment } from '@/lib/platform/words-of-time'
import { type RegistrationState, registrationStates } from './kinds'
import { registrations } from './tables'

/** A registration as letters speak of it: which date it is about, and the first of its times that is not over. */
async function aboutOf(ctx: Ctx, registrationId: string) {
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select({
        registration: registrations,
        title: events.title,
        kind: events.kind,
        slug: events.slug,
        status: events.status,
        agency: agencies.name,
      })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .leftJoin(agencies, eq(agencies.id, registrations.agencyId))
      .where(eq(registrations.id, registrationId))
    if (!row) return null
    const { registration, title, kind, slug, status, agency } = row
    const [session] = await tx
      .select()
      .from(eventSessions)
      .where(
        and(
          eq(eventSessions.eventId, registration.eventId),
          registration.sessionId ? eq(eventSessions.id, registration.sessionId) : isNull(eventSessions.withdrawnAt),
          registration.endedAt ? undefined : gt(eventSessions.endsAt, ctx.now),
        ),
      )
      .orderBy(sql`${eventSessions.startsAt}`)
      .limit(1)
    const isQuiet = kind === 'support-group'
    const when = session
      ? sessionWords({
          zone: session.zone,
          startsLocal: wallText(session.startsLocal),
          endsLocal: wallText(session.endsLocal),
        })
      : ''
    return {
      ...{
        registration,
        status,
        agency,
        zone: session?.zone ?? 'America/New_York',
        startsAt: session?.startsAt ?? null,
      },
      what: isQuiet ? [when] : [title, when],
      page: isQuiet ? `${publicUrl()}/training` : `${publicUrl()}/calendar/${slug}`,
    }
  })
}

const told = z.object({
  registrationId: z.string(),
  state: z.enum(registrationStates),
  /** What their agency writes to them with it. */
  line: z.optional(z.string()),
})
const GONE = { moot: 'There is no such registration any longer.' }

const opening: Partial<Record<RegistrationState, string>> = {
  registered: 'Your place is kept:',
  waitlisted: 'You are on the waiting list. We write as soon as a place is free for you:',
  'awaiting-approval': 'Your registration came in. Whoever holds it decides about it, and we write to you then:',
  declined: 'Whoever holds it could not give you a place:',
  withdrawn: 'You are no longer registered:',
  expired: 'A place that was kept for you went to the next on the list:',
}
const endings: Record<string, string> = {
  'by-coordinator': 'Your agency gave the place back.',
  'event-cancelled': 'It was canceled.',
  'session-withdrawn': 'This part of it does not take place.',
}

/** Says where a registration stands, once for each state that it comes to. */
export const standingTold: NoticeKind<z.infer<typeof told>> = {
  name: 'registration.standing',
  payload: told,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'About your registration',
  say: async (ctx, { registrationId, state, line }) => {
    const about = await aboutOf(ctx, registrationId)
    if (!about) return GONE
    const { registration, what, page, agency } = about
    if (registration.state !== state) return { moot: 'It stands differently since.' }
    const byOthers = registration.registeredBy !== null && registration.registeredBy !== registration.personId
    const from =
      byOthers && agency && !registration.endedAt
        ? [
            `${agency} put you down for this. If you cannot come, give the place back; what you need there you tell the organizer yourself.`,
          ]
        : []
    const why = [endings[registration.ending ?? ''], registration.reason].filter((each) => each) as string[]
    const code = state === 'registered' ? [`Your code for the door: ${registration.checkInCode}`] : []
    return {
      lines: [
        opening[state] ?? '',
        what.filter(Boolean).join('\n'),
        ...from,
        ...(line ? [line] : []),
        ...why,
        ...code,
        page,
      ],
    }
  },
}

const offered = z.object({ registrationId: z.string(), until: z.string() })

/** Made only at hours at which its reader is awake, so that the hold does not run while a letter waits. */
export const offerMade: NoticeKind<z.infer<typeof offered>> = {
  name: 'registration.offer',
  payload: offered,
  urgency: 'at-once',
  goesTo: 'person',
  subject: 'A place is kept for you',
  say: async (ctx, { registrationId, until }) => {
    const about = await aboutOf(ctx, registrationId)
    if (!about) return GONE
    if (about.registration.state !== 'offered') return { moot: 'It was answered since.' }
    return {
      lines: [
        `A place came free. It is kept for you until ${moment(until, about.zone)}; after that it goes to the next on the list, and nobody minds.`,
        about.what.filter(Boolean).join('\n'),
        `Take it, or pass: ${publicUrl()}/training`,
      ],
    }
  },
}

const changed = z.object({ registrationId: z.string(), sequence: z.int() })

/** Says that day, hour, place or title are others now, or that there is no day yet, once for each number of the event. */
export const changeTold: NoticeKind<z.infer<typeof changed>> = {
  name: 'registration.changed',
  payload: changed,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A date of yours has changed',
  say: async (ctx, { registrationId, sequence }) => {
    const about = await aboutOf(ctx, registrationId)
    if (!about) return GONE
    if (about.registration.endedAt) return { moot: 'They do not come.' }
    if (about.registration.toldSequence > sequence)
      return { moot: 'It was changed again since, and a later letter says so.' }
    const isPostponed = about.status === 'postponed'
    return {
      lines: [
        isPostponed
          ? 'It is postponed, and there is no new day yet. Your place stays yours, and we write when there is one. This is the day it had:'
          : 'When, where or what has changed. This is how it stands now:',
        about.what.filter(Boolean).join('\n'),
        about.page,
      ],
    }
  },
}

const near = z.object({ registrationId: z.string() })

/** A week and a day before. */
export const dateNear: NoticeKind<z.infer<typeof near>> = {
  name: 'registration.reminder',
  payload: near,
  urgency: 'by-day',
  goesTo: 'person',
  subject: 'A date of yours is near',
  say: async (ctx, { registrationId }) => {
    const about = await aboutOf(ctx, registrationId)
    if (!about) return GONE
    const { registration, startsAt, status } = about
    if (registration.state !== 'registered' || status !== 'published')
      return { moot: 'They do not come, or it is off.' }
    if (!startsAt || startsAt <= ctx.now) return { moot: 'It has begun.' }
    return {
      lines: [
        'You are registered for:',
        about.what.filter(Boolean).join('\n'),
        `Your code for the door: ${registration.checkInCode}`,
        `If you cannot come, give the place back there: ${publicUrl()}/training`,
      ],
    }
  },
}
