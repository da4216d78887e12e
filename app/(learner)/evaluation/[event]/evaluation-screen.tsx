'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { useForm } from 'react-hook-form'
import type { MyEvaluation } from '@/lib/evaluations/shapes'
import { markTexts, questionWords } from '@/lib/evaluations/words'
import { longDay } from '@/lib/platform/words-of-time'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { Loaded } from '../../../_client/loaded'
import { useCommand } from '../../../_client/use-command'
import { Button } from '../../../_ui/button'
import { RadioGroup } from '../../../_ui/choice'
import { HintAndError, TextArea } from '../../../_ui/form'
import { Note } from '../../../_ui/note'
import { PageTitle } from '../../../_ui/title'
import { useWords } from '../../../_ui/words'
import type { evaluationTexts } from './messages'

type Texts = typeof evaluationTexts

/** Whoever attended an event says how they found it, once and without their name. */
export function EvaluationScreen() {
  const { event: eventId } = useParams<{ event: string }>()
  const query = useQuery(api.evaluations.getMyEvaluation.queryOptions({ input: { eventId } }))
  return (
    <Loaded query={query} lines={10}>
      {(evaluation) => <Mine evaluation={evaluation} />}
    </Loaded>
  )
}

type Values = { marks: Record<string, string>; words: Record<string, string> }

function Mine({ evaluation }: { evaluation: MyEvaluation }) {
  const say = useWords<Texts>()
  const { eventId, title, heldOn, untilOn, state } = evaluation
  const form = useForm<Values>({ defaultValues: { marks: {}, words: {} }, shouldFocusError: false })
  const answer = useCommand(api.evaluations.answerEvaluation, { setError: form.setError })
  const day = longDay(untilOn, say.locale)
  const send = ({ marks, words }: Values) =>
    answer.run({
      ...{ eventId, words },
      marks: Object.fromEntries(
        Object.entries(marks).flatMap(([id, mark]) => (Number(mark) ? [[id, Number(mark)]] : [])),
      ),
    })
  return (
    <>
      <PageTitle title={say('title')} lead={say('lead', { title, day: longDay(heldOn, say.locale) })} />
      {state === 'answered' ? (
        <Note kind="good" title={say('doneTitle')} live>
          <p>{say(answer.output?.counted === false ? 'twiceText' : 'doneText')}</p>
        </Note>
      ) : null}
      {state === 'closed' ? (
        <Note title={say('closedTitle')}>
          <p>{say('closedText', { day })}</p>
        </Note>
      ) : null}
      {state === 'open' ? (
        <>
          <Note title={say('namelessTitle')}>
            <p>{say('namelessText')}</p>
            <p>{say('shownText', { day })}</p>
          </Note>
          <CommandForm form={form} command={answer} onSend={send}>
            <Questions evaluation={evaluation} form={form} />
            <p className="at-gap">
              <Button type="submit" busy={answer.pending}>
                {say('send')}
              </Button>
            </p>
          </CommandForm>
        </>
      ) : null}
    </>
  )
}

type QuestionsProps = { evaluation: MyEvaluation; form: ReturnType<typeof useForm<Values>> }

function Questions({ evaluation: { questions }, form }: QuestionsProps) {
  const say = useWords<Texts>()
  const { errors } = form.formState
  const marks = [
    ...markTexts.map((text, i) => ({ value: String(i + 1), label: text[say.locale] })),
    { value: 'none', label: say('cannotSay') },
  ]
  return (
    <>
      <div id="marks" tabIndex={-1}>
        <HintAndError id="marks" hint={say('optional')} error={errors.marks?.message as string | undefined} />
      </div>
      {questions.map((question) =>
        question.kind === 'rating' ? (
          <RadioGroup
            key={question.id}
            inline
            id={`mark-${question.id}`}
            label={questionWords(question, say.locale)}
            options={marks}
            {...form.register(`marks.${question.id}`)}
          />
        ) : (
          <TextArea
            key={question.id}
            id={`words-${question.id}`}
            label={questionWords(question, say.locale)}
            rows={3}
            error={errors.words?.[question.id]?.message}
            {...form.register(`words.${question.id}`)}
          />
        ),
      )}
    </>
  )
}
