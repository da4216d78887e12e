import { afterAll, expect, it } from 'vitest'
import { closeOwner, makeAgency, makePerson, owner } from '@/e2e/support/facts'
import { sent } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { removeServed } from '@/lib/audit/sweep'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { pack } from '@/lib/platform/packed'
import { plusDays } from '@/lib/platform/time'
import { interopRetention } from './retention'
import { keptPlan, planOf } from './roster/kept-plan'
import { agencyListFile } from './table-files'

testDatabase()
afterAll(closeOwner)

const start = new Date('2026-11-20T16:00:00Z')
const nightAfter = (days: number) => removeServed(systemCtx('test', plusDays(start, days)), interopRetention)

async function load(state: 'checked' | 'applied', taken = '{}'): Promise<string> {
  const id = newId()
  const undo = state === 'applied' ? taken : null
  await owner()`insert into roster_batches (id, agency_id, file_name, digest, state, row_count, serving_count, counts, columns,
      plan, entries, basis, undo, applied_count, uploaded_by, uploaded_at, applied_at)
    values (${id}, ${await makeAgency()}, 'roster.csv', '', ${state}, 1, 1, '{}', '{}',
      '{"today": "2026-11-20"}', ${await pack([{ key: 'Lou Ferrer' }])}, '', ${undo}, 1, ${await makePerson()}, ${start},
      ${state === 'applied' ? start : null})`
  return id
}

const kept = async (id: string) => (await owner()`select plan, entries, undo from roster_batches where id = ${id}`)[0]

it('a roster that was only checked goes after thirty days', async () => {
  const id = await load('checked')
  expect(await nightAfter(29)).toMatchObject({ 'unused-files': 0 })
  expect(await kept(id)).toBeDefined()
  expect(await nightAfter(31)).toMatchObject({ 'unused-files': 1, 'lines-of-files': 0 })
  expect(await kept(id)).toBeUndefined()
})

it('the lines of one that was loaded go after a year, once; that it was loaded stays', async () => {
  const id = await load('applied')
  expect(await nightAfter(364)).toMatchObject({ 'lines-of-files': 0 })
  expect(await nightAfter(366)).toMatchObject({ 'lines-of-files': 1 })
  expect(await kept(id)).toEqual({ plan: { today: '2026-11-20', keepsMonths: false }, entries: null, undo: null })
  expect(await nightAfter(367)).toMatchObject({ 'lines-of-files': 0 })
})

it('a month of birth in a row that was not taken goes after thirty days, from files of before that was kept count of too', async () => {
  const [id, older] = [await load('applied'), await load('applied')]
  const cells = { employeeNumber: '7', familyName: 'Lucero', birthMonth: 'May' }
  const { plan, entries } = await keptPlan({
    ...{ today: '2026-11-20', newUnits: [] },
    entries: [
      {
        key: 'row 2',
        kind: 'refused',
        line: 2,
        name: 'Lucero',
        about: '',
        why: '',
        proposed: false,
        change: null,
        cells,
      },
    ],
  })
  await owner()`update roster_batches set plan = ${JSON.stringify(plan)}::text::jsonb, entries = ${entries} where id = ${id}`
  await owner()`update roster_batches set entries = ${entries} where id = ${older}`
  const cellsOf = async (which: string) => (await planOf((await kept(which)) as never)).entries[0]?.cells
  await nightAfter(29)
  expect(await cellsOf(id)).toEqual(cells)
  expect(await nightAfter(31)).toMatchObject({ 'months-of-birth-in-rows': expect.any(Number) })
  for (const which of [id, older]) expect(await cellsOf(which)).toEqual({ employeeNumber: '7', familyName: 'Lucero' })
  expect(await nightAfter(32)).toMatchObject({ 'months-of-birth-in-rows': 0 })
})

it('what a load took the place of goes after thirty days where it was a month of birth, and otherwise with the lines', async () => {
  const months = await load(
    'applied',
    '{"ownDays": {"added": [], "replaced": [{"kind": "birth-month", "datedOn": "2000-05-01"}]}}',
  )
  const other = await load(
    'applied',
    '{"ownDays": {"added": [], "replaced": [{"kind": "license", "datedOn": "2020-05-01"}]}}',
  )
  await nightAfter(29)
  expect((await kept(months))?.undo).not.toBeNull()
  expect(await nightAfter(31)).toMatchObject({ 'months-of-birth-in-files': 1 })
  expect(await kept(months)).toMatchObject({ undo: null, entries: expect.anything() })
  expect((await kept(other))?.undo).not.toBeNull()
})

it('a list of agencies that was never worked through goes after a week, and says so', async () => {
  const id = newId()
  const { fileId } = await sent(systemCtx('test', start), agencyListFile, 'list.csv', 'lines')
  await owner()`insert into agency_imports (id, file_name, digest, file_id, source, state, row_count, rows_done, added, changed,
      unchanged, findings, started_at) values (${id}, 'list.csv', '', ${fileId}, 'FBI', 'running', 2, 1, 1, 0, 0, '[]', ${start})`
  expect(await nightAfter(6)).toMatchObject({ 'abandoned-files': 0 })
  expect(await nightAfter(8)).toMatchObject({ 'abandoned-files': 1 })
  const [row] = await owner()`select state, file_id, failure, rows_done from agency_imports where id = ${id}`
  expect(row).toMatchObject({
    state: 'failed',
    file_id: null,
    rows_done: 1,
    failure: expect.stringContaining('did not come to its end'),
  })
})
