/** What the parts of the form share: what there is to choose from, and how it is called. */
import { type FieldErrors, get } from 'react-hook-form'
import type * as z from 'zod/mini'
import { employments } from '@/lib/agencies/kinds'
import { capital, hours } from '@/lib/platform/words'
import type { choicesShape } from '@/lib/requirements/answers'
import { seriesKey } from '@/lib/requirements/engine/keys'
import { type Called, employmentWords, eventCalled } from '@/lib/requirements/explained/asked'
import type { RequirementForm, RequirementValues } from './values'
import type { EventChosen } from './what-values'

export type Choices = z.infer<typeof choicesShape>
export type PartProps = { form: RequirementForm }
export type ChoosingProps = PartProps & { choices: Choices }
/** Of the rule as a whole, or of one of several things that it asks for. */
export type At = 'what' | `what.entries.${number}`
export type AtProps = PartProps & { at: At }
export type EntryProps = ChoosingProps & { at: At }

/** Names of modules, topics and priorities by id, and of the events that the form has found. */
export function calledIn({ courses, topics, priorities }: Choices, events: readonly EventChosen[] = []): Called {
  const names = new Map([
    ...events.flatMap((event) => [
      [event.eventId, eventCalled(event)] as const,
      [seriesKey(event.seriesId ?? event.eventId), event.title] as const,
    ]),
    ...courses.map(({ courseId, title }) => [courseId, title] as const),
    ...[...topics, ...priorities].map(({ id, name }) => [id, name] as const),
  ])
  return (id) => names.get(id) ?? '…'
}

/** Units, each below the one that it is part of. */
export const unitOptions = ({ units }: Choices) =>
  units.map(({ unitId, name, depth }) => ({ value: unitId, label: `${'\u2003'.repeat(depth)}${name}` }))

export const employmentOptions = employments.map((value) => ({ value, label: capital(employmentWords[value]) }))

/** What is wrong with the rule as a whole: the form has no field of that name. */
export const messageAt = (errors: FieldErrors<RequirementValues>, name: string): string | undefined =>
  (errors as Record<string, { message?: string } | undefined>)[name]?.message

/** The same of a field that stands deep within the rule. */
export const messageIn = (errors: FieldErrors<RequirementValues>, path: string): string | undefined =>
  (get(errors, path) as { message?: string } | undefined)?.message

export const moduleOptions = ({ courses }: Choices) =>
  courses.map(({ courseId, title, creditMinutes }) => ({
    value: courseId,
    label: title,
    hint: creditMinutes > 0 ? hours(creditMinutes) : undefined,
  }))
