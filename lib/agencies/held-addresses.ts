/** Addresses that stay as they are, as long as what an administrator joined can be parted again. */
import type { Writer } from '@/lib/audit/write'
import { heldUntil } from '@/lib/identity/joined-records'
import { isStillSignedIn } from '@/lib/identity/own-addresses'
import { notNow, signedOut } from '@/lib/platform/errors'
import { moment } from '@/lib/platform/words-of-time'
import { zoneOfPerson } from './own-day'

/**
 * Asked once the addresses are locked, so that no join is on its way. Parting ends every session: who waited for it in one of
 * them acts for nobody any more.
 * @throws signed-out; not-now, with until when and what to do first
 */
export async function refuseWhileHeld(w: Writer, personId: string): Promise<void> {
  if (!(await isStillSignedIn(w.ctx, w.tx))) throw signedOut()
  const until = await heldUntil(w.tx, personId, w.ctx.now)
  if (!until) return
  const when = moment(until.toISOString(), await zoneOfPerson(w.tx, personId))
  throw notNow(
    `An administrator joined another record to this one. Your addresses stay as they are until ${when}, so that the two can be parted again. To change them sooner, part the two records first.`,
  )
}
