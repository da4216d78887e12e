import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { tookTooLong } from './pictures'

const plain = (side: number) => sharp({ create: { width: side, height: side, channels: 3, background: '#888' } })
const failureOf = (picture: Sharp) =>
  picture.toBuffer().then(
    () => null,
    (error: unknown) => error,
  )

test('of a picture that was given up on it is known that it took too long, and of one that is broken that it did not', async () => {
  const slow = await failureOf(plain(5000).blur(400).jpeg().timeout({ seconds: 1 }))
  expect(slow).toBeInstanceOf(Error)
  expect(tookTooLong(slow)).toBe(true)
  const says = await plain(300)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'timeout: 12% complete' } })
    .toBuffer()
  expect(tookTooLong(await failureOf(sharp(says.subarray(0, 500), { failOn: 'error' }).jpeg()))).toBe(false)
}, 60_000)
