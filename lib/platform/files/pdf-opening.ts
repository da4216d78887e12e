/** The thread that opens a PDF and draws its first page with the engine of a browser, and says what came of it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'

export type Opened = 'whole' | 'locked' | 'broken'

/** As a photo of the largest size takes; a page that unpacks to more is no certificate. */
const MOST_BYTES = 400 * 1024 * 1024

/** The engine grows its memory by asking; beyond the limit it is told that there is none. */
async function engine() {
  const program = await readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))
  return PDFiumLibrary.init({
    instantiateWasm(imports, done) {
      const { env } = imports
      const grow = env?.emscripten_resize_heap as (bytes: number) => number
      const within = (bytes: number) => (bytes > MOST_BYTES ? 0 : grow(bytes))
      const limited = { ...imports, env: { ...env, emscripten_resize_heap: within } }
      WebAssembly.instantiate(program, limited).then(({ instance }) => done(instance as unknown as WebAssembly.Module))
      return {}
    },
  })
}

let started: ReturnType<typeof engine> | undefined

async function opened(bytes: Uint8Array): Promise<Opened> {
  started ??= engine()
  try {
    const document = await (await started).loadDocument(bytes)
    const { width } = await document.getPage(0).render({ scale: 0.1 })
    document.destroy()
    return width > 0 ? 'whole' : 'broken'
  } catch (error) {
    return /password/i.test(String(error)) ? 'locked' : 'broken'
  }
}

parentPort?.on('message', async (bytes: Uint8Array) => parentPort?.postMessage(await opened(bytes)))
