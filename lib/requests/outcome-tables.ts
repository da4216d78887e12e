/** What came of requests: the plan of a coaching, whom a training reached, and how whoever asked found it. */
import { type AnyColumn, sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import { actingAs, anyOf, ofActingPerson, rows, rowsAdded, rowsRead, rowsRemoved } from '@/lib/platform/row-security'
import { coachingSessionStates, goalStates } from './kinds'
import { byEitherSide, ofEitherSide, ofQueue, ofReadable, personId, requestId } from './tables'

/** By oneself, about what one asked for. */
const ofRequester = (person: AnyColumn, request: AnyColumn) =>
  sql`(${ofActingPerson(person)} and exists (select 1 from requests r where r.id = ${request}
      and r.person_id in (select acting_records())))`

/** What a coaching is to reach. Officers write it; the requester reads it. */
export const coachingGoals = pgTable(
  'coaching_goals',
  {
    id: id(),
    requestId: requestId(),
    text: text().notNull(),
    status: oneOf(goalStates).notNull(),
    /** What was reached, in words. */
    reached: text().notNull(),
    settledOn: day(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('coaching_goals_by_request').on(t.requestId, t.createdAt),
    checkOneOf('coaching_goals_status', t.status, goalStates),
    check('coaching_goals_settled_on_a_day', sql`(${t.status} = 'open') = (${t.settledOn} is null)`),
    rowsRead('coaching_goals_read', ofReadable(t.requestId)),
    rows('coaching_goals_rows', ofQueue(t.requestId)),
  ],
)

/** One meeting of a coaching, with notes that both sides read. */
export const coachingSessions = pgTable(
  'coaching_sessions',
  {
    id: id(),
    requestId: requestId(),
    /** By the clock of the organization. */
    heldOn: day().notNull(),
    minutes: integer().notNull(),
    status: oneOf(coachingSessionStates).notNull(),
    notes: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('coaching_sessions_by_request').on(t.requestId, t.heldOn),
    checkOneOf('coaching_sessions_status', t.status, coachingSessionStates),
    check('coaching_sessions_minutes', sql`${t.minutes} between 15 and 480`),
    rowsRead('coaching_sessions_read', ofReadable(t.requestId)),
    rows('coaching_sessions_rows', ofQueue(t.requestId)),
  ],
)

/** How many people a training reached, as whoever was there counted them: events keep no list of who came. */
export const requestAttendance = pgTable(
  'request_attendance',
  {
    id: id(),
    requestId: requestId(),
    people: integer().notNull(),
    /** By whom, or from what: a sign-in sheet, the host. */
    countedBy: text().notNull(),
    /** The last day of the training, where it was. */
    heldOn: day().notNull(),
    /** That each of them took part. Null: not known. */
    minutes: integer(),
    recordedBy: personId(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    unique('request_attendance_once').on(t.requestId),
    check('request_attendance_people', sql`${t.people} between 0 and 5000`),
    check('request_attendance_minutes', sql`${t.minutes} between 15 and 6000`),
    rowsRead('request_attendance_read', ofReadable(t.requestId)),
    rowsAdded('request_attendance_added', anyOf(actingAs('system'), byEitherSide(t.recordedBy, t.requestId))),
    rowsRemoved('request_attendance_removed', anyOf(actingAs('system'), ofEitherSide(t.requestId))),
  ],
)

/** How it went, from whoever asked for it: nobody answers that in their name. */
export const requestEvaluations = pgTable(
  'request_evaluations',
  {
    id: id(),
    requestId: requestId(),
    /** From 1, not at all, to 5, very much. */
    useful: integer().notNull(),
    ready: integer().notNull(),
    words: text().notNull(),
    /** Forms of participants that came back, and how many of these were content; null where nobody asked them. */
    formsBack: integer(),
    content: integer(),
    givenBy: personId(),
    givenAt: instant().notNull(),
  },
  (t) => [
    unique('request_evaluations_once').on(t.requestId),
    check('request_evaluations_marks', sql`${t.useful} between 1 and 5 and ${t.ready} between 1 and 5`),
    check(
      'request_evaluations_forms',
      sql`${t.formsBack} between 0 and 5000 and ${t.content} between 0 and ${t.formsBack}`,
    ),
    rowsRead('request_evaluations_read', ofReadable(t.requestId)),
    rowsAdded('request_evaluations_added', anyOf(actingAs('system'), ofRequester(t.givenBy, t.requestId))),
    rowsRemoved('request_evaluations_removed', anyOf(actingAs('system'), ofRequester(t.givenBy, t.requestId))),
  ],
)
