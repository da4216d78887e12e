import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingCtx, closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { lettersTo, tellAll } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { employ, makePlace, signIn } from '@/e2e/support/world'
import { removeServed } from '@/lib/audit/sweep'
import { loadReference } from '@/lib/catalog/commands'
import { cancelEvent, changeEvent, draftEvent, submitEvent } from '@/lib/events/commands'
import type { EventFields } from '@/lib/events/fields'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { postponeEvent, rescheduleEvent } from '@/lib/events/life'
import { getMyEvent } from '@/lib/events/queries'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { passOffer, register, takeOffer, withdrawRegistration } from './commands'
import { remindOfDates } from './jobs'
import { listRegistrations } from './list'
import { changeTold, standingTold } from './mails'
import { offerNext } from './places'
import { listMyRegistrations } from './queries'
import { registrationRetention } from './retention'
import { admitRegistration, approveRegistration, changeRegistration, declineRegistration } from './staff-commands'

testDatabase()
afterAll(closeOwner)

/** Noon where the event takes place. */
const now = new Date('2026-11-22T20:00:00Z')
const reason = 'They came a long way and were told that they may.'
let ruth: Ctx

const at = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: plusMinutes(now, minutes) })
async function someone(): Promise<Ctx & { personId: string }> {
  const personId = await makePerson()
  await makeLogin(personId)
  await owner()`update people set time_zone = 'America/Los_Angeles' where id = ${personId}`
  return { ...actingCtx(personId, [], now), personId }
}
const several = (n: number) => Promise.all(Array.from({ length: n }, someone))

const plain = { unit: 'event', madeFrom: null }
async function open(settings: object = {}, over: Partial<EventFields> = {}): Promise<string> {
  const { eventId } = await draftEvent(ruth, anEvent(over))
  await submitEvent(ruth, { eventId })
  await changeRegistration(ruth, { ...plain, eventId, ...settings })
  return eventId
}
const statesIn = async (eventId: string) =>
  (
    await owner()<{ person: string; state: string }[]>`select person_id as person, state from registrations
    where event_id = ${eventId} order by created_at, id`
  ).map(({ state }) => state)
const come = async (ctx: Ctx, eventId: string, more: object = {}) => {
  const { items } = await register(ctx, { eventId, ...more })
  const [first] = items
  if (!first) throw new Error('Nothing was registered.')
  return first
}
const kindsTo = async (personId: string) =>
  (await owner()`select kind from notices where person_id = ${personId} order by id`).map(({ kind }) => kind)
const settle = (eventId: string, minutes: number) =>
  offerNext.run(systemCtx('test', plusMinutes(now, minutes)), { eventId })

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  const personId = await makePerson('Ruth')
  ruth = actingCtx(personId, [{ role: 'trusted-organizer', agencyId: null, unitId: null }], now)
})

describe('registering', () => {
  it('keeps a place, once however often it is sent, and puts who comes later on the waiting list', async () => {
    const eventId = await open({ capacity: 1 })
    const [ann, ben] = await several(2)
    const first = await come(ann as Ctx, eventId)
    expect(first.state).toBe('registered')
    expect(first.checkInCode).toMatch(/^.{4}-.{4}$/)
    expect(await come(ann as Ctx, eventId)).toEqual(first)
    expect((await come(ben as Ctx, eventId)).state).toBe('waitlisted')
  })

  it('is refused before it opens, after it closed, while it is paused and once it has begun', async () => {
    const [ann] = await several(1)
    const refused = async (settings: object, who = ann as Ctx) => {
      const eventId = await open(settings)
      return expect(register(who, { eventId })).rejects.toMatchObject({ kind: 'not-now' })
    }
    await refused({ opensOn: '2026-11-23' })
    await refused({ closesOn: '2026-11-21' })
    await refused({ isPaused: true })
    await refused({}, { ...(ann as Ctx), now: new Date('2026-12-10T18:00:00Z') })
    const lastDay = await open({ closesOn: '2026-11-22' })
    const lateThatDay = { ...(ann as Ctx), now: new Date('2026-11-23T07:30:00Z') }
    expect((await come(lateThatDay, lastDay)).state).toBe('registered')
  })

  it('is not there for an event that nobody can see, or that takes none', async () => {
    const [ann] = await several(1)
    const { eventId } = await draftEvent(ruth, anEvent())
    await expect(register(ann as Ctx, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    await changeRegistration(ruth, { ...plain, eventId })
    await expect(register(ann as Ctx, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(register(ann as Ctx, { eventId: newId() })).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('asks what has to be answered, and whom it is for, and keeps nothing else', async () => {
    const question = { id: 'meal', kind: 'choice', label: 'Which meal?', options: ['Bread', 'Rice'], required: true }
    const eventId = await open({ questions: [question], audienceLimit: ['law-enforcement'] })
    const [ann] = await several(1)
    const asked = (answers: object, audienceWord = 'Marlow Bay Police') =>
      register(ann as Ctx, { eventId, answers, audienceWord })
    await expect(asked({})).rejects.toMatchObject({ fields: [{ field: 'answers.meal' }] })
    await expect(asked({ meal: ['Fish'] })).rejects.toMatchObject({ fields: [{ field: 'answers.meal' }] })
    for (const nothing of ['', '   ', '\u200b'])
      await expect(asked({ meal: [nothing] })).rejects.toMatchObject({ fields: [{ field: 'answers.meal' }] })
    await expect(asked({ meal: ['Rice'] }, '')).rejects.toMatchObject({ fields: [{ field: 'audienceWord' }] })
    await asked({ meal: ['Rice'], other: ['x'] })
    const [row] = await owner()`select answers from registrations where event_id = ${eventId}`
    expect(row?.answers).toEqual({ meal: ['Rice'] })
  })

  it('for sessions has places of their own', async () => {
    const eventId = await open(
      { unit: 'session' },
      { sessions: [aSession(), aSession({ startsLocal: '2026-12-11T09:00', endsLocal: '2026-12-11T10:00' })] },
    )
    const { fields } = await getMyEvent(ruth, { eventId })
    const [one, two] = fields.sessions.map(({ id }) => id as string)
    await changeRegistration(ruth, {
      ...plain,
      madeFrom: 1,
      eventId,
      unit: 'session',
      sessionPlaces: [{ sessionId: one, capacity: 1 }],
    })
    const [ann, ben] = await several(2)
    await expect(register(ann as Ctx, { eventId })).rejects.toMatchObject({ kind: 'invalid' })
    await come(ann as Ctx, eventId, { sessionIds: [one] })
    const { items } = await register(ben as Ctx, { eventId, sessionIds: [one, two] })
    expect(items.map(({ state }) => state)).toEqual(['waitlisted', 'registered'])
    const kept = fields.sessions.filter(({ id }) => id === one)
    const { version } = await getMyEvent(ruth, { eventId })
    await changeEvent(ruth, { ...fields, sessions: kept, eventId, madeFrom: version })
    expect(await statesIn(eventId)).toEqual(['registered', 'waitlisted', 'withdrawn'])
  })
})

describe('a place that comes free', () => {
  async function full() {
    const eventId = await open({ capacity: 1 })
    const [ann, ben, cleo] = (await several(3)) as unknown as [Ctx, Ctx & { personId: string }, Ctx]
    const held = await come(ann, eventId)
    const second = await come(at(ben, 1), eventId)
    const third = await come(at(cleo, 2), eventId)
    await withdrawRegistration(at(ann, 10), held)
    return { eventId, ben, cleo, second, third }
  }

  it('is offered to the first in line, and to nobody else while it is kept; a newcomer waits', async () => {
    const { eventId, ben, second } = await full()
    expect(await statesIn(eventId)).toEqual(['withdrawn', 'offered', 'waitlisted'])
    const [dan] = await several(1)
    expect((await come(at(dan as Ctx, 20), eventId)).state).toBe('waitlisted')
    expect((await takeOffer(at(ben, 30), second)).state).toBe('registered')
    expect((await takeOffer(at(ben, 31), second)).state).toBe('registered')
    await tellAll('registration.offer', plusMinutes(now, 11))
    expect(await lettersTo(`${ben.personId}@agency.example`)).toEqual([])
  })

  it('goes to the next when it is passed, or when a day went by without an answer', async () => {
    const { eventId, ben, cleo, second, third } = await full()
    await settle(eventId, 10 + 24 * 60)
    expect(await statesIn(eventId)).toEqual(['withdrawn', 'expired', 'offered'])
    await expect(takeOffer(at(ben, 10 + 24 * 60), second)).rejects.toMatchObject({ kind: 'not-now' })
    await passOffer(at(cleo, 11 + 24 * 60), third)
    expect(await statesIn(eventId)).toEqual(['withdrawn', 'expired', 'withdrawn'])
  })

  it('is offered by night only from seven in the morning on, and to the first in line all the same', async () => {
    const eventId = await open({ capacity: 1 })
    const [ann, ben] = (await several(2)) as unknown as [Ctx, Ctx]
    const held = await come(ann, eventId)
    await come(at(ben, 1), eventId)
    const tenAtNight = 10 * 60
    await withdrawRegistration(at(ann, tenAtNight), held)
    expect(await statesIn(eventId)).toEqual(['withdrawn', 'waitlisted'])
    const [dan] = await several(1)
    expect((await come(at(dan as Ctx, tenAtNight + 5), eventId)).state).toBe('waitlisted')
    await settle(eventId, 19 * 60)
    expect(await statesIn(eventId)).toEqual(['withdrawn', 'offered', 'waitlisted'])
  })

  it('is neither taken nor given back by a neighbor', async () => {
    const { second } = await full()
    const [eve] = await several(1)
    for (const verb of [takeOffer, passOffer, withdrawRegistration, approveRegistration])
      await expect(verb(eve as Ctx, second)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('whoever runs the event', () => {
  it('approves and declines, and nobody decides about themselves', async () => {
    const eventId = await open({ capacity: 1, needsApproval: true })
    const [ann, ben, cleo] = (await several(3)) as unknown as [Ctx, Ctx, Ctx]
    const [one, two, three] = [
      await come(ann, eventId),
      await come(at(ben, 1), eventId),
      await come(at(cleo, 2), eventId),
    ]
    expect(one.state).toBe('awaiting-approval')
    expect((await approveRegistration(ruth, one)).state).toBe('registered')
    expect((await approveRegistration(ruth, two)).state).toBe('waitlisted')
    expect((await declineRegistration(ruth, { ...three, reason })).state).toBe('declined')
    await expect(approveRegistration(ann, one)).rejects.toMatchObject({ kind: 'forbidden' })
    const own = await come(ruth, eventId)
    await expect(approveRegistration(ruth, own)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(admitRegistration(ruth, { ...two, reason })).rejects.toMatchObject({ kind: 'not-now' })
  })

  it('is asked whom it concerns when fewer places are left than are held', async () => {
    const eventId = await open({ capacity: 3 })
    const people = await several(4)
    for (const [i, each] of people.entries()) await come(at(each, i), eventId)
    const fewer = { ...plain, eventId, madeFrom: 1, capacity: 1 }
    await expect(changeRegistration(ruth, fewer)).rejects.toMatchObject({
      kind: 'conflict',
      facts: { over: 2, taken: 3 },
    })
    await changeRegistration(ruth, { ...fewer, whenOver: 'waitlist' })
    expect(await statesIn(eventId)).toEqual(['registered', 'waitlisted', 'waitlisted', 'waitlisted'])
    await changeRegistration(ruth, { ...fewer, madeFrom: 2, capacity: 2 })
    expect(await statesIn(eventId)).toEqual(['registered', 'offered', 'waitlisted', 'waitlisted'])
    await changeRegistration(ruth, { ...fewer, madeFrom: 3, whenOver: 'keep' })
    const [row] = await owner()`select capacity from event_registration_settings where event_id = ${eventId}`
    expect(row?.capacity).toBe(2)
  })

  it('takes somebody off the list with a reason that they read, and not without', async () => {
    const eventId = await open({ capacity: 1 })
    const [ann] = (await several(1)) as unknown as [Ctx & { personId: string }]
    const { registrationId } = await come(ann, eventId)
    await expect(withdrawRegistration(ruth, { registrationId })).rejects.toMatchObject({
      ...{ kind: 'invalid', fields: [{ field: 'reason' }] },
    })
    expect((await withdrawRegistration(ruth, { registrationId, reason })).state).toBe('withdrawn')
    const told = await standingTold.say(systemCtx('test', now), { registrationId, state: 'withdrawn' }, null)
    expect(JSON.stringify(told)).toContain(reason)
  })

  it('finds somebody by any part of their name or agency, and by where they stand', async () => {
    const eventId = await open({ capacity: 1 })
    const [ann, ben] = (await several(2)) as unknown as [Ctx & { personId: string }, Ctx]
    await owner()`update people set given_name = 'Ngọc Ánh', family_name = 'O’Neil' where id = ${ann.personId}`
    await come(ann, eventId)
    await come(at(ben, 1), eventId)
    const listed = async (more: object) =>
      (await listRegistrations(ruth, { eventId, ...more })).items.map(({ state }) => state)
    expect(await listed({})).toEqual(['registered', 'waitlisted'])
    expect(await listed({ q: 'oneil anh' })).toEqual(['registered'])
    expect(await listed({ q: 'oneil nobody' })).toEqual([])
    expect(await listed({ state: 'waitlisted' })).toEqual(['waitlisted'])
    const { counts, total } = await listRegistrations(ruth, { eventId, q: 'anh' })
    expect([counts, total]).toEqual([{ registered: 1, waitlisted: 1 }, 1])
    await expect(listRegistrations(ann, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('alone says how it takes registrations', async () => {
    const eventId = await open()
    const [ann] = await several(1)
    await expect(changeRegistration(ann as Ctx, { ...plain, eventId, madeFrom: 1 })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(changeRegistration(ruth, { ...plain, eventId, capacity: 5 })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })
})

describe('what is kept', () => {
  it('of somebody who comes to a group of survivors names no agency, though they serve one', async () => {
    const place = await makePlace('Marlow Bay Police Department', 'marlowbaypd')
    await employ(place.agencyId, 'Amara', 'amara@marlowbaypd.example', place.unitId)
    const amara = { ...(await signIn('amara@marlowbaypd.example', 'Amara')).ctx, now }
    const agencyOf = async ({ registrationId }: { registrationId: string }) =>
      (await owner()`select agency_id from registrations where id = ${registrationId}`)[0]?.agency_id
    expect(await agencyOf(await come(amara, await open()))).toBe(place.agencyId)
    const group = await open({}, { kind: 'support-group', title: 'Thursday circle of survivors' })
    expect(await agencyOf(await come(amara, group, { agencyId: place.agencyId }))).toBeNull()
    const trail =
      await owner()`select agency_id from audit_events where event = 'registration.made' and detail->>'eventId' = ${group}`
    expect(trail.map(({ agency_id }) => agency_id)).toEqual([null])
  })

  it('of what they answered goes thirty days after the event, that they came stays', async () => {
    const question = { id: 'access', kind: 'text', about: 'access', label: 'What do you need?', required: true }
    const eventId = await open({ questions: [question] })
    const [ann] = (await several(1)) as unknown as [Ctx]
    await come(ann, eventId, { answers: { access: ['A ramp'] } })
    const night = (day: string) => removeServed(systemCtx('test', new Date(`${day}T09:00:00Z`)), registrationRetention)
    const kept = async () => (await owner()`select state, answers from registrations where event_id = ${eventId}`)[0]
    await night('2027-01-05')
    expect(await kept()).toEqual({ state: 'registered', answers: { access: ['A ramp'] } })
    await night('2027-02-20')
    expect(await kept()).toEqual({ state: 'registered', answers: {} })
  })
})

describe('what becomes of the event', () => {
  it('ends registrations with it and says why; a change is told once', async () => {
    const eventId = await open()
    const [ann] = (await several(1)) as unknown as [Ctx & { personId: string }]
    await come(ann, eventId)
    const { version, fields } = await getMyEvent(ruth, { eventId })
    await changeEvent(ruth, {
      ...fields,
      title: 'Two desks, one case, moved to another hall',
      eventId,
      madeFrom: version,
    })
    const kinds = async () =>
      (await owner()`select kind from notices where person_id = ${ann.personId} order by id`).map(({ kind }) => kind)
    expect(await kinds()).toEqual(['registration.standing', 'registration.changed'])
    await cancelEvent(ruth, { eventId, reason: 'The hall was flooded last night.' })
    const [row] = await owner()`select state, ending, reason from registrations where event_id = ${eventId}`
    expect(row).toEqual({ state: 'withdrawn', ending: 'event-cancelled', reason: 'The hall was flooded last night.' })
    expect((await kinds()).at(-1)).toBe('registration.standing')
  })

  it('is said again a week and a day before, once each, to those who come', async () => {
    const eventId = await open({ capacity: 1 })
    const [ann, ben] = (await several(2)) as unknown as [Ctx & { personId: string }, Ctx & { personId: string }]
    await come(ann, eventId)
    await come(at(ben, 1), eventId)
    for (const day of ['2026-12-04', '2026-12-05', '2026-12-09', '2026-12-09'])
      await remindOfDates(systemCtx('test', new Date(`${day}T15:10:00Z`)))
    const [row] =
      await owner()`select count(*)::int as n from notices where kind = 'registration.reminder' and person_id = ${ann.personId}`
    expect(row?.n).toBe(2)
    const [none] =
      await owner()`select count(*)::int as n from notices where kind = 'registration.reminder' and person_id = ${ben.personId}`
    expect(none?.n).toBe(0)
  })

  it('is not said of a week to whoever registered this very day', async () => {
    const eventId = await open()
    const [ann] = (await several(1)) as unknown as [Ctx & { personId: string }]
    await come({ ...ann, now: new Date('2026-12-04T14:00:00Z') }, eventId)
    await remindOfDates(systemCtx('test', new Date('2026-12-04T15:10:00Z')))
    expect(await kindsTo(ann.personId)).toEqual(['registration.standing'])
    await remindOfDates(systemCtx('test', new Date('2026-12-05T15:10:00Z')))
    expect(await kindsTo(ann.personId)).toEqual(['registration.standing', 'registration.reminder'])
  })

  it('is told when it is postponed, keeps the place, and is said again before the new day', async () => {
    const eventId = await open()
    const [ann] = (await several(1)) as unknown as [Ctx & { personId: string }]
    const { registrationId } = await come(ann, eventId)
    await remindOfDates(systemCtx('test', new Date('2026-12-09T15:10:00Z')))
    const late = { ...ruth, now: new Date('2026-12-09T18:00:00Z') }
    const { version } = await getMyEvent(late, { eventId })
    await postponeEvent(late, { eventId, madeFrom: version, reason: 'The speaker is ill; a new day follows.' })
    expect((await kindsTo(ann.personId)).at(-1)).toBe('registration.changed')
    const told = await changeTold.say(systemCtx('test', late.now), { registrationId, sequence: 1 }, null)
    expect(JSON.stringify(told)).toContain('postponed')
    expect((await listMyRegistrations(ann)).items).toMatchObject([{ state: 'registered', isPostponed: true }])
    const { version: then, fields } = await getMyEvent(late, { eventId })
    const [session] = fields.sessions
    await rescheduleEvent(late, {
      ...{ eventId, madeFrom: then, reason: 'The speaker is well again.' },
      sessions: [{ id: session?.id, startsLocal: '2027-01-14T09:00', endsLocal: '2027-01-14T13:00' }],
    })
    await remindOfDates(systemCtx('test', new Date('2027-01-13T15:10:00Z')))
    expect((await kindsTo(ann.personId)).filter((kind) => kind === 'registration.reminder')).toHaveLength(2)
  })
})

describe('places', () => {
  it('are never given twice and keep the order of the line, at any interleaving', async () => {
    const people = await several(8)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ who: fc.nat(7), does: fc.constantFrom('come', 'leave', 'take', 'pass') }), {
          minLength: 8,
          maxLength: 24,
        }),
        async (capacity, steps) => {
          const eventId = await open({ capacity })
          await Promise.all(
            steps.map(async ({ who, does }, i) => {
              const ctx = at(people[who] as Ctx, i)
              if (does === 'come') return register(ctx, { eventId })
              const [row] = await owner()<{ id: string }[]>`select id from registrations where event_id = ${eventId}
                and person_id = ${people[who]?.personId ?? ''} and ended_at is null`
              if (!row) return
              const verb = { leave: withdrawRegistration, take: takeOffer, pass: passOffer }[does as 'leave']
              await verb(ctx, { registrationId: row.id }).catch((error: { kind?: string }) => {
                if (error.kind !== 'not-now') throw error
              })
            }),
          )
          await settle(eventId, 60)
          const rows = await owner()<{ state: string; at: Date; id: string }[]>`select state, queued_at as at, id
            from registrations where event_id = ${eventId} and ended_at is null order by queued_at, id`
          const holding = rows.filter(({ state }) => state === 'registered' || state === 'offered')
          expect(holding.length).toBeLessThanOrEqual(capacity)
          const waiting = rows.filter(({ state }) => state === 'waitlisted')
          if (waiting.length > 0) expect(holding.length).toBe(capacity)
          const offered = rows.filter(({ state }) => state === 'offered')
          for (const each of offered)
            for (const other of waiting) expect(rows.indexOf(each)).toBeLessThan(rows.indexOf(other))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('go by who has the turn: whoever asked a moment before and had to wait stands behind', async () => {
    const eventId = await open({ capacity: 1 })
    const [ann, ben, cleo] = await several(3)
    await come(at(ann as Ctx, 2), eventId)
    await come(at(ben as Ctx, 1), eventId)
    await come(at(cleo as Ctx, 1), eventId)
    const held = await owner()<
      { person: string }[]
    >`select person_id as person from registrations where event_id = ${eventId}
      order by queued_at`
    expect(held.map(({ person }) => person)).toEqual([ann, ben, cleo].map((each) => each?.personId))
  })

  it('of an event with 20 go to 20 of 60 who come at once', async () => {
    const eventId = await open({ capacity: 20 })
    const people = await several(60)
    await Promise.all(people.map((each) => register(each, { eventId })))
    const states = await statesIn(eventId)
    expect(states.filter((state) => state === 'registered')).toHaveLength(20)
    expect(states.filter((state) => state === 'waitlisted')).toHaveLength(40)
  })
})
