import { beforeAll, describe, expect, test } from 'vitest'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { installCourse, loadReference, publishCourse } from '@/lib/catalog/commands'
import { addPerson } from '@/lib/identity/people'
import { type Ctx, personCtx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { verifyCertificate } from '@/lib/records/verification'
import { saveAnswer, startAttempt, submitAttempt } from './attempt-commands'
import { getAttempt, getAttemptResult } from './attempt-queries'
import { enroll } from './commands'
import { reachPlace } from './progress'
import { getEnrollment } from './queries'
import { getTestRules } from './test-rules'

testDatabase()

const system = systemCtx('test')
const slug = 'comes-with-the-product'
const install = (number: number, lessons: string[]) =>
  installCourse(system, { markdown: moduleMarkdown({ slug, number, title: `Text ${number}`, lessons }) })

async function somebody(givenName: string): Promise<Ctx> {
  const { personId } = await write(system, 'person.added', (w) =>
    addPerson(w, { givenName, familyName: 'Okafor', email: null }),
  )
  return personCtx({ kind: 'person', personId, roles: [], via: { kind: 'session', sessionId: newId() } })
}

const done = (ctx: Ctx, enrollmentId: string, lessonKey: string) =>
  reachPlace(ctx, { enrollmentId, lessonKey, placeAt: ctx.now.toISOString(), done: true })

async function answer(ctx: Ctx, attemptId: string, from: number, to: number) {
  const { questions } = await getAttempt(ctx, { attemptId })
  for (const { id, options } of questions.slice(from, to)) {
    const right = options.find(({ text }) => text.startsWith('The right answer'))
    await saveAnswer(ctx, { attemptId, questionId: id, chosen: [right?.number], answeredAt: ctx.now.toISOString() })
  }
}

beforeAll(async () => {
  await loadReference(system)
})

describe('when a start of the product brings the second edition', () => {
  let half: Ctx
  let testing: Ctx
  let halfway = ''
  let begun = ''
  let attemptId = ''

  beforeAll(async () => {
    half = await somebody('Amara')
    testing = await somebody('Theo')
    await install(1, ['first', 'second', 'third'])
    halfway = (await enroll(half, { slug })).enrollmentId
    await done(half, halfway, 'first')
    begun = (await enroll(testing, { slug })).enrollmentId
    for (const key of ['first', 'second', 'third']) await done(testing, begun, key)
    attemptId = (await startAttempt(testing, { enrollmentId: begun })).attemptId
    await answer(testing, attemptId, 0, 3)
    expect(await install(2, ['quite', 'other', 'words'])).toEqual({ slug, edition: 2, kept: false })
  })

  test('who has read a lesson keeps it, and finishes on the first edition', async () => {
    expect((await getEnrollment(half, { slug })).enrollment).toMatchObject({
      ...{ enrollmentId: halfway, edition: 1, isEarlier: true, lessonsDone: 1 },
      resume: { kind: 'lesson', lessonKey: 'second' },
    })
    for (const key of ['second', 'third']) await done(half, halfway, key)
    const begun = await startAttempt(half, { enrollmentId: halfway })
    await answer(half, begun.attemptId, 0, 6)
    expect(await submitAttempt(half, begun)).toMatchObject({ passed: true })
  })

  test('a running test goes on with its questions and answers; the certificate names the first edition', async () => {
    expect(await getTestRules(testing, { slug })).toMatchObject({ openAttemptId: attemptId, earlierEdition: 1 })
    const { questions, edition } = await getAttempt(testing, { attemptId })
    expect(edition).toBe(1)
    expect(questions.filter(({ chosen }) => chosen.length > 0)).toHaveLength(3)
    await answer(testing, attemptId, 3, 6)
    expect(await submitAttempt(testing, { attemptId })).toMatchObject({ passed: true })
    const { credit } = await getAttemptResult(testing, { attemptId })
    const certificate = await verifyCertificate(system, { code: credit?.certificateCode ?? '' })
    expect(JSON.stringify(certificate)).toContain('"edition":1')
    expect(JSON.stringify(certificate)).toContain('Text 1')
  })

  test('whoever begins now gets the second', async () => {
    expect(await enroll(await somebody('Luis'), { slug })).toMatchObject({ edition: 2, began: true })
  })
})

test('whoever is inside an edition since which what is taught has changed is told, and may begin the new one instead', async () => {
  const publish = (more: object) => publishCourse(system, { markdown: moduleMarkdown({ slug: 'moves-on', ...more }) })
  const me = await somebody('Noor')
  const place = async () => (await getEnrollment(me, { slug: 'moves-on' })).enrollment
  const rules = () => getTestRules(me, { slug: 'moves-on' })
  await publish({ title: 'The first' })
  await enroll(me, { slug: 'moves-on' })
  await publish({ title: 'The second, mended' })
  expect(await place()).toMatchObject({ edition: 1, isEarlier: true, changedSince: null })
  await expect(enroll(me, { slug: 'moves-on', again: true })).rejects.toMatchObject({ kind: 'conflict' })
  await publish({ title: 'The third', changes: 'material' })
  expect(await place()).toMatchObject({ edition: 1, changedSince: { edition: 3, difference: null } })
  expect(await rules()).toMatchObject({ earlierEdition: 1, changedSince: { edition: 3, difference: null } })
  expect(await enroll(me, { slug: 'moves-on' })).toMatchObject({ edition: 1, began: false })
  expect(await enroll(me, { slug: 'moves-on', again: true })).toMatchObject({ edition: 3, began: true })
  expect(await place()).toMatchObject({ edition: 3, changedSince: null })
  expect(await rules()).toMatchObject({ earlierEdition: null, changedSince: null })
})
