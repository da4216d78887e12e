/** What is kept of a code: a digest of it with its address. */
import { createHash } from 'node:crypto'

export const codeDigest = (email: string, code: string): Buffer =>
  createHash('sha256').update(`${email}\n${code}`).digest()
