import { expect, test } from 'vitest'
import { allSent, sending } from './sending'

/** Something that is sent when one says so. */
function held() {
  let release = () => {}
  const work = sending(
    new Promise<void>((resolve) => {
      release = resolve
    }),
  )
  return { work, release }
}

test('a question waits for what is under way, and for what comes while it waits', async () => {
  const order: string[] = []
  const first = held()
  const reading = allSent().then(() => order.push('read'))
  const second = held()
  first.work.then(() => order.push('first'))
  second.work.then(() => order.push('second'))
  first.release()
  await first.work
  second.release()
  await reading
  expect(order).toEqual(['first', 'second', 'read'])
})

test('nothing under way holds nobody up, and neither does what failed', async () => {
  await allSent()
  await sending(Promise.reject(new Error('no connection'))).catch(() => {})
  await allSent()
})

test('a connection that hangs holds a question up for a while only', async () => {
  const { release } = held()
  await allSent(20)
  release()
})
