'use client'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { RadioGroup } from '@/app/_ui/choice'
import { DateField, Fields, FormPart, SelectField, TextArea, TextField } from '@/app/_ui/form'
import { type LineFields as LineFieldValues, lineWays } from '@/lib/directory/line-inputs'
import { lineKindNames, lineWayNames, lineFieldNames as names } from '@/lib/directory/line-words'
import { choicesOf } from '../words'

type Names = keyof LineFieldValues
type Problems = Partial<
  Record<Names | 'verifiedOn' | 'verifiedHow' | 'looked', { message?: string | undefined } | undefined>
>

/** What the fields need of whichever form holds them. */
export type LineForm = { register: (name: Names) => UseFormRegisterReturn; errors: Problems }
export type CheckForm = { register: (name: 'verifiedOn' | 'verifiedHow') => UseFormRegisterReturn; errors: Problems }
export type LookForm = {
  register: (name: 'verifiedOn' | 'verifiedHow' | 'looked') => UseFormRegisterReturn
  errors: Problems
}

export function LineFields({ register, errors }: LineForm) {
  return (
    <>
      <FormPart legend="What it is for">
        <TextField label={names.name} error={errors.name?.message} {...register('name')} />
        <SelectField
          label={names.kind}
          error={errors.kind?.message}
          {...register('kind')}
          empty="Choose a kind"
          options={choicesOf(lineKindNames)}
        />
        <TextArea label={names.purpose} rows={3} error={errors.purpose?.message} {...register('purpose')} />
      </FormPart>
      <FormPart legend="Where it leads">
        <ReachFields register={register} errors={errors} />
        <TextField
          label={names.hours}
          hint="For example: Day and night, every day"
          optional
          error={errors.hours?.message}
          {...register('hours')}
        />
      </FormPart>
      <FormPart legend="From where it is known">
        <TextField label={names.sourceName} error={errors.sourceName?.message} {...register('sourceName')} />
        <TextField label={names.sourceUrl} type="url" error={errors.sourceUrl?.message} {...register('sourceUrl')} />
      </FormPart>
    </>
  )
}

function ReachFields({ register, errors }: LineForm) {
  return (
    <>
      <Fields>
        <TextField
          label={names.phone}
          type="tel"
          hint="For example 888-373-7888"
          optional
          error={errors.phone?.message}
          {...register('phone')}
        />
        <TextField
          label={names.textNumber}
          type="tel"
          hint="For example 233733"
          optional
          error={errors.textNumber?.message}
          {...register('textNumber')}
        />
      </Fields>
      <TextField
        label={names.url}
        type="url"
        hint="Begins with https://"
        optional
        error={errors.url?.message}
        {...register('url')}
      />
    </>
  )
}

export function CheckFields({ register, errors }: CheckForm) {
  return (
    <>
      <DateField label="Day of the check" error={errors.verifiedOn?.message} {...register('verifiedOn')} />
      <RadioGroup
        label="How did you make sure?"
        error={errors.verifiedHow?.message}
        {...register('verifiedHow')}
        options={lineWays.map((value) => ({ value, label: lineWayNames[value] }))}
      />
    </>
  )
}
