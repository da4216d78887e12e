/** The directory answers from memory exactly as the database would, and never what is not public any more. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { writeIfNeeded } from '@/lib/audit/write'
import { anyoneCtx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { statesOfZip } from '@/lib/platform/zip-states'
import { asSql } from './as-sql.fixture'
import { exportRows } from './export'
import { listingKinds } from './fields'
import { findListings, mapListings } from './finding'
import { aListing } from './inputs.fixture'
import { readWords } from './kept-words'
import { distances, listingFilter } from './listing-inputs'
import { listings } from './listing-tables'
import { loadDirectoryWords } from './loading'
import { columnsOf } from './records'

testDatabase()

const anyone = anyoneCtx()
/** Towns close to one another and to borders, cities that are counties of their own, islands on both sides of the 180th meridian. */
const zips = [
  '95110',
  '95112',
  '94103',
  '89501',
  '96150',
  '23219',
  '23220',
  '23851',
  '21201',
  '21204',
  '20001',
  '22201',
  '99546',
  '96799',
]
const counties = [
  'CA Santa Clara',
  'VA Richmond',
  'VA Richmond city',
  'MD Baltimore',
  'MD Baltimore city',
  'VA Franklin city',
  'NV Washoe County',
]
const services = ['individual-advocacy', 'emergency-shelter', 'immigration-legal', 'transport']
const crimes = ['human-trafficking-labor', 'human-trafficking-sex']
const languages = ['spa', 'vie', 'kor']
const people = ['adults', 'veterans']
const some = <T>(of: readonly T[], maxLength = 2) => fc.uniqueArray(fc.constantFrom(...of), { maxLength })

const listing = fc.record({
  zip: fc.option(fc.constantFrom(...zips), { freq: 4 }),
  state: fc.constantFrom('CA', 'NV', 'VA', 'MD', 'DC'),
  kind: fc.constantFrom(...listingKinds.slice(0, 3)),
  servedStates: some(['CA', 'NV', 'VA', 'MD']),
  servedCounties: some(counties),
  isNationwide: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  interpreter: fc.boolean(),
  ...{
    serviceIds: some(services),
    victimizationIds: some(crimes),
    languageIds: some(languages),
    populationIds: some(people),
  },
  name: fc.constantFrom('Lantern', 'Árbol', 'beacon', 'Harbor', 'Open Door'),
})

beforeAll(async () => {
  await loadDirectoryWords(systemCtx('test'))
  const personId = await makePerson()
  const known = await read(systemCtx('test'), readWords)
  const rows = fc.sample(listing, { numRuns: 300, seed: 8 }).map(({ zip, state, ...fields }, n) => ({
    ...columnsOf(aListing({ ...fields, postalCode: zip ?? '', state: (zip && statesOfZip(zip)[0]) ?? state }), known),
    ...{ id: newId(), slug: `listing-${n}`, status: n % 10 === 9 ? ('suggested' as const) : ('listed' as const) },
    ...{
      createdAt: anyone.now,
      updatedAt: anyone.now,
      lastVerifiedOn: '2026-11-01',
      verifiedHow: 'called' as const,
      verifiedBy: personId,
    },
  }))
  await writeIfNeeded(systemCtx('test'), async (w) => {
    await w.tx.insert(listings).values(rows)
    w.record('reference.loaded', { kind: 'reference', id: 'directory' })
  })
})

const question = fc.record(
  {
    zip: fc.constantFrom(...zips, '00000'),
    within: fc.constantFrom(...distances),
    state: fc.constantFrom('CA', 'VA', 'NV'),
    ...{
      kind: some(listingKinds.slice(0, 3)),
      crime: some(crimes),
      help: some(services),
      language: some(languages),
      whom: some(people),
    },
    q: fc.constantFrom('lantern', 'arbol', 'open -beacon'),
  },
  { requiredKeys: [] },
)

test('whatever is asked, the answer is that of the database: who, in which order, how far, and why', async () => {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const wanted = await read(anyone, async (tx) => asSql(tx, listingFilter.parse(asked)))
      const first = await findListings(anyone, asked)
      expect(first.total).toBe(wanted.length)
      const items = [...first.items]
      for (let page = 2; page <= first.pages; page += 1)
        items.push(...(await findListings(anyone, { ...asked, page })).items)
      const reaches = ['near', 'state', 'nationwide']
      expect(items.map(({ slug, reach }) => [slug, reach])).toEqual(
        wanted.map(({ slug, tier }) => [slug, tier === null ? null : reaches[tier - 1]]),
      )
      for (const [at, { miles }] of items.entries())
        if (miles === null) expect(wanted[at]?.miles).toBeNull()
        else expect(miles).toBeCloseTo(wanted[at]?.miles ?? Number.NaN, 6)
      const [map, rows] = await Promise.all([mapListings(anyone, asked), all(exportRows(anyone, asked))])
      expect([map.total, map.dots.length + map.unplaced]).toEqual([wanted.length, wanted.length])
      expect(new Set(rows.map(([slug]) => slug))).toEqual(new Set(wanted.map(({ slug }) => slug)))
    }),
    { numRuns: 80 },
  )
})

test('a change that another process made is in the next answer, and what it retired in none', async () => {
  const { items, total } = await findListings(anyone, { zip: '95110' })
  const [gone, renamed] = items.map(({ slug }) => slug) as [string, string]
  await owner().begin(async (sql) => {
    await sql`update listings set status = 'retired' where slug = ${gone}`
    await sql`update listings set name = 'Renamed', latitude = 0, longitude = 0, postal_code = null, state = 'CA' where slug = ${renamed}`
  })
  const after = await findListings(anyone, { zip: '95110' })
  expect(after.total).toBeLessThan(total)
  expect(after.items.map(({ slug }) => slug)).not.toContain(gone)
  expect(after.items.find(({ slug }) => slug === renamed)?.reach).not.toBe('near')
})

test('whatever is changed and however, the next answer is by what is there then', async () => {
  const shown = async () => (await findListings(anyone, { zip: '95110' })).items
  const [one, other] = (await shown()).map(({ slug }) => slug) as [string, string]
  await owner()`update listings set phone = '555-010-0199' where slug = ${one}`
  expect((await shown()).find(({ slug }) => slug === one)?.phone).toBe('555-010-0199')
  await owner()`update listings set status = 'retired' where slug = ${one}`
  await owner()`delete from listings where slug = ${other}`
  for (const slug of [one, other]) {
    expect((await shown()).map((each) => each.slug)).not.toContain(slug)
    expect((await mapListings(anyone, { zip: '95110' })).dots.map((each) => each.slug)).not.toContain(slug)
  }
})

test('what is suggested and changed out of sight leaves the memory as it is', async () => {
  const generation = async () =>
    (await owner()`select generation from content_generations where kind = 'directory'`)[0]?.generation
  await owner()`update listings set status = 'suggested' where slug = (select slug from listings where status = 'listed' limit 1)`
  const before = await generation()
  await owner()`update listings set name = 'Nobody sees it' where status = 'suggested'`
  expect(await generation()).toBe(before)
})

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const row of rows) found.push(row)
  return found
}
