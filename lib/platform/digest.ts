/** What tells two texts apart, where nobody gains by making them alike. */
import crypto from 'node:crypto'

const { hash }: Partial<Pick<typeof crypto, 'hash'>> = crypto

/** SHA-1 in Base64: in one call where Node has it (from 20.12 on), which takes a third of the time. */
export const digestOf = (text: string): string =>
  hash ? hash('sha1', text, 'base64') : crypto.createHash('sha1').update(text).digest('base64')
