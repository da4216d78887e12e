'use client'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { api } from '@/app/_client/api'
import { answerMessage, useOutbox } from '@/app/_client/outbox'
import { Button, LinkButton } from '@/app/_ui/button'
import { Offline } from '@/app/_ui/note'
import type { Attempt } from '@/lib/learning/inputs'
import { count } from '@/lib/platform/words'
import { QuestionLink, turnTo } from './question-link'

type Question = Attempt['questions'][number]
type Props = { attempt: Attempt; question: Question; number: number }

/** One question with its answers. What is chosen is kept when one goes on, also without a connection. */
export function QuestionForm({ attempt, question, number }: Props) {
  const { chosen, toggle } = useChoice(question)
  const { waiting } = useOutbox()
  const keep = useKeepAnswer(attempt, question)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const base = `/modules/${attempt.slug}/test/${attempt.attemptId}`
  const isLast = number === attempt.questions.length
  const goOn = (event: FormEvent) => {
    event.preventDefault()
    keep(chosen)
    turnTo(isLast ? `${base}?question=all` : `${base}?question=${number + 1}`)
  }
  return (
    <form className="at-section" onSubmit={goOn}>
      <fieldset className="usa-fieldset">
        <legend>
          <h1 className="at-question" ref={heading} tabIndex={-1}>
            {question.prompt}
          </h1>
        </legend>
        {/\bchoose\b/i.test(question.prompt) ? null : (
          <p className="at-soft">{question.several ? 'Choose all that apply.' : 'Choose one.'}</p>
        )}
        {question.options.map((option) => (
          <Answer
            key={option.number}
            option={option}
            several={question.several}
            checked={chosen.includes(option.number)}
            toggle={() => toggle(option.number)}
          />
        ))}
      </fieldset>
      <div className="at-turn">
        {number > 1 ? (
          <QuestionLink
            className="usa-button usa-button--outline"
            href={`${base}?question=${number - 1}`}
            onTurn={() => keep(chosen)}
          >
            Question {number - 1}
          </QuestionLink>
        ) : (
          <LinkButton variant="outline" href={`/modules/${attempt.slug}/test`} onClick={() => keep(chosen)}>
            Stop for now
          </LinkButton>
        )}
        <Button type="submit">{isLast ? 'Save and see all answers' : `Save and go to question ${number + 1}`}</Button>
      </div>
      {waiting > 0 ? (
        <Offline>
          <p>
            {count(waiting, 'answer')} {waiting === 1 ? 'waits' : 'wait'} on this device and will be sent when the
            connection returns. You can go on.
          </p>
        </Offline>
      ) : null}
      <p className="at-small at-soft">
        Each answer is saved when you go on. If the connection drops, your answers wait on this device and are sent when
        it returns.{' '}
        <QuestionLink href={`${base}?question=all`} onTurn={() => keep(chosen)}>
          See all questions
        </QuestionLink>
      </p>
    </form>
  )
}

function useChoice(question: Question) {
  const [chosen, setChosen] = useState<readonly number[]>(question.chosen)
  const toggle = (number: number) => {
    if (!question.several) return setChosen([number])
    setChosen(chosen.includes(number) ? chosen.filter((each) => each !== number) : [...chosen, number])
  }
  return { chosen, toggle }
}

/** Puts the answer into the page's own copy of the attempt at once, and into the queue. */
function useKeepAnswer({ attemptId }: Attempt, question: Question) {
  const queries = useQueryClient()
  const { put } = useOutbox()
  const { queryKey } = api.learning.getAttempt.queryOptions({ input: { attemptId } })
  return (chosen: readonly number[]) => {
    const given = [...chosen].sort((a, b) => a - b)
    if (given.join() === [...question.chosen].sort((a, b) => a - b).join()) return
    const answeredAt = new Date().toISOString()
    queries.setQueryData(queryKey, (attempt) =>
      attempt
        ? {
            ...attempt,
            questions: attempt.questions.map((each) =>
              each.id === question.id ? { ...each, chosen: given, answeredAt } : each,
            ),
          }
        : attempt,
    )
    void put(answerMessage({ attemptId, questionId: question.id, chosen: given, answeredAt }))
  }
}

type AnswerProps = {
  option: Question['options'][number]
  several: boolean
  checked: boolean
  toggle: () => void
}

function Answer({ option, several, checked, toggle }: AnswerProps) {
  const kind = several ? 'checkbox' : 'radio'
  const id = `option-${option.number}`
  return (
    <div className={`usa-${kind} at-answer`}>
      <input className={`usa-${kind}__input`} id={id} type={kind} name="answer" checked={checked} onChange={toggle} />
      <label className={`usa-${kind}__label`} htmlFor={id}>
        {option.text}
      </label>
    </div>
  )
}
