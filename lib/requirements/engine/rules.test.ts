import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { employments } from '@/lib/agencies/kinds'
import { addDays, addMonths } from '@/lib/platform/time'
import { count } from '@/lib/platform/words'
import { explain } from '../explained/explain'
import type { Edition, Version } from '../shapes'
import { criterionShape } from './countable'
import type { Criterion } from './criterion'
import type { CountableCredit } from './lots'
import { countsAgainFrom, cycleOn, deriveObligations, type Facts, statusOn, waitsFor } from './rules'
import type { Assignment, Service } from './stretches'

const asks = (courseId: string): Criterion => ({ kind: 'course', courseId })
const version = (more: Partial<Version> = {}): Version => ({
  id: `v${more.number ?? 1}`,
  number: 1,
  criterion: asks('trafficking'),
  dueKind: 'within-days-of-start',
  withinDays: 180,
  dueBy: null,
  repeatMonths: null,
  repeatFrom: 'completion',
  windowDays: 60,
  citation: 'Policy 4.12',
  effectiveFrom: '2020-01-01',
  ...more,
})
const everyone = (from = '2020-01-01', to: string | null = null): Assignment => ({
  population: 'everyone',
  unitId: null,
  unitIds: new Set(),
  position: null,
  from,
  to,
})
const unit = (...ids: string[]): Assignment => ({
  ...everyone(),
  population: 'unit',
  unitId: ids[0] ?? null,
  unitIds: new Set(ids),
})
const service = (from: string, more: Partial<Service> = {}): Service => ({
  startsOn: from,
  from,
  to: null,
  unitId: null,
  position: null,
  ...more,
})
const credit = (earnedOn: string, more: Partial<CountableCredit> = {}): CountableCredit => ({
  id: `c-${earnedOn}`,
  courseId: 'trafficking',
  creditMinutes: 60,
  earnedOn,
  reversed: false,
  ...more,
})
const facts = (more: Partial<Facts> = {}): Facts => ({
  affiliations: [service('2026-04-14')],
  versions: [version()],
  assignments: [everyone()],
  retiredOn: null,
  credits: [],
  ...more,
})
const yearly = version({ repeatMonths: 12, withinDays: 90 })

describe('the first due date', () => {
  it('is so many days after service begins, and due on the day is not overdue', () => {
    const cycles = deriveObligations(facts())
    expect(cycles).toMatchObject([{ cycle: 1, opensOn: '2026-04-14', dueOn: '2026-10-11', satisfiedOn: null }])
    expect(statusOn(cycles, '2026-04-13').kind).toBe('not-applicable')
    expect(statusOn(cycles, '2026-04-14')).toMatchObject({ kind: 'open', days: 180 })
    expect(statusOn(cycles, '2026-09-11')).toMatchObject({ kind: 'due-soon', days: 30 })
    expect(statusOn(cycles, '2026-10-11')).toMatchObject({ kind: 'due-soon', days: 0 })
    expect(statusOn(cycles, '2026-10-12')).toMatchObject({ kind: 'overdue', days: 1, dueOn: '2026-10-11' })
  })

  it('counts from the day the rule begins for those who serve already', () => {
    const [cycle] = deriveObligations(facts({ affiliations: [service('2011-05-01')] }))
    expect(cycle).toMatchObject({
      opensOn: '2020-01-01',
      dueOn: '2020-06-29',
      explanation: { trigger: { kind: 'rule-began' } },
    })
  })

  it('counts from the day somebody moves into the unit, or one below it, and ends when they leave it', () => {
    const affiliations = [
      service('2024-01-01', { to: '2026-02-01', unitId: 'records' }),
      service('2026-02-01', { startsOn: '2024-01-01', to: '2026-05-01', unitId: 'patrol-b' }),
      service('2026-05-01', { startsOn: '2024-01-01', unitId: 'records' }),
    ]
    const cycles = deriveObligations(facts({ affiliations, assignments: [unit('patrol', 'patrol-a', 'patrol-b')] }))
    expect(cycles).toMatchObject([
      {
        opensOn: '2026-02-01',
        dueOn: '2026-07-31',
        endsOn: '2026-05-01',
        explanation: { ended: { why: 'no-longer-included' } },
      },
    ])
    expect(statusOn(cycles, '2026-04-30').kind).toBe('open')
    expect(statusOn(cycles, '2026-05-01').kind).toBe('not-applicable')
  })

  it('begins anew where a version replaces what runs, and says whom it is for from then on', () => {
    const replacing = version({ number: 2, effectiveFrom: '2026-06-01', limits: { replaces: 'running' } })
    const assignments = [
      { ...unit('patrol'), to: '2026-06-01' },
      { ...everyone('2026-06-01'), population: 'position' as const, position: 'Officer' },
    ]
    const affiliations = [service('2026-04-14', { unitId: 'patrol', position: 'Officer' })]
    const groups = (versions: Version[]) =>
      deriveObligations(facts({ affiliations, assignments, versions })).map(({ opensOn, explanation }) => [
        opensOn,
        explanation.population.kind,
      ])
    expect(groups([version(), replacing])).toEqual([
      ['2026-04-14', 'unit'],
      ['2026-06-01', 'position'],
    ])
    const { limits: _, ...plain } = replacing
    expect(groups([version(), plain])).toEqual([['2026-04-14', 'unit']])
    const [, since] = deriveObligations(facts({ affiliations, assignments, versions: [version(), replacing] }))
    const names = { requirement: 'Trafficking', course: 'Trafficking' }
    const told = since && explain(since, statusOn([since], '2026-07-01'), '2026-07-01', names)
    expect(told?.steps.find(({ heading }) => heading === 'Why it applies')?.text).toContain('Officer')
  })

  it('does not begin again for a move inside the population', () => {
    const affiliations = [
      service('2026-01-01', { to: '2026-03-01', unitId: 'patrol-a' }),
      service('2026-03-01', { startsOn: '2026-01-01', unitId: 'patrol-b' }),
    ]
    const cycles = deriveObligations(facts({ affiliations, assignments: [unit('patrol', 'patrol-a', 'patrol-b')] }))
    expect(cycles).toMatchObject([{ opensOn: '2026-01-01', dueOn: '2026-06-30', endsOn: null }])
  })

  it('compares positions as people write them', () => {
    const assignments: Assignment[] = [{ ...everyone(), population: 'position', position: 'Detective' }]
    const by = (position: string) =>
      deriveObligations(facts({ assignments, affiliations: [service('2026-01-01', { position })] }))
    expect(by(' detective ')).toHaveLength(1)
    expect(by('Detective sergeant')).toHaveLength(0)
  })

  it('counts from the day somebody is named, and for those named from the first from when the rule is for them', () => {
    const named = (from: string): Assignment => ({
      ...{ ...everyone('2026-03-01'), population: 'people' as const },
      includes: [{ from, to: null }],
    })
    const patrol = { ...unit('patrol'), to: '2026-03-01' }
    const triggers = (assignments: Assignment[], more: Partial<Service> = {}) =>
      deriveObligations(facts({ assignments, affiliations: [service('2026-01-01', more)] })).map(
        ({ explanation: { trigger } }) => `${trigger.kind} ${trigger.on}`,
      )
    expect(triggers([patrol, named('2026-03-01')])).toEqual(['joined 2026-03-01'])
    expect(triggers([named('2026-03-01')])).toEqual(['rule-began 2026-03-01'])
    expect(triggers([named('2026-04-01')])).toEqual(['joined 2026-04-01'])
    // Whoever was asked already is asked on.
    expect(triggers([patrol, named('2026-03-01')], { unitId: 'patrol' })).toEqual(['service-started 2026-01-01'])
  })

  it('is the day named by a by-date rule; who begins later has the days of its window', () => {
    const versions = [version({ dueKind: 'by-date', withinDays: null, dueBy: '2026-06-30' })]
    const dueOn = (from: string) => deriveObligations(facts({ versions, affiliations: [service(from)] }))[0]?.dueOn
    expect(dueOn('2026-04-14')).toBe('2026-06-30')
    expect(dueOn('2026-06-30')).toBe('2026-06-30')
    expect(dueOn('2026-07-01')).toBe('2026-08-30')
  })
})

describe('what counts', () => {
  it('is any earlier completion for a rule that asks once', () => {
    const cycles = deriveObligations(facts({ credits: [credit('2012-05-05')] }))
    expect(statusOn(cycles, '2026-04-14')).toMatchObject({ kind: 'met', satisfiedOn: '2012-05-05', validUntil: null })
  })

  it('is an earlier completion for as long as it is good, and it never makes the first date come sooner', () => {
    const of = (earnedOn: string) => deriveObligations(facts({ versions: [yearly], credits: [credit(earnedOn)] }))
    expect(of('2025-04-14')).toMatchObject([{ satisfiedOn: '2025-04-14' }, { dueOn: '2026-07-13' }])
    expect(of('2025-04-13')).toMatchObject([{ satisfiedOn: null, explanation: { notCounted: [{ why: 'too-old' }] } }])
    expect(of('2025-12-01')).toMatchObject([{ satisfiedOn: '2025-12-01' }, { dueOn: '2026-12-01' }])
  })

  it('is not a credit for another module, nor one that was taken back', () => {
    const credits = [credit('2026-05-01', { courseId: 'ethics' }), credit('2026-06-01', { reversed: true })]
    const cycles = deriveObligations(facts({ credits }))
    expect(cycles).toMatchObject([
      { satisfiedOn: null, explanation: { notCounted: [{ creditId: 'c-2026-06-01', why: 'reversed' }] } },
    ])
  })

  it('is a renewal from its window on, and the next date follows from the completion', () => {
    const early = deriveObligations(
      facts({ versions: [yearly], credits: [credit('2026-05-01'), credit('2027-03-01')] }),
    )
    expect(early).toMatchObject([
      { satisfiedOn: '2026-05-01', validUntil: '2027-05-01' },
      {
        opensOn: '2027-03-02',
        dueOn: '2027-05-01',
        satisfiedOn: null,
        explanation: { notCounted: [{ why: 'too-early' }] },
      },
    ])
    const timely = deriveObligations(
      facts({ versions: [yearly], credits: [credit('2026-05-01'), credit('2027-03-02')] }),
    )
    expect(timely).toMatchObject([{}, { satisfiedOn: '2027-03-02', validUntil: '2028-03-02' }, { dueOn: '2028-03-02' }])
    const late = deriveObligations(facts({ versions: [yearly], credits: [credit('2026-05-01'), credit('2027-09-09')] }))
    expect(statusOn(late, '2027-09-08')).toMatchObject({ kind: 'overdue' })
    expect(statusOn(late, '2027-09-09')).toMatchObject({ kind: 'met', validUntil: '2028-09-09' })
  })

  it('falls due again on the last day of a month that is too short', () => {
    const versions = [version({ repeatMonths: 1, windowDays: 10, effectiveFrom: '2026-01-01' })]
    const affiliations = [service('2026-01-20')]
    const cycles = deriveObligations(facts({ versions, affiliations, credits: [credit('2026-01-31')] }))
    expect(cycles.at(-1)?.dueOn).toBe('2026-02-28')
  })
})

describe('leaving and coming back', () => {
  const affiliations = [service('2024-01-01', { to: '2025-01-01' }), service('2026-01-01')]

  it('ends what was open, and starts anew after a gap', () => {
    const cycles = deriveObligations(facts({ versions: [yearly], affiliations }))
    expect(cycles).toMatchObject([
      { cycle: 1, dueOn: '2024-03-31', endsOn: '2025-01-01', explanation: { ended: { why: 'left' } } },
      { cycle: 2, opensOn: '2026-01-01', dueOn: '2026-04-01', endsOn: null },
    ])
    expect(statusOn(cycles, '2024-12-31').kind).toBe('overdue')
    expect(statusOn(cycles, '2025-06-01').kind).toBe('not-applicable')
    expect(statusOn(cycles, '2026-01-01')).toMatchObject({ kind: 'open', days: 90 })
  })

  it('counts what was earned in between', () => {
    const cycles = deriveObligations(facts({ versions: [yearly], affiliations, credits: [credit('2025-07-01')] }))
    expect(statusOn(cycles, '2026-01-01')).toMatchObject({ kind: 'met', validUntil: '2026-07-01' })
  })

  it('ends everything on the day a rule is retired, and keeps what was true before', () => {
    const cycles = deriveObligations(facts({ retiredOn: '2026-11-01' }))
    expect(statusOn(cycles, '2026-10-31').kind).toBe('overdue')
    expect(statusOn(cycles, '2026-11-01').kind).toBe('not-applicable')
  })
})

describe('a changed rule', () => {
  it('leaves cycles that opened before as they were', () => {
    const versions = [version(), version({ number: 2, withinDays: 30, effectiveFrom: '2026-05-01' })]
    expect(deriveObligations(facts({ versions }))).toMatchObject([{ dueOn: '2026-10-11', explanation: { version: 1 } }])
    const later = deriveObligations(facts({ versions, affiliations: [service('2026-05-01')] }))
    expect(later).toMatchObject([{ dueOn: '2026-05-31', explanation: { version: 2 } }])
  })

  it('is that of the version whose day it is when it opens', () => {
    const counted = { dueKind: 'within-days-of-start' as const, limits: { countedFrom: 'license' as const } }
    const versions = [version(counted), version({ ...counted, number: 2, withinDays: 30, effectiveFrom: '2026-05-01' })]
    const licensed = (on: string) =>
      deriveObligations(facts({ versions, ownDates: { license: on } })).map(({ opensOn, explanation }) => [
        opensOn,
        explanation.version,
      ])
    expect(licensed('2026-04-30')).toEqual([['2026-04-30', 1]])
    expect(licensed('2026-05-01')).toEqual([['2026-05-01', 2]])
  })

  it('of another module does not ask again for what came newly of the module that it asked for before', () => {
    const limits = { editionDays: 30 }
    const versions = [
      version({ limits }),
      version({ number: 2, limits, criterion: asks('ethics'), effectiveFrom: '2026-06-01' }),
    ]
    const edition = (number: number, on: string): Edition => ({
      ...{ id: `e${number}`, courseId: 'trafficking', number, name: on, on },
      ...{ isMaterial: true, differenceId: null },
    })
    const first = edition(1, '2026-01-10')
    const credits = [credit('2026-05-01', { courseVersionId: 'e1' })]
    const asked = (...editions: Edition[]) =>
      deriveObligations(facts({ versions, credits, editions: [first, ...editions] })).map(
        ({ opensOn, satisfiedOn }) => [opensOn, satisfiedOn],
      )
    const done = ['2026-04-14', '2026-05-01']
    expect(asked(edition(2, '2026-05-20'))).toEqual([done, ['2026-05-20', null]])
    expect(asked(edition(2, '2026-07-01'))).toEqual([done])
  })

  it('takes training that says no edition for the one that was there on its day', () => {
    const versions = [version({ limits: { editionDays: 30 } })]
    const edition = (number: number, on: string): Edition => ({
      ...{ id: `e${number}`, courseId: 'trafficking', number, name: on, on },
      ...{ isMaterial: true, differenceId: null },
    })
    const editions = [edition(1, '2026-01-10'), edition(2, '2026-06-01')]
    const opens = (...credits: CountableCredit[]) =>
      deriveObligations(facts({ versions, credits, editions })).map(({ opensOn, satisfiedOn }) => [
        opensOn,
        satisfiedOn,
      ])
    const before = credit('2026-05-01')
    expect(opens(before)).toEqual([
      ['2026-04-14', '2026-05-01'],
      ['2026-06-01', null],
    ])
    expect(opens(before, credit('2026-06-05'))[1]).toEqual(['2026-06-01', '2026-06-05'])
    expect(opens(credit('2026-06-05'))).toEqual([['2026-04-14', '2026-06-05']])
    expect(opens(before, credit('2026-06-05', { courseVersionId: 'e1' }))[1]).toEqual(['2026-06-01', null])
  })

  it('brings a renewal forward, but leaves the days of its window', () => {
    const versions = [
      version({ repeatMonths: 24, effectiveFrom: '2020-01-01' }),
      version({ number: 2, repeatMonths: 12, effectiveFrom: '2027-09-01' }),
    ]
    const cycles = deriveObligations(facts({ versions, credits: [credit('2026-05-01')] }))
    expect(cycles[1]).toMatchObject({ opensOn: '2027-09-01', dueOn: '2027-10-31', explanation: { version: 2 } })
    expect(statusOn(cycles, '2027-08-31').kind).toBe('met')
  })

  it('asks those who were done once to renew, when it begins to repeat', () => {
    const versions = [version(), version({ number: 2, repeatMonths: 12, effectiveFrom: '2027-06-01' })]
    const cycles = deriveObligations(facts({ versions, credits: [credit('2026-05-01')] }))
    expect(cycles).toMatchObject([{ satisfiedOn: '2026-05-01' }, { opensOn: '2027-06-01', dueOn: '2027-07-31' }])
  })

  it('stops asking when it no longer repeats', () => {
    const versions = [yearly, version({ number: 2, effectiveFrom: '2027-01-01' })]
    const cycles = deriveObligations(facts({ versions, credits: [credit('2026-05-01')] }))
    expect(cycles).toMatchObject([{ satisfiedOn: '2026-05-01', validUntil: null }])
  })
})

describe('a rule that is due on the same day of every period', () => {
  const calendarYear = version({
    dueKind: 'by-date',
    withinDays: null,
    dueBy: '2026-12-31',
    repeatMonths: 12,
    repeatFrom: 'fixed-day',
    windowDays: 90,
    effectiveFrom: '2026-01-01',
  })
  const serving = [service('2019-01-01')]
  const cyclesOf = (credits: CountableCredit[], more: Partial<Facts> = {}) =>
    deriveObligations(facts({ versions: [calendarYear], affiliations: serving, credits, ...more }))

  it('is not moved by an early completion, this year or any other', () => {
    const cycles = cyclesOf([credit('2026-02-10'), credit('2027-01-05'), credit('2028-12-31')])
    expect(cycles).toMatchObject([
      { dueOn: '2026-12-31', satisfiedOn: '2026-02-10', validUntil: '2027-12-31' },
      { opensOn: '2027-01-01', dueOn: '2027-12-31', satisfiedOn: '2027-01-05', validUntil: '2028-12-31' },
      { opensOn: '2028-01-01', dueOn: '2028-12-31', satisfiedOn: '2028-12-31', validUntil: '2029-12-31' },
      { opensOn: '2029-01-01', dueOn: '2029-12-31', satisfiedOn: null },
    ])
    expect(statusOn(cycles.slice(0, 1), '2027-02-11').kind).toBe('met')
    expect(statusOn(cycles, '2030-01-01')).toMatchObject({ kind: 'overdue', days: 1 })
  })

  it('asks once a period: a second completion in it renews nothing', () => {
    const cycles = cyclesOf([credit('2026-02-10'), credit('2026-11-20')])
    expect(cycles).toMatchObject([
      {},
      { dueOn: '2027-12-31', satisfiedOn: null, explanation: { notCounted: [{ why: 'other-period' }] } },
    ])
  })

  it('counts a late completion for the period it was missed in, and near the next day for both', () => {
    expect(cyclesOf([credit('2027-01-10')])[1]).toMatchObject({ opensOn: '2027-01-11', dueOn: '2027-12-31' })
    expect(cyclesOf([credit('2027-12-20')])[1]).toMatchObject({ opensOn: '2028-01-01', dueOn: '2028-12-31' })
  })

  it('does not shift who begins off-season: the next of the days, with the days of the window at least', () => {
    const first = (from: string, credits: CountableCredit[] = []) =>
      cyclesOf(credits, { affiliations: [service(from)] })
    expect(first('2026-06-01')).toMatchObject([{ dueOn: '2026-12-31' }])
    expect(first('2027-03-01')).toMatchObject([{ dueOn: '2027-12-31' }])
    expect(first('2027-03-01', [credit('2027-03-09')])[1]).toMatchObject({ dueOn: '2028-12-31' })
    expect(first('2027-12-01')).toMatchObject([{ dueOn: '2028-02-29' }])
    expect(first('2027-12-01', [credit('2028-01-15')])[1]).toMatchObject({ dueOn: '2028-12-31' })
  })

  it('lets a completion from before the rule stand when it lies in the same period', () => {
    const versions = [{ ...calendarYear, effectiveFrom: '2026-11-26' }]
    expect(cyclesOf([credit('2026-02-10')], { versions })).toMatchObject([
      { satisfiedOn: '2026-02-10', validUntil: '2027-12-31' },
      { dueOn: '2027-12-31' },
    ])
    expect(cyclesOf([credit('2025-12-31')], { versions })).toMatchObject([
      { satisfiedOn: null, dueOn: '2026-12-31', explanation: { notCounted: [{ why: 'other-period' }] } },
    ])
  })

  it('comes back to February 29 in the years that have one', () => {
    const versions = [{ ...calendarYear, dueBy: '2028-02-29', effectiveFrom: '2027-06-01' }]
    const credits = ['2027-09-01', '2028-09-01', '2029-09-01', '2030-09-01', '2031-09-01'].map((on) => credit(on))
    const days = cyclesOf(credits, { versions }).map(({ dueOn }) => dueOn)
    expect(days).toEqual(['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29', '2033-02-28'])
  })

  it('takes over from months after completion without asking twice in one period', () => {
    const before = version({ ...calendarYear, repeatFrom: 'completion' })
    const after = { ...calendarYear, number: 2, id: 'v2', effectiveFrom: '2026-12-01' }
    expect(cyclesOf([credit('2026-02-10')], { versions: [before, after] })[1]).toMatchObject({ dueOn: '2027-02-10' })
    const sooner = { ...after, effectiveFrom: '2026-09-01' }
    expect(cyclesOf([credit('2026-02-10')], { versions: [before, sooner] })[1]).toMatchObject({ dueOn: '2027-12-31' })
  })

  it('says so', () => {
    const cycles = cyclesOf([credit('2026-02-10')])
    const told = explain(cycles[1] ?? never(), statusOn(cycles, '2028-01-02'), '2028-01-02', names)
    expect(told.sentence).toBe(
      'Last completed on February 10, 2026, and asked for again by the same day every year. Nothing had counted by December 31, 2027: overdue by 2 days.',
    )
    expect(told.steps[0]?.text).toBe('“Course”, by December 31, 2026, then by the same day every year.')
    expect(told.steps[2]?.notes).toEqual(['Completing it early does not move the day.'])
  })
})

const names = { requirement: 'Rule', course: 'Course' }
const never = (): never => {
  throw new Error('There is no such cycle')
}

describe('a reason', () => {
  const reason = (more: Partial<Facts>, on: string, called: object = {}) => {
    const cycles = deriveObligations(facts(more))
    return explain(cycleOn(cycles, on) ?? never(), statusOn(cycles, on), on, { ...names, ...called }).sentence
  }

  it('is said as one person tells another, each day once', () => {
    expect(reason({}, '2026-10-13')).toBe(
      'Asked for within 180 days of starting on April 14, 2026. Nothing had counted by October 11, 2026: overdue by 2 days.',
    )
    expect(reason({}, '2026-05-01')).toBe(
      'Asked for within 180 days of starting on April 14, 2026: due by October 11, 2026. Nothing has counted yet.',
    )
    expect(reason({ affiliations: [service('2011-05-01')] }, '2020-07-01')).toContain(
      'within 180 days of January 1, 2020, when the rule began.',
    )
    const moved = [
      service('2024-01-01', { to: '2026-02-01', unitId: 'records' }),
      service('2026-02-01', { startsOn: '2024-01-01', unitId: 'patrol' }),
    ]
    expect(reason({ affiliations: moved, assignments: [unit('patrol')] }, '2026-08-01', { unit: 'Patrol' })).toContain(
      'of joining Patrol on February 1, 2026.',
    )
    expect(reason({ versions: [yearly], credits: [credit('2026-05-01')] }, '2027-05-04')).toBe(
      'Last completed on May 1, 2026, and asked for every year. Nothing had counted by May 1, 2027: overdue by 3 days.',
    )
  })
})

describe('a gate that comes back', () => {
  const versions = [
    version({
      ...({ dueKind: 'before-act', withinDays: null, repeatMonths: 12 } as const),
      limits: { heldBack: 'use the system' },
    }),
  ]
  const told = (on: string, more: Partial<Facts> = {}) => {
    const cycles = deriveObligations(facts({ versions, credits: [credit('2026-04-20')], ...more }))
    return explain(cycleOn(cycles, on) ?? never(), statusOn(cycles, on), on, names)
  }

  it('says until when somebody is cleared, and that they no longer are', () => {
    expect(told('2026-04-19').sentence).toBe('Not yet cleared to use the system. Nothing has counted yet.')
    expect(told('2026-04-19').steps[0]?.text).toBe('“Course”, before they may use the system, then every year.')
    expect(told('2026-04-20').sentence).toBe(
      'Completed on April 20, 2026: cleared to use the system through April 20, 2027.',
    )
    expect(told('2027-04-20').sentence).toBe(
      'Last completed on April 20, 2026, and asked for every year: due by April 20, 2027. Nothing has counted yet. Cleared to use the system until then.',
    )
    expect(told('2027-04-21').sentence).toBe(
      'Last completed on April 20, 2026, and asked for every year. Nothing had counted by April 20, 2027: overdue by 1 day. No longer cleared to use the system.',
    )
    expect(JSON.stringify(told('2027-04-21').steps)).toContain(
      'After the last day nobody may use the system before it is met again.',
    )
  })

  it('is not lifted by a waiver that was decided about the time before, when training of then turns up', () => {
    const decided = { on: '2027-03-01', by: 'Ada Person', why: 'Surgery', evidence: null }
    const waiver = { kind: 'waiver', from: '2027-03-01', to: null, dueOn: null, newDueOn: null } as const
    const reliefs = [{ ...waiver, id: 'r', requirementId: 'r', decided }]
    const on = (credits: CountableCredit[]) =>
      statusOn(deriveObligations(facts({ versions, credits, reliefs })), '2027-04-21')
    expect(on([])).toMatchObject({ kind: 'met', waived: true })
    expect(on([credit('2026-04-20')])).toMatchObject({ kind: 'overdue', dueOn: '2027-04-20' })
  })
})

const day = fc.integer({ min: 0, max: 2600 }).map((n) => addDays('2020-01-01', n))
const anyService = fc
  .record({ from: day, length: fc.option(fc.integer({ min: 1, max: 900 })), unit: fc.constantFrom('a', 'b', null) })
  .map(({ from, length, unit: unitId }) =>
    service(from, { to: length === null ? null : addDays(from, length), unitId }),
  )
/** Stretches one after the other, as a roster leaves them. */
const services = fc.array(anyService, { minLength: 1, maxLength: 4 }).map((rows) => {
  const sorted = [...rows].sort((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.flatMap((row, i) => {
    const next = sorted[i + 1]
    const to = next && (row.to === null || row.to > next.from) ? next.from : row.to
    return to !== null && to <= row.from ? [] : [{ ...row, to }]
  })
})
const gate = {
  ...({ dueKind: 'before-act', withinDays: null, dueBy: null, repeatFrom: 'completion' } as const),
  limits: { heldBack: 'speak with victims' },
}
const anyVersion = fc.record({
  repeatMonths: fc.option(fc.integer({ min: 1, max: 36 })),
  windowDays: fc.integer({ min: 1, max: 120 }),
  withinDays: fc.integer({ min: 1, max: 400 }),
  criterion: fc.constantFrom('trafficking', 'ethics').map(asks),
  byDate: fc.option(day),
  isGate: fc.nat({ max: 3 }).map((n) => n === 0),
  repeatFrom: fc.constantFrom('completion', 'fixed-day'),
  editionDays: fc.option(fc.integer({ min: 1, max: 200 })),
  replaces: fc.nat({ max: 3 }).map((n) => n === 0),
  effectiveFrom: day,
})
const versions = fc.array(anyVersion, { minLength: 1, maxLength: 3 }).map((all) =>
  [...all]
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
    .map(({ byDate, isGate, editionDays, replaces, ...each }, i) =>
      version({
        ...each,
        limits: { ...(editionDays !== null && { editionDays }), ...(replaces && { replaces: 'running' as const }) },
        number: i + 1,
        id: `v${i + 1}`,
        ...(byDate && { dueKind: 'by-date', dueBy: byDate, withinDays: null }),
        ...(isGate && gate),
      }),
    ),
)
const credits = fc
  .array(
    fc.record({
      earnedOn: day,
      courseId: fc.constantFrom('trafficking', 'ethics'),
      creditMinutes: fc.integer({ min: 1, max: 480 }),
      reversed: fc.boolean(),
    }),
    { maxLength: 10 },
  )
  .map((all) => all.map((each, i) => credit(each.earnedOn, { ...each, id: `c${i}` })))
/** Of both modules, the first of each since ever; some teach what is new by the other module. */
const editions = fc
  .array(fc.record({ on: day, courseId: fc.constantFrom('trafficking', 'ethics'), how: fc.nat({ max: 3 }) }), {
    maxLength: 5,
  })
  .map((later) =>
    [
      ...['trafficking', 'ethics'].map((courseId) => ({ on: '2000-01-01', courseId, how: 0 })),
      ...later.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    ].map(({ on, courseId, how }, i): Edition => {
      const differenceId = how === 3 ? (courseId === 'ethics' ? 'trafficking' : 'ethics') : null
      return { id: `e${i}`, courseId, number: i + 1, name: on.slice(0, 7), on, isMaterial: how > 1, differenceId }
    }),
  )
/** Of one of the editions that there were on the day, or of none that is known. */
function withEdition(credit: CountableCredit, all: readonly Edition[], i: number): CountableCredit {
  const there = all.filter(({ courseId, on }) => courseId === credit.courseId && on <= credit.earnedOn)
  const edition = there[i % (there.length + 1)]
  return edition ? { ...credit, courseVersionId: edition.id } : credit
}
/** When somebody is among those who are named, in any order and overlapping. */
const spans = fc.array(
  fc
    .record({ from: day, length: fc.option(fc.integer({ min: 1, max: 900 })) })
    .map(({ from, length }) => ({ from, to: length === null ? null : addDays(from, length) })),
  { maxLength: 3 },
)
const anyFacts = fc
  .record({
    affiliations: services,
    versions,
    credits,
    editions,
    retiredOn: fc.option(day),
    whom: fc.constantFrom('everyone', 'unit', 'people', 'role', 'employment'),
    ways: fc.array(fc.constantFrom(...employments), { minLength: 4, maxLength: 4 }),
    spans,
  })
  .map(({ whom, spans: includes, ways, ...each }) =>
    facts({
      ...each,
      credits: each.credits.map((credit, i) => withEdition(credit, each.editions, i + each.editions.length)),
      affiliations: each.affiliations.map((service, i) => ({ ...service, employment: ways[i] ?? 'sworn' })),
      assignments: [
        whom === 'unit'
          ? unit('a')
          : whom === 'everyone'
            ? everyone()
            : whom === 'employment'
              ? { ...everyone(), population: whom, employment: 'contractor' }
              : { ...everyone(), population: whom, includes, ...(whom === 'role' ? { role: 'supervisor' } : {}) },
      ],
    }),
  )

describe('whatever the facts', () => {
  it('the status on a day is the same from what was known then and from all that is known now', () => {
    fc.assert(
      fc.property(anyFacts, day, (all, on) => {
        const known: Facts = {
          ...all,
          credits: all.credits.filter((each) => each.earnedOn <= on),
          versions: all.versions.filter((each) => each.effectiveFrom <= on),
          editions: all.editions?.filter((each) => each.on <= on) ?? [],
          retiredOn: all.retiredOn !== null && all.retiredOn <= on ? all.retiredOn : null,
          affiliations: all.affiliations
            .filter((each) => each.from <= on)
            .map((each) => ({ ...each, to: each.to !== null && each.to <= on ? each.to : null })),
        }
        const then = statusOn(deriveObligations(known), on)
        const now = statusOn(deriveObligations(all), on)
        expect({ ...now, validUntil: null }).toEqual({ ...then, validUntil: null })
      }),
      { numRuns: 600 },
    )
  })

  it('the order in which facts were recorded does not matter', () => {
    fc.assert(
      fc.property(anyFacts, (all) => {
        const shuffled = {
          ...all,
          credits: [...all.credits].reverse(),
          versions: [...all.versions].reverse(),
          affiliations: [...all.affiliations].reverse(),
        }
        expect(deriveObligations(shuffled)).toEqual(deriveObligations(all))
      }),
      { numRuns: 300 },
    )
  })

  it('cycles follow one another without a gap, only one is open at a time, and none outlives its service', () => {
    fc.assert(
      fc.property(anyFacts, day, (all, on) => {
        const cycles = deriveObligations(all)
        expect(cycles.map((each) => each.cycle)).toEqual(cycles.map((_, i) => i + 1))
        for (const [i, each] of cycles.entries()) {
          if (each.endsOn) expect(each.opensOn < each.endsOn).toBe(true)
          if (each.satisfiedOn && each.validUntil) expect(each.validUntil >= each.satisfiedOn).toBe(true)
          const next = cycles[i + 1]
          if (!next) continue
          expect(next.opensOn > each.opensOn).toBe(true)
          const follows = next.endsOn === each.endsOn && each.satisfiedOn !== null
          // What is asked again because of an edition was good for good until then.
          if (next.explanation.trigger.kind === 'new-edition' && each.validUntil === null) continue
          if (follows) expect(each.validUntil !== null && next.opensOn <= addDays(each.validUntil, 1)).toBe(true)
        }
        const pending = cycles.filter(
          (each) =>
            each.opensOn <= on && !(each.endsOn && each.endsOn <= on) && !(each.satisfiedOn && each.satisfiedOn <= on),
        )
        expect(pending.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 400 },
    )
  })

  it('what counts is of what was asked for, stands, lies in time, and is named with all its minutes', () => {
    fc.assert(
      fc.property(anyFacts, (all) => {
        const known = new Map(all.credits.map((each) => [each.id, each]))
        for (const { satisfiedOn, courseId, endsOn, countedCredits, explanation } of deriveObligations(all)) {
          const { trigger } = explanation
          const differenceId = trigger.kind === 'new-edition' ? trigger.differenceId : null
          expect(countedCredits).toHaveLength(satisfiedOn === null ? 0 : 1)
          for (const { creditId, earnedOn, minutes } of countedCredits) {
            expect(known.get(creditId)).toMatchObject({ earnedOn, creditMinutes: minutes, reversed: false })
            expect([courseId, differenceId]).toContain(known.get(creditId)?.courseId)
            expect(earnedOn <= (satisfiedOn ?? '')).toBe(true)
            if (endsOn) expect(earnedOn < endsOn).toBe(true)
          }
          expect(countedCredits.at(-1)?.earnedOn ?? null).toBe(satisfiedOn)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('what is asked again because of an edition is met by none before it', () => {
    fc.assert(
      fc.property(anyFacts, (all) => {
        const editionOf = new Map(all.editions?.map((each) => [each.id, each]))
        for (const { countedCredits, explanation: told, opensOn } of deriveObligations(all)) {
          if (told.trigger.kind !== 'new-edition') continue
          expect(opensOn >= told.trigger.on).toBe(true)
          for (const { creditId } of countedCredits) {
            const credit = all.credits.find(({ id }) => id === creditId)
            const edition = editionOf.get(credit?.courseVersionId ?? '')
            if (edition && credit?.courseId !== told.trigger.differenceId)
              expect(edition.number).toBeGreaterThanOrEqual(told.trigger.edition)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('no new credit makes anybody owe more on the day it is earned', () => {
    fc.assert(
      fc.property(anyFacts, day, (all, on) => {
        const rank = { 'not-applicable': 0, met: 0, 'not-cleared': 1, open: 1, 'due-soon': 2, overdue: 3 }
        const extra = ['trafficking', 'ethics'].map((courseId) => credit(on, { courseId, id: `extra ${courseId}` }))
        const before = statusOn(deriveObligations(all), on).kind
        const after = statusOn(deriveObligations({ ...all, credits: [...all.credits, ...extra] }), on).kind
        expect(rank[after]).toBeLessThanOrEqual(rank[before])
      }),
      { numRuns: 400 },
    )
  })

  it('every status says why, and every overdue one prints the rule’s version and source', () => {
    fc.assert(
      fc.property(anyFacts, day, (all, on) => {
        const cycles = deriveObligations(all)
        const cycle = cycleOn(cycles, on)
        if (!cycle) return
        const status = statusOn(cycles, on)
        const told = explain(cycle, status, on, { requirement: 'Rule', course: 'Course' })
        const { progress: _, difference: __, ...words } = told
        const text = JSON.stringify(words)
        expect(text).not.toMatch(/undefined|null|NaN/)
        expect(told.sentence.length).toBeGreaterThan(20)
        if (status.kind !== 'overdue') return
        expect(told.sentence).toContain(`overdue by ${count(status.days ?? 0, 'day')}`)
        expect(told.rule).toContain('Policy 4.12')
        expect(told.rule).toContain(`Version ${cycle.explanation.version}`)
      }),
      { numRuns: 300 },
    )
  })
})

describe('months', () => {
  it('end on the last day there is', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2024-02-29', 48)).toBe('2028-02-29')
  })
})

describe('a period that was waived after its last day', () => {
  const year = version({
    criterion: criterionShape.parse({ kind: 'minutes', atLeast: 180 }),
    ...{ dueKind: 'by-date', withinDays: null, dueBy: '2025-12-31', repeatMonths: 12, repeatFrom: 'fixed-day' },
  })
  const decided = { on: '2026-02-01', by: 'Dana Whitfield', why: 'A long illness.', evidence: null }
  const waiver = {
    ...{ id: 'w', kind: 'waiver' as const, requirementId: null, from: '2026-02-01', to: null },
    ...{ dueOn: '2025-12-31', newDueOn: null, decided },
  }
  const about = { topicIds: [], topicMinutes: null, priorityIds: [], mode: 'in-person', source: 'event' } as const
  const cycles = deriveObligations(
    facts({
      ...{ affiliations: [service('2024-01-01')], versions: [year], reliefs: [waiver] },
      credits: [credit('2025-05-01', { about }), credit('2026-01-10', { about })],
    }),
  )
  const told = (at: number, day: string) => {
    const cycle = cycles[at]
    if (!cycle) throw new Error('No such period.')
    const { steps } = explain(cycle, statusOn([cycle], day), day, { requirement: 'Three hours', course: 'Three hours' })
    return steps.find(({ heading }) => /^What (counted|was there)/.test(heading))
  }

  it('lists what was there, says that none of it was used up, and the next one counts what lies in its time', () => {
    expect(cycles.map(({ satisfiedOn, countedCredits }) => [satisfiedOn, countedCredits.length])).toEqual([
      ['2026-02-01', 2],
      [null, 1],
    ])
    expect(told(0, '2026-03-01')).toMatchObject({ heading: 'What was there when it was waived' })
    expect(told(0, '2026-03-01')?.notes.at(-1)).toContain('none of this was used up')
    expect(told(1, '2026-03-01')).toMatchObject({ heading: 'What counted' })
  })

  it('says on a day before it what counted so far', () => {
    expect(told(0, '2026-01-15')?.heading).toBe('What counted')
    expect(JSON.stringify(told(0, '2026-01-15'))).not.toContain('used up')
  })
})

describe('a module that was completed', () => {
  const cycle = (opensOn: string, more: object = {}) => ({ opensOn, satisfiedOn: null, endsOn: null, ...more })

  it('counts again from the first day on which a rule asks for it, and never on the day itself', () => {
    const from = (...cycles: ReturnType<typeof cycle>[]) => countsAgainFrom('2026-05-01', cycles, '2026-06-01')
    expect(from()).toBe('2026-05-02')
    expect(from(cycle('2027-05-01'), cycle('2027-02-01'))).toBe('2027-02-01')
    expect(from(cycle('2027-02-01'), cycle('2027-05-01'))).toBe('2027-02-01')
    expect(from(cycle('2026-04-01'))).toBe('2026-05-02')
    expect(from(cycle('2027-02-01', { endsOn: '2026-06-01' }), cycle('2027-05-01'))).toBe('2027-05-01')
    expect(from(cycle('2027-02-01', { endsOn: '2026-06-02' }), cycle('2027-05-01'))).toBe('2027-02-01')
    expect(from(cycle('2027-02-01', { satisfiedOn: '2026-05-01' }))).toBe('2026-05-02')
  })

  it('is waited for by a rule whose clock it begins, of whom the rule is for', () => {
    const versions = [version({ limits: { afterCourses: ['basics', 'ethics'] } })]
    const waits = (more: Partial<Facts> = {}, day = '2026-06-01') => waitsFor(facts({ versions, ...more }), day)
    expect(waits()).toEqual(['basics', 'ethics'])
    expect(waits({}, '2026-04-13')).toEqual([])
    expect(waits({ credits: [credit('2026-05-01', { courseId: 'basics' })] })).toEqual(['ethics'])
    expect(waits({ credits: [credit('2026-06-02', { courseId: 'basics' })] })).toEqual(['basics', 'ethics'])
    expect(waits({ credits: [credit('2026-05-01', { courseId: 'basics', reversed: true })] })).toHaveLength(2)
    expect(waits({ assignments: [unit('patrol')] })).toEqual([])
    const byDate = version({ dueKind: 'by-date', withinDays: null, dueBy: '2026-12-31' })
    expect(waits({ versions: [{ ...byDate, limits: { afterCourses: ['basics'] } }] })).toEqual([])
  })
})
