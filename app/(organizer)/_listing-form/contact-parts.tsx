'use client'
import { useWatch } from 'react-hook-form'
import { Checkbox, CheckboxGroup } from '@/app/_ui/choice'
import { DateField, Fields, FormPart, SelectField, TextField } from '@/app/_ui/form'
import { stateChoices } from '@/lib/platform/states'
import { CountiesField, countiesOf } from './counties-field'
import type { Form } from './values'

export function ContactPart({ form }: { form: Form }) {
  const { errors } = form.formState
  return (
    <FormPart legend="Where they are, and how they are reached">
      <Fields>
        <TextField label="City" optional error={errors.city?.message} {...form.register('city')} />
        <SelectField
          label="State or territory"
          empty="Choose"
          options={stateChoices}
          error={errors.state?.message}
          {...form.register('state')}
        />
        <TextField
          label="ZIP code"
          optional
          short
          inputMode="numeric"
          hint="Five digits. The map shows the middle of its area."
          error={errors.postalCode?.message}
          {...form.register('postalCode')}
        />
      </Fields>
      <Fields>
        <TextField label="Telephone" type="tel" error={errors.phone?.message} {...form.register('phone')} />
        <TextField
          label="Number for text messages"
          optional
          type="tel"
          error={errors.textNumber?.message}
          {...form.register('textNumber')}
        />
      </Fields>
      <TextField
        label="Web page"
        hint="A number or a page is needed."
        type="url"
        error={errors.url?.message}
        {...form.register('url')}
      />
      <TextField
        label="Hours"
        optional
        hint="For example Weekdays 9 to 5"
        error={errors.hours?.message}
        {...form.register('hours')}
      />
    </FormPart>
  )
}

export function AreaPart({ form }: { form: Form }) {
  const { errors } = form.formState
  const states = useWatch({ control: form.control, name: 'servedStates' }) ?? []
  return (
    <FormPart legend="Whom they reach">
      <Checkbox label="They serve the whole country" {...form.register('isNationwide')} />
      <details className="at-gap">
        <summary>Whole states{states.length > 0 ? ` (${states.length} chosen)` : ''}</summary>
        <CheckboxGroup
          className="at-choices--columns"
          label="Whole states"
          optional
          options={stateChoices}
          error={errors.servedStates?.message}
          {...form.register('servedStates')}
        />
      </details>
      <CountiesField
        label="Counties"
        error={errors.servedCounties?.message ?? errors.servedCounties?.find?.((each) => each)?.message}
        {...form.register('servedCounties', { setValueAs: countiesOf })}
      />
      <TextField
        label="In words"
        optional
        hint="Tribal lands, a region, part of a county"
        error={errors.servedWords?.message}
        {...form.register('servedWords')}
      />
    </FormPart>
  )
}

export function SourcePart({ form }: { form: Form }) {
  const { errors } = form.formState
  return (
    <FormPart legend="Where you know this from">
      <TextField
        label="Source"
        hint="Their own page, a call, a letter, you work there"
        error={errors.sourceName?.message}
        {...form.register('sourceName')}
      />
      <Fields>
        <TextField
          label="Page of the source"
          optional
          type="url"
          error={errors.sourceUrl?.message}
          {...form.register('sourceUrl')}
        />
        <DateField
          label="Day you read it"
          optional
          error={errors.sourceSeenOn?.message}
          {...form.register('sourceSeenOn')}
        />
      </Fields>
    </FormPart>
  )
}
