/** Changing the catalog: publishing an edition of a module, retiring a module, loading the fixed words. */
import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Derived } from '@/lib/audit/derivations'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { conflict, forbidden, invalid, invalidFields, notFound } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import { newId } from '@/lib/platform/ids'
import { publishCourseInput, retireCourseInput } from './inputs'
import { parseModule } from './markdown'
import { can } from './policy'
import { effortOf, leastSecondsOf } from './reading'
import { priorityEntries, sectionEntries } from './reference'
import { nextEdition } from './rules'
import { type Edition, searchOf } from './search'
import { courses, courseVersions, type OutlineLesson, priorities, sections, topics } from './tables'
import { topicEntries } from './topics'

/**
 * Publishes a module written as Markdown (docs/authoring.md). The same text as the latest edition changes nothing; any
 * other text is the next edition, which new enrollments get. Who is enrolled stays with the edition they began.
 * @returns slug, number of the edition, and whether anything changed
 * @throws forbidden; invalid with one line-numbered sentence a problem, also for a number that is taken
 */
export async function publishCourse(ctx: Ctx, input: unknown) {
  const { markdown } = publishCourseInput.parse(input)
  if (!can.publish(ctx.actor)) throw forbidden()
  return publish(ctx, readModule(markdown))
}

function publish(ctx: Ctx, written: Written) {
  return writeIfNeeded(ctx, async (w) => {
    const { slug, section, number } = written.facts
    const course = await courseFor(w, slug, section)
    const published = await editionsOf(w.tx, slug)
    const next = nextEdition(published, number, (text) => written.digest.equals(text))
    if (next.kind === 'refused') throw numberTaken(written.source, number ?? 0, next.latest)
    const { kind, edition } = next
    if (kind === 'unchanged') return { slug, edition, changed: false }
    const known = published.find((each) => each.edition === edition)?.id
    const versionId = known ?? (await addEdition(w, course.id, { ...written, edition }))
    const isOwedAgain = !known && published.length > 0 && written.facts.changes === 'material'
    if (isOwedAgain) w.touch({ course: course.id })
    await w.tx
      .update(courses)
      .set({ currentVersionId: versionId, sectionId: section, retiredAt: null })
      .where(eq(courses.id, course.id))
    await bumpGeneration(w.tx, 'catalog')
    const said = { slug, edition, name: written.facts.edition }
    const detail = isOwedAgain ? ({ editions }: Derived) => ({ ...said, material: true, agencies: editions }) : said
    w.record('course.published', { kind: 'course', id: course.id, detail })
    return { slug, edition, changed: true }
  })
}

/**
 * Publishes a module that comes with the product, at every start. What was decided here stands: a module that was retired
 * stays retired, and an edition of one's own is not replaced by one with a number below it.
 * @returns the edition that stands; `kept` when it is another than the text brings
 */
export async function installCourse(
  ctx: Ctx,
  input: unknown,
): Promise<{ slug: string; edition: number; kept: boolean }> {
  const { markdown } = publishCourseInput.parse(input)
  if (!can.publish(ctx.actor)) throw forbidden()
  const written = readModule(markdown)
  const { facts, digest } = written
  const published = await read(ctx, (tx) => editionsOf(tx, facts.slug))
  const latest = Math.max(0, ...published.map(({ edition }) => edition))
  const isRetired = latest > 0 && !published.some(({ isOnOffer }) => isOnOffer)
  const next = nextEdition(published, facts.number, (text) => digest.equals(text))
  if (isRetired || next.kind === 'refused') return { slug: facts.slug, edition: latest, kept: true }
  const { slug, edition } = await publish(ctx, written)
  return { slug, edition, kept: false }
}

type Written = Edition & { source: string; digest: Buffer }

function readModule(markdown: string): Written {
  const parsed = parseModule(markdown)
  if (!parsed.ok) {
    throw invalidFields(
      parsed.problems.map(({ line, message }) => ({ field: 'markdown', message: `Line ${line}: ${message}` })),
    )
  }
  const { facts, content, assessment } = parsed
  return { facts, content, assessment, source: markdown, digest: createHash('sha256').update(markdown).digest() }
}

/**
 * The course of this address, made if it is new, locked until the transaction ends. Not its key: what others derive meanwhile
 * refers to it, and would wait for us while we wait for it.
 */
async function courseFor(w: Writer, slug: string, sectionId: string) {
  await w.tx
    .insert(courses)
    .values({ id: newId(), slug, sectionId, createdAt: w.ctx.now })
    .onConflictDoNothing({ target: courses.slug })
  const [course] = await w.tx
    .select({ id: courses.id })
    .from(courses)
    .where(eq(courses.slug, slug))
    .for('no key update')
  if (!course) throw notFound('This module')
  return course
}

/** The editions of a module there are, without their texts. */
async function editionsOf(tx: Tx, slug: string) {
  const rows = await tx
    .select({
      id: courseVersions.id,
      edition: courseVersions.edition,
      text: courseVersions.sourceDigest,
      current: courses.currentVersionId,
    })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .where(eq(courses.slug, slug))
  return rows.map(({ current, ...row }) => ({ ...row, isOnOffer: row.id === current }))
}

function numberTaken(markdown: string, number: number, latest: number) {
  const message = `Edition ${latest} is published already, and a published edition never changes. This text says it is edition ${number}: write “number: ${latest + 1}”, or leave the number out.`
  return invalid('markdown', atLine(markdown, 'number', message))
}

/** A sentence about a name of the front matter, with its line. */
function atLine(markdown: string, name: string, message: string): string {
  const line = markdown.split(/\r\n?|\n/).findIndex((text) => text.startsWith(name) && /^\w+\s*:/.test(text)) + 1
  return line > 0 ? `Line ${line}: ${message}` : message
}

function outlineOf({ facts, content }: Edition): OutlineLesson[] {
  return content.lessons.map((lesson) => {
    const { key, title, minutes, note } = lesson
    const leastSeconds = facts.leastTime === 'reading' ? leastSecondsOf(lesson) : 0
    return { key, title, minutes, ...(note && { note }), effort: effortOf(lesson), leastSeconds }
  })
}

async function addEdition(w: Writer, courseId: string, it: Written & { edition: number }): Promise<string> {
  const { facts, content, assessment } = it
  await w.tx
    .insert(topics)
    .values(facts.topics.map(({ slug, label }) => ({ id: slug, name: label })))
    .onConflictDoUpdate({ target: topics.id, set: { name: sql`excluded.name` } })
  const id = newId()
  const differenceId = await differenceOf(w.tx, courseId, it)
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
    outline: outlineOf(it),
    lessonKeys: content.lessons.map(({ key }) => key),
    testRules: assessment.rules,
    assessment,
    source: it.source,
    sourceDigest: it.digest,
    ...searchOf(it),
    publishedAt: w.ctx.now,
    publishedBy: w.ctx.actor.kind === 'person' ? w.ctx.actor.personId : null,
    isMaterial: facts.changes === 'material',
    differenceId,
  })
  return id
}

/** The module that teaches what is new in an edition. @throws invalid */
async function differenceOf(tx: Tx, courseId: string, { facts, source }: Written): Promise<string | null> {
  const { changes, difference } = facts
  if (difference === undefined) return null
  const refuse = (message: string) => invalid('markdown', atLine(source, 'difference', message))
  if (changes !== 'material') throw refuse('Only an edition with “changes: material” has a module for the difference.')
  const [found] = await tx.select({ id: courses.id }).from(courses).where(eq(courses.slug, difference))
  if (!found) throw refuse(`There is no module “${difference}”. Publish it first.`)
  if (found.id === courseId) throw refuse('A module does not teach its own difference: name another one.')
  return found.id
}

/**
 * Takes a module out of the catalog. Credits and certificates stay as they are, and who is enrolled may finish.
 * @throws forbidden, not-found, conflict when it is retired already
 */
export async function retireCourse(ctx: Ctx, input: unknown) {
  const { slug } = retireCourseInput.parse(input)
  if (!can.retire(ctx.actor)) throw forbidden()
  return write(ctx, 'course.retired', async (w) => {
    const [course] = await w.tx.select().from(courses).where(eq(courses.slug, slug)).for('no key update')
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
      .values(topicEntries.map(({ id, name }) => ({ id, name })))
      .onConflictDoNothing()
    await bumpGeneration(w.tx, 'catalog')
    w.record('reference.loaded', { kind: 'reference', id: 'catalog' })
  })
}
