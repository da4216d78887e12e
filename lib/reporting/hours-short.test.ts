import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
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
import { loadReference } from '@/lib/catalog/commands'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { changeRequirement, makeRequirement } from '@/lib/requirements/commands'
import { criterionShape } from '@/lib/requirements/engine/countable'
import type { CountedCredit } from '@/lib/requirements/engine/lots'
import { progressOf } from '@/lib/requirements/engine/progress'
import { agencyHours, exportHours } from './hours'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T18:00:00Z')
const world = { agency: '', neighbor: '', patrol: '', requirementId: '' }
const people: Record<string, string> = {}
let coordinator: Ctx

const asks = {
  ...{ kind: 'minutes', atLeast: 600, caps: [{ modes: ['self-paced'], atMost: 240 }] },
  parts: [
    { of: { topics: ['ethics'] }, atLeast: 120 },
    { of: { topics: ['law'] }, atLeast: 60 },
    { of: { modes: ['in-person'] }, atLeast: 60, mayShare: true },
  ],
}

/** Minutes by topic and way: what each of them has. */
const earned: Record<string, [minutes: number, topics: string[], mode: 'in-person' | 'virtual' | 'self-paced'][]> = {
  Far: [[120, [], 'virtual']],
  Near: [
    [360, [], 'in-person'],
    [120, ['ethics'], 'virtual'],
    [60, ['law'], 'virtual'],
  ],
  Part: [
    [600, [], 'in-person'],
    [60, ['ethics'], 'virtual'],
    [60, ['law'], 'virtual'],
  ],
  Over: [
    [300, [], 'self-paced'],
    [120, ['ethics'], 'in-person'],
  ],
  Met: [
    [480, [], 'in-person'],
    [120, ['ethics'], 'virtual'],
    [60, ['law'], 'virtual'],
  ],
}

beforeAll(async () => {
  await loadReference(systemCtx('installation'))
  await owner()`insert into topics (id, name) values ('ethics', 'Ethics'), ('law', 'Law update') on conflict do nothing`
  const [agency, neighbor] = [await makeAgency('Marlow Bay Police Department'), await makeAgency('Neighbor')]
  const patrol = await makeUnit(agency, 'Patrol')
  for (const [name, trainings] of Object.entries(earned)) {
    const personId = await makePerson(name, name)
    people[name] = personId
    await serve(personId, agency, { from: '2020-01-01', ...(name === 'Far' && { unitId: patrol }) })
    for (const [creditMinutes, topicIds, mode] of trainings)
      await earn(personId, { creditMinutes, topicIds, mode, earnedOn: '2026-05-05' })
  }
  coordinator = actingCtx(await makePerson('Dana'), [coordinatorOf(agency)], now)
  const { requirementId } = await makeRequirement(coordinator, {
    ...{ agencyId: agency, name: 'Ten hours', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
    ...{ criterion: asks, dueKind: 'by-date', dueBy: '2026-12-31' },
  })
  Object.assign(world, { agency, neighbor, patrol, requirementId })
})

const ask = async (narrowed: object = {}, ctx = coordinator) => {
  const { short } = await agencyHours(ctx, {
    ...{ agencyId: world.agency, requirementId: world.requirementId },
    ...narrowed,
  })
  if (!short) throw new Error('Nothing was said of the requirement.')
  return short
}
const names = ({ items }: Awaited<ReturnType<typeof ask>>) => items.map(({ familyName }) => familyName)

describe('who is short of hours', () => {
  it('is counted by how far they are, and those whom only a minimum is missing apart', async () => {
    const short = await ask()
    expect(short.figures).toEqual({ farShort: 1, short: 2, partMissing: 1, met: 1 })
    expect(names(short)).toEqual(['Far', 'Over', 'Near', 'Part'])
    const [far, over, , part] = short.items
    expect(far).toMatchObject({ standing: 'far-short', haveMinutes: 120, ways: { virtual: 120 } })
    expect(over).toMatchObject({ haveMinutes: 360, ways: { selfPaced: 240, inPerson: 120, virtual: 0, unseen: 0 } })
    expect(part).toMatchObject({ standing: 'part-missing', missing: [{ label: 'Ethics', minutes: 60 }] })
  })

  it('is narrowed to those of one standing, or below one minimum, while the figures stay', async () => {
    for (const [standing, found] of [
      ['far-short', ['Far']],
      ['short', ['Over', 'Near']],
      ['part-missing', ['Part']],
      ['met', ['Met']],
    ] as const) {
      const short = await ask({ standing })
      expect(names(short), standing).toEqual(found)
      expect(short).toMatchObject({ total: found.length, figures: { short: 2 } })
    }
    expect(names(await ask({ below: 'ethics' }))).toEqual(['Far', 'Part'])
    expect(names(await ask({ below: 'law' }))).toEqual(['Far', 'Over'])
    expect(names(await ask({ below: 'nothing of the kind' }))).toEqual([])
  })

  it('is said of each minimum and limit of the rule, with what is over a limit', async () => {
    const { minimums, limits, overLimit } = await ask()
    expect(minimums).toMatchObject([
      { key: 'ethics', topicId: 'ethics', label: 'Ethics', needMinutes: 120, below: 2, limits: [] },
      { key: 'law', topicId: 'law', needMinutes: 60, below: 2 },
      { key: 'part-3', topicId: null, needMinutes: 60, below: 1 },
    ])
    expect(limits).toEqual([{ label: 'Self-paced', atMost: 240 }])
    expect(overLimit).toEqual({ minutes: 60, people: 1, atLeast: false })
  })

  it('is far short with half of the hours missing, and short with a minute less', async () => {
    const agencyId = await makeAgency()
    const there = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
    const { requirementId } = await makeRequirement(there, {
      ...{ agencyId, name: 'Ten hours', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
      ...{ criterion: { kind: 'minutes', atLeast: 600 }, dueKind: 'by-date', dueBy: '2026-12-31' },
    })
    for (const creditMinutes of [300, 301]) {
      const personId = await makePerson()
      await serve(personId, agencyId, { from: '2020-01-01' })
      await earn(personId, { creditMinutes, earnedOn: '2026-05-05' })
    }
    const { short } = await agencyHours(there, { agencyId, requirementId })
    expect(short?.figures).toEqual({ farShort: 1, short: 1, partMissing: 0, met: 0 })
    expect(short?.items.map(({ haveMinutes, standing }) => [haveMinutes, standing])).toEqual([
      [300, 'far-short'],
      [301, 'short'],
    ])
  })

  it('is as much as can be said where more is over a limit than anybody has minutes', async () => {
    const [agencyId, personId] = [await makeAgency(), await makePerson()]
    await serve(personId, agencyId, { from: '2020-01-01' })
    const there = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
    const { requirementId } = await makeRequirement(there, {
      ...{ agencyId, name: 'Ten hours', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
      ...{ criterion: asks, dueKind: 'by-date', dueBy: '2026-12-31' },
    })
    for (const earnedOn of ['2026-06-01', '2026-06-02'])
      await earn(personId, { creditMinutes: 2_000_000_000, mode: 'self-paced', earnedOn })
    const { short } = await agencyHours(there, { agencyId, requirementId })
    expect(short?.overLimit).toEqual({ minutes: 2_147_483_647, people: 1, atLeast: false })
  })

  it('is below the minimum that they owe, wherever that stands in the rule of today', async () => {
    const [agencyId, personId] = [await makeAgency(), await makePerson()]
    await serve(personId, agencyId, { from: '2026-01-01' })
    await earn(personId, { creditMinutes: 60, topicIds: ['law'], mode: 'virtual', earnedOn: '2026-05-05' })
    const there = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
    const about = { of: { topics: ['ethics', 'law'] }, atLeast: 60 }
    const live = { of: { modes: ['in-person'] }, atLeast: 60 }
    const rule = (parts: object[]) => ({
      ...{ name: 'Ten hours', population: 'everyone', citation: null, dueKind: 'by-date', dueBy: '2026-12-31' },
      criterion: { kind: 'minutes', atLeast: 600, parts },
    })
    const { requirementId } = await makeRequirement(there, {
      ...{ agencyId, effectiveFrom: '2026-01-01' },
      ...rule([about, live]),
    })
    await changeRequirement(there, { requirementId, madeFrom: 1, effectiveFrom: '2026-11-20', ...rule([live, about]) })
    await owner()`update obligations set version_id = (select id from requirement_versions where requirement_id = ${requirementId} and number = 1)
      where requirement_id = ${requirementId}`
    const { short } = await agencyHours(there, { agencyId, requirementId })
    expect(short?.minimums.map(({ key, below }) => [key, below])).toEqual([
      ['part-1', 1],
      ['part-2', 0],
    ])
    const below = await agencyHours(there, { agencyId, requirementId, below: 'part-2' })
    expect(below.short?.total).toBe(0)
  })

  it('says that there may be more over a limit where not all of it is told of', async () => {
    const [agencyId, personId] = [await makeAgency(), await makePerson()]
    await serve(personId, agencyId, { from: '2020-01-01' })
    const there = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
    const { requirementId } = await makeRequirement(there, {
      ...{ agencyId, name: 'Ten hours', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
      ...{ criterion: asks, dueKind: 'by-date', dueBy: '2026-12-31' },
    })
    for (let n = 0; n < 18; n += 1)
      await earn(personId, { creditMinutes: 60, mode: 'self-paced', earnedOn: '2026-05-05' })
    const { short } = await agencyHours(there, { agencyId, requirementId })
    expect(short?.overLimit).toEqual({ minutes: 720, people: 1, atLeast: true })
  })

  it('is as it was on an earlier day', async () => {
    const before = await ask({ to: '2026-05-04' })
    expect(before.figures).toEqual({ farShort: 5, short: 0, partMissing: 0, met: 0 })
    expect(before.minimums.map(({ below }) => below)).toEqual([5, 5, 5])
    expect(before.overLimit).toBeNull()
    expect((await ask({ to: '2026-05-05' })).figures).toEqual((await ask()).figures)
  })

  it('reaches as far as a supervisor does, and no neighbor', async () => {
    const supervisor = actingCtx(newId(), [supervisorOf(world.agency, world.patrol)], now)
    const theirs = await ask({}, supervisor)
    expect(theirs.figures).toEqual({ farShort: 1, short: 0, partMissing: 0, met: 0 })
    expect(theirs.minimums.map(({ below }) => below)).toEqual([1, 1, 1])
    expect(theirs.overLimit).toBeNull()
    expect(names(await ask({ below: 'law' }, supervisor))).toEqual(['Far'])
    const stranger = actingCtx(newId(), [coordinatorOf(world.neighbor)], now)
    await expect(ask({}, stranger)).rejects.toMatchObject({ kind: 'not-found' })
    const elsewhere = await agencyHours(stranger, { agencyId: world.neighbor, requirementId: world.requirementId })
    expect(elsewhere.short).toMatchObject({ total: 0, items: [], minimums: [], figures: { met: 0 } })
  })

  it('comes as a file with each minimum and each person, as they are narrowed', async () => {
    const file = async (narrowed: object) => {
      const { agency: agencyId, requirementId } = world
      const { columns, rows } = await exportHours(coordinator, { agencyId, requirementId, ...narrowed })
      const lines: Record<string, unknown>[] = []
      for await (const line of rows) {
        expect(line).toHaveLength(columns.length)
        lines.push(Object.fromEntries(columns.map((column, i) => [column, line[i]])))
      }
      return lines
    }
    const lines = await file({})
    expect(lines.filter(({ by }) => by === 'minimum')).toMatchObject([
      { id: 'ethics', need_minutes: 120, people_below: 2 },
      { id: 'law' },
      { id: 'part-3' },
    ])
    expect(lines.filter(({ by }) => by === 'person')).toMatchObject([
      {
        name: 'Far, Far',
        unit: 'Patrol',
        minutes: 120,
        live_online_minutes: 120,
        short_minutes: 480,
        standing: 'far-short',
      },
      { name: 'Over, Over', self_paced_minutes: 240, minimum_missing: 'Law update, 1 hour' },
      { name: 'Near, Near' },
      { name: 'Part, Part', standing: 'part-missing' },
    ])
    expect((await file({ below: 'law' })).filter(({ by }) => by === 'person')).toHaveLength(2)
    const before = (await file({ to: '2026-05-04' })).filter(({ by }) => by === 'person')
    expect(before).toHaveLength(5)
    for (const line of before)
      expect(line).toMatchObject({
        minutes: 0,
        credits: 0,
        live_online_minutes: 0,
        self_paced_minutes: 0,
        in_person_minutes: 0,
      })
    const stranger = actingCtx(newId(), [coordinatorOf(world.neighbor)], now)
    await expect(exportHours(stranger, { agencyId: world.agency })).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('comes as a file of everybody once, also of more than are read at a time', async () => {
    const [agencyId, first] = [await makeAgency(), await makePerson('Many')]
    await serve(first, agencyId, { from: '2020-01-01' })
    const there = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
    const { requirementId } = await makeRequirement(there, {
      ...{ agencyId, name: 'Ten hours', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
      ...{ criterion: asks, dueKind: 'by-date', dueBy: '2026-12-31' },
    })
    const columns = async (table: string) =>
      (
        await owner()`select column_name as name from information_schema.columns where table_name = ${table} and is_generated = 'NEVER'`
      ).map(({ name }) => name as string)
    const copied = async (table: string, own: Record<string, string>) => {
      const names = await columns(table)
      const values = names.map((name) => own[name] ?? `o.${name}`)
      const whose = table === 'people' ? 'o.id' : 'o.person_id'
      await owner().unsafe(`insert into ${table} (${names.join()}) select ${values.join()} from ${table} o,
        (select ('0189ffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id from generate_series(1, 510) n) q where ${whose} = '${first}'`)
    }
    await copied('people', { id: 'q.id' })
    await copied('affiliations', { id: 'gen_random_uuid()', person_id: 'q.id' })
    await copied('obligations', { person_id: 'q.id' })
    const ids = new Set<unknown>()
    let lines = 0
    for await (const [, , by, id] of (await exportHours(there, { agencyId, requirementId })).rows) {
      if (by !== 'person') continue
      ids.add(id)
      lines += 1
    }
    expect([lines, ids.size]).toEqual([511, 511])
  })

  it('names who began in the middle of a period that all have, and owes all of it', async () => {
    const { requirementId } = await makeRequirement(coordinator, {
      ...{ agencyId: world.agency, name: 'Every year', population: 'everyone', citation: null },
      ...{ criterion: { kind: 'minutes', atLeast: 600 }, effectiveFrom: '2020-01-01', dueKind: 'by-date' },
      ...{ dueBy: '2026-12-31', repeatMonths: 12, repeatFrom: 'fixed-day' },
    })
    const personId = await makePerson('Late', 'Late')
    await serve(personId, world.agency, { from: '2026-08-01' })
    await earn(personId, { creditMinutes: 30, earnedOn: '2026-09-01' })
    const { items } = await ask({ requirementId })
    expect(items.map(({ familyName, beganOn }) => [familyName, beganOn])).toContainEqual(['Late', '2026-08-01'])
    expect(items.find(({ familyName }) => familyName === 'Far')?.beganOn).toBeNull()
  })
})

describe('what the database keeps beside the documents', () => {
  const criterion = criterionShape.parse(asks)
  const credit = fc.record({
    ...{ creditId: fc.uuid(), part: fc.integer({ min: 0, max: 3 }), minutes: fc.integer({ min: 1, max: 400 }) },
    earnedOn: fc.constantFrom('2026-01-05', '2026-06-05', '2026-11-05'),
    shared: fc.boolean(),
  })

  it('is what the evaluator reads from them, on every day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(credit, { maxLength: 12 }), async (given) => {
        const counted = given.map(
          ({ shared, ...each }): CountedCredit =>
            shared && each.part === 3 ? { ...each, shared } : { ...each, part: each.part % 3 },
        )
        for (const day of ['2026-01-05', '2026-07-01', '2026-12-31']) {
          const { parts } = progressOf(criterion, null, counted, day)
          const [row] = await owner()`select minutes_counted(${owner().json(counted)}, ${day}) as have,
            minutes_by_part(${owner().json(counted)}, ${day}) as parts`
          expect(row?.have).toBe(parts[0]?.have)
          for (const { part, have, depth } of parts) if (depth > 0) expect(row?.parts[part] ?? 0).toBe(have)
        }
      }),
      { numRuns: 40 },
    )
  })
})
