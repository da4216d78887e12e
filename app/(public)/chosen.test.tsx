/** What every list says it is narrowed by, each part with the address that leaves out that part and no other. */
import { describe, expect, test } from 'vitest'
import { drawn, wordsOf } from '@/e2e/support/drawn'
import { listModulesInput, type ModuleList } from '@/lib/catalog/inputs'
import { findListingsInput } from '@/lib/directory/listing-inputs'
import type { DirectoryWords } from '@/lib/directory/listing-shapes'
import { listCalendarInput } from '@/lib/events/inputs'
import { listRelatedInput, type RelatedList } from '@/lib/related/inputs'
import { findTaskForcesInput } from '@/lib/task-forces/inputs'
import { type Chosen, ChosenTags } from '../_ui/tag'
import { chosenFilters } from './calendar/chosen'
import { chosenIn as inDirectory } from './directory/chosen'
import { chosenIn as inModules } from './modules/chosen'
import { chosenIn as inRelated } from './related/chosen'
import { chosenIn as inTaskForces } from './task-forces/chosen'

type Query = Record<string, string | string[]>

/** As a page is handed the query of an address. */
function queryOf(href: string): Query {
  const { searchParams } = new URL(href, 'http://local')
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const [first = '', ...rest] = searchParams.getAll(name)
      return [name, rest.length > 0 ? [first, ...rest] : first]
    }),
  )
}

const priority = [{ id: 'collaboration', name: 'Collaboration', count: 2 }]
const topic = [{ id: 'trauma', name: 'Trauma', count: 1 }]
const words = {
  victimizations: [{ id: 'labor-trafficking', name: 'Labor trafficking' }],
  languages: [{ id: 'vi', name: 'Vietnamese' }],
  services: [{ id: 'shelter', name: 'Shelter' }],
  populations: [],
} as unknown as DirectoryWords
const facets = { priority, topic, section: [], audience: [], hours: [], mode: [] }

const lists: Record<string, { here: string; asked: Query; chosen: (query: Query) => Chosen[]; says: string[] }> = {
  modules: {
    here: '/modules',
    asked: { q: 'night', priority: ['collaboration', 'integration'], audience: 'law-enforcement', hours: 'short' },
    chosen: (query) => inModules(listModulesInput.parse(query), facets as unknown as ModuleList['facets']),
    says: ['“night”', 'Collaboration', 'integration', 'law-enforcement', 'short'],
  },
  related: {
    here: '/related',
    asked: { q: 'night', free: '1', priority: 'collaboration', topic: 'trauma' },
    chosen: (query) => inRelated(listRelatedInput.parse(query), facets as unknown as RelatedList['facets']),
    says: ['“night”', 'Free', 'Collaboration', 'Trauma'],
  },
  calendar: {
    here: '/calendar',
    asked: {
      ...{ q: 'night', from: '2026-12-01', to: '2026-12-31', near: '93999', within: '25', state: 'CA' },
      ...{ format: 'virtual', kind: ['webinar', 'training'], audience: 'victim-services', credit: '1', free: '1' },
      ...{ priority: 'collaboration', topic: 'trauma' },
    },
    chosen: (query) => {
      const { page: _, ...filter } = listCalendarInput.parse(query)
      return chosenFilters(filter, { topics: topic, priorities: priority }, {})
    },
    says: ['“night”', 'From December 1, 2026', 'Until December 31, 2026', '25 miles around 93999', 'California'],
  },
  directory: {
    here: '/directory',
    asked: { zip: '93999', within: '25', q: 'harbor', language: 'vi', crime: 'labor-trafficking', help: 'shelter' },
    chosen: (query) => {
      const { page: _, ...filter } = findListingsInput.parse(query)
      return inDirectory(filter, words, null)
    },
    says: ['“harbor”', 'Vietnamese', 'Labor trafficking', 'Shelter'],
  },
  'task forces': {
    here: '/task-forces',
    asked: { zip: '93999', kind: ['innocence-lost', 'icac'], q: 'harbor', ended: '1' },
    chosen: (query) => {
      const { page: _, ...filter } = findTaskForcesInput.parse(query)
      return inTaskForces(filter)
    },
    says: ['“harbor”'],
  },
}

describe.each(Object.entries(lists))('the list of %s', (_, { here, asked, chosen, says }) => {
  test('names what was asked of it, and nothing where nothing was', () => {
    const labels = chosen(asked).map(({ label }) => label)
    expect(labels).toEqual(expect.arrayContaining(says))
    expect(new Set(labels).size).toBe(labels.length)
    expect(chosen({})).toEqual([])
  })

  test('leaves out one part at a time, and after the last one stands whole', () => {
    const all = chosen(asked)
    for (const { label, removeHref } of all) {
      expect(removeHref.startsWith(here)).toBe(true)
      const left = chosen(queryOf(removeHref)).map((each) => each.label)
      expect(left).toEqual(all.map((each) => each.label).filter((each) => each !== label))
    }
    let query = asked
    for (let steps = all.length; steps > 0; steps -= 1) query = queryOf(chosen(query)[0]?.removeHref ?? '')
    expect(chosen(query)).toEqual([])
  })
})

describe('the parts of a question', () => {
  test('say of a ZIP code and of a word that nobody knows that they are not known', () => {
    const { page: _, ...filter } = findListingsInput.parse({ zip: '00000', help: 'shelter-1' })
    const place = {
      zip: '00000',
      within: 50,
      isKnown: false,
      isExact: false,
      state: null,
      latitude: null,
      longitude: null,
    }
    expect(inDirectory(filter, words, place).map(({ label }) => label)).toEqual([
      'ZIP code 00000, which is not known',
      '“shelter-1”, a word that the directory does not have',
    ])
  })

  test('are a list with a name, and each link says which part it takes away', () => {
    const items = [
      { label: 'California', removeHref: '/calendar?free=1' },
      { label: 'Free of charge', removeHref: '/calendar?state=CA' },
    ]
    const markup = drawn(<ChosenTags label="What was asked" items={items} />)
    expect(markup).toMatch(/<ul[^>]* aria-label="What was asked"/)
    expect(markup).toContain('href="/calendar?free=1"')
    expect(wordsOf(markup)).toBe(
      'California remove the filter California Free of charge remove the filter Free of charge',
    )
  })

  test('are not there where nothing was asked', () => {
    expect(drawn(<ChosenTags label="What was asked" items={[]} />)).toBe('')
  })
})
