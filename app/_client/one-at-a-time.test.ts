import { expect, it } from 'vitest'
import { oneAtATime } from './one-at-a-time'

const none = () => ({ current: null })
const answering = () => {
  const answers: ((fails: boolean) => void)[] = []
  const act = () =>
    new Promise<number>((resolve, reject) => {
      const which = answers.length
      answers.push((fails) => (fails ? reject(new Error(`failed ${which}`)) : resolve(which)))
    })
  return { act, answers }
}

it('does what is pressed twice once, and both hear the same', async () => {
  const { act, answers } = answering()
  const running = none()
  const both = Promise.all([oneAtATime(running, act), oneAtATime(running, act)])
  expect(answers).toHaveLength(1)
  answers[0]?.(false)
  expect(await both).toEqual([0, 0])
})

it('does it anew once it is answered, also after it failed', async () => {
  const { act, answers } = answering()
  const running = none()
  const both = Promise.allSettled([oneAtATime(running, act), oneAtATime(running, act)])
  answers[0]?.(true)
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const again = oneAtATime(running, act)
  answers[1]?.(false)
  expect(await again).toBe(1)
  void oneAtATime(running, act)
  expect(answers).toHaveLength(3)
})

it('holds what is over for done until it failed', async () => {
  const { act, answers } = answering()
  const running = none()
  const first = oneAtATime(running, act, { isOver: true })
  answers[0]?.(true)
  await expect(first).rejects.toThrow('failed 0')
  const second = oneAtATime(running, act, { isOver: true })
  answers[1]?.(false)
  await second
  expect(await oneAtATime(running, act, { isOver: true })).toBe(1)
  expect(answers).toHaveLength(2)
})

it('does something else beside it', () => {
  const { act, answers } = answering()
  const running = none()
  void oneAtATime(running, act, { of: { row: 1 } })
  void oneAtATime(running, act, { of: { row: 1 } })
  void oneAtATime(running, act, { of: { row: 2 } })
  expect(answers).toHaveLength(2)
})

it('sends another file beside the one that is on its way, and the same one once', async () => {
  const { act, answers } = answering()
  const running = none()
  const [one, other] = [new File(['dots'], 'photo.jpg'), new File(['dots'], 'photo.jpg')]
  const first = oneAtATime(running, act, { of: one })
  const same = oneAtATime(running, act, { of: one })
  const second = oneAtATime(running, act, { of: other })
  expect(answers).toHaveLength(2)
  for (const answer of answers) answer(false)
  expect(await Promise.all([first, same, second])).toEqual([0, 0, 1])
})
