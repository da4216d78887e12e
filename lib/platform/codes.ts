/** Codes that people read aloud, type and scan: short, without look-alikes, not to be guessed. */
import { randomBytes, randomInt } from 'node:crypto'

/** Crockford's base 32: no I, L, O (look like 1, 1, 0), no U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_CHARACTERS = 12
const PREFIX = 'AT'
const CODE = new RegExp(`^(?:${PREFIX})?([${ALPHABET}]{${RANDOM_CHARACTERS + 1}})$`)
const LONGEST_INPUT = 64

/**
 * A new certificate code, `AT-XXXX-XXXX-XXXXX`: 12 random characters (60 bits) and a check character. Unique by chance,
 * so the column that stores it still carries a unique key.
 */
export function certificateCode(): string {
  const digits = [...randomBytes(RANDOM_CHARACTERS)].map((byte) => byte % ALPHABET.length)
  return dashed([...digits, timesTwo(remainder(digits))].map((digit) => ALPHABET.charAt(digit)).join(''))
}

/**
 * The code as issued, from what a person typed: any case, with or without prefix, dashes and spaces, O for 0, I or L
 * for 1. Nothing when it cannot be a code: every mistyped character and every pair of swapped characters is caught.
 */
export function parseCertificateCode(text: string): string | null {
  const body = CODE.exec(plainCode(text))?.[1]
  if (body === undefined) return null
  return remainder([...body].map((character) => ALPHABET.indexOf(character))) === 0 ? dashed(body) : null
}

/** What was typed, in the letters of codes; empty for what is too long to be one. */
const plainCode = (text: string): string =>
  text.length > LONGEST_INPUT
    ? ''
    : text
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[\s\p{Pd}]/gu, '')
        .replaceAll('O', '0')
        .replace(/[IL]/g, '1')

const CHECK_IN_CHARACTERS = 7
const CHECK_IN_CODE = new RegExp(`^[${ALPHABET}]{${CHECK_IN_CHARACTERS + 1}}$`)

/** A code for the door, `XXXX-XXXX`: 7 random characters (35 bits) and a check character; its column carries a unique key. */
export function checkInCode(): string {
  const digits = [...randomBytes(CHECK_IN_CHARACTERS)].map((byte) => byte % ALPHABET.length)
  return doorCode([...digits, timesTwo(remainder(digits))].map((digit) => ALPHABET.charAt(digit)).join(''))
}

/** The code as issued, from what was scanned or typed; nothing when it cannot be one. */
export function parseCheckInCode(text: string): string | null {
  const plain = plainCode(text)
  if (!CHECK_IN_CODE.test(plain)) return null
  return remainder([...plain].map((character) => ALPHABET.indexOf(character))) === 0 ? doorCode(plain) : null
}

const doorCode = (plain: string) => `${plain.slice(0, 4)}-${plain.slice(4)}`

/** Six random decimal digits, leading zeros kept: a sign-in or confirmation code, to be used once and soon. */
export const sixDigits = (): string => randomInt(1_000_000).toString().padStart(6, '0')

const dashed = (body: string) => `${PREFIX}-${body.slice(0, 4)}-${body.slice(4, 8)}-${body.slice(8)}`

/** Each place has its own weight, a power of 2 in the field of 32 elements; that is why swapped characters show. */
const remainder = (digits: readonly number[]) => digits.reduce((sum, digit) => timesTwo(sum) ^ digit, 0)

/** Doubling in the field of 32 elements (x^5 + x^2 + 1). */
const timesTwo = (n: number) => (n & 16 ? (n << 1) ^ 0b100101 : n << 1)
