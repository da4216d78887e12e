import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { anyoneCtx, personCtx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { installCourse, loadReference, publishCourse, retireCourse } from './commands'
import { getLesson, getModule, listModules } from './queries'

testDatabase()

const system = systemCtx('test')
const anyone = anyoneCtx()
const person = (...roles: ('author' | 'coordinator')[]) =>
  personCtx({
    kind: 'person',
    personId: newId(),
    roles: roles.map((role) => ({ role, agencyId: null, unitId: null })),
    via: { kind: 'session', sessionId: newId() },
  })
const publish = (sketch: Parameters<typeof moduleMarkdown>[0]) =>
  publishCourse(system, { markdown: moduleMarkdown(sketch) })
const slugs = async (params: Record<string, unknown>) =>
  (await listModules(anyone, params)).sections.flatMap(({ modules }) => modules.map(({ slug }) => slug))
const generation = async () =>
  (
    await read(anyone, (tx) =>
      tx.execute<{ generation: string }>(sql`select generation from content_generations where kind = 'catalog'`),
    )
  )[0]?.generation

beforeAll(async () => {
  await loadReference(system)
  await publish({ slug: 'at-the-door' })
  await publish({
    slug: 'trafficking',
    title: 'Recognizing trafficking',
    summary: 'What to notice on an ordinary shift.',
    section: 'crimes',
    priorities: '[integration]',
    topics: '{ slug: human-trafficking, label: Human trafficking }',
  })
  await publish({
    slug: 'en-espanol',
    title: 'La atención a víctimas',
    summary: 'Qué decir primero.',
    language: 'es',
    section: 'basics',
  })
})

describe('publishing', () => {
  test('the same text again changes nothing and wakes no page cache', async () => {
    const before = await generation()
    expect(await publish({ slug: 'at-the-door' })).toEqual({ slug: 'at-the-door', edition: 1, changed: false })
    expect(await generation()).toBe(before)
  })

  test('keeps the least time of each lesson with the edition, and refuses one that is not known', async () => {
    await publish({ slug: 'timed', words: 1200 })
    const { outline } = await getModule(anyone, { slug: 'timed' })
    expect(outline.map(({ leastSeconds }) => leastSeconds)).toEqual([120, 120, 120])
    await expect(publish({ slug: 'timed', leastTime: 'an hour' })).rejects.toMatchObject({
      fields: [{ message: expect.stringMatching(/^Line \d+: Use one of: none, reading\./) }],
    })
  })

  test('another text is the next edition, and the earlier one can still be read', async () => {
    const before = await generation()
    await publish({ slug: 'two-editions', title: 'The first one' })
    expect(await publish({ slug: 'two-editions', title: 'The second one' })).toMatchObject({
      edition: 2,
      changed: true,
    })
    expect(await generation()).not.toBe(before)
    expect(await getModule(anyone, { slug: 'two-editions' })).toMatchObject({
      title: 'The second one',
      isEarlier: false,
    })
    expect(await getModule(anyone, { slug: 'two-editions', edition: 1 })).toMatchObject({
      title: 'The first one',
      isEarlier: true,
    })
    expect((await listModules(anyone, { q: 'first one' })).sections).not.toContainEqual(
      expect.objectContaining({ title: 'The first one' }),
    )
  })

  test('an earlier edition says since which one what is taught has changed, and what teaches the difference', async () => {
    const slug = 'changed-since'
    await publish({ slug: 'only-what-is-new' })
    await publish({ slug, title: 'The first' })
    await publish({ slug, title: 'The second', changes: 'material', difference: 'only-what-is-new' })
    await publish({ slug, title: 'The third, mended' })
    const since = async (edition?: number) => (await getModule(anyone, { slug, edition })).changedSince
    expect(await since(1)).toEqual({ edition: 2, difference: { slug: 'only-what-is-new', title: expect.any(String) } })
    expect([await since(2), await since()]).toEqual([null, null])
    expect((await getLesson(anyone, { slug, lessonKey: 'first', edition: 1 })).changedSince).toEqual(await since(1))
    await retireCourse(system, { slug: 'only-what-is-new' })
    expect(await since(1)).toEqual({ edition: 2, difference: null })
  })

  test('an author may publish; a coordinator, a learner and a stranger may not', async () => {
    const markdown = moduleMarkdown({ slug: 'who-may' })
    expect(await publishCourse(person('author'), { markdown })).toMatchObject({ changed: true })
    await expect(publishCourse(person('coordinator'), { markdown })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(publishCourse(person(), { markdown })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(publishCourse(anyone, { markdown })).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('a module with mistakes is refused whole, each mistake with its line', async () => {
    const markdown = moduleMarkdown({ slug: 'broken', section: 'nowhere' })
    await expect(publishCourse(system, { markdown })).rejects.toMatchObject({
      kind: 'invalid',
      fields: [{ field: 'markdown', message: expect.stringMatching(/^Line \d+: /) }],
    })
    await expect(getModule(anyone, { slug: 'broken' })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('two who publish at once leave one edition after the other', async () => {
    const both = await Promise.all([
      publish({ slug: 'at-once', title: 'One' }),
      publish({ slug: 'at-once', title: 'Other' }),
    ])
    expect(both.map(({ edition }) => edition).sort()).toEqual([1, 2])
  })
})

describe('a text that brings the number of its edition', () => {
  const numbered = (slug: string, number: number, title = `Text ${number}`) => ({ slug, number, title })
  const install = (sketch: Parameters<typeof moduleMarkdown>[0]) =>
    installCourse(system, { markdown: moduleMarkdown(sketch) })

  test('has that number everywhere, also where earlier ones were never published', async () => {
    expect(await publish(numbered('begins-late', 3))).toEqual({ slug: 'begins-late', edition: 3, changed: true })
    expect(await publish({ slug: 'begins-late', title: 'Without' })).toMatchObject({ edition: 4 })
  })

  test('changes nothing when it is published already, even as an earlier edition', async () => {
    await publish(numbered('again', 1))
    await publish(numbered('again', 2))
    for (const number of [1, 2])
      expect(await publish(numbered('again', number))).toEqual({ slug: 'again', edition: number, changed: false })
    expect(await getModule(anyone, { slug: 'again' })).toMatchObject({ edition: 2, title: 'Text 2' })
  })

  test('is refused with another text under a number that is taken, and told what to write', async () => {
    await publish(numbered('taken', 2))
    for (const number of [1, 2]) {
      await expect(publish(numbered('taken', number, 'Rewritten in silence'))).rejects.toMatchObject({
        kind: 'invalid',
        fields: [{ field: 'markdown', message: expect.stringMatching(/^Line \d+: Edition 2 is .*“number: 3”/) }],
      })
    }
    expect(await getModule(anyone, { slug: 'taken' })).toMatchObject({ edition: 2, title: 'Text 2' })
  })

  test('may be published twice at once', async () => {
    const both = await Promise.all([publish(numbered('both', 2)), publish(numbered('both', 2))])
    expect(both.map(({ changed }) => changed).sort()).toEqual([false, true])
  })

  test('is the next edition at a start of a database that holds the first', async () => {
    await publish({ slug: 'comes-along', title: 'First' })
    const second = numbered('comes-along', 2)
    expect(await install(second)).toEqual({ slug: 'comes-along', edition: 2, kept: false })
    expect(await install(second)).toEqual({ slug: 'comes-along', edition: 2, kept: false })
  })

  test('comes second at a start to what was decided here: an edition of one’s own, or none at all', async () => {
    await publish(numbered('our-own', 5, 'Ours'))
    expect(await install(numbered('our-own', 2))).toEqual({ slug: 'our-own', edition: 5, kept: true })
    expect(await getModule(anyone, { slug: 'our-own' })).toMatchObject({ title: 'Ours' })
    await publish(numbered('not-here', 1))
    await retireCourse(system, { slug: 'not-here' })
    for (const number of [1, 2]) {
      expect(await install(numbered('not-here', number))).toEqual({ slug: 'not-here', edition: 1, kept: true })
    }
    expect((await getModule(anyone, { slug: 'not-here' })).retiredAt).not.toBeNull()
    expect(await publish(numbered('not-here', 1))).toMatchObject({ edition: 1, changed: true })
    expect((await getModule(anyone, { slug: 'not-here' })).retiredAt).toBeNull()
  })
})

describe('searching', () => {
  test('finds by stem, whatever the form of the word', async () => {
    expect(await slugs({ q: 'recognize' })).toEqual(['trafficking'])
    expect(await slugs({ q: 'ordinary shifts' })).toEqual(['trafficking'])
  })

  test('does not mind accents', async () => {
    expect(await slugs({ q: 'atencion' })).toEqual(['en-espanol'])
    expect(await slugs({ q: 'VÍCTIMAS' })).toEqual(['en-espanol'])
  })

  test('forgives a slip of the keyboard, and says so', async () => {
    const found = await listModules(anyone, { q: 'trafiking' })
    expect(found.onlyClose).toBe(true)
    expect(found.sections.flatMap(({ modules }) => modules.map(({ slug }) => slug))).toEqual(['trafficking'])
    expect((await listModules(anyone, { q: 'trafficking' })).onlyClose).toBe(false)
  })

  test('finds nothing for words that are nowhere, and takes no harm from odd ones', async () => {
    expect(await slugs({ q: 'submarine' })).toEqual([])
    for (const q of ["' or 1=1 --", '!!! & |', '"unclosed', '<script>', '%_\\', ':*', 'a\0b', '\0', 'a'.repeat(500)]) {
      expect(Array.isArray(await slugs({ q }))).toBe(true)
    }
  })

  test('finds a title that was pasted, whatever dashes and quotes stand in it, and words in any order', async () => {
    await publish({ slug: 'second-part', title: 'Interviewing Basics - Part 2: “The Courtroom”' })
    for (const q of ['Interviewing Basics - Part 2: “The Courtroom”', 'courtroom – interviewing', '2 basics "']) {
      expect(await listModules(anyone, { q })).toMatchObject({ onlyClose: false, total: 1 })
    }
    expect(await slugs({ q: 'interviewing -courtroom' })).toEqual([])
    expect(await slugs({ q: ' - ' })).toContain('second-part')
  })

  test('shows the last page where the address names one beyond it', async () => {
    for (const page of ['2', '999', '1001', '1e300', '99999999999999999999']) {
      expect(await listModules(anyone, { page })).toMatchObject({ page: 1, pages: 1 })
      expect((await slugs({ page })).length).toBeGreaterThan(0)
    }
  })

  test('filters hold together with the words', async () => {
    expect(await slugs({ q: 'trafficking', priority: 'collaboration' })).toEqual([])
    expect(await slugs({ q: 'trafficking', priority: 'integration' })).toEqual(['trafficking'])
  })
})

describe('reading', () => {
  test('a lesson comes with its blocks and the outline around it', async () => {
    const page = await getLesson(anyone, { slug: 'at-the-door', lessonKey: 'second' })
    expect(page).toMatchObject({ number: 2, lesson: { key: 'second', title: 'Lesson second' } })
    expect(page.outline.map(({ key }) => key)).toEqual(['first', 'second', 'third'])
    expect(page.lesson.blocks.length).toBeGreaterThan(0)
  })

  test('what is not there is not found', async () => {
    for (const input of [
      { slug: 'nowhere', lessonKey: 'first' },
      { slug: 'at-the-door', lessonKey: 'fourth' },
      { slug: 'at-the-door', lessonKey: 'first', edition: 9 },
    ]) {
      await expect(getLesson(anyone, input)).rejects.toMatchObject({ kind: 'not-found' })
    }
  })

  test('nothing the public reads holds a question of the test', async () => {
    const open = JSON.stringify([
      await listModules(anyone, {}),
      await getModule(anyone, { slug: 'at-the-door' }),
      await getLesson(anyone, { slug: 'at-the-door', lessonKey: 'first' }),
    ])
    expect(open).toContain('Meeting at the Door')
    expect(open).not.toContain('right answer')
    expect(open).not.toContain('What is right about')
    expect(open).not.toContain('The reason of')
  })
})

describe('retiring', () => {
  test('takes a module out of the list; its page stays and says so', async () => {
    await publish({ slug: 'to-retire', title: 'Soon gone' })
    await retireCourse(system, { slug: 'to-retire' })
    expect(await slugs({ q: 'soon gone' })).not.toContain('to-retire')
    expect((await getModule(anyone, { slug: 'to-retire' })).retiredAt).not.toBeNull()
    await expect(retireCourse(system, { slug: 'to-retire' })).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('only those who publish may retire', async () => {
    await expect(retireCourse(person(), { slug: 'at-the-door' })).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await slugs({ q: 'joint visit' })).toContain('at-the-door')
  })
})

test('reference words can be loaded again and again', async () => {
  await loadReference(system)
  expect((await listModules(anyone, {})).facets.priority.map(({ id }) => id)).toEqual([
    'collaboration',
    'integration',
    'grantee-capacity',
  ])
  await expect(loadReference(person('author'))).rejects.toMatchObject({ kind: 'forbidden' })
})
