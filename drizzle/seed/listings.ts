/** The directory: who suggested what, who made sure of it, and who keeps it. */
import { claimListing, settleClaim } from '@/lib/directory/keeping'
import type { ListingFields } from '@/lib/directory/listing-fields'
import { listMyListings } from '@/lib/directory/mine'
import { confirmListing, returnListing } from '@/lib/directory/moderation'
import { checksFor } from '@/lib/directory/rules'
import { suggestListing } from '@/lib/directory/suggesting'
import { checkListings } from '@/lib/interop/listings/commands'
import { listListingFiles } from '@/lib/interop/listings/queries'
import type { Ctx } from '@/lib/platform/context'
import { type Agencies, GORDON, NOOR, RENEE, unlessThere } from './agencies'
import { as } from './cast'
import { directoryOfTheStory, type Listed } from './listing-texts'
import type { Story } from './story'

/** How long those that wait have waited. */
const WAITING_DAYS = 4

export async function tellDirectory(story: Story, { harborLight }: Agencies): Promise<void> {
  const there = new Set((await listMyListings(await as(RENEE, story.now))).items.map(({ name }) => name))
  for (const listed of directoryOfTheStory.filter(({ fields }) => !there.has(fields.name)))
    await tell(story, listed, harborLight)
}

async function tell(story: Story, listed: Listed, harborLight: string): Promise<void> {
  const daysAgo = listed.checkedDaysAgo ?? WAITING_DAYS
  const suggested = await suggestListing(
    await as(RENEE, story.at(daysAgo + 2, '14:10')),
    complete(listed, story.day(-daysAgo - 2)),
  )
  const { listingId, version: madeFrom } = suggested
  const gordon = await as(GORDON.email, story.at(daysAgo, '09:30'))
  if (listed.fate === 'returned')
    await returnListing(gordon, {
      listingId,
      madeFrom,
      reason: 'Nobody answers under this address. Whom did you speak to?',
    })
  if (listed.checkedDaysAgo === null) return
  const kind = listed.fields.kind ?? 'service-provider'
  await confirmListing(gordon, {
    ...{ listingId, madeFrom, met: checksFor(kind).map(({ id }) => id) },
    ...{ verifiedOn: story.day(-daysAgo), verifiedHow: listed.fields.phone ? 'called' : 'official-page' },
  })
  if (listed.fate === 'kept')
    await keep(gordon, await as(NOOR.email, story.at(daysAgo, '11:00')), listingId, harborLight)
}

async function keep(gordon: Ctx, noor: Ctx, listingId: string, agencyId: string): Promise<void> {
  const { claimId } = await claimListing(noor, { listingId, agencyId })
  await unlessThere(settleClaim(gordon, { claimId, accept: true }))
}

const complete = ({ fields }: Listed, day: string): ListingFields => ({
  ...{ kind: 'service-provider', whom: '', victimizationIds: [], serviceIds: [], populationIds: [], languageIds: [] },
  ...{
    interpreter: false,
    isNationwide: false,
    servedStates: [],
    servedCounties: [],
    servedWords: '',
    isShelter: false,
  },
  ...{ phone: '', textNumber: '', url: '', hours: '', sourceName: 'Their own page', sourceUrl: '', sourceSeenOn: day },
  ...fields,
})

/** A list that came by mail: two are new, one is there already, and one row cannot be taken. */
const LIST_OF_THE_STATE = `key,name,kind,summary,state,city,phone,source,confidence
wa-11,Tidewater Legal Aid,service provider,Free legal help for people who were trafficked.,CA,Marlow Bay,555-010-0191,List of the state 2026,text read
wa-12,Coast Interpreters,service provider,Interpreters for advocates and officers.,CA,,555-010-0192,List of the state 2026,secondary
wa-13,Bay Advocates,service provider,Advocacy at court.,CA,,555-010-01934,List of the state 2026,text read
wa-14,Recalled House,service provider,Rooms for a few nights.,CA,,,Recalled,memory only
`

/** A file that waits to be loaded. */
export async function tellListingFile(story: Story): Promise<void> {
  const gordon = await as(GORDON.email, story.at(1, '10:20'))
  const { items } = await listListingFiles(gordon, {})
  if (items.length === 0) await checkListings(gordon, { fileName: 'list-of-the-state.csv', text: LIST_OF_THE_STATE })
}
