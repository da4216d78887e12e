import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { aHeic, lyingHeic } from '@/e2e/support/heics'
import { received } from '@/e2e/support/sent-files'
import { unpackedHeic } from './heic'
import { cleanPicture } from './pictures'

async function cleaned(bytes: Buffer, name = 'IMG_0001.HEIC'): Promise<{ name: string; bytes: Buffer }> {
  const file = await cleanPicture(received(name, bytes))
  const pieces: Uint8Array[] = []
  for await (const piece of file.pieces()) pieces.push(piece)
  return { name: file.name, bytes: Buffer.concat(pieces) }
}
const told = (bytes: Buffer) =>
  cleaned(bytes).then(
    () => 'whole',
    (error: { fields: { message: string }[] }) => error.fields[0]?.message,
  )
const BROKEN = /^This photo cannot be opened/
const TOO_LARGE = /^This photo has more than 30 million dots/

/** How large it came out, and where the red quarter is: seen in the middle of each. */
async function seen(bytes: Buffer) {
  const { data, info } = await sharp((await cleaned(bytes)).bytes)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const redAt = (x: number, y: number) => {
    const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3
    return (data[at] ?? 0) > 200 && (data[at + 2] ?? 255) < 60
  }
  const quarters = { 'upper left': [0.25, 0.25], 'upper right': [0.75, 0.25], 'lower left': [0.25, 0.75] } as const
  const red = Object.entries(quarters).filter(([, [x, y]]) => redAt(x, y))
  return [`${width} by ${height}`, ...red.map(([name]) => name)]
}

describe('a photo as a telephone keeps it', () => {
  test('becomes a JPEG without place and camera', async () => {
    expect(lyingHeic.toString('latin1')).toContain('Phone of Amara')
    const { name, bytes } = await cleaned(lyingHeic)
    const { format, exif, orientation, width, height } = await sharp(bytes).metadata()
    expect({ name, format, exif, orientation, width, height }).toEqual({
      ...{ name: 'IMG_0001.jpg', format: 'jpeg', exif: undefined, orientation: undefined, width: 128, height: 96 },
    })
    expect(bytes.toString('latin1')).not.toMatch(/Phone of Amara|Exif/)
    expect((await cleaned(lyingHeic, 'scan.pdf')).name).toBe('scan.jpg')
  })

  test('is turned once, by what its format says, whatever its camera notes beside that', async () => {
    // All of them note beside it that the camera lay on its side.
    expect(await seen(aHeic({ turned: 0 }))).toEqual(['128 by 96', 'upper left'])
    expect(await seen(aHeic({ turned: 1 }))).toEqual(['96 by 128', 'lower left'])
    expect(await seen(aHeic({ turned: 3 }))).toEqual(['96 by 128', 'upper right'])
  })

  test('is put together from its tiles, and is the one that is to be seen of several', async () => {
    expect((await seen(aHeic({ tiles: { rows: 2, columns: 3 }, turned: 3 })))[0]).toBe('192 by 384')
    expect(await seen(aHeic({ more: 30, turned: 3 }))).toEqual(['96 by 128', 'upper right'])
    expect(await seen(aHeic({ brand: 'mif1' }))).toEqual(['128 by 96', 'upper left'])
  })
})

describe('a photo of a stranger', () => {
  test.each([
    ['ends early', lyingHeic.subarray(0, 1000)],
    ['ends within what it says of itself', aHeic().subarray(0, 200)],
    ['ends after its name', aHeic().subarray(0, 28)],
    ['holds other dots than it says', aHeic({ codec: 'av01' })],
    ['is larger than its tiles', aHeic({ tiles: { rows: 1, columns: 1 }, says: { width: 5000, height: 5000 } })],
    ['holds thousands of others', aHeic({ more: 3000 })],
    ['is nothing of the kind', Buffer.concat([aHeic().subarray(0, 28), Buffer.alloc(5000, '<script>')])],
  ])('that %s is refused, with what to do', async (_, hostile) => {
    expect(await told(hostile)).toMatch(BROKEN)
  })

  test('that says to be larger than any camera takes is refused before memory is taken, at once', async () => {
    const long = Buffer.concat([aHeic({ says: { width: 60_000, height: 60_000 } }), Buffer.alloc(10_000_000)])
    const before = process.memoryUsage().rss
    expect(await told(long)).toMatch(TOO_LARGE)
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
    const tiled = { tiles: { rows: 200, columns: 200 }, says: { width: 60_000, height: 60_000 } }
    expect(await told(aHeic(tiled))).toMatch(/^This photo (cannot be opened|has more)/)
  })

  test('that takes too long is given up on, as what it is, and the next one is opened', async () => {
    await expect(unpackedHeic(lyingHeic, 1)).rejects.toMatchObject({
      fields: [{ message: expect.stringMatching(/^This photo takes too long to open/) }],
    })
    expect(await told(lyingHeic)).toBe('whole')
  })

  test('leaves nothing behind for the next one: each has an engine of its own', async () => {
    const both = await Promise.all([seen(aHeic({ turned: 3 })), told(aHeic().subarray(0, 700)), seen(aHeic())])
    expect(both).toEqual([['96 by 128', 'upper right'], expect.stringMatching(BROKEN), ['128 by 96', 'upper left']])
  })
})
