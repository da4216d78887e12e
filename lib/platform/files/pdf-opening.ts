/** The thread that opens a PDF with the engine of a browser, and says what came of it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'

export type Opened = 'whole' | 'locked' | 'broken'

/** Ten times what the largest file needs; one that unpacks to more is no certificate. */
const MOST_BYTES = 256 * 1024 * 1024

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

async function opened(bytes: Uint8Array): Promise<Opened> {
  try {
    const document = await (await engine()).loadDocument(bytes)
    if (document.getPageCount() === 0) return 'broken'
    document.getPage(0)
    return 'whole'
  } catch (error) {
    return /password/i.test(String(error)) ? 'locked' : 'broken'
  }
}

parentPort?.once('message', async (bytes: Uint8Array) => parentPort?.postMessage(await opened(bytes)))
