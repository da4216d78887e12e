/** What may come in about saved searches, and about sites that show the calendar in a frame. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { textLine } from '@/lib/platform/text'
import { feedQuery } from './inputs'
import { searchRefusals } from './messages'

/** `never`: kept, and no letter about it leaves. */
export const rhythms = ['daily', 'weekly', 'never'] as const
export type Rhythm = (typeof rhythms)[number]

/** The filter of a feed, checked as strictly: it is asked for months and nobody reads what it leaves out. */
export type SavedFilter = z.infer<typeof feedQuery>

const fields = {
  name: textLine({ most: 80, missing: searchRefusals.name.en }),
  rhythm: z.enum(rhythms, searchRefusals.rhythm.en),
}
export const saveSearchInput = z.object({ ...fields, filter: feedQuery, key: creationKey })
export const changeSearchInput = z.object({
  ...fields,
  searchId: z.uuid(),
  /** What it looks for from now on; as it was where this is left out. */
  filter: z.optional(feedQuery),
  madeFrom,
})
export const searchInput = z.object({ searchId: z.uuid() })

/** What the link of a letter holds: the search or the person, and our signature on it. */
export const stopLettersInput = z.object({
  link: z.string().check(z.regex(/^[0-9a-f-]{36}\.[\w-]{22}$/, searchRefusals.link.en)),
})

export const searchShape = z.object({
  id: z.string(),
  name: z.string(),
  rhythm: z.enum(rhythms),
  /** What it looks for, in words: "within 50 miles of 93999, with credit". */
  words: z.string(),
  /** The same as an address of the calendar begins: `?near=93999&credit=1`. */
  query: z.string(),
  /** What a change is made from. */
  version: z.string(),
})
export type SavedSearch = z.infer<typeof searchShape>

const MOST_SITES = 100

/** The scheme and the name of a site, as a browser compares them. */
const origin = z.pipe(
  textLine({ most: 200 }),
  z.string().check(
    z.overwrite((typed) => (URL.canParse(typed) && isBare(new URL(typed)) ? new URL(typed).origin : typed)),
    z.regex(
      /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/,
      'Give each site as https:// and its name, without a path: https://partner.example.',
    ),
  ),
)
const isBare = ({ pathname, search, hash, username, password }: URL) =>
  ['', '/'].includes(pathname) && !search && !hash && !username && !password

export const changeSitesInput = z.object({
  origins: z.pipe(
    z.array(origin).check(z.maxLength(MOST_SITES, `At most ${MOST_SITES} sites.`)),
    z.transform((all: string[]) => [...new Set(all)].sort()),
  ),
  madeFrom,
})
export const sitesShape = z.object({
  origins: z.array(z.string()),
  /** What a change is made from. */
  version: z.string(),
  changedAt: z.nullable(z.string()),
})
export type FramingSites = z.infer<typeof sitesShape>
