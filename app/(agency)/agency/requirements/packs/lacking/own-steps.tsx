'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api, problemOf } from '@/app/_client/api'
import { CommandForm, InSight } from '@/app/_client/command-form'
import { useKeptWords, useUnsent } from '@/app/_client/kept-words'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { Facts } from '@/app/_ui/facts'
import { FormActions } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { correctSuggestedRuleInput, type SuggestedRule, type ToldRule } from '@/lib/mandates/suggested-inputs'
import { disciplineNames, placeName, suggestedName, toldNames } from '@/lib/mandates/words'
import { capital } from '@/lib/platform/words'
import { ToldFields } from './told-fields'

type Props = { rule: SuggestedRule; correctHref: string; onTakenBack: () => void; onTooLate: () => void }

/** What the agency can do with a rule while nobody has answered. */
export function OwnSteps({ rule, correctHref, onTakenBack, onTooLate }: Props) {
  const { suggestedId } = rule
  const takeBack = useCommand(api.mandates.withdrawSuggestedRule, { onDone: onTakenBack })
  /** These steps go with the question as soon as the list is asked again: that it was answered is said above it. */
  const send = () =>
    takeBack.runAsync({ suggestedId }).then(undefined, (error: unknown) => {
      if (problemOf(error)?.status === 409) onTooLate()
    })
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
          <Button variant="outline" small busy={takeBack.pending} onClick={() => void send()}>
            Yes, take it back
          </Button>
        </p>
      </details>
    </>
  )
}

type Typed = z.input<typeof correctSuggestedRuleInput>

const wordsOf = (field: string, value: unknown): string | undefined => {
  if (field === 'place') return placeName(String(value))
  return field === 'asksOf' ? disciplineNames[value as SuggestedRule['asksOf']] : undefined
}
const saves = { names: toldNames, words: wordsOf }
const correctionOf = (suggestedId: string) => `lacking-rule.${suggestedId}.correction`

type FormProps = { rule: SuggestedRule; backHref: string; onDone: () => void }

/** What is typed outlives a reload, with what it was made from. */
export function CorrectForm({ rule, backHref, onDone }: FormProps) {
  const { suggestedId, version, place, asksOf, says, citation, url } = rule
  const form = useForm<Typed, unknown, z.output<typeof correctSuggestedRuleInput>>({
    resolver: zodResolver(correctSuggestedRuleInput),
    defaultValues: { suggestedId, madeFrom: version, place, asksOf, says, citation, url },
    shouldFocusError: false,
  })
  const forget = useKeptWords(form, correctionOf(suggestedId))
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

type Typing = { [Field in keyof ToldRule]: string | null }
const NOTHING: Typing = { place: null, asksOf: null, says: null, citation: null, url: null }
type OvertakenProps = { suggestedId: string; rule: SuggestedRule | undefined; backHref: string }

/** In place of the form, once there is nothing to correct any more: what was typed there stands until it is put away. */
export function Overtaken({ suggestedId, rule, backHref }: OvertakenProps) {
  const { unsent, forget } = useUnsent(correctionOf(suggestedId), NOTHING)
  const typed = Object.entries(unsent ?? {}).flatMap(([field, value]) =>
    value && value !== rule?.[field as keyof ToldRule]
      ? { label: capital(toldNames[field as keyof ToldRule]), value: wordsOf(field, value) ?? value }
      : [],
  )
  if (typed.length === 0 && !rule) return null
  return (
    <InSight>
      <Note kind="caution" level={3} title={whyNot(rule)} live>
        {typed.length === 0 ? null : (
          <>
            <p>Your correction was not saved. If it matters still, tell of the rule anew with it.</p>
            <Facts
              items={typed.map(({ label, value }) => ({ label, value: <span className="at-written">{value}</span> }))}
            />
            <p className="at-row at-gap">
              <LinkButton variant="outline" small href={backHref} onClick={forget}>
                Put it away
              </LinkButton>
            </p>
          </>
        )}
      </Note>
    </InSight>
  )
}

const whyNot = (rule: SuggestedRule | undefined): string =>
  rule === undefined
    ? 'It was answered or taken back meanwhile'
    : rule.status === 'withdrawn'
      ? `It was taken back meanwhile: ${suggestedName(rule)}`
      : `It was answered meanwhile: ${suggestedName(rule)}`
