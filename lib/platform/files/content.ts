/** What a file is, by its bytes: names and types that come with it say what its sender believes. */

export type Content = 'text' | 'workbook' | 'pdf' | 'picture' | 'heic' | 'other'

/** How files begin: old and new workbooks (and archives, as which the new ones are written), PDF, PNG, JPEG, GIF, WebP, and HEIC by its brands. */
const BEGINNINGS: readonly [Content, number, readonly number[]][] = [
  ['workbook', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['workbook', 0, [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['picture', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['picture', 0, [0xff, 0xd8, 0xff]],
  ['picture', 0, [0x47, 0x49, 0x46, 0x38]],
  ['picture', 8, [0x57, 0x45, 0x42, 0x50]],
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'].map(
    (brand) => ['heic', 4, [...Buffer.from(`ftyp${brand}`)]] as [Content, number, number[]],
  ),
]

const HEAD = 400

/**
 * Looks at the bytes as they pass. Text is what holds no control characters but white space, in whatever encoding has one
 * byte a letter or is UTF-8; or UTF-16, by its mark or because every second byte is zero.
 */
export class ContentCheck {
  #head = Buffer.alloc(0)
  #controls = false

  see(bytes: Uint8Array): void {
    if (this.#head.length < HEAD) this.#head = Buffer.concat([this.#head, bytes.subarray(0, HEAD - this.#head.length)])
    this.#controls ||= bytes.some(isControl)
  }

  /** What was seen is, when all of it was. */
  get content(): Content {
    const known = BEGINNINGS.find(([, at, bytes]) => bytes.every((byte, i) => this.#head[at + i] === byte))
    if (known) return known[0]
    return !this.#controls || isWide(this.#head) ? 'text' : 'other'
  }
}

const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32)

function isWide(head: Uint8Array): boolean {
  const mark = ((head[0] ?? 0) << 8) | (head[1] ?? 0)
  if (mark === 0xfffe || mark === 0xfeff) return true
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  return Math.min(even, odd) === 0 && Math.max(even, odd) > head.length * 0.4
}
