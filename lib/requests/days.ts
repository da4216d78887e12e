/** Days that are asked for or agreed on, held against the rules of the day a request was sent. */
import type { Writer } from '@/lib/audit/write'
import { invalid } from '@/lib/platform/errors'
import { inWords } from '@/lib/platform/in-words'
import type { Day } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { refusalTexts } from './messages'
import { planFor, wishProblem } from './planner'
import type { Held } from './records'
import type { PlanRules } from './rule-inputs'

type Asked = { held: Held; on: Day; sentOn: Day; today: Day }

/** @throws invalid at the field for a day that is not to come, or nearer than firm rules allow */
export function refuseDay({ ctx }: Writer, field: string, rules: PlanRules, { held, on, sentOn, today }: Asked): void {
  const wish = { wishedOn: on, days: held.trainingDays ?? 1, people: held.people ?? 1, sentOn }
  const plan = planFor(rules, wish, today)
  const problem = wishProblem(plan)
  const say = inWords(refusalTexts, ctx.locale)
  if (problem === 'past') throw invalid(field, say('past'))
  if (problem !== 'too-soon') return
  const { earliestOn, needed } = plan.lead
  throw invalid(field, say('tooSoon', { needed: needed ?? 0, day: longDay(earliestOn, ctx.locale) }))
}
