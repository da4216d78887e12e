'use client'
import { isDay } from '@/lib/platform/days'
import { longDay } from '@/lib/platform/words-of-time'
import type { RequestKind } from '@/lib/requests/kinds'
import { planFor } from '@/lib/requests/planner'
import { Button } from '../../_ui/button'
import { useWords } from '../../_ui/words'
import type { planTexts } from '../_parts/messages'
import { PlanView, PossibleInstead } from '../_parts/plan-view'
import type { askTexts } from './messages'
import { useRules } from './use-rules'
import type { Typed } from './use-typed'
import type { AskForm } from './values'

type Texts = typeof askTexts & typeof planTexts
type Props = { form: AskForm; kind: RequestKind; typed: Typed }

/** The plan of what is typed, as it is typed. */
export function LivePlan({ form, kind, typed: { wishedOn, days, people } }: Props) {
  const say = useWords<Texts>()
  const { rules, today } = useRules(kind)
  if (!rules || !today || !isDay(wishedOn))
    return <p className="at-soft at-small at-gap">{rules && today ? say('planLater') : null}</p>
  const plan = planFor(rules, { wishedOn, days, people: Math.max(1, people), sentOn: null }, today)
  const { earliestOn } = plan.lead
  const take = () =>
    form.setValue('wishedOn', earliestOn, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
  return (
    <div className="at-gap" aria-live="polite">
      <PlanView plan={plan} wishedOn={wishedOn} today={today} sentOn={null} say={say} />
      <PossibleInstead plan={plan} kind={kind} say={say}>
        <p>
          <Button small variant="outline" onClick={take}>
            {say('useEarliest', { day: longDay(earliestOn, say.locale) })}
          </Button>
        </p>
      </PossibleInstead>
    </div>
  )
}
