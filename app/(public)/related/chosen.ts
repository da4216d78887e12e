/** What the list of courses elsewhere is narrowed by, in words, each with the address that leaves it out. */
import type { Chosen } from '@/app/_ui/tag'
import type { RelatedFilter, RelatedList } from '@/lib/related/inputs'
import { choices, relatedHref, without } from './address'

export const chosenIn = (filter: RelatedFilter, facets: RelatedList['facets']): Chosen[] => [
  ...(filter.q ? [{ label: `“${filter.q}”`, removeHref: relatedHref({ ...filter, q: '', page: 1 }) }] : []),
  ...(filter.free ? [{ label: 'Free', removeHref: relatedHref({ ...filter, free: false, page: 1 }) }] : []),
  ...choices(filter).map((choice) => ({
    label: facets[choice.facet].find(({ id }) => id === choice.id)?.name ?? choice.id,
    removeHref: relatedHref(without(filter, choice)),
  })),
]
