'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { cancelSessionInput } from '@/lib/events/inputs'
import { sessionWords } from '@/lib/events/words'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { hoursOrNone } from '../../../_client/hours'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { SelectField, TextArea, TextField } from '../../../_ui/form'
import { Concerned } from './concerned'
import type { LifeProps } from './life-props'

type Values = z.input<typeof cancelSessionInput>

/** One session less; the others stay as they are. */
export function CancelSession({ mine: { eventId, version, fields }, onDone }: LifeProps) {
  const form = useForm<Values, unknown, z.output<typeof cancelSessionInput>>({
    resolver: zodResolver(cancelSessionInput),
    defaultValues: { eventId, madeFrom: version, sessionId: '', reason: '', creditHours: fields.creditHours },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const cancel = useCommand(api.events.cancelSession, { setError: form.setError, onDone })
  return (
    <details className="at-card at-gap">
      <summary>Cancel one of its sessions</summary>
      <CommandForm form={form} command={cancel} onSend={(given) => cancel.run(given)}>
        <SelectField
          label="Session"
          empty="Choose a session"
          options={fields.sessions.map((session) => ({ value: session.id ?? '', label: sessionWords(session) }))}
          error={errors.sessionId && 'Choose the session that does not take place.'}
          {...form.register('sessionId')}
        />
        {fields.creditHours === null ? null : (
          <TextField
            label="Hours of credit for the rest"
            id="credit-left"
            optional
            inputMode="decimal"
            hint="For all sessions that are left, in quarters"
            error={errors.creditHours?.message}
            {...form.register('creditHours', { setValueAs: hoursOrNone })}
          />
        )}
        <TextArea
          label="Reason for canceling the session"
          id="session-reason"
          hint="One sentence for people who planned to come"
          rows={3}
          error={errors.reason?.message}
          {...form.register('reason')}
        />
        <Concerned eventId={eventId} />
        <p className="at-gap">
          <Button type="submit" busy={cancel.pending}>
            Cancel the session
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
