import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { employ, makePlace, type Place, signIn, system } from '@/e2e/support/world'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { getModule } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/platform/context'
import { plusMinutes } from '@/lib/platform/time'
import { startAttempt } from './attempt-commands'
import { enroll, withdraw } from './commands'
import { reachPlace } from './progress'
import { getEnrollment } from './queries'

testDatabase()

/** Of each lesson: about 1,200 words, two minutes at least. */
const LEAST = 120
let place: Place
let slug = ''
let count = 0
let amara: Ctx

const publish = (sketch: Partial<Parameters<typeof moduleMarkdown>[0]> = {}) =>
  publishCourse(system, { markdown: moduleMarkdown({ slug, words: 1200, ...sketch }) })
const later = (minutes: number, ctx = amara): Ctx => ({ ...ctx, now: plusMinutes(ctx.now, minutes) })
const begin = async (ctx = amara) => (await enroll(ctx, { slug })).enrollmentId
const say = (ctx: Ctx, enrollmentId: string, lessonKey: string, more: object = {}) =>
  reachPlace(ctx, { enrollmentId, lessonKey, placeAt: ctx.now.toISOString(), ...more })
const done = (ctx: Ctx, enrollmentId: string, lessonKey: string, more: object = {}) =>
  say(ctx, enrollmentId, lessonKey, { done: true, ...more })
const lessonsOf = async (ctx: Ctx) => (await getEnrollment(ctx, { slug })).enrollment?.lessons ?? []

beforeAll(async () => {
  await loadReference(system)
  place = await makePlace('Marlow Bay Police Department', 'marlowbaypd')
})

afterAll(closeOwner)

beforeEach(async () => {
  slug = `timed-${++count}`
  const email = `reader-${count}@marlowbaypd.example`
  await employ(place.agencyId, 'Amara', email, place.unitId)
  amara = (await signIn(email, 'Amara')).ctx
  await publish()
})

describe('a lesson with a least time', () => {
  test('is not done five seconds after it was opened, and is once its time has passed; nothing is lost', async () => {
    const enrollmentId = await begin()
    await say(amara, enrollmentId, 'first')
    const early = await done(later(5 / 60), enrollmentId, 'first', { place: 'before-you-speak-in-first' })
    expect(early).toMatchObject({ doneAt: null, waitSeconds: LEAST - 5, place: 'before-you-speak-in-first' })
    expect(await done(later(2), enrollmentId, 'first')).toMatchObject({ readSeconds: LEAST, waitSeconds: 0 })
    expect((await lessonsOf(later(2)))[0]).toMatchObject({ readSeconds: LEAST, doneAt: later(2).now.toISOString() })
  })

  test('opens no test by six clicks in five seconds', async () => {
    const enrollmentId = await begin()
    for (const key of ['first', 'second', 'third']) await done(later(5 / 60), enrollmentId, key)
    await expect(startAttempt(later(1), { enrollmentId })).rejects.toMatchObject({ kind: 'not-now' })
  })

  test('keeps the first time, whoever says it again', async () => {
    const enrollmentId = await begin()
    await say(amara, enrollmentId, 'first')
    await done(later(3), enrollmentId, 'first')
    expect(await done(later(9), enrollmentId, 'first')).toMatchObject({ readSeconds: 180 })
  })

  test('has the same time in several tabs: all opened at once still take their turns', async () => {
    const enrollmentId = await begin()
    for (const key of ['first', 'second', 'third']) await say(amara, enrollmentId, key)
    expect(await done(later(2), enrollmentId, 'first')).toMatchObject({ readSeconds: LEAST })
    expect(await done(later(2.1), enrollmentId, 'second')).toMatchObject({ doneAt: null, waitSeconds: LEAST - 6 })
    expect(await done(later(4), enrollmentId, 'second')).toMatchObject({ readSeconds: LEAST })
  })

  test('takes turns with lessons of another module, too', async () => {
    const one = await begin()
    await say(amara, one, 'first')
    slug = `timed-${++count}`
    await publish()
    const other = await begin()
    await say(amara, other, 'first')
    await done(later(2), one, 'first')
    expect(await done(later(2), other, 'first')).toMatchObject({ doneAt: null, waitSeconds: LEAST })
  })

  test('read without a connection counts as it was read, but never from before the enrollment', async () => {
    const enrollmentId = await begin(later(-10))
    const [opened, said] = [later(-5), later(-2)]
    const back = (ctx: Ctx) => ({ secondsAgo: (amara.now.getTime() - ctx.now.getTime()) / 1000 })
    await say(amara, enrollmentId, 'first', { placeAt: opened.now.toISOString(), ...back(opened) })
    const late = { placeAt: said.now.toISOString(), ...back(said) }
    expect(await done(amara, enrollmentId, 'first', late)).toMatchObject({ readSeconds: 180 })
    await say(amara, enrollmentId, 'second', { secondsAgo: 86_400 })
    expect(await done(later(20), enrollmentId, 'second')).toMatchObject({ readSeconds: 22 * 60 })
  })

  test('is counted by the clock of the server, whatever a device says', async () => {
    const enrollmentId = await begin()
    const placeAt = later(-300).now.toISOString()
    await say(amara, enrollmentId, 'first', { placeAt })
    expect(await done(later(1), enrollmentId, 'first', { placeAt })).toMatchObject({ doneAt: null, waitSeconds: 60 })
  })

  test('claims no more time without a connection than went by since the enrollment', async () => {
    const enrollmentId = await begin(later(-1))
    const month = { secondsAgo: 30 * 86_400, placeAt: '2020-01-01T00:00:00.000Z' }
    await say(amara, enrollmentId, 'first', month)
    const answer = await done(amara, enrollmentId, 'first', { placeAt: month.placeAt })
    expect(answer).toMatchObject({ doneAt: null, waitSeconds: LEAST - 60 })
  })

  test('claims time without a connection once, in whatever lesson', async () => {
    const enrollmentId = await begin(later(-2))
    const long = { secondsAgo: 86_400, placeAt: '2020-01-01T00:00:00.000Z' }
    for (const key of ['first', 'second', 'third']) await say(amara, enrollmentId, key, long)
    const old = { placeAt: long.placeAt }
    expect(await done(amara, enrollmentId, 'first', old)).toMatchObject({
      ...{ doneAt: amara.now.toISOString(), readSeconds: LEAST },
    })
    for (const key of ['second', 'third'])
      expect(await done(amara, enrollmentId, key, old)).toMatchObject({ doneAt: null, waitSeconds: LEAST })
    await expect(startAttempt(amara, { enrollmentId })).rejects.toMatchObject({ kind: 'not-now' })
  })

  test('claims none from before the last message, be it a place in another lesson', async () => {
    const enrollmentId = await begin(later(-10))
    await say(later(-9), enrollmentId, 'first')
    await say(later(-1), enrollmentId, 'first', { place: 'before-you-speak-in-first' })
    await say(amara, enrollmentId, 'second', { secondsAgo: 300 })
    expect(await done(amara, enrollmentId, 'second')).toMatchObject({ doneAt: null, waitSeconds: 60 })
  })

  test('opened earlier by what a second message says stays opened when it was', async () => {
    const enrollmentId = await begin(later(-30))
    await say(amara, enrollmentId, 'first')
    await say(later(1), enrollmentId, 'first', { secondsAgo: 1800 })
    expect(await done(later(1), enrollmentId, 'first')).toMatchObject({ doneAt: null, waitSeconds: 60 })
  })

  test('says nothing of a wait where nobody asked for it', async () => {
    expect(await say(amara, await begin(), 'first')).toMatchObject({ doneAt: null, waitSeconds: null })
  })

  test('asks half of who read it before, also in another edition', async () => {
    const first = await begin()
    await say(amara, first, 'first')
    await done(later(5), first, 'first')
    await withdraw(later(6), { enrollmentId: first })
    await publish({ edition: '2026-12' })
    await begin(later(10))
    const [again, other] = await lessonsOf(later(10))
    expect([again?.waitSeconds, other?.waitSeconds]).toEqual([LEAST / 2, LEAST])
  })
})

describe('without a least time', () => {
  test('a lesson is done at once where its author asks for none, and its time is kept', async () => {
    await publish({ leastTime: 'none' })
    const enrollmentId = await begin()
    await say(amara, enrollmentId, 'first')
    expect(await done(later(0.5), enrollmentId, 'first')).toMatchObject({ readSeconds: 30, waitSeconds: 0 })
    expect((await getModule(amara, { slug })).outline.map(({ leastSeconds }) => leastSeconds)).toEqual([0, 0, 0])
  })

  test('an edition published before it was asked stays as it was', async () => {
    await owner()`update course_versions set outline = (select jsonb_agg(l - 'leastSeconds') from jsonb_array_elements(outline) l)
      where course_id = (select id from courses where slug = ${slug})`
    expect(await done(amara, await begin(), 'first')).toMatchObject({ waitSeconds: 0, doneAt: amara.now.toISOString() })
  })
})
