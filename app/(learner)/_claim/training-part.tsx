'use client'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { trainingModes } from '@/lib/claims/kinds'
import { modeLabels } from '@/lib/claims/labels'
import { RadioGroup } from '../../_ui/choice'
import { DateField, Fields, FormPart, TextArea, TextField } from '../../_ui/form'
import { Loading } from '../../_ui/loading'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'
import type { ClaimForm } from './values'

/** Folded away, and fetched with the form: there may be no connection when it is opened. */
const choices = () => import('./about-choice')
const AboutChoice = lazy(() => choices().then((each) => ({ default: each.AboutChoice })))

/** What it was, as one reads it off the certificate; then what it was about. */
export function TrainingPart({ form }: { form: ClaimForm }) {
  const say = useWords<typeof formTexts>()
  const { errors } = form.formState
  return (
    <FormPart legend={say('training')}>
      <TextField
        label={say('titleField')}
        hint={say('titleHint')}
        error={errors.title?.message}
        {...form.register('title')}
      />
      <TextField label={say('provider')} error={errors.provider?.message} {...form.register('provider')} />
      <Fields>
        <DateField label={say('startsOn')} error={errors.startsOn?.message} {...form.register('startsOn')} />
        <DateField label={say('endsOn')} optional error={errors.endsOn?.message} {...form.register('endsOn')} />
      </Fields>
      <TextField
        label={say('hours')}
        short
        inputMode="decimal"
        hint={say('hoursHint')}
        error={errors.hours?.message}
        {...form.register('hours')}
      />
      <RadioGroup
        label={say('mode')}
        inline
        error={errors.mode?.message}
        options={trainingModes.map((value) => ({ value, label: modeLabels[value][say.locale] }))}
        {...form.register('mode')}
      />
      <About form={form} />
    </FormPart>
  )
}

/** Folded away: whoever decides may not need it, and a phone is small. */
function About({ form }: { form: ClaimForm }) {
  const say = useWords<typeof formTexts>()
  const { errors } = form.formState
  const [opened, setOpened] = useState(() => form.getValues('note') !== '')
  const chosen = useWatch({ control: form.control, name: 'topicIds' }) || []
  useEffect(() => void choices().catch(() => {}), [])
  return (
    <details
      className="at-gap"
      open={opened || Boolean(errors.topicIds || errors.topicHours || errors.note)}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>{say('moreAbout')}</summary>
      <TextArea
        label={say('note')}
        optional
        rows={3}
        hint={say('noteHint')}
        error={errors.note?.message}
        {...form.register('note')}
      />
      <Suspense fallback={<Loading lines={4} />}>
        <AboutChoice register={form.register} errors={errors} chosen={chosen} />
      </Suspense>
    </details>
  )
}
