'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useForm } from 'react-hook-form'
import { clock, ownZone, wallOf } from '@/lib/platform/words-of-time'
import { type RequestFields, requestFields } from '@/lib/requests/inputs'
import { isTraining } from '@/lib/requests/kinds'
import { readDraft } from '../../_client/draft'
import { useMe } from '../../_client/me'
import { MeanwhileNote } from '../../_client/meanwhile'
import { mergeOf, picked } from '../../_client/merge'
import { namesNothing, ProblemNote } from '../../_client/problem-note'
import { Restored } from '../../_client/restored'
import { Split } from '../../_ui/arrange'
import { Button, LinkButton } from '../../_ui/button'
import { ErrorSummary, listErrors } from '../../_ui/error-summary'
import { FormActions } from '../../_ui/form'
import { Loading } from '../../_ui/loading'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import { AboutPart } from './about-part'
import { fieldNames } from './field-names'
import { ForecastCard } from './forecast-card'
import type { askTexts } from './messages'
import { draftOf, useSavedRequest } from './use-saved-request'
import { useTyped } from './use-typed'
import { type AskForm, type AskValues, fieldsOf } from './values'
import { WhenPart } from './when-part'
import { WherePart } from './where-part'
import { WhoPart } from './who-part'

/** Comes by itself: there is nothing to plan before a day is typed. */
const LivePlan = lazy(() => import('./live-plan').then((each) => ({ default: each.LivePlan })))

type Props = {
  requestId: string | null
  /** It was sent before: it is saved when they say so, never by itself. */
  sent: boolean
  fields: RequestFields
  /** When these fields were saved; null for a new request. */
  from: string | null
  onDone: (requestId: string) => void
}

/** One page for asking and for changing what was asked. A draft saves itself. */
export function RequestForm(props: Props) {
  const personId = useMe().me?.person?.id
  return personId ? <OwnForm {...props} personId={personId} /> : <Loading lines={10} />
}

function OwnForm({ personId, requestId, sent, fields, from, onDone }: Props & { personId: string }) {
  const { kind } = fields
  const opened = { personId, kind, id: requestId, from }
  const [kept] = useState(() => readDraft<AskValues>(draftOf(opened), fields))
  const form = useForm<AskValues, unknown, RequestFields>({
    resolver: zodResolver(requestFields) as never,
    defaultValues: kept.values,
    // The summary on top takes the focus.
    shouldFocusError: false,
  })
  const saved = useSavedRequest(form, { opened, fields, autosaves: !sent, restored: kept.restored })
  const { errors, submitCount } = form.formState
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    // Refusals of the API stand in `saved.problem` and on their fields.
    const finish = async () => onDone(sent ? await saved.save() : (await saved.send()).requestId)
    void form.handleSubmit(() => finish().catch(() => {}))(event)
  }
  const beginAnew = () => {
    form.reset(fields)
    saved.forget()
  }
  const held = isTraining(kind)
  return (
    <Split kind="side">
      <form className="at-form" noValidate onSubmit={onSubmit}>
        <ErrorSummary errors={listErrors(errors)} attempt={submitCount} isAnswered={namesNothing(saved.problem)} />
        <ProblemNote problem={saved.problem} />
        <Meanwhile form={form} saved={saved} />
        {sent ? <Changing /> : null}
        {kept.restored ? <Restored onForget={beginAnew} /> : null}
        <AboutPart form={form} kind={kind} />
        {held ? <WhenPart form={form} /> : null}
        {held ? <Plan form={form} kind={kind} /> : null}
        {held ? <WherePart form={form} /> : null}
        <WhoPart form={form} />
        <Steps saved={saved} sent={sent} requestId={requestId} onDone={onDone} />
        <SavedLine savedAt={saved.savedAt} lost={saved.lost} draft={!sent} />
      </form>
      <ForecastCard kind={kind} form={form} />
    </Split>
  )
}

/** It is told what is typed: while it is read itself it would miss that. */
function Plan({ form, kind }: { form: AskForm; kind: RequestFields['kind'] }) {
  const typed = useTyped(form)
  return (
    <Suspense>
      <LivePlan form={form} kind={kind} typed={typed} />
    </Suspense>
  )
}

type Saved = ReturnType<typeof useSavedRequest>

function Changing() {
  const say = useWords<typeof askTexts>()
  return <Note kind="caution">{say('changing')}</Note>
}

function Steps({ saved, sent, requestId, onDone }: Pick<Props, 'sent' | 'requestId' | 'onDone'> & { saved: Saved }) {
  const say = useWords<typeof askTexts>()
  return (
    <FormActions>
      {sent ? (
        <LinkButton variant="outline" href={`/requests/${requestId}`}>
          {say('giveUp')}
        </LinkButton>
      ) : (
        <Button variant="outline" busy={saved.pending} onClick={() => void saved.save().then(onDone, () => {})}>
          {say('keep')}
        </Button>
      )}
      <Button type="submit" busy={saved.pending}>
        {say(sent ? 'sendAgain' : 'send')}
      </Button>
    </FormActions>
  )
}

function Meanwhile({ form, saved }: { form: AskForm; saved: Saved }) {
  const say = useWords<typeof askTexts>()
  const seen = saved.meanwhile
  if (!seen) return null
  const mine = fieldsOf(form.getValues())
  const merge = mergeOf({ base: saved.base(), mine, saved: seen.current })
  const goOn = (values: AskValues) => {
    form.reset(values, { keepDirty: false })
    saved.goOn(seen)
  }
  const keep = () => goOn({ ...mine, ...picked(seen.current, merge.theirs) })
  return (
    <MeanwhileNote seen={seen} merge={merge} names={fieldNames(say)} onTake={() => goOn(seen.current)} onKeep={keep} />
  )
}

function SavedLine({ savedAt, lost, draft }: { savedAt: string | null; lost: boolean; draft: boolean }) {
  const say = useWords<typeof askTexts>()
  const words = lost
    ? say('notSaved')
    : savedAt && draft
      ? say('savedAt', { time: clock(wallOf(savedAt, ownZone()).time) })
      : draft
        ? say('savesItself')
        : ''
  return (
    <p className="at-small at-soft" role="status">
      {words}
    </p>
  )
}
