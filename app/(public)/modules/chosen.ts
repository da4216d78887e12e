/** What the catalog is narrowed by, in words, each with the address that leaves it out. */
import type { Chosen } from '@/app/_ui/tag'
import type { ModuleFilter, ModuleList } from '@/lib/catalog/inputs'
import { choices, modulesHref, without } from './address'

export const chosenIn = (filter: ModuleFilter, facets: ModuleList['facets']): Chosen[] => [
  ...(filter.q ? [{ label: `“${filter.q}”`, removeHref: modulesHref({ ...filter, q: '', page: 1 }) }] : []),
  ...choices(filter).map((choice) => ({
    label: facets[choice.facet].find(({ id }) => id === choice.id)?.name ?? choice.id,
    removeHref: modulesHref(without(filter, choice)),
  })),
]
