import type { ListingFilter } from '@/lib/directory/listing-inputs'
import type { ListingMap, Listings } from '@/lib/directory/listing-shapes'

/** What was asked, and what was found for it: the list and the map are drawn of the same. */
export type Found = { filter: ListingFilter; found: Listings; map: ListingMap }

const PAGE = 25

/** The number that an entry of a page has in the list and on the map. */
export const numberOf = (page: number, place: number) => (page - 1) * PAGE + place + 1
