/** What goes out about task forces. */
import * as z from 'zod/mini'
import {
  amountBases,
  awardFunders,
  awardStates,
  partnerSides,
  servesWays,
  taskForceKinds,
  taskForceSides,
} from './fields'
import { taskForceForm } from './inputs'

const text = z.string()
const orNone = z.nullable(text)

const partyShape = z.object({ agencyId: orNone, name: text, side: z.enum(taskForceSides) })

const itemFields = {
  taskForceId: text,
  slug: text,
  name: text,
  kind: z.enum(taskForceKinds),
  state: text,
  servedStates: z.array(text),
  servedCounties: z.array(text),
  servedWords: orNone,
  postalCode: orNone,
  latitude: z.nullable(z.number()),
  longitude: z.nullable(z.number()),
  phone: orNone,
  email: orNone,
  url: orNone,
  since: orNone,
  /** The first day on which it is no more. */
  endedOn: orNone,
  isEnded: z.boolean(),
  /** Who is in it today: law enforcement first, then victim services, then the members; by name. */
  partners: z.array(partyShape),
  /** Of the two sides that its kind has, those without a partner today. */
  missingSides: z.array(z.enum(partnerSides)),
  /** From the ZIP code that was asked about to its seat. */
  miles: z.nullable(z.number()),
  /** Why it answers the ZIP code: it serves the county, or all of the state, or its seat lies within 50 miles. */
  serves: z.nullable(z.enum(servesWays)),
}
export const taskForceItemShape = z.object(itemFields)
export type TaskForceItem = z.infer<typeof taskForceItemShape>
export const taskForceItemsShape = z.object({ items: z.array(taskForceItemShape) })

const placeShape = z.object({
  zip: text,
  isKnown: z.boolean(),
  /** False where the ZIP code has no area of its own (post-office boxes). */
  isExact: z.boolean(),
  state: orNone,
  /** As `CA Contra Costa`. */
  county: orNone,
})
export type TaskForcePlace = z.infer<typeof placeShape>

export const taskForcesShape = z.object({
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** The words were found nowhere; these have words like them. */
  onlyClose: z.boolean(),
  place: z.nullable(placeShape),
  items: z.array(taskForceItemShape),
})
export type TaskForces = z.infer<typeof taskForcesShape>

const stretchShape = z.object({
  partnerId: text,
  version: text,
  agencyId: orNone,
  name: text,
  side: z.enum(taskForceSides),
  validFrom: text,
  /** The first day on which it is in it no longer. */
  validTo: orNone,
  isNow: z.boolean(),
  isAhead: z.boolean(),
})
export type PartnerStretch = z.infer<typeof stretchShape>

const awardShape = z.object({
  awardId: text,
  version: text,
  number: text,
  program: text,
  funder: z.enum(awardFunders),
  holderAgencyId: orNone,
  holder: text,
  /** Whole dollars. */
  amount: z.nullable(z.int()),
  basis: z.nullable(z.enum(amountBases)),
  startsOn: orNone,
  /** Its last day. */
  endsOn: orNone,
  state: z.enum(awardStates),
  sourceName: text,
  sourceUrl: orNone,
  sourceSeenOn: text,
})
export type TaskForceAward = z.infer<typeof awardShape>

const wholeFields = {
  ...itemFields,
  version: text,
  /** The day at its seat: what is running, ended or missing is told by it. */
  today: text,
  lawEnforcementDoes: orNone,
  victimServicesDoes: orNone,
  /** The sides without a partner, and since when; null where there never was one. */
  missing: z.array(z.object({ side: z.enum(partnerSides), since: orNone })),
  present: z.array(stretchShape),
  ahead: z.array(stretchShape),
  former: z.array(stretchShape),
  awards: z.array(awardShape),
  /** Its public listing in the directory. */
  listing: z.nullable(z.object({ slug: text, name: text })),
  /** Public events to come that its agencies organize. */
  events: z.array(
    z.object({
      slug: text,
      title: text,
      startsLocal: text,
      endsLocal: text,
      zone: text,
      city: orNone,
      state: orNone,
      organizer: text,
    }),
  ),
  updatedAt: text,
}
export const taskForceShape = z.object(wholeFields)
export type TaskForce = z.infer<typeof taskForceShape>

/** As those see it who keep it. */
export const keptTaskForceShape = z.object({
  ...wholeFields,
  fields: taskForceForm,
  mayChangeKind: z.boolean(),
  mayNameLeads: z.boolean(),
  /** Counties it serves that no state has by this name: no ZIP code is found in them. */
  unknownCounties: z.array(text),
  /** None but for those who name them. */
  leads: z.array(
    z.object({
      leadId: text,
      personId: text,
      name: text,
      email: orNone,
      namedOn: text,
      endedOn: orNone,
      /** False while the address is not the person's and confirmed. */
      isInEffect: z.boolean(),
    }),
  ),
  imports: z.array(
    z.object({
      importId: text,
      fileName: text,
      importedAt: text,
      importedBy: orNone,
      added: z.int(),
      changed: z.int(),
      takenBackAt: orNone,
      mayTakeBack: z.boolean(),
    }),
  ),
})
export type KeptTaskForce = z.infer<typeof keptTaskForceShape>

export const forceResultShape = z.object({ taskForceId: text, slug: text, version: text })
export type ForceResult = z.infer<typeof forceResultShape>
export const partnerResultShape = z.object({ partnerId: text, version: text })
export type PartnerResult = z.infer<typeof partnerResultShape>
export const awardResultShape = z.object({ awardId: text, version: text })
export type AwardResult = z.infer<typeof awardResultShape>

export const awardImportShape = z.object({
  dryRun: z.boolean(),
  /** None for a dry run, and for a file that changes nothing. */
  importId: orNone,
  /** Names what it would do: sent along to have just that done. */
  plan: text,
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  problems: z.array(z.object({ line: z.nullable(z.int()), message: text })),
  lines: z.array(
    z.object({
      line: z.int(),
      number: text,
      what: z.enum(['added', 'changed', 'unchanged']),
      changes: z.array(z.object({ field: text, from: text, to: text })),
    }),
  ),
})
export type AwardImport = z.infer<typeof awardImportShape>
export const takenBackShape = z.object({
  removed: z.int(),
  restored: z.int(),
  /** Numbers of awards that were changed or withdrawn since: they stay as they are. */
  kept: z.array(text),
})
