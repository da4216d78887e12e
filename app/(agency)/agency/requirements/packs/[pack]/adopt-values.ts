/** What the form of an adoption holds beside what is sent. Pure. */
import type { UseFormReturn } from 'react-hook-form'
import type * as z from 'zod/mini'
import type { adoptPackInput } from '@/lib/mandates/inputs'
import type { Given } from '@/lib/mandates/pack'
import type { Person } from '../../../_people/find-people'

export type Sent = z.output<typeof adoptPackInput>
/** Whom it is for by name, with what they are called, and names of courses as they are typed: a line each. */
export type Typed = z.input<typeof adoptPackInput> & { people: Person[]; courses: string }
export type AdoptionForm = UseFormReturn<Typed, unknown, Sent>

const listed = (text: string) => text.split('\n').flatMap((line) => line.trim() || [])

/** What a pack leaves to the agency, as it stands in the form. */
export const givenOf = (
  given: Partial<NonNullable<Typed['given']>> | null | undefined,
  courses: string | undefined,
): Given => ({
  titles: listed(courses ?? ''),
  countsFrom: given?.countsFrom || null,
  months: given?.months || null,
})
