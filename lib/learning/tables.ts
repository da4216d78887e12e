/** Taking a module: enrollment in one version, progress by lesson, attempts at the test. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { courses, courseVersions } from '@/lib/catalog/tables'
import { people, showsItselfAsked } from '@/lib/identity/tables'
import { id, instant } from '@/lib/platform/columns'
import { anyOf, isActingPerson, rows, rowsAdded, rowsChanged, rowsRead, systemActs } from '@/lib/platform/row-security'
import type { AskedQuestion, GivenAnswer } from './inputs'

const own = (person: AnyPgColumn) => anyOf(systemActs, isActingPerson(person))
/** The person's coordinators read that and how far, never the answers; nobody else's progress is written. */
const ownOrAgency = (person: AnyPgColumn) => anyOf(systemActs, isActingPerson(person), showsItselfAsked(person))

export const enrollments = pgTable(
  'enrollments',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    courseVersionId: uuid()
      .notNull()
      .references(() => courseVersions.id),
    enrolledAt: instant().notNull(),
    completedAt: instant(),
    creditId: uuid(),
    withdrawnAt: instant(),
    withdrawnReason: text(),
  },
  (t) => [
    uniqueIndex('enrollments_one_open')
      .on(t.personId, t.courseId)
      .where(sql`completed_at is null and withdrawn_at is null`),
    index('enrollments_by_person').on(t.personId, t.courseId, t.enrolledAt),
    rowsRead('enrollments_read', ownOrAgency(t.personId)),
    rowsAdded('enrollments_added', own(t.personId)),
    rowsChanged('enrollments_changed', own(t.personId)),
  ],
)

/** One row a lesson that was opened; `place` is the id of the last heading or block the reader came to. */
export const lessonProgress = pgTable(
  'lesson_progress',
  {
    enrollmentId: uuid()
      .notNull()
      .references(() => enrollments.id),
    lessonKey: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    place: text(),
    startedAt: instant().notNull(),
    /** When the place was reached, by the reader's device; the later one wins whatever order the messages arrive in. */
    placeAt: instant().notNull(),
    /** When the lesson was opened, when it was marked done, and of when the last message is: as `heardFrom` bounds it. */
    openedAt: instant(),
    doneAt: instant(),
    heardAt: instant(),
    /** What counts between opening and done (`secondsRead`); null where the lesson was done before this was kept. */
    readSeconds: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.enrollmentId, t.lessonKey] }),
    rowsRead('lesson_progress_read', ownOrAgency(t.personId)),
    rowsAdded('lesson_progress_added', own(t.personId)),
    rowsChanged('lesson_progress_changed', own(t.personId)),
  ],
)

/** A try at the test, with the questions exactly as they were asked. */
export const attempts = pgTable(
  'attempts',
  {
    id: id(),
    enrollmentId: uuid()
      .notNull()
      .references(() => enrollments.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    number: integer().notNull(),
    startedAt: instant().notNull(),
    questions: jsonb().$type<AskedQuestion[]>().notNull(),
    answers: jsonb().$type<Record<string, GivenAnswer>>().notNull(),
    submittedAt: instant(),
    right: integer(),
    passed: boolean(),
  },
  (t) => [
    unique('attempts_number').on(t.enrollmentId, t.number),
    uniqueIndex('attempts_one_open').on(t.enrollmentId).where(sql`submitted_at is null`),
    index('attempts_by_person').on(t.personId, t.startedAt),
    check(
      'attempts_scored',
      sql`(${t.submittedAt} is null) = (${t.right} is null) and (${t.submittedAt} is null) = (${t.passed} is null)`,
    ),
    rows('attempts_rows', own(t.personId)),
  ],
)
