'use client'
import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { Checkbox, CheckboxGroup } from '@/app/_ui/choice'
import { FormPart, SelectField, TextArea, TextField } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { listingKindNames, listingKinds } from '@/lib/directory/fields'
import { isShelter } from '@/lib/directory/safety'
import { serviceGroupNames, serviceGroups } from '@/lib/directory/vocabularies'
import type { Form } from './values'

export function AboutPart({ form }: { form: Form }) {
  const { errors } = form.formState
  return (
    <FormPart legend="Who they are">
      <TextField label="Name" error={errors.name?.message} {...form.register('name')} />
      <SelectField
        label="Kind"
        error={errors.kind?.message}
        options={listingKinds.map((value) => ({ value, label: listingKindNames[value] }))}
        {...form.register('kind')}
      />
      <TextArea
        label="What they do"
        hint="One or two sentences. Nobody who was helped by name, and no street where people stay."
        rows={3}
        error={errors.summary?.message}
        {...form.register('summary')}
      />
      <TextArea
        label="Whom they help"
        optional
        hint="In their own words, for example young people from 12 to 24"
        rows={2}
        error={errors.whom?.message}
        {...form.register('whom')}
      />
      <Checkbox
        label="People stay there"
        hint="A shelter, a house, apartments. Then no text may name a street, a unit or a point on a map."
        error={errors.isShelter?.message}
        {...form.register('isShelter')}
      />
    </FormPart>
  )
}

type Words = readonly { id: string; name: string }[]
const choices = (words: Words) => words.map(({ id, name }) => ({ value: id, label: name }))
type Lists = 'victimizationIds' | 'serviceIds' | 'populationIds' | 'languageIds'

/** What they are found by: many to choose from, few chosen, so each list is folded away until somebody wants it. */
export function HelpPart({ form }: { form: Form }) {
  const { data } = useQuery(api.directory.listDirectoryWords.queryOptions({ staleTime: 3_600_000 }))
  const [serviceIds = [], stay = false] = useWatch({ control: form.control, name: ['serviceIds', 'isShelter'] })
  return (
    <FormPart legend="What they are found by">
      <Folded form={form} name="victimizationIds" label="After which crimes" words={data?.victimizations ?? []} />
      {serviceGroups.map((group) => (
        <Folded
          key={group}
          form={form}
          name="serviceIds"
          label={serviceGroupNames[group]}
          words={data?.services.filter((each) => each.group === group) ?? []}
        />
      ))}
      <Folded form={form} name="populationIds" label="Made for" words={data?.populations ?? []} />
      <Folded form={form} name="languageIds" label="Languages spoken or signed there" words={data?.languages ?? []} />
      <Checkbox label="Any language, through an interpreter" {...form.register('interpreter')} />
      {isShelter({ serviceIds, isShelter: stay }) ? (
        <Note>People stay there: only the city and the ZIP code are shown, and no text may say more.</Note>
      ) : null}
    </FormPart>
  )
}

function Folded({ form, name, label, words }: { form: Form; name: Lists; label: string; words: Words }) {
  const chosen = useWatch({ control: form.control, name }) ?? []
  const count = words.filter(({ id }) => chosen.includes(id)).length
  const error = form.formState.errors[name]?.message
  if (words.length === 0) return null
  return (
    <details className="at-gap" open={error !== undefined || undefined}>
      <summary>
        {label}
        {count > 0 ? ` (${count} chosen)` : ''}
      </summary>
      <CheckboxGroup
        className="at-choices--columns"
        label={label}
        id={`${name}-${words[0]?.id}`}
        optional
        error={error}
        options={choices(words)}
        {...form.register(name)}
      />
    </details>
  )
}
