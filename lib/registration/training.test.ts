/** Where what a rule would ask for is to be had, as its coordinator is told before the rule is saved. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeLogin,
  makePerson,
  owner,
  supervisorOf,
} from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import type { EventFields } from '@/lib/events/fields'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { register } from './commands'
import { changeRegistration } from './staff-commands'
import { previewTraining } from './training'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-22T20:00:00Z')
const system = systemCtx('test', now)
let ruth: Ctx
let dana: Ctx
let agencyId: string
let made = 0

/** Training with a subject of its own, so that each test counts only what it made. */
const about = async () => {
  const topic = `subject-${++made}`
  await owner()`insert into topics (id, name) values (${topic}, ${topic})`
  return topic
}
async function open(topic: string, settings: object | null = {}, over: Partial<EventFields> = {}) {
  const event = anEvent({ title: `A day on ${topic}`, topicIds: [topic], ...over })
  const { eventId } = await draftEvent(ruth, event)
  const { slug } = await submitEvent(ruth, { eventId })
  if (settings) await changeRegistration(ruth, { unit: 'event', madeFrom: null, eventId, ...settings })
  return { eventId, slug }
}
async function come(eventId: string) {
  const personId = await makePerson('Pat')
  await makeLogin(personId)
  await register(actingCtx(personId, [], now), { eventId, agencyId: null })
}
const hoursOn = (topic: string, atLeast = 240, more: object = {}) => ({
  ...{ kind: 'minutes', atLeast, of: { topics: [topic] }, ...more },
})
const trainingFor = (criterion: object, until: string | null = null) =>
  previewTraining(dana, { agencyId, criterion, until })

beforeAll(async () => {
  await loadReference(system)
  ruth = actingCtx(await makePerson('Ruth'), [{ role: 'trusted-organizer', agencyId: null, unitId: null }], now)
  agencyId = await makeAgency()
  dana = actingCtx(await makePerson('Dana'), [coordinatorOf(agencyId)], now)
})

describe('training that a rule would count', () => {
  it('is events to come with the places they have left, and nothing that is over, without credit or about something else', async () => {
    const topic = await about()
    const { eventId, slug } = await open(topic, { capacity: 3 })
    await come(eventId)
    await open(
      topic,
      { capacity: 40 },
      { sessions: [aSession({ startsLocal: '2027-08-02T09:00', endsLocal: '2027-08-02T13:00' })] },
    )
    await open(topic, {}, { creditHours: null })
    await open(await about())
    const told = await trainingFor(hoursOn(topic), '2027-06-30')
    expect(told).toEqual({
      modules: { total: 0, first: [] },
      events: {
        ...{ total: 1, places: 2 },
        first: [{ slug, title: `A day on ${topic}`, on: '2026-12-10', creditMinutes: 240, places: 2 }],
      },
      ...{ othersWithoutPlaces: 0, enoughFor: 2, brings: null, mayBeClaimed: true },
    })
    expect(await trainingFor(hoursOn(topic))).toMatchObject({ events: { total: 2, places: 42 }, enoughFor: 42 })
    const later = previewTraining(
      { ...dana, now: new Date('2026-12-10T17:00:00Z') },
      { agencyId, criterion: hoursOn(topic) },
    )
    expect((await later).events.total, 'one has begun').toBe(1)
  })

  it('is not what is full, not open yet or taken elsewhere, which is told beside it', async () => {
    const topic = await about()
    const { eventId } = await open(topic, { capacity: 1 })
    await come(eventId)
    await open(topic, { opensOn: '2026-12-01' })
    await open(topic, { audienceLimit: ['victim-services'], audienceProof: 'A letter.' })
    await open(topic, null, { registrationUrl: 'https://harborlight.example/training' })
    expect(await trainingFor(hoursOn(topic))).toMatchObject({
      ...{ events: { total: 0, places: 0, first: [] }, othersWithoutPlaces: 4, enoughFor: 0 },
      brings: { unit: 'minutes', have: 0, need: 240 },
    })
  })

  it('has no end of places where one event has none, and those of its fullest session where people register for each', async () => {
    const topic = await about()
    await open(topic)
    expect(await trainingFor(hoursOn(topic))).toMatchObject({ events: { total: 1, places: null }, enoughFor: null })
    const other = await about()
    const sessions = [aSession(), aSession({ startsLocal: '2026-12-11T09:00', endsLocal: '2026-12-11T13:00' })]
    const { eventId } = await open(other, null, { sessions })
    const ids = await owner()`select id from event_sessions where event_id = ${eventId} order by starts_at`
    const sessionPlaces = ids.map(({ id }, i) => ({ sessionId: id, capacity: i === 0 ? 9 : 5 }))
    await changeRegistration(ruth, { unit: 'session', madeFrom: null, eventId, sessionPlaces })
    expect(await trainingFor(hoursOn(other))).toMatchObject({ events: { total: 1, places: 5 }, enoughFor: 5 })
  })

  it('is modules, of which a limit on learning alone leaves the rest to events', async () => {
    const slug = `taught-${newId()}`
    const topic = await about()
    await publishCourse(system, { markdown: moduleMarkdown({ slug }) })
    const [course] = await owner()`select c.id, v.credit_minutes as minutes, v.title from courses c
      join course_versions v on v.id = c.current_version_id where c.slug = ${slug}`
    await owner()`update course_versions set topic_ids = array[${topic}] where course_id = ${course?.id}`
    const { minutes, title } = course as unknown as { minutes: number; title: string }
    const module = { kind: 'course', courseId: course?.id }
    for (const [sources, mayBeClaimed] of [
      [['module', 'event'], false],
      [['event', 'claim'], true],
    ])
      expect(await trainingFor(hoursOn(topic, 60, { of: { topics: [topic], sources } }))).toMatchObject({
        mayBeClaimed,
      })
    expect(await trainingFor(module)).toMatchObject({
      ...{ modules: { total: 1, first: [{ slug, title, creditMinutes: minutes }] }, events: { total: 0 } },
      ...{ enoughFor: null, brings: null, mayBeClaimed: false },
    })
    const none = hoursOn(topic, minutes, { caps: [{ modes: ['self-paced'], atMost: 0 }] })
    expect(await trainingFor(none)).toMatchObject({ modules: { total: 0 }, enoughFor: 0 })
    await open(topic, { capacity: 6 })
    const half = hoursOn(topic, minutes, { caps: [{ modes: ['self-paced'], atMost: Math.floor(minutes / 2) }] })
    expect(await trainingFor(half)).toMatchObject({ modules: { total: 1 }, events: { places: 6 }, enoughFor: 6 })
  })

  it('is an event by its name as its credit will be called, which several sessions share with none', async () => {
    const topic = await about()
    const called = { kind: 'training', of: { titles: [`A day on ${topic}`] } }
    const sessions = [aSession(), aSession({ startsLocal: '2026-12-11T09:00', endsLocal: '2026-12-11T13:00' })]
    await open(topic, {}, { sessions })
    expect((await trainingFor(called)).events.total).toBe(0)
    await open(topic)
    expect((await trainingFor(called)).events.total).toBe(1)
  })

  it('is told to a coordinator of the agency alone', async () => {
    const sent = { agencyId, criterion: hoursOn('ethics') }
    const person = await makePerson()
    for (const each of [supervisorOf(agencyId), auditorOf(agencyId)])
      await expect(previewTraining(actingCtx(person, [each], now), sent)).rejects.toMatchObject({ kind: 'forbidden' })
    const neighbor = actingCtx(person, [coordinatorOf(await makeAgency())], now)
    await expect(previewTraining(neighbor, sent)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(previewTraining(anyoneCtx(now), sent)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(previewTraining(dana, { ...sent, until: '9999-01-01' })).rejects.toThrow(/1900 and 2199/)
  })
})
