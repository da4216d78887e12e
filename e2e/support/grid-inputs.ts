/** How each operation and file of the grid is asked about its subject: with an input that only the right can refuse. */

import { publishCourse } from '@/lib/catalog/commands'
import { changeEvent } from '@/lib/events/commands'
import type { Ctx } from '@/lib/platform/context'
import { moduleMarkdown } from './modules'
import {
  anInventedEvent,
  attemptOf,
  completionOf,
  creditOf,
  draftOf,
  enrollmentOf,
  publishedOf,
  requirementOf,
  sessionOf,
  submittedOf,
  termsOf,
  tokenOf,
} from './subjects'
import { MODULE, OPEN_MODULE, type Place, type Somebody, system, type World } from './world'

/** Whose thing it is, in which agency, and who asks. */
export type Subject = { world: World; ctx: Ctx; person: Somebody; place: Place }

let made = 0
const now = () => new Date().toISOString()
const reason = 'This was recorded by mistake for somebody else.'
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
  'identity.changeProfile': ({ person }) => ({ givenName: person.name, familyName: 'Reyes', timeZone: null }),
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

  'events.listCalendar': () => ({}),
  'events.monthOf': () => ({ month: now().slice(0, 7) }),
  'events.getEvent': async ({ world, person }) => ({ slug: (await publishedOf(world, person)).slug }),
  'events.listFacets': () => undefined,
  'events.listMyEvents': () => undefined,
  'events.getMyEvent': async ({ person }) => draftOf(person),
  'events.findSimilar': () => ({ title: 'Two desks, one case' }),
  'events.draftEvent': () => anInventedEvent(),
  'events.changeEvent': async ({ person }) => ({ ...(await draftOf(person)), ...anInventedEvent() }),
  'events.submitEvent': async ({ person }) => draftOf(person),
  'events.withdrawEvent': async ({ person }) => submittedOf(person),
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
    await changeEvent(person.ctx, { eventId, ...anInventedEvent() })
    return { eventId }
  },

  'records.listMyCredits': () => ({}),
  'records.verifyCertificate': async ({ person }) => ({ code: (await creditOf(person)).code }),
  'records.reissueCertificate': async ({ person }) => ({ code: (await creditOf(person)).code }),
  'records.revokeCertificate': async ({ person }) => ({ code: (await creditOf(person)).code, reason }),
  'records.reverseCredit': async ({ person }) => ({ creditId: (await creditOf(person)).creditId, reason }),
  'records.verifyChain': ({ person }) => ({ personId: person.personId }),
  '/certificates/{code}/certificate.pdf': async ({ person }) =>
    `/certificates/${(await creditOf(person)).code}/certificate.pdf`,
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
  }),
  'requirements.retireRequirement': async ({ place }) => requirementOf(place),
}
