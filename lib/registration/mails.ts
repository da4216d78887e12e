/** Messages about registrations. Subjects are neutral, and of a group of survivors no letter says which it is. */
import * as z from 'zod/mini'
import type { Ctx } from '@/lib/platform/context'
import type { Attached } from '@/lib/platform/mail'
import type { NoticeKind, Said } from '@/lib/platform/notify'
import { plusMinutes } from '@/lib/platform/time'
import { moment } from '@/lib/platform/words-of-time'
import { type About, aboutOf, itemOf } from './about'
import { invitationsOf } from './invitation'
import { type RegistrationState, registrationStates } from './kinds'

const told = z.object({
  registrationId: z.string(),
  state: z.enum(registrationStates),
  /** What their agency writes to them with it. */
  line: z.optional(z.string()),
  /** Their calendar has an entry of it from before. */
  had: z.optional(z.boolean()),
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

/** What the calendar entry of a letter is made of; none about a group of survivors, since calendars are read by others too. */
async function attachedTo(
  ctx: Ctx,
  { registration, isQuiet, attendee }: About,
  hadEntry: boolean,
): Promise<Attached[]> {
  const { state, ending, sessionId, eventId } = registration
  if (isQuiet) return []
  const item = await itemOf(ctx, { eventId, state })
  return item ? invitationsOf(item, { state, ending, sessionId }, { attendee, stampedAt: ctx.now, hadEntry }) : []
}

const withEntry = async (ctx: Ctx, about: About, lines: string[], hadEntry = true): Promise<Said> => ({
  lines: lines.filter(Boolean),
  attached: await attachedTo(ctx, about, hadEntry),
})

const words = ({ what }: About) => what.filter(Boolean).join('\n')
/** Opened by programs that look at links, it only shows; a button does the rest. */
const wayBack = ({ place }: About) =>
  `To see it, or to give it back without signing in (the link is good until it begins): ${place}`

/** Says where a registration stands, once for each state that it comes to. */
export const standingTold: NoticeKind<z.infer<typeof told>> = {
  name: 'registration.standing',
  payload: told,
  urgency: 'by-day',
  goesTo: 'theirs',
  subject: 'About your registration',
  say: async (ctx, { registrationId, state, line = '', had = false }) => {
    const about = await aboutOf(ctx, registrationId)
    if (!about) return GONE
    const { registration, page, agency } = about
    if (registration.state !== state) return { moot: 'It stands differently since.' }
    const isOpen = registration.endedAt === null
    const byOthers = registration.registeredBy !== null && registration.registeredBy !== registration.personId
    const from =
      byOthers && agency && isOpen
        ? `${agency} put you down for this. If you cannot come, give the place back; what you need there you tell the organizer yourself.`
        : ''
    const why = [endings[registration.ending ?? ''] ?? '', registration.reason ?? '']
    const code = state === 'registered' ? `Your code for the door: ${registration.checkInCode}` : ''
    const lines = [opening[state] ?? '', words(about), from, line, ...why, code, isOpen ? wayBack(about) : page]
    return withEntry(ctx, about, lines, had)
  },
}

const offered = z.object({ registrationId: z.string(), until: z.string() })

/** Made only at hours at which its reader is awake, so that the hold does not run while a letter waits. */
export const offerMade: NoticeKind<z.infer<typeof offered>> = {
  name: 'registration.offer',
  payload: offered,
  urgency: 'at-once',
  goesTo: 'theirs',
  subject: 'A place is kept for you',
  say: async (ctx, { registrationId, until }) => {
    const about = await aboutOf(ctx, registrationId)
    if (!about) return GONE
    if (about.registration.state !== 'offered') return { moot: 'It was answered since.' }
    return withEntry(ctx, about, [
      `A place came free. It is kept for you until ${moment(until, about.zone)}; after that it goes to the next on the list, and nobody minds.`,
      words(about),
      `Take it, or pass: ${about.place}`,
    ])
  },
}

const changed = z.object({ registrationId: z.string(), sequence: z.int() })

/** Says that day, hour, place or title are others now, or that there is no day yet, once for each number of the event. */
export const changeTold: NoticeKind<z.infer<typeof changed>> = {
  name: 'registration.changed',
  payload: changed,
  urgency: 'by-day',
  goesTo: 'theirs',
  subject: 'A date of yours has changed',
  say: async (ctx, { registrationId, sequence }) => {
    const about = await aboutOf(ctx, registrationId)
    if (!about) return GONE
    const { registration, event } = about
    if (registration.endedAt) return { moot: 'They do not come.' }
    if (registration.toldSequence > sequence) return { moot: 'It was changed again since, and a later letter says so.' }
    const isPostponed = event.status === 'postponed'
    return withEntry(
      ctx,
      about,
      [
        isPostponed
          ? 'It is postponed, and there is no new day yet. Your place stays yours, and we write when there is one. This is the day it had:'
          : 'When, where or what has changed. This is how it stands now:',
        words(about),
        about.page,
        wayBack(about),
      ],
      false,
    )
  },
}

const near = z.object({ registrationId: z.string() })

/** A week and a day before. */
export const dateNear: NoticeKind<z.infer<typeof near>> = {
  name: 'registration.reminder',
  payload: near,
  urgency: 'by-day',
  goesTo: 'theirs',
  subject: 'A date of yours is near',
  say: async (ctx, { registrationId }) => {
    const about = await aboutOf(ctx, registrationId)
    if (!about) return GONE
    const { registration, startsAt, event } = about
    if (registration.state !== 'registered' || event.status !== 'published')
      return { moot: 'They do not come, or it is off.' }
    if (!startsAt || startsAt <= ctx.now) return { moot: 'It has begun.' }
    return withEntry(ctx, about, [
      'You are registered for:',
      words(about),
      `Your code for the door: ${registration.checkInCode}`,
      wayBack(about),
    ])
  },
}

const codeSent = z.object({ code: z.string(), sentAt: z.string() })
const CODE_MINUTES = 15

/** The code that shows that a guest's address is theirs. */
export const guestCode: NoticeKind<z.infer<typeof codeSent>> = {
  name: 'registration.guest-code',
  payload: codeSent,
  urgency: 'at-once',
  goesTo: 'given',
  subject: 'Your code',
  say: async (ctx, { code, sentAt }) => {
    if (plusMinutes(ctx.now, -CODE_MINUTES).toISOString() >= sentAt) return { moot: 'The code is too old to be used.' }
    return {
      // Phones show the beginning of a letter also when they are locked.
      lines: [
        'Type this code on the page that asked for it, to keep your place:',
        `${code}, good for ${CODE_MINUTES} minutes.`,
        'Somebody gave this address to keep a place without an account. If it was not you, do nothing: no place is kept, and nobody learns that you have this address.',
      ],
    }
  },
}
