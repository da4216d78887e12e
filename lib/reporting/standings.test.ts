import fc from 'fast-check'
import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { writeIfNeeded } from '@/lib/audit/write'
import { connect } from '@/lib/platform/connection'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays, type Day } from '@/lib/platform/time'
import { rebuildStandings } from '@/lib/requirements/derived/standings'
import { completionSummary } from './attention'
import { listExceptions } from './exceptions'
import { missingKinds } from './inputs'

testDatabase()
afterAll(closeOwner)

const BASE = '2026-06-01'
const MOST = 14
type Owed = {
  personId: string
  requirementId: string
  opensOn: Day
  dueOn: Day | null
  satisfiedOn: Day | null
  endsOn: Day | null
}

const world = { agency: '', neighbor: '', unit: '' }
const people: string[] = []
const requirements: string[] = []
let coordinator: Ctx
let supervisor: Ctx

async function requirementOf(agencyId: string): Promise<string> {
  const id = newId()
  await owner()`insert into requirements (id, agency_id, name, created_at) values (${id}, ${agencyId}, 'Ethics', now())`
  await owner()`insert into requirement_versions (id, requirement_id, agency_id, number, criterion, due_kind, within_days, window_days, effective_from, created_at)
    values (${id}, ${id}, ${agencyId}, 1, '{"kind":"minutes","atLeast":60}', 'within-days-of-start', 90, 60, '2019-01-01', now())`
  return id
}

const owes = (agencyId: string, owed: readonly Owed[], on: postgres.ISql = owner()) =>
  on`insert into obligations (person_id, requirement_id, cycle, agency_id, version_id, opens_on, due_on, satisfied_on, ends_on, renews, explanation)
    select "personId", "requirementId", 1, ${agencyId}, "requirementId", "opensOn", "dueOn", "satisfiedOn", "endsOn", false, '{}'
    from jsonb_to_recordset(${owner().json(owed)}) as o("personId" uuid, "requirementId" uuid, "opensOn" date, "dueOn" date, "satisfiedOn" date, "endsOn" date)`

beforeAll(async () => {
  world.agency = await makeAgency('Marlow Bay Police Department')
  world.neighbor = await makeAgency('Neighbor')
  world.unit = await makeUnit(world.agency, 'Patrol')
  for (const n of [0, 1, 2, 3]) {
    const personId = await makePerson('Ada')
    people.push(personId)
    for (const agencyId of [world.agency, world.neighbor])
      await serve(personId, agencyId, {
        from: '2020-01-01',
        unitId: agencyId === world.agency && n < 2 ? world.unit : null,
      })
  }
  for (let n = 0; n < MOST; n += 1) requirements.push(await requirementOf(world.agency))
  coordinator = actingCtx(newId(), [coordinatorOf(world.agency)])
  supervisor = actingCtx(newId(), [supervisorOf(world.agency, world.unit)])
  // Of the same people elsewhere nothing counts here.
  const requirementId = await requirementOf(world.neighbor)
  const owed = { requirementId, opensOn: '2020-01-01', dueOn: '2020-02-01', satisfiedOn: null, endsOn: null }
  await owes(
    world.neighbor,
    people.map((personId) => ({ personId, ...owed })),
  )
})

beforeEach(async () => {
  await owner()`delete from obligations where agency_id = ${world.agency}`
})

/** Days after it opens; of what is met or ends some before. */
const after = (least: number) => fc.integer({ min: least, max: 160 })
const drawn = fc.array(
  fc.record({
    who: fc.nat(3),
    opens: fc.integer({ min: -100, max: 0 }),
    due: fc.option(after(0), { freq: 4 }),
    satisfied: fc.option(after(-10), { freq: 1 }),
    ends: fc.option(after(-10), { freq: 1 }),
    later: fc.constantFrom('stays', 'stays', 'moves', 'goes'),
  }),
  { minLength: 6, maxLength: MOST, size: 'max' },
)
/** Days on which something changes, and those beside them. */
const days = fc.array(
  fc.record({
    of: fc.nat(),
    which: fc.constantFrom('opensOn', 'dueOn', 'satisfiedOn', 'endsOn'),
    ahead: fc.constantFrom(0, 30, 60, 90),
    by: fc.constantFrom(-1, 0, 1),
  }),
  { minLength: 3, maxLength: 6 },
)

const at = (opens: number, days: number | null) => (days === null ? null : addDays(BASE, opens + days))

/** As the days say it, one after the other. */
function recounted(owed: readonly Owed[], day: Day) {
  const open = owed.filter(
    ({ opensOn, satisfiedOn, endsOn }) =>
      opensOn <= day && (satisfiedOn === null || satisfiedOn > day) && (endsOn === null || endsOn > day),
  )
  const bucketOf = (due: Day | null) => {
    if (due === null) return 'not-cleared'
    if (due < day) return 'overdue'
    return [30, 60, 90].map((n) => [n, addDays(day, n)] as const).find(([, until]) => due <= until)?.[0] ?? null
  }
  const inBucket = (kind: (typeof missingKinds)[number]) =>
    open.filter(({ dueOn }) => {
      const bucket = bucketOf(dueOn)
      return (typeof bucket === 'number' ? `due-${bucket}` : bucket) === kind
    })
  const people = new Map<string, number>()
  for (const [place, kind] of missingKinds.entries())
    for (const { personId } of inBucket(kind)) people.set(personId, Math.min(people.get(personId) ?? 9, place))
  const first = (place: number) => [...people.values()].filter((each) => each === place).length
  const notCleared = new Set(inBucket('not-cleared').map(({ personId }) => personId)).size
  return {
    counts: { overdue: first(0), due30: first(1), due60: first(2), due90: first(3), notCleared },
    late: inBucket('overdue').length,
    listed: Object.fromEntries(
      missingKinds.map((kind) => [
        kind,
        inBucket(kind)
          .map(({ dueOn, opensOn, personId, requirementId }) => `${dueOn ?? opensOn} ${personId} ${requirementId}`)
          .sort(),
      ]),
    ),
  }
}

async function expectAsRecounted(ctx: Ctx, owed: readonly Owed[], day: Day): Promise<void> {
  const said = recounted(owed, day)
  const { counts, overdueTrainings } = await completionSummary(ctx, { agencyId: world.agency, asOf: day })
  expect({ counts, late: overdueTrainings }).toMatchObject({ counts: said.counts, late: said.late })
  for (const bucket of missingKinds) {
    const all = said.listed[bucket] ?? []
    const asked = { agencyId: world.agency, asOf: day, bucket, limit: 2 }
    const first = await listExceptions(ctx, asked)
    const second = first.nextCursor ? await listExceptions(ctx, { ...asked, cursor: first.nextCursor }) : { items: [] }
    const listed = [...first.items, ...second.items].map(
      ({ personId, requirementId }) => `${personId} ${requirementId}`,
    )
    expect([bucket, first.total, listed]).toEqual([bucket, all.length, all.slice(0, 4).map((each) => each.slice(11))])
  }
}

const rebuilt = () => writeIfNeeded(systemCtx('test'), (w) => rebuildStandings(w.tx, world.agency))

describe('how people stand', () => {
  it('counts on any day what a recount does, however obligations came to be, moved and went', async () => {
    const told = fc.asyncProperty(drawn, days, after(-60), fc.boolean(), async (given, asked, moved, atOnce) => {
      await owner()`delete from obligations where agency_id = ${world.agency}`
      const owed = given.map(({ who, opens, due, satisfied, ends, later }, n) => ({
        ...{ personId: people[who] ?? '', requirementId: requirements[n] ?? '', later },
        ...{
          opensOn: addDays(BASE, opens),
          dueOn: at(opens, due),
          satisfiedOn: at(opens, satisfied),
          endsOn: at(opens, ends),
        },
      }))
      await owes(world.agency, owed)
      const those = (what: string) =>
        owed.filter(({ later }) => later === what).map(({ requirementId }) => requirementId)
      if (atOnce)
        await owner()`with gone as (
            delete from obligations where requirement_id = any(${those('goes')}::uuid[]))
          insert into obligations (person_id, requirement_id, cycle, agency_id, version_id, opens_on, due_on, ends_on, renews, explanation)
          select o.person_id, o.requirement_id, o.cycle, o.agency_id, o.version_id, o.opens_on, o.due_on + ${moved}::int, o.ends_on, o.renews, o.explanation
          from obligations o where o.requirement_id = any(${those('moves')}::uuid[])
          on conflict (person_id, requirement_id, cycle) do update set due_on = excluded.due_on, satisfied_on = null`
      else {
        await owner()`update obligations set due_on = due_on + ${moved}::int, satisfied_on = null where requirement_id = any(${those('moves')}::uuid[])`
        await owner()`delete from obligations where requirement_id = any(${those('goes')}::uuid[])`
      }
      const left = owed.flatMap(({ later, ...each }) => {
        if (later === 'goes') return []
        return later === 'moves'
          ? { ...each, dueOn: each.dueOn && addDays(each.dueOn, moved), satisfiedOn: null }
          : each
      })
      for (const { of, which, ahead, by } of asked) {
        const day = addDays(left[of % left.length]?.[which] ?? BASE, by - ahead)
        await expectAsRecounted(coordinator, left, day)
        const theirs = left.filter(({ personId }) => people.indexOf(personId) < 2)
        await expectAsRecounted(supervisor, theirs, day)
      }
      expect(await rebuilt()).toBe(0)
    })
    await fc.assert(told, { numRuns: 30 })
  }, 120_000)

  it('goes over from one count to the next on the very day', async () => {
    const [one = '', two = '', three = ''] = people
    const owed = { personId: one, opensOn: BASE, dueOn: '2026-09-30', satisfiedOn: null, endsOn: null }
    const all = [
      owed,
      { ...owed, personId: two, satisfiedOn: '2026-10-20' },
      { ...owed, personId: three, dueOn: null, endsOn: '2026-10-20' },
    ].map((each, n) => ({ ...each, requirementId: requirements[n] ?? '' }))
    await owes(world.agency, all)
    for (const each of [BASE, '2026-10-20', ...[0, 30, 60, 90].map((ahead) => addDays('2026-09-30', -ahead))])
      for (const by of [-1, 0, 1]) await expectAsRecounted(coordinator, all, addDays(each, by))
  })

  it('is kept with the statement that changed an obligation, and not touched where no day moved', async () => {
    const [personId = ''] = people
    const [requirementId = ''] = requirements
    const kept = async () => [
      ...(await owner()`select xmin::text as written, overdue_on::text as overdue, done_on::text as done
        from standings where agency_id = ${world.agency}`),
    ]
    const owed = { personId, requirementId, opensOn: BASE, dueOn: '2026-08-30', satisfiedOn: null, endsOn: null }
    await owes(world.agency, [owed])
    const [first] = await kept()
    expect(first).toMatchObject({ overdue: '{2026-08-31}', done: '{}' })
    await owner()`update obligations set counted_credits = '[{}]' where requirement_id = ${requirementId}`
    expect(await kept()).toEqual([first])
    await owner()`update obligations set satisfied_on = '2026-09-04' where requirement_id = ${requirementId}`
    expect(await kept()).toEqual([
      { ...first, written: expect.not.stringMatching(first?.written), done: '{2026-09-04}' },
    ])
    await owner()`delete from obligations where requirement_id = ${requirementId}`
    expect(await kept()).toEqual([])
  })

  it.each([
    ['nobody owed anything before', 0],
    ['somebody owed something before', 1],
  ])('holds what two wrote of one person at the same moment, where %s', async (_, before) => {
    const [personId = ''] = people
    const owed = { personId, opensOn: BASE, dueOn: '2026-08-30', satisfiedOn: null, endsOn: null }
    const all = [0, 1, 2].map((n) => ({ ...owed, requirementId: requirements[n] ?? '' }))
    await owes(world.agency, all.slice(2, 2 + before))
    const [one, two] = [connect('owner', { max: 1 }), connect('owner', { max: 1 })]
    try {
      let second: Promise<unknown> | undefined
      await one.begin(async (tx) => {
        await owes(world.agency, all.slice(0, 1), tx)
        second = owes(world.agency, all.slice(1, 2), two)
        second.catch(() => {})
        // Until it waits for the first one.
        await vi.waitFor(async () => {
          const waiting = await owner()`select 1 from pg_locks where not granted`
          expect(waiting.length).toBeGreaterThan(0)
        })
      })
      await second
    } finally {
      await Promise.all([one.end(), two.end()])
    }
    await expectAsRecounted(coordinator, all.slice(0, 2 + before), '2026-09-30')
    expect(await rebuilt()).toBe(0)
  })

  it('is made anew where it is not what obligations say, and what was repaired is counted', async () => {
    const [one = '', two = '', other = ''] = people
    const owed = { opensOn: BASE, dueOn: '2026-08-30', satisfiedOn: null, endsOn: null }
    const all = [one, two].map((personId, n) => ({ ...owed, personId, requirementId: requirements[n] ?? '' }))
    await owes(world.agency, all)
    await owner()`delete from standings where agency_id = ${world.agency} and person_id = ${one}`
    await owner()`update standings set overdue_on = '{}' where agency_id = ${world.agency} and person_id = ${two}`
    await owner()`insert into standings (agency_id, person_id, due90_on, due60_on, due30_on, overdue_on, done_on, not_cleared_on, cleared_on)
      values (${world.agency}, ${other}, '{}', '{}', '{}', '{2026-01-01}', '{}', '{}', '{}')`
    expect(await rebuilt()).toBe(3)
    expect(await rebuilt()).toBe(0)
    await expectAsRecounted(coordinator, all, '2026-09-30')
  })
})
