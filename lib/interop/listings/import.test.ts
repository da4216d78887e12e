import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { exportColumns, exportRows } from '@/lib/directory/export'
import { findListings } from '@/lib/directory/finding'
import { aListing, confirmation } from '@/lib/directory/inputs.fixture'
import { loadDirectoryWords } from '@/lib/directory/loading'
import { confirmListing } from '@/lib/directory/moderation'
import { getWaiting, listWaiting } from '@/lib/directory/queue'
import { reportListing, settleReport } from '@/lib/directory/reports'
import { changeListing, suggestListing } from '@/lib/directory/suggesting'
import { csvLine } from '@/lib/formats/csv'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { checkListings, loadListings, takeBackListings } from './commands'
import { getListingFile, listListingFiles, listProblemRows } from './queries'

testDatabase()
afterAll(closeOwner)

const start = new Date('2026-11-20T16:00:00Z')
let ticks = 0
/** Never twice at the same instant. */
const ticking = (ctx: Ctx): Ctx =>
  Object.defineProperty({ ...ctx }, 'now', { get: () => new Date(start.getTime() + ++ticks) })
let moderator: Ctx
let second: Ctx
let administrator: Ctx
let trainee: Ctx

beforeAll(async () => {
  const platform = { agencyId: null, unitId: null }
  const holding = async (...names: ('moderator' | 'administrator')[]) =>
    ticking(
      actingCtx(
        await makePerson(),
        names.map((role) => ({ role, ...platform })),
      ),
    )
  ;[moderator, second, administrator, trainee] = [
    await holding('moderator'),
    await holding('moderator'),
    await holding('administrator'),
    await holding(),
  ]
  await loadDirectoryWords(systemCtx('test', start))
})

const check = async (text: string, ctx = moderator) => {
  const { batchId } = await checkListings(ctx, { text, fileName: 'listings.csv', source: 'A list from the state' })
  return getListingFile(ctx, { batchId })
}
const load = async (text: string) => {
  const { batchId } = await check(text)
  await loadListings(moderator, { batchId })
  return batchId
}
const everything = () =>
  owner()`select l.*, n.notes from listings l left join listing_notes n on n.listing_id = l.id order by l.id`
const listed = async (over: Parameters<typeof aListing>[0]) => {
  const { listingId, version } = await suggestListing(trainee, aListing(over))
  await confirmListing(second, { listingId, madeFrom: version, ...confirmation('2026-11-20') })
  return listingId
}
const exported = async (q: string, change: Record<string, string> = {}) => {
  let text = csvLine(exportColumns)
  for await (const row of exportRows(anyoneCtx(start), { q }))
    text += csvLine(row.map((cell, at) => change[exportColumns[at] ?? ''] ?? cell))
  return text
}

const HEAD = 'key,name,kind,summary,state,phone,notes\n'
const WITH_COUNTIES = 'key,name,kind,summary,state,phone,counties,notes\n'

test('two lists that count their rows alike are two', async () => {
  const of = (name: string) => `${HEAD}1,${name},provider,Case management.,CA,,\n`
  await load(of('First of One List'))
  const { batchId } = await checkListings(moderator, { text: of('First of Another'), source: 'Another list' })
  expect((await getListingFile(moderator, { batchId })).counts).toMatchObject({ new: 1, changed: 0, alike: 0 })
  expect(await loadListings(moderator, { batchId })).toMatchObject({ added: 1 })
})

describe('a file of new listings', () => {
  const file = `${HEAD}h-1,Heron House,provider,Case management for survivors.,CA,555-010-0142,Award: 2020-VT-BX-9999\nh-2,Heron Office,compensation,Pays costs of victims of crime.,CA,,\n,Heron Net,coalition,Coalition of programs of the state.,CA,555-010-0143,\nh-4,Wrong,provider,Case management.,CA,12,\n`

  test('becomes suggestions that nobody else sees, once', async () => {
    const before = await check(file)
    expect(before.counts).toMatchObject({ new: 3, refused: 1, unchanged: 0 })
    expect(await loadListings(moderator, { batchId: before.batchId })).toEqual({ added: 3, changed: 0, left: 1 })
    expect((await findListings(anyoneCtx(start), { q: 'Heron' })).items).toEqual([])
    await expect(loadListings(moderator, { batchId: before.batchId })).rejects.toMatchObject({ kind: 'not-now' })
    expect(await check(file)).toMatchObject({ counts: { unchanged: 3, refused: 1, new: 0 }, proposedCount: 0 })
  })

  test('is for another moderator to make sure of than for who brought it', async () => {
    const [row] = await owner()`select id from listings where source_key = 'list:a list from the state|h-1'`
    const { version: madeFrom } = await getWaiting(second, { listingId: row?.id })
    const words = { listingId: row?.id, madeFrom, ...confirmation('2026-11-20') }
    await expect(confirmListing(moderator, words)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await confirmListing(second, words)).toMatchObject({ status: 'listed' })
  })

  test('is taken back, those apart that somebody decided about since', async () => {
    const { items } = await listListingFiles(moderator, {})
    const batchId = items.find(({ state }) => state === 'applied')?.batchId
    expect(await takeBackListings(moderator, { batchId })).toEqual({
      ...{ removed: 2, restored: 0, kept: ['Heron House'], waiting: [] },
    })
    const removed = await owner()`select subject_id from audit_events where event = 'listing.removed'`
    expect(removed).toHaveLength(2)
    await expect(takeBackListings(moderator, { batchId })).rejects.toMatchObject({ kind: 'not-now' })
  })

  test('gives out the rows that were not taken, with what is wrong', async () => {
    const { batchId } = await check(file)
    const { header, rows } = await listProblemRows(moderator, { batchId })
    expect(header).toEqual([...HEAD.trim().split(','), 'Line', 'What is wrong'])
    expect(rows).toEqual([
      ['h-4', 'Wrong', 'provider', 'Case management.', 'CA', '12', '', '5', expect.stringMatching(/2 digits/)],
    ])
  })
})

test('whatever a file says, twice is once, and taken back is as before', async () => {
  const word = fc.constantFrom(
    'Heron',
    'Oak',
    'Lantern',
    'County',
    'Erie',
    '12 Elm St',
    'Case',
    'management',
    "'=1+1",
    '555-010-0142',
  )
  const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '))
  const row = fc.record({
    key: fc.constantFrom('', 'k-1', 'k-2', 'k-3'),
    name: text,
    kind: fc.constantFrom('provider', 'coalition', 'Service provider', 'bakery'),
    summary: text.map((words) => `Helps survivors. ${words}`),
    state: fc.constantFrom('CA', 'New York', '', 'XX'),
    phone: fc.constantFrom('', '555-010-0142', '(555) 010-0143', '1'),
    counties: fc.constantFrom('', 'CA Contra Costa', 'MO Saint Louis', 'IN De Kalb County', 'PR Bayamon'),
    notes: text,
  })
  const changes = fc.record(
    { summary: text.map((words) => `Helps others. ${words}`), phone: fc.constantFrom('', '555-010-0144') },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), changes, async (rows, change) => {
      const file = WITH_COUNTIES + rows.map((each) => csvLine(Object.values(each))).join('')
      const before = await everything()
      const first = await check(file)
      if (first.proposedCount === 0) return
      await loadListings(moderator, { batchId: first.batchId })
      const once = await everything()
      expect(await check(file)).toMatchObject({ proposedCount: 0, counts: { new: 0, changed: 0 } })
      expect(await everything()).toEqual(once)
      const other = await check(
        WITH_COUNTIES + rows.map((each) => csvLine(Object.values({ ...each, ...change }))).join(''),
      )
      const include = other.items.filter(({ loadable }) => loadable).map(({ key }) => key)
      if (include.length > 0) {
        await loadListings(moderator, { batchId: other.batchId, include })
        await takeBackListings(moderator, { batchId: other.batchId })
        expect(await everything()).toEqual(once)
      }
      await takeBackListings(moderator, { batchId: first.batchId })
      expect(await everything()).toEqual(before)
    }),
    { numRuns: 12 },
  )
}, 60_000)

describe('a file of public listings', () => {
  test('as it was exported changes nothing', async () => {
    await listed({
      name: 'Round Trip',
      hours: '=Daily',
      summary: 'First line.\n\nSecond; "line", with marks.',
      languageIds: ['vie'],
    })
    const before = await check(await exported('Round Trip'))
    expect(before).toMatchObject({ counts: { unchanged: 1 }, proposedCount: 0, columnsIgnored: [] })
    expect(before.columnsKept).toContain('last_verified_on')
    await expect(loadListings(moderator, { batchId: before.batchId })).rejects.toMatchObject({ kind: 'not-now' })
  })

  test('with another number leaves the public until it is made sure of, and comes back when it is taken back', async () => {
    const listingId = await listed({ name: 'Moved Number' })
    const before = await everything()
    const batchId = await load(await exported('Moved Number', { phone: '555-010-0199' }))
    expect((await findListings(anyoneCtx(start), { q: 'Moved Number' })).items).toEqual([])
    const [row] = await owner()`select status, phone from listings where id = ${listingId}`
    expect(row).toEqual({ status: 'suggested', phone: '555-010-0199' })
    expect(await takeBackListings(second, { batchId })).toEqual({ removed: 0, restored: 1, kept: [], waiting: [] })
    expect(await everything()).toEqual(before)
    expect((await findListings(anyoneCtx(start), { q: 'Moved Number' })).items).toMatchObject([
      { phone: '555-010-0142' },
    ])
  })

  test('with other hours stays public, and is as before when it is taken back', async () => {
    await listed({ name: 'Moved Hours' })
    const before = await everything()
    const batchId = await load(await exported('Moved Hours', { hours: 'Daily' }))
    expect((await findListings(anyoneCtx(start), { q: 'Moved Hours' })).items).toMatchObject([{ hours: 'Daily' }])
    expect(await takeBackListings(second, { batchId })).toMatchObject({ restored: 1, waiting: [] })
    expect(await everything()).toEqual(before)
  })

  test.each(['open', 'settled'])(
    'that somebody called wrong meanwhile is not public when it is taken back: %s',
    async (state) => {
      const name = `Called Wrong ${state}`
      const listingId = await listed({ name })
      const text = await exported(name, { phone: '555-010-0199' })
      const [{ slug } = {}] = await owner()`select slug from listings where id = ${listingId}`
      const { batchId } = await check(text)
      await reportListing(anyoneCtx(start), { slug, words: `A stranger answers: ${state}.` }, null)
      await loadListings(moderator, { batchId })
      const report = (await listWaiting(second)).reports.find((each) => each.words.includes(`: ${state}.`))
      if (state === 'settled')
        await settleReport(second, { reportId: report?.reportId, outcome: 'The number was wrong.' })
      expect(await takeBackListings(second, { batchId })).toMatchObject({ restored: 1, waiting: [name] })
      const [row] = await owner()`select status, phone from listings where id = ${listingId}`
      expect(row).toEqual({ status: 'suggested', phone: '555-010-0142' })
    },
  )

  test('keeps what somebody called wrong among what it added', async () => {
    const batchId = await load(`${HEAD},Spoken Of,provider,Case management.,CA,,\n`)
    const [{ id } = {}] = await owner()`select id from listings where name = 'Spoken Of'`
    await owner()`insert into listing_reports (id, listing_id, words, reported_at)
      values (${newId()}, ${id}, 'It came from another one.', ${start})`
    expect(await takeBackListings(moderator, { batchId })).toMatchObject({ removed: 0, kept: ['Spoken Of'] })
  })

  test('is not loaded over what changed since the check', async () => {
    const listingId = await listed({ name: 'Overtaken' })
    const { batchId } = await check(await exported('Overtaken', { hours: 'Daily' }))
    const { version: madeFrom, fields } = await getWaiting(second, { listingId })
    await changeListing(second, { ...fields, listingId, madeFrom, hours: 'Weekends' })
    await expect(loadListings(moderator, { batchId })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(/Overtaken/),
    })
    expect((await getWaiting(second, { listingId })).fields.hours).toBe('Weekends')
  })

  test('adds nothing that somebody suggested since the check', async () => {
    const { batchId } = await check(`${HEAD},Suggested Since,provider,Case management.,CA,,\n`)
    await suggestListing(trainee, aListing({ name: 'Suggested Since' }))
    await expect(loadListings(moderator, { batchId })).rejects.toMatchObject({ kind: 'conflict' })
  })
})

test('streets of a file are kept nowhere, and nobody is told to name their column otherwise', async () => {
  const text =
    'name,kind,summary,state,Street address,phone\n' +
    'Hidden Place,provider,A shelter at 412 Alder Street.,CA,99 Larch Avenue,\n' +
    'Of No Kind,bakery,A shelter at 414 Alder Street.,CA,,\n' +
    'Twice Named,provider,Case management.,CA,98 Larch Avenue,\nTwice Named,provider,Case management.,CA,97 Larch Avenue,\n'
  const file = await check(text)
  expect(file).toMatchObject({ columnsNeverTaken: ['Street address'], columnsIgnored: [] })
  const { batchId } = file
  const kept = JSON.stringify([file, await listProblemRows(moderator, { batchId })])
  expect(kept).not.toMatch(/Alder|Larch/)
  await loadListings(moderator, { batchId })
  expect((await listProblemRows(moderator, { batchId })).rows).toEqual([])
})

test('an administrator may as well, and nobody else; a load is taken back for thirty days', async () => {
  const text = `${HEAD}adm-1,Of the Administrator,provider,Case management.,CA,,A note\n`
  const { batchId } = await check(text, administrator)
  expect(await loadListings(administrator, { batchId })).toMatchObject({ added: 1 })
  for (const ask of [
    () => checkListings(trainee, { text }),
    () => loadListings(trainee, { batchId }),
    () => takeBackListings(trainee, { batchId }),
    () => getListingFile(trainee, { batchId }),
    () => listListingFiles(trainee, {}),
    () => listProblemRows(trainee, { batchId }),
  ])
    await expect(ask()).rejects.toMatchObject({ kind: 'forbidden' })
  const later = { ...administrator, now: plusDays(start, 31) }
  await expect(takeBackListings(later, { batchId })).rejects.toMatchObject({ kind: 'not-now' })
  await expect(getListingFile(moderator, { batchId: newId() })).rejects.toMatchObject({ kind: 'not-found' })
})

test('files that are no list, or a bomb, are refused with the reason', async () => {
  for (const [text, why] of [
    ['Colour,Size\nred,1\n', /No column says which listings/],
    ['name,kind\n', /no rows below/],
    [`${'x,'.repeat(40_000)}\n1\n`, /columns/],
    [`name\n${'\n'.repeat(5_000_000)}a\n`, /empty|rows|lines/],
  ] as const)
    await expect(checkListings(moderator, { text })).rejects.toMatchObject({
      kind: 'invalid',
      fields: [expect.objectContaining({ message: expect.stringMatching(why) })],
    })
  const bomb = `key,name\n${'a,b\n'.repeat(20_000)}`
  const { counts } = await check(bomb)
  expect(counts.refused + counts.duplicate).toBe(20_000)
}, 60_000)
