/** Files over the wire: sent as browsers send them, and fetched again whole or in part. */
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  giveRole,
  makeAgency,
  makeLogin,
  makePerson,
  owner,
  serve,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { makeToken } from '@/lib/identity/commands'
import { LARGEST_FILE_BYTES } from '@/lib/interop/batch-limits'
import { forgetEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { serveNode } from './_serve'

testDatabase()
process.env.AUTH_SECRET = 'a secret for tests, long enough to sign'
forgetEnv()

const server = http.createServer((req, res) => void serveNode(req, res, new URL(req.url ?? '/', 'http://local')))
let port = 0
let token = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  const agencyId = await makeAgency()
  const personId = await makePerson()
  await serve(personId, agencyId, { from: '2020-01-01' })
  await giveRole(personId, agencyId, 'coordinator', await makeLogin(personId, 'ada@agency.example'))
  token = (
    await makeToken(actingCtx(personId, [coordinatorOf(agencyId)], new Date()), {
      name: 'files',
      mayWrite: true,
      days: 1,
    })
  ).token
}, 30_000)
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await closeOwner()
})

const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  })
function send(content: string, name = 'roster.csv', use = 'roster') {
  const body = new FormData()
  body.append('file', new Blob([content]), name)
  return ask(`/files?use=${use}`, { method: 'POST', body })
}
const filesKept = async () => Number((await owner()`select count(*) from files`)[0]?.count)

describe('a file that is sent', () => {
  it('is answered with its place, and told to the sender as it is called', async () => {
    const answer = await send('Name,Badge\nRosa,1\n', 'Year’s "roster".csv')
    expect(answer.status).toBe(201)
    const { fileId, name, size } = (await answer.json()) as { fileId: string; name: string; size: number }
    expect([answer.headers.get('location'), size]).toEqual([`/api/v1/files/${fileId}`, 18])
    expect(name).toContain('roster')
  })

  it.each([
    [413, 'x'.repeat(LARGEST_FILE_BYTES + 1), 'roster', /larger than 5 MB/],
    [413, 'x'.repeat(LARGEST_FILE_BYTES + 100_000), 'roster', /larger than 5 MB/],
    [422, '%PDF-1.7', 'roster', /This is a PDF, not a CSV file/],
    [422, '', 'roster', /is empty/],
    [422, 'a', 'anything', /what the file is for: roster or /],
    [403, 'a', 'agency-list', /Your role/],
  ])('is refused in words: %i', async (status, content, use, words) => {
    const before = await filesKept()
    const answer = await send(content, 'roster.csv', use)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(((await answer.json()) as { detail: string }).detail).toMatch(words)
    expect(await filesKept()).toBe(before)
  })

  it('is asked for as multipart, whole: anything else is a 400', async () => {
    const type = 'multipart/form-data; boundary=x'
    for (const [headers, body] of [
      [{ 'content-type': type }, '--x\r\nbroken'],
      [{ 'content-type': 'application/json' }, '{}'],
      [{ 'content-type': 'multipart/form-data' }, 'nothing'],
    ] as const)
      expect((await ask('/files?use=roster', { method: 'POST', headers: { ...headers }, body })).status).toBe(400)
  })

  it('leaves nothing when its sender goes away', async () => {
    const before = await filesKept()
    const socket = net.connect(port, '127.0.0.1')
    socket.write(
      `POST /api/v1/files?use=roster HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nContent-Length: 5000\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nName`,
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await filesKept()).toBe(before)
    expect((await send('Name\nafter')).status).toBe(201)
  })
})

describe('a file that is fetched', () => {
  const text = 'Name,Badge\n'.repeat(60_000)
  let at = ''
  beforeAll(async () => {
    at = `/files/${((await (await send(text)).json()) as { fileId: string }).fileId}`
  })

  it('comes as an attachment that no browser takes for anything else', async () => {
    const answer = await ask(at)
    expect(await answer.text()).toBe(text)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment; filename="roster.csv"/),
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'content-length': String(text.length),
    })
  })

  it.each([
    ['bytes=0-9', 206, text.slice(0, 10), `bytes 0-9/${text.length}`],
    ['bytes=262140-262150', 206, text.slice(262_140, 262_151), `bytes 262140-262150/${text.length}`],
    ['bytes=659990-', 206, text.slice(-10), `bytes 659990-659999/${text.length}`],
    ['bytes=-5', 206, text.slice(-5), `bytes 659995-659999/${text.length}`],
    ['bytes=659999-9999999', 206, '\n', `bytes 659999-659999/${text.length}`],
    ['bytes=660000-', 416, '', `bytes */${text.length}`],
    ['bytes=-0', 416, '', `bytes */${text.length}`],
    ['bytes=9-0', 200, text, null],
    ['bytes=0-1,5-6', 200, text, null],
    ['lines=0-1', 200, text, null],
  ])('in part: %s', async (range, status, part, where) => {
    const answer = await ask(at, { headers: { range } })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([status, where])
    expect((await answer.text()) === part).toBe(true)
  })

  it('goes on only where it is still the same', async () => {
    const etag = (await ask(at)).headers.get('etag') ?? ''
    const goOn = (ifRange: string) => ask(at, { headers: { range: 'bytes=0-9', 'if-range': ifRange } })
    expect([(await goOn(etag)).status, (await goOn('"other"')).status]).toEqual([206, 200])
  })

  it('does not exist for others, nor under what is no id', async () => {
    expect([(await ask(`/files/${newId()}`)).status, (await ask('/files/x')).status]).toEqual([404, 404])
  })
})
