import { expect, test } from 'vitest'
import { askedTogether } from './asked-together'

/** A question that is answered by hand, with how often it was asked so far. */
function byHand() {
  const waiting: { answer: () => void; fail: () => void }[] = []
  let asked = 0
  const ask = askedTogether(() => {
    const nth = ++asked
    return new Promise<number>((resolve, reject) => {
      waiting.push({ answer: () => resolve(nth), fail: () => reject(new Error('no answer')) })
    })
  })
  const next = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    return waiting.shift()
  }
  return { ask, next, asked: () => asked }
}

test('who asks while a question is under way hears the answer to the next one, all together', async () => {
  const { ask, next, asked } = byHand()
  const [first, second, third] = [ask(), ask(), ask()]
  ;(await next())?.answer()
  expect(await first).toBe(1)
  const answered = await next()
  const late = ask()
  answered?.answer()
  expect(await Promise.all([second, third])).toEqual([2, 2])
  ;(await next())?.answer()
  expect(await late).toBe(3)
  expect(asked()).toBe(3)
})

test('a question without an answer fails for those who shared it, and the next is asked', async () => {
  const { ask, next } = byHand()
  const [first, second] = [ask(), ask()]
  ;(await next())?.fail()
  await expect(first).rejects.toThrow('no answer')
  ;(await next())?.answer()
  expect(await second).toBe(2)
  const third = ask()
  ;(await next())?.answer()
  expect(await third).toBe(3)
})
