/** Reading the catalog, for anyone. No query here selects the question bank (`assessment`). */

import { and, asc, desc, eq, gte, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'
import { named, read, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { readSearchWords } from '@/lib/platform/search-words'
import type { ModuleContent } from './content'
import {
  getLessonInput,
  getModuleInput,
  type LessonPage,
  listModulesInput,
  type Module,
  type ModuleList,
} from './inputs'
import { audienceEntries, lengthEntries } from './reference'
import { arrangeModules } from './rules'
import { ALIKE, hasWords, likenessOf, rankOf } from './search'
import { courses, courseVersions, priorities, sections, topics } from './tables'
import { topicsIn } from './topics'

/**
 * The modules that can be taken now, grouped by section, with what each further filter would leave. Words are looked for
 * in titles, summaries, topics, objectives and lesson titles, accents aside; found nowhere, words like them are.
 * Reads the facts of all modules that have the words: a catalog has hundreds of modules, and their content is not read.
 */
export async function listModules(ctx: Ctx, input: unknown): Promise<ModuleList> {
  const filter = listModulesInput.parse(input)
  return read(ctx, async (tx) => {
    const { wanted, unwanted } = readSearchWords(filter.q)
    const found = await findItems(tx, wanted ? filter.q : '')
    const close = wanted && !unwanted && found.length === 0 ? await findClose(tx, wanted) : []
    const names = {
      priority: await prioritiesInOrder.on(tx),
      section: await sectionsInOrder.on(tx),
      audience: audienceEntries,
      hours: lengthEntries,
    }
    const items = (found.length > 0 ? found : close).map(({ priorityIds, ...item }) => ({
      ...item,
      priorities: names.priority.filter(({ id }) => priorityIds.includes(id)),
    }))
    const taught = await topicsTaught.on(tx)
    return {
      ...arrangeModules(items, filter, names),
      onlyClose: close.length > 0,
      topics: taught.map(({ name }) => name),
    }
  })
}

const prioritiesInOrder = named('catalog-priorities', (db) =>
  db.select({ id: priorities.id, name: priorities.name }).from(priorities).orderBy(priorities.position),
)
const sectionsInOrder = named('catalog-sections', (db) =>
  db.select({ id: sections.id, name: sections.name }).from(sections).orderBy(sections.position),
)
const topicsTaught = named('catalog-topics', (db) =>
  db
    .selectDistinct({ name: topics.name })
    .from(topics)
    .innerJoin(courseVersions, sql`${topics.id} = any(${courseVersions.topicIds})`)
    .innerJoin(courses, eq(courses.currentVersionId, courseVersions.id))
    .orderBy(topics.name),
)

const item = {
  slug: courses.slug,
  title: courseVersions.title,
  summary: courseVersions.summary,
  sectionId: courses.sectionId,
  creditMinutes: courseVersions.creditMinutes,
  audiences: courseVersions.audiences,
  priorityIds: courseVersions.priorityIds,
  lessons: sql<number>`cardinality(${courseVersions.lessonKeys})`,
}

const current = (tx: Tx) =>
  tx.select(item).from(courses).innerJoin(courseVersions, eq(courseVersions.id, courses.currentVersionId))

const findItems = (tx: Tx, words: string) =>
  words
    ? current(tx)
        .where(hasWords(words))
        .orderBy(desc(rankOf(words)), asc(courseVersions.title), asc(courses.slug))
    : current(tx).orderBy(asc(courseVersions.title), asc(courses.slug))

const findClose = (tx: Tx, words: string) =>
  current(tx)
    .where(gte(likenessOf(words), ALIKE))
    .orderBy(desc(likenessOf(words)), asc(courseVersions.title), asc(courses.slug))
    .limit(20)

/** The module that teaches what is new in the edition of a row `n`, where it can be taken. */
export const differenceOfRow = sql`(
  select jsonb_build_object('slug', d.slug, 'title', w.title) from courses d
  join course_versions w on w.id = d.current_version_id where d.id = n.difference_id)`

/**
 * Of the edition of a row the latest one since that changes what is taught, and the module that teaches the difference, where it can
 * be taken; null where none came since.
 */
export const changedSince = sql<Module['changedSince']>`(
  select jsonb_build_object('edition', n.edition, 'difference', ${differenceOfRow})
  from course_versions n where n.course_id = ${courseVersions.courseId} and n.edition > ${courseVersions.edition} and n.is_material
  order by n.edition desc limit 1)`

const facts = {
  changedSince,
  courseId: courses.id,
  currentVersionId: courses.currentVersionId,
  versionId: courseVersions.id,
  slug: courses.slug,
  title: courseVersions.title,
  edition: courseVersions.edition,
  editionName: courseVersions.editionName,
  retiredAt: courses.retiredAt,
  outline: courseVersions.outline,
  testRules: courseVersions.testRules,
}

/** The edition asked for (0: the current one, or the last of a retired module). */
const thisEdition = and(
  eq(courses.slug, sql.placeholder('slug')),
  sql`(${courseVersions.edition} = ${sql.placeholder('edition')}::int or ${sql.placeholder('edition')}::int = 0)`,
)

const moduleByslug = named('catalog-module', (db) =>
  db
    .select({
      ...facts,
      summary: courseVersions.summary,
      section: { id: sections.id, name: sections.name },
      language: courseVersions.language,
      creditMinutes: courseVersions.creditMinutes,
      audiences: courseVersions.audiences,
      priorityIds: courseVersions.priorityIds,
      topicIds: courseVersions.topicIds,
      contentNote: sql<string>`${courseVersions.content} ->> 'contentNote'`,
      objectives: sql<string[]>`${courseVersions.content} -> 'objectives'`,
      resources: sql<ModuleContent['resources']>`${courseVersions.content} -> 'resources'`,
      sources: sql<ModuleContent['sources']>`${courseVersions.content} -> 'sources'`,
    })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .innerJoin(sections, eq(sections.id, courses.sectionId))
    .where(thisEdition)
    .orderBy(desc(courseVersions.edition))
    .limit(1),
)

const editionsOf = named('catalog-editions', (db) =>
  db
    .select({
      edition: courseVersions.edition,
      editionName: courseVersions.editionName,
      publishedAt: courseVersions.publishedAt,
    })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, sql.placeholder('course')))
    .orderBy(desc(courseVersions.edition)),
)

const topicsById = named('catalog-topics-by-id', (db) =>
  db
    .select({ id: topics.id, name: topics.name })
    .from(topics)
    .where(sql`${topics.id} = any(${sql.placeholder('ids')}::text[])`),
)

type FactsRow = { currentVersionId: string | null; versionId: string; retiredAt: Date | null }

const shapedFacts = <T extends FactsRow>({ currentVersionId, versionId, retiredAt, ...rest }: T) => ({
  ...rest,
  isEarlier: currentVersionId !== null && currentVersionId !== versionId,
  retiredAt: retiredAt?.toISOString() ?? null,
})

/**
 * A module as its page shows it: the current edition, or the one asked for. A retired module can still be read.
 * @throws not-found
 */
export async function getModule(ctx: Ctx, input: unknown): Promise<Module> {
  const { slug, edition = 0 } = getModuleInput.parse(input)
  return read(ctx, async (tx) => {
    const [row] = await moduleByslug.on(tx, { slug, edition })
    if (!row) throw notFound('This module')
    const { courseId, priorityIds, topicIds, ...rest } = row
    const editions = await editionsOf.on(tx, { course: courseId })
    return {
      ...shapedFacts(rest),
      priorities: (await prioritiesInOrder.on(tx)).filter(({ id }) => priorityIds.includes(id)),
      topics: topicsIn(ctx.locale, await topicsById.on(tx, { ids: topicIds })),
      editions: editions.map((each) => ({ ...each, publishedAt: each.publishedAt.toISOString() })),
    }
  })
}

const lessonByKey = named('catalog-lesson', (db) =>
  db
    .select({ ...facts, lessons: sql<ModuleContent['lessons']>`${courseVersions.content} -> 'lessons'` })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(thisEdition)
    .orderBy(desc(courseVersions.edition))
    .limit(1),
)

/**
 * One lesson with its blocks, and the outline around it.
 * @throws not-found when the module, the edition or the lesson does not exist
 */
export async function getLesson(ctx: Ctx, input: unknown): Promise<LessonPage> {
  const { slug, lessonKey, edition = 0 } = getLessonInput.parse(input)
  const [row] = await read(ctx, (tx) => lessonByKey.on(tx, { slug, edition }))
  const place = row?.lessons.findIndex((each) => each.key === lessonKey) ?? -1
  const lesson = row?.lessons[place]
  if (!row || !lesson) throw notFound('This lesson')
  const { courseId: _, lessons: __, ...rest } = row
  return { ...shapedFacts(rest), number: place + 1, lesson }
}

const addresses = named('catalog-addresses', (db) =>
  db
    .select({ slug: courses.slug, lessonKeys: courseVersions.lessonKeys, publishedAt: courseVersions.publishedAt })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.id, courses.currentVersionId))
    .orderBy(courses.slug),
)

/** Every module that can be taken with the keys of its lessons and the instant its text was published: for indexes of pages. */
export const listModuleAddresses = (ctx: Ctx) => read(ctx, (tx) => addresses.on(tx))
