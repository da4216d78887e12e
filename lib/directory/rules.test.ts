import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/platform/time'
import { listingKinds, listingStates, shelterServices } from './fields'
import { aListing } from './inputs.fixture'
import {
  confirmedInput,
  retireListingInput,
  returnListingInput,
  settleClaimInput,
  settleReportInput,
  verifyListingInput,
} from './life-inputs'
import { listingFields } from './listing-fields'
import {
  callProblems,
  checksFor,
  eligibilityChecks,
  follows,
  isStale,
  listingProblems,
  listingVerbs,
  refusal,
  STALE_AFTER_DAYS,
} from './rules'
import { isShelter, safetyProblems } from './safety'
import { languageEntries, populationEntries, serviceEntries, serviceGroups, victimizationEntries } from './vocabularies'

const today = '2026-11-27'

describe('the life of a listing', () => {
  test('nothing becomes public but by a moderator’s listing it', () => {
    for (const state of listingStates)
      for (const verb of listingVerbs)
        if (state !== 'listed' && follows(state, verb) === 'listed')
          expect([state, verb]).toEqual(['suggested', 'list'])
  })

  test('what was retired comes back as a suggestion, and what is refused says what would work', () => {
    expect(follows('retired', 'list')).toBe(null)
    expect(follows('retired', 'restore')).toBe('suggested')
    for (const state of listingStates) expect(refusal(state)).toMatch(/\. .+\.$/)
  })

  test('a listing is stale from the 180th day on, and where nobody verified it', () => {
    expect(isStale('2026-01-01', '2026-06-29')).toBe(false)
    expect(isStale('2026-01-01', '2026-06-30')).toBe(true)
    expect(isStale(null, today)).toBe(true)
  })

  test('a day on which it becomes stale is found for every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (days) => {
        const on = addDays('2024-02-29', days)
        expect(isStale('2024-02-29', on)).toBe(on >= addDays('2024-02-29', STALE_AFTER_DAYS))
      }),
    )
  })
})

describe('who is listed', () => {
  const all = eligibilityChecks.map(({ id }) => id)
  const confirmed = { met: all, verifiedOn: today, verifiedHow: 'called' as const }

  test('a service provider meets all five checks; nothing is missing then', () => {
    expect(listingProblems('service-provider', confirmed, today)).toEqual([])
    for (const left of all) {
      const met = all.filter((id) => id !== left)
      expect(listingProblems('service-provider', { ...confirmed, met }, today)).toMatchObject([
        { field: `met.${left}` },
      ])
    }
  })

  test('the form says of all checks at once which are missing, on their one field', () => {
    const given = {
      listingId: '00000000-0000-4000-8000-000000000001',
      madeFrom: '1',
      verifiedOn: today,
      verifiedHow: 'called',
    }
    const missing = (met: string[]) =>
      confirmedInput(checksFor('coalition'))
        .safeParse({ ...given, met })
        .error?.issues.map(({ path, message }) => [path, message])
    const [first, second] = checksFor('coalition').map(({ question }) => question)
    expect(missing([])).toEqual([[['met'], `Confirm, or return the suggestion: ${first} ${second}`]])
    expect(missing(['contact'])).toEqual([[['met'], `Confirm, or return the suggestion: ${first}`]])
    expect(missing(['contact', 'public-or-nonprofit'])).toBeUndefined()
  })

  test('every kind needs contacts that somebody checked, with the day and the way', () => {
    for (const kind of listingKinds) {
      expect(checksFor(kind).map(({ id }) => id)).toContain('contact')
      const problems = listingProblems(kind, { met: all, verifiedOn: null, verifiedHow: null }, today)
      expect(problems.map(({ field }) => field)).toEqual(['verifiedHow', 'verifiedOn'])
    }
  })

  test('nobody called who has no number', () => {
    expect(callProblems({ phone: null, textNumber: null }, 'called')).toMatchObject([{ field: 'verifiedHow' }])
    expect(callProblems({ phone: null, textNumber: null }, 'official-page')).toEqual([])
    expect(callProblems({ phone: null, textNumber: '555-010-0142' }, 'called')).toEqual([])
  })

  test('a day that is to come, or too long ago, verifies nothing', () => {
    for (const verifiedOn of [addDays(today, 1), addDays(today, -180)])
      expect(listingProblems('coalition', { ...confirmed, verifiedOn }, today)).toMatchObject([{ field: 'verifiedOn' }])
    expect(listingProblems('coalition', { ...confirmed, verifiedOn: addDays(today, -179) }, today)).toEqual([])
  })
})

describe('what may stand in a listing', () => {
  test('no listing shows a street in any field, whether somebody said that people stay there or not', () => {
    const texts = { name: 'Harbor House', summary: 'Come to 123 Main Street.', hours: null }
    for (const shelter of [true, false])
      expect(safetyProblems(texts, shelter)).toMatchObject([
        { field: 'summary', message: expect.stringMatching(/ZIP/) },
      ])
  })

  test.each([
    ['a street among the counties', { servedCounties: ['CA 412 Alder Street'] }, 'servedCounties'],
    ['a street without its number among them', { servedCounties: ['CA Alder Street'] }, 'servedCounties'],
    ['a county of no state', { servedCounties: ['XX Contra Costa'] }, 'servedCounties'],
    ['a map as the source', { sourceUrl: 'https://maps.app.goo.gl/abc' }, 'sourceUrl'],
    ['a street in the address of the source', { sourceUrl: 'https://harbor.example/412-alder-street' }, 'sourceUrl'],
  ])('%s is refused', (_, over, field) => {
    const { error } = listingFields.safeParse(aListing(over))
    expect(error?.issues.map(({ path: [first] }) => first)).toContain(field)
    expect(
      listingFields.safeParse(aListing({ servedCounties: ['CA Contra Costa', 'LA St. John the Baptist'] })).success,
    ).toBe(true)
  })

  test.each([
    [returnListingInput, { reason: 'Is it 412 Alder Street or another?' }],
    [retireListingInput, { reason: 'A survivor named Rosa Delgado told us.' }],
    [settleClaimInput, { accept: false, reason: 'Yours is at 412 Alder Street.' }],
    [settleReportInput, { outcome: 'They moved to 412 Alder Street.' }],
    [verifyListingInput, { verifiedOn: today, verifiedHow: 'called', evidence: 'Rosa Delgado was trafficked.' }],
  ])(
    'and in the words of a decision neither',
    (input: { safeParse: (sent: unknown) => { success: boolean } }, words) => {
      const id = '01920000-0000-7000-8000-000000000001'
      const sent = { listingId: id, claimId: id, reportId: id, madeFrom: '2026-11-27T00:00:00.000Z', ...words }
      const plain = Object.fromEntries(
        Object.entries(words).map(([key, word]) => [
          key,
          /[RA]/.test(String(word)) && key !== 'accept' ? 'Nobody answers there.' : word,
        ]),
      )
      expect([input.safeParse(sent).success, input.safeParse({ ...sent, ...plain }).success]).toEqual([false, true])
    },
  )

  test('nobody who was helped is named anywhere', () => {
    expect(safetyProblems({ whom: 'Like Maria, 17, who came to us.' }, false)).toMatchObject([{ field: 'whom' }])
  })

  test('people stay where a service says so, or somebody did', () => {
    expect(isShelter({ serviceIds: ['hotline'] })).toBe(false)
    expect(isShelter({ serviceIds: ['hotline'], isShelter: true })).toBe(true)
    for (const id of shelterServices) expect(isShelter({ serviceIds: [id] })).toBe(true)
  })
})

describe('vocabularies', () => {
  test('each word stands once, with a name and a source', () => {
    for (const entries of [victimizationEntries, serviceEntries, populationEntries, languageEntries]) {
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
      expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length)
      for (const { id, source } of entries) expect([/^[a-z-]+$/.test(id), source.length > 0]).toEqual([true, true])
    }
  })

  test('26 victimizations, 35 services in the groups of the report, and languages by their three letters', () => {
    expect(victimizationEntries).toHaveLength(26)
    const counted = serviceGroups.map((group) => serviceEntries.filter((entry) => entry.group === group).length)
    expect(counted).toEqual([4, 10, 7, 3, 11, 10])
    for (const { id } of languageEntries) expect(id).toMatch(/^[a-z]{3}$/)
    expect(languageEntries.map(({ id }) => id)).toEqual(expect.arrayContaining(['ase', 'vie']))
    for (const id of shelterServices) expect(serviceEntries.map((entry) => entry.id)).toContain(id)
  })
})
