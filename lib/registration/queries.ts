/** Reading registrations: what an event offers, what one is registered for, and who comes. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { EventStatus } from '@/lib/events/fields'
import { wallText } from '@/lib/events/places'
import { visibleTo as eventVisibleTo, onCalendar } from '@/lib/events/policy'
import { isPublic } from '@/lib/events/rules'
import { runs } from '@/lib/events/staff'
import { eventSessions, events, hiddenPlaces } from '@/lib/events/tables'
import { addressWords } from '@/lib/events/words'
import { people } from '@/lib/identity/tables'
import { anyId } from '@/lib/platform/bulk'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { notFound, signedOut } from '@/lib/platform/errors'
import { servedBy } from './commands'
import { eventOfInput, slugOfInput } from './inputs'
import { placeLinkOf } from './place-link'
import { inScope, type Registration, roomIn, type Settings, scopesOf } from './places'
import { isOwn } from './policy'
import { resultOf } from './results'
import { standingOf } from './rules'
import type { MyRegistration, RegistrationOffer, RegistrationSettings } from './shapes'
import { registrationSettings, registrations } from './tables'

const NONE = {
  ...{ takes: false, eventId: null, unit: 'event', opensOn: null, closesOn: null, needsApproval: false },
  ...{ audienceLimit: [], audienceProof: '', guestsAllowed: false, questions: [], scopes: [], person: null },
} satisfies Omit<RegistrationOffer, 'askedAt'>

/** How an event on the calendar takes registrations, with places as they are now and what whoever asks holds of them. @throws not-found */
export async function getRegistration(ctx: Ctx, input: unknown): Promise<RegistrationOffer> {
  const { slug } = slugOfInput.parse(input)
  const askedAt = ctx.now.toISOString()
  return read(ctx, async (tx) => {
    const [event] = await tx
      .select({ id: events.id, status: events.status })
      .from(events)
      .where(and(onCalendar, eq(events.slug, slug)))
    if (!event) throw notFound('This event')
    const settings = await settingsOf(tx, event.id)
    if (!settings || event.status !== 'published') return { ...NONE, askedAt }
    const sessions = await sessionsOf(tx, event.id)
    const { unit, opensOn, closesOn, needsApproval, audienceLimit, audienceProof, guestsAllowed, questions } = settings
    const scopes: RegistrationOffer['scopes'] = []
    for (const scope of scopesOf({ settings, sessions })) {
      const { free, waiting } = await asSystem(tx, ctx, () => roomIn(tx, event.id, scope))
      const session = sessions.find(({ id }) => id === scope.sessionId) ?? sessions[0]
      const standing = standingOf(settings, { at: scope.startsAt, zone: scope.zone }, ctx.now)
      const times = { startsLocal: wallText(session?.startsLocal ?? ''), endsLocal: wallText(session?.endsLocal ?? '') }
      const { sessionId, capacity, zone } = scope
      const mine = await mineIn(tx, ctx, event.id, sessionId)
      scopes.push({ sessionId, capacity, zone, standing, free, waiting, mine, ...times })
    }
    const about = { unit, opensOn, closesOn, needsApproval, audienceLimit, audienceProof, guestsAllowed, questions }
    return { takes: true, eventId: event.id, askedAt, ...about, scopes, person: await whoAsks(tx, ctx) }
  })
}

export async function settingsOf(tx: Tx, eventId: string): Promise<Settings | undefined> {
  const [settings] = await tx.select().from(registrationSettings).where(eq(registrationSettings.eventId, eventId))
  return settings
}

export const sessionsOf = (tx: Tx, eventId: string) =>
  tx
    .select()
    .from(eventSessions)
    .where(and(eq(eventSessions.eventId, eventId), isNull(eventSessions.withdrawnAt)))
    .orderBy(asc(eventSessions.startsAt), asc(eventSessions.id))

async function mineIn(tx: Tx, ctx: Ctx, eventId: string, sessionId: string | null) {
  if (ctx.actor.kind !== 'person') return null
  const [row] = await tx
    .select()
    .from(registrations)
    .where(and(isOwn, inScope(eventId, sessionId), isNull(registrations.endedAt)))
  return row ? { ...resultOf(row), turn: await turnOf(tx, ctx, row), placeLink: linkFor(ctx, row) } : null
}

/** What its holder does by the link a token that may only read must not. */
const linkFor = ({ actor }: Ctx, { id, endedAt }: Registration): string | null =>
  endedAt === null && actor.kind === 'person' && actor.via.kind === 'session' ? placeLinkOf(id) : null

/** Whose turn it is how soon, of those that wait: 1 for the next. */
async function turnsOf(tx: Tx, ctx: Ctx, rows: readonly Registration[]): Promise<Map<string, number>> {
  const ids = rows.flatMap(({ id, state }) => (state === 'waitlisted' ? id : []))
  if (ids.length === 0) return new Map()
  const counted = await asSystem(tx, ctx, () =>
    tx.execute<{ id: string; turn: number }>(sql`
      select r.id, (select count(*)::int from registrations o
        where o.event_id = r.event_id and o.session_id is not distinct from r.session_id and o.state = 'waitlisted'
          and (o.queued_at, o.id) <= (r.queued_at, r.id)) as turn
      from registrations r where r.id = ${anyId(ids)}`),
  )
  return new Map(counted.map(({ id, turn }) => [id, turn]))
}

export const turnOf = async (tx: Tx, ctx: Ctx, row: Registration): Promise<number | null> =>
  (await turnsOf(tx, ctx, [row])).get(row.id) ?? null

async function whoAsks(tx: Tx, ctx: Ctx): Promise<RegistrationOffer['person']> {
  const personId = actingPersonId(ctx.actor)
  if (!personId) return null
  const [person] = await tx.select().from(people).where(eq(people.id, personId))
  return { name: person ? `${person.givenName} ${person.familyName}` : '', agencies: await servedBy(tx, ctx, personId) }
}

const MINE = 200

/** What one is or was registered for, the last to register first; the place, also one that is not shown, with a place of one's own. @throws signed-out */
export async function listMyRegistrations(ctx: Ctx): Promise<{ items: MyRegistration[] }> {
  if (ctx.actor.kind !== 'person') throw signedOut()
  return read(ctx, async (tx) => {
    const found = await tx
      .select({ row: registrations, title: events.title, slug: events.slug, status: events.status })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .where(isOwn)
      .orderBy(desc(registrations.createdAt), desc(registrations.id))
      .limit(MINE)
    const rows = found.map(({ row }) => row)
    const times = await timesOf(tx, ctx, rows)
    const turns = await turnsOf(tx, ctx, rows)
    const items = found.flatMap(({ row, ...event }) => {
      const session = times.get(row.id)
      return session ? mineShown(ctx, row, { ...event, session, turn: turns.get(row.id) ?? null }) : []
    })
    return { items }
  })
}

type About = { title: string; slug: string; status: EventStatus; session: Times; turn: number | null }

function mineShown(ctx: Ctx, row: Registration, { title, slug, status, session, turn }: About): MyRegistration {
  const isCanceled = status === 'cancelled'
  const isPostponed = status === 'postponed'
  const held = row.state === 'registered' && !isCanceled
  const { startsLocal, endsLocal, zone, overAt, place, link } = session
  return {
    ...resultOf(row),
    ...{ turn, placeLink: linkFor(ctx, row), title, isCanceled, isPostponed },
    ...{ slug: isPublic(status) ? slug : null, isOver: !isPostponed && overAt <= ctx.now.getTime() },
    ...{ ending: row.ending, reason: row.reason, startsLocal, endsLocal, zone },
    ...{ place: held ? place : null, link: held ? link : null },
  }
}

type Times = {
  startsLocal: string
  endsLocal: string
  zone: string
  overAt: number
  place: string | null
  link: string | null
}

/** Places that are not shown are read as the system, for those alone whose place is kept. */
async function timesOf(tx: Tx, ctx: Ctx, rows: readonly Registration[]) {
  const found = new Map<string, Times>()
  if (rows.length === 0) return found
  const sessions = await asSystem(tx, ctx, () =>
    tx
      .select({ session: eventSessions, hidden: hiddenPlaces })
      .from(eventSessions)
      .leftJoin(hiddenPlaces, eq(hiddenPlaces.sessionId, eventSessions.id))
      .where(inArray(eventSessions.eventId, [...new Set(rows.map(({ eventId }) => eventId))]))
      .orderBy(asc(sql`${eventSessions.withdrawnAt} is not null`), asc(eventSessions.startsAt), asc(eventSessions.id)),
  )
  for (const row of rows) {
    const its = sessions.filter(({ session }) =>
      row.sessionId ? session.id === row.sessionId : session.eventId === row.eventId,
    )
    const [first] = its
    if (!first) continue
    const ends = its.map(({ session }) => session.endsAt.getTime())
    const { startsLocal, endsLocal, zone, state } = first.session
    const place = first.hidden ?? first.session
    found.set(row.id, {
      ...{ startsLocal: wallText(startsLocal), endsLocal: wallText(endsLocal), zone, overAt: Math.max(...ends) },
      ...{ place: addressWords({ ...place, state }) || null, link: place.link },
    })
  }
  return found
}

/** What holds until something is said. */
const UNSAID: Omit<Settings, 'eventId' | 'version' | 'updatedAt' | 'updatedBy'> & { version: null } = {
  ...{ version: null, unit: 'event', opensOn: null, closesOn: null, capacity: null, needsApproval: false },
  ...{ questions: [], audienceLimit: [], audienceProof: '', guestsAllowed: false, pausedAt: null },
}

/** How one of one's events takes registrations, as its form shows it. @throws not-found */
export async function getRegistrationSettings(ctx: Ctx, input: unknown): Promise<RegistrationSettings> {
  const { eventId } = eventOfInput.parse(input)
  return read(ctx, async (tx) => {
    const [event] = await tx
      .select({ title: events.title, slug: events.slug, status: events.status, kind: events.kind })
      .from(events)
      .where(and(eventVisibleTo(ctx.actor), eq(events.id, eventId), runs(events.id)))
    if (!event) throw notFound('This event')
    const sessions = await sessionsOf(tx, eventId)
    const said = (await settingsOf(tx, eventId)) ?? UNSAID
    const { version, unit, opensOn, closesOn, capacity, needsApproval } = said
    const { questions, audienceLimit, audienceProof, guestsAllowed, pausedAt } = said
    return {
      ...{ eventId, title: event.title, slug: event.status === 'published' ? event.slug : null, version },
      ...{ unit, opensOn, closesOn, capacity, needsApproval, questions, audienceLimit, audienceProof, guestsAllowed },
      ...{ mayTakeGuests: event.kind !== 'support-group', isPaused: pausedAt !== null },
      sessions: sessions.map(({ id, startsLocal, endsLocal, zone, capacity: places }) => ({
        ...{ sessionId: id, startsLocal: wallText(startsLocal), endsLocal: wallText(endsLocal), zone },
        capacity: places,
      })),
    }
  })
}
