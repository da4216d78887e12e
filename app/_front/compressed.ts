/** Bytes that are compressed once and sent many times. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

export type Encoding = 'identity' | 'gzip' | 'br'

export class Compressed {
  readonly #forms: Partial<Record<Encoding, { body: Buffer; etag: string }>> = {}

  constructor(body: Buffer) {
    this.#forms.identity = formOf(body, '')
  }

  get size(): number {
    return Object.values(this.#forms).reduce((sum, form) => sum + form.body.length, 0)
  }

  /** Compresses in the background; until it is done the plain bytes are sent. */
  async compress(): Promise<void> {
    const plain = this.#forms.identity?.body
    if (!plain || plain.length < 1024) return
    const quality = plain.length > 200_000 ? 6 : 9
    this.#forms.gzip = formOf(await toGzip(plain, { level: 6 }), '-g')
    this.#forms.br = formOf(
      await toBrotli(plain, {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
      }),
      '-b',
    )
  }

  /** The best form that the reader accepts and that exists by now. */
  best(accepts: string | undefined): { body: Buffer; etag: string; encoding: Encoding } {
    for (const encoding of ['br', 'gzip'] as const) {
      const form = accepts?.includes(encoding) ? this.#forms[encoding] : undefined
      if (form) return { ...form, encoding }
    }
    return { ...(this.#forms.identity ?? formOf(Buffer.alloc(0), '')), encoding: 'identity' }
  }
}

const formOf = (body: Buffer, suffix: string) => ({
  body,
  etag: `"${createHash('sha1').update(body).digest('base64url')}${suffix}"`,
})
