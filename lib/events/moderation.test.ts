import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { write } from '@/lib/audit/write'
import { addPerson } from '@/lib/identity/people'
import { type Ctx, personCtx, type RoleName, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { approveEvent as approveAsSeen, returnEvent as returnAsSeen } from './as-seen.fixture'
import { changeEvent, draftEvent, submitEvent } from './commands'
import type { EventFields } from './fields'
import { anEvent, aSession } from './inputs.fixture'
import { remindModerators } from './jobs'
import { submissionsWait } from './mails'
import { approveEvent, approveEvents, returnEvent } from './moderation'
import { approvalCheckIds } from './moderation-rules'
import { blockPoster, liftBlock, limitPostings, listBlockedPosters } from './posting'
import { getMyEvent, listMyEvents } from './queries'
import { listSubmissions } from './queue'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-22T16:00:00Z')
const why = 'Posts what belongs on no calendar.'
let ruth: Ctx
let paul: Ctx
let moderator: Ctx

async function someone(name: string, ...roles: RoleName[]): Promise<Ctx> {
  const { personId } = await write(systemCtx('test', now), 'person.added', (w) =>
    addPerson(w, { givenName: name, familyName: 'Example', email: `${name}-${newId()}@agency.example` }),
  )
  const held = roles.map((role) => ({ role, agencyId: null, unitId: null }))
  return personCtx({ kind: 'person', personId, roles: held, via: { kind: 'session', sessionId: newId() } }, now)
}

const sent = async (ctx: Ctx, over: Partial<EventFields> = {}): Promise<{ eventId: string; madeFrom: string }> => {
  const { eventId } = await draftEvent(ctx, anEvent(over))
  const { version } = await submitEvent(ctx, { eventId })
  return { eventId, madeFrom: version }
}
const waiting = async () => (await listSubmissions(moderator)).groups.flatMap(({ submissions }) => submissions)
const waits = async (eventId: string) => (await waiting()).find((each) => each.eventId === eventId)

beforeAll(async () => {
  ruth = await someone('Ruth')
  paul = await someone('Paul')
  moderator = await someone('Gordon', 'moderator')
})

describe('approving', () => {
  it('asks for every check and keeps what was made sure of; without one it publishes nothing', async () => {
    const event = await sent(ruth, { title: 'Made sure of in every way' })
    const some = { ...event, checks: ['fits', 'safe'] }
    await expect(approveEvent(moderator, some)).rejects.toMatchObject({ fields: [{ field: 'checks' }] })
    expect(await getMyEvent(ruth, event)).toMatchObject({ status: 'submitted' })
    // It has no link to open.
    const checks = approvalCheckIds.filter((id) => id !== 'links')
    await approveEvent(moderator, { ...event, checks })
    const [decided] = (await getMyEvent(ruth, event)).decisions
    expect(decided).toMatchObject({ decision: 'approved', checks })
  })

  it('asks whoever approves an event with links to open them', async () => {
    const event = await sent(ruth, { title: 'With a page to register', registrationUrl: 'https://a.example/here' })
    const checks = approvalCheckIds.filter((id) => id !== 'links')
    await expect(approveEvent(moderator, { ...event, checks })).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('publishes several at once; one that was changed since holds up none of the others', async () => {
    const [a, b, c] = [
      await sent(ruth, { title: 'Several: bread' }),
      await sent(ruth, { title: 'Several: water' }),
      await sent(ruth, { title: 'Several: salt' }),
    ]
    const later = { ...ruth, now: plusDays(now, 1) }
    await changeEvent(later, { ...b, ...anEvent({ title: 'Several: another water' }) })
    const { items } = await approveEvents(moderator, { events: [a, b, c], checks: approvalCheckIds })
    expect(items.map(({ published }) => published)).toEqual([true, false, true])
    expect(items[1]?.why).toContain('changed since')
    expect(await getMyEvent(ruth, b)).toMatchObject({ status: 'submitted' })
  })

  it('is for moderators, and several at once neither by one who posted them', async () => {
    const event = await sent(ruth, { title: 'For a moderator alone' })
    const input = { events: [event], checks: approvalCheckIds }
    await expect(approveEvents(paul, input)).rejects.toMatchObject({ kind: 'forbidden' })
    const own = await sent(moderator, { title: 'Of the moderator alone' })
    const { items } = await approveEvents(moderator, { events: [own], checks: approvalCheckIds })
    expect(items).toMatchObject([{ published: false, why: expect.stringContaining('Another moderator') }])
  })
})

describe('returning', () => {
  it('says of each field what to change; mended and sent again it is approved', async () => {
    const event = await sent(ruth, { title: 'To be mended in two fields' })
    const fields = [
      { field: 'title', reason: 'Say what people learn.' },
      { field: 'cost', reason: 'Say whether lunch is in it.' },
    ]
    await returnEvent(moderator, { ...event, fields })
    const mine = await getMyEvent(ruth, event)
    expect(mine).toMatchObject({ status: 'returned', decisions: [{ reason: null, fieldReasons: fields }] })
    const listed = (await listMyEvents(ruth)).items.find(({ eventId }) => eventId === event.eventId)
    expect(listed?.reason).toContain('Cost: Say whether lunch is in it.')
    const mended = anEvent({ title: 'What to ask in the first hour', cost: 'Free, with lunch' })
    await changeEvent(ruth, { eventId: event.eventId, madeFrom: mine.version, ...mended })
    await submitEvent(ruth, event)
    expect(await approveAsSeen(moderator, event)).toMatchObject({ status: 'published' })
  })

  it('wants a reason, of the whole or of a field', async () => {
    const event = await sent(ruth, { title: 'Returned without a word' })
    await expect(returnEvent(moderator, event)).rejects.toThrow()
    const unknown = [{ field: 'shoes', reason: 'There is no such field.' }]
    await expect(returnEvent(moderator, { ...event, fields: unknown })).rejects.toThrow()
    await returnAsSeen(moderator, { eventId: event.eventId, reason: 'Please say who holds it.' })
  })
})

describe('what a moderator is told of a submission', () => {
  it('names what wants a second look', async () => {
    const poster = await someone('New')
    const links = { registrationUrl: 'https://a.example/register' }
    const { eventId } = await sent(poster, { title: 'Cooking at the shelter', ...links })
    expect(await waits(eventId)).toMatchObject({
      warnings: ['shelter-shown', 'first-with-links'],
      poster: { published: 0, waiting: 1, isBlocked: false },
    })
    const plain = await sent(ruth, { title: 'An ordinary morning' })
    expect(await waits(plain.eventId)).toMatchObject({ warnings: [] })
  })

  it('groups doubles of one day and place, and shows those on the calendar; another place stands alone', async () => {
    const title = 'Evening of remembrance for the lost'
    const over = { kind: 'ceremony' as const, title }
    const there = await sent(ruth, over)
    await approveAsSeen(moderator, there)
    const twice = await sent(paul, { ...over, title: 'Evening of remembrance' })
    const elsewhere = await sent(paul, {
      title: 'Evening of candles',
      sessions: [aSession({ state: 'OH', zone: 'America/New_York' })],
    })
    expect((await waits(twice.eventId))?.similar).toMatchObject([{ title }])
    expect((await waits(twice.eventId))?.warnings).toContain('double')
    const third = await sent(ruth, { ...over, title: 'Evening of remembrance, again' })
    const groups = (await listSubmissions(moderator)).groups.map(({ submissions }) => submissions.map((s) => s.eventId))
    const group = groups.find((ids) => ids.includes(third.eventId))
    expect(group).toContain(twice.eventId)
    expect(group).not.toContain(elsewhere.eventId)
  })
})

describe('a text that may not be public', () => {
  const group = { kind: 'support-group' as const, title: 'Thursday circle of survivors' }
  it.each([
    ['title', { title: 'Circle at 412 Alder Street' }],
    ['description', { description: 'We meet on the second floor of 412 Alder Street.' }],
    ['accessibility', { accessibility: 'Ring at 9 Quay Road and wait.' }],
  ])('tells the place of a group in its %s and is refused there', async (field, over) => {
    const { eventId } = await draftEvent(ruth, anEvent({ ...group, ...over }))
    const refused = submitEvent(ruth, { eventId })
    await expect(refused).rejects.toMatchObject({ kind: 'invalid', fields: [{ field }] })
  })

  it('may name a street where the place is shown', async () => {
    const event = await sent(ruth, { title: 'Open to all', description: 'Park behind 412 Alder Street.' })
    expect(event.eventId).toBeTruthy()
  })

  it('is that of a support group called a meeting', async () => {
    const { eventId } = await draftEvent(ruth, anEvent({ kind: 'meeting', title: 'Support group on Mondays' }))
    await expect(submitEvent(ruth, { eventId })).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'kind' }] })
  })
})

describe('a blocked poster', () => {
  it('posts nothing more, reads why, and has back what waited; allowed again they post', async () => {
    const poster = await someone('Spam')
    const [one, two] = [
      await sent(poster, { title: 'Buy cheap watches' }),
      await sent(poster, { title: 'Buy more of them' }),
    ]
    expect(await blockPoster(moderator, { eventId: one.eventId, reason: why })).toEqual({ returned: 2 })
    expect(await getMyEvent(poster, two)).toMatchObject({ status: 'returned', decisions: [{ reason: why }] })
    const refused = { kind: 'forbidden', message: expect.stringContaining(why) }
    await expect(draftEvent(poster, anEvent())).rejects.toMatchObject(refused)
    await expect(submitEvent(poster, two)).rejects.toMatchObject(refused)
    await expect(blockPoster(moderator, { eventId: one.eventId, reason: why })).rejects.toMatchObject({
      kind: 'not-now',
    })
    const [block] = (await listBlockedPosters(moderator)).items
    expect(block).toMatchObject({ title: 'Buy cheap watches', reason: why })
    await liftBlock(moderator, { blockId: block?.blockId })
    expect(await submitEvent(poster, two)).toMatchObject({ status: 'submitted' })
  })

  it('is blocked and read of by moderators alone, and nobody blocks themselves', async () => {
    const event = await sent(ruth, { title: 'Nobody is blocked for this' })
    await expect(blockPoster(paul, { eventId: event.eventId, reason: why })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(listBlockedPosters(paul)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(liftBlock(paul, { blockId: newId() })).rejects.toMatchObject({ kind: 'forbidden' })
    const own = await sent(moderator, { title: 'Of the moderator, too' })
    await expect(blockPoster(moderator, { eventId: own.eventId, reason: why })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

it('sends thirty in an hour and no more', async () => {
  const busy = await someone('Busy')
  for (let i = 0; i < 30; i++) await limitPostings(busy, '203.0.113.9')
  await expect(limitPostings(busy, '203.0.113.9')).rejects.toMatchObject({ kind: 'too-many' })
})

it('tells each moderator once a day that something waits, and nobody when nothing does', async () => {
  const personId = moderator.actor.kind === 'person' ? moderator.actor.personId : ''
  await owner()`update logins set verified_at = now() where person_id = ${personId}`
  await owner()`insert into roles (id, person_id, role, bound_to, granted_at)
    select ${newId()}, person_id, 'moderator', identifier, now() from logins where person_id = ${personId}`
  const system = systemCtx('test', now)
  await sent(ruth, { title: 'Waiting for the letter' })
  const first = await remindModerators(system)
  expect(first).toEqual({ told: 1 })
  expect(await remindModerators(system)).toEqual(first)
  expect(await submissionsWait.say(system, {}, null)).toMatchObject({ lines: [expect.stringContaining('/moderation')] })
  await owner()`update events set status = 'withdrawn' where status = 'submitted'`
  await owner()`update events set recheck_since = null`
  expect(await remindModerators({ ...system, now: plusDays(now, 1) })).toEqual({ told: 0 })
  expect(await submissionsWait.say(system, {}, null)).toHaveProperty('moot')
})
