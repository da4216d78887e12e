'use client'
import { useWatch } from 'react-hook-form'
import { RadioGroup } from '@/app/_ui/choice'
import { FormPart, TextField } from '@/app/_ui/form'
import { criterionShape } from '@/lib/requirements/engine/countable'
import { askedWords, type Called } from '@/lib/requirements/explained/asked'
import { type ChoosingProps, calledIn, messageAt } from './choices'
import { EntryFields } from './entry-fields'
import { HeldFields } from './held-fields'
import { SeveralFields } from './several-fields'

/** What is asked: a module, an event, some of a list, hours, what is held, or several of these. */
export function WhatPart({ form, choices }: ChoosingProps) {
  const { register, formState, control } = form
  const { errors } = formState
  const [asks, kept, events] = useWatch({ control, name: ['what.asks', 'what.kept', 'what.events'] })
  const isKept = formState.defaultValues?.what?.asks === 'kept'
  const entry = <EntryFields form={form} choices={choices} at="what" asks={asks} />
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
            ...askOptions,
          ]}
        />
        {asks === 'held' ? <HeldFields form={form} /> : null}
        {asks === 'hours' ? null : entry}
      </FormPart>
      {asks === 'hours' ? <FormPart legend="Hours, by topic and by how it is given">{entry}</FormPart> : null}
      {asks === 'several' ? <SeveralPart form={form} choices={choices} /> : null}
    </>
  )
}

function SeveralPart(props: ChoosingProps) {
  const { control } = props.form
  const [together, entries] = useWatch({ control, name: ['what.together', 'what.entries'] })
  return (
    <FormPart legend="What stands together">
      <SeveralFields {...props} together={together} asks={entries.map(({ asks }) => asks)} />
    </FormPart>
  )
}

const askOptions = [
  { value: 'module', label: 'One module' },
  { value: 'event', label: 'An event', hint: 'One of the calendar, or any date of its series' },
  {
    value: 'training',
    label: 'A course given elsewhere',
    hint: 'By its name, its subject or who gives it, as outside training was approved',
  },
  { value: 'list', label: 'Some of a list', hint: 'Modules, events and courses given elsewhere' },
  { value: 'hours', label: 'Hours of training', hint: 'In all, or by topic, with limits on self-paced study' },
  {
    value: 'held',
    label: 'A certification that is held',
    hint: 'Valid on every day, and due again when it expires',
  },
  {
    value: 'several',
    label: 'Several things',
    hint: 'All of them, such as hours and a module; or any one of several ways',
  },
]

function keptWords(kept: string, called: Called): string {
  const parsed = criterionShape.safeParse(kept ? JSON.parse(kept) : null)
  return parsed.success ? askedWords(parsed.data, called) : ''
}
