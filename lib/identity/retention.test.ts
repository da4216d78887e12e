import { afterAll, describe, expect, it } from 'vitest'
import { closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { signInAsPersona } from '@/lib/agencies/personas'
import { auditRetention } from '@/lib/audit/retention'
import { removeServed } from '@/lib/audit/sweep'
import { write } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { plusDays } from '@/lib/platform/time'
import { addPerson } from './people'
import { identityRetention } from './retention'
import { requestCode } from './sign-in'

testDatabase()
afterAll(closeOwner)

const start = new Date('2026-11-20T16:00:00Z')
const email = 'ada@agency.example'
const caller = { device: 'test', network: null }

async function left() {
  const [row] = await owner()`select (select count(*)::int from rate_counters) as counters,
    (select count(*)::int from sign_in_codes) as codes, (select count(*)::int from sessions) as sessions`
  return row
}

const rules = [...auditRetention, ...identityRetention]
const nightAfter = (days: number) => removeServed(systemCtx('test', plusDays(start, days)), rules)
const nothing = Object.fromEntries(rules.map(({ name }) => [name, 0]))

describe('what signing in leaves behind', () => {
  it('stays while it serves, and goes by the rule of its kind, each once', async () => {
    const ctx = systemCtx('test', start)
    await write(ctx, 'person.added', (w) => addPerson(w, { givenName: 'Ada', familyName: 'Reyes', email }))
    await limitTries(ctx, 'anything', 5, 15)
    await requestCode(ctx, { email }, caller)
    await signInAsPersona(ctx, { email }, caller)
    const all = await left()
    expect(all).toMatchObject({ codes: 1, sessions: 1 })

    expect(await nightAfter(0.9)).toEqual(nothing)
    expect(await left()).toEqual(all)
    expect(await nightAfter(1.1)).toEqual({ ...nothing, codes: 1 })
    expect(await nightAfter(1.2)).toEqual(nothing)
    expect((await nightAfter(3)).counters).toBeGreaterThan(0)
    expect(await left()).toEqual({ counters: 0, codes: 0, sessions: 1 })
    expect(await nightAfter(89)).toEqual(nothing)
    expect(await nightAfter(92)).toEqual({ ...nothing, sessions: 1 })
    expect(await nightAfter(92)).toEqual(nothing)
    const counted = await owner()`select subject_id as rule, detail from audit_events
      where event = 'traces.removed' and subject_id in ('codes', 'sessions') order by id`
    expect(counted).toMatchObject([
      { rule: 'codes', detail: { count: 1 } },
      { rule: 'sessions', detail: { count: 1 } },
    ])
  })

  it('goes with the keys of forms, which serve as long as a form may be sent again', async () => {
    const personId = newId()
    await owner()`insert into creations (person_id, event, key, digest, answer, made_at)
      values (${personId}, 'event.drafted', 'key', 'x', '{}', ${start})`
    expect(await nightAfter(29)).toMatchObject({ creations: 0 })
    expect(await nightAfter(31)).toMatchObject({ creations: 1 })
    expect(await owner()`select 1 from creations where person_id = ${personId}`).toHaveLength(0)
  })

  it('goes with work that failed for good, and not with what is still tried', async () => {
    await owner()`select graphile_worker.add_job('nobody-does-this', '{}', job_key => key) from unnest(array['given up', 'tried']) key`
    await owner()`update graphile_worker._private_jobs set updated_at = ${start},
      attempts = case key when 'given up' then max_attempts else 1 end where key in ('given up', 'tried')`
    expect(await nightAfter(29)).toMatchObject({ jobs: 0 })
    expect(await nightAfter(31)).toMatchObject({ jobs: 1 })
    expect(await owner()`select key from graphile_worker.jobs where key in ('given up', 'tried')`).toEqual([
      { key: 'tried' },
    ])
  })
})

describe('an address that was added for somebody to get in again', () => {
  it('is taken off three days after, and its person is told; one that nobody confirmed any beside stays', async () => {
    const [known, fresh] = [await makePerson(), await makePerson()]
    await makeLogin(known, 'old@agency.example')
    await makeLogin(known, 'added@agency.example', false)
    await makeLogin(fresh, 'fresh@agency.example', false)
    await owner()`update logins set created_at = ${start} where person_id in (${known}, ${fresh})`
    const addresses = async () =>
      (await owner()`select identifier from logins where person_id in (${known}, ${fresh}) order by 1`).map(
        ({ identifier }) => identifier,
      )
    await nightAfter(2.9)
    expect(await addresses()).toHaveLength(3)
    expect(await nightAfter(3.1)).toMatchObject({ 'lapsed-addresses': 1 })
    expect(await addresses()).toEqual(['fresh@agency.example', 'old@agency.example'])
    expect(await owner()`select 1 from audit_events where event = 'access.withdrawn'`).toHaveLength(1)
  })
})

describe('a night', () => {
  const key = (i: number) => ({
    person_id: newId(),
    event: 'x',
    key: `${i}`,
    digest: 'x',
    answer: '{}',
    made_at: start,
  })

  it('takes no more of a kind than its bounds, in batches; what is left waits for the next', async () => {
    await owner()`insert into creations ${owner()(Array.from({ length: 25 }, (_, i) => key(i)))}`
    const night = () => removeServed(systemCtx('test', plusDays(start, 31)), auditRetention, { most: 5, batches: 3 })
    expect([(await night()).creations, (await night()).creations, (await night()).creations]).toEqual([15, 10, 0])
  })

  it('takes fewer at once of what takes long, and as many batches', async () => {
    await owner()`insert into creations ${owner()(Array.from({ length: 7 }, (_, i) => key(i)))}`
    const few = auditRetention.map((rule) => ({ ...rule, atOnce: 2 }))
    const night = () => removeServed(systemCtx('test', plusDays(start, 31)), few, { most: 5, batches: 3 })
    expect([(await night()).creations, (await night()).creations]).toEqual([6, 1])
  })

  it('goes on where one rule fails, and fails at its end', async () => {
    await owner()`insert into creations ${owner()([key(1)])}`
    const broken = { ...auditRetention[0], name: 'broken', remove: () => Promise.reject(new Error('No.')) }
    await expect(
      removeServed(systemCtx('test', plusDays(start, 31)), [broken as (typeof auditRetention)[0], ...auditRetention]),
    ).rejects.toThrow('No.')
    expect(await owner()`select 1 from creations`).toHaveLength(0)
  })
})
