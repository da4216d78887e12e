/** What may come in about agencies, their people and roles. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { email, familyName, givenName } from '@/lib/identity/inputs'
import { cleanName, cursorText, dayText, searchText, textLine, thingName } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { agencyKinds, CHOOSE_EMPLOYMENT, employments } from './kinds'

export { type AgencyKind, agencyKinds } from './kinds'

export const roleNames = [
  'supervisor',
  'coordinator',
  'organizer',
  'trusted-organizer',
  'moderator',
  'author',
  'administrator',
  'auditor',
  'training-officer',
  'prosecution-training-officer',
  'coaching-officer',
  'other-help-officer',
] as const

/** The longest name of an agency in the public list of law enforcement agencies has 72 characters. */
const line = (what: string, most: number) => thingName(`the ${what}`, most)
const id = z.uuid('This is not an identifier of the record.')
const day = dayText()

/** Nine characters: two of the state, then letters and digits (FBI, originating agency identifier). */
const ori = z
  .string()
  .check(
    z.overwrite(cleanName),
    z.toUpperCase(),
    z.regex(/^[A-Z]{2}[A-Z0-9]{7}$/, 'An ORI has nine characters, for example CA0371100.'),
  )
const uei = z
  .string()
  .check(
    z.overwrite(cleanName),
    z.toUpperCase(),
    z.regex(/^[A-HJ-NP-Z1-9][A-HJ-NP-Z0-9]{11}$/, 'A UEI has twelve letters and digits, without O and I.'),
  )
const state = z
  .string()
  .check(
    z.overwrite(cleanName),
    z.toUpperCase(),
    z.regex(/^[A-Z]{2}$/, 'Choose the state or territory; its two letters, for example OR or PR.'),
  )

const facts = {
  name: line('name of the agency', 200),
  kind: z.enum(agencyKinds, { error: 'Choose the kind of agency.' }),
  ori: z.nullable(ori),
  uei: z.nullable(uei),
  state,
  county: z.nullable(line('county', 120)),
  /** An IANA zone; nothing: the zone of the state. */
  timeZone: z.nullable(textLine({ most: 60 })),
  /** Yes, it keeps this zone although the state has another. */
  otherZone: z._default(z.boolean(), false),
  isOvcGrantee: z.boolean(),
}

export const addAgencyInput = z.object({
  key: creationKey,
  ...facts,
  ori: z._default(facts.ori, null),
  uei: z._default(facts.uei, null),
  county: z._default(facts.county, null),
  timeZone: z._default(facts.timeZone, null),
  isOvcGrantee: z._default(z.boolean(), false),
})
export const changeAgencyInput = z.object({ agencyId: id, madeFrom, ...facts })
export const addUnitInput = z.object({
  key: creationKey,
  agencyId: id,
  name: line('name of the unit', 120),
  parentId: z._default(z.nullable(id), null),
})

/** A role for the person of an address (or of an id), on the platform or in one agency or unit. */
export const grantRoleInput = z
  .object({
    key: creationKey,
    personId: z.optional(id),
    email: z.optional(email),
    role: z.enum(roleNames, { error: 'Choose a role.' }),
    agencyId: z._default(z.nullable(id), null),
    unitId: z._default(z.nullable(id), null),
  })
  .check(
    holds((input) => Boolean(input.personId) !== Boolean(input.email), {
      path: ['email'],
      message: 'Name the person by an e-mail address.',
    }),
  )
export const revokeRoleInput = z.object({ roleId: id })
export const nameCoordinatorInput = z.object({ key: creationKey, agencyId: id, givenName, familyName, email })

const search = z._default(searchText(), '')
const limit = z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50)

export const listAgenciesInput = z.object({
  /** Part of the name, or the ORI. */
  search,
  state: z.optional(state),
  kind: z.optional(z.enum(agencyKinds)),
  cursor: cursorText,
  limit,
})
export const agencyIdInput = z.object({ agencyId: id })
export const listPeopleInput = z.object({
  agencyId: id,
  /** Part of the name, or an employee number or address. */
  search,
  unitId: z.optional(id),
  /** `serving` now or later; `left`: those who serve no longer. */
  who: z._default(z.enum(['serving', 'left']), 'serving'),
  cursor: cursorText,
  limit,
})
export const memberInput = z.object({ agencyId: id, personId: id })
export const listRolesInput = z.object({ agencyId: z.optional(id) })

/** What is said about a person's service, by a form. */
export const serviceFields = {
  unitId: z._default(z.nullable(id), null),
  position: z._default(z.nullable(line('position', 120)), null),
  employment: z.enum(employments, CHOOSE_EMPLOYMENT),
  employeeNumber: z._default(z.nullable(line('employee number', 40)), null),
}
export { day as serviceDay, id as recordId }
