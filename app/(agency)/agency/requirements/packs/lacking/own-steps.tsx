'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useKeptWords } from '@/app/_client/kept-words'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { FormActions } from '@/app/_ui/form'
import { correctSuggestedRuleInput, type SuggestedRule } from '@/lib/mandates/suggested-inputs'
import { disciplineNames, placeName, suggestedName, toldNames } from '@/lib/mandates/words'
import { ToldFields } from './told-fields'

type Props = { rule: SuggestedRule; correctHref: string; onTakenBack: () => void }

/** What the agency can do with a rule while nobody has answered. */
export function OwnSteps({ rule, correctHref, onTakenBack }: Props) {
  const { suggestedId } = rule
  const takeBack = useCommand(api.mandates.withdrawSuggestedRule, { onDone: onTakenBack })
  const named = <span className="at-hide"> {suggestedName(rule)}</span>
  return (
    <>
      <p className="at-gap at-noprint">
        <LinkButton variant="outline" small href={correctHref}>
          Correct it{named}
        </LinkButton>
      </p>
      <details className="at-noprint">
        <summary>Take it back{named}</summary>
        <ProblemNote problem={takeBack.problem} />
        <p>No moderator is asked about it any longer. It stands here for 90 days, and you can tell of it anew.</p>
        <p>
          <Button variant="outline" small busy={takeBack.pending} onClick={() => takeBack.run({ suggestedId })}>
            Yes, take it back
          </Button>
        </p>
      </details>
    </>
  )
}

type Typed = z.input<typeof correctSuggestedRuleInput>

const saves = {
  names: toldNames,
  words: (field: string, value: unknown) => {
    if (field === 'place') return placeName(String(value))
    return field === 'asksOf' ? disciplineNames[value as SuggestedRule['asksOf']] : undefined
  },
}

type FormProps = { rule: SuggestedRule; backHref: string; onDone: () => void }

/** What is typed outlives a reload, with what it was made from. */
export function CorrectForm({ rule, backHref, onDone }: FormProps) {
  const { suggestedId, version, place, asksOf, says, citation, url } = rule
  const form = useForm<Typed, unknown, z.output<typeof correctSuggestedRuleInput>>({
    resolver: zodResolver(correctSuggestedRuleInput),
    defaultValues: { suggestedId, madeFrom: version, place, asksOf, says, citation, url },
    shouldFocusError: false,
  })
  const forget = useKeptWords(form, `lacking-rule.${suggestedId}.correction`)
  const correct = useCommand(api.mandates.correctSuggestedRule, {
    setError: form.setError,
    onDone: () => {
      forget()
      onDone()
    },
  })
  return (
    <CommandForm form={form} command={correct} onSend={(given) => correct.run(given)} saves={saves}>
      <ToldFields form={form} of={suggestedId} />
      <FormActions>
        <LinkButton variant="outline" href={backHref} onClick={forget}>
          Leave it as it is
        </LinkButton>
        <Button type="submit" busy={correct.pending}>
          Save the correction
        </Button>
      </FormActions>
    </CommandForm>
  )
}
