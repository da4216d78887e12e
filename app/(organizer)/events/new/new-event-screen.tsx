'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import type { Me } from '@/lib/agencies/me-shape'
import type { EventFields } from '@/lib/events/fields'
import { fullName } from '@/lib/platform/words'
import { ownZone } from '@/lib/platform/words-of-time'
import { offered } from '@/lib/platform/zones'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { PleaseSignIn } from '../../../_client/please-sign-in'
import { Loading } from '../../../_ui/loading'
import { PageTitle } from '../../../_ui/title'
import { copied, emptyEvent, type Poster } from '../../_event-form/values'

const EventForm = lazy(() => import('../../_event-form/event-form').then((each) => ({ default: each.EventForm })))

/** A new event, empty or like one of one's own (`?like=…`). */
export function NewEventScreen() {
  const like = useSearchParams().get('like')
  const query = useQuery(api.identity.getMe.queryOptions())
  return (
    <Loaded query={query} lines={10}>
      {(me) => {
        if (!me.person) return <PleaseSignIn />
        return like ? <Like key={like} eventId={like} me={me} /> : <Empty me={me} person={me.person} />
      }}
    </Loaded>
  )
}

function Like({ eventId, me }: { eventId: string; me: Me }) {
  const query = useQuery(api.events.getMyEvent.queryOptions({ input: { eventId }, refetchOnWindowFocus: false }))
  return (
    <Loaded query={query} lines={10}>
      {({ fields }) => <NewEvent like={eventId} fields={copied(fields)} me={me} />}
    </Loaded>
  )
}

/** Whoever serves no agency holds events for the organization of the last one. */
function Empty({ me, person }: { me: Me; person: NonNullable<Me['person']> }) {
  const poster = posterOf(me, person)
  const query = useQuery(api.events.listMyEvents.queryOptions({ enabled: poster.sponsor === '' }))
  if (poster.sponsor !== '') return <NewEvent fields={emptyEvent(poster)} me={me} />
  return (
    <Loaded query={query} lines={10}>
      {({ items }) => <NewEvent fields={emptyEvent({ ...poster, sponsor: items[0]?.sponsor ?? '' })} me={me} />}
    </Loaded>
  )
}

type NewEventProps = { like?: string; fields: EventFields; me: Me }

function NewEvent({ like, fields: given, me }: NewEventProps) {
  const router = useRouter()
  const [fields] = useState(given)
  const atOnce = me.may.publishEvents
  return (
    <>
      <PageTitle
        title="Post an event"
        lead={
          atOnce
            ? 'One page, about three minutes. It is on the calendar as soon as you publish it.'
            : 'One page, about three minutes. A moderator looks at it before it is on the calendar.'
        }
      />
      <Suspense fallback={<Loading lines={10} />}>
        <EventForm
          eventId={null}
          from={null}
          like={like ?? null}
          status="draft"
          fields={fields}
          publishAtOnce={atOnce}
          onDone={({ eventId }) => router.replace(`/events/${eventId}`)}
        />
      </Suspense>
    </>
  )
}

function posterOf(me: Me, person: NonNullable<Me['person']>): Poster {
  const agency = me.looksAfter[0] ?? me.serves[0]
  return {
    name: fullName({ given: person.givenName, family: person.familyName }),
    email: person.email ?? '',
    sponsor: agency?.name ?? '',
    zone: offered(agency?.timeZone ?? person.timeZone ?? ownZone()),
    state: agency?.state ?? '',
  }
}
