/** The form of a claim: minutes as hours, and what is known from where it began. */
import type { UseFormReturn } from 'react-hook-form'
import { type ClaimFields, claimDraft } from '@/lib/claims/inputs'
import type { PublicEvent } from '@/lib/events/shapes'
import type { RelatedItem } from '@/lib/related/inputs'
import { hoursOrNone } from '../../_client/hours'

/** `hours` as it is typed. */
export type ClaimValues = Omit<ClaimFields, 'minutes'> & { hours: string; attested: boolean }
export type ClaimForm = UseFormReturn<ClaimValues>

export const emptyClaim = (): ClaimFields => claimDraft.parse({})

const hoursOf = (minutes: number | null) => (minutes === null ? '' : String(Math.round((minutes / 60) * 100) / 100))

export const valuesOf = ({ minutes, ...fields }: ClaimFields): ClaimValues => ({
  ...fields,
  ...{ hours: hoursOf(minutes), attested: false },
})

/** Hours as they are typed become whole minutes; what is no number is refused by the schema, in words. */
export function minutesTyped(typed: unknown): number | null {
  const hours = hoursOrNone(typed)
  return hours === null ? null : Math.round(hours * 60)
}

/**
 * As they are sent. A single day is its own last one. A draft keeps what can be kept: hours that are no number are none.
 */
export function fieldsOf({ hours, attested: _, ...values }: ClaimValues): ClaimFields {
  const minutes = minutesTyped(hours)
  return {
    ...values,
    mode: values.mode || null,
    agencyId: values.agencyId || null,
    topicIds: values.topicIds || [],
    priorityIds: values.priorityIds || [],
    endsOn: values.endsOn || values.startsOn,
    minutes: minutes === null || Number.isNaN(minutes) || minutes < 1 ? null : minutes,
  }
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
