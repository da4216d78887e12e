import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { checkInCode } from '@/lib/platform/codes'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays, dayIn, instantOf, plusMinutes, systemNow } from '@/lib/platform/time'
import { codeNow, isCode } from './minute-code'
import { getAttendance } from './queries'
import { checkMyselfIn, getMinuteCode, listMySessionsNow } from './self-check-in'

testDatabase()
afterAll(closeOwner)

const ZONE = 'America/Los_Angeles'
const now = systemNow()
const day = addDays(dayIn(ZONE, now), 2)
const trusted = { role: 'trusted-organizer' as const, agencyId: null, unitId: null }
let ruth: Ctx
let made = 0

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  ruth = actingCtx(await makePerson('Ruth', 'Castellanos'), [trusted], now)
})

const clock = (time: string) => instantOf(`${day}T${time}`, ZONE)
const at = (ctx: Ctx, time: string): Ctx => ({ ...ctx, now: clock(time) })

async function online() {
  const sessions = [aSession({ startsLocal: `${day}T09:00`, endsLocal: `${day}T12:00`, zone: ZONE })]
  const { eventId } = await draftEvent(ruth, anEvent({ title: `Online ${++made}`, creditHours: 3, sessions }))
  await submitEvent(ruth, { eventId })
  const [row] = await owner()<{ id: string }[]>`select id from event_sessions where event_id = ${eventId}`
  return { eventId, sessionId: row?.id ?? '' }
}

async function registered(eventId: string, state = 'registered'): Promise<Ctx> {
  const personId = await makePerson('Rosa', 'Delgado')
  await owner()`insert into registrations (id, event_id, person_id, state, queued_at, answers, told_sequence, check_in_code, created_at, changed_at)
    values (${newId()}, ${eventId}, ${personId}, ${state}, now(), '{}', 0, ${checkInCode()}, now(), now())`
  return actingCtx(personId, [], now)
}

const codeAt = async (asked: { eventId: string; sessionId: string }, time: string) =>
  (await getMinuteCode(at(ruth, time), asked)).code ?? ''

describe('the code of a minute', () => {
  test('is good for its minute and the next, and for no other session', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 119 }), (sessionId, seconds) => {
        const shown = new Date('2026-12-16T17:00:00Z')
        const { code } = codeNow('secret', sessionId, shown)
        expect(isCode('secret', sessionId, new Date(shown.getTime() + seconds * 1000), code)).toBe(true)
        const late = new Date(shown.getTime() + 180_000)
        if (codeNow('secret', sessionId, late).code !== code)
          expect(isCode('secret', sessionId, late, code)).toBe(false)
      }),
    )
    expect(isCode('secret', 'one', now, '')).toBe(false)
  })

  test('is shown while the session is on, to whoever stands at its door alone', async () => {
    const asked = await online()
    expect(await codeAt(asked, '09:00')).toMatch(/^\d{6}$/)
    expect(await codeAt(asked, '07:00')).toBe('')
    const stranger = actingCtx(await makePerson('Paul'), [trusted], now)
    await expect(getMinuteCode(at(stranger, '09:00'), asked)).rejects.toMatchObject({ kind: 'not-found' })
    const rosa = await registered(asked.eventId)
    await expect(getMinuteCode(at(rosa, '09:00'), asked)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('whoever types the code that is shown', () => {
  test('is in, once however often it is typed, and near the end stayed to then', async () => {
    const asked = await online()
    const rosa = await registered(asked.eventId)
    expect((await listMySessionsNow(at(rosa, '09:02'))).items.map(({ marks }) => marks)).toEqual([[]])
    const code = await codeAt(asked, '09:02')
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`
    expect(await checkMyselfIn(at(rosa, '09:03'), { code: typed })).toMatchObject({ outcome: 'in' })
    expect(await checkMyselfIn(at(rosa, '09:03'), { code })).toMatchObject({ outcome: 'already' })
    const [one, two] = await Promise.all(
      [0, 1].map(async () => checkMyselfIn(at(rosa, '11:50'), { code: await codeAt(asked, '11:50') })),
    )
    expect([one?.outcome, two?.outcome].sort()).toEqual(['already', 'out'])
    const { people } = await getAttendance({ ...ruth, now: plusMinutes(clock('12:00'), 60) }, asked)
    expect(people[0]?.sessions[0]).toMatchObject({ minutes: 167, creditMinutes: 180 })
  })

  test('is refused with an old code, with that of another session, and without a place', async () => {
    const asked = await online()
    const other = await online()
    const rosa = await registered(asked.eventId)
    const waiting = await registered(asked.eventId, 'waitlisted')
    const type = (ctx: Ctx, code: string) => checkMyselfIn(at(ctx, '09:05'), { code })
    await expect(type(rosa, await codeAt(asked, '09:02'))).rejects.toMatchObject({ kind: 'invalid' })
    await expect(type(rosa, await codeAt(other, '09:05'))).rejects.toMatchObject({ kind: 'invalid' })
    await expect(type(waiting, await codeAt(asked, '09:05'))).rejects.toMatchObject({ kind: 'invalid' })
    expect((await listMySessionsNow(at(waiting, '09:05'))).items).toEqual([])
    expect(await type(rosa, await codeAt(asked, '09:05'))).toMatchObject({ outcome: 'in' })
  })

  test('cannot guess: after ten tries in ten minutes no more are heard', async () => {
    const asked = await online()
    const rosa = await registered(asked.eventId)
    const right = await codeAt(asked, '09:05')
    const wrong = right === '000000' ? '000001' : '000000'
    for (let i = 0; i < 10; i++)
      await expect(checkMyselfIn(at(rosa, '09:05'), { code: wrong })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(checkMyselfIn(at(rosa, '09:05'), { code: right })).rejects.toMatchObject({ kind: 'too-many' })
  })
})
