'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { EventFields, EventStatus, FieldReason } from '@/lib/events/fields'
import { eventFields } from '@/lib/events/inputs'
import type { EventResult, MyEvent } from '@/lib/events/shapes'
import { fieldNames } from '@/lib/events/words'
import { clock, ownZone, wallOf } from '@/lib/platform/words-of-time'
import { readDraft } from '../../_client/draft'
import { useMe } from '../../_client/me'
import { MeanwhileNote } from '../../_client/meanwhile'
import { mergeOf, picked } from '../../_client/merge'
import { namesNothing, ProblemNote } from '../../_client/problem-note'
import { Restored } from '../../_client/restored'
import { Split } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { ErrorSummary, listErrors } from '../../_ui/error-summary'
import { FormActions } from '../../_ui/form'
import { Loading } from '../../_ui/loading'
import { AudiencePart, EventPart, PracticalPart } from './about-parts'
import { AlsoLater } from './also-later'
import { Preview } from './preview'
import { SessionsParts } from './sessions-parts'
import { draftOf, type SavedMeanwhile, useSavedEvent } from './use-saved-event'
import { type EventValues, type EventForm as Form, isSpread, placeFields } from './values'

type Props = {
  eventId: string | null
  status: EventStatus
  fields: EventFields
  /** When these fields were saved; null for a new event. */
  from: string | null
  /** The event that a new one begins as a copy of. */
  like?: string | null
  publishAtOnce: boolean
  /** What a moderator asked to have changed, shown at each field until it is sent again. */
  asked?: readonly FieldReason[] | undefined
  /** The dates of its series. */
  series?: MyEvent['series'] | undefined
  /** After it was sent, published or changed. */
  onDone: (result: { eventId: string; status: string; changed: boolean }) => void
}

type OwnProps = Props & { personId: string }

/** One page for posting and for changing an event. A draft saves itself. */
export function EventForm(props: Props) {
  const personId = useMe().me?.person?.id
  return personId ? <OwnForm {...props} personId={personId} /> : <Loading lines={10} />
}

function OwnForm({
  personId,
  eventId,
  status,
  fields,
  from,
  like = null,
  publishAtOnce,
  asked = NONE,
  series = [],
  onDone,
}: OwnProps) {
  const opened = { personId, eventId, from, like }
  const [kept] = useState(() => readDraft<EventFields>(draftOf(opened), fields))
  const form = useForm<EventValues, unknown, EventFields>({
    resolver: zodResolver(eventFields),
    defaultValues: kept.values,
    // The summary on top takes the focus.
    shouldFocusError: false,
  })
  const [spread, setSpread] = useState(() => isSpread(kept.values.sessions))
  const [alsoLater, setAlsoLater] = useState(false)
  const writing = status === 'draft' || status === 'returned'
  const beforeSave = useCallback(() => {
    if (!spread) sharePlace(form)
  }, [form, spread])
  const restored = kept.restored
  const saved = useSavedEvent(form, { ...opened, fields, autosaves: writing, restored, beforeSave, alsoLater })
  const { errors, submitCount } = form.formState
  useAsked(form, asked)

  const beginAnew = () => {
    form.reset(fields)
    saved.forget()
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    beforeSave()
    // Refusals of the API stand in `saved.problem` and on their fields.
    void form.handleSubmit(() => finish(saved, { writing, status, onDone }).catch(() => {}))(event)
  }
  return (
    <Split kind="side">
      <form className="at-form" noValidate onSubmit={onSubmit}>
        <ErrorSummary errors={listErrors(errors)} attempt={submitCount} isAnswered={namesNothing(saved.problem)} />
        <ProblemNote problem={saved.problem} />
        <Meanwhile form={form} seen={saved.meanwhile} base={saved.base()} onGoOn={saved.goOn} />
        {kept.restored ? <Restored onForget={beginAnew} /> : null}
        <EventPart form={form} eventId={eventId} />
        <SessionsParts form={form} spread={spread} onSpread={setSpread} />
        <AudiencePart form={form} />
        <PracticalPart form={form} />
        {writing ? null : (
          <AlsoLater
            series={series}
            name="change-later"
            checked={alsoLater}
            onChange={({ target }) => setAlsoLater(target.checked)}
          />
        )}
        <Steps saved={saved} {...{ writing, status, publishAtOnce, onDone }} />
        <SavedLine savedAt={saved.savedAt} lost={saved.lost} draft={writing} />
      </form>
      <Preview form={form} />
    </Split>
  )
}

const NONE: readonly FieldReason[] = []

/** They stand where a mistake would, and hold up nothing: sending it checks the form anew. */
function useAsked({ setError }: Form, asked: readonly FieldReason[]): void {
  useEffect(() => {
    for (const { field, reason } of asked)
      setError(field === 'sessions' ? 'sessions.0.startsLocal' : field, {
        type: 'asked',
        message: `A moderator asks: ${reason}`,
      })
  }, [setError, asked])
}

type Saved = ReturnType<typeof useSavedEvent>
type Ending = Pick<Props, 'status' | 'onDone'> & { writing: boolean }

async function finish(saved: Saved, { writing, status, onDone }: Ending): Promise<void> {
  if (!writing) return onDone({ eventId: await saved.save(), status, changed: true })
  const sent: EventResult = await saved.send()
  onDone({ eventId: sent.eventId, status: sent.status, changed: false })
}

type StepsProps = Ending & { saved: Saved; publishAtOnce: boolean }

function Steps({ saved, writing, status, publishAtOnce, onDone }: StepsProps) {
  const keep = () =>
    saved.save().then(
      (eventId) => onDone({ eventId, status, changed: true }),
      () => {},
    )
  return (
    <FormActions>
      {writing ? (
        <Button variant="outline" onClick={() => void keep()} busy={saved.pending}>
          Save as a draft
        </Button>
      ) : (
        <span />
      )}
      <Button type="submit" busy={saved.pending}>
        {lastStep(status, publishAtOnce)}
      </Button>
    </FormActions>
  )
}

type MeanwhileProps = {
  form: Form
  seen: SavedMeanwhile | null
  base: EventValues
  onGoOn: (seen: SavedMeanwhile) => void
}

function Meanwhile({ form, seen, base, onGoOn }: MeanwhileProps) {
  if (!seen) return null
  const mine = form.getValues()
  const merge = mergeOf({ base, mine, saved: seen.current })
  const goOn = (values: EventValues) => {
    form.reset(values, { keepDirty: false })
    onGoOn(seen)
  }
  const keep = () => goOn({ ...mine, ...picked(seen.current, merge.theirs) })
  return <MeanwhileNote seen={seen} merge={merge} names={fieldNames} onTake={() => goOn(seen.current)} onKeep={keep} />
}

function lastStep(status: EventStatus, publishAtOnce: boolean): string {
  if (status === 'published' || status === 'postponed') return 'Publish the change'
  if (status === 'submitted') return 'Save the change'
  return publishAtOnce ? 'Publish the event' : 'Send to the moderator'
}

/** One place for all sessions: the first one's. */
function sharePlace(form: Form): void {
  const [first, ...others] = form.getValues('sessions')
  for (const [before, session] of others.entries()) {
    for (const name of placeFields)
      if (first && session[name] !== first[name]) form.setValue(`sessions.${before + 1}.${name}`, first[name])
  }
}

function SavedLine({ savedAt, lost, draft }: { savedAt: string | null; lost: boolean; draft: boolean }) {
  const words = lost
    ? 'Not saved yet. What you typed stays on this page; it is saved when you go on typing.'
    : savedAt
      ? `${draft ? 'Draft saved' : 'Saved'} at ${clock(wallOf(savedAt, ownZone()).time)}`
      : draft
        ? 'The draft saves itself while you type.'
        : ''
  return (
    <p className="at-small at-soft" role="status">
      {words}
    </p>
  )
}
