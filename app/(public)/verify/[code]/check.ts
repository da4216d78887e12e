/** Verification by code, slowed down where somebody tries codes one after the other. */
import { parseCertificateCode } from '@/lib/platform/codes'
import { anyoneCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { limitTries } from '@/lib/platform/rate-limit'
import type { Verification } from '@/lib/records/inputs'
import { verifyCertificate } from '@/lib/records/queries'

/** Codes that fit their check character and still belong to nothing: a slip of the hand makes hardly any. */
const UNKNOWN_A_MINUTE = 120

/**
 * The answer to a code; nothing when too many unknown codes were tried in this minute. Codes that exist are always
 * answered. The page does not know who asks, so all who try share one count.
 */
export async function check(typed: string): Promise<Verification | null> {
  const ctx = anyoneCtx()
  const verification = await verifyCertificate(ctx, { code: typed })
  if (verification.state !== 'unknown' || !parseCertificateCode(typed)) return verification
  try {
    await limitTries(ctx, 'verify-unknown', UNKNOWN_A_MINUTE, 1)
    return verification
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'too-many') return null
    throw error
  }
}
