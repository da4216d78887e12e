import { afterAll, expect, test } from 'vitest'
import { actingCtx, closeOwner, makeAgency, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { formTaskForce } from './commands'
import { listTaskForces } from './task-forces'

testDatabase()
afterAll(closeOwner)

const formed = async (partners: readonly string[]) =>
  formTaskForce(systemCtx('seed', new Date('2026-11-19T16:00:00Z')), {
    name: `Task Force ${newId()}`,
    kind: 'other',
    state: 'CA',
    partners: partners.map((agencyId) => ({ agencyId, side: 'other' })),
  })

const namesOf = async (agencyId: string) => {
  const { items } = await listTaskForces(actingCtx(await makePerson(), []), { agencyId })
  return items.map(({ taskForceId, partners }) => [taskForceId, partners.map((each) => each.agencyId).sort()])
}

test('an agency has the task forces it is in, each with all its partners, and none that it is not in', async () => {
  const [one, two, three] = [await makeAgency(), await makeAgency(), await makeAgency()]
  const { taskForceId } = await formed([one, two])
  expect(await namesOf(one)).toEqual([[taskForceId, [one, two].sort()]])
  expect(await namesOf(three)).toEqual([])
})

test('a partner that left is named no more, and has the task force no more', async () => {
  const [one, two] = [await makeAgency(), await makeAgency()]
  const { taskForceId } = await formed([one, two])
  await owner()`update task_force_partners set valid_to = valid_from where task_force_id = ${taskForceId} and agency_id = ${two}`
  expect(await namesOf(one)).toEqual([[taskForceId, [one]]])
  expect(await namesOf(two)).toEqual([])
})

test('an agency that does not exist is not found', async () => {
  await expect(namesOf(newId())).rejects.toMatchObject({ kind: 'not-found' })
})
