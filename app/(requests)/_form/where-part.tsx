'use client'
import { stateChoices } from '@/lib/platform/states'
import { attendeeLabels } from '@/lib/requests/choice-labels'
import { zoneProposed } from '../../_client/zone-of-state'
import { CheckboxGroup } from '../../_ui/choice'
import { Fields, FormPart, SelectField, TextArea, TextField } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import { choicesOf } from './about-part'
import type { askTexts } from './messages'
import { type AskForm, numberOrNone } from './values'

/** The place, which may still be open but for its town, and who comes. */
export function WherePart({ form }: { form: AskForm }) {
  const say = useWords<typeof askTexts>()
  const { errors } = form.formState
  /** The state says its zone. */
  const setState = (state: string) => {
    const how = { shouldDirty: true, shouldTouch: true, shouldValidate: form.formState.isSubmitted }
    form.setValue('state', state, how)
    const proposed = zoneProposed({ state, zone: form.getValues('zone') ?? '', otherZone: false })
    if (proposed) form.setValue('zone', proposed, how)
  }
  return (
    <FormPart legend={say('where')}>
      <Fields>
        <TextField label={say('city')} error={errors.city?.message} {...form.register('city')} />
        <SelectField
          label={say('state')}
          empty={say('chooseState')}
          error={errors.state?.message}
          options={stateChoices}
          {...form.register('state')}
          onChange={(event) => setState(event.target.value)}
        />
        <TextField
          label={say('postalCode')}
          optional
          inputMode="numeric"
          error={errors.postalCode?.message}
          {...form.register('postalCode')}
        />
      </Fields>
      <TextField
        label={say('venueName')}
        hint={say('venueHint')}
        optional
        error={errors.venueName?.message}
        {...form.register('venueName')}
      />
      <TextField label={say('address')} optional error={errors.address?.message} {...form.register('address')} />
      <TextField
        label={say('people')}
        short
        inputMode="numeric"
        error={errors.people?.message}
        {...form.register('people', { setValueAs: numberOrNone })}
      />
      <CheckboxGroup
        label={say('audienceKinds')}
        error={errors.audienceKinds?.message}
        options={choicesOf(attendeeLabels, say.locale)}
        {...form.register('audienceKinds')}
      />
      <TextArea
        label={say('access')}
        hint={say('accessHint')}
        optional
        rows={3}
        error={errors.access?.message}
        {...form.register('access')}
      />
    </FormPart>
  )
}
