'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import type { Refusal } from '@/app/_client/offline-queue'
import { useOutbox } from '@/app/_client/outbox'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Problem } from '@/app/_ui/note'
import { Progress } from '@/app/_ui/progress'
import type { Attempt } from '@/lib/learning/inputs'
import { HandIn } from './hand-in'
import { QuestionForm } from './question-form'
import { withWaiting } from './with-waiting'

/** An open attempt: a question, or before handing in the list of all. */
export function AttemptScreen() {
  const { attempt: attemptId = '' } = useParams<{ attempt: string }>()
  const { messages, refused } = useOutbox()
  const query = useQuery(api.learning.getAttempt.queryOptions({ input: { attemptId } }))
  useAskedAgain(attemptId, ofAttempt(refused, attemptId).length)
  return (
    <>
      <NotSaved refused={refused} attemptId={attemptId} />
      <Loaded query={query}>{(attempt) => <OpenAttempt attempt={withWaiting(attempt, messages())} />}</Loaded>
    </>
  )
}

const ofAttempt = (refused: readonly Refusal[], attemptId: string) =>
  refused.filter(({ kind, input }) => kind === 'answer' && input.attemptId === attemptId)

/** An answer that came too late, as from a window that stayed open: what the record holds is what counts. */
export function NotSaved({ refused, attemptId }: { refused: readonly Refusal[]; attemptId: string }) {
  const last = ofAttempt(refused, attemptId).at(-1)
  return last ? <Problem title="Your last answer was not saved">{last.why}</Problem> : null
}

/** The page's own copy shows an answer at once; when it was refused, what the record holds is shown in its place. */
function useAskedAgain(attemptId: string, refusals: number) {
  const queries = useQueryClient()
  useEffect(() => {
    if (refusals === 0) return
    void queries.invalidateQueries({ queryKey: api.learning.getAttempt.key({ input: { attemptId } }) })
  }, [queries, attemptId, refusals])
}

function OpenAttempt({ attempt }: { attempt: Attempt }) {
  const wanted = useSearchParams().get('question')
  const { slug, title, questions } = attempt
  const firstOpen = questions.findIndex(({ chosen }) => chosen.length === 0) + 1
  const number = Number(wanted) || firstOpen
  const question = questions[number - 1]
  // The first open question gets its number into the address, so that "back" comes to it and not to the next.
  useEffect(() => {
    if (!wanted) window.history.replaceState(null, '', `?question=${question ? number : 'all'}`)
  }, [wanted, question, number])
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'My training', href: '/training' },
          { label: title, href: `/modules/${slug}` },
          { label: 'Test' },
        ]}
      />
      <div className="at-measure">
        {attempt.submittedAt ? (
          <Submitted attempt={attempt} />
        ) : question && wanted !== 'all' ? (
          <>
            <Where attempt={attempt} number={number} />
            <QuestionForm key={question.id} attempt={attempt} question={question} number={number} />
          </>
        ) : (
          <HandIn attempt={attempt} />
        )}
      </div>
    </>
  )
}

function Where({ attempt, number }: { attempt: Attempt; number: number }) {
  const { questions } = attempt
  const answered = questions.filter(({ chosen }) => chosen.length > 0).length
  return (
    <>
      <p className="at-row at-row--between at-small">
        <span>
          <b>
            Question {number} of {questions.length}
          </b>
        </span>
        <span className="at-soft">
          Attempt {attempt.number} of {attempt.attempts}, no time limit
        </span>
      </p>
      <Progress value={answered} max={questions.length} label="Questions answered" />
    </>
  )
}

function Submitted({ attempt: { attemptId, slug } }: { attempt: Attempt }) {
  return (
    <>
      <h1>This attempt was handed in</h1>
      <p className="at-lead">Its answers stay as you gave them.</p>
      <p className="at-row">
        <LinkButton href={`/modules/${slug}/test/${attemptId}/result`}>See the result</LinkButton>
      </p>
    </>
  )
}
