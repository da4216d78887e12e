import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterionShape } from '../engine/countable'
import type { CountableCredit } from '../engine/lots'
import type { Relief } from '../engine/relief'
import { deriveObligations, type Facts, statusOn } from '../engine/rules'
import type { Version } from '../shapes'
import { wouldFollow } from './would-follow'

const today = '2026-11-20'
const called = (id: string) => (id === 'ethics' ? 'Ethics' : id)
const hours = (given: object = {}) => criterionShape.parse({ kind: 'minutes', atLeast: 600, parts: [], ...given })
const self = { modes: ['self-paced'], atMost: 240 }
const COURSE = '01890000-0000-7000-8000-000000000001'

/** Served from 2020 on, asked by one rule for each calendar year. */
function factsOf(criterion: unknown, credits: CountableCredit[] = [], version: Partial<Version> = {}): Facts {
  const rule: Version = {
    ...{ id: 'v', number: 1, criterion: criterionShape.parse(criterion), citation: null, effectiveFrom: '2026-01-01' },
    ...{ dueKind: 'by-date', withinDays: null, dueBy: '2026-12-31', repeatMonths: 12, repeatFrom: 'fixed-day' },
    ...{ windowDays: 365, limits: {}, ...version },
  }
  const where = { unitId: null, position: null }
  return {
    affiliations: [{ ...where, startsOn: '2020-01-01', from: '2020-01-01', to: null }],
    versions: [rule],
    assignments: [{ ...where, population: 'everyone', unitIds: new Set(), from: '2020-01-01', to: null }],
    ...{ retiredOn: null, credits },
  }
}
let made = 0
const credit = (creditMinutes: number, given: Partial<CountableCredit> & { topics?: string[]; mode?: string } = {}) => {
  const { topics = [], mode = 'in-person', ...others } = given
  const about = {
    topicIds: topics,
    topicMinutes: null,
    priorityIds: [],
    mode,
    source: 'claim',
    title: 'T',
    provider: 'B',
  }
  return {
    ...{ id: `c${String(++made).padStart(3, '0')}`, courseId: null, creditMinutes, earnedOn: '2026-10-01' },
    ...{ reversed: false, about, ...others },
  } as CountableCredit
}
const brought = (facts: Facts, supposed: CountableCredit, instead: string | null = null) =>
  wouldFollow(facts, { credit: supposed, instead }, today, called)

describe('what would follow from a training', () => {
  it('is the hours as they stand and would stand, and that it would be met', () => {
    const facts = factsOf(hours(), [credit(420)])
    expect(brought(facts, credit(120))).toEqual({
      counts: [
        {
          ...{ unit: 'minutes', have: 420, would: 540, need: 600, parts: [], from: '2026-01-01', dueOn: '2026-12-31' },
          ...{ isMet: false, isAhead: false, was: 'open', becomes: 'open' },
        },
      ],
      ...{ moved: null, not: null },
    })
    expect(brought(facts, credit(180)).counts).toMatchObject([{ would: 600, isMet: true, becomes: 'met' }])
  })

  it('is what counts of it within a limit, and why the rest does not', () => {
    const facts = factsOf(hours({ caps: [self] }), [credit(180, { mode: 'self-paced' })])
    const of = (minutes: number) => brought(facts, credit(minutes, { mode: 'self-paced' }))
    expect(of(60)).toMatchObject({ counts: [{ have: 180, would: 240 }], not: null })
    expect(of(150)).toMatchObject({ counts: [{ would: 240 }], not: { why: 'over-limit', minutes: 90 } })
    const full = factsOf(hours({ caps: [self] }), [credit(240, { mode: 'self-paced' })])
    expect(brought(full, credit(60, { mode: 'self-paced' }))).toEqual({
      ...{ counts: [], moved: null, not: { why: 'over-limit', minutes: null } },
    })
    // Earned before what filled the limit, it only takes its place.
    const early = credit(60, { mode: 'self-paced', earnedOn: '2026-02-01' })
    expect(brought(full, early)).toEqual({ counts: [], moved: null, not: { why: 'over-limit', minutes: null } })
  })

  it('is the minimum that it brings nearer, by its topics', () => {
    const facts = factsOf(hours({ parts: [{ of: { topics: ['ethics'] }, atLeast: 120 }] }), [credit(480)])
    expect(brought(facts, credit(60)).counts).toEqual([])
    expect(brought(facts, credit(60, { topics: ['ethics'] })).counts).toMatchObject([
      { have: 480, would: 540, parts: [{ label: 'Ethics', have: 0, would: 60, need: 120 }] },
    ])
  })

  it('is nothing where only some topics count and nobody said what it was about, which is said', () => {
    const facts = factsOf(hours({ of: { topics: ['ethics'] } }))
    expect(brought(facts, credit(60))).toEqual({ counts: [], moved: null, not: { why: 'topic', minutes: null } })
    expect(brought(facts, credit(60, { topics: ['law'] }))).toEqual({ counts: [], moved: null, not: null })
    expect(brought(facts, credit(60, { topics: ['ethics'] })).counts).toHaveLength(1)
  })

  it('is of the period in which it lies, its first and last day among it', () => {
    const facts = factsOf(hours())
    const on = (earnedOn: string) => brought(facts, credit(60, { earnedOn }))
    expect(on('2026-01-01').counts).toHaveLength(1)
    expect(on('2025-12-31')).toEqual({ counts: [], moved: null, not: { why: 'other-period', minutes: null } })
  })

  it('goes first to the period that is overdue, then to the one that is open', () => {
    const facts = factsOf(hours(), [credit(540, { earnedOn: '2026-12-20' })])
    const late = { ...credit(180, { earnedOn: '2027-01-10' }) }
    const { counts } = wouldFollow(facts, { credit: late, instead: null }, '2027-02-01', called)
    expect(counts).toMatchObject([
      { dueOn: '2026-12-31', have: 540, would: 600, isMet: true, was: 'overdue', becomes: 'open' },
      { dueOn: '2027-12-31', have: 0, would: 120, isMet: false },
    ])
  })

  it('is toward a time that has not begun, where what is owed now is there', () => {
    const facts = factsOf(hours(), [credit(600, { earnedOn: '2026-03-01' })], { limits: { carryOverMinutes: 120 } })
    const { counts } = brought(facts, credit(180))
    expect(counts).toMatchObject([
      { dueOn: '2027-12-31', have: 0, would: 120, isAhead: true, was: 'met', becomes: 'met' },
    ])
    const without = factsOf(hours(), [credit(600, { earnedOn: '2026-03-01' })])
    expect(brought(without, credit(180))).toEqual({ counts: [], moved: null, not: { why: 'met', minutes: null } })
  })

  it('is that what comes next is due on another day, where it takes the place of what meets the rule', () => {
    const yearly = { dueKind: 'within-days-of-start', withinDays: 60, dueBy: null, windowDays: 90 } as const
    const range = { kind: 'training', of: { titles: ['T'] } }
    const facts = factsOf(range, [credit(60, { earnedOn: '2026-06-01' })], { ...yearly, repeatFrom: 'completion' })
    const on = (earnedOn: string) => brought(facts, credit(60, { earnedOn }))
    const none = { counts: [], not: null }
    expect(on('2026-02-01')).toEqual({
      ...none,
      moved: { dueWas: '2027-06-01', dueBecomes: '2027-02-01', isOverdue: false },
    })
    expect(on('2026-10-01')).toMatchObject({ counts: [], moved: null, not: { why: 'met' } })
    // The first that was taken meets it, and the one from June came before its renewal opened.
    expect(on('2025-09-01')).toEqual({
      ...none,
      moved: { dueWas: '2027-06-01', dueBecomes: '2026-09-01', isOverdue: true },
    })
    // Of what it meets the next day is no news.
    expect(brought(factsOf(range, [], yearly), credit(60))).toMatchObject({ counts: [{ isMet: true }], moved: null })
  })

  it('is the minimum alone where the hours were there, and not that it adds nothing as well', () => {
    const facts = factsOf(hours({ parts: [{ of: { topics: ['ethics'] }, atLeast: 120, mayShare: true }] }), [
      credit(600),
    ])
    expect(brought(facts, credit(120, { topics: ['ethics'], earnedOn: '2026-11-01' }))).toMatchObject({
      counts: [{ have: 600, would: 600, isMet: true, parts: [{ have: 0, would: 120 }] }],
      not: null,
    })
  })

  it('is of two minimums that are called alike the one that it fills', () => {
    const ethics = { of: { topics: ['ethics'] } }
    const facts = factsOf(
      hours({
        parts: [
          { ...ethics, atLeast: 60 },
          { ...ethics, atLeast: 120 },
        ],
      }),
      [credit(60, { topics: ['ethics'] })],
    )
    const { counts } = brought(facts, credit(30, { topics: ['ethics'] }))
    expect(counts[0]?.parts.map(({ have, would }) => would - have)).toEqual([30])
  })

  it('leaves nothing unsaid that changes how somebody stands, and says nothing against itself', () => {
    const part = { of: { topics: ['ethics'] }, atLeast: 60 }
    const asked = fc.constantFrom<object>(
      ...[hours(), hours({ parts: [part], caps: [self] }), hours({ parts: [{ ...part, mayShare: true }] })],
      ...[hours({ hour: { minutes: 50, inHalves: true } }), { kind: 'training', of: { titles: ['T'] } }],
    )
    const fixed = { dueBy: '2025-12-31', limits: { carryOverMinutes: 120, graceDays: 45 } }
    const fromStart = { dueKind: 'within-days-of-start', withinDays: 60, dueBy: null, windowDays: 90 } as const
    const due = fc.constantFrom<Partial<Version>>(
      ...[{}, fixed, { ...fromStart, repeatFrom: 'completion' as const }, { ...fromStart, repeatMonths: null }],
      { ...fromStart, dueKind: 'before-act' as const, withinDays: null, repeatFrom: 'completion' as const },
    )
    const decided = { by: 'B', on: '2026-06-15', why: 'W' }
    const given = { id: 'r', requirementId: null, dueOn: null, newDueOn: null, decided }
    const reliefs = fc.constantFrom<object[]>(
      ...[[], [{ ...given, kind: 'waiver', requirementId: 'q', from: '2026-06-15', to: null }]],
      [{ ...given, kind: 'leave', from: '2026-03-01', to: '2026-07-01' }],
    )
    const training = fc.record({
      minutes: fc.integer({ min: 1, max: 20 }).map((n) => n * 30),
      mode: fc.constantFrom('in-person', 'self-paced'),
      topics: fc.subarray(['ethics', 'law']),
      earnedOn: fc.constantFrom('2024-05-01', '2025-11-25', '2026-01-01', '2026-06-01', '2026-11-19', today),
    })
    const began = fc.constantFrom('2020-01-01', '2026-03-01', '2026-10-10')
    const facts = fc.tuple(asked, due, reliefs, began, fc.array(training, { maxLength: 4 }))
    fc.assert(
      fc.property(facts, training, ([asks, version, granted, from, before], claimed) => {
        const has = factsOf(asks, [], { effectiveFrom: '2024-01-01', ...version })
        const credits = before.map(({ minutes, ...each }) => credit(minutes, each))
        const affiliations = has.affiliations.map((each) => ({ ...each, startsOn: from, from }))
        const all = { ...has, affiliations, credits, reliefs: granted as unknown as Relief[] }
        const supposed = credit(claimed.minutes, claimed)
        const { counts, moved, not } = brought(all, supposed)
        const [was, becomes] = [all, { ...all, credits: [...credits, supposed] }].map((each) =>
          statusOn(deriveObligations(each), today),
        )
        if (counts.length === 0 && moved === null)
          expect(becomes).toMatchObject({ kind: was?.kind, dueOn: was?.dueOn, validUntil: was?.validUntil })
        if (counts.length > 0 || moved) expect(not === null || (counts.length > 0 && not.minutes !== null)).toBe(true)
        for (const { was: stood, becomes: stands } of counts)
          expect([stood, stands]).toEqual([was?.kind, becomes?.kind])
      }),
      { numRuns: 600 },
    )
  })

  it('is nothing for a module, and for a certification', () => {
    for (const asks of [
      { kind: 'course', courseId: COURSE },
      { kind: 'certification', of: [{ kind: 'first-aid' }] },
    ])
      expect(brought(factsOf(asks), credit(60))).toEqual({ counts: [], moved: null, not: null })
  })

  it('meets a course given elsewhere by its name, and of a list brings one', () => {
    const range = { kind: 'training', of: { titles: ['Range day'] } }
    const named = (title: string) => {
      const given = credit(60)
      return { ...given, about: { ...given.about, title } } as CountableCredit
    }
    expect(brought(factsOf(range), named('Range day')).counts).toMatchObject([
      { unit: 'parts', have: 0, would: 1, need: 1, isMet: true },
    ])
    expect(brought(factsOf(range), named('Radio')).counts).toEqual([])
    const list = { kind: 'some', count: 2, of: [range, { kind: 'course', courseId: COURSE }] }
    expect(brought(factsOf(list), named('Range day')).counts).toMatchObject([{ would: 1, need: 2, isMet: false }])
  })

  it('counts only what the rule’s providers gave, and says so', () => {
    const facts = factsOf(hours({ of: { providers: { names: ['Bayview'] } } }))
    expect(brought(facts, credit(60))).toEqual({ counts: [], moved: null, not: { why: 'provider', minutes: null } })
  })

  it('takes the place of what it was before', () => {
    const before = credit(120)
    const facts = factsOf(hours(), [before, credit(60)])
    expect(brought(facts, credit(180), before.id)).toMatchObject({ counts: [{ have: 180, would: 240 }], not: null })
  })

  it('is nothing once the service is over', () => {
    const facts = factsOf(hours())
    const left = facts.affiliations.map((each) => ({ ...each, to: '2026-11-01' }))
    expect(brought({ ...facts, affiliations: left }, credit(60))).toEqual({ counts: [], moved: null, not: null })
  })

  it('leaves the facts as they were', () => {
    const facts = factsOf(hours(), [credit(60)])
    const derived = JSON.stringify(deriveObligations(facts))
    brought(facts, credit(60))
    expect(JSON.stringify(deriveObligations(facts))).toBe(derived)
  })
})
