import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingCtx, closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { listCalendar } from '@/lib/events/calendar'
import { cancelEvent, draftEvent, submitEvent } from '@/lib/events/commands'
import { feedEvents } from '@/lib/events/feed'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { postponeEvent } from '@/lib/events/life'
import { getMyEvent } from '@/lib/events/queries'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { plusMinutes } from '@/lib/platform/time'
import { register, withdrawRegistration } from './commands'
import { changeRegistration } from './staff-commands'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-22T20:00:00Z')
const reason = 'The hall was flooded last night.'
let minutes = 0
const later = (ctx: Ctx): Ctx => ({ ...ctx, now: plusMinutes(now, ++minutes) })
let ruth: Ctx
let nina: Ctx
let count = 0

async function open(settings: object = {}, sessions = [aSession()]) {
  const title = `Room for some ${++count}`
  const { eventId } = await draftEvent(ruth, anEvent({ title, sessions, creditHours: null }))
  const { slug } = await submitEvent(later(ruth), { eventId })
  await changeRegistration(later(ruth), { eventId, madeFrom: null, unit: 'event', ...settings })
  return { eventId, slug }
}
const isFound = async (slug: string | null, at = now) => {
  const { items } = await listCalendar(anyoneCtx(at), { places: '1' })
  return items.some((item) => item.slug === slug)
}

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  ruth = actingCtx(await makePerson('Ruth'), [{ role: 'trusted-organizer', agencyId: null, unitId: null }], now)
  const personId = await makePerson('Nina')
  await makeLogin(personId)
  nina = actingCtx(personId, [], now)
})

describe('events with places left', () => {
  it('are those that one can register for: not a full one, and again when a place comes free', async () => {
    const { eventId, slug } = await open({ capacity: 1 })
    expect(await isFound(slug)).toBe(true)
    const { items } = await register(nina, { eventId })
    expect(await isFound(slug)).toBe(false)
    await withdrawRegistration(later(nina), { registrationId: items[0]?.registrationId, reason })
    expect(await isFound(slug)).toBe(true)
  })

  it('are none without registration, none that are paused, and none before or after the days of it', async () => {
    const { eventId } = await draftEvent(ruth, anEvent({ title: 'Takes none here' }))
    expect(await isFound((await submitEvent(later(ruth), { eventId })).slug)).toBe(false)
    expect(await isFound((await open({ isPaused: true })).slug)).toBe(false)
    const { slug } = await open({ opensOn: '2026-11-24', closesOn: '2026-11-25' })
    const seen = ['2026-11-24T07:59', '2026-11-24T08:00', '2026-11-26T07:59', '2026-11-26T08:00']
    const found = await Promise.all(seen.map((at) => isFound(slug, new Date(`${at}:00Z`))))
    expect(found).toEqual([false, true, true, false])
  })

  it('are told by session where people register for sessions, until each begins', async () => {
    const days = [aSession(), aSession({ startsLocal: '2026-12-11T09:00', endsLocal: '2026-12-11T13:00' })]
    const { eventId, slug } = await open({}, days)
    const [one, two] = (await getMyEvent(ruth, { eventId })).fields.sessions
    const places = (n: number) => [one, two].map((each) => ({ sessionId: each?.id, capacity: n }))
    await changeRegistration(later(ruth), { eventId, madeFrom: 1, unit: 'session', sessionPlaces: places(1) })
    await register(nina, { eventId, sessionIds: [one?.id] })
    expect(await isFound(slug)).toBe(true)
    expect(await isFound(slug, new Date('2026-12-11T16:59:00Z'))).toBe(true)
    expect(await isFound(slug, new Date('2026-12-11T17:00:00Z'))).toBe(false)
    await register(later(nina), { eventId, sessionIds: [two?.id] })
    expect(await isFound(slug)).toBe(false)
  })

  it('are none that are postponed or canceled', async () => {
    const [one, two] = [await open(), await open()]
    const { version } = await getMyEvent(ruth, { eventId: one.eventId })
    await postponeEvent(later(ruth), { eventId: one.eventId, madeFrom: version, reason })
    await cancelEvent(later(ruth), { eventId: two.eventId, reason })
    expect([await isFound(one.slug), await isFound(two.slug)]).toEqual([false, false])
  })

  it('cannot be followed, in words that say why', async () => {
    await expect(feedEvents(anyoneCtx(now), { places: '1' })).rejects.toThrow(/vanish from it when it is full/)
  })

  it('make pages stale when the last place goes, and not with each place before', async () => {
    const { eventId } = await open({ capacity: 2 })
    const generation = async () =>
      (await owner()`select generation as number from content_generations where kind = 'calendar'`)[0]?.number
    const before = await generation()
    await register(nina, { eventId })
    expect(await generation()).toBe(before)
  })
})
