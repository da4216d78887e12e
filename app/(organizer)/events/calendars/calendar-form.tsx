'use client'
import { useRouter } from 'next/navigation'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useUpload } from '@/app/_client/upload'
import { UploadProgress } from '@/app/_client/upload-progress'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { CheckboxGroup } from '@/app/_ui/choice'
import { Field, Fields, FormPart, SelectField, TextField } from '@/app/_ui/form'
import { audienceKeys } from '@/lib/catalog/facts'
import { eventFormats, eventKinds } from '@/lib/events/fields'
import { audienceNames, formatNames, kindNames } from '@/lib/events/words'
import { EVENTS_TEMPLATE } from '@/lib/interop/calendars/columns'
import type { Besides } from '@/lib/interop/calendars/facts'
import { CALENDAR_TOO_LARGE, LARGEST_CALENDAR_BYTES } from '@/lib/interop/calendars/inputs'
import { stateChoices } from '@/lib/platform/states'
import { ownZone } from '@/lib/platform/words-of-time'
import { offered, zoneChoices } from '@/lib/platform/zones'

type Given = { file: FileList; address: string; keepUpToDate: string[]; besides: Besides }
type Form = UseFormReturn<Given>

const valuesFor = (name: string, email: string) => ({
  ...{ address: '', keepUpToDate: [] as string[] },
  besides: {
    ...{ zone: offered(ownZone()), kind: 'training', format: 'in-person', city: '', state: '', sponsor: '' },
    ...{
      audiences: [],
      cost: '',
      contactName: name,
      contactEmail: email,
      contactPhone: '',
      dayFrom: '09:00',
      dayTo: '17:00',
    },
  } satisfies Besides,
})

/** A file goes to be checked, an address is followed; what a calendar does not say of its events is said beside it. */
export function CalendarForm({ name, email }: { name: string; email: string }) {
  const router = useRouter()
  const form = useForm<Given>({ defaultValues: valuesFor(name, email), shouldFocusError: false })
  const check = useCommand(api.calendars.checkCalendar, {
    setError: form.setError,
    onDone: ({ batchId }) => router.push(`/events/calendars/${batchId}`),
  })
  const follow = useCommand(api.calendars.followCalendar, {
    setError: form.setError,
    onDone: () => form.setValue('address', ''),
  })
  const upload = useUpload('calendar', { setError: form.setError })
  const busy = upload.pending || check.pending || follow.pending
  const send = async ({ file, address, keepUpToDate, besides }: Given) => {
    const chosen = file?.[0]
    if (!chosen && address.trim())
      return follow.run({ address: address.trim(), keepUpToDate: keepUpToDate.includes('yes'), besides })
    const wrong = problemOf(chosen)
    if (wrong || !chosen) return form.setError('file', { message: wrong ?? '' })
    check.reset()
    const fileId = await upload.send(chosen)
    if (fileId) check.run({ fileId, besides })
  }
  const command = upload.problem ? upload : follow.problem ? follow : check
  return (
    <CommandForm form={form} command={command} onSend={send} className="at-form at-card">
      <Where form={form} />
      <BesidesFields form={form} />
      <UploadProgress part={upload.part} />
      <p className="at-gap">
        <Button type="submit" busy={busy}>
          {busy ? 'Checking…' : 'Check what would change'}
        </Button>
      </p>
    </CommandForm>
  )
}

function problemOf(file: File | undefined): string | null {
  if (!file) return 'Choose a calendar file, or give the address of a calendar.'
  return file.size > LARGEST_CALENDAR_BYTES ? CALENDAR_TOO_LARGE : null
}

function Where({ form }: { form: Form }) {
  const { errors } = form.formState
  return (
    <FormPart legend="The calendar">
      <Field
        label="Calendar file"
        name="file"
        hint="An iCalendar file (.ics) or a table (CSV), up to 2 MB"
        error={errors.file?.message}
      >
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
          Download an empty table
        </a>
      </p>
      <TextField
        label="Or its address"
        optional
        type="url"
        hint="Begins with https:// and needs no password. It is read daily, and what is new waits for your look."
        error={errors.address?.message}
        {...form.register('address')}
      />
      <CheckboxGroup
        label="Changes of events that I confirmed before"
        options={[{ value: 'yes', label: 'Keep them up to date by themselves' }]}
        {...form.register('keepUpToDate')}
      />
    </FormPart>
  )
}

function BesidesFields({ form }: { form: Form }) {
  const errors = form.formState.errors.besides
  const text = (name: 'sponsor' | 'cost' | 'contactName' | 'contactEmail' | 'city', label: string, hint?: string) => (
    <TextField label={label} hint={hint} error={errors?.[name]?.message} {...form.register(`besides.${name}`)} />
  )
  return (
    <FormPart legend="What the calendar does not say">
      <p className="at-small at-soft">Each of these is used only for an entry that says nothing of its own.</p>
      {text('sponsor', 'Held by', 'The organization, or several')}
      <CheckboxGroup
        label="For"
        error={errors?.audiences?.message}
        options={audienceKeys.map((value) => ({ value, label: audienceNames[value] ?? value }))}
        {...form.register('besides.audiences')}
      />
      <Fields>
        <SelectField
          label="Kind"
          options={eventKinds.map((value) => ({ value, label: kindNames[value] }))}
          {...form.register('besides.kind')}
        />
        <SelectField
          label="How people take part"
          options={eventFormats.map((value) => ({ value, label: formatNames[value] }))}
          {...form.register('besides.format')}
        />
      </Fields>
      <Fields>
        <SelectField
          label="Time zone"
          options={zoneChoices(form.getValues('besides.zone'))}
          error={errors?.zone?.message}
          {...form.register('besides.zone')}
        />
        {text('cost', 'Cost', 'As the reader sees it, or Free')}
      </Fields>
      <Fields>
        {text('city', 'City')}
        <SelectField
          label="State or territory"
          empty="None"
          options={stateChoices}
          {...form.register('besides.state')}
        />
      </Fields>
      <Fields>
        {text('contactName', 'Who answers questions')}
        {text('contactEmail', 'E-mail for questions')}
      </Fields>
      <Fields>
        <TextField
          label="Whole days begin at"
          type="time"
          error={errors?.dayFrom?.message}
          {...form.register('besides.dayFrom')}
        />
        <TextField
          label="Whole days end at"
          type="time"
          error={errors?.dayTo?.message}
          {...form.register('besides.dayTo')}
        />
      </Fields>
    </FormPart>
  )
}
