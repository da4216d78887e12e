import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startingCourses } from '@/drizzle/seed/starting-courses'
import { closeOwner, owner } from '@/e2e/support/facts'
import { aCourse, linkDay, listedCourseOf, suggestedBy } from '@/e2e/support/subjects'
import { testDatabase } from '@/e2e/support/test-database'
import { makeWorld, type World } from '@/e2e/support/world'
import { writeIfNeeded } from '@/lib/audit/write'
import { anyoneCtx, systemCtx } from '@/lib/platform/context'
import * as database from '@/lib/platform/database'
import { addDays } from '@/lib/platform/time'
import { correctRelated, suggestRelated } from './commands'
import { exportRelated } from './export'
import { approveRelated, changeRelated, checkRelatedLink, retireRelated, returnRelated } from './keeping'
import { getKeptRelated, listKeptRelated, listMyRelated } from './kept'
import { loadRelated } from './load'
import { getRelated, listRelated } from './queries'

testDatabase()
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(closeOwner)

const letters = async () => (await owner()`select 1 from notices where kind = 'related.suggestion-decided'`).length

test('a suggestion is public only once another moderator opened its link, and its suggester hears of it', async () => {
  const { moderator, own, other } = world
  const course = { ...aCourse(), title: 'Señales en el taller', provider: 'Kainalu College' }
  const { relatedId, slug, version } = await suggestRelated(own.trainee.ctx, course)
  await expect(getRelated(anyoneCtx(), { slug })).rejects.toMatchObject({ kind: 'not-found' })
  await expect(getKeptRelated(other.trainee.ctx, { relatedId })).rejects.toMatchObject({ kind: 'not-found' })
  expect((await listMyRelated(own.trainee.ctx)).items[0]).toMatchObject({ title: course.title, own: true })
  const decision = { relatedId, madeFrom: version }
  await expect(
    approveRelated(moderator.ctx, { ...decision, linkCheckedOn: addDays(linkDay(), 30) }),
  ).rejects.toMatchObject({ kind: 'invalid' })
  await expect(
    approveRelated(moderator.ctx, { ...decision, madeFrom: 'another', linkCheckedOn: linkDay() }),
  ).rejects.toMatchObject({ kind: 'conflict' })
  const before = await letters()
  await approveRelated(moderator.ctx, { ...decision, linkCheckedOn: linkDay() })
  expect(await letters()).toBe(before + 1)
  expect(await getRelated(anyoneCtx(), { slug })).toMatchObject({ title: course.title, linkCheckedOn: linkDay() })
  for (const q of ['senales', 'kainalu', 'señles', '"en el taller"'])
    expect(
      (await listRelated(anyoneCtx(), { q })).items.map((each) => each.slug),
      q,
    ).toContain(slug)
  expect((await exportRelated(anyoneCtx(), { q: ['taller'] })).map(([title]) => title)).toEqual([course.title])
  await expect(correctRelated(own.trainee.ctx, { ...course, ...decision })).rejects.toMatchObject({ kind: 'not-found' })
})

test('what was returned says why, is corrected by its suggester alone, and waits again', async () => {
  const { moderator, own } = world
  const suggested = await suggestedBy(own.trainee)
  const reason = 'The link opens a sign-in page.'
  const { version } = await returnRelated(moderator.ctx, { ...suggested, reason })
  const { relatedId } = suggested
  expect(await getKeptRelated(own.trainee.ctx, { relatedId })).toMatchObject({ status: 'returned', reason })
  const correction = { ...aCourse(), relatedId, madeFrom: version }
  await expect(changeRelated(moderator.ctx, correction)).rejects.toMatchObject({ kind: 'not-now' })
  const { title } = correction
  await correctRelated(own.trainee.ctx, correction)
  const { items } = await listKeptRelated(moderator.ctx, { q: title })
  expect(items).toMatchObject([{ relatedId, title, status: 'suggested', reason: null }])
})

test('topics of a course are called as its reader calls them', async () => {
  const { moderator, own } = world
  const course = { ...aCourse(), topicIds: ['firearms', 'ethics'] }
  const { relatedId, slug, version } = await suggestRelated(own.trainee.ctx, course)
  await approveRelated(moderator.ctx, { relatedId, madeFrom: version, linkCheckedOn: linkDay() })
  const topicsIn = async (locale: 'en' | 'es') =>
    (await getRelated({ ...anyoneCtx(), locale }, { slug })).topics.map(({ name }) => name)
  expect(await topicsIn('en')).toEqual(['Ethics', 'Firearms'])
  expect(await topicsIn('es')).toEqual(['Armas de fuego', 'Ética'])
})

test('nobody decides about what they suggested themselves, nor does row security let them', async () => {
  const { moderator } = world
  const own = await suggestedBy(moderator)
  await expect(approveRelated(moderator.ctx, { ...own, linkCheckedOn: linkDay() })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  const bare = (statement: SQL) =>
    writeIfNeeded(
      moderator.ctx,
      async ({ tx }) => void (await tx.execute(sql`${statement} where id = ${own.relatedId}`)),
    )
  const listed = sql`status = 'listed', link_checked_on = ${linkDay()}`
  const refused = { cause: { code: '42501' } }
  await expect(bare(sql`update related_trainings set ${listed}, suggested_by = null`)).rejects.toMatchObject(refused)
  await expect(
    bare(sql`update related_trainings set ${listed}, suggested_by = ${world.own.trainee.personId}`),
  ).rejects.toMatchObject(refused)
  // Not in two steps either.
  await expect(bare(sql`update related_trainings set suggested_by = null`)).rejects.toMatchObject(refused)
  await bare(sql`update related_trainings set source = 'A flyer'`)
  expect(await getKeptRelated(moderator.ctx, { relatedId: own.relatedId })).toMatchObject({
    status: 'suggested',
    own: true,
    source: 'A flyer',
  })
})

test('with another page a listed course is public no more until somebody opened the new link', async () => {
  const { moderator } = world
  const { relatedId, slug, madeFrom } = await listedCourseOf(world)
  const { fields } = await getKeptRelated(moderator.ctx, { relatedId })
  const generation = async () =>
    (await owner()`select generation from content_generations where kind = 'related'`)[0]?.generation
  const before = await generation()
  const url = 'https://elsewhere.example/course'
  const changed = await changeRelated(moderator.ctx, { ...fields, url, relatedId, madeFrom })
  expect(changed.status).toBe('suggested')
  expect(await generation()).not.toEqual(before)
  await expect(getRelated(anyoneCtx(), { slug })).rejects.toMatchObject({ kind: 'not-found' })
  expect(await getKeptRelated(moderator.ctx, { relatedId })).toMatchObject({ linkCheckedOn: null, fields: { url } })
  const opened = { relatedId, madeFrom: changed.version, linkCheckedOn: linkDay() }
  expect(await approveRelated(moderator.ctx, opened)).toMatchObject({ status: 'listed', slug })
  expect(await getRelated(anyoneCtx(), { slug })).toMatchObject({ url, linkCheckedOn: linkDay() })
})

test('a file has what the pages of the list show, in their order, and reads it once', async () => {
  const title = 'Quiet rooms'
  const suggested = await suggestRelated(world.own.trainee.ctx, { ...aCourse(), title })
  const seen = { relatedId: suggested.relatedId, madeFrom: suggested.version }
  await approveRelated(world.moderator.ctx, { ...seen, linkCheckedOn: linkDay() })
  await owner()`insert into related_trainings select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
    'slug', 'quiet-' || i, 'title', 'Quiet rooms ' || i))).* from related_trainings r, generate_series(1, 44) i
    where r.id = ${suggested.relatedId}`
  const asked = { q: 'quiet rooms', free: true }
  const pages = await Promise.all([1, 2, 3].map((page) => listRelated(anyoneCtx(), { ...asked, page })))
  const shown = pages.flatMap(({ items }) => items.map((each) => each.title))
  expect(shown).toHaveLength(45)
  const reads = vi.spyOn(database, 'read')
  const lines = await exportRelated(anyoneCtx(), { q: ['quiet rooms'], free: ['1'] })
  expect(lines.map(([name]) => name)).toEqual(shown)
  expect(reads).toHaveBeenCalledTimes(1)
  reads.mockRestore()
})

test('a listed course is changed from what was seen, due after half a year, opened again, and retired', async () => {
  const { moderator, own } = world
  const suggested = await suggestedBy(own.trainee)
  const { url } = (await getKeptRelated(moderator.ctx, { relatedId: suggested.relatedId })).fields
  const course = { ...aCourse(), url }
  const longAgo = addDays(linkDay(), -200)
  const listed = await approveRelated(moderator.ctx, { ...suggested, linkCheckedOn: longAgo })
  const { relatedId } = listed
  const changed = await changeRelated(moderator.ctx, { ...course, relatedId, madeFrom: listed.version })
  await expect(
    changeRelated(moderator.ctx, { ...aCourse(), relatedId, madeFrom: listed.version }),
  ).rejects.toMatchObject({ kind: 'conflict' })
  const due = await listKeptRelated(moderator.ctx, { which: 'due' })
  expect(due.items.map((each) => each.relatedId)).toEqual([relatedId])
  expect((await getRelated(anyoneCtx(), { slug: listed.slug })).isDue).toBe(true)
  const check = { relatedId, madeFrom: changed.version, linkCheckedOn: linkDay() }
  const checked = await checkRelatedLink(moderator.ctx, check)
  expect(await checkRelatedLink(moderator.ctx, check)).toEqual(checked)
  expect((await listKeptRelated(moderator.ctx, { which: 'due' })).total).toBe(0)
  await retireRelated(moderator.ctx, { relatedId, madeFrom: checked.version, reason: 'It is given no more.' })
  await expect(getRelated(anyoneCtx(), { slug: listed.slug })).rejects.toMatchObject({ kind: 'not-found' })
})

test('what comes with the product waits for a moderator, once, whatever became of it', async () => {
  const { moderator } = world
  expect(await loadRelated(systemCtx('installation'), startingCourses)).toEqual({ added: startingCourses.length })
  expect(await loadRelated(systemCtx('installation'), startingCourses)).toEqual({ added: 0 })
  const { items } = await listKeptRelated(moderator.ctx, { q: 'VAT Online' })
  expect(items).toMatchObject([{ status: 'suggested', linkCheckedOn: null }])
  expect((await listRelated(anyoneCtx(), { q: 'VAT Online' })).items).toEqual([])
  await expect(loadRelated(moderator.ctx, startingCourses)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('the same page suggested twice is shown to whoever decides', async () => {
  const { own, other, moderator } = world
  const course = aCourse()
  const first = await suggestRelated(own.trainee.ctx, course)
  const again = { ...aCourse(), title: 'Through an interpreter, well', url: `${course.url}/` }
  const { relatedId } = await suggestRelated(other.trainee.ctx, again)
  const { similar } = await getKeptRelated(moderator.ctx, { relatedId })
  expect(similar.map((each) => each.relatedId)).toEqual([first.relatedId])
})
