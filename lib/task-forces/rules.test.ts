import { describe, expect, test } from 'vitest'
import type { CsvFile } from '@/lib/formats/csv'
import { rankedFor, type waysOf } from './areas'
import { planAwards, readAwards } from './award-rows'
import { type AwardFields, awardFields, awardNumber, taskForceFields } from './inputs'
import { awardState, isInForce, mayTakeBack, missingOn, partnerProblem } from './rules'

const party = (
  side: 'law-enforcement' | 'victim-services' | 'other',
  validFrom: string,
  validTo: string | null = null,
) => ({
  ...{ partnerId: `${side} ${validFrom}`, agencyId: `agency ${validFrom}`, name: `Agency ${validFrom}` },
  ...{ side, validFrom, validTo },
})
const ecm = { kind: 'enhanced-collaborative-model', endedOn: null } as const
const police = party('law-enforcement', '2024-01-01')

describe('a missing side', () => {
  const advocates = party('victim-services', '2024-01-01', '2026-03-01')
  test.each([
    ['2026-02-28', []],
    ['2026-03-01', [{ side: 'victim-services', since: '2026-03-01' }]],
    ['2026-05-31', [{ side: 'victim-services', since: '2026-03-01' }]],
    ['2026-06-01', []],
  ])('on %s: %j', (day, missing) => {
    expect(missingOn(ecm, [police, advocates, party('victim-services', '2026-06-01')], day)).toEqual(missing)
  })

  test('that never had a partner is missing since no day, whoever else is at the table', () => {
    expect(missingOn(ecm, [police, party('other', '2024-01-01')], '2026-01-01')).toEqual([
      { side: 'victim-services', since: null },
    ])
    const mistake = party('victim-services', '2025-01-01', '2025-01-01')
    expect(missingOn(ecm, [police, mistake], '2026-01-01')).toMatchObject([{ since: null }])
  })

  test('is nothing to another kind, nor to one that has ended', () => {
    expect(missingOn({ ...ecm, kind: 'icac' }, [], '2026-01-01')).toEqual([])
    expect(missingOn({ ...ecm, endedOn: '2025-12-31' }, [], '2026-01-01')).toEqual([])
    expect(missingOn({ ...ecm, endedOn: '2026-01-02' }, [], '2026-01-01')).toHaveLength(2)
  })
})

describe('a partner', () => {
  test('ends on the first day on which it is in it no longer', () => {
    const { validFrom, validTo } = party('other', '2025-01-01', '2025-02-01')
    const on = (day: string) => isInForce({ validFrom, validTo }, day)
    expect(['2024-12-31', '2025-01-01', '2025-01-31', '2025-02-01'].map(on)).toEqual([false, true, true, false])
  })

  const asks = (kind: 'enhanced-collaborative-model' | 'other', candidate: ReturnType<typeof party>) =>
    partnerProblem(kind, [police], { ...candidate, partnerId: null })

  test('of one side is alone at a time where the kind says so, and the sentence says who is there', () => {
    expect(asks('enhanced-collaborative-model', party('law-enforcement', '2025-01-01'))).toEqual({
      field: 'side',
      message: expect.stringMatching(/one law-enforcement partner at a time: Agency 2024-01-01, since January 1, 2024/),
    })
    expect(asks('other', party('law-enforcement', '2025-01-01'))).toBeNull()
    expect(asks('enhanced-collaborative-model', party('other', '2025-01-01'))).toBeNull()
    expect(asks('enhanced-collaborative-model', party('law-enforcement', '2020-01-01', '2024-01-01'))).toBeNull()
    expect(asks('enhanced-collaborative-model', party('law-enforcement', '2020-01-01', '2024-01-02'))).not.toBeNull()
  })

  test('is in it once at a time, by its record or by its name, and may come back', () => {
    const again = { ...party('other', '2025-01-01'), agencyId: police.agencyId }
    expect(asks('other', again)).toMatchObject({ field: 'agencyId' })
    const named = { ...party('other', '2024-01-01'), agencyId: null, name: 'FBI field office' }
    const asNamed = (name: string, validFrom: string, validTo: string | null = null) =>
      partnerProblem('other', [{ ...named, validTo: '2025-01-01' }], {
        ...named,
        partnerId: null,
        name,
        validFrom,
        validTo,
      })
    expect(asNamed('fbi Field Office', '2024-06-01')).toMatchObject({ field: 'name' })
    expect(asNamed('FBI field office', '2025-01-01')).toBeNull()
  })

  test('meets itself nowhere when its days are corrected, and its days are in order', () => {
    expect(partnerProblem('enhanced-collaborative-model', [police], { ...police, validFrom: '2023-01-01' })).toBeNull()
    expect(partnerProblem('other', [police], { ...police, validTo: '2023-01-01' })).toMatchObject({ field: 'validTo' })
  })
})

test.each([
  ['2024-09-30', 'ahead'],
  ['2024-10-01', 'running'],
  ['2027-09-30', 'running'],
  ['2027-10-01', 'ended'],
])('an award from October 2024 to September 2027 is, on %s, %s', (day, state) => {
  expect(awardState({ startsOn: '2024-10-01', endsOn: '2027-09-30' }, day)).toBe(state)
})
test('an award without one of its days is not said to be running', () => {
  expect(awardState({ startsOn: '2024-10-01', endsOn: null }, '2026-01-01')).toBe('unknown')
  expect(awardState({ startsOn: null, endsOn: '2025-01-01' }, '2026-01-01')).toBe('ended')
})

test.each([
  [' 15povc–24-gg - 01234-ht.', '15POVC-24-GG-01234-HT'],
  ['Award No. 2019-VT-BX-K017', '2019-VT-BX-K017'],
  ['2019 VT BX K017', '2019-VT-BX-K017'],
  ['NOVA-2024-1', 'NOVA-2024-1'],
  ['NO: 2024-VT-1', '2024-VT-1'],
])('the number “%s” is %s', (typed, kept) => expect(awardNumber(typed)).toBe(kept))

test('an import is taken back within a day, and once', () => {
  const importedAt = new Date('2026-11-26T10:00:00Z')
  expect(mayTakeBack({ importedAt, takenBackAt: null }, new Date('2026-11-27T09:59:59Z'))).toBe(true)
  expect(mayTakeBack({ importedAt, takenBackAt: null }, new Date('2026-11-27T10:00:00Z'))).toBe(false)
  expect(mayTakeBack({ importedAt, takenBackAt: importedAt }, importedAt)).toBe(false)
})

describe('who serves a place', () => {
  const place = {
    ...{ zip: '93901', isKnown: true, isExact: true, state: 'CA', county: 'CA Monterey' },
    ...{ states: ['CA'], point: { latitude: 36.64, longitude: -121.62 } },
  }
  const area = (taskForceId: string, given: Partial<Parameters<typeof waysOf>[0]>) => ({
    ...{ taskForceId, sortName: taskForceId, servedStates: [], servedCounties: [], latitude: null, longitude: null },
    ...given,
  })

  test('of the county first, then of the whole state, then near; of each the nearest seat', () => {
    const near = { latitude: 36.7, longitude: -121.6 }
    const found = rankedFor(
      [
        area('elsewhere', { servedStates: ['NV'], latitude: 39, longitude: -119 }),
        area('near', near),
        area('state far', { servedStates: ['CA'], latitude: 34, longitude: -118 }),
        area('state unknown', { servedStates: ['CA'] }),
        area('state near', { servedStates: ['CA'], ...near }),
        area('county', { servedCounties: ['CA Monterey County'], servedStates: ['CA'] }),
        area('other county', { servedCounties: ['CA Kern'] }),
      ],
      place,
    )
    expect(found.map(({ taskForceId, serves }) => [taskForceId, serves])).toEqual([
      ['county', 'county'],
      ['state near', 'state'],
      ['state far', 'state'],
      ['state unknown', 'state'],
      ['near', 'near'],
    ])
  })

  test('nobody, where the ZIP code is not known', () => {
    const unknown = { ...place, isKnown: false, state: null, county: null, states: [], point: null }
    expect(rankedFor([area('state', { servedStates: ['CA'] })], unknown)).toEqual([])
  })
})

describe('what is said of a task force', () => {
  const given = {
    ...{ name: 'Bay Task Force', state: 'CA', postalCode: '93901', servedCounties: ['CA Monterey'] },
    phone: '(555) 010-0142',
  }
  const problem = (change: object) =>
    taskForceFields.safeParse({ ...given, ...change }).error?.issues.map(({ path }) => path.join('.'))
  test('is kept as people write it', () => {
    expect(taskForceFields.parse(given)).toMatchObject({ phone: '555-010-0142', since: '', email: '' })
  })
  test.each([
    ['a street', { lawEnforcementDoes: 'Meets at 412 Alder Street' }, ['lawEnforcementDoes']],
    ['a person who was helped', { victimServicesDoes: 'The survivor Maria Lopez speaks' }, ['victimServicesDoes']],
    ['a ZIP code of another state', { postalCode: '89501' }, ['postalCode']],
    ['a county without its state', { servedCounties: ['Monterey'] }, ['servedCounties.0']],
    ['an end before its beginning', { since: '2025-01-02', endedOn: '2025-01-01' }, ['endedOn']],
    ['a number that is none', { phone: 'call us' }, ['phone']],
    ['an address that is none', { email: 'us' }, ['email']],
  ])('and not with %s', (_, change, fields) => expect(problem(change)).toEqual(fields))
})

describe('a table of awards', () => {
  const header = [
    'Award Number',
    'program',
    'Funder',
    'holder',
    'AMOUNT',
    'basis',
    'start date',
    'ends',
    'source',
    'seen_on',
  ]
  const good = [
    '15POVC-24-GG-01234-HT',
    'Services',
    'OVC',
    'Bay Advocates',
    '$750,000',
    'Federal share',
    '10/1/2024',
    '2027-09-30',
    'The letter',
    '2026-01-15',
  ]
  const table = (...lines: string[][]): CsvFile => ({
    ...{ header, encoding: 'utf-8', delimiter: ',' },
    rows: lines.map((cells, at) => ({
      line: at + 2,
      cells: Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])),
    })),
  })
  const read = (...lines: string[][]) =>
    readAwards(table(...lines), new Map([['harbor light', 'an-agency']]), '2026-06-01')
  const changed = (column: string, cell: string) => good.map((each, at) => (header[at] === column ? cell : each))

  test('is read as spreadsheets write it, and a holder that is a partner is that agency', () => {
    const { awards, problems } = read(good, changed('Award Number', '2019 VT BX K017'))
    expect(problems).toEqual([])
    expect(awards[0]?.fields).toMatchObject({
      ...{ number: '15POVC-24-GG-01234-HT', funder: 'ovc', amount: 750_000, basis: 'federal-share' },
      ...{ startsOn: '2024-10-01', holderName: 'Bay Advocates', holderAgencyId: null },
    })
    const held = '00000000-0000-4000-8000-000000000001'
    const theirs = readAwards(
      table(changed('holder', 'HARBOR  Light')),
      new Map([['harbor light', held]]),
      '2026-06-01',
    )
    expect(theirs.awards[0]?.fields).toMatchObject({ holderAgencyId: held, holderName: '' })
  })

  test.each([
    ['no number', 'Award Number', '', /Number: Give the number/],
    ['a funder nobody knows', 'Funder', 'NASA', /no funder/],
    ['cents', 'AMOUNT', '750000.50', /whole dollars/],
    ['a count of days for a day', 'start date', '45566', /count of days/],
    ['a period that is turned', 'ends', '2020-01-01', /before its first/],
    ['a street', 'holder', 'Bay Advocates, 412 Alder Street', /street/],
    ['a script for a page', 'source', '', /Say where this was read/],
    ['a source read on a day to come', 'seen_on', '2026-06-02', /has not come yet/],
    ['an amount that counts nothing', 'basis', '', /Say what the amount counts/],
  ])('with %s says so at its line', (_, column, cell, message) => {
    expect(read(good, changed(column, cell)).problems).toContainEqual({
      line: 3,
      message: expect.stringMatching(message),
    })
  })

  test('says once that a column is unknown, twice there or missing, and that a line stands twice', () => {
    const odd = { ...table(good), header: [...header.slice(0, 9), 'Notes'] }
    expect(readAwards(odd, new Map(), '2026-06-01').problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/No column is called “Notes”/),
      expect.stringMatching(/no column seen_on/),
    ])
    expect(read(good, good)).toMatchObject({
      awards: [{ line: 2 }],
      problems: [{ line: 3, message: expect.stringMatching(/line 2 already/) }],
    })
    const two = changed('basis', 'total')
    expect(read(good, two)).toMatchObject({ problems: [], awards: [{ line: 2 }, { line: 3 }] })
  })

  test('changes nothing that is there already, and gives a first amount to what had none', () => {
    const fields = (change: Partial<AwardFields> = {}) =>
      awardFields.parse({ ...read(good).awards[0]?.fields, ...change })
    const kept = (each: AwardFields) => [{ awardId: 'kept', fields: each }]
    const plan = (before: AwardFields, after: AwardFields) =>
      planAwards([{ line: 2, fields: after, absent: [] }], kept(before)).plan.map(({ what }) => what)
    expect(plan(fields(), fields())).toEqual(['unchanged'])
    expect(plan(fields(), fields({ program: 'Other services' }))).toEqual(['changed'])
    expect(plan(fields(), fields({ amount: null, basis: '' }))).toEqual(['unchanged'])
    expect(plan(fields({ amount: null, basis: '' }), fields())).toEqual(['changed'])
    expect(plan(fields({ basis: 'total' }), fields())).toEqual(['added'])
    expect(plan(fields({ number: '2019-VT-BX-K017' }), fields())).toEqual(['added'])
  })

  test('leaves what it has no column for, and asks which amount is meant where there are several', () => {
    const [line] = read(good).awards
    const own = (change: Partial<AwardFields>) => ({
      awardId: `${change.basis}`,
      fields: awardFields.parse({ ...line?.fields, ...change }),
    })
    const without = { ...table(good), header: header.filter((name) => name !== 'ends') }
    const { awards } = readAwards(without, new Map(), '2026-06-01')
    expect(awards[0]).toMatchObject({ absent: ['endsOn', 'sourceUrl'], fields: { endsOn: '' } })
    expect(planAwards(awards, [own({ sourceUrl: 'https://bja.example/a' })]).plan).toMatchObject([
      { what: 'unchanged', fields: { endsOn: '2027-09-30', sourceUrl: 'https://bja.example/a' } },
    ])
    const bare = read(good.map((cell, at) => (['AMOUNT', 'basis'].includes(header[at] ?? '') ? '' : cell))).awards
    expect(planAwards(bare, [own({ basis: 'total' }), own({ basis: 'match' })])).toEqual({
      plan: [],
      problems: [{ line: 2, message: expect.stringMatching(/several amounts/) }],
    })
  })
})
