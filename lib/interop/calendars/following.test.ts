import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actingCtx, closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { listCalendar } from '@/lib/events/calendar'
import { listMyEvents } from '@/lib/events/queries'
import { anyoneCtx, type Ctx, type RoleName, systemCtx } from '@/lib/platform/context'
import type { Network } from '@/lib/platform/fetching'
import { besides, calendar, entry } from './calendars.fixture'
import { loadCalendar, takeBackCalendar } from './commands'
import { readSource } from './following'
import { readQuickly } from './jobs'
import { getCalendarFile, listCalendarFiles } from './queries'
import { followCalendar, keepCalendar, leaveCalendar, listCalendarSources, readCalendarAgain } from './sources'

testDatabase()

const start = new Date('2026-11-27T16:00:00Z')
let ticks = 0
/** Never twice at the same instant, and the same within one request. */
const later = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date(start.getTime() + ++ticks * 1000) })
let ruth: Ctx
let neighbor: Ctx
let trusted: Ctx
let server: Server
let network: Network
let answer: { status: number; body: string; afterMs?: number } = { status: 200, body: '' }
let asked: (string | undefined)[] = []

beforeAll(async () => {
  const holding = async (...names: RoleName[]) =>
    actingCtx(
      await makePerson(),
      names.map((role) => ({ role, agencyId: null, unitId: null })),
    )
  ;[ruth, neighbor, trusted] = [await holding(), await holding(), await holding('trusted-organizer')]
  server = createServer((request, response) => {
    asked.push(request.headers['if-none-match'])
    const { status, body, afterMs = 0 } = answer
    const etag = `"${body.length}"`
    const isSame = status === 200 && request.headers['if-none-match'] === etag
    setTimeout(() => {
      response.writeHead(isSame ? 304 : status, { 'content-type': 'text/calendar', etag }).end(isSame ? '' : body)
    }, afterMs)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  network = { resolve: async () => ['8.8.8.8'], connectTo: () => ({ address: '127.0.0.1', port, isSecure: false }) }
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await closeOwner()
})

const follow = (ctx: Ctx, name: string, keepUpToDate = false) =>
  followCalendar(later(ctx), { address: `https://calendar.example.org/${name}.ics`, keepUpToDate, besides })
const reads = (sourceId: string) => readSource(later(systemCtx('test')), sourceId, { network })
const sourceOf = async (ctx: Ctx, sourceId: string) =>
  (await listCalendarSources(ctx)).items.find((each) => each.sourceId === sourceId)
const mine = async (ctx: Ctx, title: string) => (await listMyEvents(ctx)).items.filter((each) => each.title === title)
/** What stands at the address from now on. */
const says = (...lines: string[]) => {
  answer = { status: 200, body: calendar(...lines) }
}

test('an address brings what is new to be looked at, and lets changes of what was confirmed follow', async () => {
  const { sourceId } = await follow(ruth, 'a', true)
  says(...entry({ uid: 's1', title: 'Followed evening', on: '20270310' }))
  await reads(sourceId)
  const source = await sourceOf(ruth, sourceId)
  expect(source).toMatchObject({ state: 'read', name: 'Harbor', waitingBatchId: expect.any(String) })
  expect(await mine(ruth, 'Followed evening')).toEqual([])
  await loadCalendar(later(ruth), { batchId: source?.waitingBatchId })
  asked = []
  await reads(sourceId)
  expect(asked[0]).toBeTruthy()
  says(
    ...entry({ uid: 's1', title: 'Followed evening, moved', on: '20270311', sequence: 1 }),
    ...entry({ uid: 's2', title: 'Another new one', on: '20270312' }),
  )
  await reads(sourceId)
  expect(await mine(ruth, 'Followed evening, moved')).toMatchObject([{ status: 'submitted' }])
  expect(await mine(ruth, 'Another new one')).toEqual([])
  const { items } = await listCalendarFiles(ruth, {})
  const found = items.slice(0, 2).map(({ state, isByItself }) => [state, isByItself])
  expect(found.sort()).toEqual([
    ['applied', true],
    ['checked', false],
  ])
})

test('from the first reading to taking it back: an older version changes nothing, what is canceled there stays, canceled', async () => {
  const { sourceId } = await follow(trusted, 'whole', true)
  const first = { uid: 'w1', title: 'Gulls at dawn', on: '20270410', sequence: 4 }
  says(...entry(first), ...entry({ uid: 'w2', title: 'Gulls at dusk', on: '20270411' }))
  await reads(sourceId)
  const { waitingBatchId } = (await sourceOf(trusted, sourceId)) ?? {}
  for (const act of [getCalendarFile, loadCalendar])
    await expect(act(later(neighbor), { batchId: waitingBatchId })).rejects.toMatchObject({ kind: 'not-found' })
  await loadCalendar(later(trusted), { batchId: waitingBatchId })
  const listed = async () =>
    (await listCalendar(anyoneCtx(start), { q: 'gulls' })).items.map(({ title, status, sessions }) => [
      title,
      status,
      sessions[0]?.startsLocal.slice(0, 10),
    ])
  const asLoaded = [
    ['Gulls at dawn', 'published', '2027-04-10'],
    ['Gulls at dusk', 'published', '2027-04-11'],
  ]
  expect(await listed()).toEqual(asLoaded)
  says(
    ...entry({ ...first, on: '20270420', sequence: 3 }),
    ...entry({ uid: 'w2', title: 'Gulls at dusk', on: '20270411' }),
  )
  await reads(sourceId)
  expect(await listed()).toEqual(asLoaded)
  says(
    ...entry({ ...first, title: 'Gulls at sunrise', sequence: 5 }),
    ...entry({ uid: 'w2', title: 'Gulls at dusk', on: '20270411', sequence: 1, more: ['STATUS:CANCELLED'] }),
  )
  await reads(sourceId)
  expect(await listed()).toEqual([
    ['Gulls at sunrise', 'published', '2027-04-10'],
    ['Gulls at dusk', 'cancelled', '2027-04-11'],
  ])
  const [byItself] = (await listCalendarFiles(trusted, {})).items.filter(({ isByItself }) => isByItself)
  const batchId = byItself?.batchId ?? ''
  await expect(takeBackCalendar(later(neighbor), { batchId })).rejects.toMatchObject({ kind: 'not-found' })
  expect(await takeBackCalendar(later(trusted), { batchId })).toMatchObject({ restored: 2, kept: [] })
  expect(await listed()).toEqual(asLoaded)
})

test('an address is nobody else’s to have read, kept or left', async () => {
  const { sourceId } = await follow(ruth, 'mine')
  for (const act of [readCalendarAgain, leaveCalendar])
    await expect(act(later(neighbor), { sourceId })).rejects.toMatchObject({ kind: 'not-found' })
  await expect(keepCalendar(later(neighbor), { sourceId, keepUpToDate: true })).rejects.toMatchObject({
    kind: 'not-found',
  })
  expect(await sourceOf(neighbor, sourceId)).toBeUndefined()
  await leaveCalendar(later(ruth), { sourceId })
  expect(await sourceOf(ruth, sourceId)).toBeUndefined()
})

test('an address rests after three failures, and says why', async () => {
  const { sourceId } = await follow(ruth, 'b')
  answer = { status: 404, body: '' }
  for (const state of ['failing', 'failing', 'paused']) {
    await reads(sourceId)
    expect(await sourceOf(ruth, sourceId)).toMatchObject({ state, failure: expect.stringContaining('Nothing stands') })
  }
  const told = await owner()`select 1 from notices where kind = 'calendars.paused'`
  expect(told).toHaveLength(1)
})

test('an address that is slow is left for a queue of its own, and is read there', async () => {
  const { sourceId } = await follow(ruth, 'slow')
  says(...entry({ uid: 'slow1', title: 'Slow to come', on: '20270505' }))
  answer = { ...answer, afterMs: 700 }
  const waiting = () => owner()`
    select 1 from graphile_worker.jobs where task_identifier = 'read-slow-calendar' and key like ${`%${sourceId}`}`
  const from = performance.now()
  await readQuickly(later(systemCtx('test')), sourceId, { network, quickMs: 100 })
  expect(performance.now() - from).toBeLessThan(600)
  expect(await sourceOf(ruth, sourceId)).toMatchObject({ state: 'asked', failure: null })
  expect(await waiting()).toHaveLength(1)
  await reads(sourceId)
  expect(await sourceOf(ruth, sourceId)).toMatchObject({ state: 'read', waitingBatchId: expect.any(String) })
})
