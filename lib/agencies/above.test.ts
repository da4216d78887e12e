import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeOwner, makeAgency, makePerson, makeUnit, owner, serve } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { newId } from '@/lib/platform/ids'

testDatabase()
afterAll(closeOwner)

type World = Awaited<ReturnType<typeof makeWorld>>
let world: World

async function makeWorld() {
  const [agencyId, neighborId] = [await makeAgency(), await makeAgency()]
  const patrol = await makeUnit(agencyId, 'Patrol')
  const night = await makeUnit(agencyId, 'Night watch', patrol)
  return { agencyId, neighborId, patrol, night, records: await makeUnit(agencyId, 'Records') }
}

beforeAll(async () => {
  world = await makeWorld()
})

type Named = {
  of?: 'patrol' | 'night' | 'records' | null
  at?: 'agencyId' | 'neighborId'
  taken?: boolean
  as?: string
}
const name = (personId: string, { of = 'patrol', at = 'agencyId', taken, as = 'supervisor' }: Named = {}) =>
  owner()`insert into roles (id, person_id, role, agency_id, unit_id, granted_at, revoked_at)
    values (${newId()}, ${personId}, ${as}, ${world[at]}, ${of && world[of]}, now(), ${taken ? new Date() : null})`
const join = (personId: string, lastingId: string, ended = false) =>
  owner()`insert into joined_records (id, person_id, lasting_id, joined_at, ended_at)
    values (${newId()}, ${personId}, ${lastingId}, now(), ${ended ? new Date() : null})`
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

type Two = { sergeant: string; dana: string }
type Case = [string, boolean, (two: Two) => Promise<unknown>]
const at = (unit: 'patrol' | 'night' | 'records' | null, more: { from?: string; to?: string } = {}) => ({
  ...{ from: '2024-01-01', unitId: unit && world[unit] },
  ...more,
})
const serves = (personId: string, ...place: Parameters<typeof at>) => serve(personId, world.agencyId, at(...place))

const cases: Case[] = [
  ['of their unit', true, ({ sergeant, dana }) => Promise.all([serves(dana, 'patrol'), name(sergeant)])],
  ['of a unit above theirs', true, ({ sergeant, dana }) => Promise.all([serves(dana, 'night'), name(sergeant)])],
  [
    'of a unit below theirs',
    false,
    ({ sergeant, dana }) => Promise.all([serves(dana, 'patrol'), name(sergeant, { of: 'night' })]),
  ],
  [
    'of another unit',
    false,
    ({ sergeant, dana }) => Promise.all([serves(dana, 'patrol'), name(sergeant, { of: 'records' })]),
  ],
  [
    'of the whole agency, in which they serve in no unit',
    true,
    ({ sergeant, dana }) => Promise.all([serves(dana, null), name(sergeant, { of: null })]),
  ],
  [
    'of a unit, where they serve in none',
    false,
    ({ sergeant, dana }) => Promise.all([serves(dana, null), name(sergeant)]),
  ],
  ['of the whole agency, in which they do not serve', false, ({ sergeant }) => name(sergeant, { of: null })],
  [
    'of all of another agency',
    false,
    ({ sergeant, dana }) => Promise.all([serves(dana, 'patrol'), name(sergeant, { of: null, at: 'neighborId' })]),
  ],
  [
    'of a unit in which they served until yesterday',
    false,
    ({ sergeant, dana }) => Promise.all([serves(dana, 'patrol', { to: inDays(-1) }), name(sergeant)]),
  ],
  [
    'of a unit in which they serve for two days yet',
    true,
    ({ sergeant, dana }) => Promise.all([serves(dana, 'patrol', { to: inDays(2) }), name(sergeant)]),
  ],
  [
    'of a unit in which they will serve',
    true,
    ({ sergeant, dana }) => Promise.all([serves(dana, 'patrol', { from: inDays(30) }), name(sergeant)]),
  ],
  [
    'by a role that was taken back',
    false,
    ({ sergeant, dana }) => Promise.all([serves(dana, 'patrol'), name(sergeant, { taken: true })]),
  ],
  [
    'as an auditor, who reads',
    false,
    ({ sergeant, dana }) => Promise.all([serves(dana, 'patrol'), name(sergeant, { of: null, as: 'auditor' })]),
  ],
  [
    'under a record that was joined to theirs',
    true,
    async ({ sergeant, dana }) => {
      const before = await makePerson()
      await Promise.all([serves(dana, 'patrol'), name(before), join(before, sergeant)])
    },
  ],
  [
    'under a record that is parted again',
    false,
    async ({ sergeant, dana }) => {
      const before = await makePerson()
      await Promise.all([serves(dana, 'patrol'), name(before), join(before, sergeant, true)])
    },
  ],
  [
    'whoever serves under a joined record',
    true,
    async ({ sergeant, dana }) => {
      const before = await makePerson()
      await Promise.all([serves(before, 'patrol'), name(sergeant), join(before, dana)])
    },
  ],
  [
    'who is the same person under another record: that is their own',
    false,
    ({ sergeant, dana }) => Promise.all([serves(dana, 'patrol'), name(sergeant), join(sergeant, dana)]),
  ],
]

test.each(cases)('is above them: supervisor %s: %s', async (_, is, make) => {
  const two = { sergeant: await makePerson(), dana: await makePerson() }
  await make(two)
  const [found] = await owner()`select supervises(${two.sergeant}, ${two.dana}, ${world.agencyId}) as above,
    supervises(${two.dana}, ${two.sergeant}, ${world.agencyId}) as below`
  expect(found).toEqual({ above: is, below: false })
})
