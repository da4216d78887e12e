import { afterAll, describe, expect, it } from 'vitest'
import { earnIn } from '@/e2e/support/earned'
import {
  actingCtx,
  administrator,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makePerson,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { startAffiliationIn } from '@/lib/agencies/affiliations'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { changeRequirement, makeRequirement, rebuildObligations } from '../commands'
import { getRebuild, rebuildAgency, rebuildOne, startRebuild } from './rebuild'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T16:00:00Z')
const system = systemCtx('test', now)
const courses: string[] = []

async function agencyWithRule() {
  const [agencyId, courseId] = [await makeAgency(), courses[0] ?? (await makeCourse())]
  courses[0] = courseId
  const coordinator = actingCtx(newId(), [coordinatorOf(agencyId)])
  const terms = {
    ...{
      agencyId,
      criterion: { kind: 'course', courseId },
      name: 'Trafficking response',
      dueKind: 'within-days-of-start',
      withinDays: 90,
    },
    ...{ repeatMonths: 12, population: 'everyone', citation: 'Policy 4.12', effectiveFrom: '2025-01-01' },
  }
  return { agencyId, courseId, coordinator, terms, ...(await makeRequirement(coordinator, terms)) }
}

const startIn = (w: Writer, personId: string, agencyId: string) =>
  startAffiliationIn(w, {
    ...{ personId, agencyId, unitId: null, position: null, employment: 'sworn', employeeNumber: null },
    ...{ serviceStartsOn: '2026-01-01', validFrom: '2026-01-01', validTo: null },
  })
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))

describe('obligations after changes at the same moment', () => {
  it('never make two changes wait for each other, whatever the order in which they touch the same', async () => {
    const places = [await agencyWithRule(), await agencyWithRule()]
    const people = await Promise.all(times(6, () => makePerson()))
    for (const personId of people)
      for (const { agencyId } of places) await serve(personId, agencyId, { from: '2026-01-01' })
    const touchAll = (n: number) =>
      writeIfNeeded(system, async (w) => {
        const turned = <T>(all: readonly T[]) => (n % 2 === 0 ? all : [...all].reverse())
        for (const { agencyId, requirementId } of turned(places)) {
          if (n % 3 === 0) w.touch({ requirement: requirementId })
          else if (n % 3 === 1) w.touch({ agency: agencyId, people: turned(people) })
          else for (const person of turned(people)) w.touch({ person })
        }
      })
    for (const round of times(4, (n) => n)) {
      await owner()`update obligations set due_on = due_on + ${round + 1}::int`
      await Promise.all(times(12, touchAll))
    }
    expect((await rebuildObligations(system)).changed).toBe(0)
  }, 60_000)

  it('come out right where somebody earns while they begin to serve a second agency', async () => {
    const [first, second] = [await agencyWithRule(), await agencyWithRule()]
    const people = await Promise.all(times(8, () => makePerson()))
    for (const personId of people) await serve(personId, first.agencyId, { from: '2026-01-01' })
    await Promise.all(
      people.flatMap((personId) => [
        write(system, 'credit.posted', (w) =>
          earnIn(w, personId, { courseId: first.courseId, certificate: {}, earnedOn: '2026-02-02' }),
        ),
        writeIfNeeded(system, (w) => startIn(w, personId, second.agencyId)),
      ]),
    )
    expect((await rebuildObligations(system)).changed).toBe(0)
    const met =
      await owner()`select 1 from obligations where agency_id = ${second.agencyId} and satisfied_on is not null`
    expect(met).toHaveLength(people.length)
  }, 60_000)

  it('come out right where a requirement changes while those whom it is for complete it', async () => {
    const { agencyId, courseId, coordinator, terms, requirementId } = await agencyWithRule()
    const people = await Promise.all(times(12, () => makePerson()))
    for (const personId of people) await serve(personId, agencyId, { from: '2026-01-01' })
    const change = { ...terms, requirementId, madeFrom: 1, repeatMonths: 6, effectiveFrom: '2026-11-20' }
    await Promise.all([
      ...people.map((personId) =>
        write(system, 'credit.posted', (w) =>
          earnIn(w, personId, { courseId, certificate: {}, earnedOn: '2026-02-02' }),
        ),
      ),
      changeRequirement(coordinator, change),
    ])
    expect((await rebuildObligations(system)).changed).toBe(0)
  }, 60_000)

  it('of more people than are locked one by one follow as well', async () => {
    const { agencyId, courseId } = await agencyWithRule()
    const people = times(600, () => newId())
    await owner()`insert into people (id, given_name, family_name, sort_name, created_at)
      select id, 'Ada', 'Many', 'many, ada', now() from unnest(${people}::uuid[]) as p(id)`
    await writeIfNeeded(system, async (w) => {
      for (const personId of people) await startIn(w, personId, agencyId)
    })
    await Promise.all([
      writeIfNeeded(system, async (w) => {
        for (const person of people) w.touch({ person })
      }),
      write(system, 'credit.posted', (w) =>
        earnIn(w, people[7] ?? '', { courseId, certificate: {}, earnedOn: '2026-02-02' }),
      ),
    ])
    const [stored] = await owner()`select count(distinct person_id)::int as people,
      count(*) filter (where satisfied_on is not null)::int as met from obligations where agency_id = ${agencyId}`
    expect(stored).toEqual({ people: 600, met: 1 })
  }, 60_000)

  it('are put right once, whatever differs: a digest of another form, a row changed by hand, one too many, one too few', async () => {
    const { agencyId } = await agencyWithRule()
    const people = await Promise.all(times(4, () => makePerson()))
    for (const personId of people) await serve(personId, agencyId, { from: '2026-01-01' })
    await rebuildObligations(system)
    const stored = () => owner()`select * from obligations where agency_id = ${agencyId} order by person_id, cycle`
    const before = await stored()
    expect(before).toHaveLength(4)
    const [first = '', second = '', third = '', fourth = ''] = people
    await owner()`update obligations set digest = 'Z2l2ZW4gYmVmb3JlIHRoYXQ=' where person_id = ${first}`
    await owner()`update obligations set due_on = due_on + 1 where person_id = ${second}`
    await owner()`insert into obligations (person_id, requirement_id, cycle, agency_id, version_id, course_id, opens_on, due_on,
        satisfied_on, counted_credits, valid_until, ends_on, renews, explanation, digest)
      select person_id, requirement_id, 77, agency_id, version_id, course_id, opens_on, due_on,
        satisfied_on, counted_credits, valid_until, ends_on, renews, explanation, digest from obligations where person_id = ${third}`
    await owner()`delete from obligations where person_id = ${fourth}`
    expect((await rebuildObligations(system)).changed).toBe(4)
    expect(await stored()).toEqual(before)
    expect((await rebuildObligations(system)).changed).toBe(0)
  }, 60_000)
})

describe('a rebuild of an agency', () => {
  const many = async (count: number) => {
    const place = await agencyWithRule()
    const people = times(count, () => newId())
    await owner()`insert into people (id, given_name, family_name, sort_name, created_at)
      select id, 'Ada', 'Many', 'many, ada', now() from unnest(${people}::uuid[]) as p(id)`
    await writeIfNeeded(system, async (w) => {
      for (const personId of people) await startIn(w, personId, place.agencyId)
    })
    return { ...place, people }
  }
  /** Stands still after a step, as where its process went away. */
  const broken = (agencyId: string) => owner()`insert into rebuilds
    (agency_id, started_at, moved_at, people, done, last_person_id, changed)
    select ${agencyId}, now() - interval '10 seconds', now(), 450, 200, (select person_id from affiliations
      where agency_id = ${agencyId} order by person_id offset 199 limit 1), 3`

  it('says how far it is to whoever looks after people there, also to another process, and goes on where it was', async () => {
    const { agencyId, coordinator, people } = await many(450)
    const supervisor = actingCtx(newId(), [supervisorOf(agencyId)])
    expect(await getRebuild(coordinator, { agencyId })).toEqual({ mayStart: true, rebuild: null })
    await broken(agencyId)
    const { mayStart, rebuild } = await getRebuild(supervisor, { agencyId })
    expect({ mayStart, ...rebuild }).toMatchObject({
      mayStart: false,
      people: 450,
      done: 200,
      finishedAt: null,
      changed: 3,
    })
    expect(rebuild?.secondsLeft).toBe(13)
    const sorted = people.toSorted()
    await owner()`update obligations set due_on = due_on + 1 where person_id = any(${[sorted[10] ?? '', sorted[300] ?? '']}::uuid[])`
    // Asked for while it is under way it goes on, and does not begin anew.
    await startRebuild(coordinator, { agencyId })
    await Promise.all([rebuildOne.run(system, { agencyId }), rebuildAgency(system, agencyId, 'after an hour')])
    const { rebuild: done } = await getRebuild(coordinator, { agencyId })
    expect(done).toMatchObject({
      people: 450,
      done: 450,
      secondsLeft: null,
      changed: 3 + 1,
      finishedAt: expect.any(String),
    })
    expect(await rebuildAgency(system, agencyId)).toBe(1)
    expect(await rebuildAgency(system, agencyId)).toBe(0)
  }, 60_000)

  it('is asked for by coordinators and administrators, once however often, and by nobody else', async () => {
    const { agencyId, coordinator } = await many(3)
    const neighbor = actingCtx(newId(), [coordinatorOf(await makeAgency())])
    await expect(startRebuild(actingCtx(newId(), [supervisorOf(agencyId)]), { agencyId })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    for (const ctx of [neighbor, actingCtx(newId())]) {
      await expect(startRebuild(ctx, { agencyId })).rejects.toMatchObject({ kind: 'not-found' })
      await expect(getRebuild(ctx, { agencyId })).rejects.toMatchObject({ kind: 'not-found' })
    }
    await startRebuild(coordinator, { agencyId })
    await startRebuild(actingCtx(newId(), [administrator]), { agencyId })
    const jobs = await owner()`select 1 from graphile_worker.jobs where key = ${`rebuild:${agencyId}`}`
    expect(jobs).toHaveLength(1)
    await rebuildOne.run(system, { agencyId })
    // A job that was asked for while the first one ran finds nothing left to do.
    await rebuildOne.run(system, { agencyId })
    await expect(startRebuild(coordinator, { agencyId })).rejects.toMatchObject({ kind: 'not-now' })
    expect((await getRebuild(coordinator, { agencyId })).rebuild?.state).toBe('just-done')
    expect(await rebuildAgency(system, agencyId, 'after an hour')).toBe(0)
    const trail =
      await owner()`select event from audit_events where agency_id = ${agencyId} and event like 'obligations.%'`
    expect(trail.map(({ event }) => event).sort()).toEqual([
      'obligations.rebuild-asked',
      'obligations.rebuild-asked',
      'obligations.rebuilt',
    ])
  }, 60_000)

  it('can be asked for again an hour after its end', async () => {
    const { agencyId, coordinator } = await many(1)
    await rebuildAgency(system, agencyId)
    await owner()`update rebuilds set finished_at = finished_at - interval '61 minutes' where agency_id = ${agencyId}`
    expect((await getRebuild(coordinator, { agencyId })).rebuild?.state).toBe('done')
    expect((await startRebuild(coordinator, { agencyId })).rebuild?.state).toBe('under-way')
  }, 60_000)

  it('that has not moved for an hour is said to have stopped, and begins anew', async () => {
    const { agencyId, coordinator, people } = await many(450)
    await broken(agencyId)
    await owner()`update rebuilds set moved_at = moved_at - interval '61 minutes' where agency_id = ${agencyId}`
    expect((await getRebuild(coordinator, { agencyId })).rebuild).toMatchObject({ state: 'stopped', secondsLeft: null })
    const first = people.toSorted()[10] ?? ''
    await owner()`update obligations set due_on = due_on + 1 where person_id = ${first}`
    expect((await startRebuild(coordinator, { agencyId })).rebuild).toMatchObject({ state: 'under-way', done: 0 })
    await rebuildOne.run(system, { agencyId })
    expect((await getRebuild(coordinator, { agencyId })).rebuild).toMatchObject({ done: 450, changed: 1 })
  }, 60_000)

  it('of all agencies goes on behind one that fails, and fails at the end', async () => {
    const places = [await many(2), await many(2)].sort((a, b) => (a.agencyId < b.agencyId ? -1 : 1))
    const [failing, next] = places.map(({ agencyId }) => agencyId) as [string, string]
    await owner().unsafe(`create function fails() returns trigger language plpgsql as $$ begin
      raise exception 'It fails.'; end $$; create trigger fails before update on rebuilds for each row
      when (new.agency_id = '${failing}') execute function fails()`)
    await expect(rebuildObligations(system)).rejects.toThrow(/1 could not be derived again/)
    expect((await getRebuild(system, { agencyId: next })).rebuild).toMatchObject({ state: 'just-done', done: 2 })
    await owner()`drop function fails cascade`
    expect((await rebuildObligations(system, 'after an hour')).changed).toBe(0)
    expect((await getRebuild(system, { agencyId: failing })).rebuild).toMatchObject({ state: 'just-done', done: 2 })
  }, 60_000)
})
