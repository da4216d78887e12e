import type { Say } from '@/lib/platform/say'
import { shortDay } from '@/lib/platform/words-of-time'
import type { RequestState } from '@/lib/requests/kinds'
import { awaitsDecision } from '@/lib/requests/rules'
import type { RequestItem } from '@/lib/requests/shapes'
import { Status } from '../../_ui/status'
import type { queueTexts } from './messages'

type Props = {
  age: RequestItem['age']
  state: RequestState
  say: Say<typeof queueTexts>
}

/** What was promised about answering and is still open: the first answer, then the decision. */
export function Owed({ age, state, say }: Props) {
  if (!age || !awaitsDecision(state)) return <Status state="off">{say('nothingOwed')}</Status>
  const { answer, decision } = age
  if (!answer.keptOn) {
    return answer.workingDaysLate > 0 ? (
      <Status state="overdue">{say('answerLate', { days: answer.workingDaysLate })}</Status>
    ) : (
      <Status state="soon">{say('answerBy', { day: shortDay(answer.dueOn) })}</Status>
    )
  }
  return decision.workingDaysLate > 0 ? (
    <Status state="overdue">{say('decisionLate', { days: decision.workingDaysLate })}</Status>
  ) : (
    <Status state="soon">{say('decisionBy', { day: shortDay(decision.dueOn) })}</Status>
  )
}
