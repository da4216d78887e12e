import { isDay } from '@/lib/platform/days'
import { inWords } from '@/lib/platform/in-words'
import type { Say } from '@/lib/platform/say'
import { type RequestKind, trainingKinds } from '@/lib/requests/kinds'
import { kindLabels } from '@/lib/requests/labels'
import { planFor, wishProblem } from '@/lib/requests/planner'
import type { CurrentRules } from '@/lib/requests/shapes'
import { Section } from '../../_ui/arrange'
import { Button, LinkButton } from '../../_ui/button'
import { DateField, SelectField } from '../../_ui/form'
import { planTexts } from '../../(requests)/_parts/messages'
import { PlanView, PossibleInstead } from '../../(requests)/_parts/plan-view'
import type { frontDoor } from './messages'

type Speaking = Say<typeof frontDoor>
type Asked = Record<string, string | string[] | undefined>
type Props = { asked: Asked; rules: CurrentRules; say: Speaking }

/** A day is tried before anything is written: a plain GET form, the answer below it. */
export function TryADay({ asked, rules, say }: Props) {
  const kind = trainingKinds.find((each) => each === asked.kind) ?? 'training'
  const on = typeof asked.on === 'string' ? asked.on : ''
  const wrong = on !== '' && !isDay(on)
  return (
    <Section id="plan" title={say('tryTitle')}>
      <p>{say('tryText')}</p>
      <form action="/requests#plan" className="at-row at-row--end at-noprint">
        <SelectField
          key={kind}
          label={say('kind')}
          name="kind"
          defaultValue={kind}
          options={trainingKinds.map((value) => ({ value, label: kindLabels[value][say.locale] }))}
        />
        <DateField
          key={on}
          label={say('day')}
          name="on"
          defaultValue={wrong ? '' : on}
          error={wrong ? say('notADay') : undefined}
        />
        <Button type="submit" variant="outline">
          {say('show')}
        </Button>
      </form>
      {on && !wrong ? <Tried kind={kind} on={on} rules={rules} say={say} /> : null}
    </Section>
  )
}

function Tried({ kind, on, rules: { plans, today }, say }: Omit<Props, 'asked'> & { kind: RequestKind; on: string }) {
  const rules = plans.find((each) => each.kind === kind)
  if (!rules) return null
  const plan = planFor(rules, { wishedOn: on, days: 1, people: 1, sentOn: null }, today)
  const planWords = inWords(planTexts, say.locale)
  const to = (day: string) => `/requests?kind=${kind}&on=${day}#plan`
  return (
    <div className="at-gap at-measure">
      <PlanView plan={plan} wishedOn={on} today={today} sentOn={null} say={planWords} />
      <PossibleInstead plan={plan} kind={kind} say={planWords} laterHref={to(plan.lead.earliestOn)} />
      {wishProblem(plan) ? null : (
        <p className="at-gap">
          <LinkButton href={`/requests/new?kind=${kind}&on=${on}`}>{say('askForIt')}</LinkButton>
        </p>
      )}
    </div>
  )
}
