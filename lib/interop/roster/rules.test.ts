import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Stretch } from '@/lib/agencies/rules'
import { matchColumns, missingColumns } from './columns'
import type { CurrentRoster, RosterEntry, RosterPerson, RosterRow } from './plan'
import { newUnitOf, planRoster } from './rules'
import { serviceAfter } from './stretches'

const today = '2026-11-22'

const stretchOf = (personId: string, more: Partial<Stretch> = {}): Stretch => ({
  id: `${personId}-1`,
  personId,
  agencyId: 'a',
  unitId: null,
  position: 'Officer',
  employment: 'sworn',
  employeeNumber: null,
  serviceStartsOn: '2020-01-15',
  validFrom: '2020-01-15',
  validTo: null,
  ...more,
})

function person(name: string, more: Partial<Stretch> & { email?: string; verified?: boolean } = {}): RosterPerson {
  const [givenName = '', familyName = ''] = name.split(' ')
  const { email, verified = false, ...service } = more
  return {
    personId: name,
    givenName,
    familyName,
    addresses: email ? [{ address: email, verified }] : [],
    service: [stretchOf(name, service)],
    leftOn: null,
    lastNumber: service.employeeNumber ?? null,
  }
}

const roster = (...people: RosterPerson[]): CurrentRoster => ({
  agencyId: 'a',
  people,
  units: [
    { unitId: 'u1', name: 'Patrol', path: 'Patrol' },
    { unitId: 'u2', name: 'Shift A', path: 'Patrol > Shift A' },
    { unitId: 'u3', name: 'Desk', path: 'Desk' },
    { unitId: 'u4', name: 'Shift A', path: 'Desk > Shift A' },
  ],
  usualEmployment: 'sworn',
})

const row = (line: number, cells: RosterRow['cells']): RosterRow => ({ line, cells })
const named = (fullName: string, more: RosterRow['cells'] = {}) => ({ fullName, ...more })
const plan = (current: CurrentRoster, ...rows: RosterRow[]) => planRoster({ rows, current, today }).entries
const only = (entries: RosterEntry[]) => {
  expect(entries).toHaveLength(1)
  return entries[0]
}

describe('finding the columns', () => {
  test.each([
    ['Badge #', 'employeeNumber'],
    ['EMP_ID', 'employeeNumber'],
    ['First Name', 'givenName'],
    ['last_name', 'familyName'],
    ['Employee Name', 'fullName'],
    ['E-Mail Address', 'email'],
    ['Division', 'unit'],
    ['Rank/Title', 'position'],
    ['Sworn/Civilian', 'employment'],
    ['Date of Hire', 'hiredOn'],
    ['Separation Date', 'endsOn'],
    ['Favorite color', null],
  ])('“%s” is read as %s', (header, field) => {
    expect(matchColumns([header])).toEqual([{ header, field }])
  })

  test('a person can correct the guess, and the corrected column takes the place of another', () => {
    expect(matchColumns(['ID', 'Badge', 'Name'], { Badge: 'employeeNumber', ID: null })).toEqual([
      { header: 'ID', field: null },
      { header: 'Badge', field: 'employeeNumber' },
      { header: 'Name', field: 'fullName' },
    ])
  })

  test('a full name beside first and last names is not needed', () => {
    expect(matchColumns(['Name', 'First', 'Last']).map(({ field }) => field)).toEqual([null, 'givenName', 'familyName'])
  })

  test('a file without names, or with names alone, is not read', () => {
    expect(missingColumns(matchColumns(['Badge', 'Unit']))).toMatch(/names/)
    expect(missingColumns(matchColumns(['Name', 'Unit']))).toMatch(/employee number or an e-mail/)
    expect(missingColumns(matchColumns(['Name', 'Badge']))).toBeNull()
    expect(missingColumns(matchColumns(['Name', 'A', 'ID'], { Name: 'fullName', A: 'fullName' }))).toMatch(/same thing/)
  })
})

describe('who a row is', () => {
  test('somebody with the number, though spreadsheets drop its zeros', () => {
    const entry = only(
      plan(
        roster(person('Ana Lucero', { employeeNumber: '0471' })),
        row(2, named('Ana Lucero', { employeeNumber: '471' })),
      ),
    )
    expect(entry?.kind).toBe('unchanged')
  })

  test('somebody with the address, in any case', () => {
    const here = roster(person('Ana Lucero', { email: 'ana@marlow.example' }))
    expect(only(plan(here, row(2, named('Ana Lucero', { email: 'ANA@Marlow.example' }))))?.kind).toBe('unchanged')
  })

  test('never somebody by the name alone: that is new, left for a person to decide, and says so', () => {
    const here = roster(person('Ana Lucero', { employeeNumber: '1' }))
    const entries = plan(here, row(2, named('Ana Lucero', { employeeNumber: '2' })))
    expect(entries.map(({ kind, proposed }) => [kind, proposed])).toEqual([
      ['new', false],
      ['leaving', false],
    ])
    expect(entries[0]?.why).toMatch(/this name serves here already, with number 1/)
  })

  test('a new last name under the number is a new name', () => {
    const here = roster(person('Priya Raman', { employeeNumber: '7' }))
    const entry = only(plan(here, row(2, { givenName: 'Priya', familyName: 'Raman-Cole', employeeNumber: '7' })))
    expect(entry).toMatchObject({ kind: 'changed', change: { rename: { familyName: 'Raman-Cole' } } })
    expect(entry?.why).toMatch(/was Priya Raman/)
  })

  test('another name altogether under a number in use is refused, and its holder stays', () => {
    const here = roster(person('John Smith', { employeeNumber: '7' }))
    const entry = only(plan(here, row(2, named('Maria Garcia', { employeeNumber: '7' }))))
    expect(entry).toMatchObject({ kind: 'refused', change: null })
    expect(entry?.why).toMatch(/belongs to John Smith, who serves here/)
  })

  test('a number of somebody who left may serve another person', () => {
    const left: RosterPerson = { ...person('John Smith', { employeeNumber: '7' }), service: [], leftOn: '2025-01-01' }
    const entry = only(plan(roster(left), row(2, named('Maria Garcia', { employeeNumber: '7' }))))
    expect(entry).toMatchObject({ kind: 'new', change: { personId: null } })
  })

  test('somebody who left and stands in the file again comes back, from the hire date that is later than the leaving', () => {
    const left: RosterPerson = { ...person('John Smith', { employeeNumber: '7' }), service: [], leftOn: '2025-01-01' }
    const back = (hiredOn: string) =>
      only(plan(roster(left), row(2, named('John Smith', { employeeNumber: '7', hiredOn }))))
    expect(back('2026-02-01')).toMatchObject({
      kind: 'returning',
      change: { personId: 'John Smith', service: { validFrom: '2026-02-01' } },
    })
    expect(back('2010-02-01')).toMatchObject({ change: { service: { validFrom: today, serviceStartsOn: today } } })
  })
})

describe('rows that are refused say what would be right', () => {
  test.each<[string, RosterRow['cells'], RegExp]>([
    [
      'a day that is none',
      named('A B', { email: 'a@x.example', hiredOn: '13/45/2020' }),
      /“13\/45\/2020” is not a day.*4\/13\/2020/,
    ],
    ['a year of two digits', named('A B', { email: 'a@x.example', hiredOn: '4/13/20' }), /four digits/],
    ['a spreadsheet’s serial number', named('A B', { email: 'a@x.example', hiredOn: '43934' }), /2020-04-13/],
    ['no name', { employeeNumber: '4471' }, /There is no name/],
    ['a name without a letter', named('.', { employeeNumber: '1' }), /is not a name/],
    ['a name that lost a letter', named('Tom?s Bell', { employeeNumber: '1' }), /was lost when the file was saved/],
    ['a number that lost its digits', named('A B', { employeeNumber: '4.24E+03' }), /spreadsheet shortened/],
    ['a formula', named('A B', { employeeNumber: '=B2+1' }), /holds a formula/],
    ['several addresses', named('A B', { email: 'a@x.example; b@x.example' }), /several addresses/],
    ['a day that may be two', named('A B', { email: 'a@x.example', hiredOn: '04-05-2020' }), /is not a day/],
    ['neither number nor address', named('A B'), /Names alone/],
    ['no e-mail address', named('A B', { email: 'a at x' }), /not an e-mail address/],
    ['a shared box', named('A B', { email: 'Training@marlow.example' }), /several people share/],
    [
      'an unknown kind of employment',
      named('A B', { email: 'a@x.example', employment: 'FT' }),
      /sworn, civilian, volunteer and contractor/,
    ],
    [
      'an end before the start',
      named('A B', { email: 'a@x.example', hiredOn: '2020-02-01', endsOn: '2020-01-01' }),
      /before the hire date/,
    ],
    ['a unit whose name two units have', named('A B', { email: 'a@x.example', unit: 'Shift A' }), /Patrol > Shift A/],
    ['a name that is markup', named('A <b>', { email: 'a@x.example' }), /may not hold </],
  ])('%s', (_, cells, why) => {
    expect(only(plan(roster(), row(2, cells)))).toMatchObject({
      kind: 'refused',
      change: null,
      why: expect.stringMatching(why),
    })
  })

  test('one address for several people refuses all of them, and none of them leaves', () => {
    const here = roster(person('Ana Lucero', { email: 'team@marlow.example' }))
    const entries = plan(
      here,
      row(9, named('Ana Lucero', { email: 'team@marlow.example' })),
      row(14, named('Ben Ode', { email: 'team@marlow.example' })),
    )
    expect(entries.map(({ kind }) => kind)).toEqual(['refused', 'refused'])
    expect(entries[0]?.why).toMatch(/\(row 14\)/)
  })

  test('a row that cannot be read still speaks of its person, who does not leave', () => {
    const here = roster(person('Ana Lucero', { employeeNumber: '1' }), person('Ben Ode', { employeeNumber: '2' }))
    const entries = plan(here, row(2, named('Ana Lucero', { employeeNumber: '1', hiredOn: 'soon' })))
    expect(entries.map(({ kind, name }) => [kind, name])).toEqual([
      ['refused', 'Ana Lucero'],
      ['leaving', 'Ben Ode'],
    ])
  })
})

describe('what changes', () => {
  test('a person in the file twice counts once; twice with different words counts not at all', () => {
    const cells = named('A B', { employeeNumber: '1', unit: 'Desk' })
    expect(plan(roster(), row(2, cells), row(3, cells)).map(({ kind }) => kind)).toEqual(['duplicate', 'new'])
    const other = plan(roster(), row(2, cells), row(3, { ...cells, unit: 'Patrol' }))
    expect(other.map(({ kind, change }) => [kind, change])).toEqual([
      ['duplicate', null],
      ['duplicate', null],
    ])
  })

  test('whoever comes by a contract is a contractor, in the words that rosters have for it', () => {
    const here = roster(person('A B', { employeeNumber: '1' }))
    for (const employment of ['Contractor', 'contract staff', 'CONTRACTED', 'Consultant'])
      expect(only(plan(here, row(2, named('A B', { employeeNumber: '1', employment }))))).toMatchObject({
        kind: 'changed',
        change: { service: { employment: 'contractor' } },
      })
    const begins = named('C D', { employeeNumber: '2', employment: 'Consultant' })
    expect(only(plan(roster(), row(2, begins)))?.why).toBe('Serves since Nov 22, 2026, as a contractor.')
    const unknown = named('A B', { employeeNumber: '1', employment: 'contract pending' })
    expect(only(plan(here, row(2, unknown)))).toMatchObject({ kind: 'refused' })
  })

  test('another unit is a move from today, by path where two units have the name', () => {
    const here = roster(person('A B', { employeeNumber: '1', unitId: 'u1' }))
    const entry = only(plan(here, row(2, named('A B', { employeeNumber: '1', unit: 'desk / shift a' }))))
    expect(entry).toMatchObject({ kind: 'moved', change: { service: { unit: { unitId: 'u4' } } } })
  })

  test('who is not in the file would leave, and only when somebody says so', () => {
    const entry = only(plan(roster(person('Walter Haines'))))
    expect(entry).toMatchObject({ kind: 'leaving', proposed: false, line: null, change: { firstDayWithout: today } })
  })

  test('an end date in the past ends the service the day after', () => {
    const entry = only(
      plan(
        roster(person('A B', { employeeNumber: '1' })),
        row(2, named('A B', { employeeNumber: '1', endsOn: '11/1/2026' })),
      ),
    )
    expect(entry).toMatchObject({ kind: 'leaving', proposed: true, change: { firstDayWithout: '2026-11-02' } })
  })

  test('an empty cell says nothing: what is recorded stays', () => {
    const here = roster(person('A B', { employeeNumber: '1', unitId: 'u1', email: 'a@x.example' }))
    expect(
      only(plan(here, row(2, named('A B', { employeeNumber: '1', unit: '', position: ' ', email: '' }))))?.kind,
    ).toBe('unchanged')
  })

  test('an address somebody signs in with is not replaced, and no other way in is added', () => {
    const here = roster(person('A B', { employeeNumber: '1', email: 'own@x.example', verified: true }))
    const entry = only(plan(here, row(2, named('A B', { employeeNumber: '1', email: 'chief@x.example' }))))
    expect(entry).toMatchObject({ kind: 'unchanged', change: null })
    expect(entry?.why).toMatch(/signs in with another/)
  })

  test('a corrected hire date moves the start of the whole service', () => {
    const moved = person('A B', { employeeNumber: '1' })
    moved.service = [
      stretchOf('A B', { employeeNumber: '1', validTo: '2024-01-01' }),
      stretchOf('A B', { id: 'two', employeeNumber: '1', unitId: 'u1', validFrom: '2024-01-01' }),
    ]
    const entry = only(plan(roster(moved), row(2, named('A B', { employeeNumber: '1', hiredOn: '2019-05-01' }))))
    const { amended } = serviceAfter(moved.service, entry?.change ?? fail(), {
      agencyId: 'a',
      today,
      unitIdOf: () => null,
    })
    expect(amended.map(({ after }) => [after.serviceStartsOn, after.validFrom])).toEqual([
      ['2019-05-01', '2019-05-01'],
      ['2019-05-01', '2024-01-01'],
    ])
  })
})

const fail = (): never => {
  throw new Error('There is no change.')
}

/** The roster as it is after all changes that can be loaded, worked out in memory. */
function rosterAfter(
  current: CurrentRoster,
  entries: readonly RosterEntry[],
  chosen: (entry: RosterEntry) => boolean,
): CurrentRoster {
  const people = new Map(current.people.map((each) => [each.personId, each]))
  const units = new Map(current.units.map((each) => [each.unitId, each]))
  for (const { key, change } of entries.filter((entry) => entry.change && chosen(entry))) {
    if (!change) continue
    const added = newUnitOf(change)
    if (added)
      units.set(`new ${added.toLowerCase()}`, { unitId: `new ${added.toLowerCase()}`, name: added, path: added })
    const personId = change.personId ?? key
    const before = people.get(personId) ?? newcomer(personId)
    const { amended, begun } = serviceAfter(before.service, change, {
      agencyId: 'a',
      today,
      unitIdOf: (unit) => (!unit ? null : 'unitId' in unit ? unit.unitId : `new ${unit.newUnit.toLowerCase()}`),
    })
    const rows = before.service.map(
      (stretch) => amended.find(({ before: was }) => was.id === stretch.id)?.after ?? stretch,
    )
    if (begun) rows.push({ ...begun, personId, id: `${personId}-${rows.length + 1}` })
    people.set(personId, settled({ ...before, ...namesAfter(before, change) }, rows, change))
  }
  return { ...current, people: [...people.values()], units: [...units.values()] }
}

const newcomer = (personId: string): RosterPerson => ({
  ...{ personId, givenName: '', familyName: '', addresses: [] },
  ...{ service: [], leftOn: null, lastNumber: null },
})

type Change = NonNullable<RosterEntry['change']>

const namesAfter = (before: RosterPerson, change: Change) =>
  change.does === 'end'
    ? {}
    : (change.rename ??
      (change.does === 'start' && !before.givenName
        ? { givenName: change.givenName, familyName: change.familyName }
        : {}))

function settled(before: RosterPerson, rows: Stretch[], change: Change): RosterPerson {
  const last = rows.at(-1)
  const left = last?.validTo != null && last.validTo <= today
  const email = change.does === 'end' ? null : change.email
  return {
    ...before,
    addresses: email
      ? [...before.addresses.filter(({ verified }) => verified), { address: email, verified: false }]
      : before.addresses,
    service: left ? [] : rows.filter((each) => each.serviceStartsOn === last?.serviceStartsOn),
    leftOn: left ? last.validTo : before.leftOn,
    lastNumber: last?.employeeNumber ?? before.lastNumber,
  }
}

const given = fc.constantFrom('Ana', 'Ben', 'Cy', 'Dee')
const family = fc.constantFrom('Adams', 'Baker', 'Clark')
const number = fc.constantFrom('', '1', '02', '2', '3', '4')
const address = fc.constantFrom('', 'a@x.example', 'b@x.example', 'c@x.example', 'K@x.example', 'info@x.example')
const dayCell = fc.constantFrom('', '2019-03-01', '3/1/2021', '2026-11-30', '13/45/2020', '2026-11-22')
const cells = fc.record({
  givenName: given,
  familyName: family,
  employeeNumber: number,
  email: address,
  unit: fc.constantFrom('', 'Patrol', 'desk', 'Shift A', 'Desk > Shift A', 'K9', 'k9'),
  position: fc.constantFrom('', 'Officer', 'officer', 'Sergeant'),
  employment: fc.constantFrom('', 'sworn', 'Civilian', 'Contract staff', 'FT'),
  hiredOn: dayCell,
  endsOn: fc.constantFrom('', '', '2026-11-01', '2027-01-31'),
})
const file = fc.array(cells, { maxLength: 9 }).map((all) => all.map((each, at) => row(at + 2, each)))

const member = fc.record({
  givenName: given,
  familyName: family,
  number: fc.constantFrom('', '1', '2', '3'),
  address: fc.constantFrom('', 'a@x.example', 'b@x.example'),
  verified: fc.boolean(),
  unitId: fc.constantFrom(null, 'u1', 'u3'),
  startsOn: fc.constantFrom('2019-03-01', '2021-03-01', '2026-11-22', '2026-11-30'),
  leftOn: fc.constantFrom(null, null, '2025-06-01'),
})
const current = fc.array(member, { maxLength: 4 }).map((members): CurrentRoster => {
  const numbers = new Set<string>()
  const addresses = new Set<string>()
  const people = members.map((each, at): RosterPerson => {
    const serves = each.leftOn === null
    const own = each.number && !(serves && numbers.has(each.number)) ? each.number : null
    if (own && serves) numbers.add(own)
    const mail = each.address && !addresses.has(each.address) ? each.address : null
    if (mail) addresses.add(mail)
    const { givenName, familyName } = each
    const stretch = stretchOf(`p${at}`, {
      employeeNumber: own,
      unitId: each.unitId,
      serviceStartsOn: each.startsOn,
      validFrom: each.startsOn,
    })
    return {
      personId: `p${at}`,
      givenName,
      familyName,
      addresses: mail ? [{ address: mail, verified: each.verified }] : [],
      service: serves ? [stretch] : [],
      leftOn: each.leftOn,
      lastNumber: own,
    }
  })
  return roster(...people)
})

const chosenAll = () => true
const chosenProposed = ({ proposed }: RosterEntry) => proposed
const unordered = ({ key, kind, change, proposed }: RosterEntry) =>
  JSON.stringify([change ? key : '', kind, change, proposed])

describe('any file against any roster', () => {
  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(current, file, fc.constantFrom(chosenAll, chosenProposed), (before, rows, chosen) => {
        const first = planRoster({ rows, current: before, today })
        const second = planRoster({ rows, current: rosterAfter(before, first.entries, chosen), today })
        expect(second.entries.filter((entry) => entry.change && chosen(entry))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('gives the same in any order of its rows', () => {
    fc.assert(
      fc.property(
        current,
        file.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        (before, [rows, shuffled]) => {
          const plans = [rows, shuffled].map((each) => planRoster({ rows: each, current: before, today }))
          const [a, b] = plans.map(({ entries }) => entries.map(unordered).sort())
          expect(b).toEqual(a)
          expect(plans[1]?.newUnits).toEqual(plans[0]?.newUnits)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('speaks of every row once and of everybody who serves', () => {
    fc.assert(
      fc.property(current, file, (before, rows) => {
        const { entries } = planRoster({ rows, current: before, today })
        expect(entries.flatMap(({ line }) => line ?? []).sort()).toEqual(rows.map(({ line }) => line).sort())
        const changed = entries.flatMap(({ change }) => change?.personId ?? [])
        expect(new Set(changed).size).toBe(changed.length)
        expect(new Set(entries.filter(({ change }) => change).map(({ key }) => key)).size).toBe(
          entries.filter(({ change }) => change).length,
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('never leaves a number with two people who serve', () => {
    fc.assert(
      fc.property(current, file, (before, rows) => {
        const { entries } = planRoster({ rows, current: before, today })
        const serving = rosterAfter(before, entries, chosenProposed).people.filter(({ service }) => service.length > 0)
        const numbers = serving.flatMap(({ service }) => service.at(-1)?.employeeNumber?.replace(/^0+/, '') ?? [])
        expect(new Set(numbers).size).toBe(numbers.length)
      }),
      { numRuns: 1000 },
    )
  })
})
