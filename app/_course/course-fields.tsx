'use client'
/** The fields of a course of somebody else, suggested or kept. */
import { useQuery } from '@tanstack/react-query'
import type { UseFormReturn } from 'react-hook-form'
import type * as z from 'zod/mini'
import { audienceEntries } from '@/lib/catalog/reference'
import { modeNames, relatedModes } from '@/lib/related/fields'
import type { relatedFields } from '@/lib/related/inputs'
import { relatedFieldNames as names } from '@/lib/related/words'
import { api } from '../_client/api'
import { hoursOrNone } from '../_client/hours'
import { CheckboxGroup } from '../_ui/choice'
import { Fields, FormPart, SelectField, TextArea, TextField } from '../_ui/form'

export type CourseValues = z.input<typeof relatedFields>
export type CourseGiven = z.output<typeof relatedFields>
export type CourseForm = UseFormReturn<CourseValues, unknown, CourseGiven>

export const emptyCourse = {
  ...{ title: '', provider: '', summary: '', url: '', hours: null, cost: '', leadsTo: null },
  ...{ audiences: [], priorityIds: [], topicIds: [] },
}

const choicesOf = (items: readonly { id: string; name: string }[]) =>
  items.map(({ id, name }) => ({ value: id, label: name }))

export function CourseFields({ form }: { form: CourseForm }) {
  const { register, formState } = form
  const { errors } = formState
  return (
    <>
      <FormPart legend="The course">
        <TextField label={names.title} error={errors.title?.message} {...register('title')} />
        <TextField label={names.provider} error={errors.provider?.message} {...register('provider')} />
        <TextField
          label={names.url}
          type="url"
          hint="Where it is described; begins with https://"
          error={errors.url?.message}
          {...register('url')}
        />
        <TextArea
          label={names.summary}
          hint="One or two sentences in your own words"
          rows={3}
          error={errors.summary?.message}
          {...register('summary')}
        />
      </FormPart>
      <FormPart legend="How it is taken">
        <PracticalFields form={form} />
      </FormPart>
      <FormPart legend="For whom, and about what">
        <AboutFields form={form} />
      </FormPart>
    </>
  )
}

function PracticalFields({ form: { register, formState } }: { form: CourseForm }) {
  const { errors } = formState
  return (
    <>
      <Fields>
        <SelectField
          label={names.mode}
          error={errors.mode?.message}
          {...register('mode')}
          empty="Choose"
          options={relatedModes.map((value) => ({ value, label: modeNames[value] }))}
        />
        <TextField
          label={names.hours}
          optional
          inputMode="decimal"
          hint="As its provider states them, in quarters"
          error={errors.hours?.message}
          {...register('hours', { setValueAs: hoursOrNone })}
        />
      </Fields>
      <TextField
        label={names.cost}
        hint="For example Free, or $120"
        error={errors.cost?.message}
        {...register('cost')}
      />
      <TextField
        label={names.leadsTo}
        optional
        hint="For example: a certificate of completion"
        error={errors.leadsTo?.message}
        {...register('leadsTo')}
      />
    </>
  )
}

function AboutFields({ form: { register, formState } }: { form: CourseForm }) {
  const { errors } = formState
  const { data } = useQuery(api.events.listFacets.queryOptions({ staleTime: 3_600_000 }))
  return (
    <>
      <CheckboxGroup
        label={names.audiences}
        error={errors.audiences?.message}
        options={choicesOf(audienceEntries)}
        {...register('audiences')}
      />
      {data ? (
        <>
          <CheckboxGroup
            label={names.priorityIds}
            optional
            options={choicesOf(data.priorities)}
            {...register('priorityIds')}
          />
          <CheckboxGroup
            className="at-choices--columns"
            label={names.topicIds}
            optional
            error={errors.topicIds?.message}
            options={choicesOf(data.topics)}
            {...register('topicIds')}
          />
        </>
      ) : null}
    </>
  )
}

/** How a form says what somebody else saved meanwhile. */
export const courseSaves = {
  names,
  words: (field: string, value: unknown): string | undefined => {
    if (field === 'mode') return modeNames[value as keyof typeof modeNames]
    if (Array.isArray(value)) return value.join(', ')
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  },
}
