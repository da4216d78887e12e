/** Pictures as they may be kept: written anew, upright, without what a camera says of place, time and owner. */
import { createHash } from 'node:crypto'
import type { Sharp } from 'sharp'
import { invalid } from '../errors'
import { inTurn } from '../in-turn'
import { FileTookTooLong } from './cleaning'
import { unpackedHeic } from './heic'
import type { Received } from './kinds'

/** A page on a screen that can be enlarged; what is larger is made smaller. */
const MOST_PIXELS_A_SIDE = 2400
/** What no camera takes and unpacks to more memory than there is. */
const MOST_PIXELS = 80_000_000
const SECONDS = 20
const QUALITY = 85
const formats = new Set(['jpeg', 'png', 'webp'])

const NOT_READ = 'This picture cannot be read. Take it again, or save it as JPEG or PDF and send that.'

/**
 * Writes a picture anew as JPEG; unpacked one may take hundreds of megabytes, so they wait for each other on disk. @throws invalid (`file`) for one that is broken, of another format, or far too large
 */
export const cleanPicture = (file: Received): Promise<Received> => inTurn('picture', () => written(file))

async function written(file: Received): Promise<Received> {
  const came: Uint8Array[] = []
  for await (const piece of file.pieces()) came.push(piece)
  const whole = Buffer.concat(came)
  const bytes = await asJpeg(file.content === 'heic' ? await heic(whole) : await opened(whole))
  return pictureOf(`${file.name.replace(/\.[a-z0-9]{2,5}$/i, '')}.jpg`, bytes)
}

const pictureOf = (name: string, bytes: Buffer): Received => ({
  ...{ name, size: bytes.length, digest: createHash('sha256').update(bytes).digest(), content: 'picture' },
  pieces: () => inOnePiece(bytes),
})

/** A part of a picture: where it begins and how far it goes, each from 0 to 1. */
export type Area = { left: number; top: number; width: number; height: number }

/** JPEG keeps dots in squares of so many a side, and a trace of each in the whole of its square. */
const SQUARE = 16

/**
 * Writes a picture that was written anew once more, with areas of it black, each to the end of the squares that it touches:
 * what lay under them is in no byte of what comes of it. @throws invalid (`file`) for one that cannot be read
 */
export const coverPicture = (name: string, whole: Buffer, areas: readonly Area[]): Promise<Received> =>
  inTurn('picture', async () => {
    const picture = await opened(whole)
    const { width, height } = await picture.metadata()
    const black = areas.map((area) => {
      const [left, right] = squares(area.left, area.width, width)
      const [top, bottom] = squares(area.top, area.height, height)
      const size = { width: right - left, height: bottom - top }
      return { input: { create: { ...size, channels: 3 as const, background: '#000000' } }, left, top }
    })
    return pictureOf(name, await asJpeg(picture.composite(black)))
  })

/** From the square in which a part begins to the end of the one in which it ends, in dots. */
function squares(from: number, part: number, side: number): [number, number] {
  const first = Math.min(Math.floor((from * side) / SQUARE) * SQUARE, side - 1)
  const end = Math.ceil(((from + part) * side) / SQUARE) * SQUARE
  return [first, Math.min(Math.max(end, first + 1), side)]
}

async function library() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

async function heic(bytes: Buffer): Promise<Sharp> {
  const { bytes: dots, ...raw } = await unpackedHeic(bytes)
  return (await library())(dots, { raw })
}

async function opened(bytes: Buffer): Promise<Sharp> {
  const picture = (await library())(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
  const { format } = await picture.metadata().catch(notRead)
  if (!formats.has(format)) throw invalid('file', NOT_READ)
  return picture.autoOrient()
}

const asJpeg = (picture: Sharp): Promise<Buffer> =>
  picture
    .resize(MOST_PIXELS_A_SIDE, MOST_PIXELS_A_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY })
    .timeout({ seconds: SECONDS })
    .toBuffer()
    .catch(notRead)

function notRead(error: unknown): never {
  throw tookTooLong(error) ? new FileTookTooLong(NOT_READ) : invalid('file', NOT_READ)
}

/** Sharp has no kind of its own for it: "timeout: 12% complete". */
export const tookTooLong = (error: unknown): boolean =>
  error instanceof Error && /^timeout: \d+% complete/.test(error.message)

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
