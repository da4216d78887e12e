import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actingCtx, closeOwner, makeAgency, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { getEvent } from '@/lib/events/calendar'
import { cancelEvent, changeEvent, draftEvent, submitEvent } from '@/lib/events/commands'
import { feedEvent } from '@/lib/events/feed'
import type { EventFields } from '@/lib/events/fields'
import { anEvent } from '@/lib/events/inputs.fixture'
import { moveEvent, rescheduleEvent } from '@/lib/events/life'
import { getMyEvent } from '@/lib/events/queries'
import { listSubmissions } from '@/lib/events/queue'
import { previewSeries } from '@/lib/events/series'
import { anyoneCtx, type Ctx, type RoleName, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { register } from './commands'
import { countConcerned } from './concerned'
import { makeSeries } from './series'
import { changeRegistration } from './staff-commands'

testDatabase()
afterAll(closeOwner)

/** Noon where the events take place; each step a minute after the one before, so that each makes a version of its own. */
const now = new Date('2026-11-22T20:00:00Z')
const anyone = anyoneCtx(now)
const reason = 'The hall was flooded last night.'
let minutes = 0
const later = (ctx: Ctx): Ctx => ({ ...ctx, now: plusMinutes(now, ++minutes) })
let ruth: Ctx
let nina: Ctx

async function someone(...roles: RoleName[]): Promise<Ctx> {
  const personId = await makePerson()
  await makeLogin(personId)
  const held = roles.map((role) => ({ role, agencyId: null, unitId: null }))
  return actingCtx(personId, held, now)
}
async function posted(ctx: Ctx = ruth, over: Partial<EventFields> = {}) {
  const { eventId } = await draftEvent(ctx, anEvent(over))
  await submitEvent(later(ctx), { eventId })
  return eventId
}
const seen = async (eventId: string, ctx = ruth) => {
  const { version, fields, series } = await getMyEvent(ctx, { eventId })
  return { given: { eventId, madeFrom: version }, fields, series }
}
const RULE = { every: 'week', times: 6 }
async function repeated(eventId: string, more: object = {}, ctx = ruth) {
  const { given } = await seen(eventId, ctx)
  return makeSeries(later(ctx), { ...given, ...RULE, ...more })
}
/** The dates of a series in order, as its organizer lists them. */
const datesOf = async (eventId: string, ctx = ruth) => (await seen(eventId, ctx)).series
const daysOf = async (eventId: string) => (await datesOf(eventId)).map(({ startsLocal }) => startsLocal.slice(0, 10))

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  nina = await someone()
})
/** Nobody makes as many series in an hour as these do. */
beforeEach(async () => {
  ruth = await someone('trusted-organizer')
})

describe('an event that is made a series', () => {
  it('is shown in advance with each date, and makes all but those that are left out, at the same hour', async () => {
    const eventId = await posted(ruth, { title: 'Weekly at one table' })
    const { dates } = await previewSeries(ruth, { eventId, ...RULE })
    expect(dates).toHaveLength(6)
    expect(dates[0]).toMatchObject({ on: '2026-12-10', isThere: true, problem: null })
    expect(await repeated(eventId, { except: ['2026-12-24'] })).toMatchObject({ made: 4, status: 'published' })
    expect(await daysOf(eventId)).toEqual(['2026-12-10', '2026-12-17', '2026-12-31', '2027-01-07', '2027-01-14'])
    for (const { startsLocal, endsLocal } of await datesOf(eventId))
      expect([startsLocal.slice(11), endsLocal.slice(11)]).toEqual(['09:00', '13:00'])
  })

  it('has a page for each date, which names the others that are to come', async () => {
    const eventId = await posted(ruth, { title: 'A page for each' })
    await repeated(eventId, { times: 3 })
    const slugs = (await datesOf(eventId)).map(({ slug }) => slug ?? '')
    expect(new Set(slugs).size).toBe(3)
    const { alsoOn } = await getEvent(anyone, { slug: slugs[1] ?? '' })
    expect(alsoOn.map(({ slug }) => slug)).toEqual([slugs[0], slugs[2]])
    await cancelEvent(later(ruth), { eventId, reason })
    expect((await getEvent(anyone, { slug: slugs[1] ?? '' })).alsoOn.map(({ slug }) => slug)).toEqual([slugs[2]])
  })

  it('keeps the hour on the clock where clocks change between its dates', async () => {
    const eventId = await posted(ruth, { title: 'Through the night of March' })
    await repeated(eventId, { every: 'month', times: 5 })
    const slugs = (await datesOf(eventId)).map(({ slug }) => slug ?? '')
    const starts = await Promise.all(slugs.map(async (slug) => (await getEvent(anyone, { slug })).sessions[0]))
    expect(starts.map((each) => each?.startsLocal.slice(11))).toEqual(Array(5).fill('09:00'))
    expect(new Set(starts.map((each) => each?.startsAt.slice(11, 16)))).toEqual(new Set(['17:00', '16:00']))
  })

  it('takes registrations on each date as it does itself, from and until days as far away', async () => {
    const eventId = await posted(ruth, { title: 'Twelve chairs' })
    const settings = { eventId, madeFrom: null, unit: 'event', capacity: 12, closesOn: '2026-12-08' }
    await changeRegistration(later(ruth), settings)
    await repeated(eventId, { times: 2 })
    const [, second] = await datesOf(eventId)
    const [row] = await owner()`select capacity, closes_on::text, paused_at from event_registration_settings
      where event_id = ${second?.eventId ?? ''}`
    expect(row).toEqual({ capacity: 12, closes_on: '2026-12-15', paused_at: null })
    await register(nina, { eventId: second?.eventId })
    const counts =
      await owner()`select event_id from registrations where event_id in ${owner()([eventId, second?.eventId ?? ''])}`
    expect(counts).toHaveLength(1)
  })

  it('sent twice, also at once, makes each date once; asked again it adds only what is missing', async () => {
    const eventId = await posted(ruth, { title: 'Pressed twice' })
    const { given } = await seen(eventId)
    const sent = { ...given, ...RULE, times: 3, key: newId() }
    const [one, two] = await Promise.all([makeSeries(ruth, sent), makeSeries(ruth, sent)])
    expect(one).toEqual(two)
    expect(await daysOf(eventId)).toHaveLength(3)
    expect(await repeated(eventId, { times: 4 })).toMatchObject({ made: 1 })
    await expect(repeated(eventId, { times: 4 })).rejects.toMatchObject({ kind: 'invalid' })
    expect(await daysOf(eventId)).toHaveLength(4)
  })

  it('makes each date once where two of its dates are repeated at once', async () => {
    const eventId = await posted(ruth, { title: 'Repeated from two of its dates' })
    await repeated(eventId, { times: 2 })
    const [first, second] = await Promise.all((await datesOf(eventId)).map((date) => seen(date.eventId)))
    const ways = [
      makeSeries(later(ruth), { ...first?.given, ...RULE, times: 4 }),
      makeSeries(later(ruth), { ...second?.given, ...RULE, times: 3 }),
    ]
    // The slower one finds nothing that is missing, and says so.
    expect((await Promise.allSettled(ways)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await daysOf(eventId)).toEqual(['2026-12-10', '2026-12-17', '2026-12-24', '2026-12-31'])
  })

  it('is not made in the name of an agency that whoever posted it has left', async () => {
    const agencyId = await makeAgency()
    const roles = [{ role: 'organizer' as const, agencyId, unitId: null }]
    const serving = actingCtx(await makePerson(), roles, now)
    const eventId = await posted(serving, { title: 'Before they left' })
    expect(await repeated(eventId, { times: 2 }, serving)).toMatchObject({ made: 1 })
    const personId = serving.actor.kind === 'person' ? serving.actor.personId : ''
    const left = actingCtx(personId, [], now)
    expect(await repeated(eventId, { times: 3 }, left)).toMatchObject({ made: 1 })
    const of = await owner()`select agency_id from events where series_id = ${eventId} order by created_at, id`
    expect(of.map((row) => row.agency_id)).toEqual([agencyId, agencyId, null])
  })

  it('makes all dates or none', async () => {
    const eventId = await posted(ruth, {
      title: 'A night that is not there',
      creditHours: null,
      sessions: anEvent().sessions.map((each) => ({
        ...each,
        startsLocal: '2027-02-21T02:30',
        endsLocal: '2027-02-21T03:30',
      })),
    })
    const { dates } = await previewSeries(ruth, { eventId, ...RULE, times: 4 })
    expect(dates.flatMap(({ on, problem }) => (problem ? [on] : []))).toEqual(['2027-03-14'])
    await expect(repeated(eventId, { times: 4 })).rejects.toMatchObject({ fields: [{ field: 'except' }] })
    expect(await datesOf(eventId)).toEqual([])
    expect(await repeated(eventId, { times: 4, except: ['2027-03-14'] })).toMatchObject({ made: 2 })
  })

  it('waits for moderators as one group where the organizer is not trusted', async () => {
    const eventId = await posted(nina, { title: 'Not trusted yet' })
    expect(await repeated(eventId, { times: 3 }, nina)).toMatchObject({ made: 2, status: 'submitted' })
    const { groups } = await listSubmissions(await someone('moderator'))
    const titles = groups.map(({ submissions }) => submissions.map(({ fields }) => fields.title))
    expect(titles).toContainEqual(Array(3).fill('Not trusted yet'))
  })

  it('is made by whoever posted it alone, from what they saw, and not from a draft or a canceled one', async () => {
    const eventId = await posted(ruth, { title: 'Somebody else’s' })
    const { given } = await seen(eventId)
    await expect(makeSeries(nina, { ...given, ...RULE })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(previewSeries(nina, { eventId, ...RULE })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(makeSeries(ruth, { ...given, ...RULE, madeFrom: 'older' })).rejects.toMatchObject({ kind: 'conflict' })
    await cancelEvent(later(ruth), { eventId, reason })
    await expect(repeated(eventId)).rejects.toMatchObject({ kind: 'not-now' })
    const draft = await draftEvent(ruth, anEvent())
    await expect(repeated(draft.eventId)).rejects.toMatchObject({ kind: 'not-now' })
  })
})

describe('a step about one date of a series', () => {
  const series = async (title: string) => {
    const eventId = await posted(ruth, { title })
    await repeated(eventId, { times: 4 })
    return (await datesOf(eventId)).map((date) => date.eventId) as [string, string, string, string]
  }
  const states = async (ids: string[]) =>
    (await datesOf(ids[0] ?? '')).map(({ status, startsLocal }) => `${startsLocal.slice(5)} ${status}`)

  it('leaves the others alone', async () => {
    const ids = await series('One moved')
    const { given, fields } = await seen(ids[1])
    const sessions = fields.sessions.map(({ id }) => ({
      id,
      startsLocal: '2026-12-18T10:00',
      endsLocal: '2026-12-18T14:00',
    }))
    await rescheduleEvent(later(ruth), { ...given, reason, sessions })
    await cancelEvent(later(ruth), { eventId: ids[3], reason })
    expect(await states(ids)).toEqual([
      ...['12-10T09:00 published', '12-18T10:00 published', '12-24T09:00 published', '12-31T09:00 cancelled'],
    ])
  })

  it('moves the later ones by as much, with the number that programs go by; the earlier ones stay', async () => {
    const ids = await series('All later ones')
    const { given, fields } = await seen(ids[1])
    const sessions = fields.sessions.map(({ id }) => ({
      id,
      startsLocal: '2026-12-18T10:00',
      endsLocal: '2026-12-18T14:00',
    }))
    await rescheduleEvent(later(ruth), { ...given, reason, sessions, alsoLater: true })
    expect(await states(ids)).toEqual([
      ...['12-10T09:00 published', '12-18T10:00 published', '12-25T10:00 published', '01-01T10:00 published'],
    ])
    const sequences = (await datesOf(ids[0])).map(
      async ({ slug }) => (await feedEvent(anyone, { slug: slug ?? '' })).event.sequence,
    )
    expect(await Promise.all(sequences)).toEqual([0, 1, 1, 1])
  })

  it('moves the later ones to another place, each on its own day', async () => {
    const ids = await series('Another hall')
    const { given, fields } = await seen(ids[2])
    const { venueName: _, ...place } = fields.sessions[0] ?? {}
    const to = { venueName: 'Mesa Center', city: 'Dry Wells', state: 'AZ', postalCode: '', address: '', link: '' }
    await moveEvent(later(ruth), {
      ...{ ...given, reason, format: 'in-person', zone: 'America/Phoenix', alsoLater: true },
      place: { ...place, ...to },
    })
    const halls = await Promise.all(ids.map(async (id) => (await seen(id)).fields.sessions[0]))
    expect(halls.map((each) => `${each?.venueName} ${each?.startsLocal} ${each?.zone}`)).toEqual([
      'Harbor Hall 2026-12-10T09:00 America/Los_Angeles',
      'Harbor Hall 2026-12-17T09:00 America/Los_Angeles',
      'Mesa Center 2026-12-24T09:00 America/Phoenix',
      'Mesa Center 2026-12-31T09:00 America/Phoenix',
    ])
  })

  it('changes texts of the later ones, and leaves what one of them has of its own', async () => {
    const ids = await series('What it costs')
    const own = await seen(ids[3])
    await changeEvent(later(ruth), { ...own.given, ...own.fields, cost: '$40' })
    const { given, fields } = await seen(ids[2])
    await changeEvent(later(ruth), { ...given, ...fields, accessibility: 'Step-free', alsoLater: true })
    const texts = await Promise.all(ids.map(async (id) => (await seen(id)).fields))
    expect(
      texts.map(({ cost, accessibility }) => `${cost} ${accessibility.slice(0, 9)}${accessibility.length}`),
    ).toEqual(
      ['Free', 'Free', 'Free', '$40'].map(
        (cost, i) => `${cost} Step-free${i < 2 ? anEvent().accessibility.length : 9}`,
      ),
    )
  })

  it('is not taken for the later ones by a moderator, who cancels each by itself', async () => {
    const eventId = await posted(ruth, { title: 'Not in one go' })
    await repeated(eventId, { times: 3 })
    const moderator = later(await someone('moderator'))
    const cancel = (more: object) => cancelEvent(moderator, { eventId, reason, ...more })
    await expect(cancel({ alsoLater: true })).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await datesOf(eventId)).map(({ status }) => status)).toEqual(['published', 'published', 'published'])
    expect(await cancel({})).toMatchObject({ status: 'cancelled' })
  })

  it('cancels it and the later ones; whoever is registered on two of them hears of each once', async () => {
    const ids = await series('Canceled from here on')
    for (const eventId of ids) await changeRegistration(later(ruth), { eventId, madeFrom: null, unit: 'event' })
    for (const eventId of ids.slice(0, 3)) await register(later(nina), { eventId })
    expect(await countConcerned(ruth, { eventId: ids[1] })).toEqual({
      ...{ registered: 1, waiting: 0, later: { registered: 1, waiting: 0 } },
    })
    await expect(countConcerned(nina, { eventId: ids[1] })).rejects.toMatchObject({ kind: 'not-found' })
    await cancelEvent(later(ruth), { eventId: ids[1], reason, alsoLater: true })
    expect((await states(ids)).map((each) => each.split(' ')[1])).toEqual([
      ...['published', 'cancelled', 'cancelled', 'cancelled'],
    ])
    const told = await owner()`select r.event_id from notices n
      join registrations r on r.id::text = n.payload->>'registrationId'
      where n.kind = 'registration.standing' and n.payload->>'state' = 'withdrawn' and r.event_id in ${owner()(ids)}`
    expect(told.map(({ event_id }) => event_id).sort()).toEqual(ids.slice(1, 3).sort())
    await expect(cancelEvent(later(nina), { eventId: ids[0], reason, alsoLater: true })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})
