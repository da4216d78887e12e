/** Listings that an operation can be asked about, each brought where it stands by whoever may do so. */
import { aListing, confirmation } from '@/lib/directory/inputs.fixture'
import { claimListing, settleClaim } from '@/lib/directory/keeping'
import { confirmListing } from '@/lib/directory/moderation'
import { getWaiting, listWaiting } from '@/lib/directory/queue'
import { reportListing } from '@/lib/directory/reports'
import { retireListing, suggestListing } from '@/lib/directory/suggesting'
import { checkListings, loadListings } from '@/lib/interop/listings/commands'
import { anyoneCtx } from '@/lib/platform/context'
import { plusMinutes } from '@/lib/platform/time'
import { anotherModerator } from './subjects'
import { type Place, type Somebody, today, type World } from './world'

let count = 0

export type AListing = { listingId: string; madeFrom: string }

export async function suggestionOf(person: Somebody): Promise<AListing> {
  count += 1
  // Nobody suggests more than 30 in an hour.
  const earlier = { ...person.ctx, now: plusMinutes(person.ctx.now, -60 * (count % 100)) }
  const { listingId, version } = await suggestListing(earlier, aListing())
  return { listingId, madeFrom: version }
}

/** Public: confirmed by a moderator who did not suggest it. */
export async function listedOf(world: World, person: Somebody): Promise<AListing & { slug: string }> {
  const suggestion = await suggestionOf(person)
  const by = person === world.moderator ? await anotherModerator(world) : world.moderator
  const { slug, version } = await confirmListing(by.ctx, { ...suggestion, ...confirmation(today()) })
  return { listingId: suggestion.listingId, madeFrom: version, slug: slug ?? '' }
}

export async function claimOf(world: World, place: Place): Promise<{ claimId: string; listingId: string }> {
  const { listingId } = await listedOf(world, place.colleague)
  // Nobody claims more than 30 in an hour.
  const earlier = { ...place.coordinator.ctx, now: plusMinutes(place.coordinator.ctx.now, -60 * (count % 100)) }
  const { claimId } = await claimListing(earlier, { listingId, agencyId: place.agencyId })
  return { claimId, listingId }
}

/** Kept by the agency of the place. */
export async function keptOf(world: World, place: Place): Promise<AListing> {
  const { claimId, listingId } = await claimOf(world, place)
  await settleClaim(world.moderator.ctx, { claimId, accept: true })
  const { version } = await getWaiting(world.moderator.ctx, { listingId })
  return { listingId, madeFrom: version }
}

export async function retiredOf(person: Somebody): Promise<AListing> {
  const suggestion = await suggestionOf(person)
  const { version } = await retireListing(person.ctx, { ...suggestion, reason: 'They have closed for good.' })
  return { listingId: suggestion.listingId, madeFrom: version }
}

export async function reportOf(world: World): Promise<{ reportId: string }> {
  const { slug } = await listedOf(world, world.own.trainee)
  count += 1
  // Twenty words in an hour come from one network.
  await reportListing(anyoneCtx(), { slug, words: 'The number is somebody else’s.' }, `192.0.${count % 200}.7`)
  const { reports } = await listWaiting(world.moderator.ctx)
  return { reportId: reports.at(-1)?.reportId ?? '' }
}

/** A listing that no file named before, and a row that is refused. */
export const aListingFile = () => ({
  fileName: 'listings.csv',
  text: `key,name,kind,summary,state,source\nfile-${++count},Filed Light ${count},provider,Case management for survivors.,CA,A letter\n,,,,XX,\n`,
})

export const listingFileOf = (world: World): Promise<{ batchId: string }> =>
  checkListings(world.moderator.ctx, aListingFile())

export async function loadedListingFileOf(world: World): Promise<{ batchId: string }> {
  const { batchId } = await listingFileOf(world)
  await loadListings(world.moderator.ctx, { batchId })
  return { batchId }
}
