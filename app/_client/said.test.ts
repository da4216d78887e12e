import { expect, test } from 'vitest'
import { makeQueries } from './queries'
import { onNextChange } from './said'

test('what was said of the last change is gone when the next one is sent, and not before', async () => {
  const queries = makeQueries()
  const mutations = queries.getMutationCache()
  const send = () => mutations.build(queries, { mutationFn: async () => 'saved' }).execute(undefined)
  await send()
  let heard = 0
  const stop = onNextChange(mutations, () => heard++)
  await new Promise((later) => setTimeout(later, 5))
  expect(heard).toBe(0)
  await send()
  await expect.poll(() => heard).toBe(1)
  stop()
})
