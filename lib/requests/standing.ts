/** Where a request stands and what comes next, in one sentence for whoever asked. Pure: the speaker brings the language. */
import type { Say } from '@/lib/platform/say'
import type { Day } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { isTraining, type RequestKind, type RequestState } from './kinds'
import type { standingTexts } from './messages'
import { nextTask, type Plan } from './planner'
import { type Age, owedBy } from './service-levels'

export type Stand = {
  kind: RequestKind
  state: RequestState
  /** The day of the last step. */
  since: Day
  sentOn: Day | null
  age: Age | null
  /** Of a training: its plan by the wished or the agreed day. */
  plan: Plan | null
  /** The agreed first and last day. */
  on: Day | null
  lastOn: Day | null
  /** Its event can be seen by anyone, and is not over. */
  onCalendar?: boolean
  /** Of a coaching: the next session that is planned. */
  sessionOn: Day | null
}
type Speaking = Say<typeof standingTexts>

/** @param today by the clock of the place, or of the requester where there is none */
export function whereItStands(say: Speaking, stand: Stand, today: Day): string {
  const day = longDay(stand.since, say.locale)
  switch (stand.state) {
    case 'draft':
      return ofDraft(say, stand.plan, today)
    case 'submitted':
    case 'screened':
      return ofWaiting(say, stand)
    case 'accepted':
      return ofAccepted(say, stand.kind)
    case 'scheduled':
      return isTraining(stand.kind) ? ofTraining(say, stand, today) : ofHelp(say, stand)
    case 'delivered':
      return ofDelivered(say, stand)
    case 'withdrawn':
      return say(stand.onCalendar ? 'withdrawnShown' : 'withdrawn', { day })
    case 'evaluated':
      return say('evaluated')
    default:
      return say(stand.state, { day })
  }
}

function ofDraft(say: Speaking, plan: Plan | null, today: Day): string {
  if (!plan) return say('draft')
  const { met, firm, earliestOn, latestAskOn } = plan.lead
  if (firm && !met) return say('draftTooLate', { day: longDay(earliestOn, say.locale) })
  return latestAskOn && latestAskOn >= today ? say('draftBy', { day: longDay(latestAskOn, say.locale) }) : say('draft')
}

function ofWaiting(say: Speaking, { state, age, sentOn }: Stand): string {
  if (!age || !sentOn) throw new Error('A request that waits was sent on a day.')
  const day = longDay(owedBy(age), say.locale)
  const sent = longDay(sentOn, say.locale)
  if (!age.answer.keptOn) return say(age.answer.workingDaysLate > 0 ? 'sentLate' : 'sent', { sent, day })
  if (age.decision.workingDaysLate > 0) return say('decisionLate', { day })
  return say(state === 'screened' ? 'screened' : 'answered', { day })
}

function ofAccepted(say: Speaking, kind: RequestKind): string {
  if (isTraining(kind)) return say('acceptedTraining')
  return say(kind === 'coaching' ? 'acceptedCoaching' : 'acceptedHelp')
}

const ofHelp = (say: Speaking, { kind, sessionOn }: Stand): string => {
  if (kind !== 'coaching') return say('helping')
  return sessionOn ? say('coaching', { day: longDay(sessionOn, say.locale) }) : say('coachingUnset')
}

function ofTraining(say: Speaking, { plan, on, lastOn }: Stand, today: Day): string {
  if (!plan || !on) throw new Error('A training that is scheduled has its day.')
  const held = longDay(on, say.locale)
  if ((lastOn ?? on) < today) return say('heldNotSaid', { on: held })
  const task = nextTask(plan, 'host')
  if (!task) return say('scheduled', { on: held })
  const values = { on: held, task: task.key, day: longDay(task.dueOn, say.locale) }
  return say(task.daysLate > 0 ? 'lateTask' : 'nextTask', values)
}

function ofDelivered(say: Speaking, { kind, plan }: Stand): string {
  const evaluation = plan?.tasks.find(({ key }) => key === 'evaluation')
  return isTraining(kind) && evaluation
    ? say('deliveredTraining', { day: longDay(evaluation.dueOn, say.locale) })
    : say('delivered')
}
