import { readFileSync } from 'node:fs'
import { getTableColumns, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { expect, it } from 'vitest'
import * as agencies from '@/lib/agencies/tables'
import * as audit from '@/lib/audit/tables'
import * as events from '@/lib/events/tables'
import * as identity from '@/lib/identity/tables'
import * as interop from '@/lib/interop/tables'
import * as learning from '@/lib/learning/tables'
import * as records from '@/lib/records/tables'
import * as requirements from '@/lib/requirements/tables'
import { dataModel } from './data-model'

it('the data-model page says what the tables are', async () => {
  expect(readFileSync('docs/data-model.md', 'utf8'), 'run: npm run generate').toBe(await dataModel())
})

it('every table about a person or of an agency has row security', () => {
  const tables = [agencies, audit, events, identity, interop, learning, records, requirements]
    .flatMap((domain) => Object.values(domain))
    .filter((each): each is PgTable => is(each, PgTable))
  const tenant = tables.filter((table) =>
    ['personId', 'agencyId', 'organizerId', 'startedBy'].some((name) => name in getTableColumns(table)),
  )
  expect(tenant.length).toBeGreaterThan(15)
  expect(
    tenant.filter((table) => getTableConfig(table).policies.length === 0).map((table) => getTableConfig(table).name),
  ).toEqual([])
})
