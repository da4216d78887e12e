'use client'
import { useFieldArray } from 'react-hook-form'
import { LeaveOut } from '@/app/_client/leave-out'
import { Button } from '@/app/_ui/button'
import { RadioGroup } from '@/app/_ui/choice'
import { HintAndError, SelectField, TextField } from '@/app/_ui/form'
import { MOST_ROUTES } from '@/lib/requirements/engine/countable'
import { numberOrNothing } from '../../../../_client/typed'
import { type ChoosingProps, messageIn } from './choices'
import { EntryFields } from './entry-fields'
import { blankEntry, type EntryValues, type WhatValues } from './what-values'

type SeveralProps = ChoosingProps & { together: WhatValues['together']; asks: readonly EntryValues['asks'][] }

/** Several things of which all, any one, or so many have to be there. */
export function SeveralFields({ form, choices, together, asks }: SeveralProps) {
  const { register, formState, control } = form
  const { errors } = formState
  const { fields, append, remove } = useFieldArray({ control, name: 'what.entries', keyName: 'key' })
  return (
    <>
      <RadioGroup
        label="It is met by"
        {...register('what.together')}
        options={[
          { value: 'all', label: 'All of these' },
          { value: 'any', label: 'Any one of these', hint: 'Half of one and half of another is none' },
          { value: 'some', label: 'So many of these' },
        ]}
      />
      {together === 'some' ? (
        <TextField
          label="How many of these"
          short
          inputMode="numeric"
          error={errors.what?.severalCount?.message}
          {...register('what.severalCount', { setValueAs: numberOrNothing })}
        />
      ) : null}
      <div id="what.entries" tabIndex={-1}>
        <HintAndError id="what.entries" error={messageIn(errors, 'what.entries')} />
        {fields.map(({ key }, i) => (
          <fieldset key={key} className="at-section">
            <legend className="usa-legend at-legend">
              {i === 0 ? 'First' : `${joiners[together] ?? 'And'}, ${i + 1}`}
            </legend>
            <Entry form={form} choices={choices} at={i} asks={asks[i] ?? 'module'} />
            {fields.length > 1 ? <LeaveOut onLeave={() => remove(i)}>Leave out number {i + 1}</LeaveOut> : null}
          </fieldset>
        ))}
      </div>
      {fields.length < MOST_ROUTES ? (
        <p>
          <Button variant="outline" onClick={() => append(blankEntry)}>
            {together === 'all' ? 'Ask for something more' : 'Add another way'}
          </Button>
        </p>
      ) : (
        <p className="at-soft">At most {MOST_ROUTES} things stand together.</p>
      )}
    </>
  )
}

const joiners: Record<string, string> = { all: 'And', any: 'Or', some: 'Further' }

function Entry({ form, choices, at, asks }: ChoosingProps & { at: number; asks: EntryValues['asks'] }) {
  const { register, formState } = form
  return (
    <>
      <SelectField
        label="What"
        error={messageIn(formState.errors, `what.entries.${at}.asks`)}
        {...register(`what.entries.${at}.asks`)}
        options={[
          { value: 'module', label: 'One module' },
          { value: 'event', label: 'An event' },
          { value: 'training', label: 'A course given elsewhere' },
          { value: 'list', label: 'Some of a list' },
          { value: 'hours', label: 'Hours of training' },
        ]}
      />
      <EntryFields form={form} choices={choices} at={`what.entries.${at}`} asks={asks} />
    </>
  )
}
