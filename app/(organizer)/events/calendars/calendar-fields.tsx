'use client'
import type { UseFormReturn } from 'react-hook-form'
import { CheckboxGroup } from '@/app/_ui/choice'
import { Field, Fields, FormPart, SelectField, TextField } from '@/app/_ui/form'
import { useWords } from '@/app/_ui/words'
import { audienceKeys } from '@/lib/catalog/keys'
import { eventFormats, eventKinds } from '@/lib/events/fields'
import { audienceTexts, formatTexts, kindTexts } from '@/lib/events/messages'
import { EVENTS_TEMPLATE } from '@/lib/interop/calendars/columns'
import type { Besides } from '@/lib/interop/calendars/facts'
import { stateChoices } from '@/lib/platform/states'
import { zoneChoices } from '@/lib/platform/zones'
import type { calendarTexts } from './messages'

export type Given = { file: FileList; address: string; keepUpToDate: string[]; besides: Besides }
type Form = UseFormReturn<Given>

export function Where({ form }: { form: Form }) {
  const say = useWords<typeof calendarTexts>()
  const { errors } = form.formState
  return (
    <FormPart legend={say('calendar')}>
      <Field label={say('file')} name="file" hint={say('fileHint')} error={errors.file?.message}>
        {(own) => (
          <input
            type="file"
            accept=".ics,.ical,.ifb,.csv,text/calendar,text/csv"
            className="usa-input"
            {...form.register('file')}
            {...own}
          />
        )}
      </Field>
      <p>
        <a
          className="usa-link"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(EVENTS_TEMPLATE)}`}
          download="events-template.csv"
        >
          {say('template')}
        </a>
      </p>
      <TextField
        label={say('address')}
        optional
        type="url"
        hint={say('addressHint')}
        error={errors.address?.message}
        {...form.register('address')}
      />
      <CheckboxGroup
        label={say('confirmedBefore')}
        options={[{ value: 'yes', label: say('byThemselves') }]}
        {...form.register('keepUpToDate')}
      />
    </FormPart>
  )
}

type TextName = 'sponsor' | 'cost' | 'contactName' | 'contactEmail' | 'city'

export function BesidesFields({ form }: { form: Form }) {
  const say = useWords<typeof calendarTexts>()
  const errors = form.formState.errors.besides
  const text = (name: TextName, hint?: string) => (
    <TextField label={say(name)} hint={hint} error={errors?.[name]?.message} {...form.register(`besides.${name}`)} />
  )
  return (
    <FormPart legend={say('besides')}>
      <p className="at-small at-soft">{say('besidesText')}</p>
      {text('sponsor', say('sponsorHint'))}
      <CheckboxGroup
        label={say('audiences')}
        error={errors?.audiences?.message}
        options={audienceKeys.map((value) => ({ value, label: audienceTexts[value][say.locale] }))}
        {...form.register('besides.audiences')}
      />
      <Fields>
        <SelectField
          label={say('kind')}
          options={eventKinds.map((value) => ({ value, label: kindTexts[value][say.locale] }))}
          {...form.register('besides.kind')}
        />
        <SelectField
          label={say('format')}
          options={eventFormats.map((value) => ({ value, label: formatTexts[value][say.locale] }))}
          {...form.register('besides.format')}
        />
      </Fields>
      <Fields>
        <SelectField
          label={say('zone')}
          options={zoneChoices(form.getValues('besides.zone'))}
          error={errors?.zone?.message}
          {...form.register('besides.zone')}
        />
        {text('cost', say('costHint'))}
      </Fields>
      <Fields>
        {text('city')}
        <SelectField
          label={say('state')}
          empty={say('noState')}
          options={stateChoices}
          {...form.register('besides.state')}
        />
      </Fields>
      <Fields>
        {text('contactName')}
        {text('contactEmail')}
      </Fields>
      <Fields>
        <TextField
          label={say('dayFrom')}
          type="time"
          error={errors?.dayFrom?.message}
          {...form.register('besides.dayFrom')}
        />
        <TextField
          label={say('dayTo')}
          type="time"
          error={errors?.dayTo?.message}
          {...form.register('besides.dayTo')}
        />
      </Fields>
    </FormPart>
  )
}
