import { eq, sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import { tellAll } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { loadReference } from '@/lib/catalog/commands'
import { addPerson } from '@/lib/identity/people'
import { listOutbox } from '@/lib/notices/queries'
import { anyoneCtx, type Ctx, personCtx, type RoleName, systemCtx } from '@/lib/platform/context'
import { read, writable } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { approveEvent, recheckEvent, returnEvent } from './as-seen.fixture'
import { getEvent, listCalendar } from './calendar'
import { cancelEvent, changeEvent, draftEvent, submitEvent, withdrawEvent } from './commands'
import { monthOf, weekOf } from './days'
import { feedEvent, feedEvents } from './feed'
import { atomFeed, calendarFeed, jsonFeed } from './feed-files'
import type { EventFields } from './fields'
import { anEvent, aSession } from './inputs.fixture'
import { mapCalendar } from './map'
import * as moderation from './moderation'
import { approvalCheckIds } from './moderation-rules'
import { getMyEvent, listMyEvents } from './queries'
import { listSubmissions } from './queue'
import { findSimilar } from './similar'
import { events, hiddenPlaces } from './tables'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-22T16:00:00Z')
const anyone = anyoneCtx(now)
const reason = 'Please add the name of the venue.'
let ruth: Ctx
let paul: Ctx
let trusted: Ctx
let moderator: Ctx
let second: Ctx

async function someone(name: string, ...roles: RoleName[]): Promise<Ctx> {
  const { personId } = await write(systemCtx('test', now), 'person.added', (w) =>
    addPerson(w, { givenName: name, familyName: 'Example', email: `${name}-${newId()}@agency.example` }),
  )
  const held = roles.map((role) => ({ role, agencyId: null, unitId: null }))
  return personCtx({ kind: 'person', personId, roles: held, via: { kind: 'session', sessionId: newId() } }, now)
}

const at = (ctx: Ctx, days: number): Ctx => ({ ...ctx, now: plusDays(now, days) })

async function sent(ctx: Ctx, over: Partial<EventFields> = {}): Promise<string> {
  const { eventId } = await draftEvent(ctx, anEvent(over))
  await submitEvent(ctx, { eventId })
  return eventId
}
async function published(over: Partial<EventFields> = {}): Promise<{ eventId: string; slug: string }> {
  const eventId = await sent(ruth, over)
  const { slug } = await approveEvent(moderator, { eventId })
  return { eventId, slug: slug ?? '' }
}
/** A change made from the event as it is now. */
async function change(ctx: Ctx, { eventId, ...fields }: { eventId: string } & Partial<EventFields>) {
  const mine = await getMyEvent(ctx, { eventId }).catch(() => null)
  return changeEvent(ctx, { eventId, madeFrom: mine?.version ?? now.toISOString(), ...fields })
}
const generation = async () => {
  const [row] = await read(anyone, (tx) =>
    tx.execute<{ n: string }>(sql`select generation as n from content_generations where kind = 'calendar'`),
  )
  return Number(row?.n ?? 0)
}

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  ruth = await someone('ruth', 'organizer')
  paul = await someone('paul')
  trusted = await someone('tess', 'trusted-organizer')
  moderator = await someone('mo', 'moderator')
  second = await someone('max', 'moderator')
})

describe('from a draft to the calendar', () => {
  it('keeps an unfinished draft as it was typed, seen by nobody else', async () => {
    const { eventId } = await draftEvent(ruth, { title: 'Half', sessions: [{ startsLocal: '2026-12-10T' }] })
    const mine = await getMyEvent(ruth, { eventId })
    expect(mine).toMatchObject({
      status: 'draft',
      slug: null,
      fields: { title: 'Half', sessions: [{ startsLocal: '2026-12-10T' }] },
    })
    for (const other of [paul, moderator, trusted])
      await expect(getMyEvent(other, { eventId })).rejects.toMatchObject({ kind: 'not-found' })
    const seen = await read(moderator, (tx) => tx.select({ id: events.id }).from(events).where(eq(events.id, eventId)))
    expect(seen).toEqual([])
  })

  it('names what is missing when it is sent, and stays a draft', async () => {
    const { eventId } = await draftEvent(ruth, { title: 'Half an event' })
    const issues = await submitEvent(ruth, { eventId }).then(
      () => [],
      (error) => error.issues.map((issue: { path: string[] }) => issue.path.join('.')),
    )
    expect(issues).toEqual(expect.arrayContaining(['summary', 'sessions', 'sponsor', 'cost', 'contactEmail']))
    expect(await getMyEvent(ruth, { eventId })).toMatchObject({ status: 'draft' })
  })

  it('is on the calendar only when a moderator has approved it', async () => {
    const eventId = await sent(ruth, { title: 'Approved in the end' })
    const words = { q: 'Approved in the end' }
    expect((await listCalendar(anyone, words)).total).toBe(0)
    const before = await generation()
    const { slug, sequence } = await approveEvent(moderator, { eventId })
    expect({ slug, sequence }).toEqual({ slug: 'approved-in-the-end', sequence: 0 })
    expect(await generation()).toBe(before + 1)
    expect((await listCalendar(anyone, words)).items).toMatchObject([{ slug, status: 'published' }])
  })

  it('goes back with a reason, is mended without retyping, and can be approved then', async () => {
    const eventId = await sent(ruth, { title: 'Returned and mended' })
    await returnEvent(moderator, { eventId, reason })
    expect((await listMyEvents(ruth)).items.find((each) => each.eventId === eventId)).toMatchObject({
      status: 'returned',
      reason,
    })
    const { fields } = await getMyEvent(ruth, { eventId })
    expect(fields).toMatchObject(anEvent({ title: 'Returned and mended', sessions: [aSession()] }))
    await change(ruth, { eventId, ...fields, summary: 'Mended as the moderator asked.' })
    await submitEvent(ruth, { eventId })
    await approveEvent(second, { eventId })
    const mine = await getMyEvent(ruth, { eventId })
    expect(mine.decisions.map(({ decision }) => decision)).toEqual(['approved', 'returned'])
  })

  it('publishes a trusted organizer’s event at once', async () => {
    const { eventId } = await draftEvent(trusted, anEvent({ title: 'From a trusted organizer' }))
    expect(await submitEvent(trusted, { eventId })).toMatchObject({
      status: 'published',
      slug: 'from-a-trusted-organizer',
    })
  })

  it('gives each event of the same title its own address', async () => {
    const first = await published({ title: 'The same title twice' })
    const other = await published({ title: 'The same title twice' })
    expect([first.slug, other.slug]).toEqual(['the-same-title-twice', 'the-same-title-twice-2'])
  })

  it('tells the organizer once a decision, without a word of what it is about', async () => {
    await owner()`update logins set verified_at = ${now} where identifier like 'ruth-%'`
    const { eventId } = await published({ title: 'Something private' })
    await tellAll('events.decision-made', now)
    const mail = (await listOutbox()).find(({ text }) => text.includes(eventId))
    expect(mail?.to).toMatch(/^ruth-.*@agency\.example$/)
    expect(`${mail?.subject} ${mail?.text}`).not.toContain('private')
    expect(mail?.text).toContain(`/events/${eventId}`)
  })
})

describe('who may not', () => {
  it('somebody else neither sees, changes, sends, cancels nor withdraws it', async () => {
    const eventId = await sent(ruth, { title: 'Not of Paul' })
    const tries = [
      () => change(paul, { eventId, ...anEvent() }),
      () => submitEvent(paul, { eventId }),
      () => cancelEvent(paul, { eventId, reason }),
      () => withdrawEvent(paul, { eventId }),
      () => approveEvent(paul, { eventId }),
      () => returnEvent(paul, { eventId, reason }),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('somebody else cannot touch it when it is published either', async () => {
    const { eventId, slug } = await published({ title: 'Published, not of Paul' })
    for (const attempt of [
      () => change(paul, { eventId, ...anEvent() }),
      () => cancelEvent(paul, { eventId, reason }),
      () => approveEvent(paul, { eventId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ kind: 'not-found' })
    expect(await getEvent(anyone, { slug })).toMatchObject({ title: 'Published, not of Paul', sequence: 0 })
  })

  it('the organizer does not approve their own event, not even as a moderator', async () => {
    const own = await sent(moderator, { title: 'A moderator’s own event' })
    await expect(approveEvent(moderator, { eventId: own })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(returnEvent(moderator, { eventId: own, reason })).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await approveEvent(second, { eventId: own })).toMatchObject({ status: 'published' })
    const eventId = await sent(ruth, { title: 'Ruth approves herself' })
    await expect(approveEvent(ruth, { eventId })).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('nobody without sign-in posts, lists or moderates', async () => {
    await expect(draftEvent(anyone, anEvent())).rejects.toMatchObject({ kind: 'signed-out' })
    await expect(listMyEvents(anyone)).rejects.toMatchObject({ kind: 'signed-out' })
    await expect(findSimilar(anyone, { title: 'Two desks' })).rejects.toMatchObject({ kind: 'signed-out' })
    await expect(listSubmissions(anyone)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(listSubmissions(ruth)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('the database itself refuses a stranger’s hand', async () => {
    const { eventId } = await published({ title: 'Locked twice' })
    const changed = await writable(paul, (tx) =>
      tx.update(events).set({ title: 'Taken over' }).where(eq(events.id, eventId)).returning({ id: events.id }),
    )
    expect(changed).toEqual([])
  })
})

describe('a published event', () => {
  it('raises its number when title, time or place change, and not for other words', async () => {
    const { eventId, slug } = await published({ title: 'Changed after it was published' })
    const { fields } = await getMyEvent(ruth, { eventId })
    expect(await change(ruth, { eventId, ...fields, cost: '$10' })).toMatchObject({ sequence: 0 })
    expect(await change(ruth, { eventId, ...fields, title: 'Under another title' })).toMatchObject({
      sequence: 1,
      slug,
    })
    const moved = fields.sessions.map((session) => ({ ...session, startsLocal: '2026-12-10T08:00' }))
    expect(await change(ruth, { eventId, ...fields, sessions: moved })).toMatchObject({ sequence: 2 })
    const page = await getEvent(anyone, { slug })
    expect(page.sessions.map(({ id }) => id)).toEqual(fields.sessions.map(({ id }) => id))
    expect(page.sessions[0]).toMatchObject({ startsLocal: '2026-12-10T08:00', startsAt: '2026-12-10T16:00:00.000Z' })
  })

  it('is looked at again when somebody who is not trusted moved it; a moderator may let it stand', async () => {
    const { eventId } = await published({ title: 'Moved after approval' })
    const { fields } = await getMyEvent(ruth, { eventId })
    await change(ruth, {
      eventId,
      ...fields,
      sessions: [{ ...fields.sessions[0], ...aSession({ venueName: 'Quay Room' }) }],
    })
    const waits = async () =>
      (await listSubmissions(moderator)).groups
        .flatMap((group) => group.submissions)
        .find((each) => each.eventId === eventId)
    expect(await waits()).toMatchObject({ why: 'changed', what: ['place'] })
    await recheckEvent(moderator, { eventId })
    expect(await waits()).toBeUndefined()
    await expect(recheckEvent(moderator, { eventId })).rejects.toMatchObject({ kind: 'not-now' })
  })

  it('stays where it was when it is canceled, with the reason and a higher number', async () => {
    const { eventId, slug } = await published({ title: 'Canceled in November' })
    const before = await generation()
    await cancelEvent(ruth, { eventId, reason: 'The hall has no heating this winter.' })
    expect(await generation()).toBe(before + 1)
    expect(await getEvent(anyone, { slug })).toMatchObject({
      status: 'cancelled',
      sequence: 1,
      cancelReason: 'The hall has no heating this winter.',
    })
    const { event } = await feedEvent(anyone, { slug })
    expect(event).toMatchObject({ status: 'cancelled', sequence: 1 })
    await expect(change(ruth, { eventId, ...anEvent() })).rejects.toMatchObject({ kind: 'not-now' })
    await expect(cancelEvent(ruth, { eventId, reason })).rejects.toMatchObject({ kind: 'not-now' })
  })

  it('cannot be withdrawn, nor canceled once it is over', async () => {
    const { eventId } = await published({ title: 'Over and done' })
    await expect(withdrawEvent(ruth, { eventId })).rejects.toMatchObject({ kind: 'not-now' })
    await expect(cancelEvent(at(ruth, 60), { eventId, reason })).rejects.toMatchObject({ kind: 'not-now' })
  })

  it('disappears at once when a moderator takes it off, and comes back with a higher number', async () => {
    const { eventId, slug } = await published({ title: 'Taken off the calendar' })
    await returnEvent(moderator, { eventId, reason })
    await expect(getEvent(anyone, { slug })).rejects.toMatchObject({ kind: 'not-found' })
    await submitEvent(ruth, { eventId })
    expect(await approveEvent(moderator, { eventId })).toMatchObject({ slug, sequence: 2 })
  })
})

describe('SEQUENCE in the record', () => {
  it('never falls and rises with what subscribers see, in any order of commands', async () => {
    const verbs = ['retitle', 'reword', 'return', 'submit', 'approve', 'cancel'] as const
    const order = fc.array(fc.constantFrom(...verbs), { minLength: 3, maxLength: 7 })
    await fc.assert(
      fc.asyncProperty(order, async (steps) => {
        const organizer = await someone('any')
        const eventId = await sent(organizer, { title: 'Any order of steps' })
        const { slug } = await approveEvent(moderator, { eventId })
        let seen = await shown(slug)
        let number = 0
        for (const [i, verb] of steps.entries()) {
          await act(organizer, eventId, verb, i).catch((error) => expect(error).toHaveProperty('kind', 'not-now'))
          const [row] = await read(systemCtx('test', now), (tx) =>
            tx.select({ sequence: events.sequence }).from(events).where(eq(events.id, eventId)),
          )
          expect(row?.sequence).toBeGreaterThanOrEqual(number)
          number = row?.sequence ?? -1
          const next = await shown(slug)
          if (next && seen && next.heard !== seen.heard) expect(next.sequence).toBeGreaterThan(seen.sequence)
          seen = next ?? seen
        }
      }),
      { numRuns: 6 },
    )
  }, 60_000)

  const shown = (slug: string | null) =>
    getEvent(anyone, { slug }).then(
      ({ sequence, status, title, sessions }) => ({ sequence, heard: JSON.stringify([status, title, sessions]) }),
      () => null,
    )

  async function act(organizer: Ctx, eventId: string, verb: string, i: number) {
    if (verb === 'return') return returnEvent(moderator, { eventId, reason })
    if (verb === 'approve') return approveEvent(moderator, { eventId })
    if (verb === 'submit') return submitEvent(organizer, { eventId })
    if (verb === 'cancel') return cancelEvent(organizer, { eventId, reason })
    const { fields } = await getMyEvent(organizer, { eventId })
    const changed = verb === 'retitle' ? { title: `Step number ${i}` } : { cost: `$${i}` }
    return change(organizer, { eventId, ...fields, ...changed })
  }
})

describe('deciding about what was seen', () => {
  const waits = async (eventId: string) =>
    (await listSubmissions(moderator)).groups
      .flatMap(({ submissions }) => submissions)
      .find((each) => each.eventId === eventId)
  const seen = async (eventId: string) => ({ eventId, madeFrom: (await waits(eventId))?.version ?? '' })

  it('is refused where the organizer changed a waiting event meanwhile, with the event as it is now', async () => {
    const eventId = await sent(ruth, { title: 'Read before it was changed' })
    const before = await seen(eventId)
    await change(at(ruth, 1), { eventId, ...anEvent({ title: 'Written after it was read' }) })
    const facts = { status: 'submitted', current: { title: 'Written after it was read' } }
    await expect(moderation.approveEvent(moderator, before)).rejects.toMatchObject({ kind: 'conflict', facts })
    await expect(moderation.returnEvent(moderator, { ...before, reason })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await getMyEvent(ruth, { eventId })).toMatchObject({ status: 'submitted', slug: null })
    await expect(moderation.approveEvent(moderator, { eventId })).rejects.toThrow()
    expect(
      await moderation.approveEvent(moderator, { ...(await seen(eventId)), checks: approvalCheckIds }),
    ).toMatchObject({ status: 'published' })
  })

  it('is refused for a second change of a published event; letting it stand leaves the organizer’s version valid', async () => {
    const { eventId } = await published({ title: 'Changed twice on the calendar' })
    await change(at(ruth, 1), { eventId, ...anEvent({ title: 'Changed once on the calendar' }) })
    const once = await seen(eventId)
    const opened = await change(at(ruth, 2), { eventId, ...anEvent({ title: 'Changed once more' }) })
    await expect(moderation.recheckEvent(moderator, once)).rejects.toMatchObject({ kind: 'conflict' })
    const stands = await moderation.recheckEvent(at(moderator, 3), await seen(eventId))
    expect(stands.version).toBe(opened.version)
    const next = { eventId, ...anEvent({ title: 'Changed once more', cost: '$5' }), madeFrom: stands.version }
    expect(await changeEvent(at(ruth, 4), next)).toMatchObject({ status: 'published' })
  })
})

describe('saving at the same time, and saving twice', () => {
  it('refuses a change made from what is no longer so, says what differs, and keeps both', async () => {
    const { eventId, slug } = await published({ title: 'Opened in two windows' })
    const opened = await getMyEvent(ruth, { eventId })
    const stale = { eventId, ...opened.fields, madeFrom: opened.version }
    await changeEvent(at(ruth, 1), { ...stale, title: 'Under a better title' })
    await expect(changeEvent(at(ruth, 2), { ...stale, cost: '$10' })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('title and cost'),
      facts: {
        what: expect.stringMatching(/^This event was saved in the meantime,[^:]*\.$/),
        differs: ['title', 'cost'],
        current: { title: 'Under a better title', cost: 'Free' },
      },
    })
    expect(await getEvent(anyone, { slug })).toMatchObject({ title: 'Under a better title', cost: 'Free', sequence: 1 })
  })

  it('makes one event of a draft that is sent twice, even at once', async () => {
    const draft = { ...anEvent({ title: 'Sent on a slow line' }), key: crypto.randomUUID() }
    const [first, second] = await Promise.all([draftEvent(ruth, draft), draftEvent(ruth, draft)])
    expect(second.eventId).toBe(first.eventId)
    await submitEvent(ruth, { eventId: first.eventId })
    expect(await draftEvent(ruth, draft)).toMatchObject({ eventId: first.eventId, status: 'submitted' })
    expect((await draftEvent(paul, draft)).eventId).not.toBe(first.eventId)
    const other = { ...anEvent({ title: 'Lost on a slow line' }), key: crypto.randomUUID() }
    const { eventId } = await draftEvent(ruth, other)
    await expect(draftEvent(ruth, { ...other, cost: '$5' })).rejects.toMatchObject({
      facts: { eventId, differs: ['cost'] },
    })
    const mine = (await listMyEvents(ruth)).items.filter(({ title }) => title === 'Sent on a slow line')
    expect(mine).toHaveLength(1)
  })
})

describe('what subscribers hear', () => {
  it('of a session that was taken out: it is off, under its own name and the raised sequence', async () => {
    const days = [aSession(), aSession({ startsLocal: '2026-12-11T09:00', endsLocal: '2026-12-11T10:00' })]
    const { eventId, slug } = await published({ title: 'Two days, then one', sessions: days })
    const { fields } = await getMyEvent(ruth, { eventId })
    const [first, second] = fields.sessions
    await change(ruth, { eventId, ...fields, sessions: fields.sessions.slice(0, 1) })
    const { event } = await feedEvent(anyone, { slug })
    expect(event.sequence).toBe(1)
    expect(event.sessions.map(({ key, withdrawn }) => [key, withdrawn])).toEqual([
      [first?.id, false],
      [second?.id, true],
    ])
    expect((await getEvent(anyone, { slug })).sessions.map(({ id }) => id)).toEqual([first?.id])
    const day = { from: '2026-12-11', to: '2026-12-11', q: 'Two days' }
    expect((await listCalendar(anyone, day)).total).toBe(0)
    expect((await monthOf(anyone, { month: '2026-12', q: 'Two days' })).total).toBe(1)
    expect((await getMyEvent(ruth, { eventId })).fields.sessions).toHaveLength(1)
  })

  it('of where to join, why it is off, who holds it, and about what', async () => {
    const link = 'https://meet.agency.example/room'
    const sessions = [aSession({ link })]
    const { eventId, slug } = await published({ title: 'Here and there', format: 'hybrid', sessions })
    await cancelEvent(ruth, { eventId, reason })
    const { event } = await feedEvent(anyone, { slug })
    const sent = anEvent()
    expect(event).toMatchObject({
      cancelReason: reason,
      organizer: { name: sent.sponsor, email: sent.contactEmail },
      sessions: [{ link, location: expect.stringContaining(sessions[0]?.venueName ?? '') }],
    })
  })

  it('in a feed with a name of its own; a filter that is not known is refused', async () => {
    expect((await feedEvents(anyone, { state: 'CA', kind: ['webinar', 'meeting'] })).name).toBe(
      'Calendar of events: Webinar, Meeting, California',
    )
    for (const wrong of [{ stat: 'CA' }, { state: 'XX' }, { kind: 'party' }, { from: '2026-02-30' }, { credit: 'no' }])
      await expect(feedEvents(anyone, wrong)).rejects.toThrow()
  })
})

describe('events near a ZIP code', () => {
  const near = async (more: object = {}) => {
    const found = await listCalendar(anyone, { q: 'axolotl', near: '94103', ...more })
    return Object.fromEntries(found.items.map(({ title, miles }) => [title.replace('Axolotl ', ''), miles]))
  }
  const at = (state: string, postalCode: string, city: string) => [aSession({ state, postalCode, city })]

  beforeAll(async () => {
    const east = { startsLocal: '2026-12-10T09:00', endsLocal: '2026-12-10T13:00', zone: 'America/New_York' }
    for (const [name, fields] of [
      ['here', { sessions: at('CA', '94103', 'San Francisco'), audiences: ['law-enforcement'], cost: '$40 a day' }],
      ['close', { sessions: at('CA', '94607-1234', 'Oakland'), cost: 'No charge' }],
      ['far', { sessions: at('CA', '95814', 'Sacramento'), cost: 'Free' }],
      ['elsewhere', { sessions: [aSession({ ...east, state: 'NY', postalCode: '10001', city: 'New York' })] }],
      ['without a code', { sessions: at('CA', '', 'Bodega Bay') }],
      [
        'by video',
        { format: 'virtual', sessions: [aSession({ link: 'https://meet.example/a', state: '', postalCode: '' })] },
      ],
      ['hidden here', { hidePlace: true, sessions: at('CA', '94103', 'San Francisco') }],
      ['hidden far', { hidePlace: true, sessions: at('CA', '92101', 'San Diego') }],
      ['hidden elsewhere', { hidePlace: true, sessions: [aSession({ ...east, state: 'NY', postalCode: '10001' })] }],
    ] as const)
      await published({ title: `Axolotl ${name}`, ...fields } as Partial<EventFields>)
  })

  it('are those within the distance, with their miles, those online, and of the state those whose place is not known', async () => {
    const unplaced = { 'without a code': null, 'by video': null, 'hidden here': null, 'hidden far': null }
    expect(await near({ within: '25' })).toEqual({ here: 0, close: 6, ...unplaced })
    expect(await near({ within: '100' })).toEqual({ here: 0, close: 6, far: 75, ...unplaced })
    const { 'by video': _, ...inPerson } = unplaced
    expect(await near({ within: '25', format: 'in-person' })).toEqual({ here: 0, close: 6, ...inPerson })
  })

  it('tell of a hidden place its state and nothing else: any ZIP code of the state finds the same, one of another nothing', async () => {
    const hidden = async (zip: string) =>
      Object.keys(await near({ near: zip, within: '250' })).filter((name) => name.startsWith('hidden'))
    for (const zip of ['94103', '92101', '96101'])
      expect([zip, await hidden(zip)]).toEqual([zip, ['hidden here', 'hidden far']])
    expect(await hidden('89501')).toEqual([])
    expect(await hidden('10001')).toEqual(['hidden elsewhere'])
    const texts = await Promise.all(
      ['94103', '92101'].map(async (zip) => {
        const { items } = await listCalendar(anyone, { q: 'axolotl hidden', near: zip, within: '25' })
        return JSON.stringify(items)
      }),
    )
    expect(texts[0]).toBe(texts[1])
  })

  it('are the same in the month, the week, the feed and the list', async () => {
    const filter = { q: 'axolotl', near: '94103', within: '25' }
    const list = (await listCalendar(anyone, filter)).items.map(({ slug }) => slug).sort()
    const month = (await monthOf(anyone, { ...filter, month: '2026-12' })).days.flatMap(({ items }) => items)
    const week = (await weekOf(anyone, { ...filter, week: '2026-12-10' })).days.flatMap(({ items }) => items)
    const feed = (await feedEvents(anyone, filter)).items.map(({ url }) => url.split('/').at(-1))
    expect(list).toHaveLength(6)
    expect(month.map(({ slug }) => slug).sort()).toEqual(list)
    expect(week.map(({ slug }) => slug).sort()).toEqual(list)
    expect(week.map(({ miles }) => miles).sort()).toEqual([0, 6, null, null, null, null])
    expect(feed.sort()).toEqual(list)
  })

  it('stand on the map nearest first, a hidden place without a point and counted for its state alone', async () => {
    const map = await mapCalendar(anyone, { q: 'axolotl', near: '94103', within: '100' })
    const names = map.items.map(({ title }) => title.replace('Axolotl ', ''))
    expect(names.slice(0, 3)).toEqual(['here', 'close', 'far'])
    expect(names.slice(3).sort()).toEqual(['hidden far', 'hidden here', 'without a code'])
    expect(map.points.map(({ slug }) => slug)).toEqual(map.items.slice(0, 3).map(({ slug }) => slug))
    expect(map).toMatchObject({ total: 6, online: 1, byState: [{ state: 'CA', total: 6 }] })
    expect((await mapCalendar(anyone, { q: 'axolotl' })).byState).toEqual([
      { state: 'CA', total: 6 },
      { state: 'NY', total: 2 },
    ])
    expect(await mapCalendar(anyone, { q: 'axolotl', format: 'in-person', state: 'NY' })).toMatchObject({
      total: 2,
      online: 0,
    })
  })

  it('narrow nothing by a ZIP code that is not known, and say so; a feed refuses it', async () => {
    const found = await listCalendar(anyone, { q: 'axolotl', near: '00000', free: '1' })
    expect(found.place).toMatchObject({ zip: '00000', isKnown: false })
    expect(found.items.map(({ title }) => title)).not.toContain('Axolotl here')
    expect(found.total).toBe(8)
    await expect(feedEvents(anyone, { near: '00000' })).rejects.toThrow()
    await expect(feedEvents(anyone, { near: '9410' })).rejects.toThrow()
  })

  it('are narrowed by cost and by whom they are for', async () => {
    expect(Object.keys(await near({ within: '25', free: '1', format: 'in-person' }))).not.toContain('here')
    expect(await near({ within: '100', free: '1', audience: 'victim-services', format: 'in-person' })).toMatchObject({
      close: 6,
      far: 75,
    })
    expect(await near({ within: '25', audience: 'allied-professionals' })).toEqual({})
  })
})

describe('the feeds', () => {
  it('hold the same events as each other, as a subscriber’s filter leaves them in the database', async () => {
    const rows = await owner()<
      { id: string; kind: string; format: string; states: string[]; credit: boolean; audiences: string[] }[]
    >`select e.id, e.kind, e.format, e.audiences, e.credit_minutes is not null as credit,
        array_agg(coalesce(s.state, '')) as states
      from events e join event_sessions s on s.event_id = e.id
      where e.status in ('published', 'cancelled') and s.withdrawn_at is null and s.ends_at >= ${plusDays(now, -90)}
      group by e.id`
    const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
    const filters = fc.record({
      state: some('CA', 'NY', 'GU', 'TX'),
      format: some('in-person', 'virtual'),
      kind: some('training', 'support-group', 'webinar'),
      audience: some('law-enforcement', 'victim-services', 'allied-professionals'),
      credit: some('1'),
    })
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const { items, changedAt } = await feedEvents(anyone, filter)
        const about = { name: 'Calendar', page: 'https://a.example/calendar', self: 'https://a.example/feed' }
        const isHybridOr = (format: string, wanted: string) => format === wanted || format === 'hybrid'
        const left = rows.filter(
          ({ kind, format, states, credit, audiences }) =>
            (!filter.kind || kind === filter.kind) &&
            (!filter.format || isHybridOr(format, filter.format)) &&
            (!filter.credit || credit) &&
            (!filter.audience || audiences.includes(filter.audience)) &&
            (!filter.state || states.includes(filter.state) || (format === 'virtual' && filter.format !== 'in-person')),
        )
        const ids = left.map(({ id }) => id).sort()
        const ics = calendarFeed(items, { name: 'Calendar', stampedAt: now }).replace(/\r\n /g, '')
        const inIcs = [...ics.matchAll(/^UID:(.{36})/gm)].map(([, id]) => id ?? '')
        const inAtom = [...atomFeed(items, { ...about, changedAt }).matchAll(/<id>urn:uuid:(.{36})/g)].map(
          ([, id]) => id,
        )
        const inJson = (JSON.parse(jsonFeed(items, about)).items as { id: string }[]).map(({ id }) => id.slice(9))
        expect([...new Set(inIcs)].sort()).toEqual(ids)
        expect(inAtom.sort()).toEqual(ids)
        expect(inJson.sort()).toEqual(ids)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a survivors’ group', () => {
  const secret = {
    venueName: 'Secret House',
    address: '9 Hidden Lane',
    city: 'Nowhereville',
    postalCode: '93998',
    link: 'https://meet.example/secret',
  }
  const group = () =>
    published({
      kind: 'support-group',
      format: 'hybrid',
      title: 'Peer support for advocates',
      sessions: [aSession(secret)],
    })

  it('never shows where it meets: not on its page, in the list, the month, the feed, nor to a search', async () => {
    const { slug } = await group()
    const feed = await feedEvents(anyone)
    const everything = JSON.stringify([
      await getEvent(anyone, { slug }),
      await listCalendar(anyone, { from: '2026-12-01', to: '2026-12-31' }),
      await monthOf(anyone, { month: '2026-12' }),
      await weekOf(anyone, { week: '2026-12-10' }),
      await mapCalendar(anyone, { near: '93999' }),
      feed,
      calendarFeed(feed.items, { name: 'Calendar', stampedAt: now }),
      jsonFeed(feed.items, { name: 'Calendar', page: '/calendar', self: '/calendar.json' }),
      await findSimilar(paul, { title: 'Peer support for advocates' }),
    ])
    expect(everything).toContain('Peer support for advocates')
    for (const word of Object.values(secret)) expect(everything).not.toContain(word)
    expect((await listCalendar(anyone, { q: 'Nowhereville' })).total).toBe(0)
    expect((await listCalendar(anyone, { q: 'Peer support', state: 'CA' })).total).toBe(1)
  })

  it('shows it to the organizer and to a moderator alone, in the database too', async () => {
    const { eventId } = await group()
    const { fields } = await getMyEvent(ruth, { eventId })
    expect(fields).toMatchObject({ hidePlace: true, sessions: [secret] })
    const places = (ctx: Ctx) => read(ctx, (tx) => tx.select({ city: hiddenPlaces.city }).from(hiddenPlaces))
    expect(await places(anyone)).toEqual([])
    expect(await places(paul)).toEqual([])
    expect((await places(moderator)).length).toBeGreaterThan(0)
  })

  it('hides a place from the moment an event becomes one', async () => {
    const { eventId, slug } = await published({ title: 'Becomes a support group' })
    const { fields } = await getMyEvent(ruth, { eventId })
    expect(await change(ruth, { eventId, ...fields, kind: 'support-group' })).toMatchObject({ sequence: 1 })
    const page = await getEvent(anyone, { slug })
    expect(page).toMatchObject({
      placeHidden: true,
      sessions: [{ venueName: null, address: null, city: null, state: 'CA' }],
    })
    await change(ruth, { eventId, ...fields, kind: 'training', hidePlace: false })
    expect(await getEvent(anyone, { slug })).toMatchObject({
      placeHidden: false,
      sessions: [{ venueName: 'Harbor Hall' }],
    })
  })
})

describe('finding events', () => {
  beforeAll(async () => {
    await published({
      title: 'Zebra crossing workshop',
      sessions: [aSession({ state: 'AZ', zone: 'America/Phoenix', city: 'Dry Wells' })],
      priorityIds: ['integration'],
    })
    await published({
      title: 'Zebra webinar',
      kind: 'webinar',
      format: 'virtual',
      creditHours: null,
      sessions: [aSession({ link: 'https://meet.example/z', venueName: '', city: '', state: '' })],
    })
    await published({
      title: 'Zebra days in Guam',
      kind: 'conference',
      sessions: [
        aSession({
          startsLocal: '2027-01-05T22:00',
          endsLocal: '2027-01-06T01:00',
          zone: 'Pacific/Guam',
          state: 'GU',
          city: 'Hagåtña',
        }),
        aSession({ startsLocal: '2027-01-07T09:00', endsLocal: '2027-01-07T12:00', zone: 'Pacific/Guam', state: 'GU' }),
      ],
      creditHours: 3,
    })
  })
  const titles = async (filter: Record<string, unknown>) =>
    (await listCalendar(anyone, { q: 'zebra', ...filter })).items.map(({ title }) => title)

  it('by days finds what touches them by the clock of its place, from Guam to Samoa and to the last minute of a day', async () => {
    const zones = { GU: 'Pacific/Guam', HI: 'Pacific/Honolulu', AS: 'Pacific/Pago_Pago', NY: 'America/New_York' }
    for (const [state, zone] of Object.entries(zones)) {
      const long = aSession({ startsLocal: '2027-02-10T23:59', endsLocal: '2027-02-11T23:59', zone, state })
      await published({ title: `Quagga night in ${state}`, sessions: [long] })
    }
    const on = async (day: string) => (await listCalendar(anyone, { q: 'quagga', from: day, to: day })).total
    expect([await on('2027-02-09'), await on('2027-02-12')]).toEqual([0, 0])
    expect([await on('2027-02-10'), await on('2027-02-11')]).toEqual([4, 4])
  })

  it.each([
    [{}, ['Zebra crossing workshop', 'Zebra webinar', 'Zebra days in Guam']],
    [{ state: 'AZ' }, ['Zebra crossing workshop', 'Zebra webinar']],
    [{ state: 'AZ', format: 'in-person' }, ['Zebra crossing workshop']],
    [{ format: 'virtual' }, ['Zebra webinar']],
    [{ format: ['virtual', 'in-person'] }, ['Zebra crossing workshop', 'Zebra webinar', 'Zebra days in Guam']],
    [{ kind: ['conference'] }, ['Zebra days in Guam']],
    [{ credit: '1' }, ['Zebra crossing workshop', 'Zebra days in Guam']],
    [{ priority: 'integration' }, ['Zebra crossing workshop']],
    [{ from: '2027-01-06' }, ['Zebra days in Guam']],
    [{ to: '2026-12-09' }, []],
    [
      { from: 'nonsense', kind: 'nonsense', page: 'x' },
      ['Zebra crossing workshop', 'Zebra webinar', 'Zebra days in Guam'],
    ],
  ])('by %j', async (filter, expected) => {
    expect((await titles(filter)).sort()).toEqual([...expected].sort())
  })

  it('forgives a slip of the keyboard and accents, and says that it did', async () => {
    const beyond = await listCalendar(anyone, { q: 'zebra', page: 9 })
    expect(beyond).toMatchObject({ total: 3, page: 1, pages: 1, onlyClose: false })
    expect(beyond.items).toHaveLength(3)
    expect(await listCalendar(anyone, { q: 'zebar crosing' })).toMatchObject({
      onlyClose: true,
      items: [{ title: 'Zebra crossing workshop' }],
    })
    expect((await listCalendar(anyone, { q: 'Hagatna' })).items).toMatchObject([{ title: 'Zebra days in Guam' }])
  })

  it('finds a title that was pasted, whatever dashes and quotes stand in it, and words in any order', async () => {
    await published({ title: 'Okapi – “safe” – a workshop', sessions: [aSession()] })
    for (const q of [
      'Okapi - "safe" - a workshop',
      'okapi — safe — workshop',
      'workshop okapi',
      '- okapi -',
      'safe, okapi',
    ])
      expect([q, (await titles({ q })).length]).toEqual([q, 1])
    expect(await titles({ q: 'okapi -workshop' })).toEqual([])
  })

  it('puts a session on the days of its own place, over midnight on both', async () => {
    const month = await monthOf(anyone, { month: '2027-01', q: 'zebra' })
    expect(month.days.map(({ on }) => on)).toEqual(['2027-01-05', '2027-01-06', '2027-01-07'])
    const [item] = (await listCalendar(anyone, { q: 'Guam' })).items
    expect(item?.sessions[0]).toMatchObject({ startsAt: '2027-01-05T12:00:00.000Z' })
  })

  it('shows a week from Monday to Sunday, whichever of its days is asked for, and the next day after it', async () => {
    const week = await weekOf(anyone, { week: '2027-01-10', q: 'zebra' })
    expect(week).toMatchObject({ startsOn: '2027-01-04', nextOn: null })
    expect(week.days.map(({ on }) => on)).toEqual(
      [4, 5, 6, 7, 8, 9, 10].map((day) => `2027-01-${String(day).padStart(2, '0')}`),
    )
    const guam = week.days.map(({ items }) => items.find(({ zone }) => zone === 'Pacific/Guam')?.startsLocal ?? null)
    expect(guam.slice(0, 4)).toEqual([null, '2027-01-05T22:00', '2027-01-05T22:00', '2027-01-07T09:00'])
    expect(week.days.flatMap(({ items }) => items).flatMap(({ part, parts }) => (parts > 1 ? [part] : []))).toEqual([
      1, 1, 2,
    ])
    expect(await weekOf(anyone, { week: '2026-12-30', q: 'zebra' })).toMatchObject({ total: 0, nextOn: '2027-01-05' })
  })

  it('puts what happens in nights of changing clocks on the days of the place, in order of time', async () => {
    const night = (startsLocal: string, endsLocal: string, zone: string, state: string) =>
      published({
        title: `Tapir vigil ${zone}`,
        creditHours: null,
        sessions: [aSession({ startsLocal, endsLocal, zone, state })],
      })
    await night('2027-03-13T22:00', '2027-03-14T03:30', 'America/New_York', 'NY')
    await night('2027-03-14T01:30', '2027-03-14T03:30', 'America/Los_Angeles', 'CA')
    await night('2027-11-07T01:30', '2027-11-07T02:30', 'America/New_York', 'NY')
    const days = async (week: string) => {
      const { days: all, startsOn } = await weekOf(anyone, { week, q: 'tapir' })
      return [startsOn, ...all.slice(5).map(({ items }) => items.map(({ zone }) => zone))]
    }
    expect(await days('2027-03-14')).toEqual([
      '2027-03-08',
      ['America/New_York'],
      ['America/New_York', 'America/Los_Angeles'],
    ])
    expect(await days('2027-11-01')).toEqual(['2027-11-01', [], ['America/New_York']])
  })

  it('gives subscribers each session with its zone and a name that stays', async () => {
    const feed = await feedEvents(anyone, { q: 'Guam' })
    const text = calendarFeed(feed.items, { name: 'Calendar', stampedAt: now })
    expect(text).toContain('DTSTART;TZID=Pacific/Guam:20270105T220000')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(text).toContain(
      `UID:${feed.items[0]?.uid.replace('@', `-${feed.items[0]?.sessions[0]?.key}@`)}`.slice(0, 70),
    )
  })

  it('leaves out what is over, unless days are asked for', async () => {
    expect((await listCalendar(at(anyone, 365), { q: 'zebra' })).total).toBe(0)
    expect((await listCalendar(at(anyone, 365), { q: 'zebra', from: '2026-12-01' })).total).toBe(3)
  })
})

describe('the queue', () => {
  it('puts probable duplicates together and names their like on the calendar', async () => {
    const like = {
      sessions: [aSession({ startsLocal: '2027-02-02T09:00', endsLocal: '2027-02-02T12:00' })],
      creditHours: null,
    }
    const here = await published({ ...like, title: 'Quokka day for advocates' })
    const a = await sent(ruth, { ...like, title: 'Quokka day' })
    const b = await sent(paul, { ...like, title: 'Quokka Day: for advocates' })
    const { groups } = await listSubmissions(moderator)
    const group = groups.find(({ submissions }) => submissions.some(({ eventId }) => eventId === a))
    expect(group?.submissions.map(({ eventId }) => eventId).sort()).toEqual([a, b].sort())
    expect(group?.submissions[0]?.similar).toMatchObject([{ slug: here.slug }])
  })

  it('warns an organizer of what anyone can see or what is their own, and of nothing else', async () => {
    const title = 'Wombat seminar of the coast'
    await sent(paul, { title })
    expect((await findSimilar(ruth, { title })).items).toEqual([])
    expect((await findSimilar(paul, { title: 'Wombat seminar of coast' })).items).toMatchObject([
      { own: true, status: 'submitted' },
    ])
    expect((await findSimilar(moderator, { title, on: '2026-12-10', state: 'CA' })).items).toHaveLength(1)
  })

  it('says which are one’s own, so that another decides', async () => {
    const eventId = await sent(moderator, { title: 'Own, in the queue' })
    const find = async (ctx: Ctx) =>
      (await listSubmissions(ctx)).groups
        .flatMap(({ submissions }) => submissions)
        .find((each) => each.eventId === eventId)
    expect((await find(moderator))?.own).toBe(true)
    expect((await find(second))?.own).toBe(false)
  })
})
