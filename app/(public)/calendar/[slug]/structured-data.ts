/**
 * An event as search engines read it (schema.org/Event). A place that is not shown is not in it either, and nothing stands
 * in it that the organizer did not say: no picture, no performer, no website of theirs, no point on a map.
 */
import type { PublicEvent, PublicSession } from '@/lib/events/shapes'
import { audienceNames } from '@/lib/events/words'

export function structuredData(event: PublicEvent, url: string) {
  const [first, ...others] = event.sessions
  const last = event.sessions.at(-1)
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.title,
    description: event.summary,
    url,
    eventStatus: `https://schema.org/${STATES[event.status]}`,
    eventAttendanceMode: `https://schema.org/${MODES[event.format]}`,
    organizer: organizer(event),
    ...subjects(event),
    ...offers(event, url),
    ...(first && last
      ? {
          startDate: withOffset(first.startsLocal, first.startsAt),
          endDate: withOffset(last.endsLocal, last.endsAt),
          location: location(event, first),
        }
      : {}),
    ...(others.length > 0
      ? {
          subEvent: event.sessions.map((session) => ({
            '@type': 'Event',
            name: event.title,
            startDate: withOffset(session.startsLocal, session.startsAt),
            endDate: withOffset(session.endsLocal, session.endsAt),
            location: location(event, session),
          })),
        }
      : {}),
    ...(/^free\b/i.test(event.cost) ? { isAccessibleForFree: true } : {}),
  }
}

/** Who holds it, and whom to ask. */
const organizer = ({ sponsor, contactName, contactEmail, contactPhone }: PublicEvent) => ({
  '@type': 'Organization',
  name: sponsor,
  email: contactEmail,
  contactPoint: {
    '@type': 'ContactPoint',
    name: contactName,
    email: contactEmail,
    ...(contactPhone ? { telephone: contactPhone } : {}),
  },
})

/** What it is about, and for whom, where that was said. */
function subjects({ priorities, topics, audiences }: PublicEvent) {
  const about = [...priorities, ...topics].map(({ name }) => ({ '@type': 'Thing', name }))
  const audience = audiences.map((key) => ({ '@type': 'Audience', audienceType: audienceNames[key] ?? key }))
  return { ...(about.length > 0 ? { about } : {}), ...(audience.length > 0 ? { audience } : {}) }
}

/** What it costs where the words say a price; where to register either way. */
function offers({ cost, registrationUrl, status }: PublicEvent, url: string) {
  const [, dollars] = /^\$(\d{1,5}(?:\.\d{2})?)$/.exec(cost.trim()) ?? []
  const price = /^free\b/i.test(cost) ? '0' : dollars
  if (price === undefined || status !== 'published') return {}
  return {
    offers: {
      '@type': 'Offer',
      price,
      priceCurrency: 'USD',
      url: registrationUrl ?? url,
      availability: 'https://schema.org/InStock',
    },
  }
}

const STATES = { published: 'EventScheduled', postponed: 'EventPostponed', cancelled: 'EventCancelled' } as const
const MODES = {
  'in-person': 'OfflineEventAttendanceMode',
  virtual: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
} as const

function location(event: PublicEvent, session: PublicSession) {
  const online = { '@type': 'VirtualLocation', ...(session.link ? { url: session.link } : {}) }
  if (event.format === 'virtual') return online
  const { venueName, address, city, state, postalCode } = session
  const place = {
    '@type': 'Place',
    ...(venueName ? { name: venueName } : {}),
    address: {
      '@type': 'PostalAddress',
      ...(address ? { streetAddress: address } : {}),
      ...(city ? { addressLocality: city } : {}),
      ...(state ? { addressRegion: state } : {}),
      ...(postalCode ? { postalCode } : {}),
      addressCountry: 'US',
    },
  }
  return event.format === 'hybrid' ? [place, online] : place
}

/** `2026-12-10T09:00:00-08:00` from the wall time and its instant. */
export function withOffset(wall: string, instant: string): string {
  const minutes = Math.round((Date.parse(`${wall}:00Z`) - Date.parse(instant)) / 60_000)
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${wall}:00${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`
}

/** As the content of a script element: nothing in it can end the element. */
export const scriptText = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c')
