/** Every rule that requirements take can be shown in the form and is sent again as it stood; what is refused is refused at its field. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settledWhich } from '@/lib/certifications/inputs'
import { criterionShape } from '@/lib/requirements/engine/countable'
import { asksTheSame, type Criterion } from '@/lib/requirements/engine/criterion'
import { acceptedSources, deliveryModes } from '@/lib/requirements/engine/narrowing'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import { inFields, inputOf, newRequirement } from './values'
import { criterionOf, whatOf } from './what'
import { fieldOf } from './what-places'
import { blankEntry, blankRow, blankWhat, type EntryValues, eventsIn, type WhatValues, wholeWhat } from './what-values'

const agencyId = '01890000-0000-7000-8000-000000000002'
const module = '01890000-0000-7000-8000-000000000001'

const minutes = fc.integer({ min: 1, max: 6000 })
const ids = (of: readonly string[]) => fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 4 })
const topicIds = ['ethics', 'firearms', 'interviewing', 'wellness', 'confidentiality']
const ways = fc.uniqueArray(fc.constantFrom(...deliveryModes), { minLength: 1, maxLength: 2 })
const names = fc.array(fc.constantFrom('POST', 'Bayview Institute', 'OVC TTAC'), { maxLength: 3 })
const providers = fc
  .record({ names, agencyId: fc.constant(agencyId), modules: fc.constant(true as const) }, { requiredKeys: ['names'] })
  .filter((given) => given.names.length > 0 || given.agencyId !== undefined || given.modules === true)
const narrowing = fc.record(
  {
    courseIds: fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 3 }),
    topics: ids(topicIds),
    exceptTopics: ids(topicIds),
    priorities: ids(['collaboration', 'integration', 'grantee-capacity']),
    modes: ways,
    sources: fc.uniqueArray(fc.constantFrom(...acceptedSources), { minLength: 1 }),
    providers,
    titles: ids(['New chief training', 'TCOLE 3939', 'Ethics']),
    sittingMinutes: minutes,
  },
  { requiredKeys: [] },
)
const floor = fc.record({
  of: narrowing,
  atLeast: minutes,
  caps: fc.array(fc.record({ modes: ways, atMost: fc.nat(6000) }), { maxLength: 2 }),
  mayShare: fc.boolean(),
})
const hours = fc.record({
  kind: fc.constant('minutes' as const),
  atLeast: fc.integer({ min: 1, max: 60_000 }),
  of: narrowing,
  caps: fc.array(fc.record({ modes: ways, atMost: fc.nat(6000) }), { maxLength: 2 }),
  parts: fc.array(
    fc.tuple(floor, fc.array(floor, { maxLength: 2 })).map(([part, parts]) => ({ ...part, parts })),
    { maxLength: 3 },
  ),
  withinMonths: fc.option(fc.integer({ min: 1, max: 120 })),
  eachOnce: fc.boolean(),
})
const single = fc.oneof(
  fc.record({ kind: fc.constant('course' as const), courseId: fc.uuid() }),
  fc.record({ kind: fc.constant('event' as const), eventId: fc.uuid(), series: fc.boolean() }),
  fc.record({ kind: fc.constant('training' as const), of: narrowing }),
)
const some = <T>(member: fc.Arbitrary<T>, most: number) =>
  fc.record({
    kind: fc.constant('some' as const),
    count: fc.integer({ min: 1, max: most }),
    of: fc.array(member, { minLength: 1, maxLength: most }),
  })
const held = fc.record({
  kind: fc.constant('certification' as const),
  of: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('peace-officer', 'nacp', 'first-aid', 'other'), name: fc.constant('Range') }),
      fc.record({ kind: fc.constant('peace-officer'), state: fc.constantFrom('TX', 'CA') }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
})
const any = fc.oneof(
  { weight: 1, arbitrary: single },
  { weight: 4, arbitrary: hours },
  { weight: 2, arbitrary: some(single, 5) },
  { weight: 4, arbitrary: some(fc.oneof(single, hours, some(single, 3)), 4) },
  { weight: 1, arbitrary: held },
)

/** As requirements keep it. */
const meant = (criterion: Criterion): Criterion =>
  criterion.kind === 'certification' ? { ...criterion, of: criterion.of.map(settledWhich) } : criterion

describe('a rule in the form', () => {
  test('is sent as it stands, whatever requirements take', () => {
    let taken = 0
    fc.assert(
      fc.property(any, (given) => {
        const parsed = criterionShape.safeParse(given)
        if (!parsed.success) return
        taken++
        const shown = whatOf(parsed.data)
        expect(shown.asks).not.toBe('kept')
        const sent = criterionShape.parse(criterionOf(shown, agencyId))
        expect(asksTheSame(sent, meant(parsed.data)), JSON.stringify(parsed.data)).toBe(true)
        // What is kept of an order changes nothing of what is typed.
        expect(wholeWhat(structuredClone(shown))).toEqual(shown)
      }),
      { numRuns: 2000 },
    )
    expect(taken).toBeGreaterThan(500)
  })

  test('shows hours and a module as two things that stand together, and one of two ways as such', () => {
    const course: Criterion = { kind: 'course', courseId: module }
    const forty = criterionShape.parse({ kind: 'minutes', atLeast: 2400 })
    const both = whatOf(criterionShape.parse({ kind: 'some', count: 2, of: [forty, course] }))
    expect(both).toMatchObject({ asks: 'several', together: 'all' })
    expect(both.entries.map(({ asks }) => asks)).toEqual(['hours', 'module'])
    expect(whatOf(criterionShape.parse({ kind: 'some', count: 1, of: [forty, course] }))).toMatchObject({
      asks: 'several',
      together: 'any',
    })
    expect(whatOf({ kind: 'some', count: 1, of: [course] })).toMatchObject({ asks: 'list', listIds: [module] })
  })

  test('asks for all of several things however many were added', () => {
    const what: WhatValues = { ...blankWhat, asks: 'several', entries: [{ ...blankEntry, courseId: module }] }
    expect(criterionOf(what, agencyId)).toMatchObject({ kind: 'some', count: 1 })
    const more = { ...what, entries: [...what.entries, { ...blankEntry, asks: 'hours' as const, hours: 2 }] }
    expect(criterionOf(more, agencyId)).toMatchObject({ count: 2, of: [{ courseId: module }, { atLeast: 120 }] })
    expect(criterionOf({ ...more, together: 'any' }, agencyId)).toMatchObject({ count: 1 })
    expect(criterionOf({ ...more, together: 'some', severalCount: 2 }, agencyId)).toMatchObject({ count: 2 })
  })

  test('names the events of all that it asks for', () => {
    const event = { eventId: module, title: 'Drill', on: null, seriesId: null, series: false }
    const entries = [{ ...blankEntry, events: [event] }, blankEntry]
    expect(eventsIn({ ...blankWhat, asks: 'several', entries })).toEqual([event])
    expect(eventsIn({ ...blankWhat, asks: 'event', entries })).toEqual([])
  })

  test('is whole where a draft was kept before the form had a field', () => {
    const { entries: _, together: __, caps: ___, ...before } = { ...blankWhat, rows: [{ about: 'topic:ethics' }] }
    expect(wholeWhat(before as unknown as WhatValues)).toMatchObject({
      together: 'all',
      caps: [],
      rows: [{ ...blankRow, about: 'topic:ethics' }],
    })
  })
})

describe('what is wrong in it', () => {
  const base = { ...newRequirement(agencyId, '2026-11-20'), name: 'Ethics', withinDays: 60 }
  const forty: EntryValues = { ...blankEntry, asks: 'hours', hours: 40 }
  const refused = (what: WhatValues) => {
    const { error } = previewRequirementInput.safeParse(inputOf({ ...base, what }))
    return (error?.issues ?? []).map(({ path: [, ...path], message }) => [fieldOf(path.join('.'), what), message])
  }
  const several = (entries: EntryValues[], more: Partial<WhatValues> = {}): WhatValues => ({
    ...blankWhat,
    asks: 'several',
    entries,
    ...more,
  })

  test('is said at the entry and the field that it stands in', () => {
    expect(refused(several([blankEntry, forty]))).toEqual([['entries.0.courseId', 'Choose the module.']])
    const rows = [{ ...blankRow, about: 'topic:ethics', atLeast: 50 }]
    expect(
      refused(
        several([
          { ...forty, rows },
          { ...blankEntry, courseId: module },
        ]),
      ),
    ).toEqual([['entries.0.hours', 'The minimums together are more than the hours in all.']])
    const inner = [{ ...blankRow, about: 'any', atLeast: 9 }]
    expect(refused(several([{ ...forty, rows: [{ ...blankRow, about: 'any', atLeast: 8, inner }] }, forty]))).toEqual([
      ['entries.0.rows.0.atLeast', 'The minimums inside a part are more than the part.'],
    ])
    const caps = [{ ways: 'self-paced virtual', atMost: 3 }]
    expect(refused({ ...blankWhat, ...forty, selfPacedAtMost: 2, caps })).toEqual([
      ['caps.0.ways', 'Two limits name the same way of training.'],
    ])
    expect(refused({ ...blankWhat, ...forty, sittingHours: 0 })[0]?.[0]).toBe('sittingHours')
  })

  test('is said of all of them where it is about all of them', () => {
    const seven = Array.from({ length: 7 }, () => forty)
    expect(refused(several(seven, { together: 'any' }))).toEqual([['entries', expect.stringMatching(/at most 6/)]])
    const twice = [forty, { ...blankEntry, courseId: module }, { ...blankEntry, courseId: module }]
    expect(refused(several(twice))).toEqual([['entries', 'The same training stands in the list twice.']])
    const two = several([forty, forty], { together: 'some', severalCount: 3 })
    expect(refused(two)).toEqual([['severalCount', 'It asks for more than the list holds.']])
    expect(refused(several([{ ...forty, eachOnce: true }, forty]))[0]?.[1]).toMatch(/stand alone/)
  })

  test('comes to the form under the name of that field', () => {
    const errors = { criterion: { of: [undefined, { courseId: { type: 'x', message: 'Choose the module.' } }] } }
    expect(inFields(errors, { ...base, what: several([forty, blankEntry]) })).toMatchObject({
      what: { entries: { 1: { courseId: { message: 'Choose the module.' } } } },
    })
  })
})
