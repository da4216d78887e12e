import { describe, expect, test } from 'vitest'
import { drawn, wordsOf } from '@/e2e/support/drawn'
import { findTaskForcesInput } from '@/lib/task-forces/inputs'
import type { TaskForce, TaskForceItem } from '@/lib/task-forces/shapes'
import { monthsOf } from './[slug]/award-words'
import { Awards } from './[slug]/awards'
import { FormerPartners, OtherMembers } from './[slug]/others'
import { Sides } from './[slug]/sides'
import { taskForcesHref } from './address'
import { areaOf } from './area'
import { ecmCounts, icacCounts, innocenceLostCounts } from './counts'
import { KindsExplained } from './kinds-explained'
import { Results } from './results'

const police = { agencyId: 'p', name: 'Marlow Bay Police Department', side: 'law-enforcement' } as const
const advocates = { agencyId: 'h', name: 'Harbor Light Victim Services', side: 'victim-services' } as const

const item: TaskForceItem = {
  ...{ taskForceId: 'f', slug: 'marlow', name: 'Marlow County Task Force', kind: 'enhanced-collaborative-model' },
  ...{ state: 'CA', servedStates: [], servedCounties: ['CA Marlow', 'CA Ansel'], servedWords: null },
  ...{ postalCode: null, latitude: null, longitude: null, phone: '831-555-0177', email: null, url: null },
  ...{ since: '2021-03-01', endedOn: null, isEnded: false, partners: [police, advocates], missingSides: [] },
  ...{ miles: null, serves: null },
}
const inIt = (party: TaskForceItem['partners'][number], validTo: string | null = null) => ({
  ...{ partnerId: `${party.agencyId}-${validTo}`, version: '1', ...party, validFrom: '2021-03-01', validTo },
  ...{ isNow: validTo === null, isAhead: false },
})
const whole: TaskForce = {
  ...item,
  ...{ version: '1', today: '2026-11-27', lawEnforcementDoes: 'Opens cases\nCalls the advocate', listing: null },
  ...{ victimServicesDoes: 'Serves everybody', missing: [], ahead: [], former: [], events: [], awards: [] },
  ...{ present: [inIt(police), inIt(advocates)], updatedAt: '2026-11-20T10:00:00.000Z' },
}
const award: TaskForce['awards'][number] = {
  ...{ awardId: 'a', version: '1', number: '15PBJA-24-GG-90417-HT', program: 'Enhanced Collaborative Model' },
  ...{ funder: 'bja', holderAgencyId: 'p', holder: police.name, amount: 750_000, basis: 'federal-share' },
  ...{ startsOn: '2024-10-01', endsOn: '2027-09-30', state: 'running' },
  ...{ sourceName: 'Award page', sourceUrl: 'https://bja.example/award', sourceSeenOn: '2026-11-02' },
}
const line = { id: 'n', kind: 'hotline', name: 'National Human Trafficking Hotline', purpose: 'Refers people' }
const lines = [{ ...line, phone: '888-373-7888', textNumber: '233733', url: null }] as never

function results(query: Record<string, unknown>, items: TaskForceItem[], place: null | { isKnown: boolean } = null) {
  const { page, ...filter } = findTaskForcesInput.parse(query)
  const known = place && { zip: String(query.zip), isExact: true, state: 'CA', county: 'CA Marlow', ...place }
  const found = { items, total: items.length, page, pages: 1, onlyClose: false, place: known }
  return drawn(<Results filter={filter} found={found} lines={lines} />)
}

describe('finding a task force', () => {
  test('shows its kind, both partners, the area and whom to call', () => {
    const said = wordsOf(results({ zip: '93999' }, [{ ...item, miles: 12.2, serves: 'county' }], { isKnown: true }))
    expect(said).toContain('One task force for ZIP code 93999')
    expect(said).toContain('Marlow Bay Police Department and Harbor Light Victim Services')
    expect(said).toContain('For Marlow and Ansel (California)')
    expect(said).toContain('12 miles to its seat')
    expect(said).toContain('831-555-0177')
  })

  test('says which side is missing, and when one has ended', () => {
    const lacking = { ...item, missingSides: ['victim-services' as const], partners: [police] }
    expect(wordsOf(results({}, [lacking]))).toContain('Without a victim service partner')
    const over = { ...item, endedOn: '2026-07-01', isEnded: true }
    expect(wordsOf(results({}, [over]))).toContain('Ended on June 30, 2026')
  })

  test('leaves nobody with an empty page: whom to call, and where else to look', () => {
    const page = results({ zip: '93999' }, [], { isKnown: true })
    expect(wordsOf(page)).toContain('No task force on record fits this question')
    expect(page).toContain('href="tel:+18883737888"')
    expect(page).toContain('/directory?zip=93999&amp;kind=human-trafficking-task-force')
    expect(wordsOf(results({}, []))).toContain('No task force is on record yet')
  })

  test('says that a ZIP code is not known, and narrows nothing', () => {
    expect(wordsOf(results({ zip: '00000' }, [item], { isKnown: false }))).toContain(
      'We do not know the ZIP code “00000”',
    )
  })

  test('keeps the question in the address, and only what is asked', () => {
    const { page, ...filter } = findTaskForcesInput.parse({ zip: '93999', kind: ['icac', 'x'], q: 'bay', page: '2' })
    expect(taskForcesHref(filter, page)).toBe('/task-forces?zip=93999&kind=icac&q=bay&page=2')
    expect(taskForcesHref(findTaskForcesInput.parse({}))).toBe('/task-forces')
  })
})

describe('one task force', () => {
  test('shows the two sides with since when, what each does, and the award that runs', () => {
    const said = wordsOf(drawn(<Sides force={{ ...whole, awards: [award] }} />))
    expect(said).toContain('Law enforcement partner Marlow Bay Police Department Partner since March 1, 2021')
    expect(said).toContain('Opens cases Calls the advocate')
    expect(said).toContain('$750,000 (federal share)')
    expect(said).toContain('25 of 36 months are past')
    expect(said).toContain('and Victim service partner Harbor Light Victim Services')
  })

  test('says which side is missing since when, and who left', () => {
    const lacking: TaskForce = {
      ...whole,
      ...{ present: [inIt(police)], former: [inIt(advocates, '2026-08-01')] },
      missing: [{ side: 'victim-services', since: '2026-08-01' }],
    }
    const said = wordsOf(drawn(<Sides force={lacking} />))
    expect(said).toContain('No victim service partner')
    expect(said).toContain('since August 1, 2026, when Harbor Light Victim Services left')
    expect(wordsOf(drawn(<FormerPartners force={lacking} />))).toContain('March 1, 2021 to July 31, 2026')
  })

  test('of a kind without two sides, none is missing', () => {
    expect(drawn(<Sides force={{ ...whole, kind: 'icac', present: [] }} />)).toBe('')
    const member = inIt({ agencyId: null, name: 'FBI field office', side: 'other' })
    expect(wordsOf(drawn(<OtherMembers force={{ ...whole, present: [member] }} />))).toContain('FBI field office')
  })

  test('gives each award with its source, and two amounts of one award with what each counts', () => {
    const other = { ...award, awardId: 'b', amount: 675_000, basis: 'total' as const }
    const said = wordsOf(drawn(<Awards force={{ ...whole, awards: [award, other] }} />))
    expect(said).toContain('$675,000 (total)')
    expect(said).toContain('Award page, read November 2, 2026')
    expect(said).toContain('Where two sources give two amounts')
    expect(wordsOf(drawn(<Awards force={whole} />))).toContain('No award is on record')
  })
})

test.each([
  ['2024-10-01', '2027-09-30', '2026-11-27', 25, 36],
  ['2024-10-01', '2027-09-30', '2024-10-01', 0, 36],
  ['2024-10-15', '2025-10-14', '2024-11-14', 0, 12],
  ['2024-10-01', '2027-09-30', '2027-10-01', 36, 36],
  ['2024-10-01', '2027-09-30', '2024-01-01', 0, 36],
])('of the months from %s to %s are past on %s: %i of %i', (from, to, today, past, all) => {
  expect(monthsOf(from, to, today)).toEqual({ past, all })
})

test('an area is said by state, and nothing on record is the state', () => {
  const area = {
    state: 'CA',
    servedStates: ['NV'],
    servedCounties: ['CA Marlow', 'OR Alder'],
    servedWords: 'the coast',
  }
  expect(areaOf(area)).toBe('all of Nevada, Marlow (California), Alder (Oregon), and the coast')
  expect(areaOf({ ...area, servedStates: [], servedCounties: [], servedWords: null })).toBe('California')
})

test('no count of the related kinds stands without its source and the day it was read', () => {
  const said = wordsOf(drawn(<KindsExplained />))
  for (const { count, source, readOn } of [...ecmCounts, ...innocenceLostCounts, ...icacCounts]) {
    expect(source).not.toBe('')
    expect(readOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(said).toContain(count)
    expect(said).toContain(source)
  }
  expect(said).toContain('the source gives no date')
})
