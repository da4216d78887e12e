/** Courses (self-paced modules) and the words they are found by. Public content: no row here is about a person. */
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, id, instant, searchVector } from '@/lib/platform/columns'
import type { Assessment, ModuleContent, TestRules } from './content'
import type { Effort } from './reading'

/** A lesson as lists and progress need it, without its blocks. */
export type OutlineLesson = {
  key: string
  title: string
  minutes: number
  note?: string | undefined
  /** What the minutes were worked out from; editions published before this was kept do not have it. */
  effort?: Effort | undefined
  /** How long it has to be open before it can be marked done; editions published before this was asked do not have it. */
  leastSeconds?: number | undefined
}

/** The three training priorities of OVC TTAC's human trafficking initiative. */
export const priorities = pgTable('priorities', {
  id: text().primaryKey(),
  name: text().notNull(),
  summary: text().notNull(),
  position: integer().notNull(),
})
/** The four sections of the module catalog. */
export const sections = pgTable('sections', {
  id: text().primaryKey(),
  name: text().notNull(),
  summary: text().notNull(),
  position: integer().notNull(),
})
export const topics = pgTable('topics', { id: text().primaryKey(), name: text().notNull() })

/** A module as the catalog lists it. What it teaches stands in its versions. */
export const courses = pgTable(
  'courses',
  {
    id: id(),
    slug: text().notNull().unique(),
    sectionId: text()
      .notNull()
      .references(() => sections.id),
    /** The version that new enrollments get; null until one is published and after the course is retired. */
    currentVersionId: uuid(),
    createdAt: instant().notNull(),
    retiredAt: instant(),
  },
  (t) => [index('courses_by_section').on(t.sectionId)],
)

/** What was taught, word for word. Never changed once published; a new edition is a new row. */
export const courseVersions = pgTable(
  'course_versions',
  {
    id: id(),
    courseId: uuid()
      .notNull()
      .references(() => courses.id),
    edition: integer().notNull(),
    /** The printed name of the edition, such as `2026-11`. */
    editionName: text().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    language: text().notNull(),
    creditMinutes: integer().notNull(),
    audiences: text().array().notNull(),
    priorityIds: text().array().notNull(),
    topicIds: text().array().notNull(),
    content: jsonb().$type<ModuleContent>().notNull(),
    /** Of `content`, kept apart so that lists and the saving of progress need not read all of it. */
    outline: jsonb().$type<OutlineLesson[]>().notNull(),
    lessonKeys: text().array().notNull(),
    /** Of `assessment`, the part that everybody may read. */
    testRules: jsonb().$type<TestRules>().notNull(),
    /** The question bank with its keys: read by the scoring on the server only. */
    assessment: jsonb().$type<Assessment>().notNull(),
    source: text().notNull(),
    sourceDigest: bytes().notNull(),
    search: searchVector().notNull(),
    /** Title, summary and topics as plain folded text, for search that forgives typing errors. */
    searchWords: text().notNull(),
    publishedAt: instant().notNull(),
    publishedBy: uuid(),
    /** It changes what is taught: rules may ask it of those who completed an earlier one. Otherwise only how it is said. */
    isMaterial: boolean().notNull().default(false),
    /** The module that teaches what is new in it, for whoever completed an earlier one. */
    differenceId: uuid().references(() => courses.id),
  },
  (t) => [
    check(
      'course_versions_difference',
      sql`${t.differenceId} is null or (${t.isMaterial} and ${t.differenceId} <> ${t.courseId})`,
    ),
    unique('course_versions_edition').on(t.courseId, t.edition),
    index('course_versions_search').using('gin', t.search),
  ],
)
