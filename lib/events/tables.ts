/** Events of the calendar: what is posted, by whom, when and where, and how it came to be public. */
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, id, instant, oneOf, searchVector } from '@/lib/platform/columns'
import { actingAs, actingPerson, anyOf, rows, rowsAdded, rowsRead } from '@/lib/platform/row-security'
import { moderationDecisions as decisions, eventFormats, eventKinds, eventStates } from './inputs'

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
    /** Rises with every change that subscribers must hear of (RFC 5545, SEQUENCE). */
    sequence: integer().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    submittedAt: instant(),
    publishedAt: instant(),
    cancelledAt: instant(),
    cancelReason: text(),
    search: searchVector().notNull(),
    searchWords: text().notNull(),
  },
  (t) => [
    index('events_by_status').on(t.status, t.submittedAt),
    index('events_by_organizer').on(t.organizerId, t.updatedAt),
    index('events_search').using('gin', t.search),
    checkOneOf('events_kind', t.kind, eventKinds),
    checkOneOf('events_format', t.format, eventFormats),
    checkOneOf('events_status', t.status, eventStates),
    rowsRead(
      'events_read',
      anyOf(
        sql`${t.publishedAt} is not null`,
        actingAs('system', 'moderator', 'administrator'),
        sql`${t.organizerId} = ${actingPerson}`,
      ),
    ),
    rowsAdded('events_added', anyOf(actingAs('system'), sql`${t.organizerId} = ${actingPerson}`)),
    rows('events_rows', anyOf(actingAs('system', 'moderator'), sql`${t.organizerId} = ${actingPerson}`)),
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
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    venueName: text(),
    address: text(),
    city: text(),
    state: text(),
    link: text(),
  },
  (t) => [
    unique('event_sessions_position').on(t.eventId, t.position),
    index('event_sessions_by_start').on(t.startsAt, t.eventId),
    check('event_sessions_in_order', sql`${t.endsAt} > ${t.startsAt}`),
    rowsRead('event_sessions_read', sql`exists (select 1 from events e where e.id = ${t.eventId})`),
    rows(
      'event_sessions_rows',
      sql`exists (select 1 from events e where e.id = ${t.eventId} and case when (select acting_as('system', 'moderator')) then true else e.organizer_id = (select acting_person()) end)`,
    ),
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
    decidedBy: uuid()
      .notNull()
      .references(() => people.id),
    decidedAt: instant().notNull(),
  },
  (t) => [
    index('moderation_decisions_by_event').on(t.eventId, t.decidedAt),
    checkOneOf('moderation_decisions_decision', t.decision, decisions),
    rowsRead(
      'moderation_decisions_read',
      anyOf(
        actingAs('system', 'moderator', 'administrator'),
        sql`exists (select 1 from events e where e.id = ${t.eventId} and e.organizer_id = (select acting_person()))`,
      ),
    ),
    rowsAdded('moderation_decisions_added', actingAs('system', 'moderator')),
  ],
)
