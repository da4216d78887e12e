/** The form of a claim: minutes as hours. */
import type { UseFormReturn } from 'react-hook-form'
import { type ClaimFields, claimDraft } from '@/lib/claims/fields'
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
