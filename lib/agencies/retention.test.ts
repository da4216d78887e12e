import { afterAll, describe, expect, it } from 'vitest'
import { closeOwner, makeAgency, makeLogin, makePerson, owner, serve } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { removeServed } from '@/lib/audit/sweep'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { agenciesRetention } from './retention'

testDatabase()
afterAll(closeOwner)

const start = new Date('2026-11-20T16:00:00Z')
const nothing = Object.fromEntries(agenciesRetention.map(({ name }) => [name, 0]))
const nightAfter = (days: number) => removeServed(systemCtx('test', plusDays(start, days)), agenciesRetention)

type Question = { agencyId: string; personId: string; answer?: 'accepted' | 'declined' | 'withdrawn'; back?: boolean }

/** Asked on the first day, lapsing after thirty; `back`: the load that asked was taken back. */
async function ask({ agencyId, personId, answer, back = false }: Question): Promise<string> {
  const id = newId()
  const by = answer === 'accepted' || answer === 'declined' ? newId() : null
  await owner()`insert into invitations (id, agency_id, person_id, email, sent_at, expires_at, answer, answered_at, answered_by)
    values (${id}, ${agencyId}, ${personId}, ${`${id}@agency.example`}, ${start}, ${plusDays(start, back ? 0 : 30)},
      ${answer ?? null}, ${answer ? start : null}, ${by})`
  return id
}
const left = async (personId: string) =>
  (await owner()`select id from invitations where person_id = ${personId} order by id`).map(({ id }) => id)
const isThere = async (personId: string) => (await owner()`select 1 from people where id = ${personId}`).length === 1

describe('questions of agencies', () => {
  it('go thirty days after they lapsed, save the last one about a line that is kept', async () => {
    const [agencyId, personId] = [await makeAgency(), await makePerson('Lou', 'Ferrer')]
    await serve(personId, agencyId, { from: '2026-01-01' })
    const [, last] = [await ask({ agencyId, personId, answer: 'declined' }), await ask({ agencyId, personId })]
    await nightAfter(59)
    expect(await left(personId)).toHaveLength(2)
    await nightAfter(61)
    expect(await left(personId)).toEqual([last])
    await nightAfter(4000)
    expect([await left(personId), await isThere(personId)]).toEqual([[last], true])
  })

  it('go with a line that nobody keeps, whose load was taken back, or who said yes, after a year', async () => {
    const agencyId = await makeAgency()
    const [back, accepted] = [await makePerson(), await makePerson()]
    await ask({ agencyId, personId: back, answer: 'withdrawn', back: true })
    await ask({ agencyId, personId: accepted, answer: 'accepted' })
    expect(await nightAfter(29)).toEqual(nothing)
    await nightAfter(61)
    expect([await isThere(back), await isThere(accepted)]).toEqual([false, true])
    await nightAfter(366)
    expect(await isThere(accepted)).toBe(false)
    expect(await nightAfter(366)).toEqual(nothing)
  })

  it('take nobody along who has service, credit or an account', async () => {
    const [agencyId, elsewhere] = [await makeAgency(), await makeAgency()]
    const [serving, known] = [await makePerson(), await makePerson()]
    await serve(serving, elsewhere, { from: '2026-01-01' })
    await makeLogin(known)
    for (const personId of [serving, known]) await ask({ agencyId, personId, answer: 'withdrawn', back: true })
    await nightAfter(61)
    expect([await left(serving), await left(known)]).toEqual([[], []])
    expect([await isThere(serving), await isThere(known)]).toEqual([true, true])
  })
})

describe('a name on papers', () => {
  it('stays while its person serves, and a year longer', async () => {
    const [agencyId, personId] = [await makeAgency(), await makePerson()]
    await serve(personId, agencyId, { from: '2026-01-01', to: '2026-11-20' })
    await owner()`insert into names_on_papers (agency_id, person_id, given_name, family_name, recorded_at)
      values (${agencyId}, ${personId}, 'Lou', 'Ferrer', ${start})`
    const kept = async () => (await owner()`select 1 from names_on_papers where person_id = ${personId}`).length
    await nightAfter(360)
    expect(await kept()).toBe(1)
    await nightAfter(370)
    expect(await kept()).toBe(0)
  })
})

describe('an address by which an agency knew somebody', () => {
  it('stays while they serve and two years longer, or two years where they never served', async () => {
    const agencyId = await makeAgency()
    const [serving, left, never] = [await makePerson(), await makePerson(), await makePerson()]
    await serve(serving, agencyId, { from: '2020-01-01' })
    await serve(left, agencyId, { from: '2020-01-01', to: '2026-11-20' })
    for (const personId of [serving, left, never])
      await owner()`insert into known_addresses (agency_id, person_id, email, recorded_at)
        values (${agencyId}, ${personId}, 'old@agency.example', ${start})`
    const known = async () =>
      (await owner()`select person_id from known_addresses where agency_id = ${agencyId} order by 1`).map(
        (row) => row.person_id,
      )
    expect(await nightAfter(729)).toMatchObject({ 'known-addresses': 0 })
    expect(await nightAfter(732)).toMatchObject({ 'known-addresses': 2 })
    expect(await known()).toEqual([serving])
    await nightAfter(9000)
    expect(await known()).toEqual([serving])
  })
})
