'use client'
import { useQuery } from '@tanstack/react-query'
import type { UseFormRegister } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CheckboxGroup } from '@/app/_ui/choice'
import { DateField, Fields, FormPart, SelectField, TextArea, TextField } from '@/app/_ui/form'
import { findListingsInput } from '@/lib/directory/listing-inputs'
import { stateChoices } from '@/lib/platform/states'
import type { TaskForceFields } from '@/lib/task-forces/inputs'
import { fieldNames as names } from './field-names'

type Problem = { message?: string | undefined } | undefined

/** What the parts need of whichever form holds them. */
export type ForceForm = {
  register: UseFormRegister<TaskForceFields>
  errors: { [K in keyof TaskForceFields]?: Problem | readonly Problem[] }
}

const messageOf = (problem: Problem | readonly Problem[]): string | undefined => {
  if (!problem) return undefined
  if ('message' in problem && problem.message) return problem.message
  return Array.isArray(problem) ? (problem.find((each) => each?.message)?.message ?? undefined) : undefined
}

export function NamePart({ register, errors }: ForceForm) {
  return (
    <>
      <TextField label={names.name} error={messageOf(errors.name)} {...register('name')} />
      <Fields>
        <DateField label={names.since} optional error={messageOf(errors.since)} {...register('since')} />
        <DateField
          label={names.endedOn}
          hint="Only where it is no more: the first day without it"
          optional
          error={messageOf(errors.endedOn)}
          {...register('endedOn')}
        />
      </Fields>
    </>
  )
}

/** A typed text as the list it stands for: one county a line. */
const countiesOf = (typed: string | readonly string[]): string[] =>
  (typeof typed === 'string' ? typed.split(/[\n,]/) : [...typed]).map((county) => county.trim()).filter(Boolean)

export function ServedPart({ register, errors }: ForceForm) {
  return (
    <FormPart legend="Where it works">
      <SelectField
        label={names.state}
        error={messageOf(errors.state)}
        {...register('state')}
        empty="Choose"
        options={stateChoices}
      />
      <TextArea
        label={names.servedCounties}
        optional
        rows={3}
        hint="One a line, the state before it: CA Contra Costa"
        error={messageOf(errors.servedCounties)}
        {...register('servedCounties', { setValueAs: countiesOf })}
      />
      <details className="at-gap">
        <summary>{names.servedStates}</summary>
        <CheckboxGroup
          className="at-choices--columns"
          label={names.servedStates}
          optional
          options={stateChoices}
          error={messageOf(errors.servedStates)}
          {...register('servedStates')}
        />
      </details>
      <TextField
        label={names.servedWords}
        optional
        hint="Tribal lands, a region, part of a county"
        error={messageOf(errors.servedWords)}
        {...register('servedWords')}
      />
      <TextField
        label={names.postalCode}
        optional
        short
        inputMode="numeric"
        hint="Five digits. The map shows the middle of its area, never a street."
        error={messageOf(errors.postalCode)}
        {...register('postalCode')}
      />
    </FormPart>
  )
}

export function ReachPart({ register, errors }: ForceForm) {
  return (
    <FormPart legend="How it is reached">
      <Fields>
        <TextField label={names.phone} optional type="tel" error={messageOf(errors.phone)} {...register('phone')} />
        <TextField
          label={names.email}
          optional
          type="email"
          hint="An address of the task force, not of a person"
          error={messageOf(errors.email)}
          {...register('email')}
        />
      </Fields>
      <TextField label={names.url} optional type="url" error={messageOf(errors.url)} {...register('url')} />
    </FormPart>
  )
}

export function DoesPart({ register, errors }: ForceForm) {
  return (
    <FormPart legend="What each side does">
      <TextArea
        label={names.lawEnforcementDoes}
        optional
        hint="One point a line. No street, and nobody who was helped."
        error={messageOf(errors.lawEnforcementDoes)}
        {...register('lawEnforcementDoes')}
      />
      <TextArea
        label={names.victimServicesDoes}
        optional
        hint="One point a line. No street, and nobody who was helped."
        error={messageOf(errors.victimServicesDoes)}
        {...register('victimServicesDoes')}
      />
    </FormPart>
  )
}

const KINDS = ['human-trafficking-task-force', 'icac-task-force', 'innocence-lost-task-force']

/** Task forces that are listed in the directory for the state, and the one that was chosen before. */
export function ListingPart({ register, errors, state, chosen }: ForceForm & { state: string; chosen: string }) {
  const { data } = useQuery(
    api.directory.findListings.queryOptions({
      input: findListingsInput.parse({ kind: KINDS, state }),
      enabled: state !== '',
    }),
  )
  const found = (data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }))
  const isThere = chosen === '' || found.some(({ value }) => value === chosen)
  return (
    <SelectField
      key={found.length}
      label={names.listingSlug}
      optional
      error={messageOf(errors.listingSlug)}
      {...register('listingSlug')}
      empty="None"
      options={isThere ? found : [...found, { value: chosen, label: chosen }]}
    />
  )
}
