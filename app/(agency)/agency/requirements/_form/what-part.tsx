'use client'
import { lazy, Suspense } from 'react'
import { useWatch } from 'react-hook-form'
import { CheckboxGroup, RadioGroup } from '@/app/_ui/choice'
import { FormPart, SelectField, TextField } from '@/app/_ui/form'
import { hours } from '@/lib/platform/words'
import { askedWords, type Called } from '@/lib/requirements/asked'
import { criterionShape } from '@/lib/requirements/criterion'
import { numberOrNothing } from '../../../../_client/typed'
import { type ChoosingProps, calledIn, messageAt } from './choices'
import { EventsField } from './events-field'
import { HeldFields } from './held-fields'

const HoursPart = lazy(() => import('./hours-part').then((each) => ({ default: each.HoursPart })))

/** What is asked: a module, an event, some of a list, hours, or what is held. */
export function WhatPart({ form, choices }: ChoosingProps) {
  const { register, formState, control } = form
  const { errors } = formState
  const [asks, kept, rows, events] = useWatch({
    control,
    name: ['what.asks', 'what.kept', 'what.rows', 'what.events'],
  })
  const isKept = formState.defaultValues?.what?.asks === 'kept'
  return (
    <>
      <FormPart legend="What is asked">
        <TextField
          label="Name"
          hint="As people call it: “Confidentiality, every year”"
          error={errors.name?.message}
          {...register('name')}
        />
        <RadioGroup
          label="It asks for"
          id="criterion"
          error={messageAt(errors, 'criterion')}
          {...register('what.asks')}
          options={[
            ...(isKept
              ? [{ value: 'kept', label: 'What it asks now', hint: keptWords(kept, calledIn(choices, events)) }]
              : []),
            { value: 'module', label: 'One module' },
            { value: 'event', label: 'An event', hint: 'One of the calendar, or any date of its series' },
            { value: 'list', label: 'Some of a list', hint: 'Modules and events' },
            {
              value: 'hours',
              label: 'Hours of training',
              hint: 'In all, or by topic, with limits on self-paced study',
            },
            {
              value: 'held',
              label: 'A certification that is held',
              hint: 'Valid on every day, and due again when it expires',
            },
          ]}
        />
        {asks === 'module' ? (
          <SelectField
            label="Module"
            hint="What has to be completed"
            error={errors.what?.courseId?.message}
            {...register('what.courseId')}
            empty="Choose a module"
            options={choices.courses.map(({ courseId, title, creditMinutes }) => ({
              value: courseId,
              label: creditMinutes > 0 ? `${title}, ${hours(creditMinutes)}` : title,
            }))}
          />
        ) : null}
        {asks === 'event' ? <EventsField form={form} most={1} /> : null}
        {asks === 'held' ? <HeldFields form={form} /> : null}
        {asks === 'list' ? <ListFields form={form} choices={choices} /> : null}
      </FormPart>
      {asks === 'hours' ? (
        <Suspense fallback={<p className="at-soft">Loading…</p>}>
          <HoursPart form={form} choices={choices} rows={rows} />
        </Suspense>
      ) : null}
    </>
  )
}

/** A rule that was made through the API may ask for more than this form can show. */
function keptWords(kept: string, called: Called): string {
  const parsed = criterionShape.safeParse(kept ? JSON.parse(kept) : null)
  return parsed.success ? askedWords(parsed.data, called) : ''
}

/** With the modules chosen beside them, a list of sixty has room. */
const MOST_EVENTS = 20

function ListFields({ form, choices }: ChoosingProps) {
  const { register, formState } = form
  const { errors } = formState
  return (
    <>
      <TextField
        label="How many of them"
        short
        inputMode="numeric"
        hint="All of them: as many as you choose"
        error={errors.what?.listCount?.message}
        {...register('what.listCount', { setValueAs: numberOrNothing })}
      />
      <CheckboxGroup
        label="Of these modules"
        error={errors.what?.listIds?.message}
        {...register('what.listIds')}
        options={choices.courses.map(({ courseId, title, creditMinutes }) => ({
          value: courseId,
          label: title,
          hint: creditMinutes > 0 ? hours(creditMinutes) : undefined,
        }))}
      />
      <EventsField form={form} most={MOST_EVENTS} />
    </>
  )
}
