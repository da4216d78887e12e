'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Me } from '@/lib/agencies/me-shape'
import { ownZone } from '@/lib/platform/words-of-time'
import { api } from '../../../_client/api'
import { Loaded, PleaseSignIn } from '../../../_client/loaded'
import { EventForm } from '../../_event-form/event-form'
import { emptyEvent, type Poster } from '../../_event-form/values'

export function NewEventScreen() {
  const query = useQuery(api.identity.getMe.queryOptions())
  return (
    <Loaded query={query}>
      {(me) => (me.person ? <NewEvent poster={posterOf(me, me.person)} /> : <PleaseSignIn />)}
    </Loaded>
  )
}

function NewEvent({ poster }: { poster: Poster }) {
  const router = useRouter()
  const [fields] = useState(() => emptyEvent(poster))
  return (
    <EventForm
      eventId={null}
      status="draft"
      fields={fields}
      publishAtOnce={false}
      onDone={({ eventId }) => router.replace(`/events/${eventId}`)}
    />
  )
}

function posterOf(me: Me, person: NonNullable<Me['person']>): Poster {
  const agency = me.looksAfter[0] ?? me.serves[0]
  return {
    name: `${person.givenName} ${person.familyName}`,
    email: person.email ?? '',
    sponsor: agency?.name ?? '',
    zone: agency?.timeZone ?? person.timeZone ?? ownZone(),
    state: agency?.state ?? '',
  }
}
