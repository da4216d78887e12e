import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { completeModule, employ, MODULE, makeWorld, OPEN_MODULE, type Place, type World } from '@/e2e/support/world'
import { getMe } from '@/lib/agencies/me'
import { courses } from '@/lib/catalog/tables'
import { findSessionActor } from '@/lib/identity/queries'
import { requestCode, signIn } from '@/lib/identity/sign-in'
import { enroll } from '@/lib/learning/commands'
import { enrollments } from '@/lib/learning/tables'
import { anyoneCtx, personCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { listMyCredits } from '@/lib/records/queries'
import { credits } from '@/lib/records/tables'
import { knownOf } from '@/lib/reporting/known'
import { answerService } from './own-service'

testDatabase()

const caller = { device: 'test', network: '198.51.100.7' }
let world: World
beforeAll(async () => {
  world = await makeWorld()
})

/** Signs in for the first time, by the code that was sent. */
async function comeIn(email: string) {
  const { request } = await requestCode(anyoneCtx(), { email }, caller)
  const [letter] = await owner()<{ code: string }[]>`
    select payload->>'code' as code from graphile_worker._private_jobs where key = ${`code:${request}`}`
  const { sessionId, personId } = await signIn(anyoneCtx(), { email, code: letter?.code, request }, caller)
  const held = await findSessionActor(sessionId, new Date())
  if (!held) throw new Error('Nobody is signed in.')
  return { personId, ctx: personCtx(held.actor) }
}

const readBy = ({ coordinator }: Place, personId: string) =>
  read(coordinator.ctx, async (tx) => ({
    credits: (await tx.select({ id: credits.id }).from(credits).where(eq(credits.personId, personId))).length,
    enrollments: (await tx.select({ id: enrollments.id }).from(enrollments).where(eq(enrollments.personId, personId)))
      .length,
  }))

/** What a coordinator is told of a module that is still missing. */
const knownBy = ({ coordinator }: Place, personId: string) =>
  read(coordinator.ctx, async (tx) => {
    const [course] = await tx.select({ id: courses.id }).from(courses).where(eq(courses.slug, OPEN_MODULE))
    const wanted = { personId, courseId: course?.id ?? '' }
    return (await knownOf(coordinator.ctx, tx, [wanted])).get(`${personId} ${wanted.courseId}`)
  })

describe('a newcomer from a roster', () => {
  test('learns for themselves until they say that they serve there; then the agency reads', async () => {
    const { own, other } = world
    await employ(own.agencyId, 'Nadia', 'nadia@marlowbaypd.example', null)
    const { personId, ctx } = await comeIn('nadia@marlowbaypd.example')
    expect((await getMe(ctx)).serves).toMatchObject([{ agencyId: own.agencyId, joined: false }])
    await completeModule(ctx, MODULE)
    expect((await listMyCredits(ctx, {})).items).toMatchObject([{ agencyName: null }])
    expect(await readBy(own, personId)).toEqual({ credits: 0, enrollments: 0 })
    await enroll(ctx, { slug: OPEN_MODULE })
    expect(await knownBy(own, personId)).toBeUndefined()
    await answerService(ctx, { agencyId: own.agencyId, serves: true })
    await answerService(ctx, { agencyId: own.agencyId, serves: true })
    expect((await getMe(ctx)).serves).toMatchObject([{ joined: true }])
    expect(await readBy(own, personId)).toEqual({ credits: 1, enrollments: 2 })
    expect(await knownBy(own, personId)).toMatchObject({ state: 'started', lessonsDone: 0 })
    expect(await readBy(other, personId)).toEqual({ credits: 0, enrollments: 0 })
    const trail =
      await owner()`select 1 from audit_events where event = 'service.confirmed' and person_id = ${personId}`
    expect(trail).toHaveLength(1)
  })

  test('says no: the service is over, what they learn stays theirs, and the agency has its line', async () => {
    const { own } = world
    await employ(own.agencyId, 'Lena', 'lena@elsewhere.example', null)
    const { personId, ctx } = await comeIn('lena@elsewhere.example')
    await completeModule(ctx, MODULE)
    await answerService(ctx, { agencyId: own.agencyId, serves: false })
    expect((await getMe(ctx)).serves).toEqual([])
    expect(await readBy(own, personId)).toEqual({ credits: 0, enrollments: 0 })
    await expect(answerService(ctx, { agencyId: own.agencyId, serves: true })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})

test('somebody who leaves takes along what comes after; the agency keeps what was earned for it', async () => {
  const { own } = world
  await completeModule(own.mate.ctx, MODULE)
  await answerService(own.mate.ctx, { agencyId: own.agencyId, serves: false })
  expect(await readBy(own, own.mate.personId)).toEqual({ credits: 1, enrollments: 0 })
  await completeModule(own.mate.ctx, 'what-the-room-tells')
  expect(await readBy(own, own.mate.personId)).toEqual({ credits: 1, enrollments: 0 })
})

test('nobody answers for an agency that has them on no roster', async () => {
  const { own, other } = world
  const answer = answerService(own.colleague.ctx, { agencyId: other.agencyId, serves: true })
  await expect(answer).rejects.toMatchObject({ kind: 'not-found' })
})
