import { onlineManager, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import { makeQueries } from './queries'

afterEach(() => onlineManager.setOnline(true))

function asking(queryFn: () => Promise<string>) {
  const queries = makeQueries()
  queries.mount()
  const observer = new QueryObserver(queries, { queryKey: [queryFn], queryFn, retryDelay: 1 })
  const stop = observer.subscribe(() => {})
  return { now: () => observer.getCurrentResult(), stop }
}

test('what is asked is answered also where the browser wrongly says that there is no connection', async () => {
  onlineManager.setOnline(false)
  const { now, stop } = asking(async () => 'answered')
  await expect.poll(() => now().data).toBe('answered')
  stop()
})

test('what fails without a connection waits for it, says so, and goes on by itself', async () => {
  onlineManager.setOnline(false)
  let isThere = false
  const { now, stop } = asking(async () => (isThere ? 'answered' : Promise.reject(new TypeError('Failed to fetch'))))
  await expect.poll(() => now().isPaused).toBe(true)
  expect(now().isPending).toBe(true)
  isThere = true
  onlineManager.setOnline(true)
  await expect.poll(() => now().data).toBe('answered')
  stop()
})
