import { describe, expect, test } from 'vitest'
import { mandatePacks } from '@/drizzle/seed/mandate-packs'
import { packShape } from '@/lib/mandates/pack'
import { filled, sameClock } from '@/lib/mandates/rules'
import { criterionShape } from '@/lib/requirements/engine/countable'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import { keptOf } from '../../../../_client/merge'
import { numberOrNothing } from '../../../../_client/typed'
import { blankBounds, boundsOf, TRAINING } from './bounds'
import { savesOf } from './saves'
import { givenIn, inFields, inputOf, newRequirement, type RequirementValues, requirementOfPack } from './values'
import { criterionOf, whatOf } from './what'
import { fieldOf } from './what-places'
import { blankRow, blankWhat, type WhatValues } from './what-values'
import { blankAnd, whomOf } from './whom'

const course = '01890000-0000-7000-8000-000000000001'
const blank = {
  ...newRequirement('01890000-0000-7000-8000-000000000002', '2026-11-20'),
  name: 'Ethics',
  what: { ...blankWhat, courseId: course },
}
const refusals = (values: typeof blank) =>
  previewRequirementInput.safeParse(inputOf(values)).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('what the form sends', () => {
  test('leaves out what a choice made meaningless, so that nobody has to mend a field they cannot see', () => {
    const sent = inputOf({ ...blank, dueKind: 'by-date', dueBy: '2027-01-31', withinDays: 0, position: 'Officer' })
    expect(sent).toMatchObject({ dueBy: '2027-01-31', withinDays: null, position: null, repeatMonths: null })
    expect(refusals({ ...blank, dueKind: 'by-date', dueBy: '2027-01-31', withinDays: 0 })).toEqual([])
  })

  test('narrows by what was said beside the first choice, never by what another choice left behind', () => {
    const unitId = course.replace('1', '7')
    const unit = { ...blank, withinDays: 60, population: 'unit' as const, unitId, position: 'Clerk' }
    const and = { unitId: course.replace('1', '8'), position: null, employment: 'sworn' as const }
    expect(inputOf({ ...unit, and })).toMatchObject({ population: 'unit', unitId, position: null, employment: 'sworn' })
    expect(inputOf({ ...unit, and, population: 'everyone' })).toMatchObject({
      ...{ population: 'unit', unitId: and.unitId, employment: 'sworn' },
    })
    const somebody = { personId: course.replace('1', '9'), name: 'Ada Reyes' }
    expect(inputOf({ ...unit, except: [somebody] })).toMatchObject({ exceptPersonIds: [somebody.personId] })
    const named = { ...unit, and, except: [somebody], people: [somebody], population: 'people' as const }
    expect(inputOf(named)).toMatchObject({
      ...{ unitId: null, employment: null, personIds: [somebody.personId], exceptPersonIds: [] },
    })
  })

  test('shows what holds again as it was sent', () => {
    const terms = { population: 'role', unitId: course, position: null, employment: 'sworn' } as const
    const shown = whomOf(terms)
    expect(inputOf({ ...blank, ...shown, role: 'supervisor' })).toMatchObject({ ...terms, role: 'supervisor' })
    const unit = { ...terms, population: 'unit' } as const
    expect(whomOf(unit)).toMatchObject({ unitId: course, and: { unitId: null, employment: 'sworn' } })
    expect(inputOf({ ...blank, ...whomOf(unit) })).toMatchObject(unit)
  })

  describe('goes on with what two changed at once', () => {
    const unitId = course.replace('1', '7')
    const saves = savesOf(
      { courses: [], units: [], positions: [], teams: [], topics: [], priorities: [] },
      new Map(),
      [],
    )
    const sworn = { ...blank.and, employment: 'sworn' as const }
    const clerks = { ...blank.and, position: 'Clerk' }
    const inUnit = { population: 'unit', unitId } as const
    type Change = Partial<RequirementValues>
    const rows: [Change, Change, Change, object][] = [
      [inUnit, { and: sworn }, { and: clerks }, { ...inUnit, employment: 'sworn', position: 'Clerk' }],
      [{}, inUnit, { and: sworn }, { unitId, employment: 'sworn', position: null }],
      [
        { and: sworn },
        { population: 'everyone', and: blankAnd },
        { name: 'Law' },
        { population: 'everyone', employment: null, name: 'Law' },
      ],
      [inUnit, { population: 'role', role: 'supervisor' }, { and: sworn }, { population: 'role', employment: 'sworn' }],
    ]
    test.each(rows)('of %j there %j and here %j', (before, there, here, expected) => {
      const sent = (values: RequirementValues) => previewRequirementInput.parse(inputOf({ ...values, withinDays: 60 }))
      const start = { ...blank, ...before, withinDays: 60 }
      const base = { ...start, ...saves.valuesOf(sent(start)) }
      const saved = sent({ ...base, ...there })
      const mine = { ...base, ...here }
      const asSent = (values: object) => saves.sent(values as RequirementValues)
      const kept = keptOf({ ...saves, sent: asSent, base, mine, saved })
      expect(inputOf({ ...mine, ...saves.valuesOf(saved), ...kept })).toMatchObject(expected)
    })
  })

  test('a refusal stands at the field where it was typed', () => {
    const values = { ...blank, population: 'unit' as const }
    const refusal = { type: 'custom', message: 'No.' }
    expect(inFields({ unitId: refusal, position: refusal, exceptPersonIds: [refusal] }, values)).toEqual({
      ...{ unitId: refusal, and: { position: refusal }, except: refusal },
    })
  })

  test('never takes “again” without a number of months for “once”', () => {
    const again = { ...blank, withinDays: 60, repeats: 'again' as const }
    expect(refusals(again)).toEqual(['repeatMonths'])
    expect(refusals({ ...again, repeatMonths: 12 })).toEqual([])
  })

  test('refuses no days, too many days and words instead of days', () => {
    for (const typed of ['0', '99999', '1.5', 'soon', ''])
      expect(refusals({ ...blank, withinDays: numberOrNothing(typed) }), typed).toEqual(['withinDays'])
    expect(refusals({ ...blank, withinDays: numberOrNothing(' 60 ') })).toEqual([])
  })

  test('counts from other training only where that is chosen, and shows it again as it was sent', () => {
    const bounds = { ...blankBounds, countedFrom: TRAINING, afterCourses: [course.replace('1', '2')] } as const
    const chosen = { ...bounds, afterCourses: [...bounds.afterCourses] }
    expect(inputOf({ ...blank, withinDays: 60, bounds: chosen }).limits).toEqual({ afterCourses: bounds.afterCourses })
    expect(boundsOf({ afterCourses: [...bounds.afterCourses] })).toEqual(chosen)
    expect(inputOf({ ...blank, withinDays: 60, bounds: { ...chosen, countedFrom: null } }).limits).toEqual({})
    expect(refusals({ ...blank, withinDays: 60, bounds: { ...chosen, afterCourses: [] } })).toEqual([
      'limits.afterCourses',
    ])
  })

  test('a window that is not asked for keeps its usual length', () => {
    expect(inputOf({ ...blank, withinDays: 60, windowDays: 5 }).windowDays).toBe(90)
    expect(inputOf({ ...blank, withinDays: 60, windowDays: 5, repeats: 'again', repeatMonths: 12 }).windowDays).toBe(5)
  })
})

const packs = (await mandatePacks()).map((each) => packShape.parse(each))
const ruled = packs.flatMap(({ rule, ...pack }) => (rule ? [{ ...pack, rule }] : []))

describe('what an agency makes of a pack', () => {
  const at = { agencyId: '01890000-0000-7000-8000-000000000002', today: '2026-11-20', positions: ['Patrol officer'] }

  test.each(ruled)('asks as $id does until somebody says otherwise', (pack) => {
    const { asksDay, asksGiven } = pack.rule
    const start = requirementOfPack(pack, at)
    const again = asksGiven?.months?.again ? { repeatMonths: 24 } : {}
    const said = asksGiven?.months ? { ...again, bounds: { ...start.bounds, withinMonths: 24 } } : {}
    const given = asksDay === undefined ? {} : { dueBy: '2028-12-31' }
    const {
      agencyId: _,
      requirementId: __,
      ...sent
    } = previewRequirementInput.parse({ ...inputOf({ ...start, ...said, population: 'everyone' }), ...given })
    const months = asksGiven?.months ? { titles: [], countsFrom: null, months: 24 } : null
    const asWritten = { ...sent, ...filled(pack.rule, months), ...given }
    expect(Boolean(asksGiven)).toBe(start.given !== null)
    if (asksGiven?.months) expect(givenIn({ ...start, ...said })).toEqual(months)
    expect(sent.criterion).toEqual(asWritten.criterion)
    expect(sameClock(sent, asWritten)).toBe(true)
    expect(sameClock(sent, { ...asWritten, dueKind: 'by-date', dueBy: '2031-01-31' })).toBe(false)
  })
})

describe('events that are asked for', () => {
  const [first, second] = [course.replace('1', '5'), course.replace('1', '6')]
  const asked = (what: Partial<WhatValues>) => criterionOf({ ...blankWhat, ...what }, '')
  const drill = { eventId: second, title: 'Drill', on: '2026-05-04', seriesId: first, series: false }

  test('are sent as the date that was chosen, or as any date of its series', () => {
    expect(asked({ asks: 'event', events: [drill] })).toEqual({ kind: 'event', eventId: second, series: false })
    const whole = { kind: 'event' as const, eventId: first, series: true }
    expect(asked({ asks: 'event', events: [{ ...drill, series: true }] })).toEqual(whole)
    expect(asked({ asks: 'event', events: [{ ...drill, seriesId: null, series: true }] })).toMatchObject({
      eventId: second,
      series: false,
    })
    const named = [{ eventId: first, title: 'Drill', on: '2026-04-27', seriesId: first }]
    const shown = whatOf(whole, named)
    expect(shown).toMatchObject({ asks: 'event', events: [{ ...named[0], series: true }] })
    expect(criterionOf(shown, '')).toEqual(whole)
    expect(whatOf({ kind: 'event', eventId: second, series: false })).toMatchObject({
      asks: 'event',
      events: [{ eventId: second, title: 'An event that is not on the calendar any more' }],
    })
  })

  test('stay in the list where they stood, so that the same list is the same rule', () => {
    const of = [
      { kind: 'event', eventId: second, series: false } as const,
      { kind: 'course', courseId: course } as const,
      { kind: 'event', eventId: first, series: true } as const,
    ]
    const shown = whatOf({ kind: 'some', count: 2, of })
    expect(shown).toMatchObject({ asks: 'list', listIds: [course], listCount: 2 })
    expect(criterionOf(shown, '')).toEqual({ kind: 'some', count: 2, of })
    const more = course.replace('1', '7')
    expect(criterionOf({ ...shown, listIds: [more, course] }, '')).toMatchObject({
      of: [...of, { kind: 'course', courseId: more }],
    })
  })

  test('are asked for where none is chosen', () => {
    const refused = (what: Partial<WhatValues>) => {
      const values = { ...blank, withinDays: 60, what: { ...blankWhat, ...what } }
      const errors = previewRequirementInput.safeParse(inputOf(values)).error?.issues ?? []
      return errors.map(({ path: [, ...path] }) => fieldOf(path.join('.'), values.what))
    }
    expect(refused({ asks: 'event' })).toEqual(['events'])
    expect(refused({ asks: 'list' })[0]).toBe('listIds')
    expect(refused({ asks: 'list', events: [drill] })).toEqual([])
  })
})

describe('a certification that is asked for', () => {
  const held = (rows: WhatValues['held']) =>
    ({ ...blank, withinDays: 60, what: { ...blankWhat, asks: 'held', held: rows } }) as const

  test('is sent without months and without what its kind does not have, and shown as it was', () => {
    const rows = [
      { kind: 'first-aid', state: 'TX', name: 'typed before' } as const,
      { kind: 'peace-officer', state: null, name: null } as const,
    ]
    const sent = inputOf({ ...held(rows), repeats: 'again', repeatMonths: 12, windowDays: 30 })
    const of = [{ kind: 'first-aid', state: null, name: null }, rows[1]]
    expect(sent).toMatchObject({ criterion: { kind: 'certification', of }, repeatMonths: null, windowDays: 30 })
    expect(whatOf(criterionShape.parse(sent.criterion))).toMatchObject({ asks: 'held', held: of })
  })

  test('is refused at its row', () => {
    const values = held([{ kind: 'peace-officer', state: 'Texas', name: null }])
    expect(refusals(values)).toEqual(['criterion.of.0.state'])
    const errors = { criterion: { of: [{ state: { type: 'x', message: 'Choose the state.' } }] } }
    expect(inFields(errors, values)).toMatchObject({
      what: { held: { 0: { state: { message: 'Choose the state.' } } } },
    })
  })
})

describe('what is asked for', () => {
  const sent = (what: WhatValues) => criterionOf(what, blank.agencyId)
  const hours: WhatValues = {
    ...blankWhat,
    asks: 'hours',
    hours: 40,
    selfPacedAtMost: 8,
    inPersonAtLeast: 10,
    rows: [
      { ...blankRow, about: 'topic:ethics', atLeast: 2 },
      { ...blankRow, about: 'priorities', atLeast: 8.5, selfPacedAtMost: 2, inPersonAtLeast: 2 },
    ],
  }

  test('is shown again as it was sent: hours with minimums and limits, a list, a module', () => {
    const list = { ...blankWhat, asks: 'list' as const, listIds: [course, course.replace('1', '2')], listCount: 1 }
    const given = { ...hours, providers: 'Bayview Institute\nPOST', ownAgency: true, modulesToo: true }
    for (const values of [
      hours,
      given,
      { ...hours, ownAgency: true },
      { ...hours, rows: hours.rows.slice(0, 1), counts: 'named' as const },
      list,
    ])
      expect(sent(whatOf(criterionShape.parse(sent(values))))).toEqual(sent(values))
    expect(whatOf({ kind: 'course', courseId: course })).toMatchObject({ asks: 'module', courseId: course })
  })

  test('is refused at the field it came from', () => {
    const values = { ...blank, withinDays: 60, what: { ...hours, hours: 5, rows: [{ ...blankRow, atLeast: 0 }] } }
    const issues = previewRequirementInput.safeParse(inputOf(values)).error?.issues ?? []
    const nested = issues.reduce((into, { path, message }) => put(into, path.map(String), message), {})
    expect(inFields(nested, values)).toMatchObject({
      what: { rows: { 0: { about: { message: 'Choose a topic.' }, atLeast: { message: expect.any(String) } } } },
    })
  })
})

/** As the resolver of the form nests what the schema refuses. */
function put(into: Record<string, unknown>, [key = '', ...rest]: string[], message: string): Record<string, unknown> {
  if (rest.length === 0) return { ...into, [key]: { message, type: 'custom' } }
  return { ...into, [key]: put((into[key] ?? {}) as Record<string, unknown>, rest, message) }
}
