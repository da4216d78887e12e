import { afterAll, expect, it } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { removeServed } from '@/lib/audit/sweep'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { noticesRetention } from './retention'

testDatabase()
afterAll(closeOwner)

it('that somebody was told goes after half a year, and what waits for its day stays', async () => {
  const start = new Date('2026-11-20T16:00:00Z')
  const put = (key: string, due: Date) => owner()`insert into notices (id, kind, key, state, made_at, due_at)
    values (${newId()}, 'test', ${key}, 'waiting', ${start}, ${due})`
  await put('told', start)
  await put('for a later day', plusDays(start, 30))
  const night = (days: number) => removeServed(systemCtx('test', plusDays(start, days)), noticesRetention)
  expect(await night(179)).toEqual({ notices: 0 })
  expect(await night(181)).toEqual({ notices: 1 })
  expect(await owner()`select key from notices`).toEqual([{ key: 'for a later day' }])
})
