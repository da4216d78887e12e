import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { closeOwner, makeAgency, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { newId } from '@/lib/platform/ids'

testDatabase()
afterAll(closeOwner)

const file = readdirSync('drizzle/migrations').find((name) => name.endsWith('_notices_put.sql'))
const carryOver = readFileSync(`drizzle/migrations/${file}`, 'utf8').split('--> statement-breakpoint')[1] ?? ''

it('messages that waited in the queue as jobs of their own wait as notices, for the same day', async () => {
  const [personId, agencyId, roleId] = [await makePerson(), await makeAgency(), newId()]
  await owner()`insert into roles (id, person_id, role, agency_id, bound_to, granted_at)
    values (${roleId}, ${personId}, 'supervisor', ${agencyId}, 'lou@agency.example', now())`
  const put = (task: string, payload: object, runAt = new Date()) =>
    owner()`select graphile_worker.add_job(${task}, ${owner().json(payload as never)}::json, run_at => ${runAt})`
  const later = new Date(Date.now() + 3 * 86_400_000)
  await put('identity.send-code', { email: 'ada@agency.example', code: '123456' })
  await put('identity.tell-of-change', { email: 'ada@agency.example', what: 'main' })
  await put('agencies.send-invitation', { email: 'lou@agency.example', agencyName: 'Marlow Bay', agencyId }, later)
  await put('agencies.send-role', { roleId, vouched: true })
  await put('import-agency-list', { importId: newId() })
  await owner().unsafe(carryOver)

  const rows = await owner()`select kind, address, person_id, payload, state, due_at from notices order by key`
  expect(rows).toMatchObject([
    { kind: 'identity.sign-in-code', address: 'ada@agency.example', payload: { code: '123456' }, state: 'waiting' },
    { kind: 'identity.addresses-changed', address: 'ada@agency.example', payload: { what: 'main' } },
    { kind: 'agencies.invitation', payload: { email: 'lou@agency.example', agencyName: 'Marlow Bay' }, due_at: later },
    { kind: 'agencies.role-given', address: null, person_id: personId, payload: { roleId, vouched: true } },
  ])
  const jobs =
    await owner()`select task_identifier as task, count(*)::int from graphile_worker.jobs group by 1 order by 1`
  expect(jobs).toMatchObject([
    { task: 'import-agency-list', count: 1 },
    { task: 'notices.deliver', count: 4 },
  ])
})
