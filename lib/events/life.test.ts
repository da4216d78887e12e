import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeOwner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { addPerson } from '@/lib/identity/people'
import { anyoneCtx, type Ctx, personCtx, type RoleName, systemCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { addDays, plusMinutes } from '@/lib/platform/time'
import { getEvent } from './calendar'
import { cancelEvent, changeEvent, draftEvent, submitEvent } from './commands'
import { feedEvent } from './feed'
import { eventCalendar } from './feed-files'
import type { EventFields } from './fields'
import { anEvent, aSession } from './inputs.fixture'
import { cancelSession, moveEvent, postponeEvent, rescheduleEvent } from './life'
import { getMyEvent } from './queries'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-22T16:00:00Z')
const anyone = anyoneCtx(now)
const reason = 'The hall was flooded last night.'
let ruth: Ctx
let paul: Ctx
let minutes = 0

async function someone(name: string, ...roles: RoleName[]): Promise<Ctx> {
  const { personId } = await write(systemCtx('test', now), 'person.added', (w) =>
    addPerson(w, { givenName: name, familyName: 'Example', email: `${name}-${newId()}@agency.example` }),
  )
  const held = roles.map((role) => ({ role, agencyId: null, unitId: null }))
  return personCtx({ kind: 'person', personId, roles: held, via: { kind: 'session', sessionId: newId() } }, now)
}
/** Each step a minute after the one before, so that each makes a version of its own. */
const later = (ctx: Ctx): Ctx => ({ ...ctx, now: plusMinutes(now, ++minutes) })

async function published(over: Partial<EventFields> = {}) {
  const { eventId } = await draftEvent(ruth, anEvent(over))
  const { slug } = await submitEvent(later(ruth), { eventId })
  return { eventId, slug: slug ?? '' }
}
async function seen(eventId: string) {
  const { version, fields } = await getMyEvent(ruth, { eventId })
  return { given: { eventId, madeFrom: version, reason }, sessions: fields.sessions }
}
const days = [aSession(), aSession({ startsLocal: '2026-12-11T09:00', endsLocal: '2026-12-11T13:00' })]
const fileOf = async (slug: string) =>
  eventCalendar((await feedEvent(anyone, { slug })).event, now).replace(/\r\n[ \t]/g, '')

beforeAll(async () => {
  ruth = await someone('Ruth', 'trusted-organizer')
  paul = await someone('Paul')
})

describe('a session of two that is canceled', () => {
  it('is off under its own name with the reason; the other stays, and its page says why', async () => {
    const { eventId, slug } = await published({ title: 'One day of two', sessions: days })
    const { given, sessions } = await seen(eventId)
    const sessionId = sessions[0]?.id
    expect(await cancelSession(later(ruth), { ...given, sessionId, creditHours: 4 })).toMatchObject({ sequence: 1 })
    const event = await getEvent(anyone, { slug })
    expect(event.sessions).toMatchObject([{ startsLocal: '2026-12-11T09:00' }])
    expect(event.changes).toMatchObject([
      { kind: 'session-cancelled', reason, session: { startsLocal: '2026-12-10T09:00' } },
    ])
    const file = await fileOf(slug)
    expect(file.match(/STATUS:CANCELLED/g)).toHaveLength(1)
    expect(file).toContain(`does not take place: ${reason}`)
  })

  it('leaves no more credit than the rest lasts, and asks how much', async () => {
    const { eventId } = await published({ title: 'Credit of two days', sessions: days, creditHours: 8 })
    const { given, sessions } = await seen(eventId)
    const gone = { ...given, sessionId: sessions[0]?.id }
    await expect(cancelSession(later(ruth), gone)).rejects.toMatchObject({ fields: [{ field: 'creditHours' }] })
    await expect(cancelSession(later(ruth), { ...gone, creditHours: 8 })).rejects.toThrow()
    await cancelSession(later(ruth), { ...gone, creditHours: 4 })
    const { given: again, sessions: rest } = await seen(eventId)
    const last = { ...again, sessionId: rest[0]?.id, creditHours: 4 }
    await expect(cancelSession(later(ruth), last)).rejects.toMatchObject({ kind: 'not-now' })
  })
})

describe('a postponed event', () => {
  it('stays on the calendar as postponed, takes nobody’s time, and is on again with its new day', async () => {
    const { eventId, slug } = await published({ title: 'Without a day for now' })
    await postponeEvent(later(ruth), (await seen(eventId)).given)
    expect(await getEvent(anyone, { slug })).toMatchObject({ status: 'postponed', changes: [{ reason }] })
    const file = await fileOf(slug)
    for (const line of ['STATUS:TENTATIVE', 'TRANSP:TRANSPARENT', 'SUMMARY:Postponed: ', 'SEQUENCE:1'])
      expect(file).toContain(line)
    const { given, sessions } = await seen(eventId)
    const moved = sessions.map(({ id }) => ({ id, startsLocal: '2027-01-14T09:00', endsLocal: '2027-01-14T13:00' }))
    expect(await rescheduleEvent(later(ruth), { ...given, sessions: moved })).toMatchObject({
      status: 'published',
      sequence: 2,
    })
    const event = await getEvent(anyone, { slug })
    expect(event).toMatchObject({ status: 'published', sessions: [{ startsLocal: '2027-01-14T09:00' }] })
    expect(event.changes[0]?.timesBefore).toMatchObject([{ startsLocal: '2026-12-10T09:00' }])
    expect(await fileOf(slug)).toContain('STATUS:CONFIRMED')
  })

  it('can be canceled after the day it had', async () => {
    const { eventId } = await published({ title: 'Never held' })
    await postponeEvent(later(ruth), (await seen(eventId)).given)
    const afterwards = { ...ruth, now: new Date('2027-02-01T12:00:00Z') }
    expect(await cancelEvent(afterwards, { eventId, reason })).toMatchObject({ status: 'cancelled' })
  })
})

describe('an event that is moved', () => {
  it.each([
    ['MT', 'America/Denver', '2026-12-10T16:00:00.000Z'],
    ['AZ', 'America/Phoenix', '2026-12-10T16:00:00.000Z'],
    ['GU', 'Pacific/Guam', '2026-12-09T23:00:00.000Z'],
    ['PR', 'America/Puerto_Rico', '2026-12-10T13:00:00.000Z'],
  ])('keeps the hour on the clock of the new place: %s', async (state, zone, startsAt) => {
    const { eventId, slug } = await published({ title: `Moved to ${zone}` })
    const { given } = await seen(eventId)
    const place = { venueName: 'Alder Hall', city: 'Elm Marsh', state }
    await moveEvent(later(ruth), { ...given, format: 'in-person', zone, place })
    const event = await getEvent(anyone, { slug })
    expect(event.sessions).toMatchObject([{ startsLocal: '2026-12-10T09:00', zone, startsAt, venueName: 'Alder Hall' }])
    expect(event).toMatchObject({ sequence: 1, changes: [{ kind: 'moved', reason }] })
  })

  it('is not moved to where it is', async () => {
    const { eventId } = await published({ title: 'Stays where it is' })
    const { given, sessions } = await seen(eventId)
    const [{ zone, venueName, address, city, state, postalCode } = aSession()] = sessions
    const place = { venueName, address, city, state, postalCode }
    const same = { ...given, format: 'in-person', zone, place }
    await expect(moveEvent(later(ruth), same)).rejects.toMatchObject({ kind: 'not-now' })
  })
})

it('is changed by whoever runs it alone, from what they saw, and not to a day that is over', async () => {
  const { eventId } = await published({ title: 'Whose it is' })
  const { given, sessions } = await seen(eventId)
  await expect(postponeEvent(later(paul), given)).rejects.toMatchObject({ kind: 'not-found' })
  const stale = { ...given, madeFrom: '2026-01-01T00:00:00.000Z' }
  await expect(postponeEvent(later(ruth), stale)).rejects.toMatchObject({ kind: 'conflict' })
  const past = sessions.map(({ id }) => ({ id, startsLocal: '2026-10-01T09:00', endsLocal: '2026-10-01T13:00' }))
  await expect(rescheduleEvent(later(ruth), { ...given, sessions: past })).rejects.toMatchObject({ kind: 'invalid' })
  const { eventId: draft } = await draftEvent(ruth, anEvent({ title: 'Only a draft' }))
  await expect(postponeEvent(later(ruth), (await seen(draft)).given)).rejects.toMatchObject({ kind: 'not-now' })
})

it('never goes back in SEQUENCE over any run of steps, and its feed says what its page says', async () => {
  const steps = ['reschedule', 'postpone', 'move', 'drop', 'change'] as const
  const run = async (eventId: string, step: (typeof steps)[number], at: number) => {
    const { given, sessions } = await seen(eventId)
    const day = addDays('2026-12-12', at)
    if (step === 'postpone') return postponeEvent(later(ruth), given)
    if (step === 'drop') return cancelSession(later(ruth), { ...given, sessionId: sessions.at(-1)?.id, creditHours: 1 })
    if (step === 'change')
      return changeEvent(later(ruth), {
        eventId,
        madeFrom: given.madeFrom,
        ...anEvent({ title: `Step ${at}`, sessions }),
      })
    if (step === 'move') {
      const place = { venueName: `Hall ${at}`, city: 'Marlow Bay', state: 'CA' }
      return moveEvent(later(ruth), { ...given, format: 'in-person', zone: 'America/Los_Angeles', place })
    }
    const moved = sessions.map(({ id }, i) => ({
      id,
      startsLocal: `${addDays(day, i)}T09:00`,
      endsLocal: `${addDays(day, i)}T13:00`,
    }))
    return rescheduleEvent(later(ruth), { ...given, sessions: moved })
  }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 6 }), async (order) => {
      const { eventId, slug } = await published({ title: 'Any run of steps', sessions: days })
      let sequence = 0
      for (const [at, step] of order.entries()) {
        const result = await run(eventId, step, at).catch((error) => {
          if (error instanceof DomainError) return null
          throw error
        })
        const event = await getEvent(anyone, { slug })
        expect(event.sequence).toBe(result ? result.sequence : sequence)
        expect(event.sequence).toBeGreaterThanOrEqual(result ? sequence + 1 : sequence)
        sequence = event.sequence
        const { event: fed } = await feedEvent(anyone, { slug })
        expect(fed.sequence).toBe(sequence)
        expect(fed.status === 'tentative').toBe(event.status === 'postponed')
        expect(fed.sessions.filter(({ withdrawn }) => !withdrawn).map(({ startsLocal }) => startsLocal)).toEqual(
          event.sessions.map(({ startsLocal }) => startsLocal),
        )
      }
    }),
    { numRuns: 8 },
  )
})
