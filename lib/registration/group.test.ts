import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeLogin,
  makePerson,
  makeUnit,
  owner,
  serve,
  supervisorOf,
} from '@/e2e/support/facts'
import { lettersTo, tellAll } from '@/e2e/support/letters'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import type { EventFields } from '@/lib/events/fields'
import { anEvent } from '@/lib/events/inputs.fixture'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { makeRequirement } from '@/lib/requirements/commands'
import { register, withdrawRegistration } from './commands'
import { getGroup } from './group'
import { registerGroup } from './group-commands'
import { exportAgencyRegistrations, listAgencyRegistrations } from './of-agency'
import { refusalInGroup } from './rules'
import { changeRegistration } from './staff-commands'

testDatabase()
afterAll(closeOwner)

const now = new Date('2026-11-22T20:00:00Z')
const reason = 'The shift cannot spare them on that day.'
let ruth: Ctx

async function open(settings: object = {}, over: Partial<EventFields> = {}): Promise<string> {
  const { eventId } = await draftEvent(ruth, anEvent(over))
  await submitEvent(ruth, { eventId })
  await changeRegistration(ruth, { unit: 'event', madeFrom: null, eventId, ...settings })
  return eventId
}

async function anAgency(people = 3) {
  const agencyId = await makeAgency()
  const lead = await makePerson('Dana')
  const ids: string[] = []
  for (let i = 0; i < people; i += 1) {
    const personId = await makePerson('Pat')
    await serve(personId, agencyId, { from: '2026-01-01' })
    await makeLogin(personId)
    await owner()`update people set time_zone = 'America/Los_Angeles' where id = ${personId}`
    ids.push(personId)
  }
  return { agencyId, ids, dana: actingCtx(lead, [coordinatorOf(agencyId)], now) }
}
const as = (personId: string) => actingCtx(personId, [], now)
const placesOf = ({ items }: Awaited<ReturnType<typeof registerGroup>>) =>
  items.map(({ refused, held }) => refused ?? held.map(({ state }) => state).join())

beforeAll(async () => {
  await loadReference(systemCtx('test', now))
  ruth = actingCtx(await makePerson('Ruth'), [{ role: 'trusted-organizer', agencyId: null, unitId: null }], now)
})

describe('a group of an agency', () => {
  it('is registered in one step, in its order, and sending it again changes nothing', async () => {
    const { agencyId, ids, dana } = await anAgency(4)
    const eventId = await open({ capacity: 2 })
    const sent = { agencyId, eventId, personIds: ids }
    const first = await registerGroup(dana, sent)
    expect(placesOf(first)).toEqual(['registered', 'registered', 'waitlisted', 'waitlisted'])
    expect(first.items.map(({ held }) => held[0]?.turn)).toEqual([null, null, 1, 2])
    const again = await registerGroup(dana, { ...sent, personIds: [...ids, ...ids] })
    expect(placesOf(again)).toEqual(placesOf(first))
    expect(again.items.every(({ held }) => held[0]?.isNew === false)).toBe(true)
    expect(await owner()`select count(*)::int as n from notices where person_id = ${ids[0] as string}`).toEqual([
      { n: 1 },
    ])
  })

  it('leaves out whoever does not serve there, said no, comes on their own account, or was taken off', async () => {
    const { agencyId, ids, dana } = await anAgency(4)
    const eventId = await open()
    const [gave = '', own = '', off = '', fine = ''] = ids
    const left = await makePerson('Lee')
    await serve(left, agencyId, { from: '2026-01-01', to: '2026-06-01' })
    const { items } = await registerGroup(dana, { agencyId, eventId, personIds: [gave, off] })
    await withdrawRegistration(as(gave), { registrationId: items[0]?.held[0]?.registrationId })
    await withdrawRegistration(ruth, { registrationId: items[1]?.held[0]?.registrationId, reason })
    await register(as(own), { eventId, agencyId: null })
    const all = await registerGroup(dana, { agencyId, eventId, personIds: [gave, own, off, fine, left, newId()] })
    expect(placesOf(all)).toEqual([
      ...['their-own-affair', 'their-own-affair', 'taken-off', 'registered', 'not-here', 'not-here'],
    ])
    expect(all.items.map(({ name }) => name === '')).toEqual([false, false, false, false, true, true])
  })

  it('is nobody’s but a coordinator’s of the agency, and no neighbor learns of it', async () => {
    const { agencyId, ids } = await anAgency(1)
    const eventId = await open()
    const next = await anAgency(1)
    const sent = { agencyId, eventId, personIds: ids }
    const person = await makePerson()
    for (const each of [supervisorOf(agencyId), auditorOf(agencyId)])
      await expect(registerGroup(actingCtx(person, [each], now), sent)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(registerGroup(next.dana, sent)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getGroup(next.dana, sent)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(listAgencyRegistrations(next.dana, { agencyId })).rejects.toMatchObject({ kind: 'not-found' })
    const theirs = await registerGroup(next.dana, { ...sent, agencyId: next.agencyId })
    expect(placesOf(theirs)).toEqual(['not-here'])
  })

  it('is not sent to a group of survivors, nor outside the time of registration', async () => {
    const { agencyId, ids, dana } = await anAgency(1)
    const group = await open({}, { kind: 'support-group', hidePlace: true })
    await expect(registerGroup(dana, { agencyId, eventId: group, personIds: ids })).rejects.toMatchObject({
      kind: 'not-now',
    })
    expect((await getGroup(dana, { agencyId, eventId: group, who: 'all' })).takes).toBe(false)
    const closed = await open({ closesOn: '2026-11-21' })
    await expect(registerGroup(dana, { agencyId, eventId: closed, personIds: ids })).rejects.toMatchObject({
      kind: 'not-now',
    })
    const statement = owner()`select 1 from registrations where agency_id = ${agencyId}`
    expect(await statement).toEqual([])
  })

  it('answers for its people what is asked of all, and not what somebody needs', async () => {
    const { agencyId, ids, dana } = await anAgency(1)
    const questions = [
      { id: 'meal', kind: 'choice', label: 'Which meal?', options: ['Bread', 'Rice'], required: true },
      { id: 'access', kind: 'text', about: 'access', label: 'What do you need?', required: true },
    ]
    const eventId = await open({ questions, needsApproval: true })
    const sent = { agencyId, eventId, personIds: ids }
    expect((await getGroup(dana, sent)).questions.map(({ id }) => id)).toEqual(['meal'])
    await expect(registerGroup(dana, sent)).rejects.toMatchObject({ fields: [{ field: 'answers.meal' }] })
    expect(placesOf(await registerGroup(dana, { ...sent, answers: { meal: ['Rice'] } }))).toEqual(['awaiting-approval'])
  })

  it('is told of it, with the line of the coordinator, and of a place that was given back', async () => {
    const { agencyId, ids, dana } = await anAgency(1)
    const [pat = ''] = ids
    const eventId = await open()
    const line = 'The unit car leaves at 7:30.'
    const { items } = await registerGroup(dana, { agencyId, eventId, personIds: ids, line })
    const registrationId = items[0]?.held[0]?.registrationId
    await tellAll('registration.standing', now)
    const [letter] = await lettersTo(`${pat}@agency.example`)
    expect(letter?.text).toContain('put you down for this')
    expect(letter?.text).toContain(line)
    await expect(withdrawRegistration(dana, { registrationId })).rejects.toMatchObject({
      fields: [{ field: 'reason' }],
    })
    await withdrawRegistration(dana, { registrationId, reason })
    await tellAll('registration.standing', now)
    expect((await lettersTo(`${pat}@agency.example`))[0]?.text).toContain(reason)
    const next = await anAgency(1)
    await expect(withdrawRegistration(next.dana, { registrationId, reason })).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(placesOf(await registerGroup(dana, { agencyId, eventId, personIds: ids }))).toEqual(['registered'])
  })
})

describe('places under groups', () => {
  it('are never given twice, however many agencies send theirs at once', async () => {
    const agencies = await Promise.all([anAgency(6), anAgency(6), anAgency(6)])
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 14 }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 6 }),
        async (capacity, order) => {
          const eventId = await open({ capacity })
          await Promise.all(
            order.map((i) => {
              const { agencyId, ids: personIds, dana } = agencies[i] as (typeof agencies)[number]
              return registerGroup(dana, { agencyId, eventId, personIds })
            }),
          )
          const states = await owner()<{ state: string; n: number }[]>`
          select state, count(*)::int as n from registrations where event_id = ${eventId} group by state`
          const of = (wanted: string) => states.find(({ state }) => state === wanted)?.n ?? 0
          const asked = 6 * new Set(order).size
          expect([of('registered'), of('waitlisted')]).toEqual([
            Math.min(capacity, asked),
            Math.max(0, asked - capacity),
          ])
        },
      ),
      { numRuns: 6 },
    )
  }, 60_000)
})

describe('whom one might send', () => {
  it('are those first whom the hours would help, with what they would add, and by unit, position and name', async () => {
    const { agencyId, ids, dana } = await anAgency(3)
    const [first = '', second = ''] = ids
    const unitId = await makeUnit(agencyId, 'Patrol')
    await owner()`update affiliations set unit_id = ${unitId}, position = 'Sergeant' where person_id = ${first}`
    await owner()`update people set family_name = 'Okafor', sort_name = 'okafor, pat' where id = ${second}`
    await makeRequirement(dana, {
      ...{
        agencyId,
        name: 'Continuing hours',
        criterion: { kind: 'minutes', atLeast: 180 },
        dueKind: 'by-date',
        dueBy: '2026-12-31',
      },
      ...{ population: 'unit', unitId, effectiveFrom: '2026-01-01' },
    })
    const eventId = await open()
    const helped = await getGroup(dana, { agencyId, eventId })
    expect(helped.items.map(({ personId }) => personId)).toEqual([first])
    expect(helped.items[0]?.helps).toEqual([
      { requirementName: 'Continuing hours', dueOn: '2026-12-31', daysOverdue: null, adds: 180 },
    ])
    const found = async (by: object) =>
      (await getGroup(dana, { agencyId, eventId, who: 'all', ...by })).items.map((each) => each.personId)
    expect(await found({})).toHaveLength(3)
    expect((await found({}))[0]).toBe(first)
    expect(await found({ unitId })).toEqual([first])
    expect(await found({ position: 'sergeant' })).toEqual([first])
    expect(await found({ q: 'okaf' })).toEqual([second])
    for (const cursor of ['x', Buffer.from('["2026-02-30","a","b"]').toString('base64url')])
      await expect(found({ cursor })).rejects.toMatchObject({ kind: 'invalid' })
    const nothing = await open({}, { creditHours: null })
    expect((await getGroup(dana, { agencyId, eventId: nothing })).helped).toBe(0)
  })

  it('are also those whom it would clear for something, behind whoever has a last day', async () => {
    const { agencyId, ids, dana } = await anAgency(3)
    const [first = '', second = ''] = ids
    const rule = { agencyId, criterion: { kind: 'minutes', atLeast: 180 }, effectiveFrom: '2026-01-01' }
    const gate = { dueKind: 'before-act', limits: { heldBack: 'speak with victims under privilege' } }
    await makeRequirement(dana, { ...rule, ...gate, name: 'Privilege', population: 'people', personIds: [first] })
    const dated = { dueKind: 'by-date', dueBy: '2026-12-31', population: 'people', personIds: [second] }
    await makeRequirement(dana, { ...rule, ...dated, name: 'Hours' })
    const { items, helped } = await getGroup(dana, { agencyId, eventId: await open() })
    expect(items.map(({ personId, helps }) => [personId, helps[0]?.dueOn])).toEqual([
      [second, '2026-12-31'],
      [first, null],
    ])
    expect(helped).toBe(2)
  })

  it('show what they hold for this agency and what clashes with it, and nothing that they hold for themselves', async () => {
    const { agencyId, ids, dana } = await anAgency(2)
    const [first = '', second = ''] = ids
    const [eventId, other] = [await open(), await open({}, { title: 'Court dates and what they cost' })]
    await registerGroup(dana, { agencyId, eventId, personIds: [first] })
    await registerGroup(dana, { agencyId, eventId: other, personIds: [first] })
    await register(as(second), { eventId: other, agencyId: null })
    await register(as(second), { eventId, agencyId: null })
    const { items } = await getGroup(dana, { agencyId, eventId, who: 'all' })
    const of = (personId: string) => items.find((each) => each.personId === personId)
    expect(of(first)).toMatchObject({
      held: [{ sessionId: null, state: 'registered' }],
      clashes: 'Court dates and what they cost',
    })
    expect(of(second)).toMatchObject({ held: [], clashes: null })
  })
})

describe('who of an agency is registered for what', () => {
  it('is listed for its coordinators, page by page and as a file, with what is over apart', async () => {
    const { agencyId, ids, dana } = await anAgency(2)
    const eventId = await open()
    const { items } = await registerGroup(dana, { agencyId, eventId, personIds: ids })
    await withdrawRegistration(as(ids[0] as string), { registrationId: items[0]?.held[0]?.registrationId })
    const ahead = await listAgencyRegistrations(dana, { agencyId })
    expect(ahead.items.map(({ personId, state, byAgency, may }) => ({ personId, state, byAgency, may }))).toEqual([
      { personId: ids[1], state: 'registered', byAgency: true, may: { withdraw: true } },
    ])
    const behind = await listAgencyRegistrations(dana, { agencyId, when: 'behind' })
    expect(behind.items.map(({ ending }) => ending)).toEqual(['by-person'])
    const later = { ...dana, now: new Date('2027-01-01T00:00:00Z') }
    expect((await listAgencyRegistrations(later, { agencyId })).total).toBe(0)
    expect((await listAgencyRegistrations(dana, { agencyId, q: 'nobody like that' })).total).toBe(0)
    const { lines } = await exportAgencyRegistrations(dana, { agencyId })
    const rows = []
    for await (const line of lines) rows.push(line)
    expect(rows.map((row) => row.slice(2))).toEqual([
      [
        'Two desks, one case: officers and advocates together',
        '2026-12-10T09:00',
        '2026-12-10T13:00',
        'America/Los_Angeles',
        'Registered',
        'yes',
      ],
    ])
    const noted =
      await owner()`select detail->>'report' as report from audit_events where event = 'report.exported' and agency_id = ${agencyId}`
    expect(noted).toEqual([{ report: 'registrations' }])
  })

  it('leaves no one out and names no one twice over its pages', async () => {
    const { agencyId, ids, dana } = await anAgency(60)
    const eventId = await open()
    await registerGroup(dana, { agencyId, eventId, personIds: ids })
    const first = await listAgencyRegistrations(dana, { agencyId })
    const second = await listAgencyRegistrations(dana, { agencyId, cursor: first.nextCursor ?? '' })
    const seen = [...first.items, ...second.items].map(({ personId }) => personId)
    expect([seen.length, new Set(seen).size, second.nextCursor]).toEqual([60, 60, null])
  })
})

describe('why somebody is left out of a group', () => {
  const ended = (
    ending: 'by-person' | 'passed' | 'by-staff' | 'by-coordinator' | 'offer-expired',
    agencyId: string | null = 'a',
  ) => [{ agencyId, endedAt: now, ending }]
  it('is the same answer for a no and for coming on one’s own account', () => {
    expect(refusalInGroup([], 'a')).toBeNull()
    expect(refusalInGroup([{ agencyId: 'a', endedAt: null, ending: null }], 'a')).toBeNull()
    expect(refusalInGroup([{ agencyId: null, endedAt: null, ending: null }], 'a')).toBe('their-own-affair')
    expect(refusalInGroup(ended('by-person'), 'a')).toBe('their-own-affair')
    expect(refusalInGroup(ended('by-staff', null), 'a')).toBe('their-own-affair')
    expect(refusalInGroup(ended('by-staff'), 'a')).toBe('taken-off')
    expect(refusalInGroup(ended('by-coordinator'), 'a')).toBeNull()
    expect(refusalInGroup(ended('offer-expired'), 'a')).toBeNull()
  })
})
