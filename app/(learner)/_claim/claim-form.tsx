'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react'
import { type Resolver, useForm, useWatch } from 'react-hook-form'
import { type ClaimFields, claimFields } from '@/lib/claims/fields'
import { clock, ownZone, wallOf } from '@/lib/platform/words-of-time'
import { readDraft } from '../../_client/draft'
import { useMe } from '../../_client/me'
import { namesNothing, ProblemNote } from '../../_client/problem-note'
import { Split } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { Checkbox } from '../../_ui/choice'
import { ErrorSummary, listErrors } from '../../_ui/error-summary'
import { FormActions } from '../../_ui/form'
import { Loading } from '../../_ui/loading'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'
import { ProofPart } from './proof-part'
import { TrainingPart } from './training-part'
import { draftOf, useSavedClaim } from './use-saved-claim'
import { type ClaimValues, type ClaimForm as Form, fieldsOf, minutesTyped, topicMinutesTyped, valuesOf } from './values'

/** Wanted when there is no connection: fetched before that. */
const told = () => import('./kept-claims')
const KeptClaim = lazy(() => told().then((each) => ({ default: each.KeptClaim })))
const Restored = lazy(() => import('../../_client/restored').then((each) => ({ default: each.Restored })))
const Beside = lazy(() => import('./beside').then((each) => ({ default: each.Beside })))
const BringsNote = lazy(() => import('./brings/note').then((each) => ({ default: each.BringsNote })))
const LikenessNote = lazy(() => import('./likeness-note').then((each) => ({ default: each.LikenessNote })))
const Meanwhile = lazy(() => import('./meanwhile').then((each) => ({ default: each.Meanwhile })))

type Props = {
  claimId: string | null
  fields: ClaimFields
  /** When these fields were saved; null for a new claim. */
  from: string | null
  /** Where a new one began, so that two that are begun at once do not meet. */
  about?: string
  onDone: (claimId: string) => void
}

/** One page for claiming and for mending what came back; it saves itself. */
export function ClaimForm(props: Props) {
  const personId = useMe().me?.person?.id
  return personId ? <OwnForm {...props} personId={personId} /> : <Loading lines={10} />
}

const resolver = zodResolver(claimFields as never) as unknown as Resolver<ClaimValues>

/** What the schema says of minutes stands on the hours; that it was one’s own is asked beside the schema. */
const asTyped =
  (missing: string): Resolver<ClaimValues> =>
  async (values, context, options) => {
    const topicMinutes = topicMinutesTyped(values.topicHours, values.topicIds || [])
    const given = { ...fieldsOf(values), minutes: minutesTyped(values.hours), topicMinutes }
    const { errors } = await resolver(given as never, context, options)
    // Left empty it is the first day, which is said there.
    if (!values.endsOn) delete errors.endsOn
    const {
      minutes,
      topicMinutes: topicHours,
      ...others
    } = errors as typeof errors & Record<'minutes' | 'topicMinutes', object>
    const all = {
      ...others,
      ...(minutes ? { hours: minutes } : {}),
      ...(topicHours ? { topicHours } : {}),
      ...(values.attested ? {} : { attested: { type: 'required', message: missing } }),
    }
    return Object.keys(all).length > 0 ? { values: {}, errors: all as never } : { values, errors: {} }
  }

function OwnForm({ personId, claimId, fields, from, about = 'plain', onDone }: Props & { personId: string }) {
  const say = useWords<typeof formTexts>()
  const opened = { personId, id: claimId, from, about }
  const [kept] = useState(() => readDraft<ClaimValues>(draftOf(opened), valuesOf(fields)))
  const form = useForm<ClaimValues>({
    resolver: asTyped(say('attestedMissing')),
    defaultValues: kept.values,
    // The summary on top takes the focus.
    shouldFocusError: false,
  })
  const saved = useSavedClaim(form, { opened, fields, restored: kept.restored })
  const { errors, submitCount } = form.formState
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    // Refusals of the API stand in `saved.problem` and on their fields.
    const finish = async () => {
      const sent = await saved.send()
      if (sent) onDone(sent)
    }
    void form.handleSubmit(() => finish().catch(() => {}))(event)
  }
  const beginAnew = () => {
    form.reset(valuesOf(fields))
    saved.forget()
  }
  useEffect(() => void told().catch(() => {}), [])
  // That there is no connection is said once: where a photo is kept, beside the photo.
  const isToldBelow = saved.problem?.status === 0 && saved.photos.photos.length > 0
  if (saved.kept)
    return (
      <Suspense>
        <KeptClaim kept={saved.kept} />
      </Suspense>
    )
  return (
    <Split kind="side">
      <form className="at-form" noValidate onSubmit={onSubmit}>
        <ErrorSummary errors={listErrors(errors)} attempt={submitCount} isAnswered={namesNothing(saved.problem)} />
        <ProblemNote problem={isToldBelow ? null : saved.problem} />
        {saved.meanwhile ? (
          <Suspense>
            <Meanwhile form={form} saved={saved} seen={saved.meanwhile} />
          </Suspense>
        ) : null}
        <Suspense>{kept.restored ? <Restored onForget={beginAnew} /> : null}</Suspense>
        <ProofPart claimId={saved.at.current.id} makeClaim={saved.save} kept={saved.photos} />
        <TrainingPart form={form} />
        <Likeness form={form} claimId={saved.at.current.id} />
        <Brings form={form} />
        <Checkbox label={say('attested')} error={errors.attested?.message} {...form.register('attested')} />
        <FormActions>
          <Button variant="outline" busy={saved.pending} onClick={() => void saved.save().then(onDone, () => {})}>
            {say('keep')}
          </Button>
          <Button type="submit" busy={saved.pending}>
            {say('send')}
          </Button>
        </FormActions>
        <SavedLine
          savedAt={saved.savedAt}
          lost={saved.lost || isToldBelow}
          wrong={(saved.problem?.errors.length ?? 0) > 0}
        />
      </form>
      <Suspense>
        <Beside form={form} claimId={saved.at.current.id} />
      </Suspense>
    </Split>
  )
}

function Likeness({ form, claimId }: { form: Form; claimId: string | null }) {
  const typed = useWatch({ control: form.control, name: ['title', 'startsOn', 'endsOn', 'eventSlug'] })
  return (
    <Suspense>
      <LikenessNote form={form} claimId={claimId} typed={typed} />
    </Suspense>
  )
}

function Brings({ form }: { form: Form }) {
  const typed = useWatch({ control: form.control }) as ClaimValues
  return (
    <Suspense>
      <BringsNote typed={typed} />
    </Suspense>
  )
}

/** `wrong`: it was sent and refused, so that a connection alone will not save it. */
function SavedLine({ savedAt, lost, wrong }: { savedAt: string | null; lost: boolean; wrong: boolean }) {
  const say = useWords<typeof formTexts>()
  const words = lost
    ? say(wrong ? 'notSavedWrong' : 'notSaved')
    : savedAt
      ? say('savedAt', { time: clock(wallOf(savedAt, ownZone()).time) })
      : say('savesItself')
  return (
    <p className="at-small at-soft" role="status">
      {words}
    </p>
  )
}
