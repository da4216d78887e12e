import { beforeAll, describe, expect, test } from 'vitest'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { completeModule, employ, makePlace, type Place, readModule, signIn, system, today } from '@/e2e/support/world'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { getModule } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/platform/context'
import { addDays, addMonths, plusMinutes } from '@/lib/platform/time'
import { listMyCredits } from '@/lib/records/queries'
import { listRequirementChoices } from '@/lib/requirements/choices'
import { makeRequirement, reverseCredit } from '@/lib/requirements/commands'
import { listMyObligations } from '@/lib/requirements/queries'
import { getAttemptResult } from './attempt-queries'
import { getEnrollment } from './queries'
import { getTestRules } from './test-rules'

testDatabase()

const slug = 'asked-every-year'
const free = 'asked-by-nobody'
let place: Place
let count = 0

const someone = async () => {
  const email = `learner-${++count}@marlowbaypd.example`
  await employ(place.agencyId, 'Amara', email, place.unitId)
  return (await signIn(email, 'Amara')).ctx
}
const afterDays = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: plusMinutes(ctx.now, days * 24 * 60) })
const record = async (ctx: Ctx) => (await listMyCredits(ctx)).totals

beforeAll(async () => {
  await loadReference(system)
  for (const each of [slug, free])
    await publishCourse(system, { markdown: moduleMarkdown({ slug: each, title: each }) })
  place = await makePlace('Marlow Bay Police Department', 'marlowbaypd')
  const { courses } = await listRequirementChoices(place.coordinator.ctx, { agencyId: place.agencyId })
  const courseId = courses.find(({ title }) => title === slug)?.courseId
  await makeRequirement(place.coordinator.ctx, {
    ...{ agencyId: place.agencyId, name: 'Every year', criterion: { kind: 'course', courseId }, citation: null },
    ...{ dueKind: 'within-days-of-start', withinDays: 90, dueBy: null, repeatMonths: 12, windowDays: 90 },
    ...{ population: 'everyone', unitId: null, position: null, effectiveFrom: addDays(today(), -30) },
  })
})

describe('a module passed again', () => {
  test('on the same day is practice: it is said before and after, and posts nothing, however often', async () => {
    const amara = await someone()
    await completeModule(amara, free)
    const practice = { earnedOn: today(), countsFrom: addDays(today(), 1) }
    for (const _ of [1, 2]) {
      expect((await getEnrollment(amara, { slug: free })).practice).toEqual(practice)
      await readModule(amara, free)
      expect(await getTestRules(amara, { slug: free })).toMatchObject({ state: 'may-start', practice })
      const { attemptId } = await completeModule(amara, free)
      expect(await getAttemptResult(amara, { attemptId })).toMatchObject({
        ...{ passed: true, credit: null, practice: { earnedOn: today() } },
      })
    }
    expect(await record(amara)).toMatchObject({ credits: 1, creditMinutes: 60 })
  })

  test('leaves the certificate of the credit where it was', async () => {
    const amara = await someone()
    const { attemptId } = await completeModule(amara, free)
    const { credit } = await getAttemptResult(amara, { attemptId })
    await completeModule(amara, free)
    const { lastCompleted } = await getEnrollment(amara, { slug: free })
    expect(lastCompleted).toMatchObject({ certificateCode: credit?.certificateCode })
  })

  test('is practice in a later edition too', async () => {
    const amara = await someone()
    await completeModule(amara, free)
    await publishCourse(system, { markdown: moduleMarkdown({ slug: free, title: 'Rewritten' }) })
    expect((await getModule(system, { slug: free })).edition).toBe(2)
    await completeModule(amara, free)
    expect(await record(amara)).toMatchObject({ credits: 1 })
  })

  test('counts on a later day where no rule asks for it', async () => {
    const amara = await someone()
    await completeModule(amara, free)
    const tomorrow = afterDays(amara, 1)
    expect((await getEnrollment(tomorrow, { slug: free })).practice).toBeNull()
    await completeModule(tomorrow, free)
    expect(await record(tomorrow)).toMatchObject({ credits: 2, creditMinutes: 120 })
    const { items } = await listMyCredits(tomorrow)
    expect(items.map(({ takenBeforeOn }) => takenBeforeOn)).toEqual([today(), null])
    const [second] = (await listMyCredits(tomorrow, { limit: 1 })).items
    expect(second?.takenBeforeOn).toBe(today())
  })

  test('counts as a renewal from the day the rule lets it, and not a day before', async () => {
    const amara = await someone()
    await completeModule(amara, slug)
    const opensOn = addDays(addMonths(today(), 12), -90)
    const early = afterDays(amara, 30)
    expect((await getEnrollment(early, { slug })).practice).toEqual({ earnedOn: today(), countsFrom: opensOn })
    await completeModule(early, slug)
    expect(await record(early)).toMatchObject({ credits: 1, creditMinutes: 60 })
    const open = afterDays(amara, 300)
    expect((await getEnrollment(open, { slug })).practice).toBeNull()
    await completeModule(open, slug)
    expect(await record(open)).toMatchObject({ credits: 2, creditMinutes: 120 })
  })

  test('counts at once when the credit before was taken back', async () => {
    const amara = await someone()
    const { attemptId } = await completeModule(amara, slug)
    const { credit } = await getAttemptResult(amara, { attemptId })
    const reason = 'Taken by a colleague.'
    await reverseCredit(place.coordinator.ctx, { creditId: credit?.creditId, reason })
    expect((await getEnrollment(amara, { slug })).practice).toBeNull()
    await completeModule(amara, slug)
    expect(await record(amara)).toMatchObject({ creditMinutes: 60, reversed: 1 })
    expect((await listMyCredits(amara)).items.map(({ takenBeforeOn }) => takenBeforeOn)).toEqual([null, null])
    expect((await listMyObligations(amara)).items[0]?.status.kind).toBe('met')
  })
})
