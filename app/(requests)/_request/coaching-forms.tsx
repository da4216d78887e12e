'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { coachingSessionInput, goalInput } from '@/lib/requests/inputs'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { DateField, Fields, TextArea, TextField } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'

type GivenGoal = z.infer<typeof goalInput>

export function AddGoal({ requestId }: { requestId: string }) {
  const say = useWords<Texts>()
  const start = { requestId, text: '' }
  const form = useForm<GivenGoal>({
    resolver: zodResolver(goalInput),
    defaultValues: start,
    shouldFocusError: false,
  })
  const add = useCommand(api.requests.addGoal, { setError: form.setError, onDone: () => form.reset(start) })
  return (
    <details className="at-noprint">
      <summary>{say('addGoal')}</summary>
      <CommandForm form={form} command={add} onSend={(given) => add.run(given)}>
        <TextArea
          id="goal-text"
          label={say('goalText')}
          rows={2}
          error={form.formState.errors.text?.message}
          {...form.register('text')}
        />
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={add.pending}>
            {say('addGoal')}
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}

type GivenSession = z.infer<typeof coachingSessionInput>
const AN_HOUR = 60

export function PlanSession({ requestId }: { requestId: string }) {
  const say = useWords<Texts>()
  const start = { requestId, on: '', minutes: AN_HOUR }
  const form = useForm<GivenSession>({
    resolver: zodResolver(coachingSessionInput),
    defaultValues: start,
    shouldFocusError: false,
  })
  const plan = useCommand(api.requests.planCoachingSession, {
    setError: form.setError,
    onDone: () => form.reset(start),
  })
  const { errors } = form.formState
  return (
    <details className="at-noprint">
      <summary>{say('planSession')}</summary>
      <CommandForm form={form} command={plan} onSend={(given) => plan.run(given)}>
        <Fields>
          <DateField id="session-on" label={say('sessionOn')} error={errors.on?.message} {...form.register('on')} />
          <TextField
            id="session-minutes"
            label={say('sessionMinutes')}
            short
            inputMode="numeric"
            error={errors.minutes?.message}
            {...form.register('minutes', { valueAsNumber: true })}
          />
        </Fields>
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={plan.pending}>
            {say('planSession')}
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
