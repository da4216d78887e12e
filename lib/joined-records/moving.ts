/** What moves when one record is joined to another, and back. Credits, certificates and the trail stay where they were written. */
import { sql } from 'drizzle-orm'
import { lockRoster } from '@/lib/agencies/affiliations'
import { moveServiceBack } from '@/lib/agencies/moved-back'
import { agenciesToMove, moveService } from '@/lib/agencies/moved-service'
import type { Writer } from '@/lib/audit/write'
import { moveListings, moveListingsBack } from '@/lib/directory/moved'
import { moveEvents, moveEventsBack, moveSearches, moveSearchesBack } from '@/lib/events/moved'
import { lockAddresses } from '@/lib/identity/addresses'
import type { Moved, Pair } from '@/lib/identity/moved'
import { moveLogins, moveLoginsBack } from '@/lib/identity/moved-logins'
import { moveCalendars, moveCalendarsBack } from '@/lib/interop/calendars/moved'
import { moveLearning, moveLearningBack } from '@/lib/learning/moved'
import { anyId } from '@/lib/platform/bulk'
import { lockChains } from '@/lib/records/ledger'
import { moveRelated, moveRelatedBack } from '@/lib/related/moved'

/**
 * Locks what both records hold, in one order for all: rosters, addresses, modules under way, chains. What was read before is only where to
 * lock; it is read again after.
 */
export async function lockBoth(w: Writer, { personId, lastingId }: Pair): Promise<void> {
  const both = [personId, lastingId].sort()
  const rows = await w.tx.execute<{ id: string }>(
    sql`select distinct agency_id as id from affiliations where person_id = ${anyId(both)} order by 1`,
  )
  for (const { id } of rows) await lockRoster(w, id)
  for (const id of both) await lockAddresses(w, id)
  // Completing a module holds its enrollment before it asks for the chain.
  await w.tx.execute(sql`select from enrollments where person_id = ${anyId(both)} and completed_at is null
    and withdrawn_at is null order by id for update`)
  await lockChains(w.tx, both)
}

/** Moves everything of the joined record that can move. @throws not-now when both serve in one agency */
export async function moveAll(w: Writer, pair: Pair): Promise<Moved> {
  const agencies = await agenciesToMove(w, pair)
  const { logins, main } = await moveLogins(w, pair)
  return {
    logins,
    ...(await moveService(w, pair, agencies, main)),
    ...(await moveLearning(w, pair)),
    events: await moveEvents(w, pair),
    listings: await moveListings(w, pair),
    related: await moveRelated(w, pair),
    searches: await moveSearches(w, pair),
    calendars: await moveCalendars(w, pair),
  }
}

/** Puts back what is still there. @throws not-now when the record that goes on would be left without an address */
export async function moveAllBack(w: Writer, pair: Pair, moved: Moved, joinedAt: Date): Promise<void> {
  await moveLoginsBack(w, pair, moved)
  await moveServiceBack(w, pair, moved, joinedAt)
  await moveLearningBack(w, pair, moved, joinedAt)
  await moveEventsBack(w, pair, moved)
  await moveListingsBack(w, pair, moved)
  await moveRelatedBack(w, pair, moved)
  await moveSearchesBack(w, pair, moved)
  await moveCalendarsBack(w, pair, moved)
}
