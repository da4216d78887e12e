/** Sessions that were asked for before: quick where they hold, and never believed where they do not. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeOwner, giveRole, makeAgency, makeLogin, makePerson, owner, serve } from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { sealSessionToken } from '@/lib/identity/session-token'
import { writeUses } from '@/lib/identity/signs-of-life'
import { enroll } from '@/lib/learning/commands'
import { personCtx, systemCtx } from '@/lib/platform/context'
import { forgetEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { SESSION_COOKIE } from './_caller'
import type { OperationFacts } from './_operation'
import { router } from './_operations/router'
import { serveNode } from './_serve'

testDatabase()
process.env.AUTH_SECRET = 'a secret for tests, long enough to sign'
forgetEnv()

const system = systemCtx('test')
const server = http.createServer((req, res) => void serveNode(req, res, new URL(req.url ?? '/', 'http://local')))
let base = ''
let agencyId = ''
let personId = ''
let address = ''
let sessionId = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`
  await loadReference(system)
  await publishCourse(system, { markdown: moduleMarkdown({ slug: 'kept', title: 'Kept sessions' }) })
}, 30_000)
beforeEach(async () => {
  agencyId = await makeAgency()
  personId = await makePerson()
  await serve(personId, agencyId, { from: '2020-01-01' })
  address = await makeLogin(personId)
  await giveRole(personId, agencyId, 'coordinator', address)
  await giveRole(personId, await makeAgency(), 'auditor', address)
  sessionId = newId()
  await owner()`insert into sessions (id, person_id, device, created_at, last_seen_at, expires_at)
    values (${sessionId}, ${personId}, 'test', now(), now() - interval '30 minutes', now() + interval '1 day')`
  expect((await summary()).status).toBe(200)
}, 30_000)
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await closeOwner()
})

function ask(path: string, { method = 'GET', body }: { method?: string; body?: unknown } = {}) {
  const token = sealSessionToken({ sid: sessionId, exp: Date.now() / 1000 + 3600 }, process.env.AUTH_SECRET ?? '')
  const headers = { cookie: `${SESSION_COOKIE}=${token}`, 'content-type': 'application/json' }
  return fetch(`${base}${path}`, { method, headers, body: body ? JSON.stringify(body) : null })
}
const summary = () => ask(`/agencies/${agencyId}/reports/summary`)
const reach = (enrollmentId: string, placeAt = new Date().toISOString()) =>
  ask(`/enrollments/${enrollmentId}/lessons/first/progress`, { method: 'PUT', body: { placeAt, place: 'p-1' } })
const begin = async () => {
  const actor = { kind: 'person' as const, personId, roles: [], via: { kind: 'session' as const, sessionId } }
  return (await enroll(personCtx(actor), { slug: 'kept' })).enrollmentId
}
const reached = async (enrollmentId: string) =>
  (await owner()`select 1 from lesson_progress where enrollment_id = ${enrollmentId}`).length

/** What asks in a way of its own who holds a session is not there meanwhile. */
async function withoutTheQuestion<T>(work: () => Promise<T>): Promise<T> {
  await owner()`alter function session_actor rename to session_actor_away`
  try {
    return await work()
  } finally {
    await owner()`alter function session_actor_away rename to session_actor`
  }
}

test('whoever asked before is asked about with the work and in no way of its own, with several roles too', async () => {
  const enrollmentId = await begin()
  const answers = await withoutTheQuestion(async () => [
    await summary(),
    await ask('/me/enrollments'),
    await ask(`/agencies/${agencyId}/reports/exceptions`),
    await reach(enrollmentId),
    await ask('/me/obligations'),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 500])
  expect(await reached(enrollmentId)).toBe(1)
})

test('no other operation begins before it is asked who calls: whoever marks one walks it above, and reads on what condition', () => {
  const marked = Object.entries(router).flatMap(([domain, operations]) =>
    Object.entries(operations as Record<string, { '~orpc'?: { meta: OperationFacts } }>).flatMap(([name, operation]) =>
      operation['~orpc']?.meta.asKept ? [`${domain}.${name}`] : [],
    ),
  )
  expect(marked.sort()).toEqual([
    'learning.listMyEnrollments',
    'learning.reachPlace',
    'reporting.completionSummary',
    'reporting.listExceptions',
  ])
})

test('the use of a session that was asked for before is a sign of life', async () => {
  await writeUses()
  await owner()`update sessions set last_seen_at = now() - interval '30 minutes' where id = ${sessionId}`
  expect((await withoutTheQuestion(summary)).status).toBe(200)
  await writeUses()
  const [row] = await owner()<{ isNew: boolean }[]>`
    select last_seen_at > now() - interval '1 minute' as "isNew" from sessions where id = ${sessionId}`
  expect(row?.isNew).toBe(true)
})

test.each([
  ['was ended elsewhere', () => owner()`update sessions set ended_at = now() where id = ${sessionId}`],
  ['has run out', () => owner()`update sessions set expires_at = now() where id = ${sessionId}`],
  [
    'showed no sign of life for two hours',
    () => owner()`update sessions set last_seen_at = now() - interval '121 minutes' where id = ${sessionId}`,
  ],
])('a session that %s answers nothing and changes nothing, from the next request on', async (_how, end) => {
  const enrollmentId = await begin()
  await end()
  expect((await reach(enrollmentId)).status).toBe(401)
  expect(await reached(enrollmentId)).toBe(0)
  expect((await summary()).status).toBe(401)
  expect((await ask('/me/obligations')).status).toBe(401)
})

test('a role that was taken back holds no longer, one that was given holds at once', async () => {
  await owner()`update roles set revoked_at = now() where person_id = ${personId}`
  expect((await summary()).status).toBe(404)
  await giveRole(personId, agencyId, 'supervisor', address)
  expect((await summary()).status).toBe(200)
})

test('a session that is another person’s by now is theirs, and a language chosen meanwhile is known', async () => {
  const enrollmentId = await begin()
  const other = await makePerson()
  await owner()`update sessions set person_id = ${other} where id = ${sessionId}`
  expect((await reach(enrollmentId)).status).toBe(404)
  expect((await summary()).status).toBe(404)
  await owner()`update people set language = 'es' where id = ${other}`
  expect((await ask('/me/enrollments')).status).toBe(200)
  expect((await withoutTheQuestion(() => ask('/me/enrollments'))).status).toBe(200)
})

test('what is refused before anything was asked as that person is refused as who they are now', async () => {
  await owner()`update sessions set ended_at = now() where id = ${sessionId}`
  expect((await reach(newId(), 'never')).status).toBe(401)
})
