'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api, type Problem, problemOf } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useKeptWords, useUnsent } from '@/app/_client/kept-words'
import { meanwhileOf } from '@/app/_client/meanwhile'
import { blankIsNothing } from '@/app/_client/typed'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { RadioGroup } from '@/app/_ui/choice'
import { FormActions, TextArea } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { answerSuggestedRuleInput, type SuggestedRule } from '@/lib/mandates/suggested-inputs'
import { PackChoice } from './pack-choice'

/** By what name an answer that is typed is kept. */
export const answerTo = (suggestedId: string): string => `lacking-rule.${suggestedId}.answer`

type Typed = z.input<typeof answerSuggestedRuleInput>
const UNDECIDED = '' as Typed['status']
type Props = {
  rule: SuggestedRule
  onDone: () => void
  /** Handed what was to be said. */
  onOvertaken: (answer: string) => void
}

/**
 * What becomes of it, in words that the agency reads. What is typed outlives a reload, with what was read when it was begun: of a
 * rule that is corrected meanwhile the form says so and stays.
 */
export function AnswerForm({ rule: { suggestedId, version, place }, onDone, onOvertaken }: Props) {
  const form = useForm<Typed, unknown, z.output<typeof answerSuggestedRuleInput>>({
    resolver: zodResolver(answerSuggestedRuleInput),
    defaultValues: { suggestedId, madeFrom: version, status: UNDECIDED, answer: '', packId: null },
    shouldFocusError: false,
  })
  const { register, formState, getValues, setValue } = form
  const isTakenUp = useWatch({ control: form.control, name: 'status' }) === 'taken-up'
  useEffect(() => {
    if (!getValues('status') && !getValues('answer')) setValue('madeFrom', version)
  }, [version, getValues, setValue])
  const forget = useKeptWords(form, answerTo(suggestedId))
  const answer = useCommand(api.mandates.answerSuggestedRule, {
    setError: form.setError,
    onDone: () => {
      forget()
      onDone()
    },
  })
  type Given = Parameters<typeof answer.runAsync>[0]
  const send = (given: Given) =>
    answer
      .runAsync({ ...given, packId: given.status === 'taken-up' ? given.packId : null })
      .then(undefined, (error: unknown) => {
        const problem = problemOf(error)
        if (problem?.status !== 409) return
        const corrected = meanwhileOf(problem)
        // It is asked for again and stands above, as it is now: the next answer is to that.
        if (corrected) return setValue('madeFrom', corrected.version)
        forget()
        onOvertaken(given.answer)
      })
  return (
    <CommandForm
      form={form}
      command={wasOvertaken(answer.problem) ? { ...answer, problem: null } : answer}
      onSend={send}
    >
      <RadioGroup
        label="What becomes of it?"
        id={`status-${suggestedId}`}
        error={formState.errors.status?.message}
        {...register('status')}
        options={[
          { value: 'taken-up', label: 'It is taken up' },
          { value: 'declined', label: 'It is not taken up' },
        ]}
      />
      <TextArea
        label="Your answer"
        id={`answer-${suggestedId}`}
        hint="What you read, and what follows from it. The agency reads it word for word: name no person and no case."
        error={formState.errors.answer?.message}
        {...register('answer')}
      />
      {isTakenUp ? (
        <PackChoice
          place={place}
          label="The pack that it is"
          optional
          hint="Where it is in the collection by now. Otherwise name it here later."
          id={`pack-${suggestedId}`}
          empty="None yet"
          error={formState.errors.packId?.message}
          {...register('packId', { setValueAs: blankIsNothing })}
        />
      ) : null}
      <FormActions>
        <Button type="submit" busy={answer.pending}>
          Send the answer
        </Button>
      </FormActions>
    </CommandForm>
  )
}

/** Somebody else was quicker: this form goes with the question, and the screen says on top what it was told. */
const wasOvertaken = (problem: Problem | null): boolean => problem?.status === 409 && meanwhileOf(problem) === null

/** In place of the form, once somebody else answered: what was typed there stands until it is put away. */
export function UnsentAnswer({ rule: { suggestedId, answer } }: { rule: SuggestedRule }) {
  const { unsent, forget } = useUnsent(answerTo(suggestedId), { answer: '' })
  // Their own answer is the one that stands there.
  if (!unsent?.answer || unsent.answer.trim() === answer) return null
  return (
    <Note kind="caution" level={3} title="Somebody else answered meanwhile" live className="at-gap">
      <p>
        Yours was not sent: <span className="at-written">{unsent.answer}</span>
      </p>
      <p className="at-row at-gap">
        <Button variant="outline" small onClick={forget}>
          Put it away
        </Button>
      </p>
    </Note>
  )
}
