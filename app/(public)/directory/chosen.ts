/** What a list of the directory is narrowed by, in words, each with the address that leaves it out. */
import { listingKindNames } from '@/lib/directory/fields'
import type { ListingFilter } from '@/lib/directory/listing-inputs'
import type { DirectoryWords } from '@/lib/directory/listing-shapes'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import type { Chosen } from '../../_ui/tag'
import { directoryHref } from './address'
import { directory } from './messages'

const say = inWords(directory, USUAL_LOCALE)

export function chosenIn(filter: ListingFilter, words: DirectoryWords): Chosen[] {
  const { zip, within, state, q } = filter
  const without = (less: Partial<ListingFilter> | Record<string, undefined>) => directoryHref({ ...filter, ...less })
  const lists = [
    ['crime', words.victimizations],
    ['language', words.languages],
    ['help', words.services],
    ['whom', words.populations],
    ['kind', Object.entries(listingKindNames).map(([id, name]) => ({ id, name }))],
  ] as const
  return [
    ...(zip ? [{ label: say('chosenZip', { zip, n: within }), removeHref: without({ zip: undefined }) }] : []),
    ...(state ? [{ label: stateName(state), removeHref: without({ state: undefined }) }] : []),
    ...lists.flatMap(([name, known]) =>
      filter[name].map((id) => ({
        label: known.find((each) => each.id === id)?.name ?? id,
        removeHref: without({ [name]: filter[name].filter((each) => each !== id) }),
      })),
    ),
    ...(q ? [{ label: `“${q}”`, removeHref: without({ q: '' }) }] : []),
  ]
}
