import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportColumns, exportedCells } from '@/lib/directory/export'
import { aListing } from '@/lib/directory/inputs.fixture'
import { columnsOf, type ListingRow } from '@/lib/directory/records'
import { csvLine } from '@/lib/formats/csv'
import { newId } from '@/lib/platform/ids'
import { atOnce } from '@/lib/platform/slices'
import { isHeaderLine } from './columns'
import { pageAddress, phoneProblem } from './contacts'
import { readListingFile } from './file'
import { draftsOf } from './reading'
import { planSteps } from './rules'

const now = new Date('2026-11-27T12:00:00Z')
const words = {
  victimizations: [{ id: 'labor-trafficking', name: 'Labor trafficking' }],
  services: [{ id: 'case-management', name: 'Case management', group: 'advocacy' as const }],
  populations: [],
  languages: [{ id: 'vi', name: 'Vietnamese' }],
}

const lines = [{ name: 'Juniper Line', phone: '555-010-0177', textNumber: null }]

const rowOf = (over: Partial<ListingRow> = {}): ListingRow => {
  const id = newId()
  const { search: _, searchWords: __, ...columns } = columnsOf(aListing(), words)
  return {
    ...{ ...columns, id, slug: id, status: 'suggested', confidence: null, sourceKey: null, verifiedBy: null },
    ...{ lastVerifiedOn: null, verifiedHow: null, keeperAgencyId: null, keeperSince: null, taskForceId: null },
    ...{ suggestedBy: null, createdAt: now, updatedAt: now, listedAt: null, retiredAt: null, mergedInto: null },
    ...over,
  }
}
const listed = (over: Partial<ListingRow> = {}) =>
  rowOf({ status: 'listed', slug: 'lantern-house', lastVerifiedOn: '2026-11-20', verifiedHow: 'called', ...over })

async function plan(text: string, rows: ListingRow[] = [], source = 'A list from the state') {
  const file = await readListingFile(Buffer.from(text))
  const drafts = file.rows.flatMap((row) => draftsOf(row, { shape: file.shape, source }))
  return atOnce(planSteps(drafts, { rows, words, lines, now }))
}
const HEAD = 'name,kind,summary,state,city,phone,url,served_counties,area served'
const line = (over: Record<string, string> = {}) => {
  const cells = {
    ...{ name: 'Juniper Ridge', kind: 'Service provider', summary: 'Case management for survivors.', state: 'NY' },
    ...{ city: 'Juniper', phone: '555-010-0142', url: '', served_counties: '', area: '', ...over },
  }
  return csvLine([
    cells.name,
    cells.kind,
    cells.summary,
    cells.state,
    cells.city,
    cells.phone,
    cells.url,
    cells.served_counties,
    cells.area,
  ])
}
const one = async (over: Record<string, string>, rows: ListingRow[] = []) =>
  (await plan(`${HEAD}\n${line(over)}`, rows))[0]

describe('a new row', () => {
  test('is a suggestion, under whatever name its columns go', async () => {
    const [entry] = await plan(
      'Organization,Type,What they do,State,Zip Code,Telephone,Website,Languages spoken,Colour\n' +
        'Juniper Ridge,provider,Case management for survivors.,New York,14201-1234,(555) 010-0142 ext. 7,www.juniper.example,Vietnamese,green\n',
    )
    expect(entry).toMatchObject({
      ...{ kind: 'new', proposed: true, line: 2, name: 'Juniper Ridge', about: 'Service provider · New York' },
      does: {
        act: 'add',
        fields: { kind: 'service-provider', state: 'NY', postalCode: '14201', phone: '555-010-0142 x7' },
      },
    })
    expect(entry?.does?.fields).toMatchObject({
      languageIds: ['vi'],
      url: 'https://www.juniper.example',
      sourceName: 'A list from the state',
    })
  })

  test.each([
    ['a number with twelve digits', { phone: '888-373-788812' }, /has 12 digits/],
    ['a TTY as the voice line', { phone: '555-010-0142 (TTY)' }, /TTY or relay/],
    ['the relay', { phone: '711' }, /TTY or relay/],
    ['two numbers', { phone: '555-010-0142 / 555-010-0143' }, /several numbers/],
    ['the hotline’s number', { phone: '888-373-7888' }, /line of the National Human Trafficking Hotline/],
    ['the hotline misprinted', { phone: '800-373-7888' }, /misprint of 888-373-7888/],
    ['another one misprinted', { phone: '866-311-9474' }, /misprint of 866-331-9474/],
    ['two digits that changed places', { phone: '888-373-7888'.replace('373', '337') }, /misprint of 888-373-7888/],
    ['the emergency number', { phone: '911' }, /line of the emergency services/],
    ['a short number of every town', { phone: '211' }, /wherever it is dialed/],
    ['a part of a number', { phone: '0142' }, /4 digits/],
    ['a number of zeros', { phone: '000-000-0000' }, /number that nobody has/],
    ['one that is kept as the line of others', { phone: '555-010-0177' }, /line of Juniper Line/],
    ['what a spreadsheet shows for a failed formula', { summary: '#REF!' }, /is a formula/],
    ['HSI under another name', { phone: '(866) 347-2423' }, /Homeland Security/],
    ['the fraud line under the name of others', { phone: '8333728311' }, /Elder Fraud/],
    [
      'a county with a letter too much',
      { served_counties: 'Eerie County' },
      /no Eerie County in New York. Is Erie meant/,
    ],
    ['the same in words', { area: 'Eerie County and around' }, /Is Erie meant/],
    ['the same in the name', { name: 'Eerie County Task Force' }, /Is Erie meant/],
    ['a county of elsewhere', { served_counties: 'NY Pitt' }, /Pitt County lies in North Carolina, not in New York/],
    ['the same in words', { area: 'Pitt County' }, /lies in North Carolina/],
    ['a county of no state', { served_counties: 'Atlantis' }, /no Atlantis County/],
    ['a street', { summary: 'A shelter at 412 Alder Street.' }, /looks like a street/],
    ['who was helped', { summary: 'The story of Maria Lopez, who stayed.' }, /somebody who was helped/],
    ['no kind that is known', { kind: 'bakery' }, /“bakery” is no kind of listing/],
    ['no state that is known', { state: 'Ontario' }, /no state or territory/],
  ])('is refused with what to do: %s', async (_, over, why) => {
    expect(await one(over)).toMatchObject({ kind: 'refused', line: 2, does: null, why: expect.stringMatching(why) })
  })

  test.each([
    ['Erie County', 'NY'],
    ['Contra Costa', 'CA'],
    ['St. Lawrence; Saint Lawrence', 'NY'],
    ["Prince George's County", 'MD'],
    ['Orleans Parish', 'LA'],
  ])('%s lies in %s', async (served_counties, state) => {
    expect(await one({ served_counties, state })).toMatchObject({ kind: 'new' })
  })

  test.each(['Greater Houston, nine counties', 'Tri-County area', 'Erie County and the Pennsylvania counties'])(
    'the words “%s” name no county amiss',
    async (area) => expect(await one({ area })).toMatchObject({ kind: 'new' }),
  )

  test('is refused by itself, and holds up no other', async () => {
    const entries = await plan(`${HEAD}\n${line({ phone: '1' })}${line({ name: 'Other', city: '' })}"Short"\n`)
    expect(entries.map(({ kind, line }) => [kind, line])).toEqual([
      ['refused', 2],
      ['refused', 4],
      ['new', 3],
    ])
  })

  test('that was recalled and read nowhere is left out', async () => {
    const [entry] = await plan(`name,kind,summary,state,confidence\nOak,provider,Case management.,NY,memory only\n`)
    expect(entry).toMatchObject({ kind: 'refused', why: expect.stringMatching(/recalled and not read anywhere/) })
  })

  test.each(['source', 'notes'])('that says so in its %s alone is left out as well', async (column) => {
    const [entry] = await plan(
      `name,kind,summary,state,${column}\nOak,provider,Case management.,NY,Recalled from memory\n`,
    )
    expect(entry).toMatchObject({ kind: 'refused', why: expect.stringMatching(/recalled and not read anywhere/) })
  })

  test('loses what was recalled, part by part, and keeps memory care', async () => {
    const [entry] = await plan(
      'name,kind,summary,state,whom\nOak,provider,Memory care and case management.,NY,young people; elders (memory)\n',
    )
    expect(entry).toMatchObject({
      does: { fields: { whom: 'young people', summary: expect.stringMatching(/^Memory/) } },
    })
  })

  test('twice in a file is once', async () => {
    const entries = await plan(
      `${HEAD}\n${line()}${line({ phone: '', name: 'JUNIPER RIDGE' })}${line({ city: '' })}${line({ city: 'Elsewhere' })}`,
    )
    expect(entries.map(({ kind, line }) => [kind, line])).toEqual([
      ['duplicate', 3],
      ['duplicate', 4],
      ['new', 2],
      ['new', 5],
    ])
  })

  test('under one key is not taken where the first cannot be', async () => {
    const file = 'key,name,kind,summary,state\nk-1,,provider,Helps.,\nk-1,Oak,provider,Helps too.,NY\n'
    expect(await plan(file)).toMatchObject([
      { kind: 'refused', line: 2 },
      { kind: 'refused', line: 3, why: expect.stringMatching(/^Line 2 has the same key/) },
    ])
  })
})

test('a key of another list, or of another row by now, is no key', async () => {
  const head = 'id,name,kind,summary,state\n'
  const row = rowOf({ sourceKey: 'list:a list from the state|1', name: 'Break Free', state: 'NV' })
  const file = `${head}1,The Avery Center,provider,Case management.,CO\n`
  expect(await plan(file, [row], 'Another list')).toMatchObject([
    { kind: 'new', does: { sourceKey: 'list:another list|1' } },
  ])
  expect(await plan(file, [row])).toMatchObject([{ kind: 'new', does: { sourceKey: expect.stringMatching(/^name:/) } }])
  const names = await plan(
    `${head}name:service-provider|CA||oak,Elm,provider,Case management.,CA\n,Oak,provider,Case management.,CA\n`,
  )
  expect(new Set(names.map(({ does }) => does?.act === 'add' && does.sourceKey)).size).toBe(2)
})

test('a file of 20,000 words, long cells and headers of ligatures takes no time', async () => {
  const heads = Array.from({ length: 20 }, () => '\ufdfa'.repeat(10_000)).join(',')
  const from = performance.now()
  expect(isHeaderLine(heads.split(','))).toBe(false)
  expect(await one({ served_counties: 'a;'.repeat(1500) })).toMatchObject({ why: expect.stringMatching(/at most 100/) })
  expect(performance.now() - from).toBeLessThan(1000)
})

describe('a row of a listing that is there', () => {
  const asFile = (row: ListingRow, change: Record<string, string> = {}) => {
    const cells = exportedCells(row, now)
    return csvLine(exportColumns) + csvLine(exportColumns.map((column) => change[column] ?? cells.get(column)))
  }

  test('that changes nothing is unchanged, whatever its texts are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1 }), async (words, name) => {
        const row = listed({ ...columnsFrom({ summary: `Help. ${words}`, hours: `=${words}`, name: `${name}x` }) })
        const [entry] = await plan(asFile(row), [row])
        expect([entry?.kind, entry?.changes], entry?.why ?? '').toEqual(['unchanged', []])
      }),
      {
        numRuns: 60,
        examples: [
          ['\u3164', ' '],
          ['', "'= "],
          ['', "'04 "],
          ['', "''+1"],
        ],
      },
    )
  })
  /** As the form keeps them. */
  function columnsFrom(texts: { summary: string; hours: string; name: string }) {
    const clean = (text: string) =>
      text
        .normalize('NFC')
        // Letters of nothing, as the cleaning of texts takes them away.
        .replace(/[\u115F\u1160\u3164\uFFA0]/g, '')
        .replace(/[^\p{L}\p{N}=+@,;"'. -]/gu, '')
        .replace(/\s+/g, ' ')
        .trim()
    return { summary: clean(texts.summary), hours: clean(texts.hours), name: clean(texts.name) || 'Oak' }
  }

  test('with another number waits to be made sure of, and says old and new', async () => {
    const row = listed()
    const [entry] = await plan(asFile(row, { phone: '555-010-0199' }), [row])
    expect(entry).toMatchObject({
      ...{ kind: 'recheck', proposed: true, why: expect.stringMatching(/waits until a moderator/) },
      changes: [{ field: 'Phone', before: '555-010-0142', after: '555-010-0199' }],
      does: { act: 'change', listingId: row.id, version: now.toISOString() },
    })
  })

  test('with any other change stays public, and an emptied cell is a change', async () => {
    const row = listed()
    const [entry] = await plan(asFile(row, { hours: '' }), [row])
    expect(entry).toMatchObject({
      ...{ kind: 'changed', isPublic: false, why: expect.stringMatching(/stays so/) },
      changes: [{ field: 'Hours', before: 'Weekdays 9 to 5', after: '' }],
    })
  })

  test('comes back from a spreadsheet as it was, with its days and counties written otherwise', async () => {
    const row = listed({
      servedCounties: ['MO St. Louis', 'CA Contra Costa', 'PR Bayamón'],
      sourceSeenOn: '2026-11-20',
    })
    const counties = 'MO Saint Louis; CA CONTRA COSTA COUNTY; PR Bayamon'
    expect(await plan(asFile(row, { source_seen_on: '11/20/2026', served_counties: counties }), [row])).toMatchObject([
      { kind: 'unchanged', listingId: row.id },
    ])
  })

  test('says all that speaks against it, and whether it would leave the directory', async () => {
    const row = listed({
      keeperAgencyId: newId(),
      name: 'Juniper Ridge',
      sortName: 'juniper ridge',
      city: null,
      postalCode: null,
      state: 'NY',
    })
    const [entry] = await plan(`${HEAD}\n${line({ phone: '555-010-0199' })}`, [row])
    expect(entry?.why).toMatch(/Probably the same.*An agency keeps.*waits until/)
    expect(entry).toMatchObject({ ...{ kind: 'alike', isPublic: true, proposed: false, listingId: row.id } })
    const [old] = await plan(asFile(listed({ id: row.id }), { hours: 'Daily', updated_at: '' }), [
      listed({ id: row.id }),
    ])
    expect(old).toMatchObject({ proposed: false, why: expect.stringMatching(/when it was taken/) })
  })

  test('is left to a person where it changed since the file was made, or an agency keeps it', async () => {
    const row = listed()
    const older = asFile(row, { hours: 'Daily' })
    expect(await plan(older, [{ ...row, updatedAt: new Date('2026-11-27T13:00:00Z') }])).toMatchObject([
      { proposed: false, why: expect.stringMatching(/changed here since this file was made/) },
    ])
    expect(await plan(older, [{ ...row, keeperAgencyId: newId() }])).toMatchObject([
      { proposed: false, why: expect.stringMatching(/An agency keeps/) },
    ])
  })

  test('is probably the same by name and place, and then somebody says so', async () => {
    const row = rowOf({ name: 'Juniper Ridge', sortName: 'juniper ridge', city: null, state: 'NY' })
    expect(await one({}, [row])).toMatchObject({
      kind: 'alike',
      proposed: false,
      why: expect.stringMatching(/^Probably the same as/),
    })
    expect(await one({}, [{ ...row, city: 'Albany' }])).toMatchObject({ kind: 'new' })
    expect(await one({ kind: 'coalition' }, [row])).toMatchObject({ kind: 'new' })
  })

  test('under a key that has another name, or was retired or named by an address that nobody has', async () => {
    const head = 'source_key,name,kind,summary,state\n'
    const row = rowOf({ sourceKey: 'list:a list from the state|sp-9', name: 'Break Free', state: 'NV' })
    const renamed = `${head}sp-9,The Avery Center,provider,Case management.,NV\n`
    expect(await plan(renamed, [row])).toMatchObject([
      { kind: 'changed', proposed: false, why: expect.stringMatching(/under another name/) },
    ])
    expect(await plan(renamed, [{ ...row, status: 'retired' }])).toMatchObject([
      { kind: 'refused', why: expect.stringMatching(/was retired/) },
    ])
    expect(await plan('slug,name\nnobody-here,Oak\n')).toMatchObject([
      { kind: 'refused', why: expect.stringMatching(/No listing has the address/) },
    ])
  })
})

test('one award has one address', () => {
  const award = 'https://ovc.ojp.gov/funding/awards/2020-vt-bx-0016'
  for (const typed of [
    'ovc.ojp.gov/funding/awards/2020-vt-bx-0016',
    'https://www.ovc.ojp.gov/funding/awards/2020-VT-BX-0016/1',
    'http://ovc.ojp.gov./funding/awards/2020-vt-bx-0016/2',
    'https://ovc.ojp.gov/funding/awards/2020-vt-bx-0016/',
  ])
    expect(pageAddress(typed)).toBe(award)
  expect(pageAddress('www.harbor.example/1')).toBe('https://www.harbor.example/1')
  expect([phoneProblem('(555) 010-0142 ext. 7'), phoneProblem('898211', true)]).toEqual([null, null])
  expect(phoneProblem('898211')).toMatch(/ten digits/)
})

test('the suggestions that the product comes with are read as a file of listings', async () => {
  const suggestions: Record<string, unknown>[] = JSON.parse(
    readFileSync('drizzle/seed/directory/suggestions.json', 'utf8'),
  )
  const columns = [
    'key',
    'kind',
    'name',
    'summary',
    'whom',
    'city',
    'state',
    'phone',
    'url',
    'isNationwide',
    'servedStates',
    'servedWords',
    'isShelter',
    'sourceName',
    'sourceUrl',
    'seenOn',
    'confidence',
  ]
  const heads = [
    'key',
    'kind',
    'name',
    'summary',
    'whom',
    'city',
    'state',
    'phone',
    'url',
    'nationwide',
    'states',
    'area served',
    'shelter',
    'source',
    'source_url',
    'date seen',
    'confidence',
  ]
  const cells = suggestions.map((each) =>
    columns.map((column) => {
      const value = each[column]
      return Array.isArray(value) ? value.join('; ') : (value as string)
    }),
  )
  const entries = await plan(csvLine(heads) + cells.map((row) => csvLine(row)).join(''))
  expect(entries.filter(({ kind }) => kind !== 'new').map(({ name, why }) => [name, why])).toEqual([])
})
