import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  giveRole,
  makeAgency,
  makeCourse,
  makePerson,
  makeUnit,
  owner,
  serve,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { addTeamMembers, makeTeam } from '@/lib/agencies/teams'
import { writeIfNeeded } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { makeRequirement } from '../commands'
import { loadRules } from './load-rules'
import { rebuildAgency } from './rebuild'

testDatabase()
afterAll(closeOwner)

const system = systemCtx('test', new Date('2026-11-20T16:00:00Z'))

async function makeWorld() {
  const [agencyId, courseId, personId] = [await makeAgency(), await makeCourse(), await makePerson()]
  const coordinator = actingCtx(await makePerson(), [coordinatorOf(agencyId)])
  await serve(personId, agencyId, { from: '2026-01-01' })
  const [patrol, night] = [await makeUnit(agencyId, 'Patrol'), await makeUnit(agencyId, 'Night')]
  const { teamId } = await makeTeam(coordinator, {
    ...{ agencyId, key: newId(), name: 'Grant one', kind: 'grant', startsOn: '2026-01-01', endsOn: null },
  })
  const terms = {
    ...{ agencyId, criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
    ...{ withinDays: 30, effectiveFrom: '2026-11-01' },
  }
  const make = (name: string, whom: object) => makeRequirement(coordinator, { ...terms, name, ...whom })
  const all = await make('All', { population: 'everyone' })
  await make('Unit', { population: 'unit', unitId: patrol })
  await make('Team', { population: 'team', teamId })
  await make('Role', { population: 'role', role: 'supervisor' })
  await make('Named', { population: 'people', personIds: [personId] })
  return { agencyId, personId, coordinator, patrol, night, teamId, make, ...all }
}
type World = Awaited<ReturnType<typeof makeWorld>>

const agencyRules = ({ agencyId }: World) => read(system, (tx) => loadRules(tx, { agencyIds: [agencyId] }))
/** Of one rule alone nothing is kept. */
const readAnew = ({ agencyId }: World) =>
  read(system, async (tx) => {
    const ids = await tx.execute<{ id: string }>(
      `select id from requirements where agency_id = '${agencyId}' order by id`,
    )
    const each = await Promise.all(ids.map(({ id }) => loadRules(tx, { agencyIds: [agencyId], requirementId: id })))
    return each.flat()
  })

describe('rules that are kept', () => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld()
  })

  it('are the same ones again as long as nothing about them changed', async () => {
    const [first, second] = [await agencyRules(world), await agencyRules(world)]
    expect(first).toHaveLength(5)
    expect(first).toEqual(await readAnew(world))
    expect(first.filter((rule, n) => rule === second[n]).length, 'but for those of a team, a role or by name').toBe(2)
  })

  const changes: Record<string, (world: World) => Promise<unknown>> = {
    'a rule is retired': ({ requirementId }) =>
      owner()`update requirements set retired_on = '2026-11-19' where id = ${requirementId}`,
    'and taken up again': ({ requirementId }) =>
      owner()`update requirements set retired_on = null where id = ${requirementId}`,
    'whom it asks': ({ requirementId }) =>
      owner()`update assignments set position = 'Clerk' where requirement_id = ${requirementId}`,
    'until when': ({ requirementId }) =>
      owner()`update assignments set valid_to = '2027-01-01' where requirement_id = ${requirementId}`,
    'what belongs to a unit': ({ patrol, night }) =>
      owner()`update units set parent_id = ${patrol} where id = ${night}`,
    'what a team is called': ({ teamId }) => owner()`update teams set name = 'Grant two' where id = ${teamId}`,
    'who is in it': ({ coordinator, teamId, personId }) =>
      addTeamMembers(coordinator, { teamId, personIds: [personId], firstOn: '2026-11-01' }),
    'who holds a role': ({ agencyId, personId }) => giveRole(personId, agencyId, 'supervisor'),
    'who is named': async ({ agencyId }) =>
      owner()`update assignment_people set person_id = ${await makePerson()}
        where assignment_id in (select id from assignments where agency_id = ${agencyId})`,
    'who is left out': ({ requirementId, personId }) =>
      owner()`insert into assignment_people (assignment_id, agency_id, person_id)
        select id, agency_id, ${personId} from assignments where requirement_id = ${requirementId} limit 1`,
    'a rule more': ({ make }) => make('More', { population: 'everyone' }),
    'a version more': ({ requirementId }) =>
      owner()`insert into requirement_versions (id, requirement_id, agency_id, number, criterion, due_kind, within_days,
          window_days, effective_from, created_at)
        select gen_random_uuid(), requirement_id, agency_id, 2, criterion, due_kind, 60, window_days, '2026-12-01', now()
        from requirement_versions where requirement_id = ${requirementId}`,
  }

  it.each(Object.keys(changes))('are read anew with %s', async (name) => {
    const before = await agencyRules(world)
    await changes[name]?.(world)
    const after = await agencyRules(world)
    expect(after).not.toEqual(before)
    expect(after).toEqual(await readAnew(world))
  })

  it('are those that are seen by whoever asks', async () => {
    const seen = (ctx = actingCtx(newId())) => read(ctx, (tx) => loadRules(tx, { agencyIds: [world.agencyId] }))
    expect(await agencyRules(world)).not.toEqual([])
    expect(await seen()).toEqual([])
    expect(await agencyRules(world)).toEqual(await readAnew(world))
  })

  it('of a change that is taken back are not those that hold afterwards', async () => {
    const before = await agencyRules(world)
    const taken = writeIfNeeded(system, async ({ tx }) => {
      await tx.execute(`update requirements set retired_on = '2026-11-18' where agency_id = '${world.agencyId}'`)
      expect(await loadRules(tx, { agencyIds: [world.agencyId] })).not.toEqual(before)
      throw new Error('taken back')
    })
    await expect(taken).rejects.toThrow('taken back')
    expect(await agencyRules(world)).toEqual(before)
  })
})

describe('what is read before rules are known', () => {
  it('is read once more where they ask for something else by now', async () => {
    const { agencyId, personId, make } = await makeWorld()
    const other = await makeCourse()
    await earn(personId, {
      ...{ sourceKind: 'module' as const, courseId: other, courseVersionId: null, certificate: null },
      ...{ creditMinutes: 600, mode: 'in-person' as const, earnedOn: '2026-11-10' },
    })
    const touched = () => writeIfNeeded(system, async (w) => w.touch({ person: personId }))
    const met = async () =>
      (
        await owner()`select r.name from obligations o join requirements r on r.id = o.requirement_id
        where o.agency_id = ${agencyId} and o.satisfied_on is not null order by 1`
      ).map(({ name }) => name)
    const hours = { kind: 'minutes', atLeast: 300, of: {}, caps: [], parts: [], withinMonths: null, eachOnce: false }
    const asked = { population: 'everyone', criterion: { kind: 'course', courseId: other } }
    for (const [name, criterion] of Object.entries({ Course: asked.criterion, Hours: hours })) {
      await touched()
      await make(name, { ...asked, criterion })
      await owner()`delete from obligations where agency_id = ${agencyId}`
      await touched()
      expect(await met()).toContain(name)
    }
    expect(await rebuildAgency(system, agencyId)).toBe(0)
  })
})
