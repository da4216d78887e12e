/** What was promised about answering: in working days, from the day a request was sent. Pure; today is an argument. */
import type { Day } from '@/lib/platform/time'
import { addWorkingDays, workingDaysBetween } from '@/lib/platform/working-days'
import type { RequestState } from './kinds'
import type { ServiceLevels } from './rule-inputs'
import { awaitsDecision } from './rules'

/** The levels in force on a day. @throws when there were none yet */
export function levelsOn<L extends ServiceLevels>(all: readonly L[], day: Day): L {
  const begun = all.filter(({ validFrom }) => validFrom <= day)
  const [latest] = begun.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  if (!latest) throw new RangeError(`No service levels on ${day}`)
  return latest
}

/** Days by the clock that the levels name. */
export type Waiting = {
  state: RequestState
  sentOn: Day
  /** The first word to the requester from an officer: a message, the screening or the decision. */
  answeredOn: Day | null
  decidedOn: Day | null
}

export type Promised = { dueOn: Day; keptOn: Day | null; workingDaysLate: number }
export type Age = { workingDays: number; answer: Promised; decision: Promised; isLate: boolean }

/**
 * How old a request is and whether the promises are kept. What was answered late stays late; a request that was taken back
 * owes nothing from then on.
 */
export function ageOf(levels: ServiceLevels, waiting: Waiting, today: Day): Age {
  const { sentOn, answeredOn, decidedOn, state } = waiting
  const open = awaitsDecision(state)
  const promised = (days: number, keptOn: Day | null): Promised => {
    const by = addWorkingDays(sentOn, days)
    const until = keptOn ?? (open ? today : by)
    return { dueOn: by, keptOn, workingDaysLate: workingDaysBetween(by, until) }
  }
  const answer = promised(levels.answerWorkingDays, answeredOn ?? decidedOn)
  const decision = promised(levels.decisionWorkingDays, decidedOn)
  const isLate = open && [answer, decision].some(({ keptOn, workingDaysLate }) => !keptOn && workingDaysLate > 0)
  return { workingDays: workingDaysBetween(sentOn, decidedOn ?? today), answer, decision, isLate }
}

/** The next day something is owed by: the answer until there is one, then the decision. */
export const owedBy = ({ answer, decision }: Age): Day => (answer.keptOn ? decision.dueOn : answer.dueOn)
