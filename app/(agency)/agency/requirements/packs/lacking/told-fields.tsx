'use client'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { blankIsNothing } from '@/app/_client/typed'
import { SelectField, TextArea, TextField } from '@/app/_ui/form'
import type { ToldRule } from '@/lib/mandates/suggested-inputs'
import { disciplineNames, placeName } from '@/lib/mandates/words'
import { stateChoices } from '@/lib/platform/states'

type Props<V extends FieldValues, T extends FieldValues> = {
  form: UseFormReturn<V, unknown, T>
  /** Which rule is corrected, where its form stands beside the one that tells of another. */
  of?: string
}

/** Where it holds, whom it asks, what for, and where it is written. */
export function ToldFields<V extends FieldValues, T extends FieldValues>({ form, of }: Props<V, T>) {
  const { errors } = form.formState
  const field = (name: keyof ToldRule, asWritten = false) => ({
    ...form.register(name as Path<V>, asWritten ? {} : { setValueAs: blankIsNothing }),
    ...(of ? { id: `${name}-${of}` } : {}),
    error: errors[name]?.message as string | undefined,
  })
  return (
    <>
      <SelectField
        label="Where it holds"
        {...field('place', true)}
        empty="Choose a state, or all of them"
        options={[{ value: 'US', label: placeName('US') }, ...stateChoices]}
      />
      <SelectField
        label="Whom it asks"
        {...field('asksOf', true)}
        empty="Choose one"
        options={Object.entries(disciplineNames).map(([value, label]) => ({ value, label }))}
      />
      <TextArea
        label="What it asks for, and of whom"
        hint="“Four hours on trafficking for dispatchers, once, within a year of hire”. A moderator reads it word for word: name no person and no case."
        {...field('says', true)}
      />
      <TextField
        label="Citation"
        hint="As it is quoted: “Penal Code 13519.14”. Give this, the address below, or both."
        {...field('citation')}
      />
      <TextField
        label="Address of its text"
        hint="The page where it can be read, beginning with https://"
        inputMode="url"
        {...field('url')}
      />
    </>
  )
}
