import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/platform/time'
import { type ReliefKind, reliefKinds } from '../reliefs/inputs'
import type { Version } from '../shapes'
import { criterionShape } from './countable'
import { asksForMinutes, type Criterion } from './criterion'
import type { Limits } from './limits'
import type { CountableCredit } from './lots'
import { weigh } from './meet'
import { deliveryModes } from './narrowing'
import { partsOf } from './parts'
import { progressOf } from './progress'
import type { Relief } from './relief'
import { cycleOn, deriveObligations, type Facts, statusOn } from './rules'

const day = fc.integer({ min: 0, max: 1400 }).map((n) => addDays('2024-01-01', n))
const topic = fc.constantFrom('a', 'b', 'c')
const hour = (most: number) => fc.integer({ min: 1, max: most }).map((n) => n * 30)

const credit = fc
  .record({
    earnedOn: day,
    creditMinutes: hour(12),
    reversed: fc.constantFrom(false, false, false, true),
    topicIds: fc.uniqueArray(topic, { maxLength: 2 }),
    byTopic: fc.boolean(),
    mode: fc.constantFrom(...deliveryModes),
    courseId: fc.constantFrom(null, 'x', 'y'),
  })
  .map(({ topicIds, byTopic, mode, ...each }): Omit<CountableCredit, 'id'> => {
    const [first] = topicIds
    const topicMinutes = byTopic && first ? { [first]: Math.ceil(each.creditMinutes / 2) } : null
    return { ...each, about: { topicIds, topicMinutes, priorityIds: [], mode, source: 'import' } }
  })
const credits = fc
  .array(credit, { maxLength: 14 })
  .map((all) => all.map((each, i): CountableCredit => ({ ...each, id: `c${String(i).padStart(2, '0')}` })))

const floor = fc.record({
  of: fc.record({ topics: fc.uniqueArray(topic, { minLength: 1, maxLength: 2 }) }),
  atLeast: hour(4),
  caps: fc.constantFrom([], [{ modes: ['self-paced' as const], atMost: 60 }]),
  mayShare: fc.boolean(),
})
const minutes = fc
  .record({
    atLeast: hour(20),
    parts: fc.array(floor, { maxLength: 3 }),
    caps: fc.constantFrom([], [{ modes: ['self-paced' as const, 'virtual' as const], atMost: 120 }]),
    withinMonths: fc.constantFrom(null, null, 3),
    eachOnce: fc.boolean(),
  })
  .map(({ atLeast, parts, ...each }) => {
    const own = parts.reduce((sum, part) => sum + (part.mayShare ? 0 : part.atLeast), 0)
    return criterionShape.parse({ kind: 'minutes', atLeast: Math.max(atLeast, own), parts, ...each })
  })
const criterion: fc.Arbitrary<Criterion> = fc.oneof(
  minutes,
  minutes.map((only) => criterionShape.parse({ kind: 'some', count: 1, of: [only, courseOf('7')] })),
)
/** Also of hours that are not sixty minutes long. */
const ownHours = fc
  .tuple(minutes, fc.constantFrom({ minutes: 50, inHalves: true }, { minutes: 45 }))
  .map(([only, length]) => criterionShape.parse({ ...only, hour: length }))
const courseOf = (digit: string) => ({ kind: 'course', courseId: `01890000-0000-7000-8000-00000000000${digit}` })

const clocks: fc.Arbitrary<Partial<Version>> = fc.constantFrom<Partial<Version>>(
  { dueKind: 'within-days-of-start', withinDays: 100 },
  { dueKind: 'within-days-of-start', withinDays: 100, repeatMonths: 12 },
  { dueKind: 'by-date', dueBy: '2024-12-31', repeatMonths: 12, repeatFrom: 'fixed-day' },
  { dueKind: 'by-date', dueBy: '2024-03-31', repeatMonths: 3, repeatFrom: 'fixed-day', windowDays: 10 },
  { dueKind: 'within-months-of-start', repeatMonths: 12, repeatFrom: 'first-due' },
  { dueKind: 'before-act' },
  { dueKind: 'before-act', repeatMonths: 12 },
)
const limits: fc.Arbitrary<Limits> = fc.record(
  {
    graceDays: fc.constantFrom(30, 74),
    carryOverMinutes: fc.constantFrom(60, 600),
    joiners: fc.constantFrom('by-month' as const, 'next-period' as const),
    lookBackMonths: fc.constantFrom(6, 24),
    countsFrom: day,
    breakMonths: fc.constantFrom(1, 6),
    onLeave: fc.constant('by-month' as const),
    returnDays: fc.constantFrom(30, 180),
  },
  { requiredKeys: [] },
)
const bounded: Partial<Record<Version['dueKind'], Limits>> = {
  'within-months-of-start': { withinMonths: 12 },
  'before-act': { heldBack: 'speak with victims' },
}
const version = fc
  .record({
    criterion: fc.oneof(criterion, ownHours),
    clock: clocks,
    limits,
    effectiveFrom: fc.constantFrom('2024-01-01', '2024-05-15'),
  })
  .map(
    ({ clock, limits: bounds, ...each }): Version => ({
      ...{ id: 'v1', number: 1, dueKind: 'by-date', withinDays: null, dueBy: null, repeatMonths: null },
      ...{ repeatFrom: 'completion', windowDays: 60, citation: 'Policy 1' },
      ...each,
      ...clock,
      limits: { ...bounds, ...(clock.dueKind && bounded[clock.dueKind]) },
    }),
  )
const relief = fc.record({ kind: fc.constantFrom(...reliefKinds), from: day, days: fc.integer({ min: 1, max: 200 }) })
/** As it would be decided on its day: a waiver and an extension are of what is open then. */
function decided(all: Facts, { kind, from, days }: { kind: ReliefKind; from: string; days: number }, i: number): Facts {
  const cycle = cycleOn(deriveObligations(all), from)
  const dueOn = cycle ? (cycle.explanation.relief?.ruleDueOn ?? cycle.dueOn) : null
  const isOfOpen = kind === 'waiver' || kind === 'extension'
  if (isOfOpen && (!cycle || (cycle.satisfiedOn !== null && cycle.satisfiedOn <= from))) return all
  if (kind === 'extension' && dueOn === null) return all
  const given: Relief = {
    ...{ id: `r${i}`, kind, from, dueOn: isOfOpen ? dueOn : null, requirementId: kind === 'leave' ? null : 'r' },
    to: isOfOpen ? null : addDays(from, days),
    newDueOn: kind === 'extension' ? addDays(cycle?.dueOn ?? from, days) : null,
    decided: { on: from, by: 'Ada Person', why: 'Surgery', evidence: null },
  }
  return { ...all, reliefs: (all.reliefs ?? []).concat(given) }
}

const facts = fc
  .record({
    version,
    second: fc.option(version),
    credits,
    from: day,
    away: fc.option(fc.integer({ min: 30, max: 500 })),
    gone: fc.integer({ min: 1, max: 400 }),
    reliefs: fc.array(relief, { maxLength: 3 }),
    replaces: fc.constantFrom(null, 'running' as const),
  })
  .map(({ version: first, second, from, away, gone, reliefs, replaces, ...each }): Facts => {
    const later = { id: 'v2', number: 2, effectiveFrom: '2025-06-15' }
    const service = { startsOn: from, from, to: null, unitId: null, position: null }
    const left = away === null ? [] : [addDays(from, away), addDays(from, away + gone)]
    const [to, back] = left
    const all: Facts = {
      ...each,
      affiliations:
        to && back
          ? [
              { ...service, to },
              { ...service, startsOn: back, from: back },
            ]
          : [service],
      versions: second
        ? [first, { ...second, ...later, limits: { ...second.limits, ...(replaces && { replaces }) } }]
        : [first],
      assignments: [
        {
          ...{ population: 'everyone', unitId: null, unitIds: new Set(), position: null, from: '2020-01-01', to: null },
        },
      ],
      retiredOn: null,
    }
    return reliefs.reduce(decided, all)
  })

const lengthOf = (asked: Criterion) => (asked.kind === 'minutes' ? (asked.hour?.minutes ?? 60) : [])

/** Days on which all that is asked ends. */
const endsOf = ({ affiliations, versions }: Facts) => [
  ...affiliations.flatMap(({ to }) => to ?? []),
  ...versions.flatMap(({ limits, effectiveFrom }) => (limits?.replaces ? effectiveFrom : [])),
]

describe('hours, whatever the facts', () => {
  it('count no minute twice against one requirement while service is not broken', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const counted = new Map<string, number>()
        // What was waived is met by nothing: what counted on its way until then is free again for what follows.
        const cycles = deriveObligations(all).filter(({ explanation }) => !explanation.waived)
        for (const { countedCredits, endsOn } of cycles)
          for (const { creditId, minutes: here, shared } of countedCredits) {
            expect(here).toBeGreaterThan(0)
            const key = `${creditId} ${endsOn}`
            if (!shared) counted.set(key, (counted.get(key) ?? 0) + here)
          }
        // In hours of fifty minutes fifty of them are worth sixty.
        const shortest = Math.min(60, ...all.versions.flatMap(({ criterion: asked }) => lengthOf(asked)))
        for (const [key, total] of counted) {
          const earned = all.credits.find(({ id }) => key.startsWith(`${id} `))?.creditMinutes ?? 0
          expect(total).toBeLessThanOrEqual((earned * 60) / shortest)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('give the same status on a day from what was known then and from all that is known now', () => {
    fc.assert(
      fc.property(facts, day, (all, on) => {
        const known: Facts = {
          ...all,
          credits: all.credits.filter((each) => each.earnedOn <= on),
          versions: all.versions.filter((each) => each.effectiveFrom <= on),
          affiliations: all.affiliations
            .filter((each) => each.from <= on)
            .map((each) => ({ ...each, to: each.to !== null && each.to <= on ? each.to : null })),
          // An extension of what began anew afterwards is none of what was asked then.
          reliefs: (all.reliefs ?? []).filter(
            ({ kind, from }) => kind !== 'extension' || !endsOf(all).some((end) => end > on && end <= from),
          ),
        }
        const [then, now] = [known, all].map((each) => statusOn(deriveObligations(each), on))
        expect({ ...now, validUntil: null }).toEqual({ ...then, validUntil: null })
      }),
      { numRuns: 500 },
    )
  })

  it('are met by no less for one credit more on the day it is earned', () => {
    const rank = { 'not-applicable': 0, met: 0, 'not-cleared': 1, open: 1, 'due-soon': 2, overdue: 3 }
    fc.assert(
      fc.property(facts, credit, (all, more) => {
        const after = { ...all, credits: [...all.credits, { ...more, id: 'more' }] }
        const [before, then] = [all, after].map((each) => statusOn(deriveObligations(each), more.earnedOn))
        expect(rank[then?.kind ?? 'overdue']).toBeLessThanOrEqual(rank[before?.kind ?? 'met'])
      }),
      { numRuns: 400 },
    )
  })

  it('do not depend on the order in which they were recorded', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const turned = { ...all, credits: [...all.credits].reverse(), versions: [...all.versions].reverse() }
        expect(deriveObligations(turned)).toEqual(deriveObligations(all))
      }),
      { numRuns: 200 },
    )
  })

  it('are the same of credits that another rule has looked at, though an hour of it is longer or shorter', () => {
    const ofFifty = { minutes: 50, inHalves: true }
    fc.assert(
      fc.property(facts, minutes, (all, own) => {
        const hours = criterionShape.parse({ ...own, hour: ofFifty })
        const shorter = { ...all, versions: all.versions.map((each) => ({ ...each, criterion: hours })) }
        const fresh = all.credits.map((each) => ({ ...each }))
        const first = deriveObligations({ ...shorter, credits: fresh })
        deriveObligations(all)
        expect(deriveObligations(shorter)).toEqual(first)
      }),
      { numRuns: 200 },
    )
  })

  it('are met exactly when nothing is missing, keep every limit, and say the day of the last that was needed', () => {
    fc.assert(
      fc.property(criterion, credits, (asked, all) => {
        const sorted = [...all].sort((a, b) =>
          a.earnedOn < b.earnedOn ? -1 : a.earnedOn > b.earnedOn ? 1 : a.id < b.id ? -1 : 1,
        )
        const { on, counted } = weigh(asked, sorted, 'earliest')
        const { whole, parts, limits: caps } = progressOf(asked, null, counted, '2099-01-01')
        for (const { have, atMost } of caps) expect(have).toBeLessThanOrEqual(atMost)
        const isThere =
          asked.kind === 'minutes' ? parts.every(({ have, need }) => have >= need) : whole.have >= whole.need
        expect(isThere).toBe(on !== null)
        if (on === null) return
        expect(counted.at(-1)?.earnedOn).toBe(on)
        const before = sorted.filter(({ earnedOn }) => earnedOn < on)
        expect(weigh(asked, before, 'earliest').on).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('are allocated so that as many as possible count: nobody who tries every way finds one more', () => {
    const small = fc.array(
      fc.record({
        topicIds: fc.uniqueArray(topic, { maxLength: 3 }),
        mode: fc.constantFrom(...deliveryModes),
        size: fc.constantFrom(60, 120),
      }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(minutes, small, (asked, lots) => {
        if (!asksForMinutes(asked) || asked.kind !== 'minutes') return
        const plain = {
          ...asked,
          withinMonths: null,
          eachOnce: false,
          parts: asked.parts.filter(({ mayShare }) => !mayShare),
        }
        const all = lots.map(
          ({ topicIds, mode, size }, i): CountableCredit => ({
            ...{ id: `c${i}`, courseId: null, creditMinutes: size, earnedOn: '2025-01-01', reversed: false },
            about: { topicIds, topicMinutes: null, priorityIds: [], mode, source: 'import' },
          }),
        )
        const found = weigh(plain, all, 'earliest').counted.reduce((sum, each) => sum + each.minutes, 0)
        expect(found).toBe(mostByTrying(plain, all))
      }),
      { numRuns: 150 },
    )
  })
})

/** Every way of putting half hours into the parts, by brute force. */
function mostByTrying(asked: Extract<Criterion, { kind: 'minutes' }>, all: readonly CountableCredit[]): number {
  const parts = partsOf(asked).flatMap((part) => (part.kind === 'minutes' ? [part] : []))
  const inside = parts.reduce((sum, part) => sum + (part.depth > 0 ? part.atLeast : 0), 0)
  const room = parts.map((part) => (part.depth === 0 ? part.atLeast - inside : part.atLeast) / 30)
  const used = new Map<string, number>()
  const units = all.flatMap((each) => Array.from({ length: each.creditMinutes / 30 }, () => each))
  const known = new Map<string, number>()
  const place = (i: number): number => {
    const unit = units[i]
    if (!unit) return 0
    const key = `${i} ${room.join()} ${[...used].sort().join()}`
    const before = known.get(key)
    if (before !== undefined) return before
    let best = place(i + 1)
    parts.forEach((part, at) => {
      const fits = part.of.every(({ topics }) => !topics || topics.some((each) => unit.about?.topicIds.includes(each)))
      const limits = [
        ...new Set([
          ...asked.caps.map((cap) => ({ cap, key: 'all' })),
          ...(part.depth > 0 ? part.caps : []).map((cap) => ({ cap, key: String(at) })),
        ]),
      ].filter(({ cap }) => unit.about && cap.modes.includes(unit.about.mode))
      if (!fits || (room[at] ?? 0) <= 0 || limits.some(({ cap, key: of }) => (used.get(of) ?? 0) >= cap.atMost / 30))
        return
      room[at] = (room[at] ?? 0) - 1
      for (const { key: of } of limits) used.set(of, (used.get(of) ?? 0) + 1)
      best = Math.max(best, 30 + place(i + 1))
      for (const { key: of } of limits) used.set(of, (used.get(of) ?? 0) - 1)
      room[at] = (room[at] ?? 0) + 1
    })
    known.set(key, best)
    return best
  }
  return place(0)
}

describe('what cannot be counted exactly', () => {
  const refused = (criterion: object) =>
    criterionShape.safeParse(criterion).error?.issues.map(({ path }) => path.join('.')) ?? []
  const limit = { modes: ['self-paced'], atMost: 60 }
  const hours = (more: object = {}) => ({ kind: 'minutes', atLeast: 120, parts: [], caps: [], ...more })

  it('is said of every place at once', () => {
    const part = { of: { topics: ['a'] }, atLeast: 90, caps: [limit, limit] }
    expect(refused(hours({ caps: [limit, limit], parts: [part, { ...part, caps: [] }] }))).toEqual([
      'atLeast',
      'caps.1.modes',
      'parts.0.caps.1.modes',
    ])
    const list = {
      kind: 'some',
      count: 9,
      of: [hours({ caps: [limit, limit] }), hours({ parts: [{ ...part, atLeast: 150 }] })],
    }
    expect(refused(list)).toEqual(['of.0.caps.1.modes', 'of.1.atLeast', 'of.1.parts.0.caps.1.modes', 'count'])
    const held = (name: string | null) => ({ kind: 'other', state: null, name })
    expect(refused({ kind: 'certification', of: [held(null), held('Range officer'), held(null)] })).toEqual([
      'of.0.name',
      'of.2.name',
    ])
  })

  it('is asked of what is right beside what is refused', () => {
    expect(refused(hours({ atLeast: 'x', caps: [limit, limit] }))).toEqual(['atLeast', 'caps.1.modes'])
    expect(refused(hours())).toEqual([])
  })
})
