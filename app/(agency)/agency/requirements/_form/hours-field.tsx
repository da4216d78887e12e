'use client'
import { TextField } from '@/app/_ui/form'
import { numberOrNothing } from '../../../../_client/typed'
import { messageIn, type PartProps } from './choices'

/** So much time, typed in hours. */
export function Hours({ form, label, name }: PartProps & { label: string; name: string }) {
  return (
    <TextField
      label={label}
      short
      inputMode="decimal"
      error={messageIn(form.formState.errors, name)}
      {...form.register(name as 'what.hours', { setValueAs: numberOrNothing })}
    />
  )
}
