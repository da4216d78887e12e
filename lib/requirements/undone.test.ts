import { afterAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makePerson,
  makeUnit,
  owner,
  serve,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { plusMinutes } from '@/lib/platform/time'
import { explainStatus } from '@/lib/reporting/person'
import { changeRequirement, makeRequirement, rebuildObligations, retireRequirement } from './commands'
import { getRequirement } from './queries'
import { undoChange, whyNotUndone } from './undone'

testDatabase()
afterAll(closeOwner)

async function makeWorld() {
  const [agencyId, courseId, coordinatorId] = [await makeAgency(), await makeCourse(), await makePerson('Zoe', 'Own')]
  const coordinator = actingCtx(coordinatorId, [coordinatorOf(agencyId)])
  const personId = await makePerson()
  await serve(personId, agencyId, { from: '2025-01-01' })
  const today = coordinator.now.toISOString().slice(0, 10)
  const terms = {
    ...{ agencyId, criterion: { kind: 'course', courseId }, name: 'Response', dueKind: 'within-days-of-start' },
    ...{ withinDays: 90, population: 'everyone', citation: 'x', effectiveFrom: '2025-01-01' },
  }
  const { requirementId } = await makeRequirement(coordinator, terms)
  const change = (version: number, more: object) =>
    changeRequirement(coordinator, { ...terms, effectiveFrom: today, ...more, requirementId, madeFrom: version })
  const undo = (version: number, by: Ctx = coordinator) => undoChange(by, { requirementId, version })
  const owes = async () =>
    (
      await owner()`select due_on::text as due from obligations where requirement_id = ${requirementId}
      and person_id = ${personId} order by opens_on`
    ).map(({ due }) => due)
  return { agencyId, coordinator, personId, requirementId, today, terms, change, undo, owes }
}
const later = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: plusMinutes(ctx.now, minutes) })
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.fields?.[0]?.field ?? error.kind,
  )

describe('undoing a change of a requirement', () => {
  it('puts back what was asked, of whom, and under which name; both stay in the history', async () => {
    const { agencyId, coordinator, requirementId, personId, change, undo, owes } = await makeWorld()
    const [unitId, excepted] = [await makeUnit(agencyId, 'Patrol'), await makePerson('Left', 'Out')]
    await serve(excepted, agencyId, { from: '2025-01-01' })
    await change(1, { exceptPersonIds: [excepted] })
    const before = await owes()
    expect(before).not.toEqual([])
    await change(2, { population: 'unit', unitId, name: 'Response of patrols', withinDays: 30, citation: null })
    expect((await getRequirement(coordinator, { requirementId })).mayUndo).toBe(true)
    expect(await undo(3)).toEqual({ version: 4 })
    const now = await getRequirement(coordinator, { requirementId })
    expect(now).toMatchObject({
      ...{ name: 'Response', withinDays: 90, population: 'everyone', unitId: null, citation: 'x' },
      excepted: [{ personId: excepted }],
    })
    expect(now.versions.map(({ number, name, withinDays }) => [number, name, withinDays])).toEqual([
      [4, 'Response', 90],
      [3, 'Response of patrols', 30],
      [2, 'Response', 90],
      [1, 'Response', 90],
    ])
    expect(await owes()).toEqual(before)
    const status = await explainStatus(coordinator, { agencyId, personId, requirementId, asOf: '2025-06-01' })
    expect(status.status.kind).toBe('overdue')
    expect((await rebuildObligations(systemCtx('test'))).changed).toBe(0)
  })

  it('of a change that is still to come leaves nothing of it', async () => {
    const { coordinator, requirementId, change, undo } = await makeWorld()
    await change(1, { withinDays: 30, effectiveFrom: '2030-01-01' })
    await undo(2)
    const { versions } = await getRequirement(coordinator, { requirementId })
    expect(versions.map(({ number, effectiveFrom, withinDays }) => [number, effectiveFrom, withinDays])).toEqual([
      [3, '2030-01-01', 90],
      [2, '2030-01-01', 30],
      [1, '2025-01-01', 90],
    ])
  })

  it('can itself be undone', async () => {
    const { coordinator, requirementId, change, undo } = await makeWorld()
    await change(1, { withinDays: 30 })
    await undo(2)
    await undo(3)
    expect(await getRequirement(coordinator, { requirementId })).toMatchObject({ version: 4, withinDays: 30 })
  })

  it('of one that ends what is running leaves that running on its day, and is refused from the next one on', async () => {
    const { coordinator, requirementId, change, undo, owes, today } = await makeWorld()
    const before = await owes()
    await change(1, { withinDays: 30, limits: { replaces: 'running' } })
    expect(await owes()).toHaveLength(2)
    const over = later(coordinator, 23 * 60)
    expect((await getRequirement(over, { requirementId })).mayUndo).toBe(false)
    expect(await refused(undo(2, over))).toBe('not-now')
    expect((await getRequirement(coordinator, { requirementId })).mayUndo).toBe(true)
    await undo(2)
    expect(await owes()).toEqual(before)
    expect((await rebuildObligations(systemCtx('test'))).changed).toBe(0)
    const of = { number: 2, createdAt: coordinator.now, limits: { replaces: 'running' } } as const
    expect(whyNotUndone({ ...of, effectiveFrom: today }, { now: coordinator.now, today })).toBeNull()
    expect(whyNotUndone({ ...of, effectiveFrom: '2020-01-01' }, { now: coordinator.now, today })).toBe('replaced')
  })

  it('puts back that what is running ends, where the version that says so never held', async () => {
    const { change, undo, owes } = await makeWorld()
    await change(1, { withinDays: 30, limits: { replaces: 'running' } })
    const replaced = await owes()
    await change(2, { withinDays: 30 })
    expect(await owes()).toHaveLength(1)
    await undo(3)
    expect(await owes()).toEqual(replaced)
  })

  it('goes on from where people by name were asked, and is told in the trail', async () => {
    const { requirementId, personId, change, undo, owes } = await makeWorld()
    await change(1, { population: 'people', personIds: [personId] })
    const before = await owes()
    await change(2, {})
    await undo(3)
    expect(await owes()).toEqual(before)
    const [{ detail } = { detail: null }] = await owner()`select detail from audit_events
      where subject_id = ${requirementId} and event = 'requirement.changed' order by recorded_at desc, id desc limit 1`
    expect(detail).toMatchObject({ version: 4, undoes: 3 })
  })

  it('is refused after a day, and for the first version', async () => {
    const { coordinator, requirementId, today, change, undo } = await makeWorld()
    expect(await refused(undo(1))).toBe('not-now')
    await change(1, { withinDays: 30 })
    const [just, over] = [later(coordinator, 24 * 60 - 1), later(coordinator, 24 * 60)]
    expect((await getRequirement(just, { requirementId })).mayUndo).toBe(true)
    expect((await getRequirement(over, { requirementId })).mayUndo).toBe(false)
    expect(await refused(undo(2, over))).toBe('not-now')
    const of = { number: 2, createdAt: coordinator.now, limits: {}, effectiveFrom: today }
    expect(whyNotUndone(of, { now: just.now, today })).toBeNull()
    expect(whyNotUndone({ ...of, number: 1 }, { now: just.now, today })).toBe('first')
  })

  it('is refused to a neighbor, to who only reads, from an older version, twice, and once it is retired', async () => {
    const { agencyId, coordinator, requirementId, change, undo } = await makeWorld()
    await change(1, { withinDays: 30 })
    const neighbor = actingCtx(await makePerson(), [coordinatorOf(await makeAgency())])
    expect(await refused(undo(2, neighbor))).toBe('not-found')
    const supervisor = actingCtx(await makePerson(), [{ ...coordinatorOf(agencyId), role: 'supervisor' }])
    expect(await refused(undo(2, supervisor))).toBe('forbidden')
    expect((await getRequirement(supervisor, { requirementId })).mayUndo).toBe(false)
    expect(await refused(undo(1))).toBe('conflict')
    const [one, other] = await Promise.all([refused(undo(2)), refused(undo(2))])
    expect([one, other]).toContain('done')
    expect((await getRequirement(coordinator, { requirementId })).version).toBe(3)
    await retireRequirement(coordinator, { requirementId })
    expect(await refused(undo(3))).toBe('conflict')
    expect((await getRequirement(coordinator, { requirementId })).mayUndo).toBe(false)
  })
})
