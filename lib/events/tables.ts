/** Events of the calendar: what is posted, by whom, when and where, and how it came to be public. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, id, instant, oneOf, searchVector } from '@/lib/platform/columns'
import { actingAs, actingPerson, anyOf, rows, rowsAdded, rowsChanged, rowsRead } from '@/lib/platform/row-security'
import {
  moderationDecisions as decisions,
  type EventFields,
  eventFormats,
  eventKinds,
  eventStates,
  type FieldReason,
} from './fields'
import type { ApprovalCheck } from './moderation-rules'
import { type AttendanceRule, runs } from './staff'

export const events = pgTable(
  'events',
  {
    id: id(),
    slug: text().notNull().unique(),
    title: text().notNull(),
    summary: text().notNull(),
    description: text().notNull(),
    kind: oneOf(eventKinds).notNull(),
    format: oneOf(eventFormats).notNull(),
    status: oneOf(eventStates).notNull(),
    organizerId: uuid()
      .notNull()
      .references(() => people.id),
    agencyId: uuid().references(() => agencies.id),
    sponsor: text().notNull(),
    audiences: text().array().notNull(),
    topicIds: text().array().notNull(),
    priorityIds: text().array().notNull(),
    /** As the reader sees it: "Free", "$40 per day". */
    cost: text().notNull(),
    accessibility: text(),
    contactName: text().notNull(),
    contactEmail: text().notNull(),
    contactPhone: text(),
    registrationUrl: text(),
    creditMinutes: integer(),
    /** Venue, address, city and link stand in `hidden_places`, where only the organizer and moderators read them. */
    hidePlace: boolean().notNull().default(false),
    /** What the organizer is still writing; null once it was sent. */
    draft: jsonb().$type<EventFields>(),
    /** Rises with every change that subscribers must hear of (RFC 5545, SEQUENCE). */
    sequence: integer().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    submittedAt: instant(),
    /** When it came onto the calendar for the first time; its address and SEQUENCE stay from then on. */
    publishedAt: instant(),
    /** Title, time or place was changed after a moderator approved it, and no moderator has looked since. */
    recheckSince: instant(),
    recheckWhat: text().array(),
    cancelledAt: instant(),
    cancelReason: text(),
    /** The event whose dates it is one of: the first of a series names itself. */
    seriesId: uuid().references((): AnyPgColumn => events.id),
    search: searchVector().notNull(),
    searchWords: text().notNull(),
  },
  (t) => [
    index('events_by_status').on(t.status, t.submittedAt),
    index('events_by_organizer').on(t.organizerId, t.updatedAt),
    index('events_by_series').on(t.seriesId).where(sql`series_id is not null`),
    index('events_to_recheck').on(t.recheckSince).where(sql`recheck_since is not null`),
    index('events_search').using('gin', t.search),
    index('events_search_words').using('gin', sql`${t.searchWords} gin_trgm_ops`),
    checkOneOf('events_kind', t.kind, eventKinds),
    checkOneOf('events_format', t.format, eventFormats),
    checkOneOf('events_status', t.status, eventStates),
    check('events_groups_hide_their_place', sql`${t.kind} <> 'support-group' or ${t.hidePlace}`),
    rowsRead(
      'events_read',
      anyOf(
        sql`${t.status} in ('published', 'postponed', 'cancelled')`,
        actingAs('system'),
        sql`${t.organizerId} = ${actingPerson}`,
        sql`${t.status} in ('submitted', 'returned') and ${actingAs('moderator')}`,
        runs(t.id),
      ),
    ),
    rowsAdded('events_added', anyOf(actingAs('system'), sql`${t.organizerId} = ${actingPerson}`)),
    rowsChanged(
      'events_changed',
      anyOf(
        actingAs('system'),
        sql`${t.organizerId} = ${actingPerson}`,
        sql`${t.status} in ('submitted', 'returned', 'published', 'postponed', 'cancelled') and ${actingAs('moderator')}`,
        runs(t.id),
      ),
    ),
  ],
)

/** When and where. The wall clock and its zone are the truth; the instants are worked out from them for sorting. */
export const eventSessions = pgTable(
  'event_sessions',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    startsLocal: timestamp({ withTimezone: false, mode: 'string' }).notNull(),
    endsLocal: timestamp({ withTimezone: false, mode: 'string' }).notNull(),
    zone: text().notNull(),
    /** Its organizer said that the place keeps a zone which its state does not. */
    otherZone: boolean().notNull().default(false),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    venueName: text(),
    address: text(),
    city: text(),
    state: text(),
    postalCode: text(),
    link: text(),
    /** Taken out of an event that was public: calendar programs must hear that it is off. Such a one has no place in the order. */
    withdrawnAt: instant(),
    /** Places, where people register for it by itself; null for no end of them. */
    capacity: integer(),
    /**
     * Whoever registers between these gets a place: kept by who takes registrations. From null on where it is open at once, until
     * null where nobody gets one.
     */
    roomFrom: instant(),
    roomUntil: instant(),
    /** What it counts by itself; null for its share of what the event counts. */
    creditMinutes: integer(),
    /** Null: whoever was there at all. */
    attendanceRule: jsonb().$type<AttendanceRule>(),
  },
  (t) => [
    uniqueIndex('event_sessions_in_place').on(t.eventId, t.position).where(sql`withdrawn_at is null`),
    index('event_sessions_by_start').on(t.startsAt, t.eventId),
    index('event_sessions_by_room').on(t.roomUntil).where(sql`room_until is not null and withdrawn_at is null`),
    check('event_sessions_in_order', sql`${t.endsAt} > ${t.startsAt}`),
    check('event_sessions_with_room', sql`${t.capacity} > 0`),
    check('event_sessions_credit', sql`${t.creditMinutes} >= 0`),
    rowsRead('event_sessions_read', sql`exists (select 1 from events e where e.id = ${t.eventId})`),
    rows('event_sessions_rows', anyOf(actingAs('system'), runs(t.eventId))),
  ],
)

const ofOwnSession = (session: Parameters<typeof sql>[1], duties: [string, ...string[]]) =>
  sql`exists (select 1 from event_sessions s where s.id = ${session}
    and ${anyOf(actingAs(...duties), runs(sql.raw('s.event_id')))})`

/** Where a session takes place when that is not shown: never read for a public page, list or feed. */
export const hiddenPlaces = pgTable(
  'hidden_places',
  {
    sessionId: uuid()
      .primaryKey()
      .references(() => eventSessions.id, { onDelete: 'cascade' }),
    venueName: text(),
    address: text(),
    city: text(),
    postalCode: text(),
    link: text(),
  },
  (t) => [
    rowsRead('hidden_places_read', ofOwnSession(t.sessionId, ['system', 'moderator'])),
    rows('hidden_places_rows', ofOwnSession(t.sessionId, ['system'])),
  ],
)

/** What a moderator decided about a submitted event, and why. */
export const moderationDecisions = pgTable(
  'moderation_decisions',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    decision: oneOf(decisions).notNull(),
    reason: text(),
    /** Of single fields of the form, what to change about each. */
    fieldReasons: jsonb().$type<FieldReason[]>().notNull().default([]),
    /** What was made sure of; null where nothing is asked for. */
    checks: text().array().$type<ApprovalCheck[]>(),
    decidedBy: uuid()
      .notNull()
      .references(() => people.id),
    decidedAt: instant().notNull(),
  },
  (t) => [
    index('moderation_decisions_by_event').on(t.eventId, t.decidedAt),
    checkOneOf('moderation_decisions_decision', t.decision, decisions),
    rowsRead('moderation_decisions_read', anyOf(actingAs('system', 'moderator', 'administrator'), runs(t.eventId))),
    rowsAdded('moderation_decisions_added', actingAs('system', 'moderator')),
  ],
)
