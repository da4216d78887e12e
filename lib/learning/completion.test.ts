import { beforeAll, describe, expect, test } from 'vitest'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { employ, makePlace, type Place, readModule, signIn, system } from '@/e2e/support/world'
import { writeIfNeeded } from '@/lib/audit/write'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import type { Ctx } from '@/lib/platform/context'
import { listMyCredits } from '@/lib/records/queries'
import { verifyCertificate, verifyChain } from '@/lib/records/verification'
import { enroll, lockEnrollment, withdraw } from './commands'
import { completeEnrollment } from './completion'
import { learner } from './policy'
import { getEnrollment } from './queries'

testDatabase()

const slug = 'read-and-done'
let place: Place
let count = 0

const someone = async () => {
  const email = `reader-${++count}@marlowbaypd.example`
  await employ(place.agencyId, 'Amara', email, place.unitId)
  return (await signIn(email, 'Amara')).ctx
}
const complete = (ctx: Ctx, enrollmentId: string) =>
  writeIfNeeded(ctx, async (w) => completeEnrollment(w, await lockEnrollment(w, enrollmentId)))

beforeAll(async () => {
  await loadReference(system)
  await publishCourse(system, { markdown: moduleMarkdown({ slug, title: 'Read and done' }) })
  place = await makePlace('Marlow Bay Police Department', 'marlowbaypd')
})

describe('an enrollment that is completed by something else than a test', () => {
  test('posts its credit with the certificate of its edition, without any attempt', async () => {
    const amara = await someone()
    await readModule(amara, slug)
    const { enrollmentId } = await enroll(amara, { slug })
    const { creditId } = await complete(amara, enrollmentId)
    const [credit] = (await listMyCredits(amara)).items
    expect(credit).toMatchObject({ creditId, title: 'Read and done', sourceKind: 'module', mode: 'self-paced' })
    const { certificate } = await verifyCertificate(system, { code: credit?.certificateCode ?? '' })
    expect(certificate).toMatchObject({ edition: 1, creditMinutes: 60, agencyName: 'Marlow Bay Police Department' })
    expect((await getEnrollment(amara, { slug })).lastCompleted).toMatchObject({
      certificateCode: credit?.certificateCode,
    })
    expect(await verifyChain(amara, learner(amara.actor))).toMatchObject({ holds: true, length: 1 })
  })

  test('counts once, also when it is said again or at the same moment', async () => {
    const amara = await someone()
    const { enrollmentId } = await enroll(amara, { slug })
    const both = await Promise.all([1, 2].map(() => complete(amara, enrollmentId)))
    expect(new Set([...both, await complete(amara, enrollmentId)].map(({ creditId }) => creditId)).size).toBe(1)
    expect((await listMyCredits(amara)).totals).toMatchObject({ credits: 1, creditMinutes: 60 })
  })

  test('is practice before it counts again', async () => {
    const amara = await someone()
    for (const credits of [1, 1]) {
      const { enrollmentId } = await enroll(amara, { slug })
      await complete(amara, enrollmentId)
      expect((await listMyCredits(amara)).totals).toMatchObject({ credits })
    }
    expect(await getEnrollment(amara, { slug })).toMatchObject({ enrollment: null })
  })

  test('is refused after leaving, and for somebody else', async () => {
    const [amara, ben] = [await someone(), await someone()]
    const { enrollmentId } = await enroll(amara, { slug })
    await expect(complete(ben, enrollmentId)).rejects.toMatchObject({ kind: 'not-found' })
    await withdraw(amara, { enrollmentId })
    await expect(complete(amara, enrollmentId)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await listMyCredits(amara)).totals).toMatchObject({ credits: 0 })
  })
})
