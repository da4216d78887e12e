'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { ProblemNote } from '@/app/_client/problem-note'
import { returnEventInput } from '@/lib/events/inputs'
import type { Submission } from '@/lib/events/shapes'
import { joined } from '@/lib/platform/words'
import { api } from '../../_client/api'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { TextArea } from '../../_ui/form'
import { Note } from '../../_ui/note'
import { changedSince } from './changed-since'

type Props = { submission: Submission; onDecided: (words: string) => void }

/** Approve at once, or return with a reason; one's own event waits for somebody else. */
export function Decide({ submission, onDecided }: Props) {
  const { eventId, why, own, fields } = submission
  const [seen, setSeen] = useState(submission)
  const decision = { eventId, madeFrom: seen.version }
  const overtaken = submission.version !== seen.version
  const [returning, setReturning] = useState(false)
  const done = (words: string) => ({
    onDone: () => onDecided(`${words}: ${fields.title}`),
  })
  const approve = useCommand(api.events.approveEvent, done('Published'))
  const recheck = useCommand(api.events.recheckEvent, done('The change stands'))
  if (own) return <Note>This event is your own: another moderator decides about it.</Note>
  const problem = approve.problem ?? recheck.problem
  const lookAgain = () => {
    setSeen(submission)
    approve.reset()
    recheck.reset()
  }
  return (
    <>
      {overtaken ? <Changed seen={seen} now={submission} onSeen={lookAgain} /> : <ProblemNote problem={problem} />}
      <p className="at-row at-gap">
        {why === 'submitted' && !overtaken ? (
          <Button busy={approve.pending} onClick={() => approve.run(decision)}>
            Approve and publish<span className="at-hide">: {fields.title}</span>
          </Button>
        ) : null}
        {why === 'changed' && !overtaken ? (
          <Button busy={recheck.pending} onClick={() => recheck.run(decision)}>
            Let the change stand<span className="at-hide">: {fields.title}</span>
          </Button>
        ) : null}
        <Button variant="outline" aria-expanded={returning} onClick={() => setReturning(!returning)}>
          {why === 'submitted' ? 'Return with a reason' : 'Take it off the calendar'}
          <span className="at-hide">: {fields.title}</span>
        </Button>
      </p>
      {returning ? <Return submission={submission} madeFrom={seen.version} onDecided={onDecided} /> : null}
    </>
  )
}

type ChangedProps = { seen: Submission; now: Submission; onSeen: () => void }

/** The organizer saved it while it was being read: the card shows it as it is now, and the decision waits for another look. */
function Changed({ seen, now, onSeen }: ChangedProps) {
  const parts = changedSince(seen.fields, now.fields)
  return (
    <Note kind="caution" className="at-gap" title="The organizer changed this while you looked at it" level={3} live>
      <p>
        {parts.length > 0
          ? `Now different: ${joined(parts)}. Look at it again, and decide then.`
          : 'Look at it again, and decide then.'}
      </p>
      <p>
        <Button variant="outline" small onClick={onSeen}>
          I have looked at it again<span className="at-hide">: {now.fields.title}</span>
        </Button>
      </p>
    </Note>
  )
}

function Return({ submission: { eventId, why, fields }, madeFrom, onDecided }: Props & { madeFrom: string }) {
  const form = useForm<z.infer<typeof returnEventInput>>({
    resolver: zodResolver(returnEventInput),
    defaultValues: { eventId, madeFrom, reason: '' },
  })
  const words = why === 'submitted' ? 'Returned' : 'Taken off the calendar'
  const send = useCommand(api.events.returnEvent, {
    setError: form.setError,
    onDone: () => onDecided(`${words}: ${fields.title}`),
  })
  return (
    <form noValidate onSubmit={form.handleSubmit((given) => send.run({ ...given, madeFrom }))}>
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
