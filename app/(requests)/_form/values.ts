/** The form of a request: the fields of its kind, and what is known of who asks. */
import type { UseFormReturn } from 'react-hook-form'
import type { Me } from '@/lib/agencies/me-shape'
import { fullName } from '@/lib/platform/words'
import { ownZone } from '@/lib/platform/words-of-time'
import { offered } from '@/lib/platform/zones'
import type { FieldsOf, RequestFields } from '@/lib/requests/inputs'
import type { RequestKind } from '@/lib/requests/kinds'

type Own<K extends RequestKind> = Omit<FieldsOf<K>, 'kind'>
type AnyKind = Own<'training'> & Own<'prosecution-training'> & Own<'coaching'> & Own<'other-help'>
/** Whatever a kind may ask; a form holds the fields of its own kind alone. */
export type AskValues = Partial<AnyKind> & { kind: RequestKind }
export type AskForm = UseFormReturn<AskValues, unknown, RequestFields>

/** As they are sent: nothing of another kind is in the form. */
export const fieldsOf = (values: AskValues): RequestFields => values as RequestFields

type Asker = { name: string; email: string; agency: Me['serves'][number] | undefined; zone: string }

export function askerOf(me: Me, person: NonNullable<Me['person']>): Asker {
  const agency = me.looksAfter[0] ?? me.serves[0]
  return {
    name: fullName({ given: person.givenName, family: person.familyName }),
    email: person.email ?? '',
    agency: me.serves.find(({ agencyId }) => agencyId === agency?.agencyId) ?? me.serves[0],
    zone: offered(agency?.timeZone ?? person.timeZone ?? ownZone()),
  }
}

/** @param wishedOn a day that was tried before */
export function emptyRequest(kind: RequestKind, { name, email, agency, zone }: Asker, wishedOn = ''): RequestFields {
  const common = {
    agencyId: agency?.agencyId ?? null,
    priorityIds: [],
    need: '',
    contactName: name,
    contactEmail: email,
    contactPhone: '',
  }
  const state = agency?.state ?? ''
  const held = {
    ...{ wishedOn, otherDays: '', trainingDays: 1, startsLocal: '09:00', endsLocal: '16:00', zone, people: null },
    ...{ audienceKinds: [], venueName: '', address: '', city: '', state, postalCode: '', access: '' },
  }
  switch (kind) {
    case 'training':
      return { kind, ...common, ...held, courseId: null, topicId: null }
    case 'prosecution-training':
      return { kind, ...common, ...held, audience: null, subject: '' }
    case 'coaching':
      return {
        ...{ kind, ...common, organization: agency?.name ?? '', organizationKind: null },
        ...{ state, stage: null, aims: [], today: '' },
      }
    case 'other-help':
      return { kind, ...common, help: null, state, neededBy: '' }
  }
}

/** An empty choice is none. */
export const orNone = (typed: unknown) => (typed === '' || typed === undefined ? null : typed)
/** What cannot be read as a number is refused by the schema, in words. */
export const numberOrNone = (typed: unknown) => (typed === '' || typed === null ? null : Number(typed))
