/** Next, in the thread that the server starts for it: answers at the socket it is told until the thread is stopped. */
import http from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import next from 'next'
import type { RendererData } from './_front/renderer'

const { socket, root, port } = workerData as RendererData
const app = next({ dev: false, dir: root, hostname: 'localhost', port })
await app.prepare()
const toNext = app.getRequestHandler()
http.createServer((req, res) => void toNext(req, res)).listen(socket, () => parentPort?.postMessage('ready'))
