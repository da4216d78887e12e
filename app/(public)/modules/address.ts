/** Addresses of the catalog: the filters live in them. */
import type { ModuleFilter } from '@/lib/catalog/inputs'

type Facet = 'priority' | 'section' | 'audience' | 'hours'
export type Chosen = { facet: Facet; id: string }

/** The address of the list with this filter. */
export function modulesHref(filter: Partial<ModuleFilter>): string {
  const params = new URLSearchParams()
  if (filter.q) params.set('q', filter.q)
  for (const facet of ['priority', 'section', 'audience'] as const) {
    for (const id of filter[facet] ?? []) params.append(facet, id)
  }
  if (filter.hours) params.set('hours', filter.hours)
  if (filter.page && filter.page > 1) params.set('page', String(filter.page))
  return params.size > 0 ? `/modules?${params}` : '/modules'
}

/** What is chosen, one entry a choice. */
export const choices = (filter: ModuleFilter): Chosen[] => [
  ...filter.priority.map((id) => ({ facet: 'priority' as const, id })),
  ...filter.section.map((id) => ({ facet: 'section' as const, id })),
  ...filter.audience.map((id) => ({ facet: 'audience' as const, id })),
  ...(filter.hours ? [{ facet: 'hours' as const, id: filter.hours }] : []),
]

/** The filter without one choice, from its first page. */
export function without(filter: ModuleFilter, { facet, id }: Chosen): ModuleFilter {
  if (facet === 'hours') return { ...filter, page: 1, hours: undefined }
  return { ...filter, page: 1, [facet]: filter[facet].filter((each) => each !== id) }
}

/** A lesson; of the edition enrolled in, where that is an earlier one, and at a place in it. */
export function lessonHref(slug: string, lessonKey: string, edition?: number | null, place?: string | null): string {
  return `/modules/${slug}/lessons/${lessonKey}${edition ? `?edition=${edition}` : ''}${place ? `#${place}` : ''}`
}
