import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingCtx, closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { plusDays } from '@/lib/platform/time'
import { draftEvent, submitEvent } from './commands'
import type { EventFields } from './fields'
import { findEvents } from './find'
import { anEvent, aSession } from './inputs.fixture'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-22T16:00:00Z')
let organizer: Ctx
let reader: Ctx

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  organizer = actingCtx(await makePerson(), [{ role: 'trusted-organizer', agencyId: null, unitId: null }], now)
  reader = actingCtx(await makePerson(), [], now)
})

async function posted(over: Partial<EventFields>): Promise<string> {
  const { eventId } = await draftEvent(organizer, anEvent(over))
  await submitEvent(organizer, { eventId })
  return eventId
}
const on = (day: string) => [aSession({ startsLocal: `${day}T09:00`, endsLocal: `${day}T13:00` })]
const titles = async (search: string) => (await findEvents(reader, { search })).items.map(({ title }) => title)

describe('finding an event to name it in a rule', () => {
  it('finds past ones and those to come by words of title, place and giver, the nearest first', async () => {
    const past = await posted({ title: 'Quarry drill of fall', sessions: on('2027-03-02') })
    await owner()`update event_sessions set starts_at = ${plusDays(now, -40)}, ends_at = ${plusDays(now, -39)} where event_id = ${past}`
    const longAgo = await posted({ title: 'Quarry drill of long ago', sessions: on('2027-03-02') })
    await owner()`update event_sessions set starts_at = ${plusDays(now, -900)}, ends_at = ${plusDays(now, -899)} where event_id = ${longAgo}`
    await posted({ title: 'Quarry drill of spring', sessions: on('2027-06-02') })
    await posted({ title: 'Elsewhere', sponsor: 'Quarry Institute', sessions: on('2027-08-02') })
    expect(await titles('quarry')).toEqual([
      ...['Quarry drill of fall', 'Quarry drill of spring', 'Elsewhere', 'Quarry drill of long ago'],
    ])
    expect(await titles('  ')).toEqual([])
    expect(await findEvents(reader, { search: 'quarry', limit: 1 })).toMatchObject({
      total: 4,
      items: [{ eventId: past }],
    })
    expect(await titles('quarri dril of springg')).toContain('Quarry drill of spring')
  })

  it('says what a date is a date of, and only where that is on the calendar as well', async () => {
    const first = await posted({ title: 'Lantern walk', sessions: on('2027-01-05') })
    const second = await posted({ title: 'Lantern walk', sessions: on('2027-01-12') })
    await owner()`update events set series_id = ${first} where id in ${owner()([first, second])}`
    const found = async () => (await findEvents(reader, { search: 'lantern' })).items
    expect(await found()).toMatchObject([
      { eventId: first, seriesId: first },
      { eventId: second, seriesId: first },
    ])
    await owner()`update events set status = 'withdrawn', published_at = null where id = ${first}`
    expect(await found()).toMatchObject([{ eventId: second, seriesId: null }])
  })

  it('shows neither drafts nor hidden places, and nothing to whoever is signed out', async () => {
    await draftEvent(organizer, anEvent({ title: 'Unposted kiln' }))
    expect(await titles('kiln')).toEqual([])
    const secret = { venueName: 'Silent House', address: '9 Unseen Lane' }
    await posted({ title: 'Circle of ferns', kind: 'support-group', hidePlace: true, sessions: [aSession(secret)] })
    const found = JSON.stringify(await findEvents(reader, { search: 'ferns' }))
    expect(found).toContain('Circle of ferns')
    for (const word of Object.values(secret)) expect(found).not.toContain(word)
    expect(await titles('silent house')).toEqual([])
    await expect(findEvents(anyoneCtx(now), { search: 'ferns' })).rejects.toMatchObject({ kind: 'signed-out' })
    expect(await titles(`\u0000\u202e${'ferns '.repeat(2000)}`)).toEqual(['Circle of ferns'])
  })
})
