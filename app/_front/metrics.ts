/** Prometheus metrics: how many requests of which kind, how long, and the process itself. Off unless a path is set. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Counter, collectDefaultMetrics, Histogram, register } from 'prom-client'
import { env } from '@/lib/platform/env'

let made: { requests: Counter; seconds: Histogram } | undefined

function meters() {
  if (!made) {
    collectDefaultMetrics()
    made = {
      requests: new Counter({
        name: 'attest_requests_total',
        help: 'Requests answered',
        labelNames: ['part', 'status'],
      }),
      seconds: new Histogram({
        name: 'attest_request_seconds',
        help: 'Time to answer',
        labelNames: ['part'],
        buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      }),
    }
  }
  return made
}

/** Counts by part of the product, never by address: addresses hold ids of people. */
export function countRequest(req: IncomingMessage, res: ServerResponse, milliseconds: number): void {
  if (!env().METRICS_PATH) return
  const part = req.url?.startsWith('/api/') ? 'api' : req.url?.startsWith('/_next/') ? 'static' : 'page'
  meters().requests.inc({ part, status: `${Math.floor(res.statusCode / 100)}xx` })
  meters().seconds.observe({ part }, milliseconds / 1000)
}

export async function metrics(res: ServerResponse): Promise<true> {
  meters()
  res.writeHead(200, { 'content-type': register.contentType }).end(await register.metrics())
  return true
}
