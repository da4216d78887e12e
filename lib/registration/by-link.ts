/**
 * A place by the link of a letter, without signing in: for guests the only way, and good until it begins. Reading it changes
 * nothing, whoever reads it; a step is sent by a button.
 */
import { eq } from 'drizzle-orm'
import { writeIfNeeded } from '@/lib/audit/write'
import { eventCalendar } from '@/lib/events/feed-files'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { notFound, notNow } from '@/lib/platform/errors'
import { inWords } from '@/lib/platform/in-words'
import { type About, aboutOf, itemOf } from './about'
import { placeInput, placeStepInput } from './inputs'
import { refusalTexts } from './messages'
import { givePlaceBack, passPlace, takePlace } from './own-steps'
import { registrationOfLink } from './place-link'
import { withPlaces } from './places'
import { turnOf } from './queries'
import type { PlaceShown } from './shapes'
import { registrations } from './tables'

const asLink = ({ now, requestId, locale }: Ctx): Ctx => ({ ...systemCtx('letter link', now), requestId, locale })

/** @throws not-found for a link that we did not sign */
async function aboutLink(system: Ctx, link: string): Promise<About> {
  const registrationId = registrationOfLink(link)
  const about = registrationId ? await aboutOf(system, registrationId) : null
  if (!about) throw notFound('This link')
  return about
}

const hasBegun = ({ beginsAt, event }: About, now: Date): boolean =>
  event.status !== 'postponed' && (beginsAt === null || beginsAt <= now)

/** What the link is about, as it is now. Of a group of survivors it does not say which. @throws not-found for a link that we did not sign */
export async function getPlace(ctx: Ctx, input: unknown): Promise<PlaceShown> {
  const { link } = placeInput.parse(input)
  const system = asLink(ctx)
  return shown(system, await aboutLink(system, link))
}

async function shown(system: Ctx, about: About): Promise<PlaceShown> {
  const { registration, event, times, isQuiet, attendee } = about
  const { state, ending, reason, offerUntil, checkInCode, endedAt } = registration
  const turn = await read(system, (tx) => turnOf(tx, system, registration))
  const item = isQuiet ? null : await itemOf(system, registration)
  const session = item?.sessions.find(
    ({ key, withdrawn }) => !withdrawn && (registration.sessionId === null || key === registration.sessionId),
  )
  const holds = state === 'registered'
  const isOpen = endedAt === null && !hasBegun(about, system.now)
  return {
    ...{ state, turn, ending, reason, offerUntil: offerUntil?.toISOString() ?? null },
    ...{ name: attendee.name, title: isQuiet ? null : event.title, slug: isQuiet ? null : event.slug },
    ...{ times: times ?? null, zone: about.zone, isPostponed: event.status === 'postponed' },
    ...{ place: holds ? (session?.location ?? null) : null, link: holds ? (session?.link ?? null) : null },
    checkInCode: holds ? checkInCode : null,
    hasFile: holds && item !== null,
    may: { answer: isOpen && state === 'offered', giveBack: isOpen && state !== 'offered' },
  }
}

const steps = { take: takePlace, pass: passPlace, 'give-back': givePlaceBack } as const

/**
 * Takes what is offered, leaves it to the next, or gives the place back; sent again it changes nothing more.
 * @throws not-found for a link that we did not sign; not-now once it has begun, or when the place went to the next
 */
export async function answerPlace(ctx: Ctx, input: unknown): Promise<PlaceShown> {
  const { link, step } = placeStepInput.parse(input)
  const system = asLink(ctx)
  const about = await aboutLink(system, link)
  if (hasBegun(about, ctx.now)) throw notNow(inWords(refusalTexts, ctx.locale)('over'))
  const { id, eventId } = about.registration
  await writeIfNeeded(system, (w) =>
    withPlaces(w, eventId, async () => {
      const [row] = await w.tx.select().from(registrations).where(eq(registrations.id, id))
      if (row) await steps[step](w, row)
    }),
  )
  return shown(system, await aboutLink(system, link))
}

/** The event as a file for one's own calendar, with its place. @throws not-found, also without a place of one's own */
export async function placeFile(ctx: Ctx, input: unknown): Promise<string> {
  const { link } = placeInput.parse(input)
  const system = asLink(ctx)
  const { registration, isQuiet } = await aboutLink(system, link)
  const item = registration.state === 'registered' && !isQuiet ? await itemOf(system, registration) : null
  if (!item) throw notFound('This link')
  const { sessionId } = registration
  const sessions = item.sessions.filter(({ key, withdrawn }) => !withdrawn && (sessionId === null || key === sessionId))
  return eventCalendar({ ...item, sessions }, ctx.now)
}
