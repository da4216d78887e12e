/** What may come in about certifications that people hold, and what goes out. Pure: the browser loads it. */
import * as z from 'zod/mini'
import { creationKey } from '@/lib/audit/sent'
import { pageNumber } from '@/lib/platform/files/page-number'
import { stateNames } from '@/lib/platform/states'
import { dayText, textBlock, textLine, thingName } from '@/lib/platform/text'
import { whole } from '@/lib/platform/whole'
import { certificationKinds, certificationStates, isOfState, type Which } from './kinds'

const nothing = <T extends z.core.SomeType>(shape: T) => z._default(z.nullable(shape), null)
const ISSUED = 'Give the day on which it was issued.'

/** Which certification: also what a requirement asks for. */
export const whichFields = {
  kind: z.enum(certificationKinds, 'Choose the certification.'),
  state: nothing(z.string().check(z.refine((code) => Object.hasOwn(stateNames, code), 'Choose the state.'))),
  name: nothing(thingName('the name of the certification', 120)),
}

const asked = {
  agencyId: z.uuid('Choose the agency.'),
  /** Whose it is; nothing: one’s own. */
  personId: nothing(z.uuid()),
  key: creationKey,
  ...whichFields,
  number: nothing(textLine({ most: 60 })),
  issuer: textLine({ most: 160, least: 2, missing: 'Say who issued it.' }),
  issuedOn: dayText(ISSUED),
  /** The last day on which it is valid; nothing: it does not expire. */
  expiresOn: nothing(dayText()),
  /** The one that it renews. */
  followsId: nothing(z.uuid()),
  /** A photo or PDF that was sent for it (`/files?use=certification`). */
  fileId: nothing(z.uuid()),
}
type Asked = Which & { issuedOn: string; expiresOn: string | null }

const complete = whole<Asked>((asked) => {
  const field = (name: keyof Asked, message: string) => ({ field: name, message })
  return [
    () => isOfState(asked.kind) && asked.state === null && field('state', 'Choose the state that gave it.'),
    () => asked.kind === 'other' && asked.name === null && field('name', 'Say what it is called.'),
    () => asked.issuedOn < EARLIEST && field('issuedOn', 'Choose a day after 1940.'),
    () =>
      asked.expiresOn !== null &&
      asked.expiresOn < asked.issuedOn &&
      field('expiresOn', 'It ends before it was issued. Check both days.'),
    () => asked.expiresOn !== null && asked.expiresOn > LATEST && field('expiresOn', 'Choose a day before 2100.'),
  ]
})
const EARLIEST = '1940-01-01'
const LATEST = '2100-01-01'

export const enterCertificationInput = z.object(asked).check(complete)
export type CertificationTerms = Omit<z.infer<typeof enterCertificationInput>, 'key'>

/** What has no meaning with the kind is nothing, whatever was sent. */
export const settledWhich = <T extends Which>(given: T): T => ({
  ...given,
  state: isOfState(given.kind) ? given.state : null,
  name: given.kind === 'other' ? given.name : null,
})

export const certificationInput = z.object({ certificationId: z.uuid() })
export const certificationPageInput = z.extend(certificationInput, { page: pageNumber })
export const withdrawCertificationInput = z.object({
  certificationId: z.uuid(),
  /** Of what was taken back or given up: the first day on which it no longer held. Nothing: it never held. */
  endedOn: nothing(dayText()),
  why: textBlock({ most: 1000, least: 3, missing: 'Say why.' }),
})
export const personCertificationsInput = z.object({ agencyId: z.uuid(), personId: z.uuid() })

/** What of an agency is listed: what waits to be verified, what expires within so many days, what expired, or all. */
export const listedCertifications = ['waiting', '30', '60', '90', 'expired', 'all'] as const
export const agencyCertificationsInput = z.object({
  agencyId: z.uuid(),
  which: z._default(z.enum(listedCertifications), '90'),
  page: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1),
})

const signed = z.nullable(z.object({ by: z.string(), on: z.string() }))
export const certificationShape = z.object({
  certificationId: z.string(),
  personId: z.string(),
  personName: z.string(),
  agencyName: z.string(),
  kind: z.enum(certificationKinds),
  state: z.nullable(z.string()),
  name: z.nullable(z.string()),
  number: z.nullable(z.string()),
  issuer: z.string(),
  issuedOn: z.string(),
  expiresOn: z.nullable(z.string()),
  stands: z.enum(certificationStates),
  /** The last day on which it is valid, as far as it is known. */
  validUntil: z.nullable(z.string()),
  /** Another one follows it. */
  isRenewed: z.boolean(),
  /** `pages`: of a PDF, which is looked at page by page, where somebody counted them. */
  proof: z.nullable(z.object({ fileName: z.string(), isPicture: z.boolean(), pages: z.nullable(z.int()) })),
  entered: z.object({ by: z.string(), on: z.string() }),
  verified: signed,
  /** Nobody there may verify it: since then administrators of the platform are asked to name somebody who can. */
  askedOn: z.nullable(z.string()),
  withdrawn: z.nullable(z.object({ by: z.string(), on: z.string(), why: z.string(), endedOn: z.nullable(z.string()) })),
  mayVerify: z.boolean(),
  mayWithdraw: z.boolean(),
  mayRenew: z.boolean(),
})
export type CertificationTold = z.infer<typeof certificationShape>
export const certificationsShape = z.object({
  items: z.array(certificationShape),
  /** Enter another one. */
  mayEnter: z.boolean(),
})
export const agencyCertificationsShape = z.object({
  items: z.array(certificationShape),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
})
