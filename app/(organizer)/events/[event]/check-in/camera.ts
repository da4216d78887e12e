/** The camera of this device, and the square codes that come before it. What it sees is read here and sent nowhere. */
import type { Image } from 'qr/decode.js'

/** Why there is no picture: nobody may, there is none, or something else has it. */
export type Trouble = 'refused' | 'missing' | 'busy'

/** By the names of the standard (Media Capture and Streams, 10.3). */
export function troubleOf(error: unknown): Trouble {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy'
}

/** What a page may use is said where it is loaded: one that was reached from another page has to be loaded anew. */
export function isLoadedHere(): boolean {
  const [loaded] = performance.getEntriesByType('navigation')
  return loaded !== undefined && new URL(loaded.name).pathname === window.location.pathname
}

/** @throws what `troubleOf` reads */
export async function openCamera(): Promise<MediaStream> {
  // Over plain HTTP a browser has no cameras to offer.
  if (!navigator.mediaDevices) throw new DOMException('No camera.', 'NotFoundError')
  const wanted = { facingMode: 'environment', width: { ideal: 1280 } }
  return navigator.mediaDevices.getUserMedia({ video: wanted, audio: false })
}

/** The program that reads codes: fetched with the page that is kept, so that it is there without a connection too. */
export const fetchReader = async () => (await import('qr/decode.js')).decodeQR

type Reader = Awaited<ReturnType<typeof fetchReader>>

/** The code in a picture. */
export function codeIn(image: Image, read: Reader): string | null {
  try {
    return read(image)
  } catch {
    return null
  }
}

const AWAY_MS = 2000

/** A code that is held before the camera is new once, and again after it was away for a while. */
export function newCodes(): (code: string, now: number) => boolean {
  let last = ''
  let seenAt = Number.NEGATIVE_INFINITY
  return (code, now) => {
    const isNew = code !== last || now - seenAt > AWAY_MS
    last = code
    seenAt = now
    return isNew
  }
}

const BETWEEN_MS = 100
/** Wide enough for a code that fills a quarter of the picture; more only takes longer. */
const WIDTH = 640

/** Looks ten times a second, until it is ended. */
export async function watch(video: HTMLVideoElement, ended: AbortSignal, onCode: (code: string) => void) {
  const read = await fetchReader()
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const isNew = newCodes()
  const look = () => {
    if (ended.aborted || !context) return
    if (video.videoWidth > 0) {
      const scale = Math.min(1, WIDTH / video.videoWidth)
      const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)]
      Object.assign(context.canvas, { width, height })
      context.drawImage(video, 0, 0, width, height)
      const code = codeIn(context.getImageData(0, 0, width, height), read)
      if (code && isNew(code, performance.now())) onCode(code)
    }
    setTimeout(look, BETWEEN_MS)
  }
  look()
}
