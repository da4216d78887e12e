import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { framedList } from '@/app/calendar/embed/framed'
import { closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { lettersTo, tellAll } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { anyoneCtx, type Ctx, personCtx, type RoleName, systemCtx } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { listCalendar } from './calendar'
import { cancelEvent, draftEvent, submitEvent } from './commands'
import type { EventFields } from './fields'
import { changeFramingSites, framingOrigins, getFramingSites } from './framing'
import { anEvent, aSession } from './inputs.fixture'
import { tellSavedSearches } from './jobs'
import { newsTexts } from './messages'
import { isDue } from './saved-rules'
import { changeSearch, listSavedSearches, removeSearch, saveSearch, stopLetters } from './saved-searches'
import { stopLinkOf, stoppedBy } from './stop-link'

testDatabase()
process.env.AUTH_SECRET = 'a secret for tests, long enough to sign'
afterAll(closeOwner)

/** A Monday. */
const now = new Date('2026-11-23T16:00:00Z')
const dayPlus = (days: number) => new Date(now.getTime() + days * 86_400_000)
const system = (days: number) => systemCtx('tell-saved-searches', dayPlus(days))
const at = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: dayPlus(days) })
let ruth: Ctx
let paul: Ctx
let trusted: Ctx
let administrator: Ctx
let address = ''

async function someone(name: string, ...roles: RoleName[]): Promise<Ctx> {
  const personId = await makePerson(name)
  address = `${name}-${personId}@agency.example`
  await makeLogin(personId, address)
  const held = roles.map((role) => ({ role, agencyId: null, unitId: null }))
  return personCtx({ kind: 'person', personId, roles: held, via: { kind: 'session', sessionId: newId() } }, now)
}

async function posted(day: number, over: Partial<EventFields>): Promise<string> {
  const ctx = at(trusted, day)
  const { eventId } = await draftEvent(ctx, anEvent({ creditHours: null, ...over }))
  await submitEvent(ctx, { eventId })
  return eventId
}
const inMarch = { startsLocal: '2027-03-10T09:00', endsLocal: '2027-03-10T13:00' }
const kept = (ctx: Ctx, more: object = {}) =>
  saveSearch(ctx, { name: 'Near us', rhythm: 'daily', filter: { near: '94103', within: '25' }, key: newId(), ...more })

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  trusted = await someone('tess', 'trusted-organizer')
  administrator = await someone('ann', 'administrator')
  paul = await someone('paul')
  ruth = await someone('ruth')
})

describe('a saved search', () => {
  it('is kept once however often it is sent, in words and as an address, and is nobody else’s', async () => {
    const key = newId()
    const first = await kept(paul, { key })
    expect(await kept(paul, { key })).toEqual(first)
    expect(first).toMatchObject({ query: '?near=94103&within=25', words: 'within 25 miles of 94103' })
    expect((await listSavedSearches(paul)).items).toEqual([first])
    expect((await listSavedSearches(ruth)).items).toEqual([])
    const given = { searchId: first.id, madeFrom: first.version, name: 'Mine', rhythm: 'weekly' }
    await expect(changeSearch(ruth, given)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(removeSearch(ruth, { searchId: first.id })).rejects.toMatchObject({ kind: 'not-found' })
    const changed = await changeSearch(at(paul, 1), given)
    expect(changed).toMatchObject({ name: 'Mine', rhythm: 'weekly' })
    expect(await changeSearch(at(paul, 2), given)).toMatchObject({ name: 'Mine' })
    await expect(changeSearch(at(paul, 2), { ...given, name: 'Theirs' })).rejects.toMatchObject({ kind: 'conflict' })
    await removeSearch(paul, { searchId: first.id })
    expect((await listSavedSearches(paul)).items).toEqual([])
  })

  it('is refused with what is not known, as a feed refuses it', async () => {
    for (const filter of [{ near: '00000' }, { near: '9410' }, { city: 'x' }, { within: '7' }])
      await expect(kept(paul, { filter })).rejects.toThrow()
    await expect(kept(paul, { name: ' ' })).rejects.toThrow()
    await expect(saveSearch(anyoneCtx(now), {})).rejects.toThrow()
  })

  it('is told of what was published since, once, and of nothing that is hidden', async () => {
    const near = { state: 'CA', postalCode: '94103', city: 'San Francisco', ...inMarch }
    await posted(0, { title: 'Was there before', sessions: [aSession(near)] })
    const { id } = await kept(at(ruth, 0.1), { name: 'Round here' })
    await posted(0.2, { title: 'Ocelot day', sessions: [aSession(near)] })
    await posted(0.2, { title: 'Far away', sessions: [aSession({ ...near, postalCode: '92101', city: 'San Diego' })] })
    const off = await posted(0.2, { title: 'Called off', sessions: [aSession(near)] })
    const secret = { venueName: 'Secret House', address: '9 Hidden Lane', city: 'Nowhereville', postalCode: '92101' }
    await posted(0.2, { title: 'Quiet circle', kind: 'support-group', sessions: [aSession({ ...near, ...secret })] })
    expect(await tellSavedSearches(system(0.5))).toEqual({ told: 0 })
    expect(await tellSavedSearches(system(1))).toEqual({ told: 1 })
    expect(await tellSavedSearches(system(1))).toEqual({ told: 0 })
    expect(await tellSavedSearches(system(2))).toEqual({ told: 0 })
    await cancelEvent(at(trusted, 1), { eventId: off, reason: 'The hall has no heating.' })
    await tellAll('events.new-for-search', dayPlus(1))
    const [letter, ...others] = await lettersTo(address)
    expect(others).toEqual([])
    expect(letter?.subject).toBe('New dates for what you follow')
    for (const word of ['Round here', 'Ocelot day', 'March 10, 2027', '1 more, and all others'])
      expect(letter?.text).toContain(word)
    for (const word of [
      'Was there before',
      'Far away',
      'Called off',
      'Quiet circle',
      'quiet-circle',
      ...Object.values(secret),
    ])
      expect(letter?.text).not.toContain(word)
    const link = letter?.text.match(/stop-letters\?link=(\S+)/)?.[1] ?? ''
    await expect(
      stopLetters(anyoneCtx(dayPlus(1)), { link: stopLinkOf({ searchId: id }, 'another secret') }),
    ).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect((await listSavedSearches(ruth)).items).toMatchObject([{ rhythm: 'daily' }])
    for (let i = 0; i < 2; i += 1) expect(await stopLetters(anyoneCtx(dayPlus(1)), { link })).toEqual({ stopped: true })
    expect((await listSavedSearches(ruth)).items).toMatchObject([{ rhythm: 'never' }])
    const trail = await owner()`select actor_kind, person_id from audit_events where event = 'saved-search.stopped'`
    expect(trail).toHaveLength(1)
  })

  it('tells nothing any more once it was removed, though its letter waited', async () => {
    const { id } = await kept(at(paul, 3), { name: 'Soon gone', filter: {} })
    await posted(3.1, { title: 'Lynx evening', sessions: [aSession(inMarch)] })
    expect(await tellSavedSearches(system(4))).toEqual({ told: 1 })
    await removeSearch(paul, { searchId: id })
    await tellAll('events.new-for-search', dayPlus(4))
    const [row] =
      await owner()`select state, why_moot from notices where kind = 'events.new-for-search' and key like ${`${id}%`}`
    expect(row).toMatchObject({ state: 'moot' })
  })

  it('is looked at daily, or on Mondays, and after a Monday that was missed', () => {
    const search = (rhythm: 'daily' | 'weekly', daysAgo: number) => ({ rhythm, toldUntil: dayPlus(-daysAgo) })
    expect([0.5, 0.9, 3].map((ago) => isDue(search('daily', ago), now))).toEqual([false, true, true])
    expect([0.5, 1, 7].map((ago) => isDue(search('weekly', ago), now))).toEqual([false, true, true])
    const tuesday = dayPlus(1)
    expect(isDue({ rhythm: 'weekly', toldUntil: now }, tuesday)).toBe(false)
    expect(isDue({ rhythm: 'weekly', toldUntil: dayPlus(-8) }, tuesday)).toBe(true)
  })

  it('is stopped by a link that nobody can make up, and by that of the whole letter with all that its reader keeps', async () => {
    const [searchId, personId] = [newId(), newId()]
    const link = stopLinkOf({ searchId }, 'secret')
    expect(stoppedBy(link, 'secret')).toEqual({ searchId })
    expect(stoppedBy(stopLinkOf({ personId }, 'secret'), 'secret')).toEqual({ personId })
    const wrong = [stopLinkOf({ searchId }, 'other'), link.slice(0, -1), `${newId()}.${link.split('.')[1]}`, '', '.']
    for (const each of wrong) expect(stoppedBy(each, 'secret')).toBeNull()
    const [nora, other] = [await someone('nora'), await someone('olga')]
    for (const ctx of [nora, nora, other]) await kept(ctx)
    const all = { personId: nora.actor.kind === 'person' ? nora.actor.personId : '' }
    await stopLetters(anyoneCtx(now), { link: stopLinkOf(all, env().AUTH_SECRET ?? '') })
    const rhythmsOf = async (ctx: Ctx) => (await listSavedSearches(ctx)).items.map(({ rhythm }) => rhythm)
    expect(await rhythmsOf(nora)).toEqual(['never', 'never'])
    expect(await rhythmsOf(other)).toEqual(['daily'])
  })

  it('looks for other words once they are changed, and tells nothing of the time without letters', async () => {
    const wanda = await someone('wanda')
    const { id, version } = await kept(wanda, { name: 'Quiet', rhythm: 'never', filter: {} })
    await posted(5, { title: 'Marmot morning', sessions: [aSession(inMarch)] })
    const words = { searchId: id, name: 'Quiet', rhythm: 'daily', filter: { q: 'marmot' } }
    await expect(
      changeSearch(at(wanda, 6), { ...words, madeFrom: version, filter: { near: '00000' } }),
    ).rejects.toThrow()
    const changed = await changeSearch(at(wanda, 6), { ...words, madeFrom: version })
    expect(changed).toMatchObject({ words: '“marmot”', query: '?q=marmot' })
    await posted(6.1, { title: 'Marmot evening', sessions: [aSession(inMarch)] })
    await posted(6.1, { title: 'Something else', sessions: [aSession(inMarch)] })
    await tellSavedSearches(system(7))
    await tellAll('events.new-for-search', dayPlus(7))
    const [letter] = await lettersTo(address)
    expect(letter?.text).toContain('Marmot evening')
    expect(letter?.text).not.toMatch(/Marmot morning|Something else/)
  })

  it('comes in the language that its reader chose, with the address that stops it by one press', async () => {
    const elena = await someone('elena')
    if (elena.actor.kind !== 'person') throw new Error('A person is needed.')
    await owner()`update people set language = 'es' where id = ${elena.actor.personId}`
    await kept(at(elena, 8), { name: 'Cerca', filter: { q: 'puffin' } })
    await posted(8.1, { title: 'Puffin day', sessions: [aSession(inMarch)] })
    await tellSavedSearches(system(9))
    await tellAll('events.new-for-search', dayPlus(9))
    const [letter] = await lettersTo(address)
    expect(letter).toMatchObject({
      subject: newsTexts.subject.es,
      stop: expect.stringContaining('/es/stop-letters?link='),
    })
    for (const words of ['Puffin day', 'miércoles, 10 de marzo de 2027, 9:00 a.m. – 1:00 p.m. (hora del Pacífico)'])
      expect(letter?.text.replace(/[\u00a0\u202f\u2009]/g, ' ')).toContain(words)
    for (const english of ['Stop letters', 'You get this', 'All of them']) expect(letter?.text).not.toContain(english)
  })
})

describe('the list in the frame of a partner', () => {
  it('may be shown by no site, until an administrator names some, and the trail says who', async () => {
    expect(await framingOrigins(anyoneCtx(now))).toEqual([])
    await expect(getFramingSites(paul)).rejects.toMatchObject({ kind: 'forbidden' })
    const { version } = await getFramingSites(administrator)
    const origins = ['https://B.example/', 'https://a.example', 'https://a.example']
    await expect(changeFramingSites(paul, { origins, madeFrom: version })).rejects.toMatchObject({ kind: 'forbidden' })
    const saved = await changeFramingSites(administrator, { origins, madeFrom: version })
    expect(saved.origins).toEqual(['https://a.example', 'https://b.example'])
    expect(await framingOrigins(anyoneCtx(now))).toEqual(saved.origins)
    expect(await changeFramingSites(administrator, { origins, madeFrom: version })).toEqual(saved)
    await expect(changeFramingSites(administrator, { origins: [], madeFrom: version })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await owner()`select detail from audit_events where event = 'framing-sites.changed'`).toEqual([
      { detail: { added: saved.origins, removed: [] } },
    ])
  })

  it('takes nothing into the header that is no site', async () => {
    const { version } = await getFramingSites(administrator)
    for (const wrong of [
      '*',
      'https://*',
      "'self'",
      'http://a.example',
      'https://a.example/x',
      'a.example',
      'https://a;b.example',
      'https://a.example https://b.example',
      "https://a.example; script-src 'unsafe-inline'",
    ])
      await expect(changeFramingSites(administrator, { origins: [wrong], madeFrom: version })).rejects.toThrow()
  })

  it('escapes what organizers wrote, opens beside the page, and tells no hidden place', async () => {
    const title = '<img src=x onerror=alert(1)> & "quoted"'
    await posted(0, { title, sessions: [aSession(inMarch)], hidePlace: true })
    const found = await listCalendar(anyoneCtx(now), { q: 'onerror' })
    const html = framedList(found, {
      base: 'https://attest.example',
      query: '?near=94103&within=25',
      from: undefined,
      now,
    })
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot;')
    expect(html).not.toMatch(/<(?:img|script)/)
    expect(html.match(/<a /g)).toHaveLength(2)
    expect(html.match(/target="_blank" rel="noopener"/g)).toHaveLength(2)
    expect(html).toContain('href="https://attest.example/calendar?near=94103&amp;within=25"')
    expect(html).not.toContain('Harbor Hall')
  })
})
