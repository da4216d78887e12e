'use client'
import { lazy, Suspense, useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { ProblemNote } from '@/app/_client/problem-note'
import { type ApprovalCheck, checkProblems, checksFor } from '@/lib/events/moderation-rules'
import type { Submission } from '@/lib/events/shapes'
import { joined } from '@/lib/platform/words'
import { api } from '../../_client/api'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { CheckboxGroup } from '../../_ui/choice'
import { Loading } from '../../_ui/loading'
import { Note } from '../../_ui/note'
import { changedSince } from './changed-since'

const ReturnForm = lazy(() => import('./return-form').then((each) => ({ default: each.ReturnForm })))

type Props = { submission: Submission; onDecided: (words: string) => void }

type Ticked = { checks: ApprovalCheck[] }

/** Approve what was made sure of, or return with reasons; one's own event waits for somebody else. */
export function Decide({ submission, onDecided }: Props) {
  const { eventId, why, own, fields } = submission
  const [seen, setSeen] = useState(submission)
  const decision = { eventId, madeFrom: seen.version }
  const overtaken = submission.version !== seen.version
  const [returning, setReturning] = useState(false)
  const form = useForm<Ticked>({ defaultValues: { checks: [] } })
  const done = (words: string) => ({ onDone: () => onDecided(`${words}: ${fields.title}`) })
  const approve = useCommand(api.events.approveEvent, { setError: form.setError, ...done('Published') })
  const recheck = useCommand(api.events.recheckEvent, done('The change stands'))
  if (own) return <Note>This event is your own: another moderator decides about it.</Note>
  const refused = approve.problem ?? recheck.problem
  const lookAgain = () => {
    setSeen(submission)
    form.reset()
    approve.reset()
    recheck.reset()
  }
  return (
    <>
      <form noValidate onSubmit={form.handleSubmit(({ checks }) => approve.run({ ...decision, checks }))}>
        {overtaken ? (
          <Changed seen={seen} now={submission} onSeen={lookAgain} />
        ) : refused?.errors.length ? null : (
          <ProblemNote problem={refused} />
        )}
        {why === 'submitted' && !overtaken ? <Checks form={form} submission={submission} /> : null}
        <p className="at-row at-gap">
          {why === 'submitted' && !overtaken ? (
            <Button type="submit" busy={approve.pending}>
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
      </form>
      {returning ? (
        <Suspense fallback={<Loading lines={3} />}>
          <ReturnForm submission={submission} madeFrom={seen.version} onDecided={onDecided} />
        </Suspense>
      ) : null}
    </>
  )
}

function Checks({ form, submission: { eventId, fields } }: { form: UseFormReturn<Ticked>; submission: Submission }) {
  return (
    <CheckboxGroup
      label="I have made sure of each"
      id={`checks-${eventId}`}
      className="at-gap"
      error={form.formState.errors.checks?.message}
      options={checksFor(fields).map(({ id, question }) => ({ value: id, label: question }))}
      {...form.register('checks', { validate: (made) => checkProblems(fields, made)[0]?.message ?? true })}
    />
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
