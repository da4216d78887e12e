/** Days of a single person that a rule may count from: what they are called, and what comes in and goes out. Pure. */
import * as z from 'zod/mini'
import { madeFrom } from '@/lib/audit/sent'
import { addDays, type Day } from '@/lib/platform/days'
import { dayText } from '@/lib/platform/text'
import { longDay } from '@/lib/platform/words-of-time'

/** Those from which days and months are counted. */
export const startKinds = [
  'license',
  'certification',
  'appointment',
  'promotion',
  'grant-contact',
  'application',
] as const
export type StartKind = (typeof startKinds)[number]
/** The one list of them; a new one is added here, and to the check of the table. Of a birth only the month is kept, as `birthMonthDay`. */
export const ownDateKinds = [...startKinds, 'birth-month'] as const
export type OwnDateKind = (typeof ownDateKinds)[number]

/** Of a form: "License issued". */
export const ownDateLabels: Record<OwnDateKind, string> = {
  license: 'License issued',
  certification: 'Certification issued',
  appointment: 'Appointed',
  promotion: 'Promoted to supervisor',
  'grant-contact': 'Named as point of contact of a grant',
  application: 'Applied for a credential',
  'birth-month': 'Month of birth',
}
/** Within a sentence: "the day of the license". */
export const ownDateWords: Record<StartKind, string> = {
  license: 'the day of the license',
  certification: 'the day of the certification',
  appointment: 'the day of the appointment',
  promotion: 'the day of the promotion to supervisor',
  'grant-contact': 'the day of being named as point of contact of a grant',
  application: 'the day of applying for a credential',
}

const whose = { agencyId: z.uuid(), personId: z.uuid() }
const day = z.optional(z.nullable(dayText()))
const month = z.optional(z.nullable(z.string().check(z.regex(/^2000-(0[1-9]|1[0-2])-01$/, 'Choose the month.'))))
export const ownDatesInput = z.object({ ...whose })
/** A day that is not sent stays as it is; null takes it away. */
export const keepOwnDatesInput = z.object({
  ...whose,
  madeFrom,
  licenseOn: day,
  certificationOn: day,
  appointmentOn: day,
  promotionOn: day,
  grantContactOn: day,
  applicationOn: day,
  /** The month alone, as the first day of it in the year 2000: neither the day of birth nor the year is kept. */
  birthMonth: month,
})
type Sent = Omit<z.infer<typeof keepOwnDatesInput>, 'agencyId' | 'personId' | 'madeFrom'>
export type OwnDateFields = { [Field in keyof Sent]-?: Day | null }

/** Days that come, change or, with null, go; those of other kinds stay. */
export type OwnDateChanges = Partial<Record<OwnDateKind, Day | null>>
/** Why a day cannot be one of them, in a sentence: nobody who serves has one from before, and none is known so long ahead. */
export function strangeOwnDate(on: Day, today: Day): string | null {
  if (on < '1940-01-01') return 'This day is before 1940. Check the year.'
  return on > addDays(today, 366) ? 'This day is more than a year ahead. Check the year.' : null
}

/** Which field of the form a kind is. */
export const ownDateFields: Record<OwnDateKind, keyof OwnDateFields> = {
  license: 'licenseOn',
  certification: 'certificationOn',
  appointment: 'appointmentOn',
  promotion: 'promotionOn',
  'grant-contact': 'grantContactOn',
  application: 'applicationOn',
  'birth-month': 'birthMonth',
}

const told = z.nullable(z.string())
export const ownDatesShape = z.object({
  version: z.string(),
  mayKeep: z.boolean(),
  licenseOn: told,
  certificationOn: told,
  appointmentOn: told,
  promotionOn: told,
  grantContactOn: told,
  applicationOn: told,
  birthMonth: told,
})

/** Of a day of birth, what is kept: the first day of its month, always in the same year. */
export const birthMonthDay = (day: Day): Day => `2000-${day.slice(5, 7)}-01`

/** "May", or the day: as it is read. */
export const ownDateSaid = (kind: OwnDateKind, on: Day, dayWords: (day: Day) => string): string =>
  kind === 'birth-month' ? (longDay(on).split(' ')[0] ?? on) : dayWords(on)
