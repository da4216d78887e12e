/** How operations about the directory, courses of others and task forces are asked in the grid. */
import { aListing, confirmation } from '@/lib/directory/inputs.fixture'
import { listKeptContactLines } from '@/lib/directory/kept-lines'
import { addDays } from '@/lib/platform/time'
import { type Inputs, reason, type Subject } from './grid-subject'
import {
  aListingFile,
  claimOf,
  keptOf,
  listedOf,
  listingFileOf,
  loadedListingFileOf,
  reportOf,
  retiredOf,
  suggestionOf,
} from './listing-subjects'
import { aCourse, aLine, lineOf, linkDay, listedCourseOf, suggestedBy } from './subjects'
import {
  anAward,
  aTaskForce,
  awardOf,
  awardsShownTo,
  forceOf,
  importedAwardsOf,
  leadOf,
  partnerOf,
} from './task-force-subjects'
import { today } from './world'

/** One's own suggestion, or what the agency keeps. */
const ownOrKept = ({ named, world, person, place }: Subject) =>
  named === 'self' ? suggestionOf(person) : keptOf(world, place)

export const inputsOfDirectory: Inputs = {
  'directory.listContactLines': () => undefined,
  'directory.findListings': () => ({ zip: '93901' }),
  'directory.mapListings': () => ({}),
  'directory.listCoverage': () => ({}),
  'directory.listDirectoryWords': () => undefined,
  'directory.getListing': async ({ world, person }) => ({ slug: (await listedOf(world, person)).slug }),
  'directory.reportListing': async ({ world, person }) => ({
    slug: (await listedOf(world, person)).slug,
    words: 'The number is somebody else’s.',
  }),
  'directory.listMyListings': () => undefined,
  'directory.getMyListing': async (subject) => ({ listingId: (await ownOrKept(subject)).listingId }),
  'directory.suggestListing': () => aListing(),
  'directory.changeListing': async (subject) => ({ ...(await ownOrKept(subject)), ...aListing() }),
  'directory.verifyListing': async ({ world, place }) => ({
    ...(await keptOf(world, place)),
    ...{ verifiedOn: today(), verifiedHow: 'called' },
  }),
  'directory.retireListing': async (subject) => ({ ...(await ownOrKept(subject)), reason }),
  'directory.claimListing': async ({ world, place: { agencyId, trainee } }) => ({
    listingId: (await listedOf(world, trainee)).listingId,
    agencyId,
  }),
  'directory.checkListings': () => aListingFile(),
  'directory.listListingFiles': () => ({}),
  'directory.getListingFile': ({ world }) => listingFileOf(world),
  'directory.loadListings': ({ world }) => listingFileOf(world),
  'directory.takeBackListings': ({ world }) => loadedListingFileOf(world),
  'directory.listWaiting': () => ({}),
  'directory.listDueListings': () => ({}),
  'directory.getWaiting': async ({ person }) => ({ listingId: (await suggestionOf(person)).listingId }),
  'directory.confirmListing': async ({ person }) => ({ ...(await suggestionOf(person)), ...confirmation(today()) }),
  'directory.returnListing': async ({ person }) => ({ ...(await suggestionOf(person)), reason }),
  'directory.restoreListing': async ({ person }) => retiredOf(person),
  'directory.mergeListings': async ({ world, person }) => ({
    ...(await suggestionOf(person)),
    intoId: (await listedOf(world, world.own.trainee)).listingId,
  }),
  'directory.settleClaim': async ({ world, place }) => ({
    claimId: (await claimOf(world, place)).claimId,
    accept: true,
  }),
  'directory.settleReport': async ({ world }) => ({ ...(await reportOf(world)), outcome: 'The number was changed.' }),
  '/listing-files/{batchId}/problems.csv': async ({ world }) =>
    `/listing-files/${(await listingFileOf(world)).batchId}/problems.csv`,
  '/directory/listings.csv': () => '/directory/listings.csv',
  '/directory/listings.json': () => '/directory/listings.json?state=CA',
  '/directory/listings.geojson': () => '/directory/listings.geojson?zip=93901&kind=service-provider',
  'directory.listKeptContactLines': () => undefined,
  'directory.addContactLine': () => aLine(),
  'directory.changeContactLine': async ({ world }) => ({ ...aLine(), ...(await lineOf(world)) }),
  'directory.verifyContactLine': async ({ world }) => ({
    ...(await lineOf(world)),
    ...{ verifiedOn: today(), verifiedHow: 'called' },
  }),
  'directory.orderContactLines': async ({ world }) => {
    await lineOf(world)
    const { version, items } = await listKeptContactLines(world.administrator.ctx)
    return { madeFrom: version, lineIds: items.map(({ id }) => id).reverse() }
  },
  'directory.retireContactLine': async ({ world }) => ({
    ...(await lineOf(world)),
    reason: 'It is answered no more.',
  }),
  'related.listRelated': () => ({}),
  'related.getRelated': async ({ world }) => ({ slug: (await listedCourseOf(world)).slug }),
  'related.suggestRelated': () => aCourse(),
  'related.listMyRelated': () => undefined,
  'related.correctRelated': async ({ person }) => ({ ...aCourse(), ...(await suggestedBy(person)) }),
  'related.getKeptRelated': async ({ person }) => ({ relatedId: (await suggestedBy(person)).relatedId }),
  'related.listKeptRelated': () => ({}),
  'related.changeRelated': async ({ person }) => ({ ...aCourse(), ...(await suggestedBy(person)) }),
  'related.approveRelated': async ({ person }) => ({ ...(await suggestedBy(person)), linkCheckedOn: linkDay() }),
  'related.returnRelated': async ({ person }) => ({ ...(await suggestedBy(person)), reason: 'Say who gives it.' }),
  'related.checkRelatedLink': async ({ world, named, person }) => {
    const { relatedId, madeFrom } = await listedCourseOf(world, named === 'self' ? person : undefined)
    return { relatedId, madeFrom, linkCheckedOn: addDays(linkDay(), 1) }
  },
  'related.retireRelated': async ({ person }) => ({ ...(await suggestedBy(person)), reason: 'It is given no more.' }),
  '/related-trainings.csv': () => '/related-trainings.csv',
  '/task-forces/{slug}/awards.csv': async ({ world }) => `/task-forces/${(await forceOf(world, null)).slug}/awards.csv`,
  'taskForces.findTaskForces': () => ({ zip: '93901' }),
  'taskForces.getTaskForce': async ({ world }) => ({ slug: (await forceOf(world, null)).slug }),
  'taskForces.getForceCoverage': async ({ world }) => ({ slug: (await forceOf(world, null)).slug }),
  'taskForces.listTaskForcesOfAgency': ({ place: { agencyId } }) => ({ agencyId }),
  'taskForces.listTaskForcesOfListing': async ({ world }) => ({
    slug: (await listedOf(world, world.own.trainee)).slug,
  }),
  'taskForces.listMyTaskForces': () => undefined,
  'taskForces.getKeptTaskForce': async ({ world, person }) => ({ slug: (await forceOf(world, person)).slug }),
  'taskForces.formTaskForce': ({ world: { own, other } }) => ({
    ...{ ...aTaskForce(), kind: 'other' },
    partners: [own, other].map(({ agencyId }) => ({ agencyId, side: 'other' })),
  }),
  'taskForces.changeTaskForce': async ({ world, person }) => {
    const { taskForceId, madeFrom } = await forceOf(world, person)
    return { taskForceId, madeFrom, ...aTaskForce() }
  },
  'taskForces.changeTaskForceKind': async ({ world, person }) => {
    const { taskForceId, madeFrom } = await forceOf(world, person)
    return { taskForceId, madeFrom, kind: 'other' }
  },
  'taskForces.addPartner': async ({ world, person }) => {
    const { taskForceId } = await forceOf(world, person)
    return { taskForceId, name: 'Bay prosecutors', side: 'other', validFrom: '2026-02-01' }
  },
  'taskForces.changePartner': async ({ world, person }) => ({
    ...(await partnerOf(world, person)),
    ...{ side: 'other', validFrom: '2025-11-01', validTo: '' },
  }),
  'taskForces.endPartner': async ({ world, person }) => {
    const { partnerId } = await partnerOf(world, person)
    return { partnerId, validTo: '2026-03-01' }
  },
  'taskForces.addAward': async ({ world, person }) => {
    const { taskForceId } = await forceOf(world, person)
    return { taskForceId, ...anAward() }
  },
  'taskForces.changeAward': async ({ world, person }) => ({ ...(await awardOf(world, person)), ...anAward() }),
  'taskForces.withdrawAward': async ({ world, person }) => ({
    ...(await awardOf(world, person)),
    reason: 'It is the award of another task force.',
  }),
  'taskForces.importAwards': async ({ world, person, ctx }) => {
    const { taskForceId } = await forceOf(world, person)
    const by = ctx.actor.kind === 'person' && ctx.actor.via.kind === 'session' ? { ctx } : person
    return awardsShownTo(world, by, taskForceId)
  },
  'taskForces.takeBackAwards': async ({ world, person }) => importedAwardsOf(world, person),
  'taskForces.nameLead': async ({ world }) => {
    const { taskForceId } = await forceOf(world, null)
    return { taskForceId, email: world.own.mate.email }
  },
  'taskForces.endLead': async ({ world }) => leadOf(world),
}
