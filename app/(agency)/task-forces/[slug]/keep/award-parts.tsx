'use client'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { DateField, Fields, FormPart, SelectField, TextField } from '@/app/_ui/form'
import { choicesOf } from '@/app/(admin)/admin/words'
import { basisNames, funderNames } from '@/lib/task-forces/fields'
import type { AwardFields, awardForm } from '@/lib/task-forces/inputs'
import type { KeptTaskForce } from '@/lib/task-forces/shapes'
import { awardNames as names } from '../../_form/field-names'

export type AwardValues = z.input<typeof awardForm>
export type Form = UseFormReturn<AwardValues, unknown, AwardFields>
type Props = { form: Form; force: KeptTaskForce }

export function AwardParts({ form, force }: Props) {
  const { register, formState } = form
  const { errors } = formState
  return (
    <>
      <FormPart legend="The award">
        <TextField label={names.number} error={errors.number?.message} {...register('number')} />
        <TextField
          label={names.program}
          hint="For example Enhanced Collaborative Model Task Force"
          error={errors.program?.message}
          {...register('program')}
        />
        <SelectField
          label={names.funder}
          error={errors.funder?.message}
          {...register('funder')}
          empty="Choose a funder"
          options={choicesOf(funderNames)}
        />
        <Holder form={form} force={force} />
      </FormPart>
      <FormPart legend="Amount and period">
        <Fields>
          <TextField
            label={names.amount}
            optional
            inputMode="numeric"
            error={errors.amount?.message}
            {...register('amount', { setValueAs: dollarsOf })}
          />
          <SelectField
            label={names.basis}
            optional
            error={errors.basis?.message}
            {...register('basis')}
            empty="No amount is known"
            options={choicesOf(basisNames)}
          />
        </Fields>
        <Fields>
          <DateField label={names.startsOn} optional error={errors.startsOn?.message} {...register('startsOn')} />
          <DateField label={names.endsOn} optional error={errors.endsOn?.message} {...register('endsOn')} />
        </Fields>
      </FormPart>
      <FormPart legend="From where it is known">
        <TextField label={names.sourceName} error={errors.sourceName?.message} {...register('sourceName')} />
        <Fields>
          <TextField
            label={names.sourceUrl}
            optional
            type="url"
            error={errors.sourceUrl?.message}
            {...register('sourceUrl')}
          />
          <DateField label={names.sourceSeenOn} error={errors.sourceSeenOn?.message} {...register('sourceSeenOn')} />
        </Fields>
      </FormPart>
    </>
  )
}

/** What people write for dollars: "$750,000" as well as "750000". What is no number is refused by the schema. */
export const dollarsOf = (typed: unknown): number | null => {
  if (typed === null || typed === undefined || typeof typed === 'number') return typed ?? null
  const plain = String(typed).replace(/[$,\s]/g, '')
  return plain === '' ? null : Number(plain)
}

function Holder({ form: { register, control, setValue, formState }, force }: Props) {
  const { errors } = formState
  const chosen = useWatch({ control, name: 'holderAgencyId' })
  const agencies = new Map(
    [...force.present, ...force.ahead, ...force.former].flatMap(({ agencyId, name }) =>
      agencyId ? [[agencyId, name] as const] : [],
    ),
  )
  const field = register('holderAgencyId', { setValueAs: (value: unknown) => value || null })
  return (
    <>
      <SelectField
        label={names.holderAgencyId}
        error={errors.holderAgencyId?.message}
        {...field}
        onChange={(event) => {
          if (event.target.value) setValue('holderName', '')
          void field.onChange(event)
        }}
        empty="Somebody else, by name"
        options={[...agencies].map(([value, label]) => ({ value, label }))}
      />
      {chosen ? null : (
        <TextField label={names.holderName} error={errors.holderName?.message} {...register('holderName')} />
      )}
    </>
  )
}
