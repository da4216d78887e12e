import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingCtx, closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { lettersTo, tellAll, waitingFor } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { removeServed } from '@/lib/audit/sweep'
import { writeIfNeeded } from '@/lib/audit/write'
import { loadReference } from '@/lib/catalog/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import type { EventFields } from '@/lib/events/fields'
import { anEvent } from '@/lib/events/inputs.fixture'
import { requestCode, signIn } from '@/lib/identity/sign-in'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { forgetEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { answerPlace, getPlace } from './by-link'
import { register, withdrawRegistration } from './commands'
import { askGuestPlace, confirmGuestPlace } from './guests'
import { endPrivateFeed, getPrivateFeed, privateFeedAt, renewPrivateFeed } from './private-feed'
import { listMyRegistrations } from './queries'
import { registrationRetention } from './retention'
import { changeRegistration } from './staff-commands'

testDatabase()
process.env.AUTH_SECRET = 'a secret for tests, long enough to sign'
forgetEnv()
afterAll(closeOwner)

const now = new Date('2026-11-22T20:00:00Z')
const anyone = anyoneCtx(now)
const caller = { device: 'test', network: null }
let ruth: Ctx
let made = 0
const freshAddress = () => `guest${++made}@elsewhere.example`

async function open(settings: object = {}, over: Partial<EventFields> = {}): Promise<string> {
  const { eventId } = await draftEvent(ruth, anEvent(over))
  await submitEvent(ruth, { eventId })
  await changeRegistration(ruth, { unit: 'event', madeFrom: null, eventId, guestsAllowed: true, ...settings })
  return eventId
}
const ask = (eventId: string, email: string, more: object = {}) =>
  askGuestPlace(anyone, { eventId, email, name: 'Gail Guest', ...more }, caller)
const codeFor = async (email: string) => (await waitingFor(email)).findLast(({ code }) => code)?.code ?? ''
async function come(eventId: string, email = freshAddress()) {
  const { request } = await ask(eventId, email)
  const code = await codeFor(email)
  const { items } = await confirmGuestPlace(anyone, { request, code }, caller)
  return { email, request, code, state: items[0]?.state, link: items[0]?.link ?? '' }
}
const rowsOf = (eventId: string) =>
  owner()<{ person: string | null; email: string | null; state: string }[]>`
    select person_id as person, guest_email as email, state from registrations where event_id = ${eventId} order by queued_at, id`

/** Signs in with the address for the first time, or as whoever has it. */
async function signInAs(email: string): Promise<string> {
  await requestCode(anyone, { email, givenName: 'Gail', familyName: 'Guest' }, caller)
  return (await signIn(anyone, { email, code: await codeFor(email) }, caller)).personId
}

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  ruth = actingCtx(await makePerson('Ruth'), [{ role: 'trusted-organizer', agencyId: null, unitId: null }], now)
})

describe('a guest', () => {
  it('has no place before the code is typed, then one, and only one however often it is sent', async () => {
    const eventId = await open({ capacity: 1 })
    const email = freshAddress()
    const { request } = await ask(eventId, email)
    expect(await rowsOf(eventId)).toEqual([])
    const code = await codeFor(email)
    const wrong = code === '000000' ? '111111' : '000000'
    await expect(confirmGuestPlace(anyone, { request, code: wrong }, caller)).rejects.toMatchObject({
      fields: [{ field: 'code' }],
    })
    for (let i = 0; i < 2; i += 1)
      expect((await confirmGuestPlace(anyone, { request, code }, caller)).items[0]?.state).toBe('registered')
    expect(await rowsOf(eventId)).toEqual([{ person: null, email, state: 'registered' }])
    expect((await come(eventId)).state).toBe('waitlisted')
  })

  it('cannot guess: five tries at a code, which is good for a quarter of an hour', async () => {
    const eventId = await open()
    const email = freshAddress()
    const { request } = await ask(eventId, email)
    const code = await codeFor(email)
    const wrong = code === '000000' ? '111111' : '000000'
    for (let i = 0; i < 5; i += 1)
      await expect(confirmGuestPlace(anyone, { request, code: wrong }, caller)).rejects.toMatchObject({
        kind: 'invalid',
      })
    await expect(confirmGuestPlace(anyone, { request, code }, caller)).rejects.toMatchObject({ kind: 'invalid' })
    const other = await ask(eventId, email)
    const late = anyoneCtx(plusMinutes(now, 16))
    await expect(
      confirmGuestPlace(late, { request: other.request, code: await codeFor(email) }, caller),
    ).rejects.toMatchObject({ kind: 'invalid' })
    await expect(confirmGuestPlace(anyone, { request: newId(), code }, caller)).rejects.toMatchObject({
      kind: 'invalid',
    })
    expect(await rowsOf(eventId)).toEqual([])
  })

  it('gets few codes, so that nobody’s mailbox is filled', async () => {
    const eventId = await open()
    const email = freshAddress()
    for (let i = 0; i < 5; i += 1) await ask(eventId, email)
    await expect(ask(eventId, email)).rejects.toMatchObject({ kind: 'too-many' })
  })

  it('is taken only where the organizer says so, and never at a group of survivors', async () => {
    const without = await open({ guestsAllowed: false })
    await expect(ask(without, freshAddress())).rejects.toMatchObject({ kind: 'not-now' })
    await expect(open({}, { kind: 'support-group', hidePlace: true })).rejects.toMatchObject({
      fields: [{ field: 'guestsAllowed' }],
    })
    await expect(ask(newId(), freshAddress())).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('hears by letter, is offered what comes free, and takes and gives it back by the link', async () => {
    const eventId = await open({ capacity: 1 })
    const [first, second] = [await come(eventId), await come(eventId)]
    await tellAll('registration.standing', now)
    const [letter] = await lettersTo(first.email)
    expect(letter?.text).toContain(first.link)
    expect(letter?.attached?.[0]?.text).toContain('Gail Guest')
    await answerPlace(anyone, { link: first.link, step: 'give-back' })
    await tellAll('registration.offer', now)
    expect((await lettersTo(second.email))[0]?.text).toContain('A place came free')
    expect((await answerPlace(anyone, { link: second.link, step: 'take' })).state).toBe('registered')
  })

  it('is the person who signs in with the address, at once or later', async () => {
    const eventId = await open()
    const { email, link } = await come(eventId)
    const personId = await signInAs(email)
    expect(await rowsOf(eventId)).toEqual([{ person: personId, email: null, state: 'registered' }])
    const mine = await listMyRegistrations(actingCtx(personId, [], now))
    expect(mine.items.map(({ state }) => state)).toEqual(['registered'])
    expect((await getPlace(anyone, { link })).state).toBe('registered')
    const known = await come(await open(), email)
    expect(known.state).toBe('registered')
    expect((await listMyRegistrations(actingCtx(personId, [], now))).items).toHaveLength(2)
  })

  it('who is registered under an account besides holds one place of the two, and the next has the other', async () => {
    const eventId = await open({ capacity: 2 })
    const guest = await come(eventId)
    const personId = await makePerson('Gail')
    const ctx = actingCtx(personId, [], now)
    await register(ctx, { eventId })
    const waiting = await come(eventId)
    expect(waiting.state).toBe('waitlisted')
    await makeLogin(personId, guest.email, false)
    await signInAs(guest.email)
    expect((await rowsOf(eventId)).map(({ person, state }) => [person === personId, state])).toEqual([
      ...[
        [true, 'withdrawn'],
        [true, 'registered'],
        [false, 'offered'],
      ],
    ])
  })

  it('keeps the one place, though two changes at once find out whose it is', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const eventId = await open()
      const guest = await come(eventId)
      const personId = await makePerson('Gail')
      await makeLogin(personId, guest.email, true)
      const touched = () => writeIfNeeded(systemCtx('test', now), async (w) => w.touch({ person: personId }))
      await Promise.all([touched(), touched(), touched()])
      expect((await rowsOf(eventId)).map(({ person, state }) => [person === personId, state])).toEqual([
        [true, 'registered'],
      ])
    }
  })

  it('is forgotten a year after the event, and what was never confirmed after a day', async () => {
    const eventId = await open()
    const { email } = await come(eventId)
    await ask(eventId, email)
    const rules = registrationRetention
    await removeServed(systemCtx('test', plusMinutes(now, 2 * 1440)), rules)
    expect(await owner()`select 1 from guest_requests where email = ${email}`).toEqual([])
    expect((await rowsOf(eventId))[0]?.email).toBe(email)
    await removeServed(systemCtx('test', new Date('2028-01-01T00:00:00Z')), rules)
    expect(
      await owner()`select guest_name as name, guest_email like '%@removed.invalid' as gone from registrations where event_id = ${eventId}`,
    ).toEqual([{ name: 'Guest', gone: true }])
  })
})

describe('one’s own dates at a secret address', () => {
  const fileOf = (address: string) => address.split('/').at(-1) ?? ''

  it('are what one is registered for, with the place, and nothing of a group of survivors', async () => {
    const personId = await makePerson('Pat')
    const ctx = actingCtx(personId, [], now)
    const eventId = await open({}, { hidePlace: true })
    const { items } = await register(ctx, { eventId })
    await register(ctx, {
      eventId: await open(
        { guestsAllowed: false },
        { kind: 'support-group', hidePlace: true, title: 'Peer support, evenings' },
      ),
    })
    const { address } = await renewPrivateFeed(ctx)
    const text = (await privateFeedAt(anyone, fileOf(address))).replace(/\r\n[ \t]/g, '')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(text).toContain('200 Quay Street')
    expect(text).not.toContain('Peer support')
    await withdrawRegistration(ctx, { registrationId: items[0]?.registrationId })
    expect(await privateFeedAt(anyone, fileOf(address))).not.toContain('BEGIN:VEVENT')
  })

  it('are at one address at a time, of which only a digest is kept, until it is ended', async () => {
    const personId = await makePerson('Pat')
    const ctx = actingCtx(personId, [], now)
    expect(await getPrivateFeed(ctx)).toEqual({ since: null })
    const first = await renewPrivateFeed(ctx)
    const second = await renewPrivateFeed(ctx)
    await expect(privateFeedAt(anyone, fileOf(first.address))).rejects.toMatchObject({ kind: 'not-found' })
    expect(await privateFeedAt(anyone, fileOf(second.address))).toContain('BEGIN:VCALENDAR')
    const [kept] = await owner()<
      { row: string }[]
    >`select to_jsonb(f)::text as row from private_feeds f where person_id = ${personId}`
    expect(kept?.row).not.toContain(fileOf(second.address).slice(0, 10))
    await endPrivateFeed(ctx)
    await endPrivateFeed(ctx)
    for (const file of [fileOf(second.address), 'x.ics', '', `${'a'.repeat(32)}.ics`])
      await expect(privateFeedAt(anyone, file)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(renewPrivateFeed(anyone)).rejects.toMatchObject({ kind: 'signed-out' })
  })

  it('made under a record that was joined to one’s own are the same, and end with it', async () => {
    const [before, personId] = [await makePerson('Sam'), await makePerson('Sam')]
    const made = await renewPrivateFeed(actingCtx(before, [], now))
    await owner()`insert into joined_records (id, person_id, lasting_id, joined_at)
      values (${newId()}, ${before}, ${personId}, now())`
    const ctx = actingCtx(personId, [], now)
    await register(ctx, { eventId: await open() })
    expect(await privateFeedAt(anyone, fileOf(made.address))).toContain('BEGIN:VEVENT')
    expect((await getPrivateFeed(ctx)).since).not.toBeNull()
    await endPrivateFeed(ctx)
    await expect(privateFeedAt(anyone, fileOf(made.address))).rejects.toMatchObject({ kind: 'not-found' })
  })
})
