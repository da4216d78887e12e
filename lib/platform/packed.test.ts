import { expect, it } from 'vitest'
import { pack, unpack } from './packed'

const value = Array.from({ length: 250 }, (_, n) => ({ name: `Zoë “Zo” Núñez ${n}`, day: null, rows: [1, 2] }))

it('gives back what was packed, and reads plain JSON', async () => {
  expect(await unpack(await pack(value))).toEqual(value)
  expect(await unpack(Buffer.from(JSON.stringify(value)))).toEqual(value)
  expect(await unpack(await pack([]))).toEqual([])
})
