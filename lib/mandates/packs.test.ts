/** Every pack that comes with the product: in its shape, and tried on worked cases of its own. */
import { describe, expect, it, test } from 'vitest'
import { mandatePacks } from '@/drizzle/seed/mandate-packs'
import { topicEntries } from '@/lib/catalog/topics'
import { namedIn } from '@/lib/requirements/engine/criterion'
import type { CountableCredit } from '@/lib/requirements/engine/lots'
import { cycleOn, deriveObligations, statusOn } from '@/lib/requirements/engine/rules'
import { clockOf, previewRequirementInput, type RequirementTerms } from '@/lib/requirements/inputs'
import { settled } from '@/lib/requirements/settled'
import { isLead, type Pack, type PackRule, packShape } from './pack'
import { citationOf, filled, ownClockOf, takenOver, termsOf } from './rules'
import { leadWords } from './words'

const packs = (await mandatePacks()).map((each) => packShape.parse(each))
const ruled = packs.filter((pack): pack is Pack & { rule: PackRule } => pack.rule !== null)
const LONG_AGO = '2000-01-01'

/** As an agency would adopt it that has always asked everybody. */
function adopted(pack: Pack & { rule: PackRule }, { dueBy, given }: Partial<Worked> = {}): RequirementTerms {
  const whom = {
    population: 'everyone' as const,
    unitId: null,
    position: null,
    employment: null,
    role: null,
    teamId: null,
    personIds: [],
    exceptPersonIds: [],
  }
  const signed = { verifiedOn: '2026-11-03', reader: 'Ada Reyes', today: '2026-11-27' }
  const {
    agencyId: _,
    requirementId: __,
    ...terms
  } = previewRequirementInput.parse({
    ...termsOf(pack, { ...whom, effectiveFrom: LONG_AGO }, signed, {
      clock: dueBy ? { ...pack.rule.terms, dueBy } : null,
      given: given ?? null,
    }),
    agencyId: '01900000-0000-7000-8000-000000000000',
  })
  return settled(terms)
}

type Worked = PackRule['worked'][number]

function said(terms: RequirementTerms, { serves, dates, earned, held = [], on }: Worked) {
  const cycles = deriveObligations({
    affiliations: [{ startsOn: serves, from: serves, to: null, unitId: null, position: null }],
    versions: [{ ...terms, id: 'v1', number: 1, repeatFrom: clockOf(terms) }],
    assignments: [
      { population: 'everyone', unitId: null, unitIds: new Set(), position: null, from: LONG_AGO, to: null },
    ],
    retiredOn: null,
    ownDates: dates ?? {},
    held: held.map(({ kind, on: issuedOn, until }, i) => ({
      ...{ id: `h${i}`, kind, state: null, name: null, issuedOn, until, isVerified: true },
    })),
    credits: earned.map(
      (
        { on: earnedOn, minutes: creditMinutes, topics: topicIds, mode, title, provider, source },
        i,
      ): CountableCredit => ({
        ...{ id: `c${i}`, earnedOn, creditMinutes, reversed: false, courseId: null },
        about: {
          ...{ topicIds, topicMinutes: null, priorityIds: [], mode, source: source ?? 'claim' },
          ...{ title: title ?? null, provider: provider ?? null },
        },
      }),
    ),
  })
  const { kind, dueOn } = statusOn(cycles, on)
  return { kind, dueOn: kind === 'met' ? null : dueOn, cycle: cycleOn(cycles, on) }
}

describe.each(ruled)('$id', (pack) => {
  it.each(pack.rule.worked)('is $is on $on for whoever serves since $serves', (worked) => {
    const { kind, dueOn } = said(adopted(pack, worked), worked)
    expect({ is: kind, ...(worked.dueOn && { dueOn }) }).toEqual({
      is: worked.is,
      ...(worked.dueOn && { dueOn: worked.dueOn }),
    })
  })

  it('is tried on somebody who met it and on somebody who did not', () => {
    const said = new Set(pack.rule.worked.map(({ is }) => is))
    expect(said.has('met') || said.has('open')).toBe(true)
    expect(said.has('overdue') || said.has('not-cleared')).toBe(true)
  })

  it('names topics that every installation keeps', () => {
    const kept = topicEntries.map(({ id }) => id)
    const { courses, topics, priorities } = namedIn(pack.rule.terms.criterion)
    expect(courses).toEqual([])
    expect(priorities).toEqual([])
    expect(topics.filter((topic) => !kept.includes(topic))).toEqual([])
  })
})

test('the 103 rules that were collected are there, four with a second duty beside them, each once, and leads have no way to be adopted', () => {
  const ids = packs.map(({ id }) => id)
  const beside = [
    ...['fl-65c-43-004-yearly', 'fl-65c-46-019-yearly', 'il-68-1375-220-supervision', 'pa-37-203-52-first-aid'],
  ]
  expect(ids.filter((id) => !beside.includes(id)).length).toBe(103)
  expect(ids.length).toBe(107)
  expect(new Set(packs.map(({ id }) => id)).size).toBe(packs.length)
  expect(packs.filter(isLead).map(({ rule }) => rule)).toEqual(Array.from({ length: 9 }, () => null))
})

test('every pack without a rule says what is missing, and none claims to be more than read in a copy', () => {
  for (const pack of packs.filter((each) => each.rule === null && !isLead(each)))
    expect(pack.missing.join(' ').length, pack.id).toBeGreaterThan(20)
  expect(packs.every(({ readOn }) => /^\d{4}-\d\d-\d\d$/.test(readOn))).toBe(true)
})

test('of a bill it is said that nobody confirmed it, not that nobody read it', () => {
  expect(leadWords({ confidence: 'bill-not-confirmed' })).toMatch(/bill/)
  expect(leadWords({ confidence: 'bill-not-confirmed' })).not.toMatch(/read/)
  expect(leadWords({ confidence: 'memory-only' })).toMatch(/read/)
})

test('whoever stands for a pack is never cut off, however long its citation', () => {
  const signed = { verifiedOn: null, reader: 'Ada Reyes', today: '2026-11-27' }
  const said = citationOf({ citation: 'A section of a title. '.repeat(40) }, signed)
  expect(said).toHaveLength(300)
  expect(said).toMatch(/… Ada Reyes read it at its source on November 27, 2026\.$/)
})

test('the name of whoever read it leaves room for where it stands and what is the agency’s own, however long it is', () => {
  const signed = { verifiedOn: null, reader: `${'A'.repeat(120)} ${'B'.repeat(120)}`, today: '2026-11-27' }
  const said = citationOf({ citation: 'A section of a title. '.repeat(40) }, { ...signed, ownClock: true })
  expect(said).toHaveLength(300)
  expect(said).toMatch(
    /^A section of a title\..*… A{119}… read it at its source on .*\. By when is as the agency set it\.$/,
  )
})

test('a clock of the agency’s own is so no longer once the pack says the same', () => {
  const [pack] = ruled.filter(({ rule }) => rule.terms.dueKind === 'within-days-of-start' && !rule.asksGiven)
  if (!pack) throw new Error('There is no such pack.')
  const signed = { verifiedOn: '2026-11-03', reader: 'Ada Reyes', today: '2026-11-27' }
  const within = (withinDays: number) => ({
    ...pack,
    rule: { ...pack.rule, terms: { ...pack.rule.terms, withinDays } },
  })
  const held = { ...adopted(pack), withinDays: 11 }
  const taken = (to: number) => takenOver(held, pack, { pack: within(to), signed, effectiveFrom: '2027-01-01' })
  expect(taken(12)).toMatchObject({ withinDays: 11, citation: expect.stringMatching(/as the agency set it\.$/) })
  expect(taken(11)).toMatchObject({ withinDays: 11, citation: expect.stringMatching(/2026\.$/) })
})

test('what an agency itself set of months of birth, numbered periods and days of groups stays when the pack changes', () => {
  const pack = ruled.find(({ id }) => id === 'tx-22tac-810-4')
  if (!pack) throw new Error('There is no such pack.')
  const signed = { verifiedOn: '2026-11-03', reader: 'Ada Reyes', today: '2026-11-27' }
  const changed = {
    ...pack,
    rule: { ...pack.rule, terms: { ...pack.rule.terms, limits: { ...pack.rule.terms.limits, firstPeriod: 2 } } },
  }
  const asMade = adopted(pack)
  const taken = (held: RequirementTerms) =>
    takenOver(held, pack, { pack: changed, signed, effectiveFrom: '2027-01-01' })
  expect(taken(asMade).limits).toMatchObject({ roundedTo: 'birth-month', firstPeriod: 2 })
  expect(ownClockOf(asMade, pack, changed)).toBeNull()
  for (const own of [{ roundedTo: '06-30' }, { firstPeriod: 3, lastPeriod: 4 }, { graceDays: 9 }]) {
    const held = settled({ ...asMade, limits: { ...asMade.limits, ...own } })
    expect(held.limits).toMatchObject(own)
    expect(taken(held).limits).toMatchObject(own)
    expect(taken(held).citation).toMatch(/as the agency set it\.$/)
    expect(ownClockOf(held, pack, changed)?.limits).toMatchObject(own)
  }
})

test('what an agency said of a rule is said of its next edition too, and a rule that leaves nothing takes nothing from it', () => {
  const pack = ruled.find(({ id }) => id === 'us-ojp-fpoc-120')
  if (!pack) throw new Error('There is no such pack.')
  const given = { titles: ['Course A', 'Course B'], countsFrom: '2024-01-01', months: 7 }
  const held = adopted(pack, { given })
  expect(held).toMatchObject({
    criterion: { kind: 'training', of: { titles: given.titles } },
    limits: { countsFrom: '2024-01-01' },
    withinDays: 120,
    citation: expect.stringMatching(/What it leaves to the agency is as that gave it\.$/),
  })
  expect(held.limits.withinMonths).toBeUndefined()
  const signed = { verifiedOn: '2026-11-03', reader: 'Ada Reyes', today: '2026-11-27' }
  const longer = { ...pack, rule: { ...pack.rule, terms: { ...pack.rule.terms, withinDays: 150 } } }
  const taken = takenOver(held, pack, { pack: longer, signed, effectiveFrom: '2027-01-01' })
  expect(taken).toMatchObject({ criterion: held.criterion, limits: held.limits, withinDays: 150 })
  const { asksGiven: _, ...closed } = longer.rule
  expect(
    takenOver(held, pack, { pack: { ...longer, rule: closed }, signed, effectiveFrom: '2027-01-01' }),
  ).toMatchObject({
    criterion: pack.rule.terms.criterion,
  })
  const [all] = ruled.filter(({ id }) => id === 'nj-13-1-13-1')
  expect(all && filled(all.rule, given).criterion).toMatchObject({ kind: 'some', count: 2 })
  expect(all && filled(all.rule, { ...given, titles: ['Course A'] }).criterion).toMatchObject({ kind: 'training' })
  const twice = ['Course A', 'course  a', 'Course B']
  expect(all && filled(all.rule, { ...given, titles: twice }).criterion).toMatchObject({ kind: 'some', count: 2 })
  expect(all && filled(all.rule, { ...given, titles: twice.slice(0, 2) }).criterion).toMatchObject({ kind: 'training' })
})
