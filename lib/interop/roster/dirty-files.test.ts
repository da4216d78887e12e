import { describe, expect, test } from 'vitest'
import { completionColumns } from '@/lib/reporting/completion-file'
import { matchColumns } from './columns'
import { fieldNames, type RosterField, rosterFields } from './fields'
import { readRosterFile } from './file'
import type { CurrentRoster, RosterEntry, RosterPerson } from './plan'
import { planRoster, planSteps } from './rules'

const today = '2026-11-26'

type Facts = { number?: string; email?: string; verified?: boolean; position?: string; unitId?: string }

function member(givenName: string, familyName: string, facts: Facts = {}): RosterPerson {
  const { number = null, email, verified = false, position = 'Officer', unitId = null } = facts
  const personId = `${givenName} ${familyName}`
  const stretch = {
    id: personId,
    personId,
    agencyId: 'a',
    unitId,
    position,
    employment: 'sworn' as const,
    employeeNumber: number,
    serviceStartsOn: '2020-01-15',
    validFrom: '2020-01-15',
    validTo: null,
  }
  const addresses = email ? [{ address: email, verified }] : []
  return { personId, givenName, familyName, addresses, service: [stretch], leftOn: null, lastNumber: number }
}

const roster = (people: RosterPerson[], more: Partial<CurrentRoster> = {}): CurrentRoster => ({
  agencyId: 'a',
  people,
  units: [],
  usualEmployment: 'sworn',
  ...more,
})

async function planned(current: CurrentRoster, file: string | Uint8Array): Promise<RosterEntry[]> {
  const { rows, lettersGuessed } = await readRosterFile(typeof file === 'string' ? Buffer.from(file) : file, {})
  const { entries } = planRoster({ rows, current, today, lettersGuessed })
  return entries.filter(({ line }) => line !== null)
}
const one = async (current: CurrentRoster, file: string | Uint8Array) => {
  const entries = await planned(current, file)
  expect(entries).toHaveLength(1)
  return entries[0] as RosterEntry
}
const fieldsOf = async (file: string) =>
  Object.fromEntries((await readRosterFile(Buffer.from(file), {})).columns.map(({ header, field }) => [header, field]))

describe('columns', () => {
  test('every heading that we write is one that we read', () => {
    for (const field of rosterFields)
      expect(matchColumns([fieldNames[field]])).toEqual([{ header: fieldNames[field], field }])
  })

  test('the table of completion is read as the people in it', () => {
    const read = new Map(matchColumns([...completionColumns]).map(({ header, field }) => [header, field]))
    const people: Record<string, RosterField> = {
      employee_number: 'employeeNumber',
      family_name: 'familyName',
      given_name: 'givenName',
      unit: 'unit',
      position: 'position',
    }
    for (const [header, field] of Object.entries(people)) expect(read.get(header)).toBe(field)
    for (const header of ['person_id', 'requirement', 'due_on', 'completed_on', 'valid_until', 'days', 'citation'])
      expect(read.get(header)).toBeNull()
  })

  test.each<[string, RosterField | null]>([
    ['Division/Unit', 'unit'],
    ['Unit / Division', 'unit'],
    ['Rank/Title', 'position'],
    ['Status', 'status'],
    ['Active/Inactive', 'status'],
    ['Employment Status', 'status'],
    ['Hire Date (MM/DD/YYYY)', 'hiredOn'],
    ['Employee First Name', 'givenName'],
    ['Officer Last Name', 'familyName'],
    ['Division Desc', 'unit'],
    ['Date of Termination', 'endsOn'],
    ['Sworn or civilian', 'employment'],
    ['Emergency contact name', null],
    ['Agency Name', null],
    ['Division Code', null],
    ['Supervisor', null],
  ])('“%s” is read as %s', (header, field) => {
    expect(matchColumns([header])).toEqual([{ header, field }])
  })

  test.each([
    ['#,Name,Employee ID,Email', 'Employee ID'],
    ['No.,Name,Badge,Email', 'Badge'],
    ['ID,Name,Personnel Number,Email', 'Personnel Number'],
    ['Number,Badge #,Name,Email', 'Badge #'],
  ])('of %s the number of people is %s', async (header, wanted) => {
    const [first, second, third] = ['1,"Bell, Marcus",4241,m@x.example', '2,"Vega, Elena",4310,e@x.example', '']
    const swapped = header.startsWith('Number')
      ? '1,4241,"Bell, Marcus",m@x.example\n2,4310,"Vega, Elena",e@x.example'
      : [first, second, third].join('\n')
    const fields = await fieldsOf(`${header}\n${swapped}`)
    expect(fields[wanted]).toBe('employeeNumber')
    expect(Object.values(fields).filter((field) => field === 'employeeNumber')).toHaveLength(1)
  })

  test('a column that counts its rows is never the number under a vague heading', async () => {
    const fields = await fieldsOf('No,Name,Email\n1,Marcus Bell,m@x.example\n2,Elena Vega,e@x.example\nTotal,,\n')
    expect(fields).toEqual({ No: null, Name: 'fullName', Email: 'email' })
    expect(await fieldsOf('ID,Name,Email\n4241,Marcus Bell,m@x.example\n4310,Elena Vega,e@x.example')).toMatchObject({
      ID: 'employeeNumber',
    })
  })

  test('a status of another kind is left out, and one that says who is sworn is read as that', async () => {
    expect((await fieldsOf('Badge,Name,Status\n1,A B,overdue\n2,C D,met')).Status).toBeNull()
    expect((await fieldsOf('Badge,Name,Status\n1,A B,Sworn\n2,C D,Civilian')).Status).toBe('employment')
  })
})

describe('what stands around the table', () => {
  test('titles above, totals and remarks below, the header again at the top of a page', async () => {
    const file = [
      'sep=;',
      'Marlow Bay Police Department;;',
      'Run date: 11/26/2026;;',
      'Employee ID;Name;Rank',
      '4241;Bell, Marcus;Officer',
      'Employee ID;Name;Rank',
      '4310;Ortiz-Vega, Elena;Officer',
      'Total;;2',
      '2 records;;',
      '*** End of report ***;;',
    ].join('\r\n')
    const entries = await planned(roster([]), file)
    expect(entries.map(({ line, kind, name }) => [line, kind, name])).toEqual([
      [7, 'new', 'Elena Ortiz-Vega'],
      [5, 'new', 'Marcus Bell'],
    ])
  })

  test('cells that are missing at the end are empty; one that slipped refuses its row alone', async () => {
    const header = 'Employee number,First name,Last name,Email,Unit,Hire date,End date\n'
    const entries = await planned(
      roster([]),
      `${header}4241,Marcus,Bell,m@x.example,Patrol,4/23/2026,\n4310,Elena,Vega,e@x.example,Patrol,7/21/2008\n4400,Ben,Ode,b@x.example,4/23/2020\n4500,Cy,Vance,Jr.,c@x.example,Patrol,,,\n`,
    )
    expect(entries.map(({ name, kind }) => [kind, name]).sort()).toEqual([
      ['new', 'Elena Vega'],
      ['new', 'Marcus Bell'],
      ['refused', 'Ben Ode'],
      ['refused', 'Cy Vance'],
    ])
  })

  test('who stands in a row with too many cells is not taken as gone', async () => {
    const current = roster([member('Marcus', 'Bell', { number: '4241' }), member('Elena', 'Vega', { number: '4310' })])
    const text = 'Name,Badge\nBell, Marcus,4241\nElena Vega,4310\nBen Ode,4400\n'
    const { rows } = await readRosterFile(Buffer.from(text), {})
    const { entries } = planRoster({ rows, current, today })
    expect(entries.filter(({ kind }) => kind === 'leaving')).toEqual([])
  })
})

describe('numbers', () => {
  const current = roster([member('Elena', 'Vega', { number: '4310', email: 'e@x.example' })])
  test.each([
    '4310.0',
    '4310.00',
    "'4310",
    '"=""4310"""',
    '4310',
    '004310',
    '"4,310"',
    '#4310',
    ' 4310\u00a0',
    '43\u200b10',
  ])('%s is 4310', async (number) => {
    const entry = await one(current, `Employee number,First name,Last name,Email\n${number},Elena,Vega,e@x.example`)
    expect(entry.kind).toBe('unchanged')
  })

  test('4.24E+03 refuses its row: the digits are gone', async () => {
    const entry = await one(current, 'Employee number,First name,Last name,Email\n4.31E+03,Elena,Vega,e@x.example')
    expect(entry).toMatchObject({ kind: 'refused', change: null, why: expect.stringMatching(/spreadsheet shortened/) })
  })
})

describe('names', () => {
  const under = (person: RosterPerson, name: string) => one(roster([person]), `Badge,Name\n1,"${name}"`)
  test.each([
    ['Samuel', 'O’Rourke', "Samuel O'Rourke"],
    ['Samuel', 'O’Rourke', 'O´ROURKE, SAMUEL'],
    ['Amara', 'Okafor', 'OKAFOR, AMARA N.'],
    ['Amara N.', 'Okafor', 'Okafor, Amara'],
    ['Elena', 'Ortiz-Vega', 'Elena Ortiz Vega'],
    ['Tomás', 'Núñez', 'Nunez, Tomas'],
    ['Marcus', 'Bell', 'Sgt. Marcus Bell'],
    ['Marcus', 'Bell Jr.', 'Bell, Marcus, JR'],
  ])('%s %s is in the file as “%s”: nothing to do', async (given, family, written) => {
    expect(await under(member(given, family, { number: '1' }), written)).toMatchObject({
      kind: 'unchanged',
      change: null,
    })
  })

  test.each([
    'Bell, Marcus, Jr.',
    'Bell Jr., Marcus',
    'Bell, Jr., Marcus',
    'Marcus Bell Jr.',
    'Marcus Bell, Jr',
    'BELL, MARCUS JR',
  ])('“%s” is Marcus Bell Jr.', async (written) => {
    const entry = await one(roster([]), `Badge,Name\n1,"${written}"`)
    expect(entry.change).toMatchObject({ givenName: 'Marcus', familyName: 'Bell Jr.' })
  })

  test('a suffix in its own column belongs to the family name', async () => {
    const entry = await one(roster([]), 'Badge,First name,Last name,Suffix\n1,Marcus,Bell,III')
    expect(entry.change).toMatchObject({ givenName: 'Marcus', familyName: 'Bell III' })
  })

  test('capitals are written as names are', async () => {
    const entry = await one(roster([]), 'Badge,Name\n1,"O’ROURKE-MCDOWELL, JEAN-LUC"')
    expect(entry.change).toMatchObject({ givenName: 'Jean-Luc', familyName: 'O’Rourke-McDowell' })
  })

  test('a person with one name is kept with it', async () => {
    const entry = await one(roster([]), 'Employee number,First name,Last name\n9002,,Suharto')
    expect(entry).toMatchObject({ kind: 'new', proposed: true, change: { givenName: '', familyName: 'Suharto' } })
  })

  test.each([
    ['Priya', 'Raman', 'Priya Raman-Cole', true],
    ['Priya', 'Raman', 'Priya Cole', true],
    ['Maria', 'del Carmen Lopez', 'Maria Lopez', false],
    ['Marcus', 'Bell', 'James Bell', false],
    ['Marcus', 'Bell', 'M. Bell', false],
  ])('%s %s as “%s” under the number: proposed %s', async (given, family, written, proposed) => {
    const [first, ...rest] = written.split(' ')
    const entry = await one(
      roster([member(given, family, { number: '1' })]),
      `Badge,First name,Last name\n1,${first},${rest.join(' ')}`,
    )
    expect(entry).toMatchObject({ kind: 'changed', proposed })
  })

  test('who signs in keeps the name they have; the rest of the row is loaded', async () => {
    const current = roster([member('Amarachi', 'Okafor', { number: '4512', email: 'a@x.example', verified: true })])
    const entry = await one(current, 'Badge,First name,Last name,Rank\n4512,Amara,Okafor,Sergeant')
    expect(entry).toMatchObject({
      kind: 'changed',
      proposed: true,
      change: { rename: null, service: { position: 'Sergeant' } },
    })
    expect(entry.why).toMatch(/changes their name under Profile/)
  })

  test('letters that were guessed rename nobody by themselves', async () => {
    const current = roster([member('Tomas', 'Nunezz', { number: '4112' })])
    const windows = Buffer.from('Badge,Name\n4112,"Núñez, Tomás"', 'latin1')
    expect(await one(current, windows)).toMatchObject({ kind: 'changed', proposed: false })
  })
})

describe('addresses', () => {
  test('what address books and spreadsheets put around one', async () => {
    const current = roster([member('Elena', 'Vega', { number: '1', email: 'e@x.example' })])
    for (const cell of [
      'mailto:E@x.example',
      '"Vega, Elena <e@x.example>"',
      ' e@X.example ',
      "'e@x.example",
      'e\u200b@x.example',
    ])
      expect((await one(current, `Badge,Name,Email\n1,Elena Vega,${cell}`)).kind).toBe('unchanged')
  })
})

describe('days', () => {
  test.each([
    '4/23/2026 12:00:00 AM',
    '4/23/2026 12:00 AM',
    '2026-04-23 00:00:00',
    '2026-04-23T00:00:00.000Z',
    '4/23/2026 0:00',
    '4/23/2026 8:15 AM',
    '04-23-2026',
    '20260423',
    '2026/04/23',
    '"April 23, 2026"',
    '"Thursday, April 23, 2026"',
    '23-Apr-2026',
    '23 April 2026',
    'Apr. 23 2026',
  ])('%s is April 23, 2026', async (written) => {
    const entry = await one(roster([]), `Badge,Name,Hire date\n1,A B,${written}`)
    expect(entry.change).toMatchObject({ service: { serviceStartsOn: '2026-04-23' } })
  })

  test.each(['13.04.2026', '23-Apr-26', '4/5/26', '46135', '#####', '2026-04-23T05:00:00Z', '05-04-2026', '2/30/2026'])(
    '%s is refused, and says what would be right',
    async (written) => {
      expect(await one(roster([]), `Badge,Name,Hire date\n1,A B,${written}`)).toMatchObject({
        kind: 'refused',
        why: expect.stringMatching(/2020-04-13/),
      })
    },
  )

  test.each(['9999-12-31', '12/31/9999', '0000-00-00', 'N/A', '-'])('%s as an end date is none', async (written) => {
    expect((await one(roster([]), `Badge,Name,End date\n1,A B,${written}`)).change).toMatchObject({
      service: { validTo: null },
    })
  })
})

describe('who serves', () => {
  const current = roster([member('Marcus', 'Bell', { number: '1' })])
  test.each(['Inactive', 'Terminated', 'SEPARATED', 'Retired', 'Resigned - personal', 'Deceased', 'T'])(
    '“%s” ends the service of a member and adds nobody',
    async (status) => {
      const entries = await planned(
        current,
        `Badge,Name,Status\n1,Marcus Bell,${status}\n2,New Person,${status}\n3,C D,Active`,
      )
      expect(entries.map(({ kind, name, change }) => [name, kind, change?.does])).toEqual([
        ['C D', 'new', 'start'],
        ['Marcus Bell', 'leaving', 'end'],
        ['New Person', 'unchanged', undefined],
      ])
    },
  )

  test.each(['Active', 'On leave', 'FMLA', 'Military Leave', 'Full-time', 'Probationary'])(
    '“%s” stays',
    async (status) => {
      expect((await one(current, `Badge,Name,Status\n1,Marcus Bell,${status}`)).kind).toBe('unchanged')
    },
  )

  test('an unknown word decides nothing for a member, and leaves a new person to be ticked', async () => {
    const entries = await planned(
      current,
      'Badge,Name,Status\n1,Marcus Bell,Blue\n2,New Person,Blue\n3,C D,Active\n4,E F,Active',
    )
    expect(entries.map(({ name, kind, proposed }) => [name, kind, proposed])).toContainEqual([
      'New Person',
      'new',
      false,
    ])
    expect(entries.find(({ name }) => name === 'Marcus Bell')?.kind).toBe('unchanged')
  })

  test('an end date of an earlier service does not end the present one', async () => {
    const entry = await one(
      roster([]),
      'Badge,Name,Status,Hire date,Termination date\n2,New Person,Active,2024-02-01,2019-05-01',
    )
    expect(entry).toMatchObject({ kind: 'new', change: { service: { validFrom: '2024-02-01', validTo: null } } })
  })
})

describe('units that are not there', () => {
  const units = [
    { unitId: 'u1', name: 'Patrol', path: 'Patrol' },
    { unitId: 'u2', name: 'K-9', path: 'Patrol > K-9' },
  ]
  test('are asked about, with those of a similar name, and no row with one is ticked', async () => {
    const { rows } = await readRosterFile(
      Buffer.from('Badge,Name,Division/Unit\n1,A B,Partol\n2,C D,Harbor\n3,E F,patrol'),
      {},
    )
    const plan = planRoster({ rows, current: roster([], { units }), today })
    expect(plan.unitQuestions).toEqual([
      { name: 'Harbor', rows: 1, like: [] },
      { name: 'Partol', rows: 1, like: [{ unitId: 'u1', name: 'Patrol' }] },
    ])
    expect(plan.entries.map(({ name, proposed, asksUnit }) => [name, proposed, asksUnit])).toEqual([
      ['A B', false, 'Partol'],
      ['C D', false, 'Harbor'],
      ['E F', true, undefined],
    ])
  })

  test('K9 is perhaps K-9', async () => {
    const { rows } = await readRosterFile(Buffer.from('Badge,Name,Unit\n1,A B,K9'), {})
    expect(planRoster({ rows, current: roster([], { units }), today }).unitQuestions?.[0]?.like).toEqual([
      { unitId: 'u2', name: 'Patrol > K-9' },
    ])
  })
})

test('20,000 people with one number are refused row by row, soon, and in small steps', async () => {
  const text = `Badge,Name\n${Array.from({ length: 20_000 }, (_, at) => `7,Ann Person${at}`).join('\n')}`
  const { rows } = await readRosterFile(Buffer.from(text), {})
  /** Milliseconds of this process, so that others on the machine do not count. */
  const worked = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000
  const from = worked()
  const steps = planSteps({ rows, current: roster([]), today })
  let longest = 0
  for (;;) {
    const begun = worked()
    const step = steps.next()
    longest = Math.max(longest, worked() - begun)
    if (!step.done) continue
    expect(step.value.entries).toHaveLength(20_000)
    expect(step.value.entries[0]?.why).toMatch(/rows 3, 4, 5, 6 and 7 and more/)
    break
  }
  expect(worked() - from).toBeLessThan(8000)
  expect(longest).toBeLessThan(400)
})
