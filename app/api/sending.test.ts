import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '@/e2e/support/test-database'
import { personCtx, systemCtx } from '@/lib/platform/context'
import { askDoor, read } from '@/lib/platform/database'
import { DomainError } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { stream } from '@/lib/platform/stream'
import { sendFile } from './_sending'

testDatabase()

/** Some 8 megabytes, far more than the machine takes for somebody who does not read. */
async function* large() {
  const query = { sql: 'select repeat(md5(n::text), 60) as text from generate_series(1, 4000) n', params: [] }
  for await (const rows of stream<{ text: string }>(systemCtx('test'), () => ({ toSQL: () => query })))
    for (const { text } of rows) yield text
}

const people = new Map<string, string>()
const personOf = (name: string) => {
  const id = people.get(name) ?? newId()
  people.set(name, id)
  return id
}
/** Whoever is named in the address gets the large file. */
let asked = 0
const server = http.createServer((req, res) => {
  asked += 1
  const personId = personOf(req.url ?? '')
  const via = { kind: 'session', sessionId: personId } as const
  const ctx = personCtx({ kind: 'person', personId, roles: [], via })
  sendFile(
    req,
    res,
    { headers: {}, body: large() },
    { ctx, reader: 'en' as const, caller: { device: 'test', network: null } },
  ).catch((error: unknown) => {
    if (res.headersSent) return void res.destroy()
    res.writeHead(error instanceof DomainError && error.kind === 'too-many' ? 429 : 500).end()
  })
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
beforeEach(() => {
  asked = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Asks and then reads nothing. */
function askWithoutReading(name: string, to = port): net.Socket {
  const socket = net.connect(to, '127.0.0.1')
  socket.pause()
  socket.on('error', () => {})
  socket.write(`GET ${name} HTTP/1.1\r\nhost: x\r\n\r\n`)
  return socket
}
/** As many requests came to the server since the last time. */
async function arrived(count: number): Promise<void> {
  await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThanOrEqual(count)
}
const letAMomentPass = () => new Promise((resolve) => setTimeout(resolve, 500, 'nothing yet'))
const sizeOf = async (name: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}${name}`)
  return [answer.status, (await answer.arrayBuffer()).byteLength]
}

describe('fourteen who ask for a large file and do not read it', () => {
  it('hold no connection to the database, so that everybody else is answered', async () => {
    const sockets = Array.from({ length: 14 }, (_, n) => askWithoutReading(`/person-${n}`))
    await expect
      .poll(
        async () => {
          const began = Date.now()
          await Promise.all(Array.from({ length: 10 }, () => read(systemCtx('test'), (tx) => tx.execute('select 1'))))
          await askDoor('select 1 as n where $1::int = 1', [1])
          return Date.now() - began
        },
        { timeout: 25_000 },
      )
      .toBeLessThan(3_000)
    for (const socket of sockets) socket.destroy()
  }, 60_000)
})

describe('one who stops reading', () => {
  it('is waited for half a minute and then cut off, and holds nothing any more', async () => {
    let patienceOf = 0
    const impatient = http.createServer((req, res) => {
      const patience = res.setTimeout.bind(res)
      res.setTimeout = (ms, then) => {
        patienceOf = ms
        return patience(200, then)
      }
      server.emit('request', req, res)
    })
    await new Promise<void>((resolve) => impatient.listen(0, '127.0.0.1', resolve))
    const to = (impatient.address() as AddressInfo).port
    const sockets = [1, 2, 3].map(() => askWithoutReading('/asleep', to))
    await expect.poll(() => sizeOf('/asleep'), { timeout: 10_000 }).toEqual([200, 4_000 * 32 * 60])
    expect(patienceOf).toBe(30_000)
    for (const socket of sockets) socket.destroy()
    impatient.closeAllConnections()
    impatient.close()
  }, 30_000)
})

describe('one who asks for many files at once', () => {
  it('gets three of them, and the others when these have arrived or were given up', async () => {
    const sockets = [1, 2, 3].map(() => askWithoutReading('/patient'))
    await arrived(3)
    const others = Promise.all([4, 5].map(() => sizeOf('/patient')))
    await arrived(5)
    expect(await Promise.race([others, letAMomentPass()])).toBe('nothing yet')
    expect(await sizeOf('/somebody-else')).toEqual([200, 4_000 * 32 * 60])
    sockets[0]?.destroy()
    expect(await others).toEqual([4, 5].map(() => [200, 4_000 * 32 * 60]))
    for (const socket of sockets) socket.destroy()
  }, 60_000)

  it('is refused what is more than a page shows, and holds no place by going away', async () => {
    const sockets = Array.from({ length: 15 }, () => askWithoutReading('/greedy'))
    await arrived(15)
    expect(await sizeOf('/greedy')).toEqual([429, 0])
    for (const socket of sockets.slice(3)) socket.destroy()
    for (const socket of sockets) socket.destroy()
    await expect.poll(() => sizeOf('/greedy'), { timeout: 10_000 }).toEqual([200, 4_000 * 32 * 60])
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map(() => sizeOf('/greedy')))).toHaveLength(6)
  }, 60_000)
})
