import { expect, test } from 'vitest'
import { type AgencyKind, agencyKinds } from '@/lib/agencies/inputs'
import { eventFields } from '@/lib/events/inputs'
import { draftEventOf, type Named } from './draft-event'
import { type FieldsOf, requestDraft, requestFields } from './inputs'

const sent = {
  kind: 'training',
  agencyId: null,
  priorityIds: ['collaboration'],
  need: 'Patrol and advocates want to learn how to meet victims together.',
  contactName: 'Ada Okafor',
  contactEmail: 'a.okafor@agency.example',
  wishedOn: '2027-04-14',
  trainingDays: 2,
  startsLocal: '09:00',
  endsLocal: '16:00',
  zone: 'America/Los_Angeles',
  people: 30,
  audienceKinds: ['law-enforcement', 'prosecution', 'victim-services', 'tribal'],
  venueName: 'Civic Hall',
  city: 'Larkfield',
  state: 'CA',
  postalCode: '93999',
  address: '1 Main Street',
  topicId: 'identification',
}
const named: Named = {
  subject: 'Meeting victims together',
  summary: 'Two days for patrol and advocates who answer the same calls.',
  topicIds: ['identification'],
  provider: 'OVC TTAC',
  host: { name: 'Larkfield Police Department', kind: 'law-enforcement' },
  fee: { centsPerPersonDay: 4000, waived: true },
}
const held = requestFields.parse(sent) as FieldsOf<'training'>

test('an accepted request becomes an event that could be sent on as it is', () => {
  const event = eventFields.parse(draftEventOf(held, named, '2027-04-20'))
  expect(event.sessions.map(({ startsLocal, endsLocal }) => [startsLocal, endsLocal])).toEqual([
    ['2027-04-20T09:00', '2027-04-20T16:00'],
    ['2027-04-21T09:00', '2027-04-21T16:00'],
  ])
  expect(event).toMatchObject({
    title: 'Meeting victims together',
    sponsor: 'Larkfield Police Department',
    audiences: ['law-enforcement', 'victim-services', 'allied-professionals'],
    priorityIds: ['collaboration'],
    topicIds: ['identification'],
    cost: 'Free',
    contactEmail: 'a.okafor@agency.example',
    creditHours: 14,
  })
  expect(event.sessions[0]).toMatchObject({ venueName: 'Civic Hall', city: 'Larkfield', state: 'CA' })
})

test('its credit is of the hours that were agreed, in whole quarters, and none where they are not known', () => {
  const creditOf = (hours: Partial<FieldsOf<'training'>>) =>
    draftEventOf({ ...held, ...hours }, named, '2027-04-20').creditHours
  expect(creditOf({ trainingDays: 1, startsLocal: '08:30', endsLocal: '12:05' })).toBe(3.5)
  expect(creditOf({ trainingDays: 1, startsLocal: '', endsLocal: '' })).toBeNull()
  expect(creditOf({ trainingDays: 1, startsLocal: '09:00', endsLocal: '09:00' })).toBeNull()
})

test('a fee that is not waived is on the calendar', () => {
  const withFee = (centsPerPersonDay: number) =>
    draftEventOf(held, { ...named, fee: { centsPerPersonDay, waived: false } }, '2027-04-20').cost
  expect(withFee(4000)).toBe('$40 per day')
  expect(withFee(1250)).toBe('$12.50 per day')
  expect(withFee(0)).toBe('Free')
})

test('where no fee is known none is claimed, and the officer has to say it before the event is sent on', () => {
  const event = draftEventOf(held, { ...named, fee: null }, '2027-04-20')
  expect(event.cost).toBe('')
  expect(eventFields.safeParse(event).error?.issues.map(({ path }) => path.join('.'))).toEqual(['cost'])
})

test('the place of a host that may shelter people is hidden until the officer shows it', () => {
  const hides = (kind: AgencyKind) =>
    draftEventOf(held, { ...named, host: { name: 'Harbor House', kind } }, '2027-04-20').hidePlace
  expect(agencyKinds.filter(hides)).toEqual(['victim-services', 'child-welfare', 'runaway-homeless-youth'])
  expect(draftEventOf(held, { ...named, host: null }, '2027-04-20').hidePlace).toBe(false)
})

test('police of a tribe find their own training under law enforcement', () => {
  const { audiences } = draftEventOf({ ...held, audienceKinds: ['tribal'] }, named, '2027-04-20')
  expect(audiences).toContain('law-enforcement')
  for (const kind of agencyKinds)
    expect(draftEventOf({ ...held, audienceKinds: [kind] }, named, '2027-04-20').audiences).not.toEqual([])
})

test('a draft may miss everything but its kind; what is sent may not', () => {
  for (const kind of ['training', 'prosecution-training', 'coaching', 'other-help']) {
    const draft = requestDraft.parse({ kind })
    expect(draft.kind).toBe(kind)
    expect(requestDraft.parse(draft)).toEqual(draft)
    expect(requestFields.safeParse(draft).success).toBe(false)
  }
  expect(requestDraft.safeParse({ kind: 'loan' }).success).toBe(false)
})

test('what is missing is said at its field', () => {
  const zone = requestFields.safeParse({ ...sent, zone: 'Somewhere/Else' })
  expect(zone.error?.issues.map(({ path }) => path.join('.'))).toEqual(['zone'])
  const wrong = requestFields.safeParse({ ...sent, topicId: null, endsLocal: '08:00' })
  expect(wrong.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['endsLocal', 'The day has to end after it begins.'],
    ['topicId', 'Choose a module or a topic of the catalog.'],
  ])
})

test('coaching and other help ask for neither day nor place', () => {
  const asked = { need: sent.need, contactName: sent.contactName, contactEmail: sent.contactEmail, state: 'AZ' }
  const coaching = {
    ...asked,
    kind: 'coaching',
    organization: 'Red Mesa Family Services',
    organizationKind: 'tribe',
    stage: 'start',
    aims: ['build-capacity'],
  }
  expect(requestFields.safeParse(coaching).success).toBe(true)
  expect(requestFields.safeParse({ ...coaching, aims: [] }).success).toBe(false)
  expect(requestFields.safeParse({ ...asked, kind: 'other-help', help: 'question' }).success).toBe(true)
})
