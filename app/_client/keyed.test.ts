import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { type KeyPlace, keyed } from './keyed'

const savedBefore = new ORPCError('problem', { status: 409, data: { requestId: '1', saved: { requirementId: 'a' } } })

test('a key stays until the thing is made; told that the first was saved, sending anew makes another', async () => {
  const place: KeyPlace = { current: null }
  const sent: string[] = []
  const answers = [new TypeError('offline'), savedBefore, null, null]
  const send = keyed(place, async ({ key }: { name: string; key?: string }) => {
    sent.push(key ?? '')
    const failure = answers.shift()
    if (failure) throw failure
  })
  await expect(send({ name: 'One' })).rejects.toThrow('offline')
  await expect(send({ name: 'One, changed' })).rejects.toBe(savedBefore)
  await send({ name: 'One, changed' })
  await send({ name: 'Another', key: 'a key that is not the form’s own' })
  const [first, again, anew, another] = sent
  expect(again).toBe(first)
  expect(new Set([first, anew, another]).size).toBe(3)
  expect(another).not.toContain('not the form')
  expect(place.current).toBeNull()
})

test('a key that was kept with the form is used again after a reload', async () => {
  const place: KeyPlace = { current: 'kept' }
  let used: string | undefined
  await keyed(place, async ({ key }: { key?: string }) => {
    used = key
  })({})
  expect(used).toBe('kept')
})
