'use client'
import { lazy, Suspense } from 'react'
import { useWatch } from 'react-hook-form'
import { CheckboxGroup } from '@/app/_ui/choice'
import { SelectField, TextField } from '@/app/_ui/form'
import { hours } from '@/lib/platform/words'
import { numberOrNothing } from '../../../../_client/typed'
import { type EntryProps, messageIn, moduleOptions } from './choices'
import { EventsField } from './events-field'
import type { EntryValues } from './what-values'

const HoursFields = lazy(() => import('./hours-part').then((each) => ({ default: each.HoursFields })))

const TrainingFields = lazy(() => import('./training-fields').then((each) => ({ default: each.TrainingFields })))
const TrainingsField = lazy(() => import('./training-fields').then((each) => ({ default: each.TrainingsField })))

/** The fields of one thing that is asked for, by what it is. */
export function EntryFields({ asks, ...props }: EntryProps & { asks: EntryValues['asks'] }) {
  if (asks === 'module') return <ModuleField {...props} />
  if (asks === 'event') return <EventsField form={props.form} at={props.at} most={1} />
  if (asks === 'list') return <ListFields {...props} />
  if (asks === 'training') return <TrainingPart {...props} />
  return asks === 'hours' ? <HoursPart {...props} /> : null
}

/** What is loaded when it is asked for is told what stands in the form, and does not watch it itself. */
function HoursPart(props: EntryProps) {
  const values = useWatch({ control: props.form.control, name: props.at })
  return (
    <Suspense fallback={<p className="at-soft">Loading…</p>}>
      <HoursFields {...props} values={values} />
    </Suspense>
  )
}

function TrainingPart(props: EntryProps) {
  const values = useWatch({ control: props.form.control, name: props.at })
  return (
    <Suspense fallback={<p className="at-soft">Loading…</p>}>
      <TrainingFields {...props} values={values} />
    </Suspense>
  )
}

function ModuleField({ form: { register, formState }, choices, at }: EntryProps) {
  return (
    <SelectField
      label="Module"
      hint="What has to be completed"
      error={messageIn(formState.errors, `${at}.courseId`)}
      {...register(`${at}.courseId`)}
      empty="Choose a module"
      options={choices.courses.map(({ courseId, title, creditMinutes }) => ({
        value: courseId,
        label: creditMinutes > 0 ? `${title}, ${hours(creditMinutes)}` : title,
      }))}
    />
  )
}

/** With the modules chosen beside them, a list of sixty has room. */
const MOST_EVENTS = 20

function ListFields({ form, choices, at }: EntryProps) {
  const { register, formState, control } = form
  const trainings = useWatch({ control, name: `${at}.trainings` })
  return (
    <>
      <TextField
        label="How many of them"
        short
        inputMode="numeric"
        hint="All of them: as many as you choose"
        error={messageIn(formState.errors, `${at}.listCount`)}
        {...register(`${at}.listCount`, { setValueAs: numberOrNothing })}
      />
      <CheckboxGroup
        label="Of these modules"
        error={messageIn(formState.errors, `${at}.listIds`)}
        {...register(`${at}.listIds`)}
        options={moduleOptions(choices)}
      />
      <EventsField form={form} at={at} most={MOST_EVENTS} />
      <Suspense fallback={<p className="at-soft">Loading…</p>}>
        <TrainingsField form={form} choices={choices} at={at} values={trainings} />
      </Suspense>
    </>
  )
}
