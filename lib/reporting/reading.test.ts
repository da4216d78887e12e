import { beforeAll, expect, test } from 'vitest'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { completeModule, makePlace, type Place, system } from '@/e2e/support/world'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { enroll } from '@/lib/learning/commands'
import { reachPlace } from '@/lib/learning/progress'
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { plusMinutes } from '@/lib/platform/time'
import { listMyCredits } from '@/lib/records/queries'
import { personRecord } from './person'
import { readingBehind, readingQuery } from './reading'

testDatabase()

const slug = 'read-in-time'
let place: Place
let neighbor: Place

const ago = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: plusMinutes(ctx.now, -minutes) })

beforeAll(async () => {
  await loadReference(system)
  await publishCourse(system, { markdown: moduleMarkdown({ slug }) })
  place = await makePlace('Marlow Bay Police Department', 'marlowbaypd')
  neighbor = await makePlace('Pine Hollow Police Department', 'pinehollow')
  const { ctx } = place.trainee
  const { enrollmentId } = await enroll(ago(ctx, 60), { slug })
  const reach = (at: Ctx, lessonKey: string, done: boolean) =>
    reachPlace(at, { enrollmentId, lessonKey, placeAt: at.now.toISOString(), done })
  await reach(ago(ctx, 50), 'first', false)
  await reach(ago(ctx, 43), 'first', true)
  await reach(ago(ctx, 43), 'second', false)
  await reach(ago(ctx, 16), 'second', true)
  await reach(ago(ctx, 16), 'third', false)
  await completeModule(ctx, slug)
})

test('a coordinator sees beside a credit how long its lessons were open', async () => {
  const { credits } = await personRecord(place.coordinator.ctx, {
    ...{ agencyId: place.agencyId, personId: place.trainee.personId },
  })
  expect(credits.map(({ reading }) => reading)).toEqual([
    {
      seconds: 50 * 60,
      lessons: [
        { title: 'Lesson first', seconds: 7 * 60 },
        { title: 'Lesson second', seconds: 27 * 60 },
        { title: 'Lesson third', seconds: 16 * 60 },
      ],
    },
  ])
})

test('either lock alone keeps it from another agency', async () => {
  const { items } = await listMyCredits(place.trainee.ctx)
  const ids = items.map(({ creditId }) => creditId)
  const asked = async (acting: Ctx, { ctx: { actor } }: { ctx: Ctx }) =>
    (await read(acting, (tx) => tx.execute(readingQuery(actor, ids)))).length
  expect(await asked(system, place.coordinator)).toBe(3)
  // The condition of the question, where the database would give everything.
  expect(await asked(system, neighbor.coordinator)).toBe(0)
  // The database, where the question asks for everything.
  expect(await asked(neighbor.coordinator.ctx, { ctx: system })).toBe(0)
})

test('nobody of another agency sees it', async () => {
  const { items } = await listMyCredits(place.trainee.ctx)
  const ids = items.map(({ creditId }) => creditId)
  expect((await readingBehind(place.trainee.ctx, ids)).size).toBe(1)
  expect((await readingBehind(neighbor.coordinator.ctx, ids)).size).toBe(0)
})
