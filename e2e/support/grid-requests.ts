/** How operations about requests are asked in the grid. */
import { addDays } from '@/lib/platform/time'
import { fresh, type Inputs, next, reason, type Subject } from './grid-subject'
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
import { today } from './world'

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

export const inputsOfRequests: Inputs = {
  'requests.getRequestRules': () => undefined,
  'requests.listRequestChoices': () => undefined,
  'requests.listMyRequests': () => ({}),
  'requests.listAgencyRequests': ({ place: { agencyId } }) => ({ agencyId }),
  'requests.listRequestQueue': () => ({}),
  'requests.getRequest': async (about) => sentOf(about),
  'requests.getParticipants': async (about) => sentOf(about),
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
    ...{ task: 'room', doneOn: today(), note: '', fileId: null },
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
  'requests.addPlanRules': () => ({ rules: planRulesFrom(addDays(today(), next())) }),
  'requests.addServiceLevels': () => ({
    levels: { validFrom: addDays(today(), next()), answerWorkingDays: 2, decisionWorkingDays: 10, zone: 'UTC' },
  }),
}
