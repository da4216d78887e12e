/** What may come in about a roster: a file to check, a batch to load or take back, one person by a form. */
import * as z from 'zod/mini'
import { recordId, serviceDay, serviceFields } from '@/lib/agencies/inputs'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { email, familyName, givenName } from '@/lib/identity/inputs'
import { batchesPage, entriesPage, entryKeys, isGivenOnce, tableGiven } from '../batch-inputs'
import { rosterFields } from './fields'

export const entryKinds = [
  'refused',
  'duplicate',
  'moved',
  'changed',
  'returning',
  'new',
  'leaving',
  'unchanged',
] as const
export type EntryKind = (typeof entryKinds)[number]
/** What can be listed of a file by itself: those of a kind, or people here who are not in it. */
export const listedParts = [...entryKinds, 'absent'] as const

const columns = z
  .record(z.string().check(z.maxLength(200)), z.nullable(z.enum(rosterFields)))
  .check(z.refine((given) => Object.keys(given).length <= 200, 'A file has at most 200 columns.'))

/** Whose roster it is: asked before the file is looked at. */
export const rosterOwnerInput = z.object({ agencyId: recordId })

export const checkRosterInput = z
  .object({
    key: creationKey,
    agencyId: recordId,
    ...tableGiven,
    /** Which column is what, where the guess from its name was wrong; null: leave the column out. */
    columns: z._default(columns, {}),
  })
  .check(isGivenOnce)

export const applyRosterInput = z.object({
  batchId: recordId,
  /** Keys of proposed changes that are not to be made. */
  leaveOut: entryKeys,
  /** Keys of changes that are made only when somebody says so: people who are not in the file, possible namesakes. */
  include: entryKeys,
  /** What units are that the agency does not have, by the name in the file: new, or one that is there. */
  units: z._default(
    z.record(z.string().check(z.maxLength(120)), z.union([z.literal('new'), z.object({ unitId: recordId })])),
    {},
  ),
  /** How many would leave, typed again, when that is more than one in ten. */
  confirmLeavers: z.optional(z.int('Type the number of people who would leave.')),
})
export const getBatchInput = z.object({
  batchId: recordId,
  kind: z.optional(z.enum(listedParts)),
  page: entriesPage,
})
export const listBatchesInput = z.object({
  agencyId: recordId,
  ...batchesPage,
})

const emptyIsNone = <T>(inner: z.ZodMiniType<T, string>) => z._default(z.nullable(inner), null)

/** Whether one serves at an agency that has one on its roster. */
export const answerServiceInput = z.object({ agencyId: recordId, serves: z.boolean() })
export const answerInvitationInput = z.object({ invitationId: recordId, accept: z.boolean() })

export const addToRosterInput = z.object({
  key: creationKey,
  agencyId: recordId,
  givenName,
  familyName,
  email: emptyIsNone(email),
  ...serviceFields,
  /** First day of service; the record keeps it as the start of every clock that begins with the hire. */
  startsOn: serviceDay,
})
export const moveOnRosterInput = z.object({
  /** `versions.move` of the person. */
  madeFrom,
  agencyId: recordId,
  personId: recordId,
  ...serviceFields,
  /** The day from which the unit, position or employment holds. */
  on: serviceDay,
})
export const removeFromRosterInput = z.object({
  agencyId: recordId,
  personId: recordId,
  /** The last day of service. */
  lastDay: serviceDay,
})
export const editOnRosterInput = z.object({
  /** `versions.edit` of the person. */
  madeFrom,
  agencyId: recordId,
  personId: recordId,
  givenName,
  familyName,
  email: emptyIsNone(email),
})
