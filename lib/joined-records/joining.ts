/** Makes two records one, inside a command that has settled that they are one person's. Both are locked. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { AuditEventName } from '@/lib/audit/events'
import type { Writer } from '@/lib/audit/write'
import { tellAddresses } from '@/lib/identity/addresses'
import { endAll, endAllOthers } from '@/lib/identity/ending'
import { keepMoved, startJoin } from '@/lib/identity/joined-records'
import { byEmail, findLogin } from '@/lib/identity/logins'
import type { Pair } from '@/lib/identity/moved'
import { addressesOfBoth } from '@/lib/identity/moved-logins'
import { joinedRecords } from '@/lib/identity/tables'
import { anyId } from '@/lib/platform/bulk'
import { notNow } from '@/lib/platform/errors'
import { servesYet } from '@/lib/platform/row-security'
import type { Grounds } from './inputs'
import { moveAll } from './moving'

/** Whose confirmed address it is. */
export async function signsInWith(w: Writer, email: string): Promise<string | null> {
  const login = await findLogin(w.tx, byEmail(email))
  return login?.verifiedAt ? login.personId : null
}

export async function wasJoined(w: Writer, lastingId: string): Promise<boolean> {
  const rows = await w.tx
    .select({ id: joinedRecords.id })
    .from(joinedRecords)
    .where(and(eq(joinedRecords.lastingId, lastingId), isNull(joinedRecords.endedAt)))
  return rows.length > 0
}

/**
 * @param grounds of an administrator, where not the person joins them
 * @returns the id of the join
 * @throws not-now where the joined record is made of two already, or both serve in one agency
 */
export async function joinIn(w: Writer, pair: Pair, grounds?: Grounds): Promise<string> {
  const { personId, lastingId } = pair
  if (await wasJoined(w, personId))
    throw notNow(
      grounds
        ? 'The record that would be joined is made of two already. Ask for it the other way around: let that one go on.'
        : 'The other record is made of two already. Sign in to it, and add the address of this one there.',
    )
  const to = await addressesOfBoth(w, pair)
  const joinId = await startJoin(w, pair)
  const moved = await moveAll(w, pair)
  await keepMoved(w, joinId, moved)
  const ended = await endAll(w, personId)
  // A session left open elsewhere and a token in some script would hold the other record's rights from now on.
  await endAllOthers(w, lastingId)
  touchBoth(w, pair)
  await tellAddresses(w, { key: joinId, to, what: grounds ? 'joined-by-administrator' : 'joined' })
  const joined = { kind: 'joined-records', id: joinId }
  w.record('record.joined', {
    ...joined,
    personId: lastingId,
    detail: {
      ...{ record: personId, ...grounds },
      ...{ agencies: moved.agencies.length, addresses: moved.logins.map(({ identifier }) => identifier) },
      ...{ enrollments: moved.enrollments.length, sessions: ended.sessions.length, tokens: ended.tokens.length },
    },
  })
  // Whoever has the other record again, once they are parted, finds who joined it and why.
  if (grounds) w.record('record.joined', { ...joined, personId, detail: { record: lastingId, ...grounds } })
  if (grounds) await tellAgencies(w, 'record.joined', { joinId, people: [lastingId] })
  return joinId
}

/** Service moved between the two, and what one earned counts for the other: what either owes is another now. */
export function touchBoth(w: Writer, { personId, lastingId }: Pair): void {
  for (const person of [personId, lastingId]) w.touch({ person })
}

/**
 * The agencies whose people these are, by their own word, find it in their trail: that it happened and who did it, nothing
 * of another agency and no reason.
 */
export async function tellAgencies(
  w: Writer,
  event: AuditEventName,
  { joinId, people }: { joinId: string; people: readonly string[] },
): Promise<void> {
  const served = await w.tx.execute<{ agencyId: string; personId: string }>(sql`
    select distinct a.agency_id as "agencyId", a.person_id as "personId" from affiliations a
      join joinings j on j.agency_id = a.agency_id and j.person_id = a.person_id
    where a.person_id = ${anyId(people)} and ${servesYet()} order by 1, 2`)
  for (const place of served) w.record(event, { kind: 'joined-records', id: joinId, ...place })
}
