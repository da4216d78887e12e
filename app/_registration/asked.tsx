'use client'
/** What an event asks of whoever comes: the sessions, what shows that it is for them, and its questions. */
import type { UseFormReturn } from 'react-hook-form'
import { audienceWords, sessionWords } from '@/lib/events/words'
import type { RegistrationOffer } from '@/lib/registration/shapes'
import { CheckboxGroup } from '../_ui/choice'
import { TextField } from '../_ui/form'
import { Question } from './question'

type Questions = RegistrationOffer['questions']
type Scope = Pick<RegistrationOffer['scopes'][number], 'sessionId' | 'startsLocal' | 'endsLocal' | 'zone'>

/** As a form holds it. */
export type Asked = {
  sessionIds: string[]
  audienceWord: string
  answers: Record<string, string | string[] | null>
}

export const nothingAnswered = (questions: Questions): Asked => ({
  ...{ sessionIds: [], audienceWord: '' },
  answers: Object.fromEntries(questions.map(({ id, several }) => [id, several ? [] : ''])),
})

/** As it is sent: of each question what was chosen or typed, nothing where it was left out. */
export const answersOf = (answers: Asked['answers']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(answers).map(([id, given]) => [id, [given ?? []].flat().filter(Boolean)]))

type Props<S extends Scope, V extends Asked> = {
  form: UseFormReturn<V>
  offer: Pick<RegistrationOffer, 'unit' | 'audienceLimit' | 'questions'>
  open: readonly S[]
  /** Somebody answers for others. */
  others?: { hintOf: (scope: S) => string; audienceHint: string | undefined }
}

export function AskedFields<S extends Scope, V extends Asked>({ form, offer, open, others }: Props<S, V>) {
  // Whatever else the form holds, these fields are in it.
  const { register, formState } = form as unknown as UseFormReturn<Asked>
  const { errors } = formState
  const whom = others ? 'them' : 'you'
  return (
    <>
      {offer.unit === 'session' ? (
        <CheckboxGroup
          label={others ? 'What they come to' : 'What you come to'}
          options={open.map((scope) => ({
            ...{ value: scope.sessionId ?? '', label: sessionWords(scope), hint: others?.hintOf(scope) },
          }))}
          error={errors.sessionIds?.message}
          {...register('sessionIds')}
        />
      ) : null}
      {offer.audienceLimit.length > 0 ? (
        <TextField
          label={`What shows that it is for ${whom} (${audienceWords(offer.audienceLimit)})`}
          hint={others?.audienceHint}
          error={errors.audienceWord?.message}
          {...register('audienceWord')}
        />
      ) : null}
      {offer.questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          error={errors.answers?.[question.id]?.message}
          {...register(`answers.${question.id}`)}
        />
      ))}
    </>
  )
}
