import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { listTrailInput } from '@/lib/audit/inputs'
import { instantOf, wallTimeExists } from '@/lib/platform/time'
import { zoneChoices } from '@/lib/platform/zones'
import { creditsPageInput, partInput } from '@/lib/records/inputs'
import { checkEvent } from './checks'
import { type EventFields, eventStates } from './fields'
import { eventFields, feedQuery } from './inputs'
import { anEvent, aSession } from './inputs.fixture'
import {
  dateProblems,
  daysOf,
  follows,
  heardChanges,
  isPublic,
  mondayOf,
  nextSequence,
  refusal,
  slugOf,
  verbs,
} from './rules'
import { instantOfWall, minutesBetween } from './wall-time'

const zones = zoneChoices().map(({ value }) => value)
const two = (n: number) => String(n).padStart(2, '0')
const wall = fc
  .record({
    at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }),
    minute: fc.constantFrom(0, 15, 30, 59),
  })
  .map(({ at, minute }) => `${new Date(at).toISOString().slice(0, 13)}:${two(minute)}`)
const nights = fc
  .record({
    day: fc.constantFrom('2026-03-08', '2026-11-01', '2027-03-14', '2027-11-07'),
    hour: fc.integer({ min: 0, max: 4 }),
    minute: fc.constantFrom(0, 29, 59),
  })
  .map(({ day, hour, minute }) => `${day}T${two(hour)}:${two(minute)}`)

it('begins a week on its Monday, also before 1970 and over the end of a year', () => {
  expect(['2026-12-14', '2026-12-20', '2027-01-01', '1969-12-31', '1970-01-05'].map(mondayOf)).toEqual([
    '2026-12-14',
    '2026-12-14',
    '2026-12-28',
    '1969-12-29',
    '1970-01-05',
  ])
})

describe('the clock of the place', () => {
  it('gives the same instant as the rules of RFC 5545, on nights when the clocks change too', () => {
    fc.assert(
      fc.property(
        fc.oneof(wall, nights),
        fc.constantFrom(...zones, 'America/St_Johns', 'Pacific/Apia'),
        (local, zone) => {
          const at = instantOfWall(local, zone)
          if (at === null) expect(wallTimeExists(local, zone)).toBe(false)
          else expect(new Date(at)).toEqual(instantOf(local, zone))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('knows the hour that is missing in spring and the one that comes twice in autumn', () => {
    expect(instantOfWall('2027-03-14T02:30', 'America/New_York')).toBeNull()
    expect(minutesBetween('2027-03-14T01:30', '2027-03-14T03:30', 'America/New_York')).toBe(60)
    expect(minutesBetween('2026-11-01T00:30', '2026-11-01T02:30', 'America/New_York')).toBe(180)
    expect(new Date(instantOfWall('2026-11-01T01:30', 'America/New_York') ?? 0).toISOString()).toBe(
      '2026-11-01T05:30:00.000Z',
    )
  })

  it('never changes in Arizona, Guam and Samoa', () => {
    for (const zone of ['America/Phoenix', 'Pacific/Guam', 'Pacific/Pago_Pago'])
      expect(minutesBetween('2027-03-14T01:30', '2027-03-14T03:30', zone)).toBe(120)
  })
})

const problems = (event: EventFields) => checkEvent(event).map(({ field, message }) => `${field}: ${message}`)

describe('a complete event', () => {
  it('is accepted as it stands', () => {
    expect(eventFields.parse(anEvent())).toEqual(anEvent())
  })

  it('says that a skipped time does not exist', () => {
    const sessions = [
      aSession({
        startsLocal: '2027-03-14T02:30',
        endsLocal: '2027-03-14T05:00',
        zone: 'America/Chicago',
        state: 'TX',
      }),
    ]
    expect(problems(anEvent({ sessions }))).toEqual([
      'sessions.0.startsLocal: 2:30 a.m. does not exist on March 14, 2027 in Central time, since the clocks go forward over it. Choose another time.',
    ])
    const arizona = [aSession({ ...sessions[0], zone: 'America/Phoenix', state: 'AZ' })]
    expect(problems(anEvent({ sessions: arizona, creditHours: 2 }))).toEqual([])
  })

  it.each([
    ['AZ', 'America/Los_Angeles', false],
    ['AZ', 'America/Denver', true],
    ['MI', 'America/New_York', true],
    ['IN', 'America/Chicago', true],
    ['CA', 'America/New_York', false],
    ['GU', 'Pacific/Saipan', true],
  ])('in %s, %s: kept there is %s; otherwise it wants a yes', (state, zone, kept) => {
    const sessions = [aSession({ state, zone })]
    expect(problems(anEvent({ sessions })).length === 0).toBe(kept)
    expect(problems(anEvent({ sessions: [aSession({ state, zone, otherZone: true })] }))).toEqual([])
    expect(problems(anEvent({ format: 'virtual', registrationUrl: 'https://a.example', sessions }))).toEqual([])
  })

  it('ends after it starts and gives no more hours than it lasts', () => {
    const backwards = [aSession({ startsLocal: '2026-12-10T09:00', endsLocal: '2026-12-10T01:00' })]
    expect(problems(anEvent({ sessions: backwards }))).toEqual([
      'sessions.0.endsLocal: The event ends before it starts: choose an end after 9:00 a.m.',
    ])
    expect(problems(anEvent({ creditHours: 4.5 }))).toEqual([
      'creditHours: 4.5 hours is more than the event lasts: give at most 4.',
    ])
  })

  it('counts the real length of a night on which the clocks change', () => {
    const sessions = [
      aSession({ startsLocal: '2027-03-14T00:00', endsLocal: '2027-03-14T04:00', zone: 'America/Denver', state: 'CO' }),
    ]
    expect(problems(anEvent({ sessions, creditHours: 4 }))[0]).toContain('give at most 3.')
  })

  it('has a venue, or a link, or both, as its format asks', () => {
    const nowhere = [aSession({ venueName: '', city: '', state: '', link: '' })]
    expect(problems(anEvent({ sessions: nowhere, format: 'in-person' })).map((line) => line.split(':')[0])).toEqual([
      'sessions.0.venueName',
      'sessions.0.city',
      'sessions.0.state',
    ])
    expect(problems(anEvent({ sessions: nowhere, format: 'virtual' }))[0]).toContain('sessions.0.link')
    expect(
      problems(anEvent({ sessions: nowhere, format: 'virtual', registrationUrl: 'https://agency.example/r' })),
    ).toEqual([])
  })

  it('asks a survivors’ group for no more than its state', () => {
    const hidden = [aSession({ venueName: '', address: '', city: '' })]
    expect(problems(anEvent({ kind: 'support-group', sessions: hidden }))).toEqual([])
  })

  it.each([
    ['registrationUrl', 'http://agency.example/register'],
    ['registrationUrl', 'javascript:alert(1)'],
    ['registrationUrl', 'https://user:secret@agency.example/'],
    ['registrationUrl', 'https://localhost/x'],
    ['title', 'abc'],
    ['contactEmail', 'not an address'],
    ['creditHours', 1.1],
    ['creditHours', 0],
    ['audiences', []],
    ['sessions', []],
  ] as const)('refuses %s %j', (field, value) => {
    const result = eventFields.safeParse({ ...anEvent(), [field]: value })
    expect(result.error?.issues.map(({ path }) => path[0])).toEqual([field])
  })

  it('is not on the day that its end begins', () => {
    expect(daysOf([{ startsLocal: '2027-01-31T19:00', endsLocal: '2027-02-01T00:00' }])).toEqual(['2027-01-31'])
    expect(daysOf([{ startsLocal: '2027-01-31T19:00', endsLocal: '2027-02-01T00:30' }])).toHaveLength(2)
  })

  it('loses what nobody can see', () => {
    expect(eventFields.parse({ ...anEvent(), title: 'A title \u202E turned\u0000 around' }).title).toBe(
      'A title turned around',
    )
  })

  it('names every wrong field at once', () => {
    const result = eventFields.safeParse(anEvent({ title: '', summary: '', creditHours: 9 }))
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(['title', 'summary', 'creditHours'])
  })

  it('lies at most a year ahead, and a new one not in the past', () => {
    const at = (startsLocal: string) =>
      anEvent({ sessions: [aSession({ startsLocal, endsLocal: startsLocal.replace('T09', 'T10') })] })
    const now = new Date('2026-11-22T12:00:00Z')
    expect(dateProblems(at('2027-11-22T09:00'), now, true)).toEqual([])
    expect(dateProblems(at('2027-11-23T09:00'), now, true)).toHaveLength(1)
    expect(dateProblems(at('2026-11-21T09:00'), now, true)).toHaveLength(1)
    expect(dateProblems(at('2026-11-21T09:00'), now, false)).toEqual([])
  })
})

describe('what may follow what', () => {
  it('goes from draft to published to canceled, and back to the organizer', () => {
    const table = Object.fromEntries(
      eventStates.map((status) => [status, verbs.filter((verb) => follows(status, verb)).join(' ')]),
    )
    expect(table).toEqual({
      draft: 'change submit withdraw',
      submitted: 'change return approve repeat withdraw',
      returned: 'change submit withdraw',
      published: 'change return reschedule postpone move drop repeat cancel',
      postponed: 'change return reschedule move drop cancel',
      cancelled: '',
      withdrawn: '',
    })
  })

  it('says why not, in whole sentences', () => {
    for (const status of eventStates)
      for (const verb of verbs) expect(refusal(status, verb)).toMatch(/^[A-Z].*\. [A-Z].*\.$/)
  })
})

describe('SEQUENCE', () => {
  const titles = fc.constantFrom('One call, two desks', 'Two calls, one desk')
  const times = fc.constantFrom('2026-12-10T09:00', '2026-12-11T09:00')
  const places = fc.constantFrom('Harbor Hall', 'Quay Room')
  const step = fc.record({
    verb: fc.constantFrom(...verbs),
    title: titles,
    startsLocal: times,
    venueName: places,
    summary: fc.string(),
  })

  it('never falls, and rises with every change that subscribers must hear of, in any order of steps', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let status = eventStates[0] as (typeof eventStates)[number]
        let sequence = 0
        let wasPublic = false
        let event = anEvent()
        let seen: { sequence: number; heard: string } | null = null
        for (const { verb, title, startsLocal, venueName, summary } of steps) {
          const next = follows(status, verb)
          if (!next) continue
          const after =
            verb === 'change' ? anEvent({ title, summary, sessions: [aSession({ startsLocal, venueName })] }) : event
          const raised = nextSequence(sequence, {
            wasPublic,
            heard: heardChanges(event, after).length,
            status: next !== status,
          })
          expect(raised).toBeGreaterThanOrEqual(sequence)
          ;[status, sequence, event] = [next, raised, after]
          if (!isPublic(status)) continue
          wasPublic = true
          const { title: shown, sessions } = event
          const heard = JSON.stringify([status, shown, sessions])
          if (seen && seen.heard !== heard) expect(sequence).toBeGreaterThan(seen.sequence)
          seen = { sequence, heard }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('stays when only words around the event change', () => {
    expect(
      heardChanges(anEvent(), anEvent({ summary: 'Another summary of it.', cost: '$10', contactName: 'Ann Reed' })),
    ).toEqual([])
    expect(heardChanges(anEvent(), anEvent({ hidePlace: true }))).toEqual(['place'])
  })
})

describe('an address', () => {
  it('comes from the title, in whole words, without accents', () => {
    expect(slugOf('Two desks, one case: officers’ & advocates’ day', new Set())).toBe(
      'two-desks-one-case-officers-advocates-day',
    )
    expect(slugOf('Atención a víctimas', new Set())).toBe('atencion-a-victimas')
    expect(slugOf('？！', new Set())).toBe('event')
  })

  it('is free, fits, and can be typed, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), fc.integer({ min: 0, max: 4 }), (title, already) => {
        const taken = new Set<string>()
        for (let i = 0; i < already; i++) taken.add(slugOf(title, taken))
        const slug = slugOf(title, taken)
        expect(taken.size).toBe(already)
        expect(taken.has(slug)).toBe(false)
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(slug.length).toBeLessThanOrEqual(75)
      }),
    )
  })
})

test.each([
  ['a record or its file', partInput],
  ['credits by the page', creditsPageInput],
  ['the audit trail', listTrailInput],
  ['the address of a feed', feedQuery],
])('a period that was turned around is refused, at its last day: of %s', (_, input) => {
  const refused = input.safeParse({ from: '2026-12-01', to: '2026-11-30' })
  expect(refused.error?.issues).toMatchObject([
    { path: ['to'], message: 'The first day has to be before the last one, or the same.' },
  ])
  for (const period of [{ from: '2026-12-01', to: '2026-12-01' }, { from: '2026-12-01' }, { to: '2026-12-01' }, {}])
    expect(input.safeParse(period).success).toBe(true)
})
