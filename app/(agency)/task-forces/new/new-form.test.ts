import { expect, test } from 'vitest'
import { keyed } from '@/app/_client/keyed'
import { keyIn, startOf } from './new-form'

test('the key is among what outlives a reload', () => {
  expect(Object.keys(startOf(null))).toContain('key')
})

test('sent once more after a reload, a task force is formed by the same key; the next one by another', async () => {
  const values: Record<string, unknown> = {}
  /** Each time as after a reload: nothing but what the form keeps is left. */
  const place = () =>
    keyIn({
      getValues: (name: unknown) => values[String(name)],
      setValue: (name: unknown, value: unknown) => void Object.assign(values, { [String(name)]: value }),
    } as unknown as Parameters<typeof keyIn>[0])
  const sent: string[] = []
  const send = async ({ key }: { key?: string }) => {
    sent.push(key ?? '')
    if (sent.length === 1) throw new Error('The connection was lost.')
    return {}
  }
  await expect(keyed(place(), send)({})).rejects.toThrow()
  await keyed(place(), send)({})
  await keyed(place(), send)({})
  expect(sent[1]).toBe(sent[0])
  expect(sent[2]).not.toBe(sent[0])
})
