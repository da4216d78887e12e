'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { useOutbox } from '@/app/_client/outbox'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/choice'
import { Link } from '@/app/_ui/link'
import { Note, Problem } from '@/app/_ui/note'
import { Status } from '@/app/_ui/status'
import type { Attempt } from '@/lib/learning/inputs'
import { count, countWords } from '@/lib/platform/words'
import { QuestionLink } from './question-link'

/** All questions with what was answered, and the button that hands the test in. */
export function HandIn({ attempt }: { attempt: Attempt }) {
  const { attemptId, slug, questions } = attempt
  const open = questions.filter(({ chosen }) => chosen.length === 0)
  const base = `/modules/${slug}/test/${attemptId}`
  return (
    <div className="at-stack">
      <div>
        <h1>
          {open.length === 0
            ? 'Every question has an answer'
            : `${countWords(open.length, 'question')} without an answer`}
        </h1>
        <p className="at-lead">You can still change any answer. After you hand the test in, they stay as they are.</p>
      </div>
      <ol className="at-list">
        {questions.map(({ id, prompt, chosen, options }, place) => (
          <li key={id} className="at-item">
            <div>
              <QuestionLink href={`${base}?question=${place + 1}`}>
                {place + 1}. {prompt}
              </QuestionLink>
              <p className="at-small at-soft">
                {options
                  .filter(({ number }) => chosen.includes(number))
                  .map(({ text }) => text)
                  .join('; ')}
              </p>
            </div>
            <div>
              {chosen.length > 0 ? <Status state="met">Answered</Status> : <Status state="soon">No answer yet</Status>}
            </div>
          </li>
        ))}
      </ol>
      <Submit attempt={attempt} unanswered={open.length} />
    </div>
  )
}

function Submit({ attempt: { attemptId, slug }, unanswered }: { attempt: Attempt; unanswered: number }) {
  const router = useRouter()
  const { flush, waiting } = useOutbox()
  const [confirmed, confirm] = useState(false)
  const [refused, refuse] = useState<string>()
  const submit = useCommand(api.learning.submitAttempt, {
    onDone: () => router.replace(`/modules/${slug}/test/${attemptId}/result`),
  })
  const handIn = async () => {
    refuse(undefined)
    if (unanswered > 0 && !confirmed)
      return refuse('Answer the questions that have no answer yet, or say below that you leave them.')
    // What waits on this device has to arrive first, or it would not count.
    if (!(await flush()))
      return refuse('Some answers still wait on this device. Hand the test in when the connection returns.')
    submit.run({ attemptId, confirmUnanswered: confirmed })
  }
  const problem = refused ?? submit.problem?.detail
  return (
    <>
      {problem ? <Problem title="Not handed in">{problem}</Problem> : null}
      {waiting > 0 ? (
        <Note kind="caution">{`${count(waiting, 'answer')} ${waiting === 1 ? 'waits' : 'wait'} on this device.`}</Note>
      ) : null}
      {unanswered > 0 ? (
        <Checkbox
          name="confirm-unanswered"
          label={`Hand it in although ${count(unanswered, 'question')} ${unanswered === 1 ? 'has' : 'have'} no answer`}
          hint="A question without an answer does not count as right."
          checked={confirmed}
          onChange={(event) => confirm(event.target.checked)}
        />
      ) : null}
      <p className="at-row">
        <Button busy={submit.pending} onClick={() => void handIn()}>
          Hand in the test
        </Button>
        <Link href={`/modules/${slug}/test`}>Stop for now</Link>
      </p>
    </>
  )
}
