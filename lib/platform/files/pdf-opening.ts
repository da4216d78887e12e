/** The thread that opens a PDF and draws its first page with the engine of a browser, and says what came of it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'

/** `grown`: memory that it took cannot be given back, and is more than most files need. */
export type Opened = { state: 'whole' | 'locked' | 'broken'; grown: boolean }

/** Three times what a scanned page of 300 dots an inch takes; one that unpacks to more is no certificate. */
const MOST_BYTES = 256 * 1024 * 1024
const USUAL_BYTES = 64 * 1024 * 1024
/** Whatever a page says of its own size, which may be that of a country. */
const DRAWN = { scale: 1, width: 60, height: 80 }

let memory: WebAssembly.Memory | undefined

/** The engine grows its memory by asking; beyond the limit it is told that there is none. */
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

async function opened(bytes: Uint8Array): Promise<Opened['state']> {
  started ??= engine()
  try {
    const document = await (await started).loadDocument(bytes)
    const page = document.getPage(0)
    // Of a page that is not there it draws nothing, and says nothing.
    const { originalWidth } = page.getOriginalSize()
    await page.render(DRAWN)
    document.destroy()
    return originalWidth > 0 ? 'whole' : 'broken'
  } catch (error) {
    return /password/i.test(String(error)) ? 'locked' : 'broken'
  }
}

parentPort?.on('message', async (bytes: Uint8Array) => {
  const state = await opened(bytes)
  const grown = (memory?.buffer.byteLength ?? 0) > USUAL_BYTES
  parentPort?.postMessage({ state, grown } satisfies Opened)
})
