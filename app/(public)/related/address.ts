/** Addresses of the list of outside courses: the filters live in them. */
import type { RelatedFilter } from '@/lib/related/inputs'

const several = ['priority', 'audience', 'mode'] as const
const single = ['hours', 'topic'] as const
type Facet = (typeof several)[number] | (typeof single)[number]
export type Chosen = { facet: Facet; id: string }

const isSeveral = (facet: Facet): facet is (typeof several)[number] => (several as readonly string[]).includes(facet)

/** What narrows the list, as an address has it. */
export function relatedQuery(filter: Partial<RelatedFilter>): URLSearchParams {
  const params = new URLSearchParams()
  if (filter.q) params.set('q', filter.q)
  for (const facet of several) for (const id of filter[facet] ?? []) params.append(facet, id)
  for (const facet of single) if (filter[facet]) params.set(facet, filter[facet])
  if (filter.free) params.set('free', '1')
  return params
}

export function relatedHref(filter: Partial<RelatedFilter>): string {
  const params = relatedQuery(filter)
  if (filter.page && filter.page > 1) params.set('page', String(filter.page))
  return params.size > 0 ? `/related?${params}` : '/related'
}

/** What is chosen, one entry a choice. */
export const choices = (filter: RelatedFilter): Chosen[] => [
  ...several.flatMap((facet) => filter[facet].map((id) => ({ facet, id }))),
  ...single.flatMap((facet) => {
    const id = filter[facet]
    return id ? [{ facet, id }] : []
  }),
]

/** The filter without one choice, from its first page. */
export const without = (filter: RelatedFilter, { facet, id }: Chosen): RelatedFilter =>
  isSeveral(facet)
    ? { ...filter, page: 1, [facet]: filter[facet].filter((each) => each !== id) }
    : { ...filter, page: 1, [facet]: undefined }
