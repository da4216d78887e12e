'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { MyEvaluation } from '@/lib/evaluations/shapes'
import { markTexts, questionWords } from '@/lib/evaluations/words'
import { longDay } from '@/lib/platform/words-of-time'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '../../../_client/draft'
import { Loaded } from '../../../_client/loaded'
import { useMe } from '../../../_client/me'
import { Restored } from '../../../_client/restored'
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
const BLANK: Values = { marks: {}, words: {} }

function Mine({ evaluation }: { evaluation: MyEvaluation }) {
  const say = useWords<Texts>()
  const me = useMe().me?.person?.id
  const [counted, setCounted] = useState(true)
  const { eventId, title, heldOn, untilOn, state } = evaluation
  return (
    <>
      <PageTitle title={say('title')} lead={say('lead', { title, day: longDay(heldOn, say.locale) })} />
      {state === 'answered' ? (
        <Note kind="good" title={say('doneTitle')} live>
          <p>{say(counted ? 'doneText' : 'twiceText')}</p>
        </Note>
      ) : null}
      {state === 'closed' ? (
        <Note title={say('closedTitle')}>
          <p>{say('closedText', { day: longDay(untilOn, say.locale) })}</p>
        </Note>
      ) : null}
      {state === 'open' && me ? (
        <Answer evaluation={evaluation} draft={draftName(me, `evaluation.${eventId}`)} onDone={setCounted} />
      ) : null}
    </>
  )
}

type AnswerProps = { evaluation: MyEvaluation; draft: string; onDone: (counted: boolean) => void }

/** Kept in the tab alone until it is sent: what is typed here is nobody's until then. */
function Answer({ evaluation, draft, onDone }: AnswerProps) {
  const say = useWords<Texts>()
  const { eventId, untilOn } = evaluation
  const [kept] = useState(() => readDraft(draft, BLANK))
  const form = useForm<Values>({ defaultValues: kept.values, shouldFocusError: false })
  useDraft(form, draft)
  const answer = useCommand(api.evaluations.answerEvaluation, {
    setError: form.setError,
    onDone: (output) => {
      forgetDraft(draft)
      onDone(output.counted)
    },
  })
  const send = ({ marks, words }: Values) =>
    answer.run({
      ...{ eventId, words },
      marks: Object.fromEntries(
        Object.entries(marks).flatMap(([id, mark]) => (Number(mark) ? [[id, Number(mark)]] : [])),
      ),
    })
  return (
    <>
      <Note title={say('namelessTitle')}>
        <p>{say('namelessText')}</p>
        <p>{say('shownText', { day: longDay(untilOn, say.locale) })}</p>
      </Note>
      <CommandForm form={form} command={answer} onSend={send}>
        {kept.restored ? <Restored onForget={() => form.reset(BLANK)} /> : null}
        <Questions evaluation={evaluation} form={form} />
        <p className="at-gap">
          <Button type="submit" busy={answer.pending}>
            {say('send')}
          </Button>
        </p>
      </CommandForm>
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
