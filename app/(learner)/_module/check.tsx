'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Note } from '@/app/_ui/note'
import { Status } from '@/app/_ui/status'
import type { BlockOf } from '@/lib/catalog/content'
import { shuffledBy } from './shuffle'
import { useLive } from './use-live'
import { useReader } from './use-reader'

type CheckBlock = BlockOf<'check'>
type Option = CheckBlock['options'][number]

/** A practice question. Nothing is sent or scored; without script every answer opens to its feedback. */
export function Check({ block, level = 3 }: { block: CheckBlock; level?: 2 | 3 | undefined }) {
  const live = useLive()
  const options = shuffledBy(block.options, `${useReader()} ${block.id}`)
  const [chosen, choose] = useState<Option>()
  const [told, tell] = useState<'nothing' | 'feedback' | 'choose first'>('nothing')
  const id = `check-${block.id}`
  const Heading = `h${level}` as const
  const submit = (event: FormEvent) => {
    event.preventDefault()
    tell(chosen ? 'feedback' : 'choose first')
  }
  return (
    <form className="at-check" onSubmit={submit}>
      <Heading className="at-kick">Check what you know</Heading>
      <fieldset>
        <legend>{block.prompt}</legend>
        <p className="at-small at-soft">For practice; nothing here is scored.</p>
        {options.map((option) => (
          <div key={option.id} className="usa-radio at-answer">
            <input
              className="usa-radio__input"
              type="radio"
              id={`${id}-${option.id}`}
              name={id}
              value={option.id}
              onChange={() => {
                choose(option)
                tell('nothing')
              }}
            />
            <label className="usa-radio__label" htmlFor={`${id}-${option.id}`}>
              {option.text}
            </label>
          </div>
        ))}
      </fieldset>
      {live ? (
        <p className="at-gap">
          <Button type="submit" variant="outline">
            Check my answer
          </Button>
        </p>
      ) : (
        <Answers options={options} />
      )}
      <div role="status">
        {told === 'choose first' ? <p className="at-gap">Choose an answer first.</p> : null}
        {told === 'feedback' && chosen ? <Feedback option={chosen} /> : null}
      </div>
    </form>
  )
}

function Feedback({ option }: { option: Option }) {
  return (
    <Note kind={option.right ? 'good' : 'info'} className="at-gap">
      <p>
        {option.right ? <Status state="met">Yes.</Status> : <b>Not quite.</b>} {option.feedback}
      </p>
    </Note>
  )
}

function Answers({ options }: { options: readonly Option[] }) {
  return (
    <details className="at-gap">
      <summary>Show the answer, and what speaks for and against each</summary>
      <ul>
        {options.map((option) => (
          <li key={option.id}>
            <b>{option.text}</b>: {option.right ? 'Yes.' : 'Not quite.'} {option.feedback}
          </li>
        ))}
      </ul>
    </details>
  )
}
