/** Lines that somebody has to make sure of again, counted where nobody is signed in. */
import { isNull } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { directoryDay } from './days'
import { isDue } from './line-rules'
import { contactLines } from './tables'

/** @returns how many stand and were not verified for 90 days */
export async function linesDueIn(tx: Tx, now: Date): Promise<number> {
  const rows = await tx
    .select({ verifiedOn: contactLines.lastVerifiedOn })
    .from(contactLines)
    .where(isNull(contactLines.retiredAt))
  const today = directoryDay(now)
  return rows.filter(({ verifiedOn }) => isDue(verifiedOn, today)).length
}
