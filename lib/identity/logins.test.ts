import { afterAll, expect, test } from 'vitest'
import { closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { byEmail, findLogin, type LoginKey } from './logins'

testDatabase()
afterAll(closeOwner)

const find = async (key: LoginKey) => (await read(systemCtx('test'), (tx) => findLogin(tx, key)))?.personId ?? null
const provided = (personId: string, kind: string, issuer: string, identifier: string) =>
  owner()`insert into logins (id, person_id, kind, issuer, identifier, created_at)
    values (gen_random_uuid(), ${personId}, ${kind}, ${issuer}, ${identifier}, now())`

test('what a provider calls somebody is theirs at that provider alone, and is no address', async () => {
  const [ada, ben, cleo] = [
    await makePerson('Ada', 'Reyes'),
    await makePerson('Ben', 'Ode'),
    await makePerson('Cleo', 'Ng'),
  ]
  const same = 'same@agency.example'
  await makeLogin(ada, same)
  await provided(ben, 'oidc', 'https://one.example', same)
  await provided(cleo, 'oidc', 'https://two.example', same)
  expect(await find(byEmail(same))).toBe(ada)
  expect(await find({ kind: 'oidc', issuer: 'https://one.example', identifier: same })).toBe(ben)
  expect(await find({ kind: 'oidc', issuer: 'https://two.example', identifier: same })).toBe(cleo)
  expect(await find({ kind: 'oidc', issuer: 'https://three.example', identifier: same })).toBeNull()
})

test('is held once, and an address has this installation as its issuer', async () => {
  const [ada, ben] = [await makePerson('Ada', 'Reyes'), await makePerson('Ben', 'Ode')]
  await provided(ada, 'oidc', 'https://one.example', 'subject')
  await expect(provided(ben, 'oidc', 'https://one.example', 'subject')).rejects.toThrow('logins_one_person')
  await expect(provided(ben, 'oidc', 'attest', 'other')).rejects.toThrow('logins_issuer')
  await expect(provided(ben, 'email', 'https://one.example', 'x@agency.example')).rejects.toThrow('logins_issuer')
})
