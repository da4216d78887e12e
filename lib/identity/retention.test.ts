import { afterAll, describe, expect, it } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { limitTries } from '@/lib/platform/rate-limit'
import { plusDays } from '@/lib/platform/time'
import { addPerson } from './people'
import { removeTraces } from './retention'
import { requestCode, signInAsPersona } from './sign-in'

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

const nothing = { counters: 0, codes: 0, sessions: 0, creations: 0 }

describe('what signing in leaves behind', () => {
  it('stays while it serves, and goes by the rule of its kind, each once', async () => {
    const ctx = systemCtx('test', start)
    await write(ctx, 'person.added', (w) => addPerson(w, { givenName: 'Ada', familyName: 'Reyes', email }))
    await limitTries(ctx, 'anything', 5, 15)
    await requestCode(ctx, { email }, caller)
    await signInAsPersona(ctx, { email }, caller)
    const all = await left()
    expect(all).toMatchObject({ codes: 1, sessions: 1 })

    expect(await removeTraces(systemCtx('test', plusDays(start, 0.5)))).toEqual(nothing)
    expect(await left()).toEqual(all)
    expect(await removeTraces(systemCtx('test', plusDays(start, 3)))).toMatchObject({ codes: 1, sessions: 0 })
    expect(await left()).toEqual({ counters: 0, codes: 0, sessions: 1 })
    expect(await removeTraces(systemCtx('test', plusDays(start, 89)))).toMatchObject({ sessions: 0 })
    expect(await removeTraces(systemCtx('test', plusDays(start, 92)))).toEqual({ ...nothing, sessions: 1 })
    expect(await removeTraces(systemCtx('test', plusDays(start, 92)))).toEqual(nothing)
    const events = await owner()`select detail from audit_events where event = 'traces.removed'`
    expect(events).toHaveLength(2)
  })

  it('goes with the keys of forms, which serve as long as a form may be sent again', async () => {
    const personId = newId()
    await owner()`insert into creations (person_id, event, key, digest, answer, made_at)
      values (${personId}, 'event.drafted', 'key', 'x', '{}', ${start})`
    expect(await removeTraces(systemCtx('test', plusDays(start, 29)))).toMatchObject({ creations: 0 })
    expect(await removeTraces(systemCtx('test', plusDays(start, 31)))).toMatchObject({ creations: 1 })
    expect(await owner()`select 1 from creations where person_id = ${personId}`).toHaveLength(0)
  })
})
