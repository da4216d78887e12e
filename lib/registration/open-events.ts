/** Events to come in which whoever registers now gets a place, each as the training that it would be. */
import { sql } from 'drizzle-orm'
import { wallText } from '@/lib/events/places'
import { anyId } from '@/lib/platform/bulk'
import { asSystem } from '@/lib/platform/database'
import { recordsOf } from '@/lib/platform/row-security'
import type { Day } from '@/lib/platform/time'
import type { Criterion } from '@/lib/requirements/engine/criterion'
import type { CountableCredit } from '@/lib/requirements/engine/lots'
import { isAskedFor } from '@/lib/requirements/previewed/would-count'
import { trainingOf } from './helps'
import { holdingStates } from './kinds'
import type { Within } from './places'

export type OpenEvent = {
  eventId: string
  slug: string
  title: string
  format: 'in-person' | 'virtual' | 'hybrid'
  creditMinutes: number
  /** Wall clock and zone of its first session, and the day of its last. */
  startsLocal: string
  zone: string
  endsOn: Day
  /** Null for no end of them. Of sessions that have their own the fewest: its credit is for all of them. */
  placesLeft: number | null
  training: CountableCredit
}

/** The soonest of those that count. */
const MOST = 60
/** Of the calendar so many to come are looked at. */
const MOST_LOOKED_AT = 1_000

type Row = Omit<OpenEvent, 'training' | 'placesLeft'> & {
  id: string
  topicIds: string[]
  priorityIds: string[]
  agencyId: string | null
  seriesId: string | null
  provider: string
}

type Near = {
  /** People of an agency in this state: what is held there, and what is online or both. */
  agencyId: string
  /** Only what is of one of these. */
  asks: readonly Criterion[]
  /** Also those in which this person holds a place, wherever and however full. */
  personId?: string | undefined
}

/**
 * Published, with credit, for everybody or for people of such an agency, and open now in all its sessions; the soonest first. Before
 * them those in which a person holds a place, as far as the reader may know: row security says which.
 */
export async function openEvents({ tx, ctx }: Within, { agencyId, asks, personId }: Near): Promise<OpenEvent[]> {
  const now = sql`${ctx.now.toISOString()}::timestamptz`
  const rows = await tx.execute<Row>(sql`
    select e.id, e.id as "eventId", e.slug, e.title, e.format, e.credit_minutes as "creditMinutes", e.topic_ids as "topicIds",
      e.priority_ids as "priorityIds", e.agency_id as "agencyId", e.series_id as "seriesId", coalesce(g.name, e.sponsor) as provider,
      min(s.starts_local)::text as "startsLocal", min(s.zone) as zone, max(s.ends_local)::date::text as "endsOn"
    from events e join event_sessions s on s.event_id = e.id and s.withdrawn_at is null
    join event_registration_settings t on t.event_id = e.id
    left join agencies g on g.id = e.agency_id cross join agencies own
    where own.id = ${agencyId}::uuid and e.status = 'published' and e.kind <> 'support-group' and e.credit_minutes > 0
      and (e.id in (${held(personId)}) or (
        ${isForThem}
        and e.id in (select x.event_id from event_sessions x where x.room_until > ${now} and x.withdrawn_at is null)))
    group by e.id, g.name, own.id
    having min(s.starts_at) > ${now} and (e.id in (${held(personId)}) or bool_and(
      s.room_until > ${now} and (s.room_from is null or s.room_from <= ${now}) and (e.format <> 'in-person' or s.state = own.state)))
    order by e.id in (${held(personId)}) is true desc, min(s.starts_at), e.id limit ${MOST_LOOKED_AT}`)
  const found = rows.flatMap((row) => toldIn(row, asks)).slice(0, MOST)
  const ids = found.map(({ eventId }) => eventId)
  const free = await placesLeft({ tx, ctx }, ids)
  return found.map((event) => ({ ...event, placesLeft: free.get(event.eventId) ?? null }))
}

function toldIn({ id, topicIds, priorityIds, agencyId, seriesId, provider, ...event }: Row, asks: Near['asks']) {
  const { creditMinutes, format } = event
  const training = trainingOf({ id, creditMinutes, topicIds, priorityIds, format, agencyId, seriesId, provider })
  if (!training || !asks.some((each) => isAskedFor(each, training))) return []
  return [{ ...event, startsLocal: wallText(event.startsLocal), training }]
}

/** Condition on `event_registration_settings t`: it is for everybody, or for people of such an agency as `agencies own`. */
export const isForThem = sql`(cardinality(t.audience_limit) = 0 or
  case when own.kind in ('law-enforcement', 'victim-services') then own.kind else 'allied-professionals' end = any(t.audience_limit))`

/** Events in which the person holds a place, as far as the reader may know. */
const held = (personId: string | undefined) =>
  personId === undefined
    ? sql`select null::uuid`
    : sql`select r.event_id from registrations r where r.person_id in ${recordsOf(sql`${personId}::uuid`)} and r.state = 'registered' and r.ended_at is null`

/** In which of these events the person holds a place, as far as the reader may know. */
export async function heldIn({ tx }: Pick<Within, 'tx'>, personId: string): Promise<Set<string>> {
  const rows = await tx.execute<{ event_id: string }>(held(personId))
  return new Set(rows.map(({ event_id: id }) => id))
}

/**
 * Places that nobody holds; an event without an end of them is not in it. Of sessions with places of their own, those of the fullest.
 * Who holds them is the system's to know, how many are left anybody's.
 */
export async function placesLeft({ tx, ctx }: Within, eventIds: readonly string[]): Promise<Map<string, number>> {
  if (eventIds.length === 0) return new Map()
  const taken = (of: ReturnType<typeof sql>) => sql`(select count(*)::int from registrations r
    where r.event_id = t.event_id and ${of} and r.ended_at is null and r.state = any(${`{${holdingStates.join(',')}}`}::text[]))`
  const rows = await asSystem(tx, ctx, () =>
    tx.execute<{ id: string; free: number | null }>(sql`
      select t.event_id as id, case when t.unit = 'event' then t.capacity - ${taken(sql`true`)} else (
        select min(s.capacity - ${taken(sql`r.session_id = s.id`)}) from event_sessions s
        where s.event_id = t.event_id and s.withdrawn_at is null) end as free
      from event_registration_settings t where t.event_id = ${anyId(eventIds)}`),
  )
  return new Map(rows.flatMap(({ id, free }) => (free === null ? [] : [[id, Math.max(0, free)] as const])))
}
