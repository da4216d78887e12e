import { describe, expect, test } from 'vitest'
import { drawn, wordsOf } from '@/e2e/support/drawn'
import { findListingsInput } from '@/lib/directory/listing-inputs'
import type { ListingItem, ListingMap } from '@/lib/directory/listing-shapes'
import { askedPlace } from '@/lib/directory/matching'
import { pointOfZip } from '@/lib/platform/zip-points'
import { directoryHref } from './address'
import { Results } from './results'

const zips = ['93901', '93907', '93940', '95076', '95060']

function item(zip: string, over: Partial<ListingItem> = {}): ListingItem {
  const point = pointOfZip(zip)
  return {
    ...{ slug: `listing-${zip}`, name: `Services of ${zip}`, kind: 'service-provider', summary: 'Advocates.' },
    ...{ whom: null, city: 'Marlow Bay', state: 'CA', postalCode: zip },
    ...{ latitude: point?.latitude ?? null, longitude: point?.longitude ?? null },
    ...{ isNationwide: false, servedStates: [], servedCounties: [], servedWords: null },
    ...{ phone: '831-555-0142 x7', textNumber: null, url: null, hours: null },
    ...{ services: [], languages: [{ id: 'vie', name: 'Vietnamese' }], interpreter: true },
    ...{ lastVerifiedOn: '2026-09-30', isStale: false, miles: 12.4, reach: 'near' },
    ...over,
  }
}

/** The results as they are drawn for an address. */
function results(query: Record<string, unknown>, items: readonly ListingItem[], more: readonly ListingItem[] = []) {
  const { page, ...filter } = findListingsInput.parse(query)
  const place = askedPlace(filter)
  const dots = [...items, ...more].flatMap(({ slug, name, kind, state, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ slug, name, kind, state, latitude, longitude }],
  )
  const total = items.length + more.length
  const map: ListingMap = { dots, byState: [{ state: 'CA', total }], unplaced: total - dots.length, total, place }
  const found = { items: [...items], total, page, pages: more.length > 0 ? 2 : 1, onlyClose: false, place }
  return drawn(<Results filter={filter} found={found} map={map} />)
}

describe('the list and the map', () => {
  test('show the same, under the same numbers', () => {
    const page = results(
      { zip: '93901' },
      zips.map((zip) => item(zip)),
    )
    const inList = [...page.matchAll(/<li id="(l-[a-z0-9-]+)">/g)].map(([, id]) => `#${id}`)
    const onMap = new Set([...page.matchAll(/<a href="(#l-[a-z0-9-]+)" aria-label="(\d+): /g)].map(([, href]) => href))
    expect(inList).toHaveLength(zips.length)
    expect([...onMap].sort()).toEqual([...inList].sort())
  })

  test('say where it is, who speaks, and when somebody made sure', () => {
    const said = wordsOf(results({ zip: '93901' }, [item('95076'), item('95060', { isStale: true })]))
    expect(said).toContain('Within 50 miles, nearest first')
    expect(said).toContain('Languages: Vietnamese and any language, through an interpreter.')
    expect(said).toContain('Marlow Bay, California, 12 miles')
    expect(said).toContain('Confirmed Sep 30, 2026')
    expect(said).toContain('Not confirmed since Sep 30, 2026')
  })

  test('number what is on a later page from where the one before it ended', () => {
    expect(results({ zip: '93901', page: 2 }, [item('95076')], [item('93907')])).toContain('aria-label="26: ')
    expect(wordsOf(results({ zip: '93901' }, [item('95076')], [item('93907')]))).toContain('1 more on other pages')
  })

  test('dial the number, and the extension once somebody answers', () => {
    expect(results({ zip: '93901' }, [item('95076')])).toContain('href="tel:+18315550142;ext=7"')
  })
})

describe('where nothing is near', () => {
  test('what serves the state follows, with ways to look further', () => {
    const page = results({ zip: '93901', language: 'vie' }, [item('95814', { reach: 'state', miles: 140 })])
    expect(wordsOf(page)).toContain('Nothing that fits is listed within 50 miles')
    expect(wordsOf(page)).toContain('Further away, and serving California')
    expect(page).toContain('/directory?zip=93901&amp;within=100&amp;language=vie')
  })

  test('and nothing at all, the page says what to do', () => {
    const said = wordsOf(results({ zip: '93901', q: 'unicorn' }, []))
    expect(said).toContain('Nothing for ZIP code 93901')
    expect(said).toContain('Look within 250 miles')
    expect(said).toContain('Start again')
  })
})

test.each(['00000', 'abcde', '939'])('a ZIP code that nobody knows is said, and narrows nothing: %s', (zip) => {
  const said = wordsOf(results({ zip }, [item('95076', { reach: null, miles: null })]))
  expect(said).toContain(`We do not know the ZIP code “${zip}”`)
  expect(said).toContain('One listing')
  expect(said).not.toContain('miles, nearest first')
})

test('a state and the country have their own maps, and each state leads to its list', () => {
  expect(results({ state: 'GU' }, [])).toContain('Map of what is listed in Guam')
  const country = results({ kind: 'coalition' }, [item('95076', { reach: null })])
  expect(country).toContain('href="/directory?state=CA&amp;kind=coalition" aria-label="California: 1 listing"')
  expect(country).toContain('aria-label="American Samoa: no listings"')
})

test('the address holds the question, and only what is asked', () => {
  const asked = { zip: '93901', within: '100', kind: ['coalition'], crime: 'arson', q: 'night', unknown: 'x' }
  const { page, ...filter } = findListingsInput.parse(asked)
  expect(directoryHref(filter, page)).toBe('/directory?zip=93901&within=100&kind=coalition&crime=arson&q=night')
  expect(directoryHref(findListingsInput.parse({}))).toBe('/directory')
})
