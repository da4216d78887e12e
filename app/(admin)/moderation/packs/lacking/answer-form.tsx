'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api, problemOf } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useKeptWords } from '@/app/_client/kept-words'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { RadioGroup } from '@/app/_ui/choice'
import { FormActions, TextArea } from '@/app/_ui/form'
import { answerSuggestedRuleInput, type SuggestedRule } from '@/lib/mandates/suggested-inputs'

type Typed = z.input<typeof answerSuggestedRuleInput>
const UNDECIDED = '' as Typed['status']
type Props = {
  rule: SuggestedRule
  onDone: () => void
  /** Handed what was to be said. */
  onOvertaken: (answer: string) => void
}

/** What becomes of it, in words that the agency reads. What is typed outlives a reload. */
export function AnswerForm({ rule: { suggestedId }, onDone, onOvertaken }: Props) {
  const form = useForm<Typed, unknown, z.output<typeof answerSuggestedRuleInput>>({
    resolver: zodResolver(answerSuggestedRuleInput),
    defaultValues: { suggestedId, status: UNDECIDED, answer: '' },
    shouldFocusError: false,
  })
  const { register, formState } = form
  const forget = useKeptWords(form, `lacking-rule.${suggestedId}.answer`)
  const answer = useCommand(api.mandates.answerSuggestedRule, {
    setError: form.setError,
    onDone: () => {
      forget()
      onDone()
    },
  })
  /** Somebody else was quicker: this form goes with the question, and what it was told would go with it. */
  const send = (given: Parameters<typeof answer.runAsync>[0]) =>
    answer.runAsync(given).then(undefined, (error: unknown) => {
      if (problemOf(error)?.status !== 409) return
      forget()
      onOvertaken(given.answer)
    })
  return (
    <CommandForm form={form} command={answer} onSend={send}>
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
      <FormActions>
        <Button type="submit" busy={answer.pending}>
          Send the answer
        </Button>
      </FormActions>
    </CommandForm>
  )
}
