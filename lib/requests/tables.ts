/** Requests for training and help, what was done about each, and the dated rules they are planned and answered by. */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { events } from '@/lib/events/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  anyOf,
  inManagedAgencies,
  inServedAgencies,
  ofActingPerson,
  rowsAdded,
  rowsChanged,
  rowsMoved,
  rowsRead,
  rowsRemoved,
} from '@/lib/platform/row-security'
import { files } from '@/lib/platform/tables'
import type { RequestFields } from './inputs'
import { askersVerbs, requestKinds, requestStates, requestVerbs, taskKeys } from './kinds'
import { requestPlanRules, requestServiceLevels } from './rule-tables'

/** Kinds whose queue the acting person works: their roles on the platform say so, as `act` was told. */
const inActingKinds = (kind: AnyColumn | SQL): SQL => sql`${kind} in (select acting_request_kinds())`

/** An officer of the kind who neither asked nor coordinates the agency that did: nobody decides about their own request. */
const byOutsider = (t: { kind: AnyColumn; personId: AnyColumn; agencyId: AnyColumn }) =>
  sql`(${inActingKinds(t.kind)} and not ${ofActingPerson(t.personId)} and not coalesce(${inManagedAgencies(t.agencyId)}, false))`

/** For oneself, or for an agency that one serves or served; which of these still holds is asked by the command. */
const askedByOneself = (t: { personId: AnyColumn; agencyId: AnyColumn }) =>
  sql`(${ofActingPerson(t.personId)} and (${t.agencyId} is null or ${inServedAgencies(t.agencyId)}))`
/** What took place, and what is over, is no longer its requester's to change. */
const stillAsked = (status: AnyColumn) => sql`${status} in ('draft', 'submitted', 'screened', 'accepted', 'scheduled')`

/** A request as it was asked and as it stands. A draft is read by nobody but whoever writes it. */
export const requests = pgTable(
  'requests',
  {
    id: id(),
    kind: oneOf(requestKinds).notNull(),
    status: oneOf(requestStates).notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    agencyId: uuid().references(() => agencies.id),
    /** What was asked, in the shape of its kind; while it is a draft anything may be missing. */
    fields: jsonb().$type<RequestFields>().notNull(),
    /** For figures and the queue; from `fields`, once sent. */
    state: text(),
    priorityIds: text().array().notNull(),
    wishedOn: day(),
    /** The rules in force on the day it was sent; whatever changes later, it is planned and answered by these. */
    planRulesId: uuid().references(() => requestPlanRules.id),
    serviceLevelsId: uuid().references(() => requestServiceLevels.id),
    officerId: uuid().references(() => people.id),
    /** What a training became. */
    eventId: uuid().references(() => events.id),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    sentAt: instant(),
    sentOn: day(),
    /** The first word from an officer. */
    answeredAt: instant(),
    decidedAt: instant(),
    /** What came of it, for whoever asked. */
    summary: text(),
  },
  (t) => [
    index('requests_by_person').on(t.personId, t.updatedAt),
    index('requests_by_agency').on(t.agencyId, t.status),
    index('requests_in_queue').on(t.kind, t.status, t.sentAt),
    unique('requests_one_an_event').on(t.eventId),
    checkOneOf('requests_kind', t.kind, requestKinds),
    checkOneOf('requests_status', t.status, requestStates),
    check(
      'requests_sent_with_rules',
      sql`${t.sentAt} is null or (${t.sentOn} is not null and ${t.planRulesId} is not null and ${t.serviceLevelsId} is not null)`,
    ),
    check('requests_a_draft_is_not_sent', sql`${t.status} <> 'draft' or ${t.sentAt} is null`),
    rowsRead(
      'requests_read',
      anyOf(
        actingAs('system'),
        ofActingPerson(t.personId),
        sql`${t.status} <> 'draft' and ${inManagedAgencies(t.agencyId)}`,
        sql`${t.status} <> 'draft' and ${inActingKinds(t.kind)}`,
        sql`${t.status} <> 'draft' and ${actingAs('administrator')}`,
      ),
    ),
    rowsAdded('requests_added', anyOf(actingAs('system'), sql`${t.status} = 'draft' and ${askedByOneself(t)}`)),
    rowsMoved(
      'requests_moved',
      anyOf(
        actingAs('system'),
        sql`${stillAsked(t.status)} and ${ofActingPerson(t.personId)}`,
        sql`${t.status} <> 'draft' and ${byOutsider(t)}`,
      ),
      anyOf(
        actingAs('system'),
        sql`${t.status} in ('draft', 'submitted', 'withdrawn') and ${askedByOneself(t)}`,
        sql`${t.status} <> 'draft' and ${byOutsider(t)}`,
      ),
    ),
    rowsRemoved(
      'requests_removed',
      anyOf(actingAs('system'), sql`${t.status} = 'draft' and ${ofActingPerson(t.personId)}`),
    ),
  ],
)

/** Whoever reads the request; the subquery is bound by its own policies. */
export const ofReadable = (request: AnyColumn) => sql`exists (select 1 from requests r where r.id = ${request})`
/** Officers of the kind only: what the requester and their agency never read. */
export const ofQueue = (request: AnyColumn) =>
  anyOf(
    actingAs('system'),
    sql`exists (select 1 from requests r where r.id = ${request} and r.status <> 'draft'
      and r.kind in (select acting_request_kinds()) and r.person_id not in (select acting_records())
      and not coalesce(r.agency_id in (select managed_agencies()), false))`,
  )
/** Who asked, and coordinators of the agency that it was asked for. */
const ofAskers = (request: AnyColumn) =>
  sql`exists (select 1 from requests r where r.id = ${request} and (r.person_id in (select acting_records())
      or coalesce(r.agency_id in (select managed_agencies()), false)))`
/** By oneself, as one of the side whose word it is. */
const bySide = (person: AnyColumn, request: AnyColumn, isOfficers: SQL | AnyColumn) =>
  sql`(${ofActingPerson(person)} and case when ${isOfficers} then ${ofQueue(request)} else ${ofAskers(request)} end)`
export const ofEitherSide = (request: AnyColumn) => sql`(${ofAskers(request)} or ${ofQueue(request)})`
export const byEitherSide = (person: AnyColumn, request: AnyColumn) =>
  sql`(${ofActingPerson(person)} and ${ofEitherSide(request)})`
const isOfficers = (verb: AnyColumn) =>
  sql`${verb} not in (${sql.raw(askersVerbs.map((each) => `'${each}'`).join(', '))})`
export const requestId = () =>
  uuid()
    .notNull()
    .references(() => requests.id)
export const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id)

/** Every step of a request: who, when, from what to what, why. Added, never changed. */
export const requestSteps = pgTable(
  'request_steps',
  {
    id: id(),
    requestId: requestId(),
    verb: oneOf(requestVerbs).notNull(),
    fromStatus: oneOf(requestStates).notNull(),
    toStatus: oneOf(requestStates).notNull(),
    reason: text(),
    /** Null: the system, when an event is over. */
    takenBy: uuid().references(() => people.id),
    takenAt: instant().notNull(),
  },
  (t) => [
    index('request_steps_by_request').on(t.requestId, t.takenAt),
    checkOneOf('request_steps_verb', t.verb, requestVerbs),
    checkOneOf('request_steps_from', t.fromStatus, requestStates),
    checkOneOf('request_steps_to', t.toStatus, requestStates),
    rowsRead('request_steps_read', ofReadable(t.requestId)),
    rowsAdded('request_steps_added', anyOf(actingAs('system'), bySide(t.takenBy, t.requestId, isOfficers(t.verb)))),
  ],
)

/** What requester and officers wrote to each other. */
export const requestMessages = pgTable(
  'request_messages',
  {
    id: id(),
    requestId: requestId(),
    text: text().notNull(),
    writtenBy: personId(),
    fromOfficer: boolean().notNull(),
    writtenAt: instant().notNull(),
  },
  (t) => [
    index('request_messages_by_request').on(t.requestId, t.writtenAt),
    rowsRead('request_messages_read', ofReadable(t.requestId)),
    rowsAdded('request_messages_added', anyOf(actingAs('system'), bySide(t.writtenBy, t.requestId, t.fromOfficer))),
  ],
)

/** What officers note for each other; the requester and their agency never read it. */
export const requestNotes = pgTable(
  'request_notes',
  { id: id(), requestId: requestId(), text: text().notNull(), writtenBy: personId(), writtenAt: instant().notNull() },
  (t) => [
    index('request_notes_by_request').on(t.requestId, t.writtenAt),
    rowsRead('request_notes_read', ofQueue(t.requestId)),
    rowsAdded(
      'request_notes_added',
      anyOf(actingAs('system'), sql`(${ofActingPerson(t.writtenBy)} and ${ofQueue(t.requestId)})`),
    ),
  ],
)

/** A task of the plan that is done, with a file where there is one. Not done again: its row goes. */
export const requestTasks = pgTable(
  'request_tasks',
  {
    id: id(),
    requestId: requestId(),
    task: oneOf(taskKeys).notNull(),
    doneOn: day().notNull(),
    note: text(),
    fileId: uuid().references(() => files.id),
    doneBy: personId(),
    doneAt: instant().notNull(),
  },
  (t) => [
    unique('request_tasks_once').on(t.requestId, t.task),
    checkOneOf('request_tasks_task', t.task, taskKeys),
    rowsRead('request_tasks_read', ofReadable(t.requestId)),
    rowsAdded('request_tasks_added', anyOf(actingAs('system'), byEitherSide(t.doneBy, t.requestId))),
    rowsChanged('request_tasks_changed', anyOf(actingAs('system'), byEitherSide(t.doneBy, t.requestId))),
    rowsRemoved('request_tasks_removed', anyOf(actingAs('system'), ofEitherSide(t.requestId))),
  ],
)
