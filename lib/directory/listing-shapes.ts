/** How the directory answers anyone. */
import * as z from 'zod/mini'
import { quickObject } from '@/lib/platform/quick-object'
import { listingKinds, verificationWays } from './fields'
import { serviceGroups } from './vocabularies'

const word = quickObject({ id: z.string(), name: z.string() })
const words = z.array(word)
const text = z.nullable(z.string())

export const wordsShape = z.object({
  victimizations: words,
  services: z.array(z.extend(word, { group: z.enum(serviceGroups) })),
  populations: words,
  languages: words,
})
export type DirectoryWords = z.infer<typeof wordsShape>

/** Why a listing is in the answer: it lies near, or serves the state that was asked about, or everyone. */
export const reaches = ['near', 'state', 'nationwide'] as const

const publicFields = {
  slug: z.string(),
  name: z.string(),
  kind: z.enum(listingKinds),
  summary: z.string(),
  whom: text,
  city: text,
  state: text,
  postalCode: text,
  /** The middle of the ZIP code. */
  latitude: z.nullable(z.number()),
  longitude: z.nullable(z.number()),
  isNationwide: z.boolean(),
  servedStates: z.array(z.string()),
  /** `CA Contra Costa` */
  servedCounties: z.array(z.string()),
  servedWords: text,
  phone: text,
  textNumber: text,
  url: text,
  hours: text,
  services: words,
  languages: words,
  /** Any language, through an interpreter. */
  interpreter: z.boolean(),
  lastVerifiedOn: z.string(),
  /** Nobody verified it for 180 days. */
  isStale: z.boolean(),
}

export const listingItemShape = quickObject({
  ...publicFields,
  /** From the middle of the ZIP code that was asked about, great circle. */
  miles: z.nullable(z.number()),
  reach: z.nullable(z.enum(reaches)),
})
export type ListingItem = z.infer<typeof listingItemShape>

/** The ZIP code that was asked about. Where it is not known, nothing was narrowed by it. */
export const placeShape = z.object({
  zip: z.string(),
  isKnown: z.boolean(),
  /** False for a code without an area: the middle of those around it. */
  isExact: z.boolean(),
  state: text,
  latitude: z.nullable(z.number()),
  longitude: z.nullable(z.number()),
  within: z.number(),
})
export type AskedPlace = z.infer<typeof placeShape>

export const listingsShape = z.object({
  items: z.array(listingItemShape),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** The words were found nowhere; these listings have words like them. */
  onlyClose: z.boolean(),
  place: z.nullable(placeShape),
})
export type Listings = z.infer<typeof listingsShape>

export const listingMapShape = z.object({
  dots: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      kind: z.enum(listingKinds),
      state: text,
      latitude: z.number(),
      longitude: z.number(),
    }),
  ),
  /** By the state that a listing lies in. */
  byState: z.array(z.object({ state: z.string(), total: z.int() })),
  /** Listings that are found and have no point. */
  unplaced: z.int(),
  total: z.int(),
  place: z.nullable(placeShape),
})
export type ListingMap = z.infer<typeof listingMapShape>

export const listingShape = z.object({
  ...publicFields,
  listingId: z.string(),
  victimizations: words,
  populations: words,
  verifiedHow: z.enum(verificationWays),
  sourceName: z.string(),
  sourceUrl: text,
  sourceSeenOn: text,
  keeper: z.nullable(z.object({ agencyId: z.string(), name: z.string() })),
  updatedAt: z.string(),
})
export type PublicListing = z.infer<typeof listingShape>
