import { describe, expect, test } from 'vitest'
import { listModulesInput, type ModuleItem } from './inputs'
import { audienceEntries, lengthEntries, priorityEntries, sectionEntries } from './reference'
import { arrangeModules, PAGE_SIZE } from './rules'

const names = {
  priority: [...priorityEntries],
  section: [...sectionEntries],
  audience: audienceEntries,
  hours: lengthEntries,
}
const item = (slug: string, facts: Partial<ModuleItem> = {}): ModuleItem => ({
  slug,
  title: slug,
  summary: '',
  sectionId: 'crimes',
  creditMinutes: 60,
  audiences: ['law-enforcement'],
  priorities: [{ id: 'collaboration', name: 'Collaboration' }],
  lessons: 5,
  ...facts,
})
const filter = (params: Record<string, unknown> = {}) => listModulesInput.parse(params)
const integration = { id: 'integration', name: 'Integration' }

describe('an address with filters', () => {
  test('is understood as far as it can be and never refused', () => {
    expect(
      filter({ q: '  two   words ', priority: 'integration', section: ['crimes', 'nonsense'], page: 'x', hours: 'z' }),
    ).toEqual({
      q: 'two words',
      priority: ['integration'],
      section: ['crimes'],
      audience: [],
      hours: undefined,
      page: 1,
    })
    expect(filter({ q: ['a', 'b'], page: '-3' })).toMatchObject({ q: '', page: 1 })
  })
})

describe('the list of modules', () => {
  const items = [
    item('a', { sectionId: 'basics' }),
    item('b', { priorities: [integration], creditMinutes: 90 }),
    item('c', { audiences: ['victim-services'], creditMinutes: 180 }),
  ]

  test('stands in the order of the sections', () => {
    const { sections, total } = arrangeModules(items, filter(), names)
    expect(sections.map(({ id, modules }) => [id, modules.map(({ slug }) => slug)])).toEqual([
      ['basics', ['a']],
      ['crimes', ['b', 'c']],
    ])
    expect(total).toBe(3)
  })

  test('any choice of one kind will do, but all kinds must hold', () => {
    const some = (params: Record<string, unknown>) =>
      arrangeModules(items, filter(params), names).sections.flatMap(({ modules }) => modules.map(({ slug }) => slug))
    expect(some({ priority: ['collaboration', 'integration'] })).toEqual(['a', 'b', 'c'])
    expect(some({ priority: 'collaboration', section: 'crimes' })).toEqual(['c'])
    expect(some({ hours: 'medium' })).toEqual(['b'])
  })

  test('says what each further choice would leave while the other kinds hold', () => {
    const { facets } = arrangeModules(items, filter({ priority: 'collaboration', section: 'crimes' }), names)
    expect(facets.priority.map(({ id, count }) => [id, count])).toEqual([
      ['collaboration', 1],
      ['integration', 1],
      ['grantee-capacity', 0],
    ])
    expect(facets.section.find(({ id }) => id === 'basics')?.count).toBe(1)
  })

  test('a page past the end is the last page', () => {
    const many = Array.from({ length: PAGE_SIZE + 1 }, (_, i) => item(`m${i}`))
    expect(arrangeModules(many, filter({ page: 9 }), names)).toMatchObject({ page: 2, pages: 2, total: PAGE_SIZE + 1 })
    expect(arrangeModules(many, filter({ page: 2 }), names).sections[0]?.modules).toHaveLength(1)
  })
})
