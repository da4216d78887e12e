/** The audit trail: what happened, who did it, when and about whom. Rows are added and never changed. */
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  actingPerson,
  anyOf,
  inActingAgencies,
  isActingPerson,
  ofActingPerson,
  rows,
  rowsAdded,
  rowsRead,
  systemActs,
} from '@/lib/platform/row-security'

export const auditEvents = pgTable(
  'audit_events',
  {
    id: id(),
    recordedAt: instant().notNull(),
    event: text().notNull(),
    actorKind: oneOf(['anyone', 'person', 'token', 'system']).notNull(),
    actorPersonId: uuid(),
    /** The job's name for the system; the token's id for a token. */
    actorLabel: text(),
    requestId: uuid().notNull(),
    /** The agency and the person the event is about, where there is one. */
    agencyId: uuid(),
    personId: uuid(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    index('audit_events_by_time').on(t.recordedAt, t.id),
    index('audit_events_by_person').on(t.personId, t.recordedAt),
    index('audit_events_by_actor').on(t.actorPersonId, t.recordedAt),
    index('audit_events_by_agency').on(t.agencyId, t.recordedAt),
    index('audit_events_by_subject').on(t.subjectKind, t.subjectId, t.recordedAt),
    rowsRead(
      'audit_events_read',
      anyOf(
        actingAs('system', 'administrator'),
        ofActingPerson(t.personId),
        ofActingPerson(t.actorPersonId),
        inActingAgencies(t.agencyId),
      ),
    ),
    rowsAdded(
      'audit_events_added',
      anyOf(
        systemActs,
        sql`(case when acting_person() is null then ${t.actorKind} = 'anyone' and ${t.actorPersonId} is null
          else ${t.actorKind} in ('person', 'token') and ${isActingPerson(t.actorPersonId)} end)`,
      ),
    ),
  ],
)

/** What somebody created, by the key that their form made for it, and how that was answered. */
export const creations = pgTable(
  'creations',
  {
    personId: uuid().notNull(),
    event: text().notNull(),
    key: text().notNull(),
    /** Of the terms that were sent. */
    digest: text().notNull(),
    answer: jsonb().$type<object>().notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.event, t.key] }),
    index('creations_by_time').on(t.madeAt),
    rows('creations_rows', anyOf(actingAs('system'), sql`${t.personId} = ${actingPerson}`)),
  ],
)
