'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { ProblemNote } from '@/app/_client/problem-note'
import { returnEventInput } from '@/lib/events/inputs'
import type { Submission } from '@/lib/events/shapes'
import { api } from '../../_client/api'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { TextArea } from '../../_ui/form'
import { Note } from '../../_ui/note'

type Props = { submission: Submission; onDecided: (words: string) => void }

/** Approve at once, or return with a reason; one's own event waits for somebody else. */
export function Decide({ submission, onDecided }: Props) {
  const { eventId, why, own, fields } = submission
  const [returning, setReturning] = useState(false)
  const done = (words: string) => ({
    onDone: () => onDecided(`${words}: ${fields.title}`),
  })
  const approve = useCommand(api.events.approveEvent, done('Published'))
  const recheck = useCommand(api.events.recheckEvent, done('The change stands'))
  if (own) return <Note>This event is your own: another moderator decides about it.</Note>
  const problem = approve.problem ?? recheck.problem
  return (
    <>
      <ProblemNote problem={problem} />
      <p className="at-row at-gap">
        {why === 'submitted' ? (
          <Button busy={approve.pending} onClick={() => approve.run({ eventId })}>
            Approve and publish<span className="at-hide">: {fields.title}</span>
          </Button>
        ) : null}
        {why === 'changed' ? (
          <Button busy={recheck.pending} onClick={() => recheck.run({ eventId })}>
            Let the change stand<span className="at-hide">: {fields.title}</span>
          </Button>
        ) : null}
        <Button variant="outline" aria-expanded={returning} onClick={() => setReturning(!returning)}>
          {why === 'submitted' ? 'Return with a reason' : 'Take it off the calendar'}
          <span className="at-hide">: {fields.title}</span>
        </Button>
      </p>
      {returning ? <Return submission={submission} onDecided={onDecided} /> : null}
    </>
  )
}

function Return({ submission: { eventId, why, fields }, onDecided }: Props) {
  const form = useForm<z.infer<typeof returnEventInput>>({
    resolver: zodResolver(returnEventInput),
    defaultValues: { eventId, reason: '' },
  })
  const words = why === 'submitted' ? 'Returned' : 'Taken off the calendar'
  const send = useCommand(api.events.returnEvent, {
    setError: form.setError,
    onDone: () => onDecided(`${words}: ${fields.title}`),
  })
  return (
    <form noValidate onSubmit={form.handleSubmit((given) => send.run(given))}>
      <ProblemNote problem={send.problem} />
      <TextArea
        label="What should the organizer change?"
        id={`reason-${eventId}`}
        hint="They read it word for word."
        rows={3}
        autoFocus
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
      <p className="at-gap">
        <Button type="submit" busy={send.pending}>
          {why === 'submitted' ? 'Return it' : 'Take it off'}
        </Button>
      </p>
    </form>
  )
}
