import { afterAll, expect, it } from 'vitest'
import { closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { countAnew } from './count-anew'

testDatabase()
afterAll(closeOwner)

const counted = async () => {
  const [row] = await owner()<{ planned: number; there: number }[]>`
    select reltuples::int as planned, (select count(*)::int from people) as there from pg_class where relname = 'people'`
  return row
}

it('does not wait long where somebody else counts, and its failure is nobody’s answer', {
  timeout: 20_000,
}, async () => {
  const ctx = systemCtx('test')
  const before = await counted()
  await makePerson()
  await owner().begin(async (tx) => {
    await tx`lock table people in share update exclusive mode`
    await countAnew(ctx, 5000)
  })
  expect((await counted())?.planned).toBe(before?.planned)
  await countAnew(ctx, 5000)
  const after = await counted()
  expect(after?.planned).toBe(after?.there)
})
