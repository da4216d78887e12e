import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { closeOwner, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from './context'
import { writable } from './database'
import { enqueue, type Job, job, startJobs } from './jobs'
import { freeForgotten } from './workers'

testDatabase()
afterAll(closeOwner)

const done: string[] = []
let open = () => {}
let gate = Promise.resolve()
const shut = () => {
  gate = new Promise((resolve) => {
    open = resolve
  })
}
const named = z.object({ name: z.string() })
const letter = job(
  'test.letter',
  named,
  async (_, { name }) => {
    done.push(name)
  },
  'mail',
)
const long = job('test.long', named, async (_, { name }) => {
  await gate
  done.push(name)
})
const all = [letter, long] as unknown as readonly Job<never>[]

const put = (what: typeof letter, ...names: string[]) =>
  writable(systemCtx('test'), async (tx) => {
    for (const name of names) await enqueue(tx, what, { name }, { key: name })
  })
const until = async (isSo: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 150 && !(await isSo()); tries += 1) await wait(100)
  expect(await isSo()).toBe(true)
}
const waiting = async () => (await owner()`select key from graphile_worker.jobs`).length

const running: { stop: () => Promise<void> }[] = []
const start = async () => {
  const work = await startJobs(all)
  running.push(work)
  return work
}
afterEach(async () => {
  open()
  await Promise.all(running.splice(0).map((each) => each.stop()))
  done.length = 0
})

describe('the queues', () => {
  it('send a letter while long work goes on, and more of it waits', async () => {
    shut()
    await put(long, 'import 1', 'import 2', 'import 3')
    await start()
    await until(
      async () => (await owner()`select 1 from graphile_worker.jobs where locked_at is not null`).length === 1,
    )
    const began = Date.now()
    await put(letter, 'code')
    await until(() => done.includes('code'))
    expect(Date.now() - began).toBeLessThan(3000)
    expect(done).toEqual(['code'])
    open()
    await until(() => done.length === 4)
  })

  it('do each job once, however many work at them', async () => {
    await Promise.all([start(), start()])
    const names = Array.from({ length: 60 }, (_, i) => `letter ${i}`)
    await put(letter, ...names)
    await until(async () => (await waiting()) === 0)
    expect(done.toSorted()).toEqual(names.toSorted())
  })
})

describe('a worker that was killed', () => {
  it('leaves its job to others', async () => {
    await put(letter, 'left behind')
    await owner()`update graphile_worker._private_jobs set locked_by = 'pool-of-the-dead', attempts = 1,
      locked_at = now() - interval '1 minute'`
    await start()
    await until(() => done.includes('left behind'))
  })

  it('is told from one that takes long', async () => {
    shut()
    await put(long, 'slow')
    await start()
    await until(
      async () => (await owner()`select 1 from graphile_worker.jobs where locked_at is not null`).length === 1,
    )
    expect(await freeForgotten(owner(), 0)).toBe(0)
    open()
    await until(() => done.length === 1)
    await wait(300)
    expect(done).toEqual(['slow'])
  })
})
