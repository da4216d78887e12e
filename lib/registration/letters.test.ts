import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingCtx, closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { lettersTo, tellAll } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { cancelEvent, draftEvent, submitEvent } from '@/lib/events/commands'
import type { EventFields } from '@/lib/events/fields'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { rescheduleEvent } from '@/lib/events/life'
import { getMyEvent } from '@/lib/events/queries'
import { linkToPlace, placeOfLink, stoppedBy } from '@/lib/events/stop-link'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { forgetEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { answerPlace, getPlace, placeFile } from './by-link'
import { register, withdrawRegistration } from './commands'
import { placeLinkOf } from './place-link'
import { listMyRegistrations } from './queries'
import { changeRegistration } from './staff-commands'

testDatabase()
process.env.AUTH_SECRET = 'a secret for tests, long enough to sign'
forgetEnv()
afterAll(closeOwner)

const now = new Date('2026-11-22T20:00:00Z')
const anyone = anyoneCtx(now)
let ruth: Ctx

async function open(settings: object = {}, over: Partial<EventFields> = {}): Promise<string> {
  const { eventId } = await draftEvent(ruth, anEvent(over))
  await submitEvent(ruth, { eventId })
  await changeRegistration(ruth, { unit: 'event', madeFrom: null, eventId, ...settings })
  return eventId
}
async function someone() {
  const personId = await makePerson('Pat')
  const email = await makeLogin(personId)
  await owner()`update people set time_zone = 'America/Los_Angeles' where id = ${personId}`
  return { ctx: actingCtx(personId, [], now), email, personId }
}
async function placed(eventId: string) {
  const person = await someone()
  const { items } = await register(person.ctx, { eventId })
  const registrationId = items[0]?.registrationId ?? ''
  return { ...person, registrationId, link: placeLinkOf(registrationId), state: items[0]?.state }
}
async function lastLetter(email: string, kind: string, at = now) {
  await tellAll(`registration.${kind}`, at)
  const [letter] = await lettersTo(email)
  return { text: letter?.text ?? '', files: letter?.attached ?? [] }
}
const inFile = (text: string, name: string) =>
  text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .find((line) => line.startsWith(name))

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  ruth = actingCtx(await makePerson('Ruth'), [{ role: 'trusted-organizer', agencyId: null, unitId: null }], now)
})

describe('letters', () => {
  it('carry one entry for life: put down, moved with a higher number, and taken out when it is given back', async () => {
    const eventId = await open()
    const { email, ctx, registrationId } = await placed(eventId)
    const first = await lastLetter(email, 'standing')
    const [put] = first.files
    expect(put?.method).toBe('REQUEST')
    expect(inFile(put?.text ?? '', 'LOCATION')).toContain('Harbor Hall')
    const { fields, version } = await getMyEvent(ruth, { eventId })
    await rescheduleEvent(ruth, {
      ...{ eventId, madeFrom: version, reason: 'The hall was flooded last night.' },
      sessions: fields.sessions.map(({ id }) => ({
        ...{ id, startsLocal: '2026-12-11T09:00', endsLocal: '2026-12-11T13:00' },
      })),
    })
    const [moved] = (await lastLetter(email, 'changed')).files
    const number = (text = '') => Number(inFile(text, 'SEQUENCE')?.split(':')[1])
    expect(inFile(moved?.text ?? '', 'UID')).toBe(inFile(put?.text ?? '', 'UID'))
    expect(number(moved?.text)).toBeGreaterThan(number(put?.text))
    expect(inFile(moved?.text ?? '', 'DTSTART;TZID')).toContain('20261211T090000')
    await withdrawRegistration(ctx, { registrationId })
    const [gone] = (await lastLetter(email, 'standing')).files
    expect([gone?.method, inFile(gone?.text ?? '', 'UID')]).toEqual(['CANCEL', inFile(put?.text ?? '', 'UID')])
    expect(number(gone?.text)).toBeGreaterThanOrEqual(number(moved?.text))
  })

  it('carry a tentative entry with an offer, none with a turn on the list, and take it out when the event is off', async () => {
    const eventId = await open({ capacity: 1 })
    const ann = await placed(eventId)
    const ben = await placed(eventId)
    expect((await lastLetter(ben.email, 'standing')).files).toEqual([])
    await withdrawRegistration(ann.ctx, { registrationId: ann.registrationId })
    const [offer] = (await lastLetter(ben.email, 'offer')).files
    expect([offer?.method, inFile(offer?.text ?? '', 'STATUS')]).toEqual(['REQUEST', 'STATUS:TENTATIVE'])
    await cancelEvent(ruth, { eventId, reason: 'The hall burned down last night.' })
    expect((await lastLetter(ben.email, 'standing')).files.map(({ method }) => method)).toEqual(['CANCEL'])
  })

  it('give the place that is not shown to whoever has one, and nothing at all of a group of survivors', async () => {
    const hidden = await placed(await open({}, { hidePlace: true }))
    const { files } = await lastLetter(hidden.email, 'standing')
    expect(inFile(files[0]?.text ?? '', 'LOCATION')).toContain('200 Quay Street')
    const group = await placed(await open({}, { kind: 'support-group', hidePlace: true }))
    const letter = await lastLetter(group.email, 'standing')
    expect(letter.files).toEqual([])
    expect(letter.text).not.toContain('Two desks')
    const shown = await getPlace(anyone, { link: group.link })
    expect([shown.title, shown.place, shown.hasFile]).toEqual([null, null, false])
  })

  it('have one file with all sessions of thirty, each under a name of its own, and one that takes all of them out', async () => {
    const sessions = Array.from({ length: 30 }, (_, i) => {
      const on = `2026-12-${String(i + 1).padStart(2, '0')}`
      return aSession({ startsLocal: `${on}T09:00`, endsLocal: `${on}T10:00` })
    })
    const { email, link } = await placed(await open({}, { sessions }))
    const { files } = await lastLetter(email, 'standing')
    expect(files.map(({ name, method }) => [name, method])).toEqual([['event.ics', 'PUBLISH']])
    const uids = (text = '') => text.replace(/\r\n[ \t]/g, '').match(/^UID:.+$/gm) ?? []
    expect(new Set(uids(files[0]?.text)).size).toBe(30)
    expect(files[0]?.text).not.toContain('ATTENDEE')
    await answerPlace(anyone, { link, step: 'give-back' })
    const [gone, ...more] = (await lastLetter(email, 'standing')).files
    expect([more, uids(gone?.text)]).toEqual([[], uids(files[0]?.text)])
    expect(gone?.text.match(/STATUS:CANCELLED/g)).toHaveLength(30)
  })
})

describe('the link of a letter', () => {
  it('shows and changes nothing however often it is opened; a step gives the place to the next', async () => {
    const eventId = await open({ capacity: 1 })
    const [ann, ben] = [await placed(eventId), await placed(eventId)]
    expect((await lastLetter(ann.email, 'standing')).text).toContain(ann.link)
    for (let i = 0; i < 3; i += 1) expect((await getPlace(anyone, { link: ann.link })).state).toBe('registered')
    expect(await placeFile(anyone, { link: ann.link })).toContain('METHOD:PUBLISH')
    for (let i = 0; i < 2; i += 1)
      expect((await answerPlace(anyone, { link: ann.link, step: 'give-back' })).state).toBe('withdrawn')
    expect((await getPlace(anyone, { link: ben.link })).state).toBe('offered')
    await expect(placeFile(anyone, { link: ben.link })).rejects.toMatchObject({ kind: 'not-found' })
    expect((await answerPlace(anyone, { link: ben.link, step: 'take' })).checkInCode).toMatch(/^.{4}-.{4}$/)
    await expect(answerPlace(anyone, { link: ann.link, step: 'take' })).rejects.toMatchObject({ kind: 'not-now' })
  })

  it('is good until the event begins, and of no use to anybody who made it up', async () => {
    const { link, registrationId } = await placed(await open())
    const late = anyoneCtx(new Date('2026-12-10T17:00:00Z'))
    await expect(answerPlace(late, { link, step: 'give-back' })).rejects.toMatchObject({ kind: 'not-now' })
    const before = anyoneCtx(plusMinutes(new Date('2026-12-10T17:00:00Z'), -1))
    expect((await getPlace(late, { link })).may.giveBack).toBe(false)
    const wrong = [
      linkToPlace(registrationId, 'another secret'),
      link.slice(0, -1),
      linkToPlace(newId(), process.env.AUTH_SECRET ?? ''),
      '',
      '.',
    ]
    for (const each of wrong) {
      await expect(getPlace(anyone, { link: each })).rejects.toMatchObject({ kind: 'not-found' })
      await expect(answerPlace(anyone, { link: each, step: 'give-back' })).rejects.toMatchObject({ kind: 'not-found' })
    }
    expect((await answerPlace(before, { link, step: 'give-back' })).state).toBe('withdrawn')
  })

  it('is none for what another link does, and a token that may only read gets none', async () => {
    const { link, registrationId, personId, ctx } = await placed(await open())
    expect(placeOfLink(link, process.env.AUTH_SECRET ?? '')).toBe(registrationId)
    expect(stoppedBy(link, process.env.AUTH_SECRET ?? '')).toBeNull()
    expect((await listMyRegistrations(ctx)).items[0]?.placeLink).toBe(link)
    const via = { kind: 'token' as const, tokenId: newId(), mayWrite: false }
    const token = { ...ctx, actor: { kind: 'person' as const, personId, roles: [], via } }
    expect((await listMyRegistrations(token)).items[0]?.placeLink).toBeNull()
  })
})
