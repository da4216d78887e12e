import { getTableConfig } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import * as listingTables from './listing-tables'
import * as vocabularyTables from './vocabulary-tables'

const tables = { ...listingTables, ...vocabularyTables }

test('no table of the directory has room for a street', () => {
  for (const table of Object.values(tables)) {
    const { name, columns } = getTableConfig(table)
    expect([name, columns.filter((column) => /street|address|venue/i.test(column.name))]).toEqual([name, []])
  }
})

test('each table is locked by policies for reading and for adding', () => {
  for (const table of Object.values(tables)) {
    const { name, policies } = getTableConfig(table)
    const doors = policies.map((policy) => policy.for)
    const isLocked = doors.includes('all') || (doors.includes('select') && doors.includes('insert'))
    // What a file added goes when the file is taken back, by the system's hand alone.
    expect([name, isLocked, doors.includes('delete')]).toEqual([name, true, name === 'listings'])
  }
})
