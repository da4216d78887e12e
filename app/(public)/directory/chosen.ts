/** What a list of the directory is narrowed by, in words, each with the address that leaves it out. */
import { listingKindNames } from '@/lib/directory/fields'
import type { ListingFilter } from '@/lib/directory/listing-inputs'
import type { AskedPlace, DirectoryWords } from '@/lib/directory/listing-shapes'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import type { Chosen } from '../../_ui/tag'
import { directoryHref } from './address'
import { directory } from './messages'

const say = inWords(directory, USUAL_LOCALE)

/** @param place what is known of the ZIP code: one that is not known narrowed nothing */
export function chosenIn(filter: ListingFilter, words: DirectoryWords, place: AskedPlace | null): Chosen[] {
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
    ...(zip ? [{ label: zipIn(zip, within, place), removeHref: without({ zip: undefined }) }] : []),
    ...(state ? [{ label: stateName(state), removeHref: without({ state: undefined }) }] : []),
    ...lists.flatMap(([name, known]) =>
      filter[name].map((id) => ({
        label: known.find((each) => each.id === id)?.name ?? say('chosenUnknown', { word: id }),
        removeHref: without({ [name]: filter[name].filter((each) => each !== id) }),
      })),
    ),
    ...(q ? [{ label: `“${q}”`, removeHref: without({ q: '' }) }] : []),
  ]
}

const zipIn = (zip: string, within: number, place: AskedPlace | null): string =>
  place?.isKnown === false ? say('chosenZipUnknown', { zip }) : say('chosenZip', { zip, n: within })
