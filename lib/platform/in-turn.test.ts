import { expect, test } from 'vitest'
import { inTurn } from './in-turn'

const moment = () => new Promise((resolve) => setTimeout(resolve, 2))

test('work of one name goes one after the other as it came, and a failure stops nobody else', async () => {
  let running = 0
  const order: number[] = []
  const works = Array.from({ length: 8 }, (_, i) =>
    inTurn('one event', async () => {
      expect(++running).toBe(1)
      await moment()
      running -= 1
      order.push(i)
      if (i === 3) throw new Error('broken on purpose')
      return i
    }),
  )
  const done = await Promise.allSettled(works)
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(done.map(({ status }) => status === 'fulfilled')).toEqual([true, true, true, false, true, true, true, true])
})

test('work of another name does not wait for it', async () => {
  let release = () => {}
  const held = inTurn('one event', () => new Promise<void>((resolve) => (release = resolve)))
  expect(await inTurn('another event', async () => 'done')).toBe('done')
  release()
  await held
})
