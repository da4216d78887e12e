/** One's own dates at a secret address, for the calendar program that follows it. */
import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { writeIfNeeded } from '@/lib/audit/write'
import { feedItemsFor } from '@/lib/events/feed'
import { personalFeed } from '@/lib/events/feed-files'
import { eventSessions, events } from '@/lib/events/tables'
import { actingPersonId, type Ctx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { publicUrl } from '@/lib/platform/env'
import { notFound, signedOut } from '@/lib/platform/errors'
import { lastingRecord, ofActingPerson, recordsOf } from '@/lib/platform/row-security'
import { plusDays } from '@/lib/platform/time'
import { holdingStates } from './kinds'
import { privateFeeds } from './own-tables'
import { registrations } from './tables'

const SECRET_BYTES = 24
const SECRET = /^[\w-]{32}$/
const DAYS_BACK = 90

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Also one that was made under a record that was joined to one's own since. */
const isMine = ofActingPerson(privateFeeds.personId)

function owner({ actor }: Ctx): string {
  const personId = actingPersonId(actor)
  if (!personId) throw signedOut()
  return personId
}

/** Whether there is an address, and since when; nobody can be told the address itself again. @throws signed-out */
export async function getPrivateFeed(ctx: Ctx): Promise<{ since: string | null }> {
  owner(ctx)
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ madeAt: privateFeeds.madeAt })
      .from(privateFeeds)
      .where(isMine)
      .orderBy(desc(privateFeeds.madeAt))
      .limit(1),
  )
  return { since: row?.madeAt.toISOString() ?? null }
}

/** Makes the address, or another one: the one before ends at once. @returns it, this once @throws signed-out */
export async function renewPrivateFeed(ctx: Ctx): Promise<{ address: string; since: string }> {
  const personId = owner(ctx)
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  const made = { digest: digestOf(secret), madeAt: ctx.now }
  await writeIfNeeded(ctx, async (w) => {
    await w.tx.delete(privateFeeds).where(and(isMine, ne(privateFeeds.personId, personId)))
    await w.tx
      .insert(privateFeeds)
      .values({ personId, ...made })
      .onConflictDoUpdate({ target: privateFeeds.personId, set: made })
    w.record('private-feed.renewed', { kind: 'private-feed', id: personId, personId })
  })
  return { address: `${publicUrl()}/api/v1/calendars/mine/${secret}.ics`, since: ctx.now.toISOString() }
}

/** Ends the address; done again it changes nothing. @throws signed-out */
export async function endPrivateFeed(ctx: Ctx): Promise<{ since: null }> {
  const personId = owner(ctx)
  return writeIfNeeded(ctx, async (w) => {
    const gone = await w.tx.delete(privateFeeds).where(isMine).returning({ id: privateFeeds.personId })
    if (gone.length > 0) w.record('private-feed.ended', { kind: 'private-feed', id: personId, personId })
    return { since: null }
  })
}

/**
 * What stands at the address: places that are kept, with where it is, from ninety days back; those that wait for an answer as
 * tentative. Groups of survivors are left out, since calendars are read by others too. @throws not-found
 */
export async function privateFeedAt(ctx: Ctx, file: string): Promise<string> {
  const secret = file.replace(/\.ics$/, '')
  if (!SECRET.test(secret)) throw notFound('This address')
  const system = { ...systemCtx('private feed', ctx.now), requestId: ctx.requestId }
  return read(system, async (tx) => {
    const [feed] = await tx
      .select({ personId: privateFeeds.personId })
      .from(privateFeeds)
      .where(eq(privateFeeds.digest, digestOf(secret)))
    if (!feed) throw notFound('This address')
    const held = await tx
      .select({ eventId: registrations.eventId, sessionId: registrations.sessionId, state: registrations.state })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .where(
        and(
          sql`${registrations.personId} in ${recordsOf(lastingRecord(sql`${feed.personId}::uuid`))}`,
          inArray(registrations.state, [...holdingStates]),
          isNull(registrations.endedAt),
          sql`${events.kind} <> 'support-group'`,
          sql`exists (select 1 from ${eventSessions} s where s.event_id = ${events.id} and s.ends_at > ${plusDays(ctx.now, -DAYS_BACK).toISOString()}::timestamptz)`,
        ),
      )
    const open = new Set(held.flatMap(({ eventId, state }) => (state === 'registered' ? [eventId] : [])))
    const items = await feedItemsFor({ tx, ctx }, [...new Set(held.map(({ eventId }) => eventId))], open)
    const mine = held.flatMap(({ eventId, sessionId, state }) =>
      items.flatMap((item) => {
        if (!item.uid.startsWith(eventId)) return []
        const sessions = item.sessions.filter(({ key }) => sessionId === null || key === sessionId)
        return [{ ...item, sessions, status: state === 'offered' ? ('tentative' as const) : item.status }]
      }),
    )
    return personalFeed(mine, ctx.now)
  })
}
