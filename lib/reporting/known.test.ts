import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import {
  actingCtx,
  administrator,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makeLogin,
  makePerson,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { showsItself, showsItselfAsked } from '@/lib/identity/tables'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { addDays, dayIn } from '@/lib/platform/time'
import { knownOf } from './known'

testDatabase()
afterAll(closeOwner)

const ZONE = 'America/Los_Angeles'

/** People in every relation to the agency that there is, by what it is called. */
async function everybody(agencyId: string, otherId: string): Promise<Map<string, string>> {
  const today = dayIn(ZONE, new Date())
  const found = new Map<string, string>()
  const services = {
    serves: { from: '2020-01-01' },
    'serves to the end of today': { from: '2020-01-01', to: addDays(today, 1) },
    'left today': { from: '2020-01-01', to: today },
    'left long ago': { from: '2020-01-01', to: '2021-01-01' },
    'serves elsewhere': null,
  }
  for (const [served, service] of Object.entries(services))
    for (const signedIn of ['', ', address not confirmed', ', confirmed'])
      for (const yes of ['', ', said yes here', ', said yes elsewhere', ', joined to another']) {
        const id = await makePerson()
        found.set(`${served}${signedIn}${yes}`, id)
        await serve(id, service ? agencyId : otherId, service ?? { from: '2020-01-01' })
        if (signedIn) await makeLogin(id, undefined, signedIn === ', confirmed')
        await owner()`delete from joinings where person_id = ${id}`
        const where = yes === ', said yes here' ? agencyId : yes === ', said yes elsewhere' ? otherId : null
        if (where) await owner()`insert into joinings (agency_id, person_id, joined_at) values (${where}, ${id}, now())`
        if (yes === ', joined to another')
          await owner()`insert into joined_records (id, person_id, lasting_id, joined_at)
            values (${newId()}, ${id}, ${await makePerson()}, now())`
      }
  return found
}

async function whoseTrainings(ctx: Ctx, people: Map<string, string>, courseId: string): Promise<string[]> {
  const asked = [...people.values()].map((personId) => ({ personId, courseId }))
  const known = await read(ctx, (tx) => knownOf(tx, asked))
  return [...people].flatMap(([called, id]) => (known.has(`${id} ${courseId}`) ? called : []))
}

async function whoShows(ctx: Ctx, people: Map<string, string>, shows = showsItself): Promise<string[]> {
  const ids = `{${[...people.values()].join(',')}}`
  const rows = await read(ctx, (tx) =>
    tx.execute<{ id: string }>(sql`select w.id from unnest(${ids}::uuid[]) as w(id) where ${shows(sql.raw('w.id'))}`),
  )
  const shown = new Set(rows.map(({ id }) => id))
  return [...people].flatMap(([called, id]) => (shown.has(id) ? called : []))
}

test('what is known of missing trainings is known of the people whose record shows itself, and of no one else', async () => {
  const [agencyId, otherId, courseId] = [await makeAgency(), await makeAgency(), await makeCourse()]
  const people = await everybody(agencyId, otherId)
  const somebody = await makePerson()
  const readers: Record<string, Ctx> = {
    coordinator: actingCtx(somebody, [coordinatorOf(agencyId)]),
    supervisor: actingCtx(somebody, [supervisorOf(agencyId)]),
    auditor: actingCtx(somebody, [auditorOf(agencyId)]),
    'coordinator of the other': actingCtx(somebody, [coordinatorOf(otherId)]),
    'coordinator of both': actingCtx(somebody, [coordinatorOf(agencyId), coordinatorOf(otherId)]),
    'one of them': actingCtx(people.get('serves, confirmed, said yes here') ?? ''),
    administrator: actingCtx(somebody, [administrator]),
    system: systemCtx('test'),
    nobody: anyoneCtx(),
  }
  for (const [name, ctx] of Object.entries(readers)) {
    const shown = await whoShows(ctx, people)
    expect([name, await whoseTrainings(ctx, people, courseId)]).toEqual([name, shown])
    expect([name, await whoShows(ctx, people, showsItselfAsked)]).toEqual([name, shown])
  }
  expect(
    (await whoseTrainings(readers.coordinator as Ctx, people, courseId)).filter((each) => /yes here$/.test(each)),
  ).toEqual([
    'serves, said yes here',
    'serves, address not confirmed, said yes here',
    'serves, confirmed, said yes here',
    'serves to the end of today, said yes here',
    'serves to the end of today, address not confirmed, said yes here',
    'serves to the end of today, confirmed, said yes here',
  ])
  expect(await whoseTrainings(readers.nobody as Ctx, people, courseId)).toEqual([])
})
