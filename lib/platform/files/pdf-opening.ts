/** The thread that opens a PDF and draws a page of it with the engine of a browser, and says what came of it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'

/** `page`: from 1, to be looked at; null: whether the first one can be drawn at all. */
export type Asked = { bytes: Uint8Array; page: number | null }
export type Drawn = { width: number; height: number; rgba: Uint8Array }
/** `grown`: memory that it took cannot be given back, and is more than most files need. */
export type Opened = { grown: boolean } & (
  | { state: 'locked' | 'broken' }
  | { state: 'whole'; pages: number; drawn: Drawn }
)

/** Three times what a scanned page of 300 dots an inch takes; one that unpacks to more is no certificate. */
const MOST_BYTES = 256 * 1024 * 1024
const USUAL_BYTES = 64 * 1024 * 1024
/** Whatever a page says of its own size, which may be that of a country. */
const SEEN = { width: 60, height: 80 }
/** A page of letter size at 200 dots an inch: small print can be read, and sixteen megabytes hold it. */
const MOST_WIDE = 1700
const MOST_HIGH = 2400
/** A card is drawn larger than it is, but not to a poster. */
const MOST_SCALE = 4

let memory: WebAssembly.Memory | undefined

/** The engine grows its memory by asking; beyond the limit it is told that there is none. Scripts it has no part for. */
async function engine() {
  const program = await readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))
  return PDFiumLibrary.init({
    instantiateWasm(imports, done) {
      const { env } = imports
      const grow = env?.emscripten_resize_heap as (bytes: number) => number
      const within = (bytes: number) => (bytes > MOST_BYTES ? 0 : grow(bytes))
      const limited = { ...imports, env: { ...env, emscripten_resize_heap: within } }
      WebAssembly.instantiate(program, limited).then(({ instance }) => {
        memory = instance.exports.memory as WebAssembly.Memory
        done(instance as unknown as WebAssembly.Module)
      })
      return {}
    },
  })
}

let started: ReturnType<typeof engine> | undefined

/** The page as large as it can be read, in its own proportions. */
function fitted(wide: number, high: number): { width: number; height: number } {
  const scale = Math.min(MOST_WIDE / wide, MOST_HIGH / high, MOST_SCALE)
  return { width: Math.max(1, Math.floor(wide * scale)), height: Math.max(1, Math.floor(high * scale)) }
}

async function opened({ bytes, page }: Asked) {
  started ??= engine()
  try {
    const document = await (await started).loadDocument(bytes)
    const pages = document.getPageCount()
    const sheet = document.getPage((page ?? 1) - 1)
    // Of a page that is not there it draws nothing, and says nothing.
    const { originalWidth, originalHeight } = sheet.getOriginalSize()
    if (!(originalWidth > 0 && originalHeight > 0)) return { state: 'broken' } as const
    const size = page === null ? SEEN : fitted(originalWidth, originalHeight)
    // What was typed into a form, and a signature, are fields.
    const { width, height, data } = await sheet.render({ ...size, scale: 1, renderFormFields: page !== null })
    document.destroy()
    return { state: 'whole', pages, drawn: { width, height, rgba: data } } as const
  } catch (error) {
    return { state: /password/i.test(String(error)) ? 'locked' : 'broken' } as const
  }
}

parentPort?.on('message', async (asked: Asked) => {
  const told = await opened(asked)
  const grown = (memory?.buffer.byteLength ?? 0) > USUAL_BYTES
  const bitmap = told.state === 'whole' ? [told.drawn.rgba.buffer as ArrayBuffer] : []
  parentPort?.postMessage({ ...told, grown } satisfies Opened, bitmap)
})
