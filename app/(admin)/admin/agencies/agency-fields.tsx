'use client'
import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { Checkbox } from '@/app/_ui/choice'
import { SelectField, TextField } from '@/app/_ui/form'
import type { AgencyKind } from '@/lib/agencies/inputs'
import { stateChoices } from '@/lib/platform/states'
import { kindChoices } from '../kind-words'

export type AgencyValues = {
  name: string
  kind: AgencyKind
  ori: string | null
  uei: string | null
  state: string
  county: string | null
  timeZone: string | null
  isOvcGrantee: boolean
}

type Props = { register: UseFormRegister<AgencyValues>; errors: FieldErrors<AgencyValues> }

const orNone = { setValueAs: (value: string | null) => value?.trim() || null }

/** The public facts of an agency: the same for a new one and for a change. */
export function AgencyFields({ register, errors }: Props) {
  return (
    <>
      <TextField label="Name of the agency" error={errors.name?.message} {...register('name')} />
      <SelectField
        label="Kind"
        empty="Choose a kind"
        options={kindChoices}
        error={errors.kind?.message}
        {...register('kind')}
      />
      <SelectField
        label="State"
        empty="Choose a state"
        options={stateChoices}
        error={errors.state?.message}
        {...register('state')}
      />
      <TextField label="County" optional error={errors.county?.message} {...register('county', orNone)} />
      <TextField
        label="ORI"
        optional
        short
        hint="Nine characters, given by the FBI"
        error={errors.ori?.message}
        {...register('ori', orNone)}
      />
      <TextField
        label="UEI"
        optional
        short
        hint="Twelve characters, from SAM.gov"
        error={errors.uei?.message}
        {...register('uei', orNone)}
      />
      <TextField
        label="Time zone"
        optional
        hint="For example America/Boise; left empty it is the zone of the state"
        error={errors.timeZone?.message}
        {...register('timeZone', orNone)}
      />
      <Checkbox label="It holds a grant of the Office for Victims of Crime" {...register('isOvcGrantee')} />
    </>
  )
}
