/** How listings are asked for: in the address of a page, and in the API alike. */
import * as z from 'zod/mini'
import { stateCodes } from '@/lib/platform/states'
import { searchText } from '@/lib/platform/text'
import { listingKinds } from './fields'

/** Miles around a ZIP code that may be chosen. */
export const distances = [10, 25, 50, 100, 250] as const
export const USUAL_DISTANCE = 50

const several = z.transform((value: unknown) => [value].flat().filter((each) => typeof each === 'string'))
const kinds = z.catch(
  z.pipe(
    several,
    z.pipe(
      z.transform((given: string[]) => listingKinds.filter((kind) => given.includes(kind))),
      z.array(z.enum(listingKinds)),
    ),
  ),
  [],
)
/** Words of a vocabulary by their ids; what is unknown there finds nothing. */
const words = z.catch(
  z.pipe(
    several,
    z.pipe(
      z.transform((given: string[]) => given.filter((id) => /^[a-z0-9-]{1,60}$/.test(id)).slice(0, 60)),
      z.array(z.string()),
    ),
  ),
  [],
)

const filterFields = {
  /** As it was typed: the answer says whether it is known. */
  zip: z.catch(
    z.optional(
      z.pipe(
        z.string().check(z.trim(), z.maxLength(10)),
        z.transform((typed) => typed || undefined),
      ),
    ),
    undefined,
  ),
  /** Miles around the ZIP code. */
  within: z.catch(
    z.coerce.number().check(z.refine((miles) => distances.some((each) => each === miles))),
    USUAL_DISTANCE,
  ),
  /** With a ZIP code, the state whose services are shown beside those near it, in place of its own. */
  state: z.catch(z.optional(z.enum(stateCodes as [string, ...string[]])), undefined),
  kind: kinds,
  /** What was done to people, whom it is made for, what it offers, what is spoken there: of each any of the words. */
  crime: words,
  whom: words,
  help: words,
  language: words,
  q: z.catch(searchText(100), ''),
}

/**
 * How the directory is narrowed. Made for addresses that people edit and share: nothing is refused, what cannot be
 * understood is as if it were not there.
 */
export const listingFilter = z.object(filterFields)
export type ListingFilter = z.infer<typeof listingFilter>

export const findListingsInput = z.object({
  ...filterFields,
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(2000)), 1),
})
export const listingSlugInput = z.object({ slug: z.string().check(z.regex(/^[a-z0-9-]{1,100}$/)) })
