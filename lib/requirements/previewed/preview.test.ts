/** Whom a rule would ask and whom not, by name and with the reason, before it is saved. */
import { afterAll, expect, it } from 'vitest'
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
import { addTeamMembers, makeTeam } from '@/lib/agencies/teams'
import { newId } from '@/lib/platform/ids'
import { makeRequirement } from '../commands'
import { grantRelief } from '../reliefs/commands'
import { previewRequirement } from './preview'
import { MOST_SHOWN } from './preview-shape'

testDatabase()
afterAll(closeOwner)

async function makeWorld() {
  const [agencyId, courseId] = [await makeAgency(), await makeCourse()]
  const coordinator = actingCtx(await makePerson(), [coordinatorOf(agencyId)])
  const patrol = await makeUnit(agencyId, 'Patrol')
  const night = await makeUnit(agencyId, 'Night', patrol)
  const add = async (given: string, service: Partial<Parameters<typeof serve>[2]> = {}) => {
    const personId = await makePerson(given, 'Person')
    await serve(personId, agencyId, { from: '2026-01-01', ...service })
    return personId
  }
  const terms = {
    ...{ agencyId, name: 'Stops', criterion: { kind: 'course', courseId }, dueKind: 'within-days-of-start' },
    ...{ withinDays: 30, effectiveFrom: '2026-11-01' },
  }
  return { agencyId, courseId, coordinator, patrol, night, add, terms }
}
type World = Awaited<ReturnType<typeof makeWorld>>

/** Everybody by their given name: `asked`, or why not. */
async function whoOf({ coordinator, terms }: Pick<World, 'coordinator' | 'terms'>, whom: object) {
  const { who, appliesTo } = await previewRequirement(coordinator, { ...terms, ...whom })
  expect(who.asked.people, 'the same as is counted').toBe(appliesTo)
  const given = ({ first }: { first: { name: string }[] }) => first.map(({ name }) => name.split(' ')[0])
  return { asked: given(who.asked), ...Object.fromEntries(who.not.map((each) => [each.why, given(each)])) }
}

it('names those of a unit, a position or a way to serve, and the others with what they are not', async () => {
  const world = await makeWorld()
  const { add, patrol, night } = world
  await add('Night', { unitId: night, position: 'Officer' })
  await add('Patrol', { unitId: patrol, position: 'Clerk' })
  const nowhere = await add('Nowhere')
  await add('Left', { unitId: patrol, to: '2026-10-01' })
  await add('Soon', { unitId: patrol, from: '2027-02-01' })
  await add('Apart', { from: '2027-02-01' })
  expect(await whoOf(world, { population: 'unit', unitId: patrol })).toEqual({
    ...{ asked: ['Night', 'Patrol'], 'starts-later': ['Soon'], 'other-unit': ['Nowhere'] },
  })
  expect(await whoOf(world, { population: 'position', position: 'OFFICER' })).toEqual({
    ...{ asked: ['Night'], 'other-position': ['Nowhere', 'Patrol'] },
  })
  await owner()`update affiliations set employment = 'civilian' where person_id = ${nowhere}`
  expect(await whoOf(world, { population: 'employment', employment: 'civilian' })).toEqual({
    ...{ asked: ['Nowhere'], 'other-employment': ['Night', 'Patrol'] },
  })
  expect(await whoOf(world, { population: 'everyone' })).toEqual({
    ...{ asked: ['Night', 'Nowhere', 'Patrol'], 'starts-later': ['Apart', 'Soon'] },
  })
})

it('says of those it is for what leaves them out: an exemption, other training, a day that is not there', async () => {
  const world = await makeWorld()
  const { add, agencyId, terms, coordinator, courseId } = world
  const [exempt] = [await add('Exempt'), await add('Other')]
  const { requirementId } = await makeRequirement(coordinator, { ...terms, population: 'everyone' })
  await grantRelief(coordinator, {
    ...{ agencyId, personId: exempt, key: newId(), kind: 'exemption', requirementId, from: '2026-11-01' },
    ...{ why: 'Teaches it.' },
  })
  expect(await whoOf(world, { requirementId, population: 'everyone', effectiveFrom: '2026-11-20' })).toEqual({
    ...{ asked: ['Other'], exempt: ['Exempt'] },
  })
  const own = { population: 'everyone', limits: { countedFrom: 'license' } }
  expect(await whoOf(world, own)).toEqual({ asked: [], 'no-date': ['Exempt', 'Other'] })
  const after = { population: 'everyone', criterion: { kind: 'course', courseId: await makeCourse() } }
  expect(await whoOf(world, { ...after, limits: { afterCourses: [courseId] } })).toEqual({
    ...{ asked: [], waits: ['Exempt', 'Other'] },
  })
})

it('of a team with nobody in it asks nobody, and says so of everybody', async () => {
  const world = await makeWorld()
  const { agencyId, coordinator, add } = world
  const { teamId } = await makeTeam(coordinator, { agencyId, name: 'Three Rivers', kind: 'task-force' })
  const personId = await add('Ada')
  expect(await whoOf(world, { population: 'team', teamId })).toEqual({ asked: [], 'not-named': ['Ada'] })
  await addTeamMembers(coordinator, { teamId, personIds: [personId], firstOn: '2027-03-01' })
  expect(await whoOf(world, { population: 'team', teamId })).toEqual({ asked: [], 'on-other-days': ['Ada'] })
})

it('counts all, names the first fifty of each in the order of the names that the agency knows, and nobody elsewhere', async () => {
  const world = await makeWorld()
  const { add, agencyId, patrol, coordinator, terms } = world
  for (let i = 10; i < 10 + MOST_SHOWN + 3; i++) {
    await add(`In${i}`, { unitId: patrol })
    await add(`Out${i}`)
  }
  const neighbor = await makeWorld()
  await neighbor.add('Stranger', { unitId: neighbor.patrol })
  const unjoined = await add('Zoe', { unitId: patrol })
  await owner()`delete from joinings where person_id = ${unjoined}`
  await owner()`insert into names_on_papers (agency_id, person_id, given_name, family_name, recorded_at)
    values (${agencyId}, ${unjoined}, 'Abby', 'Aardvark', now())`
  const { who } = await previewRequirement(coordinator, { ...terms, population: 'unit', unitId: patrol })
  const [other] = who.not
  expect([who.asked.people, other?.why, other?.people]).toEqual([MOST_SHOWN + 4, 'other-unit', MOST_SHOWN + 3])
  expect([who.asked.first, other?.first].map((each) => each?.length)).toEqual([MOST_SHOWN, MOST_SHOWN])
  expect(who.asked.first[0]).toEqual({ personId: unjoined, name: 'Abby Aardvark' })
  expect(who.asked.first[1]?.name).toBe('In10 Person')
  expect(JSON.stringify(who)).not.toMatch(/Zoe|Stranger/)
})
