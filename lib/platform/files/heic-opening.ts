/** The thread that opens one photo in the HEIC format, says what came of it, and is ended. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import {
  initializeImageMagick,
  MagickFormat,
  MagickImage,
  MagickReadSettings,
  ResourceLimits,
} from '@imagemagick/magick-wasm'

export type Unpacked = { width: number; height: number; channels: 3 | 4; bytes: Uint8Array }
export type Unpacking = { state: 'whole'; unpacked: Unpacked } | { state: 'too large' | 'broken' }

/** More than the 24 million of the cameras that have the most by themselves. */
const MOST_DOTS = 30_000_000
/** What 24 million dots take is 253 MB; one that wants much more is told that there is none. */
const MOST_BYTES = 320 * 1024 * 1024
const PAGE_BYTES = 64 * 1024

/** The engine grows its memory by this alone. */
function limitMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * PAGE_BYTES > MOST_BYTES) throw new RangeError('There is no more memory.')
    return grow.call(this, pages)
  }
}

/** Its disk is within its memory, and takes nothing; nor is anything read but the one picture. */
function limitEngine(): void {
  ResourceLimits.disk = 0n
  ResourceLimits.area = BigInt(MOST_DOTS)
  ResourceLimits.listLength = 2n
}

/** Upright by what the format says of turning (`irot`, `imir`), as its standard wants; what a camera notes beside it does not count. */
async function unpacked(bytes: Uint8Array): Promise<Unpacking> {
  limitMemory()
  await initializeImageMagick(
    await readFile(createRequire(import.meta.url).resolve('@imagemagick/magick-wasm/magick.wasm')),
  )
  limitEngine()
  // Of its hundred formats it is asked for one, whatever the bytes look like.
  const settings = new MagickReadSettings({ format: MagickFormat.Heic, frameIndex: 0, frameCount: 1 })
  const photo = MagickImage.create()
  photo.ping(bytes, settings)
  if (photo.width * photo.height > MOST_DOTS) return { state: 'too large' }
  photo.read(bytes, settings)
  const { width, height, hasAlpha } = photo
  photo.depth = 8
  const dots = photo.write(hasAlpha ? MagickFormat.Rgba : MagickFormat.Rgb, (data) => data.slice())
  return { state: 'whole', unpacked: { width, height, channels: hasAlpha ? 4 : 3, bytes: dots } }
}

parentPort?.on('message', async (bytes: Uint8Array) => {
  const told = await unpacked(bytes).catch((): Unpacking => ({ state: 'broken' }))
  parentPort?.postMessage(told, told.state === 'whole' ? [told.unpacked.bytes.buffer as ArrayBuffer] : [])
})
