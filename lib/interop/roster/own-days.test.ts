import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  actingCtx,
  auditorOf,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makePerson,
  owner,
  supervisorOf,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { csvLine } from '@/lib/formats/csv'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { unpack } from '@/lib/platform/packed'
import { makeRequirement } from '@/lib/requirements/commands'
import { getOwnDates, keepOwnDates } from '@/lib/requirements/own-dates/kept'
import { matchColumns } from './columns'
import { applyRoster, checkRoster } from './commands'
import { exportRoster, rosterColumns } from './export'
import { getBatch, listRefusedRows } from './queries'
import { rollBackRoster } from './roll-back'

testDatabase()
afterAll(closeOwner)

type World = { agencyId: string; ctx: Ctx }
async function world(): Promise<World> {
  const agencyId = await makeAgency()
  return { agencyId, ctx: actingCtx(await makePerson('Dana', 'Whitfield'), [coordinatorOf(agencyId)]) }
}

const HEADER = 'Emp #,Last,First,Rank,License Date,Cert Date'
const csv = (...rows: string[]) => [HEADER, ...rows].join('\n')
const check = async ({ agencyId, ctx }: World, text: string) => {
  const { batchId } = await checkRoster(ctx, { agencyId, fileName: 'roster.csv', text })
  return getBatch(ctx, { batchId })
}
const load = async (at: World, text: string) => {
  const { batchId } = await check(at, text)
  return { batchId, ...(await applyRoster(at.ctx, { batchId })) }
}
const kept = async ({ agencyId }: World) =>
  (
    await owner()<{ line: string }[]>`select p.family_name || ' ' || d.kind || ' ' || d.dated_on as line
      from own_dates d join people p on p.id = d.person_id where d.agency_id = ${agencyId} and d.replaced_at is null order by 1`
  ).map(({ line }) => line)
const personOf = async ({ agencyId }: World, familyName: string) =>
  (
    await owner()<{ id: string }[]>`select distinct p.id from people p join affiliations a on a.person_id = p.id
      where a.agency_id = ${agencyId} and p.family_name = ${familyName}`
  )[0]?.id ?? ''

describe('columns of days that rules count from', () => {
  test.each([
    ['TCOLE License Date', 'Original Hire Date', null],
    ['License Date', 'Hire Date', 'licenseOn'],
    ['Officer License Date', 'DOH', 'licenseOn'],
    ['Date Certified', 'Date Appointed', 'certificationOn'],
    ['POST Cert. Date', 'Hire Date', null],
    ['Certification Expiration Date', 'Hire Date', null],
    ['License Number', 'Hire Date', null],
    ['Chief since', 'Appointment Date', 'appointmentOn'],
    ['Promoted to Supervisor', 'Start Date', 'promotionOn'],
    ['Sergeant Since', 'Hired', 'promotionOn'],
    ['Promotion Date', 'Hired', null],
    ['Grant POC since', 'Hired', 'grantContactOn'],
    ['Birth Month', 'Hired', 'birthMonth'],
    ['Date of Birth', 'Hired', null],
    ['DOB', 'Hired', null],
  ])('“%s” beside “%s” is %s, and the other one the hire date', (heading, hired, field) => {
    expect(matchColumns(['Name', heading, hired])).toEqual([
      { header: 'Name', field: 'fullName' },
      { header: heading, field },
      { header: hired, field: 'hiredOn' },
    ])
  })

  test('what the heading does not say, a person does', async () => {
    const at = await world()
    const text = ['Name,Badge,TCOLE Basic', '"Lucero, Ana",1,3/1/2019'].join('\n')
    const { batchId } = await checkRoster(at.ctx, {
      ...{ agencyId: at.agencyId, fileName: 'roster.csv', text, columns: { 'TCOLE Basic': 'licenseOn' } },
    })
    await applyRoster(at.ctx, { batchId })
    expect(await kept(at)).toEqual(['Lucero license 2019-03-01'])
  })
})

describe('days that a roster brings', () => {
  test('of a birth the month alone is taken, from whichever way it is written, and the trail does not say which', async () => {
    const at = await world()
    const columns = { DOB: 'birthMonth' }
    const rows = ['1,Lucero,Ana,5/17/1988', '2,Ode,Ben,September', '3,Vance,Cy,2', '4,Wu,Di,Smarch']
    const { batchId } = await checkRoster(at.ctx, {
      ...{ agencyId: at.agencyId, fileName: 'roster.csv', text: ['Emp #,Last,First,DOB', ...rows].join('\n'), columns },
    })
    const { items } = await getBatch(at.ctx, { batchId })
    expect(items.find(({ name }) => name === 'Di Wu')?.why).toBe(
      'What stands under “Month of birth” is no month. Write it as 5 or May.',
    )
    await applyRoster(at.ctx, { batchId })
    expect(await kept(at)).toEqual([
      ...['Lucero birth-month 2000-05-01', 'Ode birth-month 2000-09-01', 'Vance birth-month 2000-02-01'],
    ])
    const trail =
      await owner()`select detail::text from audit_events where agency_id = ${at.agencyId} and event = 'own-dates.changed'`
    expect(trail.map(({ detail }) => detail).join()).toMatch(/kept/)
    expect(trail.map(({ detail }) => detail).join()).not.toMatch(/2000-|1988/)
    const { lines } = await exportRoster(at.ctx, at)
    expect(lines.map((line) => line.at(-1))).toEqual(['May', 'September', 'February'])
  })

  test.each(['0', '13', 'Margaret', 'Decker', 'Maybe', 'Sep/Oct', '5/17/88', '32874', '1899-05-17', '=MONTH(A1)'])(
    'under a month of birth “%s” is none, and nothing of it is kept or said again',
    async (cell) => {
      const at = await world()
      const { batchId } = await checkRoster(at.ctx, {
        ...{ agencyId: at.agencyId, fileName: 'roster.csv', columns: { DOB: 'birthMonth' } },
        text: `Emp #,Last,First,DOB\n1,Lucero,Ana,"${cell}"`,
      })
      const { items } = await getBatch(at.ctx, { batchId })
      expect(items).toMatchObject([
        { kind: 'refused', why: expect.stringMatching(/is no month\. Write it as 5 or May\.$/) },
      ])
      const { rows } = await listRefusedRows(at.ctx, { batchId })
      expect(JSON.stringify(rows)).not.toContain(cell === '0' || cell === '13' ? `"${cell}"` : cell)
    },
  )

  test('of a row that is not taken for another reason the month alone is kept with it', async () => {
    const at = await world()
    const { batchId } = await checkRoster(at.ctx, {
      ...{ agencyId: at.agencyId, fileName: 'roster.csv', columns: { DOB: 'birthMonth' } },
      text: 'Emp #,Last,First,License Date,DOB\n1,Lucero,Ana,soon,5/17/1988\n2,Ode,Ben,,0000-00-00\n3,Vance,Cy,,Sept.',
    })
    const { rows } = await listRefusedRows(at.ctx, { batchId })
    expect(rows.map((row) => row.slice(0, -1))).toEqual([['1', 'Ana', 'Lucero', 'soon', 'May']])
    await applyRoster(at.ctx, { batchId })
    expect(await kept(at)).toEqual(['Vance birth-month 2000-09-01'])
  })

  test.each([
    ['one cell too many', '1,Lucero,Ana,Patrol,Sgt,05/17/1988,x'],
    ['a comma in a name', '1,Lucero, Jr.,Ana,Patrol,,05/17/1988'],
    ['a cell missing before the end', '1,Lucero,Ana,5/17/1988'],
    ['the day in words', '1,Lucero,Ana,"May 17, 1988"'],
    ['the day first', '1,Lucero,Ana,17.5.1988,x,x,x'],
    ['all that comes before missing', '5/17/1988,Lucero'],
    ['a day under the name', '1,05171988,Ana'],
    ['a day as spreadsheets shorten it under the number', '17-May-88,Lucero,Ana,x,x,x,x'],
    ['a month and a year under the number', 'May 1988,Lucero,Ana,x,x,x,x'],
  ])('of a row with %s nothing of a date of birth is kept, under whichever column it slid', async (_, row) => {
    const at = await world()
    const { batchId } = await checkRoster(at.ctx, {
      ...{ agencyId: at.agencyId, fileName: 'roster.csv', columns: { DOB: 'birthMonth' } },
      text: `Emp #,Last,First,Position,License Date,DOB\n${row}\n2,Ode,Ben,Clerk,,June\n3,Vance,Cy,Clerk,,July\n4,Wu,Di,Clerk,,`,
    })
    const { items } = await getBatch(at.ctx, { batchId })
    const refused = items.filter(({ kind }) => kind === 'refused')
    expect(refused).toMatchObject([{ why: expect.stringMatching(/cells/) }])
    const { rows } = await listRefusedRows(at.ctx, { batchId })
    expect(rows).toHaveLength(1)
    const [kept] = await owner()`select entries from roster_batches where id = ${batchId}`
    const all = JSON.stringify([refused, rows, await unpack(kept?.entries)])
    expect(all).not.toMatch(/1988|17[.,]|May|5\/17|0517/)
    if (row.startsWith('1,')) expect(rows[0]?.[0]).toBe('1')
  })

  test('a row with the right number of cells is kept as it was written, to be repaired', async () => {
    const at = await world()
    const { batchId } = await checkRoster(at.ctx, {
      ...{ agencyId: at.agencyId, fileName: 'roster.csv', columns: { DOB: 'birthMonth' } },
      text: 'Emp #,Last,First,Position,License Date,DOB\n1,Lucero,Ana,Patrol,soon,5/17/1988',
    })
    const { rows } = await listRefusedRows(at.ctx, { batchId })
    expect(rows.map((each) => each.slice(0, -1))).toEqual([['1', 'Ana', 'Lucero', 'Patrol', 'soon', 'May']])
  })

  test('once a file is loaded its lines say that a month of birth came, changed or went, never which', async () => {
    const at = await world()
    const loadMonths = async (...rows: string[]) => {
      const text = ['Emp #,Last,First,Birth Month,License Date', ...rows].join('\n')
      const { batchId } = await checkRoster(at.ctx, { agencyId: at.agencyId, fileName: 'roster.csv', text })
      const before = (await getBatch(at.ctx, { batchId })).items.map(({ why }) => why).join()
      await applyRoster(at.ctx, { batchId })
      const after = await getBatch(at.ctx, { batchId })
      const [row] = await owner()`select entries from roster_batches where id = ${batchId}`
      const lines = JSON.stringify(await unpack(row?.entries))
      return { batchId, before, after: after.items.map(({ why }) => why).join(), lines }
    }
    const first = await loadMonths('1,Lucero,Ana,May,4/13/2020', '2,Ode,Ben,June,')
    expect(first.before).toMatch(/Month of birth: May\./)
    expect(first.after).toMatch(/Month of birth: kept\..*Month of birth: kept\./)
    const second = await loadMonths('1,Lucero,Ana,August,', '2,Ode,Ben,remove,')
    expect(second.before).toMatch(/Month of birth: August; was May\..*Month of birth: taken away; was June\./)
    expect(second.after).toMatch(/Month of birth: kept\..*Month of birth: taken away\./)
    for (const { lines } of [first, second]) expect(lines).not.toMatch(/2000-0|May|June|August/)
    expect(first.lines).toMatch(/2020-04-13/)
    await rollBackRoster(at.ctx, second)
    expect(await kept(at)).toContain('Lucero birth-month 2000-05-01')
  })

  test('are told of each person before they are kept: added, changed, taken away; what is empty changes nothing', async () => {
    const at = await world()
    await load(at, csv('1,Lucero,Ana,Officer,4/13/2020,', '2,Ode,Ben,Officer,5/1/2018,6/1/2018', '3,Vance,Cy,Clerk,,'))
    expect(await kept(at)).toEqual([
      ...['Lucero license 2020-04-13', 'Ode certification 2018-06-01', 'Ode license 2018-05-01'],
    ])
    const next = csv('1,Lucero,Ana,Officer,2020-04-14,n/a', '2,Ode,Ben,Sergeant,remove,', '3,Vance,Cy,Clerk,,12/1/2021')
    const { items, counts, batchId } = await check(at, next)
    expect(items.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'Ana Lucero: License issued: Apr 14, 2020; was Apr 13, 2020.',
      'Ben Ode: Sergeant; was Officer. License issued: taken away; was May 1, 2018.',
      'Cy Vance: Certification issued: Dec 1, 2021.',
    ])
    expect(counts).toMatchObject({ changed: 3 })
    await applyRoster(at.ctx, { batchId })
    expect(await kept(at)).toEqual([
      ...['Lucero license 2020-04-14', 'Ode certification 2018-06-01', 'Vance certification 2021-12-01'],
    ])
    expect(await check(at, next)).toMatchObject({ proposedCount: 0, counts: { unchanged: 3 } })
    const trail = await owner()`select detail from audit_events where agency_id = ${at.agencyId}
      and event = 'own-dates.changed' and person_id = ${await personOf(at, 'Ode')} order by recorded_at, id`
    expect(trail.map(({ detail }) => detail)).toEqual([
      {
        before: { licenseOn: null, certificationOn: null },
        after: { licenseOn: '2018-05-01', certificationOn: '2018-06-01' },
      },
      { before: { licenseOn: '2018-05-01' }, after: { licenseOn: null } },
    ])
  })

  test('that are none are refused by row, and hold up no other row', async () => {
    const at = await world()
    const { items } = await check(
      at,
      csv(
        '1,Lucero,Ana,,13/45/2020,',
        '2,Ode,Ben,,,43922',
        '3,Vance,Cy,,4/13/1920,',
        '4,Wu,Di,,4/13/2920,',
        '5,Xu,Ed,,4/13/2020,',
      ),
    )
    const refused = items.filter(({ kind }) => kind === 'refused').map(({ line, why }) => `${line}: ${why}`)
    expect(refused).toEqual([
      '2: The day under “License issued” “13/45/2020” is not a day. Write it as 2020-04-13 or, month first, 4/13/2020.',
      '3: The day under “Certification issued” “43922” is not a day. It is a spreadsheet’s own count of days. Format the column as a date, so that it reads 2020-04-13.',
      '4: The day under “License issued” is 1920-04-13. This day is before 1940. Check the year.',
    ])
    expect(items.filter(({ proposed }) => proposed).map(({ name }) => name)).toEqual(['Di Wu', 'Ed Xu'])
  })

  test('set what is owed by them, and taken back it is as before', async () => {
    const at = await world()
    await load(at, csv('1,Lucero,Ana,,5/1/2026,'))
    const before = await kept(at)
    await makeRequirement(at.ctx, {
      ...{ agencyId: at.agencyId, name: 'Cycle', criterion: { kind: 'course', courseId: await makeCourse() } },
      ...{ dueKind: 'within-days-of-start', withinDays: 90, population: 'everyone', effectiveFrom: '2025-01-01' },
      limits: { countedFrom: 'license' },
    })
    const due = async () =>
      (
        await owner()<{ line: string }[]>`select p.family_name || ' ' || o.due_on as line from obligations o
          join people p on p.id = o.person_id join requirements r on r.id = o.requirement_id
          where r.agency_id = ${at.agencyId} order by 1`
      ).map(({ line }) => line)
    expect(await due()).toEqual(['Lucero 2026-07-30'])
    const { batchId } = await load(at, csv('1,Lucero,Ana,,6/1/2026,', '2,Ode,Ben,,6/2/2026,'))
    expect(await due()).toEqual(['Lucero 2026-08-30', 'Ode 2026-08-31'])
    expect(await rollBackRoster(at.ctx, { batchId })).toMatchObject({ restored: 2, kept: [] })
    expect([await kept(at), await due()]).toEqual([before, ['Lucero 2026-07-30']])
    expect(await personOf(at, 'Ode')).toBe('')
  })

  test('cannot be taken back where somebody changed one by hand since', async () => {
    const at = await world()
    const { batchId } = await load(at, csv('1,Lucero,Ana,,5/1/2026,', '2,Ode,Ben,,5/2/2026,'))
    const whose = { agencyId: at.agencyId, personId: await personOf(at, 'Ode') }
    const { version } = await getOwnDates(at.ctx, whose)
    await keepOwnDates(at.ctx, { ...whose, madeFrom: version, licenseOn: '2026-05-03' })
    await expect(rollBackRoster(at.ctx, { batchId })).rejects.toThrow(/cannot be taken back: Ben Ode changed since/)
    expect(await kept(at)).toEqual(['Lucero license 2026-05-01', 'Ode license 2026-05-03'])
  })

  test('are found by whose and whose word they are, when people go with a load that is taken back', async () => {
    const plans = await owner().begin(async (tx) => {
      await tx`set local enable_seqscan = off`
      return Promise.all(
        ['person_id', 'recorded_by'].map(async (column) => {
          const rows = await tx.unsafe(`explain select 1 from own_dates where ${column} = '${newId()}'`)
          return rows.map((row) => row['QUERY PLAN']).join(' ')
        }),
      )
    })
    for (const plan of plans) expect(plan, 'each of 10,000 would read the whole table').not.toContain('Seq Scan')
  })

  test('that two people load at once come from one of the files, and are taken back once', async () => {
    const at = await world()
    const { batchId: first } = await load(at, csv('1,Lucero,Ana,,5/1/2026,', '2,Ode,Ben,,5/2/2026,'))
    const files = [
      csv('1,Lucero,Ana,,5/3/2026,', '2,Ode,Ben,,remove,'),
      csv('1,Lucero,Ana,,5/4/2026,', '2,Ode,Ben,,5/5/2026,'),
    ]
    const checked = [await check(at, files[0] ?? ''), await check(at, files[1] ?? '')]
    const applied = await Promise.allSettled(checked.map(({ batchId }) => applyRoster(at.ctx, { batchId })))
    expect(applied.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const won = applied.findIndex(({ status }) => status === 'fulfilled')
    expect(await kept(at)).toEqual(
      [['Lucero license 2026-05-03'], ['Lucero license 2026-05-04', 'Ode license 2026-05-05']][won],
    )
    const batchId = checked[won]?.batchId ?? ''
    const back = await Promise.allSettled([rollBackRoster(at.ctx, { batchId }), rollBackRoster(at.ctx, { batchId })])
    expect(back.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await kept(at)).toEqual(['Lucero license 2026-05-01', 'Ode license 2026-05-02'])
    expect(await rollBackRoster(at.ctx, { batchId: first })).toMatchObject({ restored: 2 })
    expect(await kept(at)).toEqual([])
  })

  test('that were changed by hand since the check are checked again first', async () => {
    const at = await world()
    await load(at, csv('1,Lucero,Ana,,5/1/2026,'))
    const { batchId } = await check(at, csv('1,Lucero,Ana,,5/2/2026,'))
    const whose = { agencyId: at.agencyId, personId: await personOf(at, 'Lucero') }
    const { version } = await getOwnDates(at.ctx, whose)
    await keepOwnDates(at.ctx, { ...whose, madeFrom: version, licenseOn: null })
    await expect(applyRoster(at.ctx, { batchId })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await kept(at)).toEqual([])
  })
})

describe('the roster as a file', () => {
  test('is its coordinators’ alone to take, and each time is noted', async () => {
    const at = await world()
    await load(at, csv('1,Lucero,Ana,,5/1/2026,'))
    const { lines } = await exportRoster(at.ctx, at)
    expect(lines).toEqual([expect.arrayContaining(['1', 'Ana', 'Lucero', '2026-05-01'])])
    for (const role of [supervisorOf, auditorOf])
      await expect(exportRoster(actingCtx(newId(), [role(at.agencyId)]), at)).rejects.toMatchObject({
        kind: 'forbidden',
      })
    const neighbor = actingCtx(newId(), [coordinatorOf(await makeAgency())])
    await expect(exportRoster(neighbor, at)).rejects.toMatchObject({ kind: 'not-found' })
    const noted =
      await owner()`select detail from audit_events where agency_id = ${at.agencyId} and event = 'report.exported'`
    expect(noted.map(({ detail }) => detail)).toEqual([{ report: 'roster', lines: 1 }])
  })

  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  const cell = fc.option(
    day.map((on) => on.toISOString().slice(0, 10)),
    { nil: '' },
  )
  const person = fc.record({
    names: fc.constantFrom('Ana,Lucero', 'Ben,O’Dell Jr.', 'María José,de la Cruz', ',Null', 'CY,"Vance, Sr."'),
    unit: fc.constantFrom('', 'Patrol', 'Patrol > Shift A', 'K-9 / Search', '-', '@SUM(1)'),
    position: fc.constantFrom('', 'Officer', '007', '"Clerk, ""II"""', '+1', '-cmd|x!A1'),
    employment: fc.constantFrom('', 'sworn', 'civilian', 'volunteer', 'contractor'),
    hired: cell,
    days: fc.tuple(cell, cell, cell, cell, cell, cell, fc.constantFrom('', 'May', '12')),
  })

  test('loaded again as it is changes nothing, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 6 }), async (people) => {
        const at = await world()
        const rows = people.map(({ names, unit, position, employment, hired, days }, n) =>
          [`${n}7`, names, `p${n}.${newId()}@agency.example`, unit, position, employment, hired, '', ...days].join(','),
        )
        const header = csvLine(rosterColumns).trim()
        await load(at, [header, ...rows].join('\n'))
        const { lines } = await exportRoster(at.ctx, at)
        const written = lines.map((line) => csvLine(line).trim())
        expect(written.join('\n'), 'no spreadsheet works anything out').not.toMatch(/(^|,)"?[=+@-]/m)
        const again = await check(at, [header, ...written].join('\n'))
        expect(again.items).toEqual([])
        expect(again).toMatchObject({ rowCount: lines.length, proposedCount: 0, absent: 0 })
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})
