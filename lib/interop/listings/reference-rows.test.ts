import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { safetyProblems } from '@/lib/directory/safety'
import { type ReferenceRow, read, type Suggestion, siteOf } from './reference-ground'
import { fromProvider, fromState, fromTaskForce, together } from './reference-rows'

const provider: ReferenceRow = {
  id: 'sp-900',
  name: 'Juniper Ridge Advocates',
  city: 'Juniper',
  state: 'OR',
  area_served: 'statewide',
  what_they_do: 'Counselling and case management',
  populations: 'young people; LGBTQ (memory)',
  listing_kind: 'direct services',
  location_basis: 'text read',
  award_number: '2020-VT-BX-9999',
  source_title: 'OVC award page 2020-VT-BX-9999',
  source_site: 'ovc.ojp.gov/funding/awards',
  date_seen: '2026-11-26',
  confidence: 'text read',
}
const force: ReferenceRow = {
  id: 'icac-90',
  kind: 'icac',
  name: 'Oregon ICAC',
  lead_agency: 'Juniper Police Department',
  city: 'Juniper',
  state: 'OR',
  coverage: 'statewide',
  source_title: 'A council item',
  source_site: 'juniper.example.gov',
  date_seen: '2026-11-26',
  confidence: 'secondary',
}

describe('a row becomes a suggestion', () => {
  test('with its source, the day and how sure it is; without what was recalled', () => {
    expect(fromProvider(provider)).toMatchObject({
      kind: 'service-provider',
      summary: 'Counseling and case management',
      whom: 'young people',
      city: 'Juniper',
      servedStates: ['OR'],
      sourceUrl: 'https://ovc.ojp.gov/funding/awards',
      seenOn: '2026-11-26',
      confidence: 'text-read',
      notes: ['Award: 2020-VT-BX-9999'],
    })
    expect(fromProvider({ ...provider, location_basis: 'city memory' })).toMatchObject({ city: null, state: 'OR' })
  })

  test('the city of a host counts where its name says it', () => {
    expect(fromTaskForce(force)).toMatchObject({ city: 'Juniper' })
    expect(fromTaskForce({ ...force, lead_agency: 'Oregon Department of Justice' })).toMatchObject({ city: null })
  })

  test('a place where people stay is taken for one', () => {
    expect(fromProvider({ ...provider, what_they_do: 'Two apartments' })).toMatchObject({ isShelter: true })
    expect(fromProvider({ ...provider, name: 'Juniper Children’s Home' })).toMatchObject({ isShelter: true })
    expect(fromProvider(provider)).toMatchObject({ isShelter: false })
  })

  test('several awards of one body are one suggestion', () => {
    const { suggestions, refused } = together([
      fromProvider(provider),
      fromProvider({ ...provider, id: 'sp-901', name: 'JUNIPER RIDGE ADVOCATES', award_number: '2021-VT-BX-9999' }),
    ])
    expect([suggestions.length, refused]).toEqual([1, []])
    expect(suggestions[0]?.notes).toEqual(expect.arrayContaining(['Award: 2021-VT-BX-9999']))
  })
})

describe('a row is left out, with the reason', () => {
  test.each([
    ['recalled', { confidence: 'memory only' }, /not read anywhere/],
    ['without confidence', { confidence: '' }, /not read anywhere/],
    ['without a source', { source_title: '' }, /no source/],
    ['without the day', { date_seen: 'November' }, /no source/],
    ['whose place was recalled', { location_basis: 'memory' }, /no place/],
    ['of no state', { state: 'XX' }, /no state/],
    ['that trains others', { listing_kind: 'training provider' }, /serves no victims/],
    ['that names a project', { name: 'Hope project (title only)' }, /project/],
    ['with the street of a shelter', { what_they_do: 'Shelter at 123 Main Street' }, /street/],
    ['that names somebody', { what_they_do: 'The story of Maria Lopez' }, /helped/],
  ])('%s', (_, change, why) => {
    expect(fromProvider({ ...provider, ...change })).toMatchObject({ why: expect.stringMatching(why) })
  })

  test.each([
    ['a list without a year', { kind: 'human-trafficking-nij-list' }, /no year/],
    ['a count', { kind: 'innocence-lost-count' }, /count/],
    ['a field office', { kind: 'fbi-field-office' }, /field office/],
    ['what is over', { status: 'ended' }, /over/],
    ['the hotline’s number under another name', { phone: '888-373-7888' }, /is the line of the National/],
    ['the tip line of federal agents', { phone: '866-347-2423' }, /is the line of Homeland/],
    ['what is no number', { phone: '555-0199' }, /has 7 digits/],
  ])('%s', (_, change, why) => {
    expect(fromTaskForce({ ...force, ...change })).toMatchObject({ why: expect.stringMatching(why) })
  })

  test('a column of a state that was recalled, or that names nobody', () => {
    const state = {
      state: 'OR',
      date_seen: '2026-11-26',
      trafficking_confidence: 'text read',
      trafficking_source: 'A page',
    }
    expect(fromState({ ...state, comp_agency: 'A board', comp_confidence: 'memory only' })).toMatchObject([
      { why: expect.any(String) },
    ])
    expect(fromState({ ...state, trafficking_body: 'State interagency task force' })).toMatchObject([
      { why: expect.stringMatching(/names no body/) },
    ])
    expect(
      fromState({ ...state, trafficking_body: 'Human Trafficking Council', trafficking_source: 'name recalled' }),
    ).toMatchObject([{ why: expect.any(String) }])
    expect(fromState({ ...state, trafficking_body: 'Human Trafficking Council, 503-555-0100' })).toMatchObject([
      { name: 'Human Trafficking Council (Oregon)', phone: '503-555-0100', kind: 'trafficking-coordinator' },
    ])
  })

  test('cells and addresses that say nothing are nothing', () => {
    expect(read('not named in the text read')).toBe('')
    expect(['public GitHub', 'a.gov; b.gov', ''].map(siteOf)).toEqual([null, null, null])
  })
})

test('the suggestions that the product comes with hold to all of this', () => {
  const file = path.join('drizzle/seed/directory/suggestions.json')
  const suggestions: Suggestion[] = JSON.parse(readFileSync(file, 'utf8'))
  expect(suggestions.length).toBeGreaterThan(100)
  expect(new Set(suggestions.map(({ key }) => key)).size).toBe(suggestions.length)
  for (const { name, summary, whom, servedWords, isShelter, sourceName, seenOn, confidence } of suggestions) {
    expect(['text-read', 'secondary']).toContain(confidence)
    expect(sourceName).not.toMatch(/recalled|memory/i)
    expect(seenOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect([name, summary, whom, servedWords].join(' ')).not.toMatch(/\((?:memory|recalled)/i)
    expect(safetyProblems({ name, summary, whom, servedWords }, isShelter)).toEqual([])
  }
})
