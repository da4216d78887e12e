/** A registration as letters and the page of its link speak of it. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { feedItemsFor } from '@/lib/events/feed'
import { wallText } from '@/lib/events/places'
import { eventSessions, events } from '@/lib/events/tables'
import { sessionWords } from '@/lib/events/words'
import { mainAddressOf } from '@/lib/identity/addresses'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { fullName } from '@/lib/platform/words'
import type { RegistrationState } from './kinds'
import { placeAddress } from './place-link'
import { registrations } from './tables'

export type About = NonNullable<Awaited<ReturnType<typeof aboutOf>>>

/** Which date it is about, the first of its times that is not over, and whose it is. Of a group of survivors nothing says which it is. */
export async function aboutOf(ctx: Ctx, registrationId: string) {
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select({
        registration: registrations,
        event: { title: events.title, kind: events.kind, slug: events.slug, status: events.status },
        agency: agencies.name,
        given: people.givenName,
        family: people.familyName,
        email: mainAddressOf(registrations.personId),
      })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .leftJoin(agencies, eq(agencies.id, registrations.agencyId))
      .leftJoin(people, eq(people.id, registrations.personId))
      .where(eq(registrations.id, registrationId))
    if (!row) return null
    const { registration, event, agency, given, family, email } = row
    const sessions = await sessionsOf(tx, registration)
    const session = registration.endedAt ? sessions[0] : sessions.find(({ endsAt }) => endsAt > ctx.now)
    const isQuiet = event.kind === 'support-group'
    const times = session && {
      ...{ startsLocal: wallText(session.startsLocal), endsLocal: wallText(session.endsLocal), zone: session.zone },
    }
    const when = times ? sessionWords(times) : ''
    return {
      ...{ registration, event, agency, times, isQuiet, startsAt: session?.startsAt ?? null },
      /** When the first of them began or begins: from then on no link does anything. */
      beginsAt: sessions[0]?.startsAt ?? null,
      zone: session?.zone ?? 'America/New_York',
      what: isQuiet ? [when] : [event.title, when],
      page: isQuiet ? `${publicUrl()}/training` : `${publicUrl()}/calendar/${event.slug}`,
      place: placeAddress(registration.id),
      attendee: {
        name: registration.guestName ?? fullName({ given: given ?? '', family: family ?? '' }),
        email: registration.guestEmail ?? email ?? '',
      },
    }
  })
}

type Registration = typeof registrations.$inferSelect

/** In order of time, those that are off left out. */
const sessionsOf = (tx: Tx, { eventId, sessionId }: Registration) =>
  tx
    .select()
    .from(eventSessions)
    .where(
      and(
        eq(eventSessions.eventId, eventId),
        sessionId ? eq(eventSessions.id, sessionId) : isNull(eventSessions.withdrawnAt),
      ),
    )
    .orderBy(asc(eventSessions.startsAt), asc(eventSessions.id))

/** The event as the calendar of whoever comes has it; its place, also one that is not shown, with a place of their own. */
export async function itemOf(ctx: Ctx, { eventId, state }: { eventId: string; state: RegistrationState }) {
  const open = new Set(state === 'registered' ? [eventId] : [])
  const [item] = await read(ctx, (tx) => feedItemsFor({ tx, ctx }, [eventId], open))
  return item ?? null
}
