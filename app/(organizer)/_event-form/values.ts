/** The form of an event: the same fields as the API, with days and times in their own controls. */
import type { UseFormReturn } from 'react-hook-form'
import type * as z from 'zod/mini'
import type { EventFields, SessionFields } from '@/lib/events/fields'
import type { eventFields } from '@/lib/events/inputs'

export type EventValues = z.input<typeof eventFields>
export type EventForm = UseFormReturn<EventValues, unknown, EventFields>

/** What is known of who posts: it saves typing. */
export type Poster = { name: string; email: string; sponsor: string; zone: string; state: string }

export const emptySession = ({ zone, state }: Pick<Poster, 'zone' | 'state'>): SessionFields => ({
  startsLocal: '',
  endsLocal: '',
  zone,
  otherZone: false,
  venueName: '',
  address: '',
  city: '',
  state,
  postalCode: '',
  link: '',
})

/** Another event like one that was held: everything but its days and what belongs to that one alone. */
export const copied = (fields: EventFields): EventFields => ({
  ...fields,
  sessions: fields.sessions.map(({ id: _, ...session }) => ({
    ...session,
    startsLocal: joinWall('', timeOf(session.startsLocal)),
    endsLocal: joinWall('', timeOf(session.endsLocal)),
  })),
})

export const emptyEvent = (poster: Poster): EventFields => ({
  title: '',
  summary: '',
  description: '',
  kind: 'training',
  format: 'in-person',
  sessions: [emptySession(poster)],
  sponsor: poster.sponsor,
  audiences: [],
  topicIds: [],
  priorityIds: [],
  cost: 'Free',
  accessibility: '',
  contactName: poster.name,
  contactEmail: poster.email,
  contactPhone: '',
  registrationUrl: '',
  creditHours: null,
  hidePlace: false,
})

/** A further session: the next day, the same hours and place. */
export function nextSession(last: NonNullable<EventValues['sessions']>[number]): SessionFields {
  const next = (wall: string | undefined) => joinWall(dayAfter(dayOf(wall)), timeOf(wall))
  return {
    ...emptySession({ zone: last.zone ?? '', state: last.state ?? '' }),
    otherZone: last.otherZone ?? false,
    ...Object.fromEntries(placeFields.map((name) => [name, last[name]])),
    startsLocal: next(last.startsLocal),
    endsLocal: next(last.endsLocal),
  }
}

export const dayOf = (wall: string | undefined) => wall?.split('T')[0] ?? ''
export const timeOf = (wall: string | undefined) => wall?.split('T')[1] ?? ''
/** Half of it may be missing while somebody types. */
export const joinWall = (day: string, time: string) => (day || time ? `${day}T${time}` : '')

/** The day after an ISO day; nothing after nothing. */
export function dayAfter(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? '' : new Date(at + 86_400_000).toISOString().slice(0, 10)
}

export type PlaceField = 'venueName' | 'address' | 'city' | 'state' | 'postalCode' | 'link'
export const placeFields: readonly PlaceField[] = ['venueName', 'address', 'city', 'state', 'postalCode', 'link']

/** Whether the sessions are in more than one place. */
export const isSpread = (sessions: readonly Partial<Record<PlaceField, string | undefined>>[] = []): boolean =>
  sessions.some((session) => placeFields.some((name) => (session[name] ?? '') !== (sessions[0]?.[name] ?? '')))
