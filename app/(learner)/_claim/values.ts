/** The form of a claim: minutes as hours. */
import type { UseFormReturn } from 'react-hook-form'
import { type ClaimFields, claimDraft } from '@/lib/claims/fields'
import { hoursOrNone } from '../../_client/hours'

/** By topic, as they are typed. */
export type TopicHoursTyped = Record<string, string>

/** `hours` as it is typed. */
export type ClaimValues = Omit<ClaimFields, 'minutes' | 'topicMinutes'> & {
  hours: string
  topicHours: TopicHoursTyped
  attested: boolean
}
export type ClaimForm = UseFormReturn<ClaimValues>

export const emptyClaim = (): ClaimFields => claimDraft.parse({})

export const hoursOf = (minutes: number | null) =>
  minutes === null ? '' : String(Math.round((minutes / 60) * 100) / 100)

export const topicHoursOf = (byTopic: Readonly<Record<string, number>>): TopicHoursTyped =>
  Object.fromEntries(Object.entries(byTopic).map(([topic, minutes]) => [topic, hoursOf(minutes)]))

/** Of the chosen topics, those that say something; what is no number stays none, to be refused in words. */
export const topicMinutesTyped = (typed: TopicHoursTyped, topicIds: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    topicIds.flatMap((topic) => {
      const minutes = minutesTyped(typed[topic])
      return minutes === null ? [] : [[topic, minutes]]
    }),
  )

export const valuesOf = ({ minutes, topicMinutes, ...fields }: ClaimFields): ClaimValues => ({
  ...fields,
  ...{ hours: hoursOf(minutes), topicHours: topicHoursOf(topicMinutes), attested: false },
})

/** Hours as they are typed become whole minutes; what is no number is refused by the schema, in words. */
export function minutesTyped(typed: unknown): number | null {
  const hours = hoursOrNone(typed)
  return hours === null ? null : Math.round(hours * 60)
}

/**
 * As they are sent. A single day is its own last one. A draft keeps what can be kept: hours that are no number are none.
 */
export function fieldsOf({ hours, topicHours, attested: _, ...values }: ClaimValues): ClaimFields {
  const minutes = minutesTyped(hours)
  const byTopic = Object.entries(topicMinutesTyped(topicHours ?? {}, values.topicIds || []))
  return {
    ...values,
    mode: values.mode || null,
    agencyId: values.agencyId || null,
    topicIds: values.topicIds || [],
    topicMinutes: Object.fromEntries(byTopic.filter(([, each]) => each >= 1)),
    priorityIds: values.priorityIds || [],
    endsOn: values.endsOn || values.startsOn,
    minutes: minutes === null || Number.isNaN(minutes) || minutes < 1 ? null : minutes,
  }
}
