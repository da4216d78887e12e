'use client'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { OtherZone, zoneProposed } from '@/app/_client/zone-of-state'
import { Checkbox } from '@/app/_ui/choice'
import { Fields, FormPart, SelectField, TextField } from '@/app/_ui/form'
import type { addAgencyInput } from '@/lib/agencies/inputs'
import { stateChoices } from '@/lib/platform/states'
import { zoneChoices } from '@/lib/platform/zones'
import { blankIsNothing } from '../../../_client/typed'
import { choicesOf, kindNames } from '../words'

/** The fields of an agency, new or not. */
export type AgencyValues = z.input<typeof addAgencyInput>
export type AgencyGiven = z.output<typeof addAgencyInput>
type FieldsProps = { form: UseFormReturn<AgencyValues, unknown, AgencyGiven>; zone: string | null }

const orNothing = { setValueAs: blankIsNothing }

export function AgencyFields({ form, zone }: FieldsProps) {
  const { register, formState } = form
  const { errors } = formState
  return (
    <>
      <FormPart legend="What it is">
        <TextField label="Name" error={errors.name?.message} {...register('name')} />
        <SelectField
          label="Kind"
          error={errors.kind?.message}
          {...register('kind')}
          empty="Choose a kind"
          options={choicesOf(kindNames)}
        />
        <Checkbox
          label="It holds a grant of the Office for Victims of Crime"
          error={errors.isOvcGrantee?.message}
          {...register('isOvcGrantee')}
        />
      </FormPart>
      <FormPart legend="Where it is">
        <WhereFields form={form} zone={zone} />
      </FormPart>
      <FormPart legend="Its numbers">
        <Fields>
          <TextField
            label="ORI"
            hint="Nine letters and digits, for example CA0371100"
            optional
            error={errors.ori?.message}
            {...register('ori', orNothing)}
          />
          <TextField
            label="UEI"
            hint="Twelve letters and digits, as in SAM.gov"
            optional
            error={errors.uei?.message}
            {...register('uei', orNothing)}
          />
        </Fields>
      </FormPart>
    </>
  )
}

/** The state proposes its zone, in which the days of the agency begin and end. */
function WhereFields({ form, zone: kept }: FieldsProps) {
  const { register, formState, control, setValue } = form
  const { errors } = formState
  const [state = '', timeZone = null, otherZone = false] = useWatch({
    control,
    name: ['state', 'timeZone', 'otherZone'],
  })
  const zone = timeZone ?? ''
  const propose = (chosen: string) => {
    const proposed = zoneProposed({ state: chosen, zone, otherZone })
    if (proposed) setValue('timeZone', proposed, { shouldDirty: true, shouldValidate: formState.isSubmitted })
  }
  return (
    <>
      <Fields>
        <SelectField
          label="State or territory"
          error={errors.state?.message}
          {...register('state', { onChange: (event: { target: { value: string } }) => propose(event.target.value) })}
          empty="Choose a state"
          options={stateChoices}
        />
        <TextField label="County" optional error={errors.county?.message} {...register('county', orNothing)} />
      </Fields>
      <SelectField
        label="Time zone"
        hint="Its days begin and end here. The state proposes its own."
        error={errors.timeZone?.message}
        {...register('timeZone', orNothing)}
        empty="That of the state"
        options={zoneChoices(kept)}
      />
      <OtherZone {...{ state, zone, otherZone }} what="This agency" {...register('otherZone')} />
    </>
  )
}
