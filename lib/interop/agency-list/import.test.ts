import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { actingCtx, administrator, closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { changeAgency } from '@/lib/agencies/commands'
import { getAgency } from '@/lib/agencies/queries'
import type { Ctx } from '@/lib/platform/context'
import { systemCtx } from '@/lib/platform/context'
import { agencyListFile } from '../table-files'
import { importAgencies } from './commands'
import { importAgencyList } from './jobs'
import { getImport, listImports } from './queries'
import { readAgencyList } from './rules'

testDatabase()
afterAll(closeOwner)

const HEADER = 'state,key,agency_name,agency_type_name,icpsr_lat,icpsr_lng,primary_county'
const list = (...rows: string[]) => [HEADER, ...rows].join('\n')
const asAdministrator = async () => actingCtx(await makePerson(), [administrator])
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { kind?: string; message: string }) => `${error.kind}: ${error.message}`,
  )

async function start(ctx: Ctx, text: string | Buffer) {
  const { fileId } = await sent(ctx, { ...agencyListFile, maySend: () => true }, 'agencies.csv', text)
  return importAgencies(ctx, { source: 'An invented list, 2026', fileId })
}
async function run(ctx: Ctx, text: string | Buffer) {
  const { importId } = await start(ctx, text)
  await importAgencyList.run(systemCtx('import-agency-list'), { importId })
  return getImport(ctx, { importId })
}

describe('reading a list', () => {
  const read = (...cells: string[][]) =>
    readAgencyList(
      cells.map((row, at) => ({
        line: at + 2,
        cells: Object.fromEntries(HEADER.split(',').map((name, i) => [name, row[i] ?? ''])),
      })),
    )

  test.each([
    ['an ORI that is none', ['OR', 'XYZ', 'Marlow', 'City', '45', '-122', ''], /not an ORI/],
    ['no name', ['OR', 'OR0990100', '', 'City', '45', '-122', ''], /no name/],
    ['a state there is not', ['CZ', 'CZ0000500', 'Canal Zone', 'Other', '', '', ''], /not a state/],
  ])('a row with %s is refused by name', (_, row, why) => {
    const { agencies, findings } = read(row)
    expect(agencies).toEqual([])
    expect(findings).toEqual([{ line: 2, severity: 'refused', message: expect.stringMatching(why) }])
  })

  test('an ORI that stands twice counts once, and the row says which one', () => {
    const row = ['OR', 'OR0990100', 'Marlow', 'City', '45', '-122', '']
    expect(read(row, row)).toMatchObject({
      agencies: [{ line: 2 }],
      findings: [{ line: 3, severity: 'refused', message: expect.stringMatching(/row 2/) }],
    })
  })

  test('what is doubtful is taken over and named: unknown type, no place, a place elsewhere, one name twice', () => {
    const { agencies, findings } = read(
      ['OR', 'OR0990100', 'Marlow', 'Unknown', '45', '-122', ''],
      ['OR', 'OR0990200', 'MARLOW', 'City', '', '', ''],
      ['TX', 'TX0990200', 'Alta', 'City', '45', '100', ''],
    )
    expect(agencies).toHaveLength(3)
    expect(findings.map(({ line, message }) => `${line} ${message}`)).toEqual([
      expect.stringMatching(/^2 .*type “Unknown”/),
      expect.stringMatching(/^3 .*no place on the map; its time zone is that of most of OR/),
      expect.stringMatching(/^3 .*also stands in row 2/),
      expect.stringMatching(/^4 .*outside the United States/),
    ])
  })

  test('old letters for Nebraska are Nebraska, and a tribe’s agency is one', () => {
    const { agencies } = read(['NB', 'NB0600200', 'Marlow', 'Tribal', '41.9', '-97.6', 'Madison'])
    expect(agencies).toMatchObject([{ state: 'NE', kind: 'tribal', timeZone: 'America/Chicago', county: 'Madison' }])
  })
})

describe('an import', () => {
  test('adds agencies once: the same file again changes nothing', async () => {
    const ctx = await asAdministrator()
    const text = list(
      'OR,OR0980100,Marlow Bay Police,City,43.6,-124.2,Coos',
      'OR,OR0980200,Alder Sheriff,County,44.0,-117.1,Malheur',
    )
    expect(await run(ctx, text)).toMatchObject({ state: 'done', rowCount: 2, rowsDone: 2, added: 2, unchanged: 0 })
    const rows = () => owner()`select * from agencies where ori like 'OR098%' order by ori`
    const before = [...(await rows())]
    expect(before.map(({ time_zone }) => time_zone)).toEqual(['America/Los_Angeles', 'America/Boise'])
    expect(await run(ctx, text)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect([...(await rows())]).toEqual(before)
  })

  test('changes what the list changed, and not what somebody corrected by hand', async () => {
    const ctx = await asAdministrator()
    await run(ctx, list('OR,OR0970100,Marlow Pd,City,43.6,-124.2,Coos', 'OR,OR0970200,Alder Pd,City,43.6,-124.2,Coos'))
    const [alder] = await owner()<{ id: string }[]>`select id from agencies where ori = 'OR0970200'`
    const facts = {
      kind: 'prosecution',
      ori: 'OR0970200',
      uei: null,
      state: 'OR',
      county: null,
      timeZone: null,
      isOvcGrantee: false,
    }
    const { version } = await getAgency(ctx, { agencyId: alder?.id })
    await changeAgency(ctx, { agencyId: alder?.id, madeFrom: version, name: 'Alder Police Department', ...facts })
    const second = list(
      'OR,OR0970100,Marlow Police Department,City,43.6,-124.2,Coos',
      'OR,OR0970200,Alder P.D.,City,43.6,-124.2,Coos',
    )
    expect(await run(ctx, second)).toMatchObject({ added: 0, changed: 1, unchanged: 1 })
    const names = await owner()`select name, kind from agencies where ori like 'OR097%' order by ori`
    expect([...names]).toEqual([
      { name: 'Marlow Police Department', kind: 'law-enforcement' },
      { name: 'Alder Police Department', kind: 'prosecution' },
    ])
  })

  test('says when the record has an agency of that name by hand', async () => {
    const ctx = await asAdministrator()
    await owner()`insert into agencies (id, name, sort_name, kind, state, time_zone, created_at, updated_at)
      values (gen_random_uuid(), 'Tidewater Police', 'tidewater police', 'law-enforcement', 'OR', 'America/Los_Angeles', now(), now())`
    const found = await run(ctx, list('OR,OR0960100,Tidewater Police,City,43.6,-124.2,Coos'))
    expect(found.findings).toMatchObject([{ line: 2, message: expect.stringMatching(/entered by hand/) }])
  })

  test('goes on where a crash left it, and counts nothing twice', async () => {
    const ctx = await asAdministrator()
    const rows = Array.from(
      { length: 2500 },
      (_, n) => `OR,OR${String(5_000_000 + n)},Crash ${n},City,43.6,-124.2,Coos`,
    )
    const { importId } = await start(ctx, list(...rows))
    expect(await failure(start(ctx, list(...rows)))).toMatch(/^conflict/)
    await owner()`update agency_imports set rows_done = 1000, added = 1000 where id = ${importId}`
    await importAgencyList.run(systemCtx('import-agency-list'), { importId })
    await importAgencyList.run(systemCtx('import-agency-list'), { importId })
    expect(await getImport(ctx, { importId })).toMatchObject({ state: 'done', rowsDone: 2500, added: 2500 })
    expect(await owner()`select 1 from agencies where name like 'Crash %'`).toHaveLength(1500)
    const [row] = await owner()`select file_id from agency_imports where id = ${importId}`
    expect(row?.file_id).toBeNull()
  })

  test('is the administrator’s alone, and a file that is none is refused at once', async () => {
    const stranger = actingCtx(await makePerson())
    expect(await failure(start(stranger, list('OR,OR0950100,X,City,,,')))).toMatch(/^forbidden/)
    expect(await failure(listImports(stranger))).toMatch(/^not-found/)
    const ctx = await asAdministrator()
    expect(await failure(start(ctx, 'a,b\n1,2'))).toMatch(/no column state, key/)
    expect(await failure(start(ctx, HEADER))).toMatch(/no rows/)
  })
})

/** Public lists are kept beside the project, never in it; without them this is left out. */
const lists = process.env.ATTEST_AGENCY_LISTS ?? path.resolve('..', 'shared', 'data')
const real = path.join(lists, 'us-law-enforcement-agencies.csv')

test.skipIf(!existsSync(real))(
  'the national list is taken over in under thirty seconds, every row accounted for',
  async () => {
    const ctx = await asAdministrator()
    await owner()`delete from agencies where source is not null`
    const begun = performance.now()
    const done = await run(ctx, readFileSync(real))
    expect(performance.now() - begun).toBeLessThan(30_000)
    expect(done.state).toBe('done')
    expect(done.added + done.changed + done.unchanged + done.refused).toBe(done.rowCount)
    const again = await run(ctx, readFileSync(real))
    expect(again).toMatchObject({ added: 0, changed: 0, refused: done.refused, noted: done.noted })
  },
  90_000,
)
