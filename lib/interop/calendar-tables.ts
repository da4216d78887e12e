/** Calendars of others: what was loaded from which entry, files that were checked, and addresses that are read daily. */

import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { EventFields } from '@/lib/events/fields'
import { events } from '@/lib/events/tables'
import { people } from '@/lib/identity/tables'
import { bytes, checkOneOf, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  actingPerson,
  anyOf,
  rowsAdded,
  rowsChanged,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { batchStates } from './batch-limits'
import { type Besides, sourceStates } from './calendars/facts'

/** An address that its keeper had read once and that is read daily since. */
export const calendarSources = pgTable(
  'calendar_sources',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    address: text().notNull(),
    /** As the calendar calls itself; its address until it was read. */
    name: text().notNull(),
    /** What the calendar does not say. */
    besides: jsonb().$type<Besides>().notNull(),
    /** Do changes of events that were confirmed before follow by themselves? */
    keepUpToDate: boolean().notNull(),
    state: oneOf(sourceStates).notNull(),
    etag: text(),
    lastModified: text(),
    /** SHA-256 of what stood there last. */
    digest: bytes(),
    /** How often in a row it could not be read. */
    failures: integer().notNull(),
    failure: text(),
    askedAt: instant(),
    readAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('calendar_sources_once').on(t.personId, t.address),
    index('calendar_sources_by_state').on(t.state, t.askedAt),
    checkOneOf('calendar_sources_state', t.state, sourceStates),
    rowsRead('calendar_sources_read', anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`)),
    rowsAdded('calendar_sources_added', anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`)),
    rowsChanged('calendar_sources_changed', anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`)),
    rowsRemoved('calendar_sources_removed', anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`)),
  ],
)

/** One calendar that was checked: loaded after confirmation, and it can be taken back. */
export const calendarBatches = pgTable(
  'calendar_batches',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** Where it was read from, when that was an address. */
    sourceId: uuid().references(() => calendarSources.id, { onDelete: 'set null' }),
    fileName: text().notNull(),
    /** SHA-256 of the file. */
    digest: bytes().notNull(),
    state: oneOf(batchStates).notNull(),
    rowCount: integer().notNull(),
    /** How many entries of each kind. */
    counts: jsonb().$type<Record<string, number>>().notNull(),
    /** Dates that were passed over: those that are over, and those more than a year ahead. */
    past: integer().notNull(),
    later: integer().notNull(),
    /** What each entry would change, packed. Null: it was removed in its time. */
    entries: bytes(),
    /** What was changed, packed, for taking it back. */
    undo: bytes(),
    appliedCount: integer(),
    /** Was it loaded by itself, since its keeper wanted changes to follow? */
    isByItself: boolean().notNull().default(false),
    checkedAt: instant().notNull(),
    appliedAt: instant(),
    rolledBackAt: instant(),
  },
  (t) => [
    index('calendar_batches_by_person').on(t.personId, t.checkedAt, t.id),
    index('calendar_batches_by_source').on(t.sourceId, t.checkedAt),
    checkOneOf('calendar_batches_state', t.state, batchStates),
    // What a calendar would change and how it is taken back is the system’s word: nobody writes it by hand.
    rowsRead('calendar_batches_read', anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`)),
    rowsAdded('calendar_batches_added', actingAs('system')),
    rowsChanged('calendar_batches_changed', actingAs('system')),
    rowsRemoved('calendar_batches_removed', actingAs('system')),
  ],
)

/** An entry of a calendar that became an event here: by its UID, and of a series by the day of the date. */
export const foreignEvents = pgTable(
  'foreign_events',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    uid: text().notNull(),
    recurrence: text().notNull(),
    /** The calendar it came with, so that what disappears from it can be named. */
    origin: text().notNull(),
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    /** The highest SEQUENCE that was seen: an older one changes nothing. */
    sequence: integer().notNull(),
    changedAt: text(),
    /** As the calendar had it when it was loaded last, in the words of an event. */
    fields: jsonb().$type<EventFields>().notNull(),
    /** Of the event, as the load left it. */
    version: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('foreign_events_once').on(t.personId, t.uid, t.recurrence),
    index('foreign_events_by_event').on(t.eventId),
    rowsRead('foreign_events_read', anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`)),
    rowsAdded('foreign_events_added', actingAs('system')),
    rowsChanged('foreign_events_changed', actingAs('system')),
    rowsRemoved('foreign_events_removed', actingAs('system')),
  ],
)
