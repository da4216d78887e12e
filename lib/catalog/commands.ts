/** Changing the catalog: publishing an edition of a module, retiring a module, loading the fixed words. */
import { createHash } from 'node:crypto'
import { desc, eq, sql } from 'drizzle-orm'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { conflict, forbidden, invalidFields, notFound } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import { newId } from '@/lib/platform/ids'
import { publishCourseInput, retireCourseInput } from './inputs'
import { parseModule } from './markdown'
import { can } from './policy'
import { priorityEntries, sectionEntries, topicEntries } from './reference'
import { type Edition, searchOf } from './search'
import { courses, courseVersions, priorities, sections, topics } from './tables'

/**
 * Publishes a module written as Markdown (docs/authoring.md). The same text as the latest edition changes nothing; any
 * other text is the next edition, which new enrollments get. Who is enrolled stays with the edition they began.
 * @returns slug, number of the edition, and whether anything changed
 * @throws forbidden; invalid with one line-numbered sentence a problem
 */
export async function publishCourse(ctx: Ctx, input: unknown) {
  const { markdown } = publishCourseInput.parse(input)
  if (!can.publish(ctx.actor)) throw forbidden()
  const parsed = parseModule(markdown)
  if (!parsed.ok) {
    throw invalidFields(
      parsed.problems.map(({ line, message }) => ({ field: 'markdown', message: `Line ${line}: ${message}` })),
    )
  }
  const digest = createHash('sha256').update(markdown).digest()
  return writeIfNeeded(ctx, async (w) => {
    const { slug } = parsed.facts
    const course = await courseFor(w, slug, parsed.facts.section)
    const latest = await latestEdition(w, course.id)
    const same = latest !== undefined && Buffer.compare(latest.digest, digest) === 0
    if (same && course.currentVersionId === latest.id) return { slug, edition: latest.edition, changed: false }
    const edition = same ? latest.edition : (latest?.edition ?? 0) + 1
    const versionId = same
      ? latest.id
      : await addEdition(w, course.id, { ...parsed, source: markdown, digest, edition })
    await w.tx
      .update(courses)
      .set({ currentVersionId: versionId, sectionId: parsed.facts.section, retiredAt: null })
      .where(eq(courses.id, course.id))
    await bumpGeneration(w.tx, 'catalog')
    w.record('course.published', {
      kind: 'course',
      id: course.id,
      detail: { slug, edition, name: parsed.facts.edition },
    })
    return { slug, edition, changed: true }
  })
}

/** The course of this address, made if it is new, locked until the transaction ends. */
async function courseFor(w: Writer, slug: string, sectionId: string) {
  await w.tx
    .insert(courses)
    .values({ id: newId(), slug, sectionId, createdAt: w.ctx.now })
    .onConflictDoNothing({ target: courses.slug })
  const [course] = await w.tx
    .select({ id: courses.id, currentVersionId: courses.currentVersionId })
    .from(courses)
    .where(eq(courses.slug, slug))
    .for('update')
  if (!course) throw notFound('This module')
  return course
}

async function latestEdition(w: Writer, courseId: string) {
  const [latest] = await w.tx
    .select({ id: courseVersions.id, edition: courseVersions.edition, digest: courseVersions.sourceDigest })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.edition))
    .limit(1)
  return latest
}

type NewEdition = Edition & { source: string; digest: Buffer; edition: number }

async function addEdition(w: Writer, courseId: string, it: NewEdition): Promise<string> {
  const { facts, content, assessment } = it
  await w.tx
    .insert(topics)
    .values(facts.topics.map(({ slug, label }) => ({ id: slug, name: label })))
    .onConflictDoUpdate({ target: topics.id, set: { name: sql`excluded.name` } })
  const id = newId()
  await w.tx.insert(courseVersions).values({
    id,
    courseId,
    edition: it.edition,
    editionName: facts.edition,
    title: facts.title,
    summary: facts.summary,
    language: facts.language,
    creditMinutes: facts.creditMinutes,
    audiences: facts.audiences,
    priorityIds: facts.priorities,
    topicIds: facts.topics.map(({ slug }) => slug),
    content,
    outline: content.lessons.map(({ key, title, minutes, note }) => ({ key, title, minutes, ...(note && { note }) })),
    lessonKeys: content.lessons.map(({ key }) => key),
    testRules: assessment.rules,
    assessment,
    source: it.source,
    sourceDigest: it.digest,
    ...searchOf(it),
    publishedAt: w.ctx.now,
    publishedBy: w.ctx.actor.kind === 'person' ? w.ctx.actor.personId : null,
  })
  return id
}

/**
 * Takes a module out of the catalog. Credits and certificates stay as they are, and who is enrolled may finish.
 * @throws forbidden, not-found, conflict when it is retired already
 */
export async function retireCourse(ctx: Ctx, input: unknown) {
  const { slug } = retireCourseInput.parse(input)
  if (!can.retire(ctx.actor)) throw forbidden()
  return write(ctx, 'course.retired', async (w) => {
    const [course] = await w.tx.select().from(courses).where(eq(courses.slug, slug)).for('update')
    if (!course) throw notFound('This module')
    if (course.retiredAt) throw conflict('This module is retired already.')
    await w.tx.update(courses).set({ currentVersionId: null, retiredAt: ctx.now }).where(eq(courses.id, course.id))
    await bumpGeneration(w.tx, 'catalog')
    w.record('course.retired', { kind: 'course', id: course.id, detail: { slug } })
    return { slug, retiredAt: ctx.now.toISOString() }
  })
}

/** Loads priorities, sections and shared topics; what stands there already takes the current words. */
export async function loadReference(ctx: Ctx): Promise<void> {
  if (!can.loadReference(ctx.actor)) throw forbidden()
  await write(ctx, 'reference.loaded', async (w) => {
    const words = { name: sql`excluded.name`, summary: sql`excluded.summary`, position: sql`excluded.position` }
    await w.tx
      .insert(priorities)
      .values(priorityEntries.map((entry, i) => ({ ...entry, position: i + 1 })))
      .onConflictDoUpdate({ target: priorities.id, set: words })
    await w.tx
      .insert(sections)
      .values(sectionEntries.map((entry, i) => ({ ...entry, position: i + 1 })))
      .onConflictDoUpdate({ target: sections.id, set: words })
    await w.tx
      .insert(topics)
      .values([...topicEntries])
      .onConflictDoNothing()
    await bumpGeneration(w.tx, 'catalog')
    w.record('reference.loaded', { kind: 'reference', id: 'catalog' })
  })
}
