/** Pages and feeds from memory, against a bare server that sends the same bytes. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { overHttp } from './measure'

/** Two servers: ours at `base`, and a bare one with nothing but the answer to one address. */
export async function fromMemory(base: string, path: string) {
  const headers = { 'accept-encoding': 'br' }
  await fetch(`${base}${path}`, { headers })
  await wait(500)
  const answer = await new Promise<{ headers: http.IncomingHttpHeaders; body: Buffer }>((resolve) =>
    http.get(`${base}${path}`, { headers }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => resolve({ headers: res.headers, body: Buffer.concat(chunks) }))
    }),
  )
  const bare = http.createServer((_req, res) => res.writeHead(200, answer.headers).end(answer.body))
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  bare.unref()
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}${path}`
  return {
    ours: () => overHttp({ url: `${base}${path}`, headers }),
    baseline: () => overHttp({ url: bareUrl, headers }),
  }
}
