'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { longDay } from '@/lib/platform/words-of-time'
import { goalLabels } from '@/lib/requests/choice-labels'
import { settleGoalInput } from '@/lib/requests/inputs'
import { type GoalState, goalStates } from '@/lib/requests/kinds'
import type { Request } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { useFollowed } from '../../_client/followed'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { SelectField, TextArea } from '../../_ui/form'
import { Status, type StatusState } from '../../_ui/status'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'

type OneGoal = NonNullable<Request['coaching']>['goals'][number]
type Props = { goal: OneGoal; mayCoach: boolean }

const shapes: Record<GoalState, StatusState> = {
  open: 'open',
  reached: 'met',
  'partly-reached': 'half',
  dropped: 'off',
}

export function Goal({ goal, mayCoach }: Props) {
  const say = useWords<Texts>()
  const { text, state, reached, settledOn } = goal
  return (
    <>
      <p>
        <b className="at-written">{text}</b>
      </p>
      <p className="at-small">
        <Status state={shapes[state]}>{goalLabels[state][say.locale]}</Status>{' '}
        {settledOn ? <span>{say('settledOn', { day: longDay(settledOn, say.locale) })}</span> : null}
      </p>
      {reached ? <p className="at-written">{reached}</p> : null}
      {mayCoach ? <SettleGoal goal={goal} /> : null}
    </>
  )
}

type Given = z.infer<typeof settleGoalInput>

function SettleGoal({ goal: { goalId, version, state, reached, text } }: { goal: OneGoal }) {
  const say = useWords<Texts>()
  const form = useForm<Given>({
    resolver: zodResolver(settleGoalInput) as never,
    defaultValues: { goalId, madeFrom: version, state, reached },
    shouldFocusError: false,
  })
  const settled = useFollowed(form, {
    ...{ version, values: { state, reached } },
    onVersion: (seen) => form.setValue('madeFrom', seen ?? version),
  })
  const settle = useCommand(api.requests.settleGoal, {
    setError: form.setError,
    onDone: (saved) => settled(saved.version),
  })
  const { errors } = form.formState
  return (
    <details className="at-small at-noprint">
      <summary>
        {say('settleGoal')}
        <span className="at-hide">: {text}</span>
      </summary>
      <CommandForm
        form={form}
        command={settle}
        onSend={(given) => settle.run(given)}
        saves={{ names: { state: say('goalState'), reached: say('reached') } }}
      >
        <SelectField
          id={`goal-state-${goalId}`}
          label={say('goalState')}
          options={goalStates.map((value) => ({ value, label: goalLabels[value][say.locale] }))}
          error={errors.state?.message}
          {...form.register('state')}
        />
        <TextArea
          id={`goal-reached-${goalId}`}
          label={say('reached')}
          hint={say('reachedHint')}
          rows={3}
          error={errors.reached?.message}
          {...form.register('reached')}
        />
        <p className="at-gap">
          <Button type="submit" small busy={settle.pending}>
            {say('keep')}
            <span className="at-hide">: {text}</span>
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
