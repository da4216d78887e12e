'use client'
/** A claim that begins from something known: what it takes of it. Read when one does. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type ClaimFields, claimDraft } from '@/lib/claims/fields'
import type { PublicEvent } from '@/lib/events/shapes'
import type { RelatedItem } from '@/lib/related/inputs'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { Forbidden } from '../../_ui/forbidden'
import { likeLast } from './like-last'

type Begun = { slug: string; children: (start: ClaimFields, about: string) => ReactNode }

export function OfRelated({ slug, children }: Begun) {
  const query = useQuery(api.related.getRelated.queryOptions({ input: { slug } }))
  return (
    <Loaded query={query} lines={10}>
      {(course) => children(fromRelated(course), `related-${slug}`)}
    </Loaded>
  )
}

export function OfEvent({ slug, children }: Begun) {
  const query = useQuery(api.events.getEvent.queryOptions({ input: { slug } }))
  return (
    <Loaded query={query} lines={10}>
      {(event) => children(fromEvent(event), `event-${slug}`)}
    </Loaded>
  )
}

/** “Another like it”: an earlier one of one’s own. */
export function OfLast({ slug: claimId, children }: Begun) {
  const query = useQuery(api.claims.getClaim.queryOptions({ input: { claimId } }))
  return (
    <Loaded query={query} lines={10}>
      {({ own, fields }) => (own ? children(likeLast(fields), `like-${claimId}`) : <Forbidden />)}
    </Loaded>
  )
}

const ofRelated = {
  'self-paced': 'self-paced',
  'live-online': 'virtual',
  'in-person': 'in-person',
  mixed: null,
} as const

/** “I took this”: a course of others. */
export const fromRelated = ({ slug, title, provider, minutes, mode, topics, priorities }: RelatedItem): ClaimFields =>
  claimDraft.parse({
    ...{ title, provider, minutes, relatedSlug: slug },
    mode: ofRelated[mode],
    ...named(topics, priorities),
  })

/** “I was there”: an event of the calendar. */
export function fromEvent({
  slug,
  title,
  sponsor,
  creditMinutes,
  format,
  sessions,
  ...event
}: PublicEvent): ClaimFields {
  const days = sessions.map(({ startsLocal, endsLocal }) => [startsLocal.slice(0, 10), endsLocal.slice(0, 10)] as const)
  return claimDraft.parse({
    ...{ title, provider: sponsor, minutes: creditMinutes, eventSlug: slug },
    mode: format === 'virtual' ? 'virtual' : 'in-person',
    startsOn: days.map(([first]) => first).sort()[0] ?? '',
    endsOn:
      days
        .map(([, last]) => last)
        .sort()
        .at(-1) ?? '',
    ...named(event.topics, event.priorities),
  })
}

const named = (topics: readonly { id: string }[], priorities: readonly { id: string }[]) => ({
  topicIds: topics.map(({ id }) => id).slice(0, 8),
  priorityIds: priorities.map(({ id }) => id),
})
