'use client'
import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { audienceKeys } from '@/lib/catalog/keys'
import { eventKinds } from '@/lib/events/fields'
import { audienceNames, kindNames } from '@/lib/events/words'
import { api } from '../../_client/api'
import { hoursOrNone } from '../../_client/hours'
import { CheckboxGroup } from '../../_ui/choice'
import { type Choice, Fields, FormPart, SelectField, TextArea, TextField } from '../../_ui/form'
import { SimilarNote } from './similar-note'
import type { EventForm } from './values'

export function EventPart({ form, eventId }: { form: EventForm; eventId: string | null }) {
  const { errors } = form.formState
  return (
    <FormPart legend="The event">
      <TextField label="Title" error={errors.title?.message} {...form.register('title')} />
      <SimilarNote form={form} eventId={eventId} />
      <SelectField
        label="Kind"
        short
        error={errors.kind?.message}
        {...form.register('kind')}
        options={eventKinds.map((value) => ({ value, label: kindNames[value] }))}
      />
      <TextField
        label="In short"
        hint="One or two sentences for the list"
        error={errors.summary?.message}
        {...form.register('summary')}
      />
      <TextArea
        label="What happens"
        optional
        rows={6}
        hint="Plain words, as you would tell a colleague"
        error={errors.description?.message}
        {...form.register('description')}
      />
      <TextField
        label="Held by"
        hint="The organization, or several"
        error={errors.sponsor?.message}
        {...form.register('sponsor')}
      />
    </FormPart>
  )
}

export function AudiencePart({ form }: { form: EventForm }) {
  const { errors } = form.formState
  const { data } = useQuery(api.events.listFacets.queryOptions({ staleTime: 3_600_000 }))
  const choices = (items: readonly { id: string; name: string }[] = []) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FormPart legend="For whom, and about what">
      <CheckboxGroup
        label="For"
        error={errors.audiences?.message}
        options={audienceKeys.map((value) => ({ value, label: audienceNames[value] }))}
        {...form.register('audiences')}
      />
      {data && data.priorities.length > 0 ? (
        <CheckboxGroup
          label="Priorities"
          optional
          options={choices(data.priorities)}
          {...form.register('priorityIds')}
        />
      ) : null}
      {data && data.topics.length > 0 ? (
        <Topics form={form} options={choices(data.topics)} error={errors.topicIds?.message} />
      ) : null}
    </FormPart>
  )
}

type TopicsProps = { form: EventForm; options: readonly Choice[]; error: string | undefined }

/** Many to choose from, few chosen: folded away until somebody wants them. */
function Topics({ form, options, error }: TopicsProps) {
  const chosen = useWatch({ control: form.control, name: 'topicIds' }) ?? []
  return (
    <details className="at-gap" open={error !== undefined || undefined}>
      <summary>Topics (optional{chosen.length > 0 ? `; ${chosen.length} chosen` : ''})</summary>
      <CheckboxGroup
        className="at-choices--columns"
        label="Topics"
        optional
        error={error}
        options={options}
        {...form.register('topicIds')}
      />
    </details>
  )
}

export function PracticalPart({ form }: { form: EventForm }) {
  const { errors } = form.formState
  return (
    <FormPart legend="Credit, cost and questions">
      <Fields>
        <TextField
          label="Hours of credit"
          optional
          inputMode="decimal"
          hint="For the whole time, in quarters"
          error={errors.creditHours?.message}
          {...form.register('creditHours', { setValueAs: hoursOrNone })}
        />
        <TextField
          label="Cost"
          hint="For example Free, or $40 per day"
          error={errors.cost?.message}
          {...form.register('cost')}
        />
      </Fields>
      <TextField
        label="Page where people register"
        optional
        type="url"
        hint="Begins with https://"
        error={errors.registrationUrl?.message}
        {...form.register('registrationUrl')}
      />
      <TextArea
        label="Access and languages"
        optional
        rows={3}
        hint="Step-free entrance, interpreters, a quiet room"
        error={errors.accessibility?.message}
        {...form.register('accessibility')}
      />
      <TextField label="Who answers questions" error={errors.contactName?.message} {...form.register('contactName')} />
      <Fields>
        <TextField
          label="E-mail"
          type="email"
          error={errors.contactEmail?.message}
          {...form.register('contactEmail')}
        />
        <TextField
          label="Telephone"
          optional
          type="tel"
          error={errors.contactPhone?.message}
          {...form.register('contactPhone')}
        />
      </Fields>
    </FormPart>
  )
}
