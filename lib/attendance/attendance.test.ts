import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { earn } from '@/e2e/support/earned'
import { actingCtx, closeOwner, makeAgency, makeLogin, makePerson, owner, serve } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import type { EventFields } from '@/lib/events/fields'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { checkInCode } from '@/lib/platform/codes'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays, dayIn, systemNow } from '@/lib/platform/time'
import { reverseCredit } from '@/lib/requirements/commands'
import { confirmAttendance, decideAttendance } from './commands'
import { changeCounting } from './counting'
import { getDoor, markIn } from './door'
import type { MarkInput } from './inputs'
import { getAttendance } from './queries'

testDatabase()
afterAll(closeOwner)

const ZONE = 'America/Los_Angeles'
const now = systemNow()
const day = addDays(dayIn(ZONE, now), 2)
const trusted = { role: 'trusted-organizer' as const, agencyId: null, unitId: null }
let ruth: Ctx
let ruthId: string
let helper: Ctx
let stranger: Ctx
let agencies: string[]
let made = 0

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  ruthId = await makePerson('Ruth', 'Castellanos')
  ruth = actingCtx(ruthId, [trusted], now)
  stranger = actingCtx(await makePerson('Paul'), [trusted], now)
  agencies = [await makeAgency('Marlow Bay Police Department'), await makeAgency('Harbor Light')]
})

type World = { eventId: string; sessions: string[]; after: Ctx }

/** An event of two mornings, three hours each, that counts six. */
async function anEventOfTwo(over: Partial<EventFields> = {}): Promise<World> {
  const morning = (on: string) => aSession({ startsLocal: `${on}T09:00`, endsLocal: `${on}T12:00`, zone: ZONE })
  const title = `Joint training ${++made}`
  const draft = anEvent({ title, creditHours: 6, sessions: [morning(day), morning(addDays(day, 1))], ...over })
  const { eventId } = await draftEvent(ruth, draft)
  await submitEvent(ruth, { eventId })
  const rows = await owner()<
    { id: string }[]
  >`select id from event_sessions where event_id = ${eventId} order by starts_at`
  const helperId = await makePerson('Mara', 'Lindgren')
  helper = actingCtx(helperId, [], now)
  await owner()`insert into event_staff (id, event_id, person_id, role, given_by, given_at, accepted_at, until)
    values (${newId()}, ${eventId}, ${helperId}, 'helper', ${ruthId}, now(), now(), now() + interval '9 days')`
  return {
    eventId,
    sessions: rows.map(({ id }) => id),
    after: { ...ruth, now: new Date(`${addDays(day, 2)}T20:00:00Z`) },
  }
}

async function registered(eventId: string, name: string, { agency = 0, personId = '' } = {}) {
  const id = personId || (await makePerson(name, 'Example'))
  const agencyId = agencies[agency] ?? ''
  if (!personId) await serve(id, agencyId, { from: '2020-01-01' })
  const registrationId = newId()
  const code = checkInCode()
  await owner()`insert into registrations (id, event_id, person_id, agency_id, state, queued_at, answers, told_sequence, check_in_code, created_at, changed_at)
    values (${registrationId}, ${eventId}, ${id}, ${agencyId}, 'registered', now(), '{}', 0, ${code}, now(), now())`
  return { personId: id, registrationId, code }
}

/** The clock of a morning in the event's zone, as a context of whoever marks. */
const at = (ctx: Ctx, on: string, time: string): Ctx => ({ ...ctx, now: new Date(`${on}T${time}:00-08:00`) })
const mark = (sessionId: string, over: Partial<MarkInput>): MarkInput => ({
  ...{ markId: newId(), sessionId, kind: 'in', way: 'tap', secondsAgo: 0 },
  ...over,
})
const send = (ctx: Ctx, eventId: string, ...marks: MarkInput[]) =>
  markIn(ctx, { eventId, door: '', walkIns: [], marks })
const creditsOf = (personId: string) =>
  owner()<
    { credit_minutes: number; agency_id: string; source_kind: string; mode: string; earned_on: string }[]
  >`select event_id, provider, credit_minutes, agency_id, source_kind, mode, earned_on::text from credits where person_id = ${personId} order by sequence`

/** Training elsewhere whose credit an agency posted. */
const accepted = (personId: string, title: string, earnedOn: string) =>
  earn(
    personId,
    { sourceKind: 'claim', title, earnedOn, creditMinutes: 360, zone: ZONE },
    new Date(`${addDays(day, 2)}T19:00:00Z`),
  )

async function confirmed(ctx: Ctx, eventId: string) {
  const { seen } = await getAttendance(ctx, { eventId })
  return confirmAttendance(ctx, { eventId, seen })
}

describe('at the door', () => {
  test('a helper of the day finds who is expected, and marks by code, by tap and who came unannounced', async () => {
    const { eventId, sessions } = await anEventOfTwo()
    const [first = ''] = sessions
    const rosa = await registered(eventId, 'Rosa')
    const tessa = await registered(eventId, 'Tessa')
    const door = await getDoor(helper, { eventId })
    expect(door.people.map(({ name, agencyName }) => [name, agencyName])).toEqual([
      ['Rosa Example', 'Marlow Bay Police Department'],
      ['Tessa Example', 'Marlow Bay Police Department'],
    ])
    expect(door.may.seeAttendance).toBe(false)
    const walkInId = newId()
    const morning = at(helper, day, '08:55')
    const { results } = await markIn(morning, {
      eventId,
      door: 'Side door',
      walkIns: [{ walkInId, name: 'Dario Quinn', email: '', secondsAgo: 0 }],
      marks: [
        mark(first, { way: 'scan', code: rosa.code.toLowerCase().replace('-', ' ') }),
        mark(first, { registrationId: tessa.registrationId }),
        mark(first, { way: 'walk-in', walkInId }),
      ],
    })
    expect(results.map(({ outcome }) => outcome)).toEqual(['kept', 'kept', 'kept'])
    const { marks, people } = await getDoor(helper, { eventId })
    expect(people.map(({ name }) => name)).toContain('Dario Quinn')
    expect(marks.map(({ by, door: where }) => [by, where])).toContainEqual(['Mara Lindgren', 'Side door'])
  })

  test('a mark that is sent twice is one, and what a device kept without a connection has its own time', async () => {
    const { eventId, sessions } = await anEventOfTwo()
    const { registrationId } = await registered(eventId, 'Rosa')
    const kept = mark(sessions[0] ?? '', { registrationId, secondsAgo: 3600 })
    await send(at(helper, day, '10:04'), eventId, kept)
    await send(at(helper, day, '11:30'), eventId, { ...kept, secondsAgo: 3600 + 86 * 60 })
    const { marks } = await getDoor(helper, { eventId })
    expect(marks.map(({ at }) => at)).toEqual([at(helper, day, '09:04').now.toISOString()])
  })

  test('marks of several devices come to the same attendance, in whatever order and however often they arrive', async () => {
    const people = ['Ann', 'Ben', 'Cleo']
    const drawn = fc.array(
      fc.record({
        who: fc.nat(2),
        kind: fc.constantFrom('in' as const, 'out' as const),
        minute: fc.integer({ min: -20, max: 200 }),
        undone: fc.boolean(),
        arrives: fc.nat(),
        twice: fc.boolean(),
      }),
      { minLength: 4, maxLength: 16 },
    )
    await fc.assert(
      fc.asyncProperty(drawn, async (marks) => {
        const came = async (inOrder: boolean) => {
          const { eventId, sessions, after } = await anEventOfTwo()
          const ids: string[] = []
          for (const name of people) ids.push((await registered(eventId, name)).registrationId)
          const made = marks.flatMap(({ who, kind, minute, undone, arrives, twice }, i) => {
            const one = { minute, of: { ...mark(sessions[0] ?? '', { kind, registrationId: ids[who] }) } }
            const undo = {
              ...mark(one.of.sessionId, { kind: 'undo', registrationId: ids[who], undoes: one.of.markId }),
            }
            const slip = undone ? [{ minute: minute + 1, of: undo }] : []
            // What is undone may arrive after the undoing, of another device.
            return [one, ...slip, ...(twice ? [one] : [])].map((each, n) => ({ ...each, place: arrives * (n + 1) + i }))
          })
          made.sort((a, b) => (inOrder ? a.minute - b.minute : a.place - b.place))
          const late = made.map(({ minute, of }) => ({ ...of, secondsAgo: (240 - minute) * 60 }))
          const [one, other] = [at(helper, day, '13:00'), at(ruth, day, '13:00')]
          if (inOrder) await send(one, eventId, ...late)
          else for (const [i, each] of late.entries()) await send(i % 2 ? one : other, eventId, each)
          const { people: all } = await getAttendance(after, { eventId })
          return all.map(({ name, sessions: [first] }) => [name, first?.present, first?.minutes, first?.exceptions])
        }
        expect(await came(false)).toEqual(await came(true))
      }),
      { numRuns: 6 },
    )
  }, 60_000)

  test('one that cannot be kept says why and holds up none of the others', async () => {
    const { eventId, sessions } = await anEventOfTwo()
    const other = await anEventOfTwo()
    const elsewhere = await registered(other.eventId, 'Alan')
    const here = await registered(eventId, 'Rosa')
    const [first = ''] = sessions
    const { results } = await send(
      { ...ruth, now: new Date(`${day}T17:00:00Z`) },
      eventId,
      mark(first, { code: elsewhere.code }),
      mark(first, { code: 'ABCD-EFGH' }),
      mark(first, { registrationId: elsewhere.registrationId }),
      mark(other.sessions[0] ?? '', { registrationId: here.registrationId }),
      mark(first, { code: here.code }),
    )
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused', 'refused', 'kept'])
    expect(results[0]?.why).toBe('This code is none of this event. Find the person by name.')
  })

  test('nobody else stands there, and an ended helper no longer does', async () => {
    const { eventId, sessions } = await anEventOfTwo()
    const { registrationId } = await registered(eventId, 'Rosa')
    await expect(getDoor(stranger, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(send(stranger, eventId, mark(sessions[0] ?? '', { registrationId }))).rejects.toMatchObject({
      kind: 'not-found',
    })
    await owner()`update event_staff set ended_at = now() where event_id = ${eventId}`
    await expect(getDoor(helper, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('attendance becomes credit', () => {
  async function held() {
    const world = await anEventOfTwo()
    const [first = '', second = ''] = world.sessions
    const rosa = await registered(world.eventId, 'Rosa')
    const nadia = await registered(world.eventId, 'Nadia', { agency: 1 })
    const absent = await registered(world.eventId, 'Absent')
    for (const { registrationId } of [rosa, nadia])
      await send(at(helper, day, '08:55'), world.eventId, mark(first, { registrationId }))
    // A second door saw Rosa too.
    await send(at(ruth, day, '08:57'), world.eventId, mark(first, { code: rosa.code }))
    await send(
      at(helper, addDays(day, 1), '09:10'),
      world.eventId,
      mark(second, { registrationId: rosa.registrationId }),
    )
    return { ...world, rosa, nadia, absent }
  }

  test('per person and session, for the agency of record, once however often it is confirmed', async () => {
    const { eventId, after, rosa, nadia, absent } = await held()
    expect(await confirmed(after, eventId)).toEqual({ posted: 3, reversed: 0, people: 2 })
    expect(await confirmed(after, eventId)).toEqual({ posted: 0, reversed: 0, people: 0 })
    const given = { event_id: eventId, provider: 'Harbor Light Victim Services' }
    const mine = { ...given, source_kind: 'event', mode: 'in-person', credit_minutes: 180 }
    expect(await creditsOf(rosa.personId)).toEqual([
      { ...mine, agency_id: agencies[0], earned_on: day },
      { ...mine, agency_id: agencies[0], earned_on: addDays(day, 1) },
    ])
    expect(await creditsOf(nadia.personId)).toEqual([{ ...mine, agency_id: agencies[1], earned_on: day }])
    expect(await creditsOf(absent.personId)).toEqual([])
    const certificates = await owner()`select 1 from certificates where person_id = ${rosa.personId}`
    expect(certificates).toHaveLength(2)
  })

  test('a later decision is posted as a reversal and a new credit, and its certificate is revoked', async () => {
    const { eventId, sessions, after, rosa } = await held()
    await confirmed(after, eventId)
    const reason = 'She was called to duty at half past ten.'
    const decision = {
      eventId,
      sessionId: sessions[0] ?? '',
      registrationId: rosa.registrationId,
      creditMinutes: 90,
      reason,
    }
    await decideAttendance(after, decision)
    await decideAttendance(after, decision)
    expect(await confirmed(after, eventId)).toEqual({ posted: 1, reversed: 1, people: 1 })
    expect((await creditsOf(rosa.personId)).map(({ credit_minutes }) => credit_minutes)).toEqual([180, 180, -180, 90])
    expect(await owner()`select 1 from attendance_overrides where event_id = ${eventId}`).toHaveLength(1)
    const revoked =
      await owner()`select 1 from certificate_revocations r join certificates c on c.id = r.certificate_id where c.person_id = ${rosa.personId}`
    expect(revoked).toHaveLength(1)
  })

  test('is refused to helpers and others, for what was not seen, before a session is over, and above what it counts', async () => {
    const { eventId, sessions, after, rosa } = await held()
    const late = (ctx: Ctx) => ({ ...ctx, now: after.now })
    for (const ctx of [late(helper), late(stranger)]) {
      await expect(getAttendance(ctx, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
      await expect(confirmAttendance(ctx, { eventId, seen: '' })).rejects.toMatchObject({ kind: 'not-found' })
    }
    await expect(confirmAttendance(ruth, { eventId, seen: '' })).rejects.toMatchObject({ kind: 'not-now' })
    const { seen } = await getAttendance(after, { eventId })
    await send(
      after,
      eventId,
      mark(sessions[1] ?? '', {
        registrationId: (await registered(eventId, 'Late')).registrationId,
        secondsAgo: (6 * 86_400) / 2,
      }),
    )
    const decision = {
      eventId,
      sessionId: sessions[0] ?? '',
      registrationId: rosa.registrationId,
      reason: 'She was there all day.',
    }
    await expect(decideAttendance(after, { ...decision, creditMinutes: 181 })).rejects.toMatchObject({
      kind: 'invalid',
    })
    await decideAttendance(after, { ...decision, creditMinutes: 60 })
    await expect(confirmAttendance(after, { eventId, seen })).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('nobody confirms or decides their own; another of the staff does', async () => {
    const { eventId, sessions, after } = await held()
    const mine = await registered(eventId, 'Ruth', { personId: ruthId })
    await send(at(helper, day, '08:50'), eventId, mark(sessions[0] ?? '', { registrationId: mine.registrationId }))
    await confirmed(after, eventId)
    expect(await creditsOf(ruthId)).toEqual([])
    const own = { eventId, sessionId: sessions[0] ?? '', registrationId: mine.registrationId, creditMinutes: 60 }
    await expect(decideAttendance(after, { ...own, reason: 'I was there all morning.' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const otherId = await makePerson('Co', 'Organizer')
    await owner()`insert into event_staff (id, event_id, person_id, role, given_by, given_at, accepted_at)
      values (${newId()}, ${eventId}, ${otherId}, 'co-organizer', ${ruthId}, now(), now())`
    const other = actingCtx(otherId, [], after.now)
    expect(await confirmed(other, eventId)).toMatchObject({ posted: 1, people: 1 })
    expect(await creditsOf(ruthId)).toHaveLength(1)
  })

  test('waits for whoever has no account, and is posted once an address they gave is confirmed', async () => {
    const { eventId, sessions, after } = await anEventOfTwo()
    const walkInId = newId()
    const walkIn = { walkInId, name: 'Dario Quinn', email: `dario-${made}@elsewhere.example`, secondsAgo: 0 }
    const first = mark(sessions[0] ?? '', { way: 'walk-in', walkInId })
    await markIn(at(helper, day, '09:00'), { eventId, door: '', walkIns: [walkIn], marks: [first] })
    expect((await getAttendance(after, { eventId })).totals).toMatchObject({ waiting: 1, toPost: 0, needLook: 1 })
    expect(await confirmed(after, eventId)).toMatchObject({ posted: 0 })
    const dario = await makePerson('Dario', 'Quinn')
    await makeLogin(dario, walkIn.email)
    expect(await confirmed(after, eventId)).toMatchObject({ posted: 1 })
    expect(await creditsOf(dario)).toHaveLength(1)
  })

  test('of a training that their agency has accepted already counts nothing more, unless it is so decided', async () => {
    const { eventId, sessions, after, rosa, nadia } = await held()
    const { title } = await getAttendance(after, { eventId })
    await accepted(rosa.personId, `The ${title.toLowerCase()}`, addDays(day, 1))
    await accepted(nadia.personId, 'Ethics for supervisors', day)
    const [mine] = (await getAttendance(after, { eventId })).people.filter(({ id }) => id === rosa.registrationId)
    expect(mine).toMatchObject({ creditMinutes: 0, needsLook: true })
    expect(mine?.sessions.flatMap(({ exceptions }) => exceptions)).toContain('claimed')
    await confirmed(after, eventId)
    expect((await creditsOf(rosa.personId)).map(({ source_kind }) => source_kind)).toEqual(['claim'])
    expect((await creditsOf(nadia.personId)).map(({ source_kind }) => source_kind)).toEqual(['claim', 'event'])
    const { registrationId } = rosa
    const decision = { eventId, sessionId: sessions[0], registrationId, creditMinutes: 180, reason: 'Another morning.' }
    await decideAttendance(after, decision)
    expect(await confirmed(after, eventId)).toMatchObject({ posted: 1, reversed: 0 })
  })

  test('posted before their agency accepts the same as another one stays', async () => {
    const { eventId, after, rosa } = await held()
    await confirmed(after, eventId)
    await accepted(rosa.personId, (await getAttendance(after, { eventId })).title, day)
    expect((await getAttendance(after, { eventId })).totals).toMatchObject({ toPost: 0 })
    expect(await confirmed(after, eventId)).toMatchObject({ posted: 0, reversed: 0 })
  })

  test('of an event that was canceled after it began, only what had ended counts', async () => {
    const { eventId, after, rosa } = await held()
    await owner()`update events set status = 'cancelled', cancelled_at = ${new Date(`${day}T23:00:00Z`)}, cancel_reason = 'The hall burned down.' where id = ${eventId}`
    expect(await confirmed(after, eventId)).toMatchObject({ posted: 2 })
    expect((await creditsOf(rosa.personId)).map(({ earned_on }) => earned_on)).toEqual([day])
  })

  test('that the agency of record took back is not posted again', async () => {
    const { eventId, after, rosa } = await held()
    await confirmed(after, eventId)
    const [row] = await owner()<{ id: string }[]>`select id from credits where person_id = ${rosa.personId} limit 1`
    const coordinator = actingCtx(
      await makePerson('Coordinator'),
      [{ role: 'coordinator', agencyId: agencies[0] ?? '', unitId: null }],
      after.now,
    )
    await reverseCredit(coordinator, { creditId: row?.id, reason: 'She was at her desk that day.' })
    expect(await confirmed(after, eventId)).toMatchObject({ posted: 0, reversed: 0 })
  })

  test('two who confirm at once post it once', async () => {
    const { eventId, after, rosa } = await held()
    const { seen } = await getAttendance(after, { eventId })
    await Promise.all([1, 2, 3].map(() => confirmAttendance(after, { eventId, seen })))
    expect(await creditsOf(rosa.personId)).toHaveLength(2)
  })

  test('of 300 people in far less than a statement may take, also on a slow machine', async () => {
    const { eventId, sessions, after } = await anEventOfTwo()
    const [first = ''] = sessions
    const all = []
    for (let i = 0; i < 300; i++) all.push(await registered(eventId, `Person ${i}`))
    for (const part of [all.slice(0, 150), all.slice(150)])
      await send(
        at(helper, day, '09:00'),
        eventId,
        ...part.map(({ registrationId }) => mark(first, { registrationId })),
      )
    const { seen } = await getAttendance(after, { eventId })
    const since = performance.now()
    expect(await confirmAttendance(after, { eventId, seen })).toMatchObject({ posted: 300 })
    // How long it may take on a quiet machine is measured (`npm run bench`).
    expect(performance.now() - since).toBeLessThan(20_000)
  }, 60_000)
})

describe('what sessions count', () => {
  const byMinutes = (least: number) => ({ kind: 'minutes' as const, least })
  /** Rosa was there for the first hour of the first morning, Nadia all of it. */
  async function held() {
    const world = await anEventOfTwo({ creditHours: 5 })
    const [first = '', second = ''] = world.sessions
    const rosa = await registered(world.eventId, 'Rosa')
    const nadia = await registered(world.eventId, 'Nadia', { agency: 1 })
    for (const { registrationId } of [rosa, nadia])
      await send(at(helper, day, '09:00'), world.eventId, mark(first, { registrationId }))
    const { registrationId } = rosa
    await send(at(helper, day, '10:00'), world.eventId, mark(first, { registrationId, kind: 'out' }))
    return { ...world, first, second, rosa, nadia }
  }
  async function said(ctx: Ctx, { eventId, first, second }: Awaited<ReturnType<typeof held>>, over: object = {}) {
    const { countingVersion: madeFrom } = await getAttendance(ruth, { eventId })
    const sessions = [
      { sessionId: first, creditMinutes: 120, rule: byMinutes(90), ...over },
      { sessionId: second, creditMinutes: null, rule: { kind: 'present' as const } },
    ]
    return changeCounting(ctx, { eventId, madeFrom, sessions })
  }

  test('is said by those who run the event, and credit follows from it', async () => {
    const world = await held()
    await said(ruth, world)
    const { sessions, people } = await getAttendance(world.after, { eventId: world.eventId })
    expect(sessions.map(({ creditMinutes, rule }) => [creditMinutes, rule])).toEqual([
      [120, byMinutes(90)],
      [180, { kind: 'present' }],
    ])
    expect(people.map(({ name, creditMinutes }) => [name, creditMinutes])).toEqual([
      ['Nadia Example', 120],
      ['Rosa Example', 0],
    ])
    expect(await confirmed(world.after, world.eventId)).toEqual({ posted: 1, reversed: 0, people: 1 })
  })

  test('said otherwise after it was posted, it is corrected by the next confirmation', async () => {
    const world = await held()
    await confirmed(world.after, world.eventId)
    await said(world.after, world)
    expect(await confirmed(world.after, world.eventId)).toEqual({ posted: 1, reversed: 2, people: 2 })
    expect((await creditsOf(world.rosa.personId)).map(({ credit_minutes }) => credit_minutes)).toEqual([150, -150])
    expect((await creditsOf(world.nadia.personId)).map(({ credit_minutes }) => credit_minutes)).toEqual([
      150, -150, 120,
    ])
  })

  test('sent twice it is said once, and nobody writes over what they have not seen', async () => {
    const world = await held()
    const { countingVersion: madeFrom } = await getAttendance(ruth, { eventId: world.eventId })
    const first = { sessionId: world.first, creditMinutes: null, rule: byMinutes(60) }
    const second = { sessionId: world.second, creditMinutes: null, rule: byMinutes(60) }
    const given = { eventId: world.eventId, madeFrom, sessions: [first, second] }
    const { version } = await changeCounting(ruth, given)
    expect(await changeCounting(ruth, given)).toEqual({ version })
    const told = await owner()`select 1 from audit_events where event = 'attendance.counting-changed'
      and subject_id = ${world.eventId}`
    expect(told).toHaveLength(1)
    const other = { ...given, sessions: [first, { ...second, rule: byMinutes(30) }] }
    await expect(changeCounting(ruth, other)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('is not said by helpers and others, of sessions of another event, and beyond what there is', async () => {
    const world = await held()
    const other = await anEventOfTwo()
    for (const ctx of [helper, stranger]) await expect(said(ctx, world)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(said(ruth, world, { sessionId: other.sessions[0] })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(said(ruth, world, { creditMinutes: 181 })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(said(ruth, world, { rule: byMinutes(181) })).rejects.toMatchObject({ kind: 'invalid' })
  })
})

test('nothing about who goes to a group of survivors comes into a record', async () => {
  const { eventId, sessions, after } = await anEventOfTwo({ kind: 'support-group' })
  const rosa = await registered(eventId, 'Rosa')
  await send(at(ruth, day, '09:00'), eventId, mark(sessions[0] ?? '', { registrationId: rosa.registrationId }))
  expect((await getAttendance(after, { eventId })).totals).toMatchObject({ came: 1, toPost: 0, minutesToPost: 0 })
  await expect(confirmed(after, eventId)).rejects.toMatchObject({
    kind: 'not-now',
    message: expect.stringMatching(/no credit/),
  })
  expect(await creditsOf(rosa.personId)).toEqual([])
})
