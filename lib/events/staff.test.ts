import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { addDays, dayIn, instantOf, plusDays, plusMinutes, systemNow } from '@/lib/platform/time'
import { draftEvent, submitEvent } from './commands'
import { endHelperCode, helpByCode, makeHelperCode } from './helper-codes'
import { helperDaysOf } from './helper-days'
import { anEvent, aSession } from './inputs.fixture'
import { getMyEvent, listMyEvents } from './queries'
import { answerStaffInvitation, endStaffRole, inviteCoOrganizer, withdrawStaffInvitation } from './staff-commands'
import { listMyEventRoles, listStaff } from './staff-queries'

testDatabase()
afterAll(closeOwner)

const ZONE = 'America/Los_Angeles'
const now = systemNow()
const day = addDays(dayIn(ZONE, now), 3)
const trusted = { role: 'trusted-organizer' as const, agencyId: null, unitId: null }
let ruth: Ctx
let ruthId: string
let made = 0

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  ruthId = await makePerson('Ruth', 'Castellanos')
  ruth = actingCtx(ruthId, [trusted], now)
})

async function anEventOfRuth(days = [day]): Promise<string> {
  const sessions = days.map((on) => aSession({ startsLocal: `${on}T09:00`, endsLocal: `${on}T12:00`, zone: ZONE }))
  const { eventId } = await draftEvent(ruth, anEvent({ title: `Shared case ${++made}`, creditHours: 3, sessions }))
  await submitEvent(ruth, { eventId })
  return eventId
}

/** Somebody with a confirmed address. */
async function somebody(given: string) {
  const personId = await makePerson(given, 'Example')
  const email = `${given.toLowerCase()}-${++made}@elsewhere.example`
  await makeLogin(personId, email)
  return { personId, email, ctx: actingCtx(personId, [], now) }
}

async function coOrganizer(eventId: string, given = 'Paul') {
  const paul = await somebody(given)
  const { invitationId } = await inviteCoOrganizer(ruth, { eventId, email: paul.email })
  await answerStaffInvitation(paul.ctx, { invitationId, accept: true })
  return paul
}

const at = (ctx: Ctx, instant: Date): Ctx => ({ ...ctx, now: instant })
const onTheDay = (time = '08:00') => instantOf(`${day}T${time}`, ZONE)
const lettersTo = (email: string) => owner()`select 1 from notices where address = ${email}`

describe('somebody who is asked to run an event', () => {
  test('sees nothing of it before their yes, and after it sees and changes it under their own events', async () => {
    const eventId = await anEventOfRuth()
    const paul = await somebody('Paul')
    const { invitationId } = await inviteCoOrganizer(ruth, { eventId, email: paul.email })
    await expect(getMyEvent(paul.ctx, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    const [asked] = (await listMyEventRoles(paul.ctx)).invitations
    expect(asked).toMatchObject({ invitationId, eventId, askedBy: 'Ruth Castellanos' })
    expect(await answerStaffInvitation(paul.ctx, { invitationId, accept: true })).toEqual({ accepted: true })
    expect((await getMyEvent(paul.ctx, { eventId })).may.change).toBe(true)
    expect((await listMyEvents(paul.ctx)).items.map((item) => [item.eventId, item.coOrganized])).toEqual([
      [eventId, true],
    ])
    expect((await listStaff(paul.ctx, { eventId })).people.map(({ name, isMe }) => [name, isMe])).toEqual([
      ['Paul Example', true],
    ])
  })

  test('an address that nobody has looks the same to the owner, is written to once, and is asked once', async () => {
    const eventId = await anEventOfRuth()
    const paul = await somebody('Paul')
    const unknown = `nobody-${++made}@elsewhere.example`
    const answers = []
    for (const email of [paul.email, unknown]) answers.push(await inviteCoOrganizer(ruth, { eventId, email }))
    expect(Object.keys(answers[0] ?? {})).toEqual(Object.keys(answers[1] ?? {}))
    expect(await inviteCoOrganizer(ruth, { eventId, email: unknown })).toEqual(answers[1])
    const { invitations } = await listStaff(ruth, { eventId })
    expect(invitations.map(({ answer }) => answer)).toEqual([null, null])
    expect(await lettersTo(unknown)).toHaveLength(1)
    expect(await lettersTo(paul.email)).toHaveLength(1)
  })

  test('a no is seen, and holds for thirty days', async () => {
    const eventId = await anEventOfRuth()
    const paul = await somebody('Paul')
    const { invitationId } = await inviteCoOrganizer(ruth, { eventId, email: paul.email })
    await answerStaffInvitation(paul.ctx, { invitationId, accept: false })
    expect((await listStaff(ruth, { eventId })).invitations.map(({ answer }) => answer)).toEqual(['declined'])
    await expect(answerStaffInvitation(paul.ctx, { invitationId, accept: true })).rejects.toMatchObject({
      kind: 'not-now',
    })
    await expect(inviteCoOrganizer(ruth, { eventId, email: paul.email })).rejects.toMatchObject({ kind: 'not-now' })
    const later = at(ruth, plusDays(now, 31))
    expect((await inviteCoOrganizer(later, { eventId, email: paul.email })).invitationId).not.toBe(invitationId)
  })

  test('nobody else answers, and neither what was withdrawn nor what lapsed can be answered', async () => {
    const eventId = await anEventOfRuth()
    const paul = await somebody('Paul')
    const stranger = await somebody('Walt')
    const { invitationId } = await inviteCoOrganizer(ruth, { eventId, email: paul.email })
    const answer = (ctx: Ctx) => answerStaffInvitation(ctx, { invitationId, accept: true })
    await expect(answer(stranger.ctx)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(withdrawStaffInvitation(stranger.ctx, { invitationId })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(answer(at(paul.ctx, plusDays(now, 31)))).rejects.toMatchObject({ kind: 'not-found' })
    await withdrawStaffInvitation(ruth, { invitationId })
    await withdrawStaffInvitation(ruth, { invitationId })
    await expect(answer(paul.ctx)).rejects.toMatchObject({ kind: 'not-found' })
    expect((await listMyEventRoles(paul.ctx)).invitations).toEqual([])
  })

  test('an address that its person has not confirmed cannot say yes', async () => {
    const eventId = await anEventOfRuth()
    const paul = await somebody('Paul')
    await owner()`update logins set verified_at = null, main_since = null where person_id = ${paul.personId}`
    const { invitationId } = await inviteCoOrganizer(ruth, { eventId, email: paul.email })
    await expect(answerStaffInvitation(paul.ctx, { invitationId, accept: true })).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('runs the event and gives no part in it: that stays with whoever posted it', async () => {
    const eventId = await anEventOfRuth()
    const paul = await coOrganizer(eventId)
    await expect(inviteCoOrganizer(paul.ctx, { eventId, email: 'x@elsewhere.example' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(makeHelperCode(paul.ctx, { eventId, day })).rejects.toMatchObject({ kind: 'forbidden' })
    const seen = await listStaff(paul.ctx, { eventId })
    expect([seen.may.giveStaff, seen.invitations, seen.helperDays]).toEqual([false, [], []])
    const stranger = await somebody('Walt')
    await expect(listStaff(stranger.ctx, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    const staffId = seen.people[0]?.staffId ?? ''
    await expect(endStaffRole(stranger.ctx, { staffId })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('leaves, or is ended by the owner, at once; done twice it is done once', async () => {
    const eventId = await anEventOfRuth()
    const paul = await coOrganizer(eventId)
    const mara = await coOrganizer(eventId, 'Mara')
    const [first, second] = (await listStaff(ruth, { eventId })).people
    const ended = await endStaffRole(paul.ctx, { staffId: first?.staffId ?? '' })
    await expect(getMyEvent(paul.ctx, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(endStaffRole(mara.ctx, { staffId: first?.staffId ?? '' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await endStaffRole(ruth, { staffId: second?.staffId ?? '' })
    expect(await endStaffRole(at(ruth, plusMinutes(now, 5)), { staffId: first?.staffId ?? '' })).toEqual(ended)
    expect((await listStaff(ruth, { eventId })).people).toEqual([])
    expect((await listMyEvents(mara.ctx)).items).toEqual([])
  })

  test('the owner does not ask themselves', async () => {
    const eventId = await anEventOfRuth()
    await makeLogin(ruthId, `ruth-${++made}@elsewhere.example`)
    await expect(inviteCoOrganizer(ruth, { eventId, email: `ruth-${made}@elsewhere.example` })).rejects.toMatchObject({
      kind: 'invalid',
    })
  })
})

describe('a code for helpers', () => {
  test('makes whoever types it a helper until the end of its day where the event is, and only then', async () => {
    const eventId = await anEventOfRuth()
    const { code, until } = await makeHelperCode(ruth, { eventId, day })
    const mara = await somebody('Mara')
    await expect(helpByCode(mara.ctx, { code })).rejects.toMatchObject({ kind: 'not-now' })
    const came = await helpByCode(at(mara.ctx, onTheDay()), { code: code.toLowerCase().replace('-', ' ') })
    expect(came).toEqual({ eventId, until: instantOf(`${addDays(day, 1)}T00:00`, ZONE).toISOString() })
    expect(came.until).toBe(until)
    expect(await helpByCode(at(mara.ctx, onTheDay('09:00')), { code })).toEqual(came)
    expect((await listMyEventRoles(at(mara.ctx, onTheDay('09:01')))).roles).toMatchObject([{ eventId, role: 'helper' }])
    await expect(getMyEvent(at(mara.ctx, onTheDay()), { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    const after = at(mara.ctx, instantOf(`${addDays(day, 1)}T00:01`, ZONE))
    expect((await listMyEventRoles(after)).roles).toEqual([])
    await expect(helpByCode(after, { code })).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('is kept by its digest alone', async () => {
    const eventId = await anEventOfRuth()
    const { code } = await makeHelperCode(ruth, { eventId, day, key: crypto.randomUUID() })
    const plain = code.replace('-', '')
    for (const table of ['event_staff_codes', 'creations', 'audit_events']) {
      const [row] = await owner().unsafe(`select string_agg(t::text, ' ') as all from ${table} t`)
      expect(row?.all).not.toMatch(new RegExp(`${code}|${plain}`))
    }
  })

  test('is good no longer once a new one was made or it was ended; who is in stays in', async () => {
    const eventId = await anEventOfRuth()
    const first = await makeHelperCode(ruth, { eventId, day })
    const mara = await somebody('Mara')
    const walt = await somebody('Walt')
    await helpByCode(at(mara.ctx, onTheDay()), { code: first.code })
    const second = await makeHelperCode(at(ruth, plusMinutes(now, 2)), { eventId, day })
    const use = (code: string) => helpByCode(at(walt.ctx, onTheDay('08:30')), { code })
    await expect(use(first.code)).rejects.toMatchObject({ kind: 'invalid' })
    await endHelperCode(ruth, { codeId: second.codeId })
    await expect(use(second.code)).rejects.toMatchObject({ kind: 'invalid' })
    expect((await listStaff(at(ruth, onTheDay('09:00')), { eventId })).people.map(({ name }) => name)).toEqual([
      'Mara Example',
    ])
    await expect(endHelperCode(walt.ctx, { codeId: first.codeId })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('does not let somebody back in whom the owner sent away; a new one does', async () => {
    const eventId = await anEventOfRuth()
    const { code } = await makeHelperCode(ruth, { eventId, day })
    const mara = await somebody('Mara')
    await helpByCode(at(mara.ctx, onTheDay()), { code })
    const [held] = (await listStaff(at(ruth, onTheDay('08:01')), { eventId })).people
    await endStaffRole(at(ruth, onTheDay('08:02')), { staffId: held?.staffId ?? '' })
    await expect(helpByCode(at(mara.ctx, onTheDay('08:03')), { code })).rejects.toMatchObject({ kind: 'invalid' })
    const renewed = await makeHelperCode(at(ruth, onTheDay('08:04')), { eventId, day })
    expect(await helpByCode(at(mara.ctx, onTheDay('08:05')), { code: renewed.code })).toMatchObject({ eventId })
  })

  test('of a second day works for whoever helped on the first', async () => {
    const next = addDays(day, 1)
    const eventId = await anEventOfRuth([day, next])
    const first = await makeHelperCode(ruth, { eventId, day })
    const second = await makeHelperCode(ruth, { eventId, day: next })
    const mara = await somebody('Mara')
    await helpByCode(at(mara.ctx, onTheDay()), { code: first.code })
    const later = instantOf(`${next}T08:00`, ZONE)
    const came = await helpByCode(at(mara.ctx, later), { code: second.code })
    expect(came.until).toBe(instantOf(`${addDays(next, 1)}T00:00`, ZONE).toISOString())
    expect((await listMyEventRoles(at(mara.ctx, later))).roles).toHaveLength(1)
  })

  test('cannot be guessed: after ten tries in an hour no more are heard', async () => {
    const eventId = await anEventOfRuth()
    const { code } = await makeHelperCode(ruth, { eventId, day })
    const mara = await somebody('Mara')
    const guess = () => helpByCode(at(mara.ctx, onTheDay()), { code: 'ABCD-EFGH' })
    for (let i = 0; i < 10; i++) await expect(guess()).rejects.toMatchObject({ kind: 'invalid' })
    await expect(helpByCode(at(mara.ctx, onTheDay()), { code })).rejects.toMatchObject({ kind: 'too-many' })
  })

  test('is made for days of the event alone, while they are not over', async () => {
    const eventId = await anEventOfRuth()
    for (const other of [addDays(day, -1), addDays(day, 1)])
      await expect(makeHelperCode(ruth, { eventId, day: other })).rejects.toMatchObject({ kind: 'invalid' })
    const late = at(ruth, instantOf(`${addDays(day, 1)}T00:01`, ZONE))
    await expect(makeHelperCode(late, { eventId, day })).rejects.toMatchObject({ kind: 'invalid' })
    expect((await listStaff(late, { eventId })).helperDays).toEqual([])
  })

  test('of an evening lasts as long as its session, past midnight and through a change of clocks', () => {
    const night = [{ startsLocal: '2026-10-31T20:00', endsLocal: '2026-11-01T02:30', zone: 'America/New_York' }]
    const [evening, morning] = helperDaysOf(night)
    expect(evening?.until.toISOString()).toBe('2026-11-01T07:30:00.000Z')
    expect(morning?.until.toISOString()).toBe('2026-11-02T05:00:00.000Z')
    const [phoenix] = helperDaysOf([
      { startsLocal: '2026-07-01T09:00', endsLocal: '2026-07-01T10:00', zone: 'America/Phoenix' },
    ])
    expect(phoenix?.until.toISOString()).toBe('2026-07-02T07:00:00.000Z')
  })
})
