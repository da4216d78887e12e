/** Next, in the thread that the server starts for it: answers at the socket it is told until the thread is stopped. */
import http from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import next from 'next'
import { ALIVE, type RendererData, type RendererWord } from './_front/renderer'

const { socket, root, port } = workerData as RendererData
const say = (word: RendererWord) => parentPort?.postMessage(word)

try {
  const app = next({ dev: false, dir: root, hostname: 'localhost', port })
  await app.prepare()
  const toNext = app.getRequestHandler()
  http
    .createServer((req, res) => (req.url === ALIVE ? void res.writeHead(204).end() : void toNext(req, res)))
    .on('error', ({ message }) => say({ failure: message }))
    .listen(socket, () => say('ready'))
} catch (error) {
  say({ failure: error instanceof Error ? error.message : String(error) })
}
