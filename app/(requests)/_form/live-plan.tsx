'use client'
import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { isDay } from '@/lib/platform/days'
import { longDay } from '@/lib/platform/words-of-time'
import type { RequestKind } from '@/lib/requests/kinds'
import { planFor } from '@/lib/requests/planner'
import { api } from '../../_client/api'
import { Button } from '../../_ui/button'
import { Card } from '../../_ui/card'
import { useWords } from '../../_ui/words'
import type { payTexts, planTexts } from '../_parts/messages'
import { Pays } from '../_parts/pays'
import { PlanView, PossibleInstead } from '../_parts/plan-view'
import type { askTexts } from './messages'
import type { AskForm } from './values'

type Texts = typeof askTexts & typeof planTexts & typeof payTexts
type Props = { form: AskForm; kind: RequestKind }

const useRules = (kind: RequestKind) => {
  const { data } = useQuery(api.requests.getRequestRules.queryOptions({ staleTime: 600_000 }))
  return { today: data?.today, rules: data?.plans.find((each) => each.kind === kind) }
}
const useLength = (form: AskForm) => {
  const [days, people] = useWatch({ control: form.control, name: ['trainingDays', 'people'] })
  return { days: Math.min(10, Math.max(1, Number(days) || 1)), people: Math.max(0, Number(people) || 0) }
}

/** The plan of what is typed, as it is typed. */
export function LivePlan({ form, kind }: Props) {
  const say = useWords<Texts>()
  const { rules, today } = useRules(kind)
  const wishedOn = useWatch({ control: form.control, name: 'wishedOn' }) ?? ''
  const { days, people } = useLength(form)
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

/** Beside the form: who pays for what. */
export function ForecastCard({ form, kind }: Props) {
  const say = useWords<Texts>()
  const { rules } = useRules(kind)
  const { days, people } = useLength(form)
  return (
    <aside className="at-stack">
      <Card id="pays" title={say('paysTitle')}>
        {rules ? <Pays rules={rules} say={say} personDays={days * people} /> : null}
      </Card>
    </aside>
  )
}
