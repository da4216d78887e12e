/** Bytes that are compressed once and sent many times. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import Negotiator from 'negotiator'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

export type Encoding = 'identity' | 'gzip' | 'br'

const SMALLEST_FIRST = ['br', 'gzip'] as const

/** `gzip;q=0` and `*;q=0` say no (RFC 9110, section 12.5.3). */
const takenBy = (accepts: string | undefined): string[] =>
  accepts ? new Negotiator({ headers: { 'accept-encoding': accepts } }).encodings([...SMALLEST_FIRST]) : []

export class Compressed {
  readonly #forms: Partial<Record<Encoding, { body: Buffer; etag: string }>> = {}

  constructor(body: Buffer) {
    this.#forms.identity = formOf(body, '')
  }

  get size(): number {
    return Object.values(this.#forms).reduce((sum, form) => sum + form.body.length, 0)
  }

  /** Takes milliseconds; for who is the first to ask. */
  async compressQuickly(): Promise<void> {
    const plain = this.#forms.identity?.body
    if (!plain || plain.length < 1024) return
    if (!this.#forms.gzip) this.#keep('gzip', await toGzip(plain, { level: 6 }))
  }

  /** Compresses in the background; until it is done what is there is sent. */
  async compress(): Promise<void> {
    await this.compressQuickly()
    const plain = this.#forms.identity?.body
    if (!plain || plain.length < 1024) return
    const quality = plain.length > 200_000 ? 6 : 9
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
    this.#keep('br', await toBrotli(plain, { params }))
  }

  /** Pictures and fonts are compressed already. */
  #keep(encoding: 'gzip' | 'br', body: Buffer): void {
    if (body.length < this.#plainSize) this.#forms[encoding] = formOf(body, encoding === 'br' ? '-b' : '-g')
  }

  get #plainSize(): number {
    return this.#forms.identity?.body.length ?? 0
  }

  /** Whether the reader has these bytes already, in any of their forms. */
  isKnownAs(ifNoneMatch: string | undefined): boolean {
    const etags = Object.values(this.#forms).map(({ etag }) => etag)
    return ifNoneMatch !== undefined && namesIn(ifNoneMatch).some((name) => name === '*' || etags.includes(name))
  }

  /** The best form that the reader accepts and that exists by now. */
  best(accepts: string | undefined): { body: Buffer; etag: string; encoding: Encoding } {
    const taken = takenBy(accepts)
    for (const encoding of SMALLEST_FIRST) {
      const form = taken.includes(encoding) ? this.#forms[encoding] : undefined
      if (form) return { ...form, encoding }
    }
    return { ...(this.#forms.identity ?? formOf(Buffer.alloc(0), '')), encoding: 'identity' }
  }
}

/** If-None-Match compares weakly and may list several (RFC 9110, section 13.1.2). */
const namesIn = (known: string) => known.split(',').map((each) => each.trim().replace(/^W\//, ''))

const formOf = (body: Buffer, suffix: string) => ({
  body,
  etag: `"${createHash('sha1').update(body).digest('base64url')}${suffix}"`,
})
