import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import {
  actingCtx,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makePerson,
  owner,
  serve,
} from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import type { EventFields } from '@/lib/events/fields'
import { anEvent } from '@/lib/events/inputs.fixture'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { register } from '@/lib/registration/commands'
import { registerGroup } from '@/lib/registration/group-commands'
import { changeRegistration } from '@/lib/registration/staff-commands'
import { makeRequirement } from '@/lib/requirements/commands'
import { agencyHours } from './hours'
import { personHours } from './hours-person'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-20T18:00:00Z')
const world = { agency: '', neighbor: '', bell: '' }
let coordinator: Ctx
let ruth: Ctx

async function open(over: Partial<EventFields>, settings: object = {}, by = ruth): Promise<string> {
  const { eventId } = await draftEvent(by, anEvent({ creditHours: 2, topicIds: ['ethics'], ...over }))
  await submitEvent(by, { eventId })
  await changeRegistration(by, { unit: 'event', madeFrom: null, eventId, ...settings })
  return eventId
}
const organizer = async () =>
  actingCtx(await makePerson('Ruth'), [{ role: 'trusted-organizer', agencyId: null, unitId: null }], now)
const there = (state: string) => ({ sessions: anEvent().sessions.map((each) => ({ ...each, state })) })
const of = async (ctx = coordinator, personId = world.bell, narrowed: object = {}) => {
  const { asked } = await personHours(ctx, { agencyId: world.agency, personId, ...narrowed })
  return asked[0]
}
const titles = async (ctx = coordinator) => (await of(ctx))?.closing?.items.map(({ title }) => title)

beforeAll(async () => {
  await loadReference(systemCtx('installation'))
  await owner()`insert into topics (id, name) values ('ethics', 'Ethics'), ('law', 'Law update') on conflict do nothing`
  const [agency, neighbor] = [await makeAgency('Marlow Bay Police Department'), await makeAgency('Neighbor')]
  const bell = await makePerson('Marcus', 'Bell')
  await serve(bell, agency, { from: '2020-01-01' })
  Object.assign(world, { agency, neighbor, bell })
  coordinator = actingCtx(await makePerson('Dana'), [coordinatorOf(agency)], now)
  ruth = await organizer()
  await makeRequirement(coordinator, {
    ...{ agencyId: agency, name: 'Ten hours', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
    criterion: {
      ...{ kind: 'minutes', atLeast: 600, caps: [{ modes: ['self-paced'], atMost: 240 }] },
      parts: [{ of: { topics: ['ethics'] }, atLeast: 180 }],
    },
    ...{ dueKind: 'by-date', dueBy: '2026-12-31' },
  })
  await earn(bell, { earnedOn: '2026-03-02', creditMinutes: 60, topicIds: ['ethics'], mode: 'self-paced' })
  await earn(bell, { earnedOn: '2026-09-02', creditMinutes: 90, mode: 'virtual' })
  await earn(bell, { earnedOn: '2026-10-02', creditMinutes: 60 })
})

describe('how far one person is', () => {
  it('is said by how it was given, in all and toward each minimum, with its limits', async () => {
    expect(await of()).toMatchObject({
      ways: { inPerson: 60, virtual: 90, selfPaced: 60, unseen: 0 },
      minimums: [{ label: 'Ethics', haveMinutes: 60, needMinutes: 180, ways: { selfPaced: 60 }, metOn: null }],
      limits: [{ label: 'Self-paced', haveMinutes: 60, atMost: 240, of: null }],
    })
  })

  it('names the minimum that a limit holds for', async () => {
    const [agencyId, personId] = [await makeAgency(), await makePerson()]
    await serve(personId, agencyId, { from: '2020-01-01' })
    const there = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
    const caps = [{ modes: ['self-paced'], atMost: 90 }]
    await makeRequirement(there, {
      ...{ agencyId, name: 'Ten hours', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
      criterion: {
        ...{ kind: 'minutes', atLeast: 600, caps: [{ modes: ['self-paced'], atMost: 300 }] },
        parts: [{ of: { topics: ['ethics'] }, atLeast: 180, caps }],
      },
      ...{ dueKind: 'by-date', dueBy: '2026-12-31' },
    })
    const { asked } = await personHours(there, { agencyId, personId })
    expect(asked[0]?.limits.map(({ of, atMost }) => [of, atMost])).toEqual([
      [null, 300],
      ['Ethics', 90],
    ])
  })

  it('is said of an earlier day as it was, with the day on which a minimum was there, and nothing that would close it', async () => {
    const zhao = await makePerson()
    await serve(zhao, world.agency, { from: '2020-01-01' })
    for (const on of ['2026-02-01', '2026-03-01'])
      await earn(zhao, { earnedOn: on, creditMinutes: 120, topicIds: ['ethics'], mode: 'virtual' })
    expect((await of(coordinator, zhao))?.minimums).toMatchObject([{ haveMinutes: 180, metOn: '2026-03-01' }])
    const earlier = await of(coordinator, zhao, { to: '2026-02-20' })
    expect(earlier).toMatchObject({ ways: { virtual: 120 }, minimums: [{ metOn: null }], closing: null })
  })

  it('at the pace of the last three months is said of three trainings, and not of two', async () => {
    expect(await of()).toMatchObject({ reachedOn: null })
    await earn(world.bell, { earnedOn: '2026-10-09', creditMinutes: 30, topicIds: ['ethics'] })
    expect((await of())?.reachedOn).toMatch(/^2027-/)
  })
})

describe('what would close it', () => {
  it('is nothing where nothing can be taken', async () => {
    expect((await of())?.closing).toEqual({ items: [], haveMinutes: 240, closes: false })
  })

  it('is a module, an event in the state of the agency and one online, each with what it would add, and places that are left', async () => {
    await publishCourse(systemCtx('installation'), {
      markdown: moduleMarkdown({
        slug: 'ethics-again',
        title: 'Ethics again',
        topics: '{ slug: ethics, label: Ethics }',
      }),
    })
    await open({ title: 'Ethics here' }, { capacity: 4 })
    const asked = { agencyId: world.agency, requirementId: (await of())?.requirementId }
    const { short } = await agencyHours(coordinator, asked)
    expect(short?.items[0]?.next, 'a module, and no event beside it').toMatchObject({
      ...{ module: { title: 'Ethics again' }, event: null },
    })
    const [day] = anEvent().sessions
    const sessions = [
      { ...day, startsLocal: '2026-12-11T08:00', endsLocal: '2026-12-11T18:00' },
    ] as EventFields['sessions']
    await open({ title: 'A day of anything', creditHours: 10, topicIds: [], sessions })
    const { closing } = (await of()) ?? {}
    expect(closing?.items.map(({ title, adds, placesLeft }) => [title, adds, placesLeft])).toContainEqual([
      ...['Ethics here', 90, 4],
    ])
    expect(closing).toMatchObject({ closes: true, haveMinutes: 600 })
    expect(await titles(actingCtx(newId(), [auditorOf(world.agency)], now))).toContain('Ethics here')
  })

  it('is no module that counts already', async () => {
    const [agencyId, personId] = [await makeAgency(), await makePerson()]
    await serve(personId, agencyId, { from: '2020-01-01' })
    const there = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
    await makeRequirement(there, {
      ...{ agencyId, name: 'Ethics', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
      ...{ criterion: { kind: 'minutes', atLeast: 6000, of: { topics: ['ethics'] } } },
      ...{ dueKind: 'by-date', dueBy: '2026-12-31' },
    })
    const offered = async () => {
      const { asked } = await personHours(there, { agencyId, personId })
      return asked[0]?.closing?.items.map(({ title }) => title)
    }
    const { creditId } = await earn(personId, { topicIds: ['ethics'], mode: 'self-paced' })
    expect(await offered()).toContain('Ethics again')
    const [module] = await owner()`select id from courses where slug = 'ethics-again'`
    await owner()`update credits set course_id = ${module?.id} where id = ${creditId}`
    expect(await offered()).not.toContain('Ethics again')
  })

  it('is no event elsewhere, for others, that is full or closed, or after the last day', async () => {
    const [agencyId, personId] = [await makeAgency(), await makePerson()]
    await serve(personId, agencyId, { from: '2020-01-01' })
    const coordinates = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
    await makeRequirement(coordinates, {
      ...{ agencyId, name: 'Ethics', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
      ...{ criterion: { kind: 'minutes', atLeast: 6000, of: { topics: ['ethics'] } } },
      ...{ dueKind: 'by-date', dueBy: '2026-12-31' },
    })
    await open({ title: 'Far away', ...there('WA') })
    await open({ title: 'For advocates' }, { audienceLimit: ['victim-services'], audienceProof: 'A letter.' })
    const full = await open({ title: 'Full up' }, { capacity: 1 })
    await register(actingCtx(await makePerson(), [], now), { eventId: full })
    await register(actingCtx(personId, [], now), { eventId: full })
    await open({ title: 'Not open yet' }, { opensOn: '2026-12-01' })
    const paused = await open({ title: 'Paused' })
    await owner()`update event_sessions set room_until = null where event_id = ${paused}`
    const sessions = anEvent().sessions.map((each) => ({
      ...each,
      ...{ startsLocal: '2027-01-10T09:00', endsLocal: '2027-01-10T11:00' },
    }))
    await open({ title: 'Too late', sessions })
    const { asked } = await personHours(coordinates, { agencyId, personId })
    const found = asked[0]?.closing?.items.map(({ title }) => title)
    expect(found).toContain('Ethics here')
    for (const title of ['Far away', 'For advocates', 'Full up', 'Not open yet', 'Paused', 'Too late'])
      expect(found).not.toContain(title)
  })

  it('is looked for also behind many that are about something else', async () => {
    const agencyId = await makeAgency()
    const personId = await makePerson()
    await serve(personId, agencyId, { from: '2020-01-01' })
    const there = actingCtx(await makePerson(), [coordinatorOf(agencyId)], now)
    await owner()`insert into topics (id, name) values ('knots', 'Knots') on conflict do nothing`
    const { requirementId } = await makeRequirement(there, {
      ...{ agencyId, name: 'Knots', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
      ...{ criterion: { kind: 'minutes', atLeast: 60, of: { topics: ['knots'] } } },
      ...{ dueKind: 'by-date', dueBy: '2026-12-31' },
    })
    const [day] = anEvent().sessions
    const sessions = [
      { ...day, startsLocal: '2026-12-20T09:00', endsLocal: '2026-12-20T13:00' },
    ] as EventFields['sessions']
    await open({ title: 'Knots at last', topicIds: ['knots'], sessions })
    for (let n = 0, by = ruth; n < 61; n += 1) {
      if (n % 20 === 0) by = await organizer()
      await open({ title: `Before ${n}` }, {}, by)
    }
    const { asked } = await personHours(there, { agencyId, personId })
    expect(asked[0]?.closing?.items.map(({ title }) => title)).toEqual(['Knots at last'])
    const { short } = await agencyHours(there, { agencyId, requirementId })
    expect(short?.items[0]?.next?.event?.title).toBe('Knots at last')
  })

  it('begins with a place that they hold, as far as the agency knows of it', async () => {
    const own = await open({ title: 'On their own', creditHours: 0.5, ...there('WA') }, { capacity: 1 })
    await register(actingCtx(world.bell, [], now), { eventId: own })
    expect(await titles()).toContain('On their own')
    await owner()`update registrations set agency_id = ${world.neighbor} where event_id = ${own}`
    expect(await titles()).not.toContain('On their own')
    const eventId = await open({ title: 'With the agency', creditHours: 0.5, ...there('WA') }, { capacity: 1 })
    await registerGroup(coordinator, { agencyId: world.agency, eventId, personIds: [world.bell] })
    const { closing } = (await of()) ?? {}
    expect(closing?.items.find(({ title }) => title === 'With the agency')).toMatchObject({
      ...{ hasPlace: true, adds: 30, placesLeft: 0 },
    })
  })

  it('is said to nobody else', async () => {
    const stranger = actingCtx(newId(), [coordinatorOf(world.neighbor)], now)
    await expect(of(stranger)).rejects.toMatchObject({ kind: 'not-found' })
  })
})
