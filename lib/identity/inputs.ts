/** What may come in about people, signing in, sessions and tokens. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { locales } from '@/lib/platform/locales'
import { emailAddress, namePart, textBlock, textLine } from '@/lib/platform/text'

/** Empty for a person with one name: that one stands as the last name. */
export const givenName = namePart('first name')
export const familyName = namePart('last name').check(z.minLength(1, 'Type the last name, or the one name.'))

/** An address as it is kept: cleaned and folded to lower case. */
export const email = emailAddress

export const requestCodeInput = z.object({
  email,
  /** Given by people who are here for the first time. */
  givenName: z.optional(givenName),
  familyName: z.optional(familyName),
})
const code = z.string().check(z.trim(), z.regex(/^\d{6}$/, 'Type the six digits of the code.'))
export const signInInput = z.object({
  email,
  code,
  /** What the answer to the request for the code was named by. */
  request: z.optional(z.uuid()),
})

export const addAddressInput = z.object({ email })
export const confirmAddressInput = z.object({
  email,
  code,
  /** Messages go to it from now on. */
  main: z._default(z.boolean(), false),
})
export const addressIdInput = z.object({ loginId: z.uuid() })
export const addressShape = z.object({
  loginId: z.string(),
  address: z.string(),
  confirmed: z.boolean(),
  main: z.boolean(),
})

export const restoreAccessInput = z.object({
  /** An address that the person signed in with. */
  lost: email,
  /** The last name on the record, so that a mistyped address gives nobody away. */
  familyName,
  email,
  reason: textBlock({ least: 10, most: 500, missing: 'Say how you know that it is this person.' }),
})

export const withdrawAccessInput = z.object({
  email,
  reason: textBlock({ least: 10, most: 500, missing: 'Say why the address is taken back.' }),
})

export const makeTokenInput = z.object({
  key: creationKey,
  name: textLine({ most: 80, missing: 'Give the token a name that says what uses it.' }),
  mayWrite: z.boolean(),
  days: z.int('Choose a number of days.').check(z.minimum(1, 'At least 1 day.'), z.maximum(365, 'At most 365 days.')),
})

export const changeProfileInput = z.object({
  madeFrom,
  givenName,
  familyName,
  timeZone: z.nullable(z.string().check(z.maxLength(60))),
  /** Of letters; left out, it stays as it is. */
  language: z.optional(z.nullable(z.enum(locales))),
})

export const sessionShape = z.object({
  id: z.string(),
  device: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  current: z.boolean(),
})
export const tokenShape = z.object({
  id: z.string(),
  name: z.string(),
  mayWrite: z.boolean(),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
})
