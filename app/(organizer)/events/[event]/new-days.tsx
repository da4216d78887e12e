'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { postponeEventInput, rescheduleEventInput } from '@/lib/events/inputs'
import { sessionWords } from '@/lib/events/words'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { ReasonForm } from '../../../_client/reason-form'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { Fields, TextArea, TextField } from '../../../_ui/form'
import { AlsoLater } from '../../_event-form/also-later'
import { Concerned } from './concerned'
import type { LifeProps } from './life-props'

type Values = z.input<typeof rescheduleEventInput>

/** Other days or times for one session or all; the clock is that of the place. */
export function RescheduleEvent({ mine: { eventId, version, fields, series, status }, onDone }: LifeProps) {
  const form = useForm<Values, unknown, z.output<typeof rescheduleEventInput>>({
    resolver: zodResolver(rescheduleEventInput),
    defaultValues: {
      ...{ eventId, madeFrom: version, reason: '', alsoLater: false },
      sessions: fields.sessions.map(({ id = '', startsLocal, endsLocal }) => ({ id, startsLocal, endsLocal })),
    },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const reschedule = useCommand(api.events.rescheduleEvent, { setError: form.setError, onDone })
  return (
    <details className="at-card at-gap">
      <summary>{status === 'postponed' ? 'Give it a new day' : 'Give it other days or times'}</summary>
      <CommandForm form={form} command={reschedule} onSend={(given) => reschedule.run(given)}>
        {fields.sessions.map((session, place) => (
          <fieldset key={session.id} className="at-gap">
            <legend>{sessionWords(session)}</legend>
            <Fields>
              <TextField
                label="New start"
                type="datetime-local"
                id={`new-start-${place}`}
                error={errors.sessions?.[place]?.startsLocal?.message}
                {...form.register(`sessions.${place}.startsLocal`)}
              />
              <TextField
                label="New end"
                type="datetime-local"
                id={`new-end-${place}`}
                error={errors.sessions?.[place]?.endsLocal?.message}
                {...form.register(`sessions.${place}.endsLocal`)}
              />
            </Fields>
          </fieldset>
        ))}
        <TextArea
          label="Reason for the new days"
          id="reschedule-reason"
          hint="One sentence for people who planned to come"
          rows={3}
          error={errors.reason?.message}
          {...form.register('reason')}
        />
        <AlsoLater series={series} id="reschedule-later" {...form.register('alsoLater')} />
        <Concerned eventId={eventId} withLater={form.watch('alsoLater')} />
        <p className="at-gap">
          <Button type="submit" busy={reschedule.pending}>
            Publish the new days
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}

/** Off its day, and not canceled. */
export const PostponeEvent = ({ mine: { eventId, version }, onDone }: LifeProps) => (
  <details className="at-card at-gap">
    <summary>Postpone it without a new day</summary>
    <p>
      It stays on the calendar, said to be postponed, under the day it had; programs of those who follow it no longer
      keep the time free. Give it its new day here when there is one.
    </p>
    <Concerned eventId={eventId} />
    <ReasonForm
      command={api.events.postponeEvent}
      input={postponeEventInput}
      of={{ eventId, madeFrom: version }}
      label="Reason for postponing it"
      id="postpone-reason"
      hint="One sentence for people who planned to come"
      step="Postpone the event"
      onDone={onDone}
    />
  </details>
)
