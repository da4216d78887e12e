import { afterAll, beforeAll, expect, test } from 'vitest'
import { startingCourses } from '@/drizzle/seed/starting-courses'
import { closeOwner, owner } from '@/e2e/support/facts'
import { aCourse, linkDay, suggestedBy } from '@/e2e/support/subjects'
import { testDatabase } from '@/e2e/support/test-database'
import { makeWorld, type World } from '@/e2e/support/world'
import { anyoneCtx, systemCtx } from '@/lib/platform/context'
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

test('nobody decides about what they suggested themselves, nor does row security let them', async () => {
  const { moderator } = world
  const own = await suggestedBy(moderator)
  await expect(approveRelated(moderator.ctx, { ...own, linkCheckedOn: linkDay() })).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('a listed course is changed from what was seen, due after half a year, opened again, and retired', async () => {
  const { moderator, own } = world
  const suggested = await suggestedBy(own.trainee)
  const course = aCourse()
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
