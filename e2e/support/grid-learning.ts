/** How operations about modules, the record, requirements and reports are asked in the grid. */
import { publishCourse } from '@/lib/catalog/commands'
import { changeRequirementInput } from '@/lib/requirements/inputs'
import { getOwnDates } from '@/lib/requirements/own-dates/kept'
import { fresh, type Inputs, next, now, reason } from './grid-subject'
import { moduleMarkdown } from './modules'
import {
  aChangedPackOf,
  aLackingRule,
  anAdoption,
  anAnswer,
  aReading,
  packLoaded,
  suggestedRuleOf,
  takenUpRuleOf,
} from './pack-subjects'
import {
  attemptOf,
  changedRequirementOf,
  completionOf,
  creditOf,
  enrollmentOf,
  requirementOf,
  termsOf,
} from './subjects'
import { MODULE, OPEN_MODULE, system } from './world'

export const inputsOfLearning: Inputs = {
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
  '/people/me/transcript.csv': () => '/people/me/transcript.csv',
  '/people/me/transcript.pdf': () => '/people/me/transcript.pdf',
  'requirements.listMyObligations': () => ({}),
  'requirements.getOwnDates': ({ place: { agencyId }, person: { personId } }) => ({ agencyId, personId }),
  'requirements.keepOwnDates': async ({ place: { agencyId, coordinator }, person: { personId } }) => {
    const { version } = await getOwnDates(coordinator.ctx, { agencyId, personId }).catch(() => ({ version: 'none' }))
    return { agencyId, personId, madeFrom: version, licenseOn: `2024-03-${10 + (next() % 20)}` }
  },
  'requirements.listRequirements': ({ place: { agencyId } }) => ({ agencyId }),
  'requirements.getRequirement': async ({ place }) => requirementOf(place),
  'requirements.listRequirementChoices': ({ place: { agencyId } }) => ({ agencyId }),
  'requirements.previewRequirement': async ({ place }) => ({ agencyId: place.agencyId, ...(await termsOf(place)) }),
  'requirements.makeRequirement': async ({ place }) => ({ agencyId: place.agencyId, ...(await termsOf(place)) }),
  'requirements.changeRequirement': async ({ place }) =>
    changeRequirementInput.parse({ ...(await requirementOf(place)), ...(await termsOf(place)), madeFrom: 1 }),
  'requirements.undoChange': async ({ place }) => changedRequirementOf(place),
  'requirements.retireRequirement': async ({ place }) => requirementOf(place),
  'requirements.listEditionsUnderWay': ({ place: { agencyId } }) => ({ agencyId }),
  'requirements.getEditionAsked': () => ({ slug: MODULE }),
  'requirements.getRebuild': ({ place: { agencyId } }) => ({ agencyId }),
  'requirements.startRebuild': ({ place: { agencyId } }) => ({ agencyId }),
  'mandates.listPacks': ({ named, place: { agencyId } }) => (named === '-' ? {} : { agencyId }),
  'mandates.getPack': async ({ named, place: { agencyId } }) => {
    const { packId } = await packLoaded()
    return named === '-' ? { packId } : { packId, agencyId }
  },
  'mandates.listAdoptions': ({ place: { agencyId } }) => ({ agencyId }),
  'mandates.recordPackReading': () => aReading(),
  'mandates.adoptPack': ({ place }) => anAdoption(place),
  'mandates.answerPackChange': ({ place }) => aChangedPackOf(place),
  'mandates.listSuggestedRules': ({ named, place: { agencyId } }) => (named === '-' ? {} : { agencyId }),
  'mandates.suggestRule': ({ place }) => aLackingRule(place),
  'mandates.correctSuggestedRule': async ({ place }) => {
    const { suggestedId, version } = await suggestedRuleOf(place)
    const { agencyId: _, ...rule } = aLackingRule(place)
    return { suggestedId, madeFrom: version, ...rule }
  },
  'mandates.withdrawSuggestedRule': async ({ place }) => ({ suggestedId: (await suggestedRuleOf(place)).suggestedId }),
  'mandates.answerSuggestedRule': async ({ place }) => anAnswer(await suggestedRuleOf(place)),
  'mandates.namePackOfRule': async ({ place, world }) => ({
    ...(await takenUpRuleOf(place, world.administrator)),
    packId: (await packLoaded()).packId,
  }),
  'reporting.priorityFigures': () => ({ priority: 'collaboration' }),
  'reporting.completionSummary': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.listExceptions': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.requirementStanding': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.agencyCharts': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.completionMatrix': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.agencyHours': ({ place: { agencyId } }) => ({ agencyId }),
  'reporting.explainStatus': async ({ place, person: { personId } }) => ({
    ...{ agencyId: place.agencyId, personId },
    ...(await requirementOf(place)),
  }),
  'reporting.personHours': ({ place: { agencyId }, person: { personId } }) => ({ agencyId, personId }),
  'reporting.personRecord': ({ place: { agencyId }, person: { personId } }) => ({ agencyId, personId }),
  '/agencies/{agencyId}/people/{personId}/hours.csv': ({ place: { agencyId }, person: { personId } }) =>
    `/agencies/${agencyId}/people/${personId}/hours.csv`,
  '/agencies/{agencyId}/reports/hours.csv': ({ place: { agencyId } }) => `/agencies/${agencyId}/reports/hours.csv`,
  '/agencies/{agencyId}/reports/completion.csv': ({ place: { agencyId } }) =>
    `/agencies/${agencyId}/reports/completion.csv`,
}
