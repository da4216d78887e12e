/** How each operation and file of the grid is asked about its subject: with an input that only the right can refuse. */

import type { SubjectName } from '@/e2e/checks/who-may-do-what'
import { getMe } from '@/lib/agencies/me'
import { getAgency } from '@/lib/agencies/queries'
import { publishCourse } from '@/lib/catalog/commands'
import { aListing, confirmation } from '@/lib/directory/inputs.fixture'
import { listKeptContactLines } from '@/lib/directory/kept-lines'
import { changeEvent } from '@/lib/events/commands'
import { getFramingSites } from '@/lib/events/framing'
import { getMyEvent } from '@/lib/events/queries'
import { stopLinkOf } from '@/lib/events/stop-link'
import { previewJoin } from '@/lib/joined-records/by-administrator'
import type { Ctx } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { addDays } from '@/lib/platform/time'
import {
  aCalendarAddress,
  aCalendarFile,
  checkedCalendarOf,
  followedCalendarOf,
  loadedCalendarOf,
} from './calendar-subjects'
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
import { moduleMarkdown } from './modules'
import {
  addressToWithdraw,
  newcomerWhoSignsIn,
  oldJoinOf,
  oneJoinOf,
  otherRecordOf,
  secondAddressOf,
  twoRecordsOfOne,
} from './people-subjects'
import {
  aTrainingWish,
  attendanceOf,
  coachingOf,
  evaluationOf,
  requestAt,
  requestDraftOf,
  screenedRequestOf,
  sentRequestOf,
  taskFileOf,
} from './sent-requests'
import {
  aCourse,
  aLine,
  anAgencyListOf,
  anInventedEvent,
  aRosterFile,
  attemptOf,
  batchOf,
  completionOf,
  creditOf,
  draftOf,
  enrollmentOf,
  entryOf,
  importOf,
  invitationOf,
  lineOf,
  linkDay,
  listedCourseOf,
  loadedBatchOf,
  newcomerOf,
  publishedOf,
  requirementOf,
  roleOf,
  savedSearchOf,
  sentFileOf,
  sessionOf,
  submittedOf,
  suggestedBy,
  termsOf,
  tokenOf,
} from './subjects'
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
import { MODULE, OPEN_MODULE, type Place, type Somebody, system, today, type World } from './world'

/** Whose thing it is, in which agency, and who asks. */
export type Subject = { named: SubjectName; world: World; ctx: Ctx; person: Somebody; place: Place }

let made = 0
const now = () => new Date().toISOString()
const reason = 'This was recorded by mistake for somebody else.'
/** For the agency where the person serves; one's own is for oneself, since not everybody of the grid serves somewhere. */
const askedFor = ({ named, person, place }: Subject) => {
  const { trainee, mate, colleague, supervisor, coordinator } = place
  const serves = [trainee, mate, colleague, supervisor, coordinator].includes(person)
  return named === 'self' || !serves ? null : place.agencyId
}
const sentOf = (about: Subject) => sentRequestOf(about.person, askedFor(about))
const planRulesFrom = (validFrom: string) => ({
  ...{ kind: 'coaching', validFrom, leadDays: 30, leadIsFirm: false, tasks: [], pays: [], fee: null },
  source: { name: 'A page that was read today', url: null, asOf: null },
})
/** One's own suggestion, or what the agency keeps. */
const ownOrKept = ({ named, world, person, place }: Subject) =>
  named === 'self' ? suggestionOf(person) : keptOf(world, place)
const fresh = (what: string) => `${what}-${++made}`

export const inputs: Record<string, (subject: Subject) => unknown> = {
  'identity.getMe': () => undefined,
  'identity.requestCode': () => ({ email: `${fresh('someone')}@agency.example` }),
  'identity.listMySessions': () => undefined,
  'identity.endSession': async ({ person }) => ({ sessionId: (await sessionOf(person)).sessionId }),
  'identity.endOtherSessions': () => undefined,
  'identity.listMyTokens': () => undefined,
  'identity.makeToken': () => ({ name: 'report', mayWrite: false, days: 1 }),
  'identity.revokeToken': async ({ person }) => ({ tokenId: (await tokenOf(person)).tokenId }),
  'identity.changeProfile': async ({ ctx }) => {
    const { person } = await getMe(ctx)
    return { madeFrom: person?.version ?? 'none', givenName: 'Ada', familyName: 'Reyes', timeZone: null }
  },
  'identity.listMyAddresses': () => undefined,
  'identity.requestAddressCode': () => ({ email: `${fresh('second')}@agency.example` }),
  'identity.confirmAddress': async ({ person }) => ({ email: person.email, code: '123456' }),
  'identity.makeAddressMain': async ({ person }) => secondAddressOf(person),
  'identity.removeAddress': async ({ person }) => secondAddressOf(person),
  'identity.joinMyRecords': async ({ person }) => {
    const { email, code } = await otherRecordOf(person)
    return { email, code }
  },
  'identity.listMyJoins': () => undefined,
  'identity.listJoins': () => undefined,
  'identity.previewJoin': () => twoRecordsOfOne(),
  'identity.joinRecords': async ({ world }) => {
    const two = await twoRecordsOfOne()
    return { ...two, seen: (await previewJoin(world.administrator.ctx, two)).seen }
  },
  'identity.partRecords': async ({ named, person }) => ({
    ...(await (named === 'self' ? oldJoinOf : oneJoinOf)(person)),
    reason,
  }),
  'identity.restoreAccess': async ({ world }) => ({
    ...(await newcomerWhoSignsIn(world.own)),
    familyName: 'Reyes',
    email: `${fresh('found')}@agency.example`,
    reason: 'They called from the number on file.',
  }),
  'identity.withdrawAccess': async ({ world }) => ({
    ...(await addressToWithdraw(world.own)),
    reason: 'The address was mistyped.',
  }),
  'identity.listOutbox': () => undefined,
  'identity.listPersonas': () => undefined,

  'catalog.listModules': () => ({}),
  'catalog.getModule': () => ({ slug: MODULE }),
  'catalog.getLesson': () => ({ slug: MODULE, lessonKey: 'first' }),
  'catalog.publishCourse': () => ({ markdown: moduleMarkdown({ slug: fresh('published') }) }),
  'catalog.retireCourse': async () => {
    const slug = fresh('retired')
    await publishCourse(system, { markdown: moduleMarkdown({ slug }) })
    return { slug }
  },

  'learning.listMyEnrollments': () => undefined,
  'learning.getEnrollment': () => ({ slug: MODULE }),
  'learning.enroll': () => ({ slug: OPEN_MODULE }),
  'learning.withdraw': async ({ person }) => enrollmentOf(person),
  'learning.reachPlace': async ({ person }) => ({
    ...(await enrollmentOf(person)),
    lessonKey: 'first',
    placeAt: now(),
  }),
  'learning.getTestRules': () => ({ slug: MODULE }),
  'learning.startAttempt': async ({ person }) => enrollmentOf(person),
  'learning.getAttempt': async ({ person }) => ({ attemptId: (await attemptOf(person)).attemptId }),
  'learning.saveAnswer': async ({ person }) => ({ ...(await attemptOf(person)), chosen: [1], answeredAt: now() }),
  'learning.submitAttempt': async ({ person }) => ({ attemptId: (await completionOf(person)).attemptId }),
  'learning.getAttemptResult': async ({ person }) => ({ attemptId: (await completionOf(person)).attemptId }),

  'calendars.checkCalendar': () => aCalendarFile(),
  'calendars.listCalendarFiles': () => ({}),
  'calendars.getCalendarFile': async ({ person }) => checkedCalendarOf(person),
  'calendars.loadCalendar': async ({ person }) => checkedCalendarOf(person),
  'calendars.takeBackCalendar': async ({ person }) => loadedCalendarOf(person),
  'calendars.listCalendarSources': () => undefined,
  'calendars.followCalendar': () => aCalendarAddress(),
  'calendars.keepCalendar': async ({ person }) => ({
    ...(await followedCalendarOf(person, 'keep')),
    keepUpToDate: true,
  }),
  'calendars.readCalendarAgain': async ({ person }) => followedCalendarOf(person, 'read'),
  'calendars.leaveCalendar': async ({ person }) => followedCalendarOf(person, 'leave'),
  'events.listCalendar': () => ({}),
  'calendar.listSavedSearches': () => undefined,
  'calendar.saveSearch': () => ({ name: fresh('Near us'), rhythm: 'weekly', filter: { near: '93999' } }),
  'calendar.changeSearch': async ({ person }) => {
    const { searchId, version } = await savedSearchOf(person)
    return { searchId, madeFrom: version, name: 'Nearer', rhythm: 'daily' }
  },
  'calendar.removeSearch': async ({ person }) => ({ searchId: (await savedSearchOf(person)).searchId }),
  'calendar.stopSearch': async ({ person }) => ({
    link: stopLinkOf((await savedSearchOf(person)).searchId, env().AUTH_SECRET ?? ''),
  }),
  'calendar.getFramingSites': () => undefined,
  'calendar.changeFramingSites': async ({ world }) => ({
    origins: [`https://${fresh('partner')}.example`],
    madeFrom: (await getFramingSites(world.administrator.ctx)).version,
  }),
  'events.mapCalendar': () => ({}),
  'events.monthOf': () => ({ month: now().slice(0, 7) }),
  'events.weekOf': () => ({ week: now().slice(0, 10) }),
  'events.getEvent': async ({ world, person }) => ({ slug: (await publishedOf(world, person)).slug }),
  'events.listFacets': () => undefined,
  'events.listMyEvents': () => undefined,
  'events.getMyEvent': async ({ person }) => draftOf(person),
  'events.findSimilar': () => ({ title: 'Two desks, one case' }),
  'events.draftEvent': () => anInventedEvent(),
  'events.changeEvent': async ({ person }) => ({ ...(await draftOf(person)), ...anInventedEvent() }),
  'events.submitEvent': async ({ person }) => draftOf(person),
  'events.withdrawEvent': async ({ person }) => ({ eventId: (await submittedOf(person)).eventId }),
  'events.cancelEvent': async ({ world, person }) => ({
    eventId: (await publishedOf(world, person)).eventId,
    reason: 'The hall burned down last night.',
  }),
  'events.listSubmissions': () => undefined,
  'events.getPosting': async ({ world, person }) => ({ slug: (await publishedOf(world, person)).slug }),
  'events.returnEvent': async ({ person }) => ({
    ...(await submittedOf(person)),
    reason: 'Say in which room it is held.',
  }),
  'events.approveEvent': async ({ person }) => submittedOf(person),
  'events.recheckEvent': async ({ world, person }) => {
    const { eventId } = await publishedOf(world, person)
    const { version } = await getMyEvent(person.ctx, { eventId })
    const changed = await changeEvent(person.ctx, { eventId, madeFrom: version, ...anInventedEvent() })
    return { eventId, madeFrom: changed.version }
  },

  'requests.getRequestRules': () => undefined,
  'requests.listRequestChoices': () => undefined,
  'requests.listMyRequests': () => ({}),
  'requests.listAgencyRequests': ({ place: { agencyId } }) => ({ agencyId }),
  'requests.listRequestQueue': () => ({}),
  'requests.getRequest': async (about) => sentOf(about),
  'requests.draftRequest': () => ({ fields: aTrainingWish(null) }),
  'requests.changeRequest': async (about) => ({
    ...(await sentOf(about)),
    fields: aTrainingWish(askedFor(about)),
  }),
  'requests.discardRequest': async (about) => requestDraftOf(about.person, askedFor(about)),
  'requests.submitRequest': async (about) => requestDraftOf(about.person, askedFor(about)),
  'requests.withdrawRequest': async (about) => ({ ...(await sentOf(about)), reason }),
  'requests.screenRequest': async (about) => sentOf(about),
  'requests.assignRequest': async (about) => ({
    ...(await sentOf(about)),
    officerId: null,
  }),
  'requests.acceptRequest': async (about) => screenedRequestOf(about.world, about.person, askedFor(about)),
  'requests.declineRequest': async (about) => ({
    ...(await screenedRequestOf(about.world, about.person, askedFor(about))),
    reason,
  }),
  'requests.writeRequestMessage': async (about) => ({
    ...(await sentOf(about)),
    text: fresh('A word about it'),
  }),
  'requests.noteOnRequest': async (about) => ({
    ...(await sentOf(about)),
    text: fresh('A note about it'),
  }),
  'requests.scheduleRequest': async (about) => ({
    ...(await requestAt('accepted', sentOf(about))),
    on: addDays(today(), 151),
  }),
  'requests.releaseRequest': async (about) => ({ ...(await requestAt('scheduled', sentOf(about))), reason }),
  'requests.deliverRequest': async (about) => (await coachingOf(about.person, askedFor(about), true)).made,
  'requests.evaluateRequest': async (about) => ({ ...(await requestAt('delivered', sentOf(about))), reason }),
  'requests.recordAttendance': async (about) => attendanceOf(about.person, sentOf(about)),
  'requests.giveEvaluation': async (about) => evaluationOf(about.person, sentOf(about)),
  'requests.closeRequest': async (about) => ({ ...(await requestAt('evaluated', sentOf(about))), summary: '' }),
  'requests.tickTask': async (about) => ({
    ...(await requestAt('accepted', sentOf(about))),
    task: 'room',
    doneOn: today(),
  }),
  'requests.untickTask': async (about) => ({ ...(await requestAt('accepted', sentOf(about))), task: 'room' }),
  'requests.addGoal': async (about) => ({
    ...(await coachingOf(about.person, askedFor(about))).made,
    text: fresh('Write down how a referral goes'),
  }),
  'requests.settleGoal': async (about) => {
    const { goalId, version } = await coachingOf(about.person, askedFor(about))
    return { goalId, madeFrom: version, state: 'reached', reached: fresh('It is written') }
  },
  'requests.planCoachingSession': async (about) => ({
    ...(await coachingOf(about.person, askedFor(about))).made,
    on: today(),
    minutes: 60,
  }),
  'requests.settleCoachingSession': async (about) => {
    const { sessionId, version } = await coachingOf(about.person, askedFor(about))
    return { sessionId, madeFrom: version, state: 'held', notes: fresh('Went through the form') }
  },
  '/requests/{requestId}/tasks/{task}/file': async (about) => taskFileOf(about.person, sentOf(about)),
  'requests.getRequestFigures': () => ({ from: '2026-01-01', to: today() }),
  'requests.getRuleHistory': () => undefined,
  'requests.addPlanRules': () => ({ rules: planRulesFrom(addDays(today(), ++made)) }),
  'requests.addServiceLevels': () => ({
    levels: { validFrom: addDays(today(), ++made), answerWorkingDays: 2, decisionWorkingDays: 10, zone: 'UTC' },
  }),

  'records.listMyCredits': () => ({}),
  'records.verifyCertificate': async ({ person }) => ({ code: (await creditOf(person)).code }),
  'records.reissueCertificate': async ({ person }) => ({ code: (await creditOf(person)).code }),
  'records.revokeCertificate': async ({ person }) => ({ code: (await creditOf(person)).code, reason }),
  'records.reverseCredit': async ({ person }) => ({ creditId: (await creditOf(person)).creditId, reason }),
  'records.verifyChain': ({ person }) => ({ personId: person.personId }),
  '/certificates/{code}/certificate.pdf': async ({ person }) =>
    `/certificates/${(await creditOf(person)).code}/certificate.pdf`,
  '/agencies/{agencyId}/people/{personId}/transcript.pdf': ({ place: { agencyId }, person: { personId } }) =>
    `/agencies/${agencyId}/people/${personId}/transcript.pdf`,
  '/people/me/transcript.pdf': () => '/people/me/transcript.pdf',

  'requirements.listMyObligations': () => ({}),
  'requirements.listRequirements': ({ place: { agencyId } }) => ({ agencyId }),
  'requirements.getRequirement': async ({ place }) => requirementOf(place),
  'requirements.listRequirementChoices': ({ place: { agencyId } }) => ({ agencyId }),
  'requirements.previewRequirement': async ({ place }) => ({ agencyId: place.agencyId, ...(await termsOf(place)) }),
  'requirements.makeRequirement': async ({ place }) => ({ agencyId: place.agencyId, ...(await termsOf(place)) }),
  'requirements.changeRequirement': async ({ place }) => ({
    ...(await requirementOf(place)),
    ...(await termsOf(place)),
    madeFrom: 1,
  }),
  'requirements.retireRequirement': async ({ place }) => requirementOf(place),

  'agencies.listAgencies': () => ({}),
  'agencies.getAgency': ({ place: { agencyId } }) => ({ agencyId }),
  'agencies.addAgency': () => ({ name: fresh('Pine Hollow'), kind: 'other', state: 'OR' }),
  'agencies.changeAgency': async ({ place: { agencyId, name } }) => ({
    madeFrom: (await getAgency(system, { agencyId })).version,
    ...{ agencyId, name, kind: 'law-enforcement', state: 'CA' },
    ...{ ori: null, uei: null, county: null, timeZone: null, isOvcGrantee: false },
  }),
  'agencies.listUnits': ({ place: { agencyId } }) => ({ agencyId }),
  'agencies.addUnit': ({ place: { agencyId } }) => ({ agencyId, name: fresh('Unit') }),
  'agencies.listPeople': ({ place: { agencyId } }) => ({ agencyId }),
  'agencies.getMember': ({ place: { agencyId }, person: { personId } }) => ({ agencyId, personId }),
  'agencies.listRoles': ({ named, place: { agencyId } }) => (named === '-' ? {} : { agencyId }),
  'agencies.grantRole': async ({ named, place, person }) => {
    if (named === '-') return { ...(await newcomerOf(place)), role: 'moderator' }
    const { personId } = named === 'self' ? person : await newcomerOf(place)
    return { personId, role: 'supervisor', agencyId: place.agencyId, unitId: place.unitId }
  },
  'agencies.revokeRole': async ({ place }) => roleOf(place),
  'agencies.nameCoordinator': ({ place: { agencyId } }) => ({
    ...{ agencyId, givenName: 'Dana', familyName: 'Whitfield' },
    email: `${fresh('coordinator')}@agency.example`,
  }),

  'roster.checkRoster': ({ place }) => aRosterFile(place),
  'roster.listBatches': ({ place: { agencyId } }) => ({ agencyId }),
  'roster.getBatch': ({ place }) => batchOf(place),
  'roster.applyRoster': ({ place }) => batchOf(place),
  'roster.rollBackRoster': ({ place }) => loadedBatchOf(place),
  'roster.answerService': ({ place: { agencyId } }) => ({ agencyId, serves: true }),
  'roster.listMyInvitations': () => undefined,
  'roster.answerInvitation': async ({ person }) => ({ ...(await invitationOf(person)), accept: true }),
  'roster.addToRoster': ({ place: { agencyId } }) => ({
    ...{ agencyId, givenName: 'Rosa', familyName: 'Delgado', employment: 'sworn', startsOn: today() },
  }),
  'roster.editOnRoster': async ({ place }) => ({
    ...(await entryOf(place, 'edit')),
    ...{ givenName: 'Rosa', familyName: 'Delgado-Reyes' },
  }),
  'roster.moveOnRoster': async ({ place }) => ({
    ...(await entryOf(place, 'move')),
    ...{ unitId: place.otherUnitId, employment: 'civilian', on: today() },
  }),
  'roster.removeFromRoster': async ({ named, place, person }) => ({
    ...{ agencyId: place.agencyId, lastDay: today() },
    personId: (named === 'self' ? person : await newcomerOf(place)).personId,
  }),
  '/roster-files/{batchId}/refused.csv': async ({ place }) =>
    `/roster-files/${(await batchOf(place)).batchId}/refused.csv`,

  '/files/{fileId}': async ({ person }) => `/files/${(await sentFileOf(person)).fileId}`,

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

  'administration.importAgencies': ({ world, ctx }) => anAgencyListOf(world, ctx),
  'administration.listImports': () => undefined,
  'administration.getImport': ({ world }) => importOf(world),
  'administration.listTrail': () => ({}),

  'reporting.priorityFigures': () => ({ priority: 'collaboration' }),
  'reporting.completionSummary': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.listExceptions': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.requirementStanding': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.agencyCharts': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.completionMatrix': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.explainStatus': async ({ place, person: { personId } }) => ({
    ...{ agencyId: place.agencyId, personId },
    ...(await requirementOf(place)),
  }),
  'reporting.personRecord': ({ place: { agencyId }, person: { personId } }) => ({ agencyId, personId }),
  '/agencies/{agencyId}/reports/completion.csv': ({ place: { agencyId } }) =>
    `/agencies/${agencyId}/reports/completion.csv`,
}
