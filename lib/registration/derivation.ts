/** What becomes of those who are registered when their event changes: told, ended with it, offered what came free. */
import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Derivation } from '@/lib/audit/derivations'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named } from '@/lib/platform/database'
import { notify } from '@/lib/platform/notify'
import { changeTold } from './mails'
import { endRegistrations, lockPlaces, offerPlaces, type Places, type Within, whose } from './places'
import { registrations } from './tables'

export const registrationsDerivation: Derivation = {
  name: 'registrations',
  derive: async ({ tx, ctx }, { events, people }, turn) => {
    const guests = people.size > 0 ? guestsOf.on(tx, { people: idList([...people]) }) : []
    const [known] = await Promise.all([guests, turn])
    let changed = await knowGuests({ tx, ctx }, known)
    for (const eventId of [...events].sort()) {
      const places = await lockPlaces(tx, eventId)
      if (places) changed += await follow({ tx, ctx }, places)
    }
    return changed
  },
}

type Guest = { id: string; eventId: string; personId: string }

/** Places that were taken by an address before it was known whose it is, and whose it is. */
const guestsOf = named('registrations-guests', (db) =>
  db
    .select({ id: sql<string>`r.id`, eventId: sql<string>`r.event_id`, personId: sql<string>`l.person_id` })
    .from(
      sql`registrations r join logins l on l.kind = 'email' and l.identifier = r.guest_email and l.verified_at is not null`,
    )
    .where(sql`r.person_id is null and l.person_id = ${anyIdGiven('people')}`)
    .orderBy(sql`r.event_id, r.id`),
)

/**
 * Whoever confirms an address is the guest who came by it. Of two places in one thing, the one of the person stays, and the
 * other is free for the next. They were found before it was this change's turn: whom another change has made known since is
 * left as it is.
 */
async function knowGuests({ tx, ctx }: Within, found: readonly Guest[]): Promise<number> {
  let known = 0
  for (const { id, eventId, personId } of found) {
    const places = await lockPlaces(tx, eventId)
    const unknown = and(eq(registrations.id, id), isNull(registrations.personId))
    if ((await tx.select({ id: registrations.id }).from(registrations).where(unknown)).length === 0) continue
    known += 1
    const [twice] = await tx.execute<{ id: string }>(sql`
      select r.id from registrations r join registrations o on o.event_id = r.event_id
        and o.session_id is not distinct from r.session_id and o.person_id = ${personId}::uuid and o.ended_at is null
      where r.id = ${id}::uuid and r.ended_at is null`)
    const why = { ending: 'by-person', reason: 'You hold a place under your account.' } as const
    if (twice) await endRegistrations({ tx, ctx }, [id], { state: 'withdrawn', ...why })
    await tx
      .update(registrations)
      .set({ personId, guestName: null, guestEmail: null, changedAt: ctx.now })
      .where(unknown)
    if (twice && places) await offerPlaces({ tx, ctx }, places)
  }
  return known
}

async function follow(within: Within, places: Places): Promise<number> {
  const { event, withdrawn } = places
  if (event.status === 'cancelled' || event.status === 'withdrawn')
    return endAll(within, event.id, null, { ending: 'event-cancelled', reason: event.cancelReason })
  let changed = 0
  if (withdrawn.length > 0) {
    const off = withdrawn.map(({ id }) => id)
    changed += await endAll(within, event.id, off, { ending: 'session-withdrawn', reason: null })
  }
  // Whoever comes to a postponed one keeps the place; nothing is offered of it meanwhile.
  if (event.status !== 'published' && event.status !== 'postponed') return changed
  changed += await tellChange(within, places)
  await offerPlaces(within, places)
  return changed
}

type How = { ending: 'event-cancelled' | 'session-withdrawn'; reason: string | null }

async function endAll(within: Within, eventId: string, sessionIds: string[] | null, how: How): Promise<number> {
  const open = await within.tx
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        isNull(registrations.endedAt),
        sessionIds ? inArray(registrations.sessionId, sessionIds) : undefined,
      ),
    )
  await endRegistrations(
    within,
    open.map(({ id }) => id),
    { state: 'withdrawn', ...how },
  )
  return open.length
}

/** Whoever was told of a lower number hears of the change, once. */
async function tellChange({ tx, ctx }: Within, { event: { id, sequence } }: Places): Promise<number> {
  const told = await tx
    .update(registrations)
    .set({ toldSequence: sequence })
    .where(and(eq(registrations.eventId, id), isNull(registrations.endedAt), lt(registrations.toldSequence, sequence)))
    .returning({ id: registrations.id, personId: registrations.personId, guestEmail: registrations.guestEmail })
  for (const each of told)
    await notify(
      { tx, ctx },
      changeTold,
      { registrationId: each.id, sequence },
      { key: `${each.id} ${sequence}`, ...whose(each) },
    )
  return told.length
}
