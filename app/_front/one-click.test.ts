import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeOwner, makePerson } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { listSavedSearches, saveSearch } from '@/lib/events/saved-searches'
import { stopLinkOf } from '@/lib/events/stop-link'
import { type Ctx, personCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { stoppedByProgram } from './one-click'

testDatabase()
process.env.AUTH_SECRET = 'a secret for tests, long enough to sign'

const server = http.createServer((req, res) => {
  void stoppedByProgram(req, res, new URL(req.url ?? '/', 'http://local')).then((answered) => {
    if (!answered) res.writeHead(204).end()
  })
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await closeOwner()
})

async function reader(): Promise<{ ctx: Ctx; address: string }> {
  const personId = await makePerson()
  const ctx = personCtx({ kind: 'person', personId, roles: [], via: { kind: 'session', sessionId: newId() } })
  await saveSearch(ctx, { name: 'Near us', rhythm: 'daily', filter: {}, key: newId() })
  const link = stopLinkOf({ personId }, process.env.AUTH_SECRET ?? '')
  return { ctx, address: `${base}/stop-letters?link=${link}` }
}
const rhythmOf = async (ctx: Ctx) => (await listSavedSearches(ctx)).items[0]?.rhythm
const asForm = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
function inParts() {
  const form = new FormData()
  form.set('List-Unsubscribe', 'One-Click')
  return form
}

it.each([
  ['as a form', () => asForm, '/stop-letters'],
  ['in parts', inParts, '/stop-letters'],
  ['for a letter in Spanish', () => asForm, '/es/stop-letters'],
])('a program of mail stops letters with one request, %s', async (_, body, path) => {
  const { ctx, address } = await reader()
  const asked = () => fetch(address.replace('/stop-letters', path), { method: 'POST', body: body() })
  for (let i = 0; i < 2; i += 1) expect((await asked()).status).toBe(200)
  expect(await rhythmOf(ctx)).toBe('never')
})

it('what only opens links, sends nothing that was asked for, or makes a link up stops nothing', async () => {
  const { ctx, address } = await reader()
  expect((await fetch(address)).status).toBe(204)
  expect((await fetch(address, { method: 'HEAD' })).status).toBe(204)
  for (const body of [
    '',
    'List-Unsubscribe=Maybe',
    JSON.stringify({ 'List-Unsubscribe': 'One-Click' }),
    'x'.repeat(40_000),
  ])
    expect((await fetch(address, { method: 'POST', body })).status).toBe(400)
  const made = address.replace(/.{4}$/, 'AAAA')
  expect((await fetch(made, { method: 'POST', body: asForm })).status).toBe(404)
  expect((await fetch(`${base}/stop-letters`, { method: 'POST', body: asForm })).status).toBe(422)
  expect(await rhythmOf(ctx)).toBe('daily')
})
