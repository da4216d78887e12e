'use client'
import { zoneChoices } from '@/lib/platform/zones'
import { DateField, Fields, FormPart, SelectField, TextField } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import type { askTexts } from './messages'
import { type AskForm, numberOrNone } from './values'

/** The wished day and how long; by the clock of the place. */
export function WhenPart({ form }: { form: AskForm }) {
  const say = useWords<typeof askTexts>()
  const { errors } = form.formState
  return (
    <FormPart legend={say('when')}>
      <Fields>
        <DateField label={say('wishedOn')} error={errors.wishedOn?.message} {...form.register('wishedOn')} />
        <TextField
          label={say('trainingDays')}
          short
          inputMode="numeric"
          error={errors.trainingDays?.message}
          {...form.register('trainingDays', { setValueAs: numberOrNone })}
        />
      </Fields>
      <TextField
        label={say('otherDays')}
        optional
        hint={say('otherDaysHint')}
        error={errors.otherDays?.message}
        {...form.register('otherDays')}
      />
      <Times form={form} />
    </FormPart>
  )
}

function Times({ form }: { form: AskForm }) {
  const say = useWords<typeof askTexts>()
  const { errors } = form.formState
  return (
    <Fields>
      <TextField
        label={say('startsLocal')}
        type="time"
        error={errors.startsLocal?.message}
        {...form.register('startsLocal')}
      />
      <TextField
        label={say('endsLocal')}
        type="time"
        error={errors.endsLocal?.message}
        {...form.register('endsLocal')}
      />
      <SelectField
        label={say('zone')}
        hint={say('zoneHint')}
        empty={say('chooseZone')}
        error={errors.zone?.message}
        options={zoneChoices(form.getValues('zone') ?? null)}
        {...form.register('zone')}
      />
    </Fields>
  )
}
