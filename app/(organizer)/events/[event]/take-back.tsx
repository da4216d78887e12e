'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { cancelEventInput } from '@/lib/events/inputs'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { ProblemNote } from '../../../_client/problem-note'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { TextArea } from '../../../_ui/form'
import { AlsoLater } from '../../_event-form/also-later'
import { Concerned } from './concerned'
import type { LifeProps } from './life-props'

type Values = z.input<typeof cancelEventInput>

/** Cancels a published event after its reason was given. */
export function CancelEvent({ mine: { eventId, series }, onDone }: LifeProps) {
  const form = useForm<Values, unknown, z.output<typeof cancelEventInput>>({
    resolver: zodResolver(cancelEventInput),
    defaultValues: { eventId, reason: '', alsoLater: false },
  })
  const cancel = useCommand(api.events.cancelEvent, { setError: form.setError, onDone })
  const { errors } = form.formState
  return (
    <details className="at-card">
      <summary>Cancel this event</summary>
      <CommandForm form={form} command={cancel} onSend={(given) => cancel.run(given)}>
        <p>
          It stays on the calendar, said to be canceled, with your reason; the programs of those who follow the calendar
          show it too. This cannot be undone.
        </p>
        <TextArea
          label="Reason"
          hint="One sentence for people who planned to come"
          rows={3}
          error={errors.reason?.message}
          {...form.register('reason')}
        />
        <AlsoLater series={series} id="cancel-later" {...form.register('alsoLater')} />
        <Concerned eventId={eventId} withLater={form.watch('alsoLater')} />
        <p className="at-gap">
          <Button type="submit" busy={cancel.pending}>
            Cancel the event
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}

/** Takes back what is not on the calendar. */
export function WithdrawEvent({ eventId, draft }: { eventId: string; draft: boolean }) {
  const router = useRouter()
  const withdraw = useCommand(api.events.withdrawEvent, {
    onDone: () => router.push('/events'),
  })
  return (
    <div>
      <ProblemNote problem={withdraw.problem} />
      <p>
        <Button variant="link" busy={withdraw.pending} onClick={() => withdraw.run({ eventId })}>
          {draft ? 'Give up this draft' : 'Withdraw this event'}
        </Button>
      </p>
    </div>
  )
}
