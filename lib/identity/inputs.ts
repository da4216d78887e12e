/** What may come in about people, signing in, sessions and tokens. */
import * as z from 'zod/mini'

const name = (what: string) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, `Type the ${what}.`),
      z.maxLength(120, `A ${what} may have at most 120 characters.`),
      z.regex(/^[^\p{Cc}<>]*$/u, `A ${what} may not hold < or > or control characters.`),
    )

export const givenName = name('first name')
export const familyName = name('last name')

/** An address as it is kept: trimmed and folded to lower case. */
export const email = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.email('Type a full e-mail address, for example a.okafor@agency.example.'),
    z.maxLength(254, 'An e-mail address has at most 254 characters.'),
  )

export const requestCodeInput = z.object({
  email,
  /** Given by people who are here for the first time. */
  givenName: z.optional(givenName),
  familyName: z.optional(familyName),
})
export const signInInput = z.object({
  email,
  code: z.string().check(z.trim(), z.regex(/^\d{6}$/, 'Type the six digits of the code.')),
})

export const makeTokenInput = z.object({
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Give the token a name that says what uses it.'),
      z.maxLength(80, 'A name may have at most 80 characters.'),
    ),
  mayWrite: z.boolean(),
  days: z.int('Choose a number of days.').check(z.minimum(1, 'At least 1 day.'), z.maximum(365, 'At most 365 days.')),
})

export const changeProfileInput = z.object({
  givenName,
  familyName,
  timeZone: z.nullable(z.string().check(z.maxLength(60))),
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
